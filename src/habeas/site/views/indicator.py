"""An indicator: its meaning, and the latest answer of every country; one indicator in one country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.catalog.model import Function, Indicator, KeptAs
from habeas.edition.schema import DerivedRow, ObservationRow, TreatyActionRow, TreatyStatusRow
from habeas.site import links
from habeas.site.records import Records
from habeas.site.views.changed import changed_in
from habeas.site.views.chapter import Asked, asked, section_name
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.derived import Computed, computed
from habeas.site.views.figure import Figure
from habeas.site.views.figure_citation import FigureCitation, computed_citations, figure_citations
from habeas.site.views.frame import Frame, frame
from habeas.site.views.printed import PrintedChange, PrintedQuestion, printed_changes_of, printed_over_time
from habeas.site.views.series import GAPS, figures, newest, same_length
from habeas.site.volume import Volume, latest
from habeas.site.words import FUNCTIONS, N_, TIMES, VALUE_TYPES, label
from habeas.values import Period


@dataclass(frozen=True, slots=True)
class Option:
    """One option of an answer."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A label under which country pages have printed the indicator."""

    label: str
    generations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InCountry:
    """The latest answer of one country, or the reason why there is none; `computed` is the newest computed value."""

    country_name: str
    url: str
    latest: Figure | None
    computed: Computed | None
    gap: Figure | None
    unread: Figure | None
    """What was printed and could not be read: told where nothing else is, for it is not the same as no answer."""
    partial: int
    groups: int


