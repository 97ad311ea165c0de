"""What a list of recommendations can be narrowed down by, and the addresses of narrower and wider lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.edition.filters import NAMES, Asked, Choice, choices
from habeas.edition.tags import UNANSWERED
from habeas.site import links
from habeas.site.volume import Volume
from habeas.site.words import KINDS_OF_PARAGRAPH, N_, RESPONSES, label

BASE = "/recommendations/"
SELECT = f"{BASE}select/"
"""Where the form leads: the server answers with the address of what was chosen, without what was left open.

A path of its own, so that in a copy without a server the form does not show everything and call it the answer.
"""
PATHS: Mapping[str, str] = {"country": "countries", "body": "bodies", "theme": "themes", "year": "years"}
"""The filters that have finished lists, and the paths of these."""

LABELS: Mapping[str, str] = {
    "country": N_("Country"),
    "body": N_("Body"),
    "theme": N_("Theme"),
    "year": N_("Year"),
    "kind": N_("Kind"),
    "response": N_("Answer of the state"),
}
ANY: Mapping[str, str] = {
    "country": N_("all countries"),
    "body": N_("all bodies"),
    "theme": N_("all themes"),
    "year": N_("all years"),
    "kind": N_("both"),
    "response": N_("any or none"),
}
ANSWERS: Mapping[str, str] = {**RESPONSES, UNANSWERED: N_("no answer on record")}


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen; `total` is how much stands under it when nothing else is asked."""

    value: str
    label: str
    total: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice of the form; `any_label` names the choice of nothing."""

    name: str
    label: str
    any_label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the address of the list without it."""

    name: str
    label: str
    text: str
    without: str


@dataclass(frozen=True, slots=True)
class ListLink:
    """A list that has a path of its own."""

    label: str
    url: str
    total: int


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists by country, body, theme or year."""

    name: str
    label: str
    links: tuple[ListLink, ...]


def address(asked: Asked, number: int = 1) -> str:
    """The address of a page of what is asked; the first page of everything is the finished list."""
    page = {"page": str(number)} if number > 1 else {}
    query = links.query({**{name: asked[name] for name in NAMES if name in asked}, **page})
    return f"{BASE}?{query}" if query else BASE


def list_path(volume: Volume, name: str, value: str) -> str:
    """The path of the finished list of one value."""
    if name == "country" and value in volume.countries:
        value = volume.countries[value].slug
    return links.path_of("recommendations", PATHS[name], links.segment(value))


def chips(volume: Volume, asked: Asked) -> tuple[Chip, ...]:
    """The filters that are set, in the order of the form."""
    return tuple(
        Chip(
            name,
            volume.words(LABELS[name]),
            value_text(volume, name, asked[name]),
            address({key: value for key, value in asked.items() if key != name}),
        )
        for name in NAMES
        if name in asked
    )


def filters(volume: Volume, asked: Asked) -> tuple[Filter, ...]:
    """The form: every filter with every value that something stands under, and what is set though nothing does."""
    found = _by_name(volume)
    return tuple(
        Filter(
            name,
            volume.words(LABELS[name]),
            volume.words(ANY[name]),
            tuple(_options(volume, name, found.get(name, ()), asked.get(name, ""))),
        )
        for name in NAMES
    )


def lists(volume: Volume) -> tuple[Lists, ...]:
    """All lists that have paths of their own."""
    found = _by_name(volume)
    return tuple(
        Lists(
            name,
            volume.words(LABELS[name]),
            tuple(
                ListLink(value_text(volume, name, one.value), list_path(volume, name, one.value), one.total)
                for one in found[name]
            ),
        )
        for name in PATHS
        if name in found
    )


def value_text(volume: Volume, name: str, value: str) -> str:
    """A filter's value in words."""
    match name:
        case "country":
            return volume.country_name(value)
        case "body":
            return volume.body_name(value)
        case "theme":
            theme = volume.catalog.themes.get(value)
            return volume.say(theme.label) if theme else label({}, value, volume.words)
        case "kind":
            return label(KINDS_OF_PARAGRAPH, value, volume.words)
        case "response":
            return label(ANSWERS, value, volume.words)
        case _:
            return value


def _by_name(volume: Volume) -> Mapping[str, Sequence[Choice]]:
    """The choices of each filter as people look for them: by name, years newest first, closed sets in their order."""
    found: dict[str, list[Choice]] = defaultdict(list)
    for one in choices(volume.edition):
        found[one.name].append(one)
    for name in ("country", "body", "theme"):
        found[name].sort(key=lambda one: (value_text(volume, one.name, one.value).casefold(), one.value))
    found["year"].reverse()
    order = {value: place for place, value in enumerate(ANSWERS)}
    found["response"].sort(key=lambda one: (order.get(one.value, len(order)), one.value))
    return {name: some for name, some in found.items() if some}


def _options(volume: Volume, name: str, found: Sequence[Choice], chosen: str) -> Iterator[Option]:
    there = [*found, *([] if not chosen or any(one.value == chosen for one in found) else [Choice(name, chosen, 0)])]
    for one in there:
        yield Option(one.value, value_text(volume, name, one.value), one.total, one.value == chosen)
