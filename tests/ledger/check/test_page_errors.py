"""The eleven errors that country pages were seen to make, each as it was printed, and beside it what may be right."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ledger.check.viewing import act, found, of, page, view

from habeas.intake.proposal import Source, Statement, TreatyStatus
from habeas.ledger.check import Severity
from habeas.values import CoverageKind, Status

NOT_AVAILABLE = {"value": None, "status": Status.NOT_AVAILABLE}


def gap(indicator: str, period: str, **fields: Any) -> Statement:
    return of(indicator, period=period, **{**NOT_AVAILABLE, **fields})


def money(amount: float, scale: int = 1, currency: str = "USD") -> dict[str, Any]:
    return {"amount": amount, "currency": currency, "scale": scale}


PRISONS = {"prison_population": 25129, "prison_foreign_pct": 6.8, "prison_rate": 232}
"""The Dominican Republic's, as printed on the page of Dominica."""


def prisons(subject: str, **fields: Any) -> list[Statement]:
    return [of(key, number, subject=subject, **fields) for key, number in PRISONS.items()]


RWANDA = [
    of("prison_population", 145021, "1998", "RWA"),
    of("prison_rate", 139, "1998", "RWA"),
    of("prison_population", 54279, "2015", "RWA"),
    of("prison_rate", 434, "2015", "RWA"),
]
SERBIA = [
    of("detainees_on_day", 6852, "2020-04", "SRB", source="ngo"),
    of("detainee_entries", 574, "2022", "SRB"),
]
MALTA = {"subject": "MLT-safi", "period": "2020"}
WRONG = [
    # 1. Missing became zero: one question in two copies; a page of zeros beside what is not available.
    ("missing_became_zero", "ask", [gap("detained_children", "2017", source="g2"), of("detained_children", 0, "2017")]),
    (
        "missing_became_zero",
        "ask",
        [of("capacity_total", 0, "2019"), of("deportations_forced", 0, "2019"), gap("detained_children", "2019")],
    ),
    # 2. Wrong country: a rate that is not of these people; more prisoners than anywhere; another country's set.
    ("wrong_country", "stop", [*prisons("DMA"), of("population", 74243)]),
    ("wrong_country", "stop", [*prisons("DMA"), of("population", 74243, "2019", source="census")]),
    ("wrong_country", "stop", [of("prison_population", 25129), of("population", 74243)]),
    ("wrong_country", "stop", [*prisons("DMA"), *prisons("DOM", source="other")]),
    # 3. Incoherent series.
    ("incoherent_series", "ask", RWANDA),
    # 4. Units and scales.
    ("implausible_amount", "stop", [of("gdp_pc", money(766000), subject="SLE")]),
    ("unit_scale", "ask", [of("remittances_in", money(45), "2014", "TLS")]),
    (
        "unit_scale",
        "ask",
        [of("remittances_in", money(104_000_000), "2014"), of("remittances_in", money(104, 1000), "2015")],
    ),
    ("unit_scale", "ask", [of("gdp_pc", money(766), "2020", "SLE"), of("gdp_pc", money(0.71, 1), "2021", "SLE")]),
    ("unit_scale", "ask", [of("prison_foreign_pct", 0.068, "2022"), of("prison_foreign_pct", 6.8, "2021")]),
    (
        "unit_scale",
        "ask",
        [of("migrants_pct", 0.198), of("migrants_stock", 3_732_073), of("population", 18_776_707)],
    ),
    # 5. False precision.
    (
        "false_precision",
        "ask",
        [of("population", 423_000, "2015"), of("population", 400_000, "2020"), of("population", 500_000, "2023")],
    ),
    ("false_precision", "ask", [of("population", 74_243, "2020"), of("population", 100_000, "2023")]),
    # 6. Year slip: the quoted source has the year before; a source from before the year was over.
    ("year_slip", "ask", [of("detainee_entries", 7, "2023"), of("detainee_entries", 7, "2022", source="quoted")]),
    # 7. Changed meaning: the label was swapped, the figure was not.
    ("changed_meaning", "ask", [of("detainees_total", 574), of("detainee_entries", 574, source="later")]),
    ("changed_meaning", "ask", [of("detainees_by_year_g2", 574), of("detainee_entries", 574, source="later")]),
    # 8. Concept drift, and a part printed as the whole.
    ("concept_drift", "ask", SERBIA),
    ("partial_as_national", "ask", [of("detainee_entries", 9000, raw="9,000 in the city of Astana")]),
    # 9. Tiles against rows.
    ("tiles_disagree", "ask", [of("detainee_entries", 7, "2023"), of("detainee_entries", 9, "2023")]),
    ("tiles_disagree", "ask", [of("headline_has_law", "No"), of("has_specific_law", "Yes", "2014")]),
    ("tiles_disagree", "ask", [of("headline_has_law", "No"), of("max_length_admin", {"days": 60}, "2014")]),
    ("tiles_disagree", "ask", [of("headline_detains", "No"), of("detainee_entries", 12, "2019")]),
    ("tiles_disagree", "ask", [of("detainees_total", 380), of("detainee_entries", 1705)]),
    ("tiles_disagree", "ask", [of("detainee_entries", 100), of("detained_children", 101)]),
    (
        "tiles_disagree",
        "ask",
        [of("facility_population", 1705, **MALTA), of("detainee_entries", 380, **MALTA)],
    ),
    # 10. A reservation, or the acceptance of complaints, older than the ratification.
    ("before_ratification", "ask", [act("reservation", "2002"), act("accession", "2003-05-07")]),
    (
        "before_ratification",
        "ask",
        [act("acceptance", "1998", "CAT", article="22"), act("ratification", "2003-04-16", "CAT")],
    ),
    # 11. Old observations under a fresh date.
    ("stale_observation", "ask", [of("prison_population", 30000, "2014"), of("prison_rate", 200, "2016")]),
    (
        "stale_observation",
        "ask",
        [TreatyStatus(subject="KAZ", source="page", instrument="CAT", status="party", as_of="2017")],
    ),
]


