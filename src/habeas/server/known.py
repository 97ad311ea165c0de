"""Whether there is what a filter names: a misspelt key must not look like an empty answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from habeas.catalog import load
from habeas.catalog.carried import NAME as CATALOG
from habeas.catalog.carried import carried_keys
from habeas.edition.reader import Edition


def unknown(edition: Edition, filters: Mapping[str, str]) -> str:
    """What is wrong with the first filter that names nothing in this edition; empty where all name something."""
    for name, (is_known, page) in _KNOWN.items():
        if name in filters and not is_known(edition, filters[name]):
            return f"{name}: edition {edition.id} has no {name} {filters[name]!r}; {page}"
    return ""


def _indicator(edition: Edition, key: str) -> bool:
    return key in _keys(edition, "indicators") or _exists(edition, "observation WHERE indicator = ?", key)


def _section(edition: Edition, key: str) -> bool:
    return key in _keys(edition, "sections")


def _source(edition: Edition, key: str) -> bool:
    return _exists(edition, "source WHERE key = ?", key) or _exists(edition, "observation WHERE source = ?", key)


def _facility(edition: Edition, subject: str) -> bool:
    """A place that is described, or of which there is a figure."""
    country, stroke, _ = subject.partition("-")
    described = "facility WHERE country = ? AND subject = ?"
    told = _exists(edition, described, country, subject) or _exists(edition, "observation WHERE subject = ?", subject)
    return bool(stroke) and told


def _exists(edition: Edition, where: str, *given: str) -> bool:
    return bool(edition.query(f"SELECT 1 FROM {where} LIMIT 1", given))


def _keys(edition: Edition, kind: str) -> frozenset[str]:
    """Of the catalog that the edition carries; the built-in one for an edition that carries none."""
    path = edition.directory / CATALOG if edition.directory else None
    if path and path.is_file():
        return carried_keys(path).get(kind, frozenset())
    return frozenset(getattr(load(), kind))


_KNOWN: Mapping[str, tuple[Callable[[Edition, str], bool], str]] = {
    "indicator": (_indicator, "/indicators/ lists them"),
    "section": (_section, "/indicators/ lists the indicators by section, /catalog.json has the keys"),
    "source": (_source, "/sources/ lists them"),
    "facility": (_facility, "/facilities/ lists them"),
}
