"""From printed words to the catalog."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.catalog import Catalog, LabelIndex, SubjectKind, index, load
from habeas.catalog.labels import fold

LABELS = sorted((alias.label, key) for key, one in load().indicators.items() for alias in one.aliases)
WHOLE = [(label, key) for label, key in LABELS if "…" not in label]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load()


@pytest.fixture(scope="module")
def labels(catalog: Catalog) -> LabelIndex:
    return index(catalog)


def key_of(labels: LabelIndex, label: str, **hints: str) -> str | None:
    found = labels.indicator(label, **hints)  # type: ignore[arg-type]  # hints are words here
    return found.key if found else None


def test_every_alias_finds_its_indicator(catalog: Catalog, labels: LabelIndex) -> None:
    for indicator in catalog.indicators.values():
        for alias in indicator.aliases:
            found = labels.indicator(alias.label, subject=indicator.asked_of[-1])
            assert found is indicator, alias.label


def test_every_heading_finds_its_section(catalog: Catalog, labels: LabelIndex) -> None:
    for section in catalog.sections.values():
        for heading in section.headings:
            assert labels.section(heading) is section


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Refugees (Year)", "refugees"),
        ("Refugees", "refugees"),
        ("• Number of detained asylum seekers", "detained_asylum_seekers"),
        ("  number of   DETAINED asylum seekers: ", "detained_asylum_seekers"),
        ("Total Migration Detainees: Flow + Stock (year)", "detainees_total"),
        ("Total Migration Detainees (Entries + Remaining from previous year)", "detainees_total"),
        ("Has the Country Used Legal “Alternatives to Detention” as Part of Pandemic Detention Releases?", "covid_atd"),
        ("Prison Population Rate (per 100,000 of National Population)", "prison_rate"),
        ("Has the Country Ceased or Restricted Deportations/Removals During the Pandemic?", "covid_removals"),
        ("International Migrants as % of Population", "migrants_pct"),
        ("Relevant Recommendations Issued by Treaty Bodies", "tb_recommendations"),
        ("Something nobody prints", None),
        ("", None),
    ],
)
def test_a_label_is_found_in_the_dress_a_page_gives_it(labels: LabelIndex, printed: str, key: str | None) -> None:
    assert key_of(labels, printed) == key


def test_a_label_of_facility_pages_means_nothing_on_a_country_page(labels: LabelIndex) -> None:
    assert labels.indicator("Capacity") is None
    found = labels.indicator("Capacity", subject=SubjectKind.FACILITY)
    assert found is not None
    assert found.key == "facility_capacity"


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("DETENTION MONITORS", "monitoring"),
        ("> UN Special Procedures", "un_special_procedures"),
        ("NON-GOVERNMENTAL ORGANISATIONS (NGOs)", "ngo_monitoring"),
        ("National Preventive Mechanisms (Optional Protocol to UN Convetion against Torture)", "npm"),
        ("Domestic Law Expand all", "legal_framework"),
        ("HEALTH CARE", "health_provision"),
        ("POETRY", None),
    ],
)
def test_a_heading_is_found_in_every_layout(labels: LabelIndex, heading: str, key: str | None) -> None:
    found = labels.section(heading)
    assert (found.key if found else None) == key


def test_a_label_hints_at_the_generations_that_print_it(labels: LabelIndex) -> None:
    assert labels.generations("Total number of immigration detainees by year") == ("G2",)
    assert labels.generations("READMISSION/RETURN/EXTRADITION AGREEMENTS") == ("G3",)
    assert labels.generations("Nothing") == ()


def test_a_group_and_a_safeguard_are_found_by_the_row_of_a_matrix(labels: LabelIndex) -> None:
    assert labels.breakdown_code("group", "Unaccompanied minors") == "unaccompanied_minors"
    assert labels.breakdown_code("standard", "Access to free interpretation services") == "access_to_interpretation"
    assert labels.breakdown_code("scope", "In Practice") == "in_practice"
    assert labels.breakdown_code("group", "Astronauts") is None
    assert labels.breakdown_code("age", "17") is None


def test_a_code_is_found_in_any_language(labels: LabelIndex) -> None:
    assert labels.code("yes_no_unknown", "нет") == "No"
    assert labels.code("standard_kept", "Infrequently") == "infrequently"
    assert labels.code("no_such_list", "Yes") is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Committee on the Rights of the Child", "CRC"),
        ("Комитет против пыток", "CAT"),
        ("SR torture", "SR torture"),
        ("SRHRM", "SR migrants"),
        ("European Committee for the Prevention of Torture", "CPT"),
    ],
)
def test_a_body_is_found_by_its_names(labels: LabelIndex, name: str, key: str) -> None:
    found = labels.body(name)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("CAT, Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment", "CAT"),
        ("ACHR, American Convention on Human Rights", "ACHR"),
        ("OP CRC Communications Procedure", "OP CRC"),
        ("ICPED, International Convention for the Protection of All Persons from Enforced Disappearance", "ICPED"),
    ],
)
def test_a_treaty_is_found_as_pages_print_it(labels: LabelIndex, printed: str, key: str) -> None:
    found = labels.instrument(printed)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        (
            "ICCPR, First Optional Protocol to the International Covenant on Civil and Political Rights, 1966",
            "ICCPR OP1",
        ),
        ("CEDAW, Optional Protocol to the Convention on the Elimination of Discrimination against Women", "OP CEDAW"),
        ("CAT, declaration under article 22 of the Convention", "CAT article 22"),
    ],
)
def test_a_complaint_procedure_is_found_as_pages_print_it(labels: LabelIndex, printed: str, key: str) -> None:
    found = labels.procedure(printed)
    assert found is not None
    assert found.key == key


@given(
    st.sampled_from(WHOLE), st.sampled_from(["", " ", "\u00a0", "• ", "> "]), st.sampled_from(["", ":", " (Year)", " "])
)
def test_dress_never_changes_what_a_label_means(entry: tuple[str, str], before: str, after: str) -> None:
    label, _ = entry
    assert fold(f"{before}{label.upper()}{after}") == fold(label)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


TILES = {
    "Immigration detainees": "detainees_by_year_g2",
    "Migration Detainees": "detainees_by_year_g2",
    "Detained children": "detained_children",
    "Long-term centres": "centres_long_term",
    "New asylum applications": "asylum_applications",
    "Average Daily Migrant Detainee Population": "detainees_daily_avg",
    "Reported Population (Single Day)": "detainees_on_day",
    "Detention Centres": "facilities_reported_total",
    "Detainee Deaths": "deaths_in_custody",
    "Voluntary Returns & Forced Removals": "returns_all",
}


@pytest.mark.parametrize("tile", TILES)
def test_a_tile_means_the_indicator_whose_figure_it_repeats(labels: LabelIndex, tile: str) -> None:
    assert key_of(labels, tile) == TILES[tile]
