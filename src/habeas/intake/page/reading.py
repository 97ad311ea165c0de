"""What was read from a page: the answer of ``import page --dry-run --json``, and the same back from JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, Self

from habeas.intake.page.lines import Span
from habeas.values import Json

Completeness = Literal["full", "reduced"]


class Element:
    """A part of a page that knows its lines; its JSON form has its fields in their order."""

    __slots__ = ()

    def to_json(self) -> dict[str, Json]:
        """The element as it stands in the answer."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type]  # every element is a dataclass

    @classmethod
    def from_json(cls, form: Mapping[str, Any]) -> Self:
        """The element that `to_json` wrote; lists become tuples."""
        return cls(**{name: tuple(value) if isinstance(value, list) else value for name, value in form.items()})


@dataclass(frozen=True, slots=True)
class PageObservation(Element):
    """A figure or an answer as printed. `section` is the indicator's, `label` the printed one."""

    section: str
    indicator: str
    label: str
    value: Json
    status: str
    period: str | None
    breakdown: Mapping[str, str]
    raw: str
    lines: Span

    @classmethod
    def from_json(cls, form: Mapping[str, Any]) -> Self:
        """As written; a value that is a list stays one."""
        return cls(**{**form, "lines": tuple(form["lines"])})


@dataclass(frozen=True, slots=True)
class PageTreatyAction(Element):
    """A line of a treaty list: `date` is that of the act, `observed` the year in which it was looked up."""

    instrument: str
    action: str
    date: str | None
    article: str | None
    observed: str | None
    lines: Span


@dataclass(frozen=True, slots=True)
class PageRecommendation(Element):
    """A paragraph of a body, rejoined from its lines; what the page does not print is None."""

    mechanism: str | None
    document: str | None
    body: str | None
    symbol: str | None
    symbol_inferred: str | None
    year: str | None
    paragraphs: tuple[str, ...]
    starts_mid_sentence: bool
    articles: tuple[str, ...]
    kind: str
    answers: tuple[str, ...]
    themes: tuple[str, ...]
    text: str
    lines: Span

    def answering(self, paragraphs: tuple[str, ...]) -> PageRecommendation:
        """The same, as an answer to the concern in these paragraphs."""
        return replace(self, answers=paragraphs)


@dataclass(frozen=True, slots=True)
class Passage(Element):
    """Words and where they stand: the narrative, furniture, what was not understood."""

    text: str
    lines: Span


@dataclass(frozen=True, slots=True)
class PageUpdate(Element):
    """A news item as its card shows it."""

    title: str
    teaser: str
    date: str | None
    lines: Span


@dataclass(frozen=True, slots=True)
class PageContact(Element):
    """An organisation with its address on the web."""

    kind: str
    name: str
    url: str
    lines: Span


@dataclass(frozen=True, slots=True)
class PageHeading(Element):
    """A heading, or a label without value. Empty: this copy holds nothing under it, which says no more."""

    section: str
    label: str
    empty: bool
    lines: Span


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything found in one page. Every line that is not blank is in exactly one element, furniture included."""

    file: str
    country: str
    completeness: Completeness
    last_updated: str | None
    observations: tuple[PageObservation, ...] = ()
    treaty_actions: tuple[PageTreatyAction, ...] = ()
    recommendations: tuple[PageRecommendation, ...] = ()
    narrative: Passage | None = None
    updates: tuple[PageUpdate, ...] = ()
    contacts: tuple[PageContact, ...] = ()
    headings: tuple[PageHeading, ...] = ()
    title: str | None = None
    legend: str | None = None
    furniture: tuple[Passage, ...] = ()
    unparsed: tuple[Passage, ...] = ()
    notices: tuple[str, ...] = ()
    """What a person should know of how the file was decoded; not part of the answer."""

    def to_json(self) -> dict[str, Json]:
        """The contract's object."""
        return {
            "file": self.file,
            "country": self.country,
            "completeness": self.completeness,
            "last_updated": self.last_updated,
            **{name: _all(getattr(self, name)) for name in ("observations", "treaty_actions", "recommendations")},
            "narrative": self.narrative.to_json() if self.narrative else None,
            **{name: _all(getattr(self, name)) for name in ("updates", "contacts", "headings")},
            "page": {"title": self.title, "legend": self.legend, "furniture": _all(self.furniture)},
            "unparsed": _all(self.unparsed),
        }

    @classmethod
    def from_json(cls, form: Mapping[str, Any], notices: Iterable[str] = ()) -> PageReading:
        """The reading that `to_json` wrote; notices travel beside it."""
        page = form["page"]
        lists: dict[str, Any] = {
            name: tuple(kind.from_json(one) for one in form[name]) for name, kind in _LISTS.items()
        }
        return cls(
            **{name: form[name] for name in ("file", "country", "completeness", "last_updated")},
            **lists,
            narrative=Passage.from_json(form["narrative"]) if form["narrative"] else None,
            title=page["title"],
            legend=page["legend"],
            furniture=tuple(Passage.from_json(one) for one in page["furniture"]),
            notices=tuple(notices),
        )


_LISTS: Mapping[str, type[Element]] = {
    "observations": PageObservation,
    "treaty_actions": PageTreatyAction,
    "recommendations": PageRecommendation,
    "updates": PageUpdate,
    "contacts": PageContact,
    "headings": PageHeading,
    "unparsed": Passage,
}


def _all(elements: Iterable[Element]) -> list[Json]:
    return [element.to_json() for element in elements]


def _plain(value: Any) -> Json:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
