"""Statements of every kind: one of each where a test needs a row in every table, and any of them for hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from habeas.catalog import load
from habeas.intake.proposal import (
    Case,
    Contact,
    Event,
    Facility,
    FollowUp,
    Law,
    Narrative,
    Observation,
    Provision,
    Recommendation,
    Response,
    Review,
    Statement,
    TreatyAction,
    TreatyStatus,
    Update,
    Visit,
)
from habeas.values import CoverageKind, ReviewLevel, Status, Visibility


def one_of_each_kind(source: str) -> list[Statement]:
    """A small statement of every kind."""
    of: dict[str, Any] = {"subject": "KAZ", "source": source}
    return [
        Observation(**of, indicator="detainee_entries", period="2024", value=412, raw="412"),
        TreatyAction(**of, instrument="CAT", action="accession", date="1998-08-26"),
        TreatyStatus(**of, instrument="CAT", status="party", as_of="2025-01-01"),
        Recommendation(**of, body="CAT", year="2014", paragraphs=("10",), text="End it."),
        Response(**of, recommendation="upr-2014-10", response="accepted"),
        Review(**of, body="CAT", stage="dialogue", date="2014-11"),
        Case(**of, body="CCPR", number="2024/2011", title="A. v. Kazakhstan", outcome_source=source),
        Law(**of, key="migration-act", title="Act on migration"),
        Provision(**of, law="migration-act", article="4", about="Detention"),
        Event(**of, kind="mass_expulsion", date="2015", count={"at_least": 50}),
        Visit(**of, kind="visit", date="2015", body="SPT"),
        Narrative(**of, kind="sentence", text="It detains."),
        Update(**of, title="News", date="2020-05-05"),
        Contact(**of, kind="ngo", name="A legal clinic", url="https://example.org"),
        Facility(subject="KAZ-almaty-reception", source=source, name="Reception centre"),
        FollowUp(**of, recommendation="cat-2014-10", bearing="carried_out", abstract="It was ended."),
    ]


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
"""Whatever a source can print, control characters, right-to-left marks and emoji included."""
SLUGS = st.text("abcdefgh123", min_size=1, max_size=8)
PERIODS = st.sampled_from(["", "2017", "2017-05", "2017-05-03", "202X", "2017?", "2016-09-20/2016-09-29", "2019/.."])
NUMBERS = st.one_of(
    st.integers(0, 10**12),
    st.floats(0, 10**6).map(lambda number: round(number, 3)),
    st.builds(lambda number: {"at_least": number}, st.integers(0, 10**6)),
    st.builds(lambda low, more: {"from": low, "to": low + more}, st.integers(0, 99), st.integers(0, 99)),
)
ADDRESSES = st.sampled_from(["", "https://example.org/an-act", "http://ministry.example/a?b=ä#c"])
ANATOMY: dict[str, st.SearchStrategy[Any]] = {
    "subject": st.sampled_from(["KAZ", "XKX", "GBR"]),
    "source": st.just("moi-2025"),
    "locator": WORDS,
    "origin": WORDS,
    "via": st.sampled_from(["", "moi-2025"]),
    "language": st.sampled_from(["en", "ru", "pt-BR", "zh-Hant"]),
    "visibility": st.sampled_from(Visibility),
    "review_level": st.sampled_from(ReviewLevel),
    "note": WORDS,
}


def _tuples(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3).map(tuple)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    """Figures with their coverage and breakdown, and gaps."""
    status = draw(st.sampled_from(Status))
    kind = draw(st.none() | st.sampled_from(CoverageKind))
    return Observation(
        **{name: draw(strategy) for name, strategy in ANATOMY.items()},
        indicator="detained_children",
        period=draw(PERIODS),
        status=status,
        value=draw(NUMBERS) if status.has_value else None,
        breakdown=draw(st.sampled_from([{}, {"age": "0-17"}, {"sex": "female", "age": "12-17"}])),
        coverage_kind=kind,
        coverage_words=draw(WORDS) if kind else "",
        raw=draw(WORDS.filter(str.strip) if status is Status.UNPARSED else WORDS),
    )


def _of(made: type[Statement], **own: st.SearchStrategy[Any]) -> st.SearchStrategy[Statement]:
    return st.builds(made, **ANATOMY, **own)


STATEMENTS: st.SearchStrategy[Statement] = st.one_of(
    observations(),
    _of(TreatyAction, instrument=st.just("CAT"), action=SLUGS, date=PERIODS, article=SLUGS, text=WORDS),
    _of(
        Recommendation,
        body=WORDS,
        year=st.just("2014"),
        paragraphs=_tuples(WORDS),
        starts_mid_sentence=st.booleans(),
        articles=_tuples(WORDS),
        kind=st.sampled_from(["concern", "recommendation"]),
        recommending=_tuples(SLUGS),
        themes=_tuples(st.sampled_from(sorted(load().themes))),
        text=WORDS,
        abstract=WORDS,
    ),
    _of(Event, kind=SLUGS, date=PERIODS, place=WORDS, count=st.none() | NUMBERS, words=WORDS),
    _of(Narrative, kind=SLUGS, question_key=SLUGS, observations=_tuples(WORDS), text=WORDS),
    _of(Law, key=SLUGS, title=WORDS, title_original=WORDS, adopted=PERIODS, url=ADDRESSES),
    _of(Facility, name=WORDS, aliases=_tuples(WORDS), foreign_ids=_tuples(WORDS), place=WORDS),
)
"""Statements of the kinds that between them use every form of field."""
