"""Templates over view models: one environment a language, strict about what is missing, escaping everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from habeas.site import citation, links
from habeas.site.assets import address_of
from habeas.site.words import Words
from habeas.values.format import format_number

TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=8)
def environment(language: str = "en") -> Environment:
    """The templates in one language; compiled once and kept."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        lstrip_blocks=True,
        auto_reload=False,
    )
    words = Words(language)
    made.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined]  # by the extension
    made.globals.update(asset=address_of, links=links)
    made.filters.update(_records(words))
    made.filters["number"] = lambda number: format_number(Decimal(number), language)
    return made


def _records(words: Words) -> dict[str, Callable[[Any], str]]:
    """Filters that write a citation's records; there is one of each for every figure, so they are made to be fast."""
    return {
        "bibtex": citation.bibtex,
        "ris": citation.ris,
        "csl": lambda item: Markup(escape(citation.csl_text(item), quote=False)),  # in text a quotation mark is one
        "cited": lambda item: citation.in_words(words, item),
        "last_changed": lru_cache(64)(lambda edition: words("Last changed in edition %(edition)s.", edition=edition)),
    }


def render(template: str, view: Any, language: str = "en", **others: Any) -> str:
    """A page's HTML from its view model."""
    return environment(language).get_template(template).render(view=view, frame=view.frame, **others)


def twin(view: Any) -> bytes:
    """A view model as JSON: the same content, the same names."""
    return orjson.dumps(view, option=orjson.OPT_APPEND_NEWLINE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A page that says what went wrong, as RFC 9457 has it."""

    status: int
    title: str
    detail: str


def render_problem(status: int, title: str, detail: str, language: str = "en", observatory: str = "") -> str:
    """The HTML of an error: what happened and where to go from here. It names no edition and needs none."""
    words = Words(language)
    problem = Problem(status, title, detail)
    template = environment(language).get_template("problem.html")
    return template.render(problem=problem, language=language, direction=words.direction, observatory=observatory)
