"""What every statement has, and the source it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from habeas.values import ReviewLevel, Visibility

TEXT = {"text": True}
PRIVATE = {"text": True, "private": True}

Redistribute = Literal["yes", "facts", "no"]
SOURCE_KINDS = (
    "official_statistics",
    "official_page",
    "un_document",
    "law",
    "court",
    "ngo",
    "press",
    "database",
    "country_page",
    "partner",
)
OFFICIAL_KINDS = frozenset({"official_statistics", "official_page", "law", "court"})
"""Kinds of source that the rule of preference counts as official."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One dated publication; `series` groups its vintages. `key` is stable and public unless `visibility` says not."""

    key: str
    title: str = field(metadata=TEXT)
    publisher: str = ""
    kind: str = "official_page"
    url: str = ""
    published: str = ""
    """EDTF; empty where it is not known."""
    accessed: str = ""
    licence: str = ""
    redistribute: Redistribute = "facts"
    language: str = "en"
    series: str = ""
    visibility: Visibility = Visibility.PUBLIC
    note: str = field(default="", metadata=PRIVATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What every kind of statement has: one subject, one source, where in it, and who is behind it."""

    KIND: ClassVar[str] = ""

    subject: str
    """ISO 3166-1 alpha-3 (XKX for Kosovo), or a place of detention's id such as ``KAZ-almaty-reception``."""
    source: str
    """The key of a `Source`."""
    locator: str = ""
    origin: str = ""
    """Who made the statement; empty where the source does not say."""
    via: str = ""
    """The source key of the page that passed it on; empty where the source itself was read."""
    language: str = "en"
    visibility: Visibility = Visibility.PUBLIC
    review_level: ReviewLevel = ReviewLevel.CARRIED_OVER
    note: str = field(default="", metadata=PRIVATE)

    @property
    def country(self) -> str:
        """The country of the subject: the part before the first hyphen of a place's id."""
        return self.subject.partition("-")[0]

    @property
    def topic(self) -> str:
        """What the statement speaks to within its subject and kind; equal topics are rivals or vintages."""
        raise NotImplementedError

    @property
    def question(self) -> str:
        """The question answered: subject, kind (for an observation its indicator) and topic."""
        return f"{self.subject}/{self.KIND}/{self.topic}"

    @property
    def natural_id(self) -> str:
        """The public id, unless another statement of the source answers the same question; all public content."""
        return f"{self.question}/{self.source}"

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Public ids of statements that it is said over and would tell of: it is public only where they are."""
        return ()


def breakdown_text(breakdown: Mapping[str, str]) -> str:
    """A breakdown in its one written form: ``group=minors;scope=in_law``. Keys in order, in law or in practice last."""
    return ";".join(f"{key}={breakdown[key]}" for key in sorted(breakdown, key=lambda key: (key == "scope", key)))


def slug(*parts: str) -> str:
    """Parts joined into one path segment: lower case, every run of other characters a hyphen; points stay."""
    kept = [part.casefold().translate(_KEPT) for part in parts if part]
    return "-".join([piece for part in kept for piece in part.split("-") if piece])


class _Kept(dict[int, str]):
    """What each character becomes in a slug, by its number."""

    def __missing__(self, number: int) -> str:
        char = chr(number)
        self[number] = made = char if char.isalnum() or char == "." else "-"
        return made


_KEPT = _Kept()
"""Remembered, since millions of ids are made of few characters."""
