"""The data files: what goes out, in which form, under which licence."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.edition.rows import meta, observation, source

from habeas.catalog import load
from habeas.edition import data_files
from habeas.edition.csv_table import cell, marked, plain_value, unmarked
from habeas.edition.reader import Edition
from habeas.edition.schema import ObservationRow, Row


def written(tmp_path: Path, rows: list[Row], name: str = "edition") -> Path:
    directory = tmp_path / name
    directory.mkdir()
    with Edition.in_memory([*meta(), *rows]) as edition:
        data_files.write(edition, load(), directory)
    return directory / "data"


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS: list[Row] = [
    source(),
    source("closed", redistribute="no", licence="all rights reserved", title="=1+1"),
    observation(),
    observation("KAZ/prison_population/2018/closed", value="777123", number=777123.0, raw="777,123"),
    observation(
        "KAZ/prison_population/2019/wpb-2018", value='{"at_least":5}', number=5.0, raw="-5 or more", locator="=cmd()"
    ),
]


def test_the_same_edition_makes_the_same_bytes(tmp_path: Path) -> None:
    one, other = written(tmp_path, ROWS, "one"), written(tmp_path, ROWS[::-1], "other")
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name


def test_observations_have_a_file_a_section(tmp_path: Path) -> None:
    one, other, *_ = load().sections
    rows = [source(), observation(section=one), observation("KAZ/refugees/2020/wpb-2018", section=other)]
    data = written(tmp_path, rows)
    assert [row["id"] for row in table(data / f"observations/{one}.csv")] == ["KAZ/prison_population/2017/wpb-2018"]
    assert [row["id"] for row in table(data / f"observations/{other}.csv")] == ["KAZ/refugees/2020/wpb-2018"]
    assert len(list((data / "observations").iterdir())) == 2


@pytest.fixture
def section() -> str:
    return load().indicators["prison_population"].section


def sectioned(section: str) -> list[Row]:
    return [replace(row, section=section) if isinstance(row, ObservationRow) else row for row in ROWS]


def test_figures_that_may_not_be_passed_on_are_in_no_file(tmp_path: Path, section: str) -> None:
    data = written(tmp_path, sectioned(section))
    for path in data.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "777123" not in text, path
            assert "777,123" not in text, path
    row = next(row for row in table(data / f"observations/{section}.csv") if row["source"] == "closed")
    assert row["status"] == "reported"
    assert "all rights reserved" in (data / "LICENCES.md").read_text(encoding="utf-8")


def test_no_cell_is_a_formula_and_json_lines_are_untouched(tmp_path: Path, section: str) -> None:
    data = written(tmp_path, sectioned(section))
    rows = {row["id"]: row for row in table(data / f"observations/{section}.csv")}
    row = rows["KAZ/prison_population/2019/wpb-2018"]
    assert row["locator"] == "'=cmd()"
    assert row["raw"] == "'-5 or more"
    assert row["value"] == '{"at_least":5}'
    assert {line["locator"] for line in lines(data)} == {"", "=cmd()"}
    assert table(data / "sources.csv")[0]["title"] == "'=1+1"


def lines(data: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (data / "statements.jsonl").read_text(encoding="utf-8").splitlines()]


def test_json_lines_hold_every_statement_with_its_value(tmp_path: Path, section: str) -> None:
    said = {line["id"]: line for line in lines(written(tmp_path, sectioned(section)))}
    assert said["KAZ/prison_population/2017/wpb-2018"]["value"] == 36648
    assert said["KAZ/prison_population/2019/wpb-2018"]["value"] == {"at_least": 5}
    assert said["KAZ/prison_population/2018/closed"]["value"] is None


def test_the_package_describes_every_file_as_it_is(tmp_path: Path, section: str) -> None:
    data = written(tmp_path, sectioned(section))
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    assert described | {"README.md", "LICENCES.md", "datapackage.json"} == {
        path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()
    }
    for resource in package["resources"]:
        content = (data / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert resource["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0"}]
        if resource["path"].endswith(".csv"):
            header = content.decode().splitlines()[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == header
    figures = next(one for one in package["resources"] if one["path"] == f"observations/{section}.csv")
    assert [one["title"] for one in figures["sources"]] == ["=1+1", "Prison Brief"]


def test_the_codebook_has_every_indicator(tmp_path: Path) -> None:
    catalog = load()
    rows = {row["indicator"]: row for row in table(written(tmp_path, []) / "codebook.csv")}
    assert rows.keys() == catalog.indicators.keys()
    assert rows["prison_rate"]["derived"] == "rate(prison_population, population)"
    assert "Unknown" in rows["detains"]["codes"]


@given(st.text())
def test_every_text_comes_back_from_its_cell(text: str) -> None:
    shown = marked(text)
    assert shown == text or unmarked(shown) == text
    assert not shown.startswith(("=", "+", "@", "\t", "\r", "\n"))
    if shown.startswith("'"):
        assert unmarked(shown) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_comes_back_from_its_cell(number: float) -> None:
    assert float(cell(number)) == number


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("", ""),
        ("5", "5"),
        ("1.3", "1.3"),
        ('"Yes"', "Yes"),
        ('["a","b"]', '["a","b"]'),
        ('{"about":5}', '{"about":5}'),
    ],
)
def test_values_stand_as_people_write_them(stored: str, shown: str) -> None:
    assert plain_value(stored) == shown


def test_negative_numbers_are_numbers() -> None:
    assert (marked("-5"), marked("-5.25"), marked("-5+cmd()"), cell(None), cell(True)) == (
        "-5",
        "-5.25",
        "'-5+cmd()",
        "",
        "true",
    )
