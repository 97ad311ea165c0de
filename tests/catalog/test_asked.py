"""What the built-in catalog asks: every indicator of the country page, the eight questions, the chapters."""

from __future__ import annotations

import pytest

from habeas.catalog import GENERATIONS, Catalog, Function, KeptAs, SubjectKind, Time, load, say
from habeas.values import ValueType

SECTIONS = {
    "head": "country_name headline_detains headline_has_law headline_stat facility_type_legend",
    "overview": "overview last_updated profile_narrative",
    "updates": "country_updates",
    "detention_statistics": "detainee_entries detainees_total detainees_by_year_g2 detainees_on_day "
    "detainees_daily_avg detainees_pct_migrants detentions_by_authority detainees_leaving",
    "detainee_data": "origin_countries detained_asylum_seekers detained_women detained_children "
    "detained_children_unaccompanied detained_children_accompanied detained_stateless detained_refugees "
    "deaths_in_custody self_harm_cases detained_other_groups",
    "detention_capacity": "capacity_total capacity_specialised centres_dedicated centres_long_term centres_medium_term "
    "immigration_offices transit_facilities criminal_facilities adhoc_facilities facilities_reported_total",
    "alternatives": "atd_persons atd_released",
    "enforcement": "deportations_forced returns_all removals_pct_orders refused_entry apprehensions pushbacks",
    "prison": "prison_population prison_foreign_pct prison_rate",
    "population": "population migrants_stock migrants_pct undocumented_estimate refugees refugees_per_1000 "
    "asylum_applications recognition_rate stateless others_in_need_of_protection",
    "socio_economic": "gdp_pc remittances_in remittances_out unemployment unemployment_migrants oda hdi_rank "
    "integration_index rule_of_law opinion_polls",
    "legal_framework": "detains has_specific_law detention_law additional_law regulations constitutional_guarantees "
    "legal_tradition federal immigration_authority_centralised readmission_agreements expedited_removal "
    "summary_removal reentry_ban update_status detention_review detention_ordered_by",
    "grounds": "grounds_immigration grounds_other criminal_penalties criminal_grounds_max decriminalised "
    "vulnerable_groups mandatory_detention",
    "length": "max_length_admin max_length_asylum max_length_criminal max_custody_before_order max_length_entry_point "
    "recorded_length_avg recorded_length_max",
    "institutions": "custodial_authorities apprehending_authorities who_is_detained detaining_orders "
    "facility_management designated_estate facility_types_in_practice",
    "procedural_safeguards": "procedural_standards atd_in_law atd_considered_first atd_types atd_impact "
    "access_to_detainees recouping_costs",
    "costs": "budget_detention cost_per_day budget_activities outsourcing_types contractors external_funding",
    "covid_data": "covid_vaccination_populations covid_vaccination_started covid_released covid_atd covid_moratorium "
    "covid_measures covid_lockdown_reception covid_cases covid_removals covid_prisons covid_blame covid_asylum",
    "transparency": "transparency_site_list transparency_stats transparency_children access_to_info_law "
    "foi_willingness",
    "monitoring": "monitoring_types",
    "nhri": "nhri_name nhri_visits nhri_complaints nhri_reports nhri_status",
    "npm": "npm_name npm_visits npm_complaints npm_reports",
    "ngo_monitoring": "ngo_monitors ngo_visits ngo_reports",
    "governmental_monitoring": "parliament_visits parliament_complaints parliament_reports inspection_visits "
    "inspection_complaints inspection_reports",
    "international_monitoring": "intl_monitors intl_visits intl_reports",
    "treaties": "treaties_ratified treaty_ratio treaty_reservations complaints_procedures complaints_ratio "
    "tb_recommendations gdp_submissions tb_decisions",
    "un_special_procedures": "special_procedures",
    "un_upr": "upr",
    "gcm": "gcm",
    "gcr": "gcr",
    "regional": "regional_instruments regional_recommendations regional_decisions",
    "health_provision": "health_provision health_screening_48h health_psych_eval",
    "health_impacts": "health_reports",
    "covid_updates": "covid_updates",
    "contacts": "contact_gov contact_io contact_ngo contact_media",
    "facility": "facility_capacity facility_population facility_status facility_type facility_security",
}
CHAPTERS = [
    "law", "safeguards", "people", "places", "oversight", "treaties", "health", "costs", "context", "report", "updates",
    "contacts", "covid",
]  # fmt: skip
QUESTIONS = ["detains", "how_many", "longest_time", "review", "children", "places", "removals", "alternatives"]
LANGUAGES = {"en", "fr", "es", "ru", "ar", "zh"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load()


def test_the_sections_stand_in_page_order(catalog: Catalog) -> None:
    assert list(catalog.sections) == list(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_indicator_of_the_page_is_asked_in_its_section(catalog: Catalog, section: str) -> None:
    asked = {key for key, indicator in catalog.indicators.items() if indicator.section == section}
    assert set(SECTIONS[section].split()) - asked == set()


def test_indicators_stand_in_the_order_of_their_sections(catalog: Catalog) -> None:
    order = list(catalog.sections)
    places = [order.index(indicator.section) for indicator in catalog.indicators.values()]
    assert places == sorted(places)


def test_the_chapters_are_those_of_the_country_page(catalog: Catalog) -> None:
    assert list(catalog.chapters) == CHAPTERS
    shown = {catalog.chapter_of(key) for key in catalog.indicators}
    assert shown == set(CHAPTERS)


def test_a_chapter_of_its_own_goes_before_that_of_the_section(catalog: Catalog) -> None:
    assert catalog.chapter_of("vulnerable_groups") == "safeguards"
    assert catalog.chapter_of("grounds_immigration") == "law"


def test_the_eight_questions_are_answered_by_indicators_of_countries(catalog: Catalog) -> None:
    assert list(catalog.questions) == QUESTIONS
    for question in catalog.questions.values():
        for key in question.indicators:
            assert SubjectKind.COUNTRY in catalog.indicators[key].asked_of


def test_chapters_sections_and_questions_speak_six_languages(catalog: Catalog) -> None:
    labels = [entry.label for entry in catalog.chapters.values()]
    labels += [entry.label for entry in catalog.sections.values()]
    labels += [entry.label for entry in catalog.questions.values()]
    labels += [entry.label for entry in catalog.themes.values()]
    for label in [*labels, *catalog.breakdowns.values()]:
        assert set(label) >= LANGUAGES, label["en"]


def test_yes_no_and_unknown_speak_six_languages(catalog: Catalog) -> None:
    for code in catalog.code_lists["yes_no_unknown"].codes:
        assert set(code.label) >= LANGUAGES
    assert [code.code for code in catalog.code_lists["yes_no_unknown"].codes] == ["Yes", "No", "Unknown"]
    assert say(catalog.code_lists["yes_no_unknown"].codes[1].label, "fr") == "Non"


def test_no_definition_repeats_its_label(catalog: Catalog) -> None:
    for indicator in catalog.indicators.values():
        assert len(say(indicator.definition)) > len("Who pays for the place"), indicator.key
        assert say(indicator.definition) != say(indicator.label)
        assert say(indicator.definition).endswith("."), indicator.key


def test_counts_have_a_unit_and_cannot_be_negative(catalog: Catalog) -> None:
    for indicator in catalog.indicators.values():
        if indicator.type.is_quantity:
            assert indicator.unit, indicator.key
            assert indicator.minimum is not None, indicator.key


def test_a_share_of_a_whole_stays_within_a_hundred_and_other_percentages_do_not(catalog: Catalog) -> None:
    assert catalog.indicators["prison_foreign_pct"].maximum == 100
    assert catalog.indicators["removals_pct_orders"].maximum is None
    assert catalog.indicators["detainees_pct_migrants"].maximum is None


def test_a_series_that_changed_its_meaning_is_never_joined(catalog: Catalog) -> None:
    total = catalog.indicators["detainees_total"]
    assert (total.replaced_by, total.meaning_changed) == ("detainee_entries", True)
    assert catalog.indicators["detainees_by_year_g2"].meaning_changed


def test_what_was_never_seen_on_a_page_is_not_called_verified(catalog: Catalog) -> None:
    unverified = {key for key, indicator in catalog.indicators.items() if not indicator.verified}
    assert {"detained_refugees", "max_length_admin", "npm_visits", "oda", "detained_children"} & unverified == {
        "detained_refugees",
        "max_length_admin",
        "npm_visits",
    }


def test_aliases_name_generations_of_the_page(catalog: Catalog) -> None:
    for indicator in catalog.indicators.values():
        for alias in indicator.aliases:
            assert set(alias.generations) <= set(GENERATIONS)


def test_money_has_a_currency_and_aid_is_printed_in_millions(catalog: Catalog) -> None:
    assert catalog.indicators["oda"].scale == 1_000_000
    assert {i.currency for i in catalog.indicators.values() if i.type is ValueType.MONEY} == {"USD"}


def test_derived_indicators_say_what_they_are_computed_from(catalog: Catalog) -> None:
    found = {i.key: (i.derived.function, i.derived.inputs) for i in catalog.indicators.values() if i.derived}
    assert found == {
        "detainees_pct_migrants": (Function.SHARE, ("detainee_entries", "migrants_stock")),
        "detained_children": (Function.SUM, ("detained_children_accompanied", "detained_children_unaccompanied")),
        "prison_rate": (Function.RATE, ("prison_population", "population")),
        "migrants_pct": (Function.SHARE, ("migrants_stock", "population")),
        "refugees_per_1000": (Function.PER_THOUSAND, ("refugees", "population")),
        "treaty_ratio": (Function.COUNT_IN_FORCE, ("nineteen",)),
        "complaints_ratio": (Function.COUNT_IN_FORCE, ("eight",)),
    }


def test_what_has_a_table_of_its_own_is_not_an_observation(catalog: Catalog) -> None:
    kept = {key: indicator.kept_as for key, indicator in catalog.indicators.items()}
    assert kept["treaties_ratified"] is KeptAs.TREATY_ACTION
    assert kept["upr"] is KeptAs.RECOMMENDATION
    assert kept["contact_gov"] is KeptAs.CONTACT
    assert kept["treaty_ratio"] is KeptAs.OBSERVATION


def test_answers_hold_until_the_next_one(catalog: Catalog) -> None:
    for indicator in catalog.indicators.values():
        if indicator.type in (ValueType.ANSWER, ValueType.ANSWERS, ValueType.LAW):
            assert indicator.time is Time.STATE, indicator.key
