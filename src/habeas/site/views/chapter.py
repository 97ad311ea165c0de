"""The chapters of a country page: sections of indicators, then what is kept in tables of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.catalog.model import Indicator, Section
from habeas.edition.schema import (
    CaseRow,
    ContactRow,
    EventRow,
    FollowUpRow,
    NarrativeRow,
    ObservationRow,
    RecommendationRow,
    ResponseRow,
    ReviewRow,
    UpdateRow,
    VisitRow,
)
from habeas.site import links
from habeas.site.records import Records
from habeas.site.views.breakdown import BreakdownTable, tables
from habeas.site.views.calendar import CALENDAR, FEED, TABLE, calendar_path, days
from habeas.site.views.cited import Bibliography
from habeas.site.views.coverage import Coverage, coverage, is_question, questions_of, said_by
from habeas.site.views.derived import Computed, computed
from habeas.site.views.facility import Facility, Happening, facilities, happenings
from habeas.site.views.follow_up import followed
from habeas.site.views.law import Law, laws
from habeas.site.views.news import Account, Contacts, Update, accounts, contacts, updates
from habeas.site.views.oversight import Case, ReviewsOfBody, cases, reviews
from habeas.site.views.printed import PrintedChange, printed_changes
from habeas.site.views.recommendation import Told, newest, recommendation, responses_by_topic, told
from habeas.site.views.recommendation_filters import BASE, address, list_path
from habeas.site.views.series import Readings, readings
from habeas.site.views.treaty import Treaties, treaties
from habeas.site.volume import Volume
from habeas.site.words import TIMES, label

PARAGRAPHS_SHOWN, STAGES_SHOWN = 60, 60
"""The newest of each on the country's page, so that it stays light; the others are a link away."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One indicator with everything said about it."""

    key: str
    url: str
    label: str
    definition: str
    unit: str
    time_text: str
    replaced_by: str
    replaced_by_label: str
    meaning_changed: bool
    readings: Readings
    tables: tuple[BreakdownTable, ...]
    computed: tuple[Computed, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the page: the old heading's place, so that old links still lead somewhere.

    `anchor` is empty where an indicator has the same key: the id is the indicator's then.
    """

    key: str
    anchor: str
    label: str
    indicators: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Unasked:
    """A question that nobody has looked for yet."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What a chapter shows besides indicators; most chapters have none."""

    laws: tuple[Law, ...] = ()
    facilities: tuple[Facility, ...] = ()
    visits: tuple[Happening, ...] = ()
    events: tuple[Happening, ...] = ()
    treaties: Treaties | None = None
    reviews: tuple[ReviewsOfBody, ...] = ()
    calendar: Calendar | None = None
    recommendations: tuple[Told, ...] = ()
    others: Others | None = None
    cases: tuple[Case, ...] = ()
    accounts: tuple[Account, ...] = ()
    printed_changes: tuple[PrintedChange, ...] = ()
    updates: tuple[Update, ...] = ()
    contacts: tuple[Contacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where the country's reviews stand as a calendar, to subscribe to and as a table, with those not shown here."""

    url: str
    calendar_url: str
    feed_url: str
    table_url: str
    others: int


@dataclass(frozen=True, slots=True)
class Others:
    """Where all of the country's recommendations and concerns stand, and how many are not shown here."""

    url: str
    refine_url: str
    csv_url: str
    total: int
    others: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter. `anchors` are the old keys that have no row of their own here."""

    key: str
    label: str
    anchors: tuple[str, ...]
    sections: tuple[SectionView, ...]
    extras: Extras
    not_looked_for: tuple[Unasked, ...]
    coverage: Coverage | None
    """None where the chapter asks nothing, such as one of news."""


def chapters(volume: Volume, records: Records, sources: Bibliography) -> tuple[Chapter, ...]:
    """Every chapter that has anything to show or to ask."""
    said = {key: said_by(rows) for key, rows in records.observations.items()}
    known = {one.chapter: one for one in coverage(volume, said)}
    made = (_chapter(volume, key, records, sources, known.get(key)) for key in volume.catalog.chapters)
    return tuple(one for one in made if one.sections or one.not_looked_for or one.extras != Extras())


def _chapter(volume: Volume, key: str, records: Records, sources: Bibliography, known: Coverage | None) -> Chapter:
    sections = [section for section in volume.catalog.sections.values() if section.chapter == key]
    views = tuple(view for section in sections if (view := _section(volume, section, records, sources)).indicators)
    asked = questions_of(volume, key)
    unasked = tuple(
        Unasked(one.key, volume.say(one.label)) for one in asked if is_question(one) and not filled(records, one.key)
    )
    shown = {one.key for view in views for one in view.indicators} | {one.key for one in unasked}
    shown |= {view.key for view in views}
    anchors = [name for name in (*(s.key for s in sections), *(one.key for one in asked)) if name not in shown]
    return Chapter(
        key=key,
        label=volume.say(volume.catalog.chapters[key].label),
        anchors=tuple(name for name in dict.fromkeys(anchors) if name != key),
        sections=views,
        extras=_extras(volume, key, records, sources),
        not_looked_for=unasked,
        coverage=known,
    )


def filled(records: Records, indicator: str) -> bool:
    """Whether anything at all is said of an indicator."""
    return bool(records.observations.get(indicator) or records.derived.get(indicator))


def _section(volume: Volume, section: Section, records: Records, sources: Bibliography) -> SectionView:
    there = [one for one in volume.asked_of_countries.get(section.key, []) if filled(records, one.key)]
    return SectionView(
        section.key,
        "" if section.key in volume.catalog.indicators else section.key,
        section_name(volume, section),
        tuple(asked(volume, one, records, sources) for one in there),
    )


def section_name(volume: Volume, section: Section) -> str:
    """A section's heading; the old pages' tiles had none of their own."""
    return volume.words("At a glance") if section.key == "head" else volume.say(section.label)


def asked(volume: Volume, one: Indicator, records: Records, sources: Bibliography) -> Asked:
    """Everything said of one indicator in one country."""
    rows: Sequence[ObservationRow] = records.observations.get(one.key, [])
    country = volume.countries[records.code]
    return Asked(
        key=one.key,
        url=links.country_indicator(country.slug, one.key) if filled(records, one.key) else "",
        label=volume.say(one.label),
        definition=volume.say(one.definition),
        unit=one.unit,
        time_text=label(TIMES, one.time, volume.words),
        replaced_by=one.replaced_by or "",
        replaced_by_label=volume.indicator_label(one.replaced_by) if one.replaced_by else "",
        meaning_changed=one.meaning_changed,
        readings=readings(volume, one.key, [row for row in rows if not row.breakdown], sources),
        tables=tables(volume, [row for row in rows if row.breakdown], sources),
        computed=tuple(computed(volume, row) for row in records.derived.get(one.key, [])),
    )


def _extras(volume: Volume, key: str, records: Records, sources: Bibliography) -> Extras:  # noqa: PLR0911 - one a chapter
    match key:
        case "law":
            return Extras(laws=laws(volume, records, sources))
        case "people":
            return Extras(events=_events(volume, records, sources))
        case "places":
            return Extras(facilities=facilities(volume, records, sources))
        case "oversight":
            return Extras(visits=happenings(volume, records.standing(VisitRow), sources))
        case "treaties":
            return _commitments(volume, records, sources)
        case "report":
            return Extras(
                accounts=accounts(volume, records.standing(NarrativeRow), sources),
                printed_changes=printed_changes(volume, records, sources),
            )
        case "updates":
            return Extras(updates=updates(volume, records.standing(UpdateRow), sources))
        case "contacts":
            return Extras(contacts=contacts(volume, records.standing(ContactRow), sources))
        case _:
            return Extras()


def _events(volume: Volume, records: Records, sources: Bibliography) -> tuple[Happening, ...]:
    """Events that belong to no single place; a place's own stand in its life."""
    return happenings(volume, (row for row in records.standing(EventRow) if not row.facility), sources)


def _commitments(volume: Volume, records: Records, sources: Bibliography) -> Extras:
    responses = responses_by_topic(records.standing(ResponseRow))
    rows = sorted(records.standing(RecommendationRow), key=newest)
    rows.sort(key=lambda row: row.year, reverse=True)
    stages = sorted(records.standing(ReviewRow), key=lambda row: (row.date, row.id), reverse=True)
    follow_ups = followed(volume, records.standing(FollowUpRow))
    found = treaties(volume, records, sources)
    return Extras(
        treaties=found if found.known else None,
        reviews=reviews(volume, stages[:STAGES_SHOWN], sources),
        calendar=_calendar(volume, records.code, stages) if stages else None,
        recommendations=told(
            recommendation(volume, row, responses, sources, follow_ups) for row in rows[:PARAGRAPHS_SHOWN]
        ),
        others=_others(volume, records.code, len(rows)) if rows else None,
        cases=cases(volume, records.standing(CaseRow), sources),
    )


def _calendar(volume: Volume, code: str, stages: Sequence[ReviewRow]) -> Calendar:
    path = calendar_path(volume, "country", code)
    return Calendar(
        url=path,
        calendar_url=f"{path}{CALENDAR}" if any(days(row) for row in stages) else "",
        feed_url=f"{path}{FEED}",
        table_url=f"{path}{TABLE}",
        others=max(0, len(stages) - STAGES_SHOWN),
    )


def _others(volume: Volume, code: str, total: int) -> Others:
    asked = {"country": code}
    return Others(
        url=list_path(volume, "country", code),
        refine_url=address(asked),
        csv_url=f"{BASE}list.csv?{links.query(asked)}",
        total=total,
        others=max(0, total - PARAGRAPHS_SHOWN),
    )