@dataclass(frozen=True, slots=True)
class Named:
    """Another indicator, or a page where the answers stand."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Formula:
    """How values are computed from others; the inputs of a count are a list of treaties."""

    function: str
    words: str
    inputs: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """One indicator. `kept` names the page where its answers stand if they are no observations."""

    frame: Frame
    key: str
    label: str
    definition: str
    section: str
    section_key: str
    verified: bool
    kept: Named | None
    type: str
    type_text: str
    unit: str
    time_text: str
    formula: Formula | None
    groups: tuple[str, ...]
    options: tuple[Option, ...]
    printed: tuple[Printed, ...]
    replaced_by: str
    replaced_by_label: str
    replaced_by_url: str
    meaning_changed: bool
    replaces: tuple[Named, ...]
    countries: tuple[InCountry, ...]
    not_looked_for: int
    places: int
    sources: tuple[SourceNote, ...]


def indicator_page(volume: Volume, one: Indicator) -> IndicatorPage:
    """The page of an indicator."""
    rows = volume.edition.rows(ObservationRow, {"indicator": one.key, "state": "current"})
    by_country: dict[str, list[ObservationRow]] = defaultdict(list)
    for row in rows:
        if row.subject == row.country:
            by_country[row.country].append(row)
    derived = _newest_derived(volume, one)
    sources = Bibliography(volume)
    codes = volume.catalog.code_lists[one.codes].codes if one.codes else ()
    title = volume.say(one.label)
    return IndicatorPage(
        frame=frame(
            volume,
            "indicator",
            links.indicator(one.key),
            title,
            changed(volume, one),
            description=volume.say(one.definition),
        ),
        key=one.key,
        label=title,
        definition=volume.say(one.definition),
        section=section_name(volume, volume.catalog.sections[one.section]),
        section_key=one.section,
        verified=one.verified,
        kept=kept_elsewhere(volume, one),
        type=one.type,
        type_text=label(VALUE_TYPES, one.type, volume.words),
        unit=one.unit,
        time_text=label(TIMES, one.time, volume.words),
        formula=formula(volume, one),
        groups=tuple(volume.breakdown_label(key) for key in one.breakdown),
        options=tuple(Option(code.code, volume.say(code.label)) for code in codes),
        printed=tuple(Printed(alias.label, alias.generations) for alias in one.aliases),
        replaced_by=one.replaced_by or "",
        replaced_by_label=volume.indicator_label(one.replaced_by) if one.replaced_by else "",
        replaced_by_url=links.indicator(one.replaced_by) if one.replaced_by else "",
        meaning_changed=one.meaning_changed,
        replaces=_replaces(volume, one),
        countries=tuple(
            _in_country(volume, code, one.key, by_country.get(code, []), derived.get(code), sources)
            for code in volume.countries
            if code in by_country or code in derived
        ),
        not_looked_for=len(volume.looked_at) - len(by_country.keys() | derived.keys()),
        places=len({row.subject for row in rows if row.subject != row.country}),
        sources=sources.notes(),
    )


def _replaces(volume: Volume, one: Indicator) -> tuple[Named, ...]:
    replaced = (other for other in volume.catalog.indicators.values() if other.replaced_by == one.key)
    return tuple(Named(volume.say(other.label), links.indicator(other.key)) for other in replaced)


def changed(volume: Volume, one: Indicator) -> str:
    """The edition in which an answer last changed, or anything it is computed from."""
    counted = one.derived is not None and one.derived.function is Function.COUNT_IN_FORCE
    keys = (one.key, *(one.derived.inputs if one.derived else ()))
    own = volume.edition.select(ObservationRow, "DISTINCT changed_edition", {"indicator": keys})
    treaties = changed_in(volume, TreatyActionRow, TreatyStatusRow) if counted else ""
    return latest([treaties, *(str(edition) for (edition,) in own)])


LISTS: Mapping[str, str] = {
    "nineteen": N_("the nineteen relevant treaties"),
    "eight": N_("the eight complaint procedures"),
}


def _newest_derived(volume: Volume, one: Indicator) -> Mapping[str, DerivedRow]:
    """The newest computed value of every country."""
    rows = volume.edition.rows(DerivedRow, {"indicator": one.key}) if one.derived else []
    return {row.country: row for row in sorted(rows, key=lambda row: (Period.parse(row.period).end, row.id))}


def formula(volume: Volume, one: Indicator) -> Formula | None:
    """How the indicator is computed; None where it is only asked."""
    if one.derived is None:
        return None
    known = volume.catalog.indicators
    inputs = tuple(
        Named(volume.indicator_label(key), links.indicator(key))
        if key in known
        else Named(label(LISTS, key, volume.words), "/treaties/")
        for key in one.derived.inputs
    )
    return Formula(one.derived.function, label(FUNCTIONS, one.derived.function, volume.words), inputs)


KEPT: Mapping[KeptAs, tuple[str, str]] = {
    KeptAs.TREATY_ACTION: (N_("Treaties"), "/treaties/"),
    KeptAs.RECOMMENDATION: (N_("Recommendations and concerns"), "/recommendations/"),
    KeptAs.UPDATE: (N_("Updates"), "/updates/"),
    KeptAs.CASE: (N_("Cases, on the page of each country"), "/countries/"),
    KeptAs.NARRATIVE: (N_("Reports, on the page of each country"), "/countries/"),
    KeptAs.CONTACT: (N_("Contacts, on the page of each country"), "/countries/"),
    KeptAs.PAGE: (N_("said of the page itself and not kept"), ""),
}


def kept_elsewhere(volume: Volume, one: Indicator) -> Named | None:
    """Where the answers stand if they are no observations."""
    if one.kept_as not in KEPT:
        return None
    words, url = KEPT[one.kept_as]
    return Named(volume.words(words), url)


def _in_country(
    volume: Volume,
    code: str,
    key: str,
    rows: Sequence[ObservationRow],
    derived: DerivedRow | None,
    sources: Bibliography,
) -> InCountry:
    whole = [row for row in rows if not row.breakdown]
    used = sorted((row for row in whole if row.preferred and row.coverage != "partial"), key=newest)
    alike = same_length(volume, key, [row for row in used if row.value])
    missing = [row for row in used if row.status in GAPS]
    unread = [row for row in used if row.status == "unparsed"]
    slug = volume.countries[code].slug
    return InCountry(
        country_name=volume.country_name(code),
        url=links.country_indicator(slug, key) if rows or derived else f"{links.country(slug)}#{key}",
        latest=next(iter(figures(volume, alike[-1:], sources)), None),
        computed=computed(volume, derived) if derived else None,
        gap=next(iter(figures(volume, missing[-1:], sources)), None),
        unread=None if alike or missing else next(iter(figures(volume, unread[-1:], sources)), None),
        partial=sum(1 for row in whole if row.preferred and row.coverage == "partial"),
        groups=sum(1 for row in rows if row.breakdown),
    )


@dataclass(frozen=True, slots=True)
class CountryIndicatorPage:
    """One indicator in one country, with every figure that stands or ever stood."""

    frame: Frame
    country_name: str
    country_url: str
    indicator_url: str
    asked: Asked
    printed: tuple[PrintedQuestion, ...]
    printed_changes: tuple[PrintedChange, ...]
    ended: tuple[Figure, ...]
    citations: tuple[FigureCitation, ...]
    report_prefix: str
    """The mail in which an error is reported, up to the id of the figure."""
    sources: tuple[SourceNote, ...]


def country_indicator_page(volume: Volume, records: Records, one: Indicator) -> CountryIndicatorPage:
    """The page of an indicator that anything is said of in the country."""
    sources = Bibliography(volume)
    view = asked(volume, one, records, sources)
    every = [row for row in records.all(ObservationRow) if row.indicator == one.key and row.subject == records.code]
    ended = [row for row in every if row.state != "current"]
    cited = figure_citations(volume, every, sources)
    cited += computed_citations(volume, records.derived.get(one.key, ()), records)
    country = volume.countries[records.code]
    name = volume.country_name(records.code)
    return CountryIndicatorPage(
        frame=frame(
            volume,
            "country-indicator",
            links.country_indicator(country.slug, one.key),
            f"{name}: {view.label}",
            latest([*(row.changed_edition for row in every), *(one.csl["version"] for one in cited)]),
        ),
        country_name=name,
        country_url=links.country(country.slug),
        indicator_url=links.indicator(one.key),
        asked=view,
        printed=printed_over_time(volume, records.observations.get(one.key, ()), records.printed_changes, sources),
        printed_changes=printed_changes_of(volume, records, one.key, sources),
        ended=figures(volume, ended, sources),
        citations=cited,
        report_prefix=volume.report_prefix,
        sources=sources.notes(),
    )
