"""The eight answers, the same for every country."""

from __future__ import annotations

from tests.publish.factories import accepted, answer, figure, gap, headline, inputs, of, rows

from habeas.catalog import load
from habeas.edition.schema import HeadlineRow
from habeas.places import COUNTRIES
from habeas.values import CoverageKind, Status


def test_every_country_has_the_same_eight() -> None:
    found = of(HeadlineRow, rows(inputs(figure(500, "detainee_entries"))))
    questions = list(load().questions)
    assert len(questions) == 8
    assert [(row.country, row.question) for row in found] == [(c, q) for c in COUNTRIES for q in questions]
    silent = [row for row in found if row.country == "AFG"]
    assert {row.status for row in silent} == {"not_looked_for"}


def test_a_written_answer_is_shown_while_what_it_rests_on_stands() -> None:
    entries = figure(500, "detainee_entries")
    row = headline(entries, answer("how_many", [entries.natural_id]))["how_many"]
    assert (row.text, row.written, row.observations) == ("Written words.", True, (entries.natural_id,))


def test_a_written_answer_goes_with_what_it_rests_on() -> None:
    entries, newer = figure(500, "detainee_entries"), figure(300, "detainee_entries", "2021")
    row = headline(
        accepted(entries, 1, ended=15),
        accepted(newer, 1),
        accepted(answer("how_many", [entries.natural_id]), 1),
        cuts=(("2026-01-01", 10), ("2026-02-01", 20)),
    )["how_many"]
    assert (row.text, row.written, row.observations) == ("", False, (newer.natural_id,))


def test_words_that_say_only_that_nobody_looked_do_not_outlive_the_first_figure() -> None:
    written = answer("how_many", status="not_looked_for")
    assert headline(written)["how_many"].written
    assert headline(written, figure(500, "detainee_entries"))["how_many"].status == "answered"


def test_derived_answers_take_the_best_indicator_and_its_latest_year() -> None:
    row = headline(
        figure(900, "detainees_on_day", "2025-12-31"),
        figure(500, "detainee_entries", "2019"),
        figure(600, "detainee_entries", "2020"),
    )["how_many"]
    assert (row.status, row.year, row.observations) == ("answered", "2020", ("KAZ/detainee_entries/2020/stats",))


def test_a_value_of_a_lesser_indicator_goes_before_a_gap_of_a_better_one() -> None:
    row = headline(gap(indicator="detainee_entries", period="2024"), figure(9, "detainees_on_day", "2020-01-01"))
    assert row["how_many"].observations == ("KAZ/detainees_on_day/2020-01-01/stats",)


def test_a_gap_is_a_finding_and_a_refusal_is_another() -> None:
    asked = gap(indicator="detainee_entries", period="2019")
    assert headline(asked)["how_many"].status == "not_available"
    refused = gap(Status.REFUSED, indicator="detainees_total", period="2018")
    row = headline(asked, refused)["how_many"]
    assert (row.status, row.observations) == ("refused", (refused.natural_id,))


def test_a_partial_figure_never_enters_a_derived_answer() -> None:
    part = figure(80, "deportations_forced", coverage_kind=CoverageKind.OPERATION)
    row = headline(part)["removals"]
    assert (row.status, row.observations) == ("partial", ())


def test_a_partial_answer_about_another_safeguard_says_nothing_of_review() -> None:
    asked = {"standard": "access_to_legal_counsel", "scope": "in_practice"}
    lawyers = figure("No", "procedural_standards", coverage_kind=CoverageKind.SITE, breakdown=asked)
    assert headline(lawyers)["review"].status == "not_looked_for"
    review = figure(
        "No", "procedural_standards", coverage_kind=CoverageKind.SITE, breakdown={"standard": "independent_review"}
    )
    assert headline(review)["review"].status == "partial"


def test_removals_are_those_of_a_full_year_that_is_over() -> None:
    month = figure(80, "deportations_forced", "2026-01")
    assert headline(month)["removals"].status == "not_looked_for"
    row = headline(month, figure(1000, "deportations_forced", "2019"))["removals"]
    assert row.observations == ("KAZ/deportations_forced/2019/stats",)


def test_what_has_not_begun_is_no_answer_yet() -> None:
    assert headline(figure(5, "capacity_total", "2027"))["places"].status == "not_looked_for"


def test_a_length_for_children_answers_on_children_and_not_on_everybody() -> None:
    limit = figure({"days": 1}, "max_length_admin", breakdown={"group": "unaccompanied_minors"})
    rows = headline(limit)
    assert rows["children"].observations == (limit.natural_id,)
    assert rows["longest_time"].status == "not_looked_for"


def test_a_place_of_detention_does_not_speak_for_the_country() -> None:
    assert headline(figure(9, "detainee_entries", subject="KAZ-almaty"))["how_many"].status == "not_looked_for"
