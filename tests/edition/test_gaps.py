"""Gaps as data: what was asked in vain, since when and where; what nobody looked for is none."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.edition.rows import meta, observation, source

from habeas.catalog import load
from habeas.edition import data_files
from habeas.edition.gaps import HEADER, Gap, gaps
from habeas.edition.reader import Edition
from habeas.edition.schema import ObservationRow, Row


def missing(identifier: str, **given: object) -> ObservationRow:
    empty = {"status": "not_available", "value": "", "number": None, "raw": "Not Available"}
    return observation(identifier, **(empty | given))


def found(*rows: Row) -> tuple[Gap, ...]:
    with Edition.in_memory([*meta(), source(), source("ministry"), *rows]) as edition:
        return gaps(edition)


def test_a_question_asked_in_vain_twice_is_one_gap_with_both_years() -> None:
    (gap,) = found(
        missing("KAZ/detainee_entries/2019/wpb-2018", locator="table 4"),
        missing("KAZ/detainee_entries/2016/ministry", locator="letter of 3 May", status="refused"),
    )
    assert (gap.since, gap.until) == ("2016", "2019")
    assert gap.periods == ("2016", "2019")
    assert gap.statuses == ("refused", "not_available")
    assert (gap.sources, gap.asked) == (("ministry", "wpb-2018"), ("letter of 3 May", "table 4"))


def test_a_value_published_all_the_same_is_told() -> None:
    (gap,) = found(
        missing("KAZ/detainee_entries/2019/wpb-2018"),
        observation("KAZ/detainee_entries/2014/wpb-2018"),
        observation("KAZ/detainee_entries/2015/wpb-2018"),
        observation("KAZ/detainee_entries/2017/wpb-2018", coverage="partial", coverage_kind="site"),
    )
    assert gap.answered_for == "2015"


def test_a_value_a_rival_and_what_ended_are_no_gaps() -> None:
    assert not found(
        observation(),
        missing("KAZ/detainee_entries/2019/wpb-2018", preferred=False),
        missing("KAZ/refugees/2019/wpb-2018", state="withdrawn"),
        missing("KAZ/stateless/2019/wpb-2018", status="unparsed"),
    )


def test_groups_and_subjects_are_questions_of_their_own() -> None:
    rows = [
        missing("KAZ/detainee_entries/2019/wpb-2018"),
        missing("KAZ/detainee_entries/2019/wpb-2018/sex=female", breakdown="sex=female"),
        missing("UZB/detainee_entries/2019/wpb-2018"),
    ]
    assert [(gap.subject, gap.breakdown) for gap in found(*rows)] == [("KAZ", ""), ("KAZ", "sex=female"), ("UZB", "")]


def test_an_undated_gap_tells_no_year() -> None:
    (gap,) = found(missing("KAZ/detainee_entries/undated/wpb-2018", period="", period_start="", period_end=""))
    assert (gap.since, gap.until, gap.periods) == ("", "", ("",))


def test_the_file_says_what_the_function_says(tmp_path: Path) -> None:
    rows = [missing("KAZ/detainee_entries/2019/wpb-2018", locator="=table"), missing("KAZ/refugees/2020/ministry")]
    with Edition.in_memory([*meta(), source(), source("ministry"), *rows]) as edition:
        data_files.write(edition, load(), tmp_path)
        told = gaps(edition)
    with (tmp_path / "data" / "gaps.csv").open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))
    assert list(records[0]) == list(HEADER)
    assert [row["observations"] for row in records] == [gap.observations[0] for gap in told]
    assert records[0]["asked"] == "'=table"
    assert '"gaps.csv"' in (tmp_path / "data" / "datapackage.json").read_text(encoding="utf-8")


def test_a_masked_year_is_no_year() -> None:
    masked = {"period": "20XX", "period_start": "2000-01-01", "period_end": "2099-12-31"}
    (gap,) = found(missing("KAZ/detainee_entries/20XX/wpb-2018", **masked))
    assert (gap.since, gap.until, gap.periods) == ("", "", ("20XX",))