@pytest.mark.parametrize(("code", "severity", "statements"), WRONG)
def test_what_pages_got_wrong_is_found(code: str, severity: str, statements: list[Statement]) -> None:
    (finding,) = found(code, view(*statements))
    assert finding.severity == severity
    assert set(finding.ids) <= {str(place) for place in range(1, len(statements) + 1)}
    assert finding.ids


@pytest.mark.parametrize(
    ("code", "published", "statement"),
    [
        ("year_slip", "2022-06", of("detainee_entries", 7, "2022", source="report")),
        ("year_slip", "2021", of("prison_population", 7000, "2022-01-31", source="report")),
    ],
)
def test_a_report_cannot_know_what_was_not_over(code: str, published: str, statement: Statement) -> None:
    (finding,) = found(code, view(statement, sources=(report(published),)))
    assert finding.severity is Severity.ASK
    assert not found(code, view(statement, sources=(report("2023"),)))


def report(published: str) -> Source:
    return Source(key="report", title="Report", kind="official_statistics", published=published)


RIGHT = [
    # A zero that somebody counted: other sources agree, and nothing beside it is missing.
    ("missing_became_zero", [of("detained_children", 0), of("detained_children", 0, source="g2")]),
    ("missing_became_zero", [of("detained_children", 0, "2017"), gap("capacity_total", "2019")]),
    ("missing_became_zero", [of("stateless", 0), gap("undocumented_estimate", "2022")]),
    (
        "missing_became_zero",
        [of("detained_children", None, "2017", status=Status.UNPARSED, raw="0"), gap("detained_women", "2017")],
    ),
    # The Dominican Republic itself; few people; a rate of another year.
    ("wrong_country", [*prisons("DOM"), of("population", 11_000_000, subject="DOM")]),
    ("wrong_country", [of("prison_population", 6), of("prison_rate", 90), of("population", 34_000)]),
    ("wrong_country", [of("prison_rate", 583), of("prison_population", 30568), of("population", 5_939_340)]),
    # Two equal numbers are chance; three small or round ones as well; two publishers may quote one source.
    ("wrong_country", [*prisons("DMA")[:2], *prisons("DOM", source="other")[:2]]),
    (
        "wrong_country",
        [
            of(key, number, subject=subject)
            for subject in ("DMA", "DOM")
            for key, number in (("population", 2000), ("refugees", 5), ("stateless", 7))
        ],
    ),
    # Fewer prisoners among more people; both fall.
    (
        "incoherent_series",
        [
            of("prison_population", 10_000, "2010"),
            of("prison_rate", 100, "2010"),
            of("prison_population", 10_500, "2015"),
            of("prison_rate", 95, "2015"),
        ],
    ),
    ("incoherent_series", [*RWANDA[:2], of("prison_population", 54279, "2015", "RWA")]),
    # The poorest and the richest; remittances that doubled; a currency of its own.
    ("implausible_amount", [of("gdp_pc", money(99), "1998"), of("gdp_pc", money(256_000))]),
    ("unit_scale", [of("remittances_in", money(45, 1_000_000), "2014", "TLS")]),
    (
        "unit_scale",
        [of("remittances_in", money(104_000_000), "2014"), of("remittances_in", money(220_000_000), "2015")],
    ),
    ("unit_scale", [of("budget_detention", money(7e9, 1, "IDR"), "2014"), of("budget_detention", money(5e5), "2015")]),
    ("unit_scale", [of("unemployment", 0.5, "2021"), of("unemployment", 4.9, "2022")]),
    # Precise throughout, rounded throughout, or so large that the rounding does not tell.
    ("false_precision", [of("population", 74_243, "2020"), of("population", 74_656, "2023")]),
    ("false_precision", [of("population", 400_000, "2020"), of("population", 500_000, "2023")]),
    ("false_precision", [of("population", 18_776_707, "2020"), of("population", 19_600_000, "2022")]),
    # One source that has both years; years apart; too few to tell; a state that lasts.
    ("year_slip", [of("detainee_entries", 7, "2023"), of("detainee_entries", 7, "2022")]),
    ("year_slip", [of("detainee_entries", 70, "2023"), of("detainee_entries", 70, "2020", source="quoted")]),
    ("year_slip", [of("detainee_entries", 2, "2023"), of("detainee_entries", 2, "2022", source="quoted")]),
    ("year_slip", [of("capacity_total", 150, "2023"), of("capacity_total", 150, "2022", source="quoted")]),
    # Another number, another year, another publisher.
    ("changed_meaning", [of("detainees_total", 600), of("detainee_entries", 574)]),
    ("changed_meaning", [of("detainees_total", 574, "2021"), of("detainee_entries", 574)]),
    # Long stays; many years apart; a part that says it is one.
    ("concept_drift", [of("detainees_on_day", 900), of("detainee_entries", 574)]),
    ("concept_drift", [of("detainees_on_day", 6852, "2010"), of("detainee_entries", 574)]),
    ("concept_drift", [of("detainees_on_day", 6852, coverage_kind=CoverageKind.GROUP), of("detainee_entries", 574)]),
    ("partial_as_national", [of("detainee_entries", 9000, raw="city of Astana", coverage_kind=CoverageKind.AREA)]),
    # Two laws are no contradiction; two sources are rivals; a headline that agrees.
    (
        "tiles_disagree",
        [of("origin_countries", ["AFG"]), of("origin_countries", ["SYR"])],
    ),
    ("tiles_disagree", [of("detainee_entries", 7), of("detainee_entries", 9, source="other")]),
    ("tiles_disagree", [of("headline_has_law", "Yes"), of("has_specific_law", "Yes", "2014")]),
    ("tiles_disagree", [of("headline_detains", "No"), of("detainee_entries", 0)]),
    ("tiles_disagree", [of("detainees_total", 1705), of("detainee_entries", 1380)]),
    # Made at signature and confirmed later; of the same year; never bound as far as is known.
    (
        "before_ratification",
        [act("signature", "2002-03-01"), act("reservation", "2002"), act("ratification", "2003")],
    ),
    ("before_ratification", [act("reservation", "2003"), act("accession", "2003-05-07")]),
    ("before_ratification", [act("reservation", "2002")]),
    ("before_ratification", [act("acceptance", "../2008-11", "CAT"), act("accession", "1998-08-26", "CAT")]),
    # The series goes on; an act is as old as it is.
    ("stale_observation", [of("prison_population", 30000, "2014"), of("prison_population", 31000, "2022")]),
    ("stale_observation", [of("last_updated", "2024-07", "2024-07")]),
]


@pytest.mark.parametrize(("code", "statements"), RIGHT)
def test_what_may_well_be_right_is_left_alone(code: str, statements: list[Statement]) -> None:
    assert not found(code, view(*statements))


@pytest.mark.parametrize(
    ("code", "other"),
    [("missing_became_zero", gap("detained_children", "2017")), ("tiles_disagree", of("detained_children", 3, "2017"))],
)
def test_what_a_person_preferred_is_not_asked_again(code: str, other: Statement) -> None:
    both = (of("detained_children", 0, "2017"), other)
    assert found(code, view(*both))
    assert not found(code, view(*both, preferred=(2,)))


def test_two_publishers_may_take_a_table_from_one_source() -> None:
    both = [*prisons("DMA"), *prisons("DOM", source="other")]
    assert not found("wrong_country", view(*both, sources=(page("other", publisher="Another"),)))


def test_only_a_page_that_bears_a_date_can_be_stale() -> None:
    old = of("prison_population", 30000, "2014", source="report")
    assert not found("stale_observation", view(old, sources=(report("2024"),)))
    told = of("last_updated", "2024-07", "2024-07", source="report")
    assert found("stale_observation", view(old, told, sources=(report("2024"),)))
