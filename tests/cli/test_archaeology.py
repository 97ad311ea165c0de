"""Copies of one country's page from different days: what becomes of their zeros, and what the public is told."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.cli.test_ledger_commands import Habeas, habeas

__all__ = ["habeas"]

CHILDREN = "detained_children"


def copy(
    folder: Path, name: str, children: str, *, country: str = "Cape Verde", people: str = "521,000", of: str = ""
) -> str:
    """A cut copy of a page: children in detention in 2017, and the population of 2015."""
    lines = [country, *([f"Last updated: {of}"] if of else [])]
    lines += ["IMMIGRATION AND DETENTION DATA", "Total Number of Children Placed in Immigration Detention (Year)"]
    lines += [children, "2017", "POPULATION DATA", "Population (Year)", people, "2015", ""]
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def copies(tmp_path: Path) -> list[str]:
    """Cape Verde: not available in the oldest layout, 0 in the three after it."""
    return [
        copy(tmp_path, "cape-verde-2020-06-14.txt", "Not Available"),
        copy(tmp_path, "second.txt", "0", of="March 2022"),
        copy(tmp_path, "third-2023-05-02.txt", "0", of="March 2023"),
        copy(tmp_path, "fourth.txt", "0", of="July 2024", people="500,000"),
    ]


def statuses(habeas: Habeas, home: str = "observatory") -> dict[str, tuple[str, str]]:
    """Status and printed form of what the ledger has on children, by source."""
    lines = [json.loads(line) for line in habeas("dump", home=home).out.splitlines()]
    words = {line["hash"]: line["words"] for line in lines if line.get("row") == "text"}
    said = [line["statement"] for line in lines if line.get("row") == "observation"]
    return {one["source"]: (one["status"], words[one["raw"]]) for one in said if one["indicator"] == CHILDREN}


def changes(edition: Path) -> list[dict[str, str]]:
    with (edition / "data" / "printed_changes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published(habeas: Habeas, tmp_path: Path) -> Path:
    assert habeas("publish", "--date", "2026-11-24").code == 0
    return tmp_path / "observatory" / "editions" / "current"


def test_a_zero_beside_not_available_is_never_a_reported_number(habeas: Habeas, copies: list[str]) -> None:
    habeas("init")
    told = habeas("import", "page", *copies, "--accept")
    assert (told.code, told.last) == (0, "committed BATCH 4")
    assert told.err.count("prints 0 where another copy prints Not Available: detained_children, 2017") == 3
    found = statuses(habeas)
    assert sorted(found.values()) == [("not_available", "Not Available"), *[("unparsed", "0 / 2017")] * 3]


@pytest.mark.parametrize("observatory", [True, False])
def test_a_dry_run_tells_what_the_import_writes(habeas: Habeas, copies: list[str], observatory: bool) -> None:
    if observatory:
        habeas("init")
    told = habeas("import", "page", *copies, "--dry-run", "--json")
    assert told.err.count("prints 0 where another copy prints Not Available") == 3
    found = [one for page in told.json for one in page["observations"] if one["indicator"] == CHILDREN]
    assert all(one["value"] is None for one in found)
    said = [(one["status"], one["raw"]) for one in found]
    habeas("init")
    assert not observatory or statuses(habeas) == {}
    habeas("import", "page", *copies, "--accept")
    assert sorted(said) == sorted(statuses(habeas).values())
    assert len(said) == 4


def test_a_dry_run_knows_the_copies_that_the_ledger_holds(habeas: Habeas, copies: list[str]) -> None:
    habeas("init")
    habeas("import", "page", copies[0], "--accept")
    told = habeas("import", "page", copies[1], "--dry-run", "--json").json
    (children,) = (one for one in told["observations"] if one["indicator"] == CHILDREN)
    assert (children["status"], children["value"], children["raw"]) == ("unparsed", None, "0 / 2017")
    assert len(statuses(habeas)) == 1


def test_the_order_of_the_copies_makes_no_difference(habeas: Habeas, copies: list[str]) -> None:
    found = []
    for name, order in (("one", copies), ("two", copies[::-1]), ("three", [copies[2], copies[0], *copies[1::2]])):
        habeas("init", home=name)
        assert habeas("import", "page", *order, "--accept", home=name).code == 0
        found.append(statuses(habeas, name))
    assert len(found[0]) == 4
    assert found[0] == found[1] == found[2]


def test_the_same_copies_again_propose_nothing_together_or_alone(habeas: Habeas, copies: list[str]) -> None:
    habeas("init")
    habeas("import", "page", *copies, "--accept")
    before = habeas("dump").out
    assert habeas("import", "page", *copies, "--accept").last == "committed BATCH 0"
    for one in copies:
        assert habeas("import", "page", one, "--accept").last == "committed BATCH 0"
    renamed = Path(copies[0]).rename(Path(copies[0]).with_name("another-2021-01-01.txt"))
    assert habeas("import", "page", str(renamed), "--accept").last == "committed BATCH 0"
    assert habeas("dump").out == before


def test_a_copy_that_comes_later_is_settled_by_what_the_ledger_holds(habeas: Habeas, copies: list[str]) -> None:
    habeas("init")
    habeas("import", "page", copies[0], "--accept")
    habeas("import", "page", copies[1], "--accept")
    assert sorted(status for status, _ in statuses(habeas).values()) == ["not_available", "unparsed"]


def test_a_zero_that_came_first_is_asked_about_and_not_used(habeas: Habeas, copies: list[str], tmp_path: Path) -> None:
    habeas("init")
    habeas("import", "page", copies[3], "--accept")
    told = habeas("import", "page", copies[0], "--accept")
    assert "ask  missing_became_zero" in told.err
    assert sorted(status for status, _ in statuses(habeas).values()) == ["not_available", "reported"]
    assert habeas("import", "page", copies[3], "--accept").last == "committed BATCH 0"
    edition = published(habeas, tmp_path)
    section = edition / "data" / "observations" / "detainee_data.csv"
    with section.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator"] == CHILDREN]
    assert [(row["status"], row["preferred_by"]) for row in rows if row["preferred"] == "true"] == [
        ("not_available", "rule:zero")
    ]
    assert [row["kind"] for row in changes(edition) if row["indicator"] == CHILDREN] == ["missing_became_zero"]


def test_the_public_reads_what_changed(habeas: Habeas, copies: list[str], tmp_path: Path) -> None:
    habeas("init")
    habeas("import", "page", *copies, "--accept")
    edition = published(habeas, tmp_path)
    told = [(row["indicator"], row["kind"], row["before_day"], row["after_day"]) for row in changes(edition)]
    assert told == [
        (CHILDREN, "missing_became_zero", "2020-06-14", "2022-03"),
        ("population", "number_changed", "2023-03", "2024-07"),
    ]
    country = edition / "site" / "countries" / "cape-verde"
    page = (country / "index.html").read_text(encoding="utf-8")
    assert '<a href="#printed-changes">Between copies of its page the publisher changed 2 values without' in page
    assert 'id="printed-changes"' in page
    assert "The copy of March 2022 prints “0” where the copy of 14 June 2020 printed “Not Available”." in page
    assert "The copy of July 2024 prints 500,000 where the copy of March 2023 printed 521,000." in page
    twin = json.loads((country / CHILDREN / "index.json").read_text(encoding="utf-8"))
    days = [(one["day"], one["text"], one["change"]) for one in twin["printed"][0]["prints"]]
    assert days == [
        ("2020-06-14", "“Not Available”", ""),
        ("2022-03", "“0”", "missing_became_zero"),
        ("2023-03", "“0”", ""),
        ("2024-07", "“0”", ""),
    ]
    assert "As printed over time" in (country / CHILDREN / "index.html").read_text(encoding="utf-8")
    assert twin["asked"]["readings"]["latest"] is None


def test_a_reversal_is_told_both_ways_and_an_undated_copy_is_never_placed(habeas: Habeas, tmp_path: Path) -> None:
    habeas("init")
    files = [
        copy(tmp_path, "sle-4.txt", "0", country="Sierra Leone", of="May 2023"),
        copy(tmp_path, "sle-6.txt", "Not Available", country="Sierra Leone", of="July 2025"),
        copy(tmp_path, "sle.txt", "0", country="Sierra Leone", people="7,000,000"),
        copy(tmp_path, "kaz.txt", "0", country="Kazakhstan", of="July 2024"),
    ]
    assert habeas("import", "page", *files, "--accept").code == 0
    found = statuses(habeas)
    assert {key: status for key, (status, _) in found.items() if key.startswith("page-kaz")}.popitem()[1] == "reported"
    edition = published(habeas, tmp_path)
    assert [(row["country"], row["kind"]) for row in changes(edition)] == [("SLE", "zero_became_missing")]
    page = (edition / "site" / "countries" / "sierra-leone" / CHILDREN / "index.html").read_text(encoding="utf-8")
    assert "<td>undated</td>" in page
    kazakhstan = (edition / "site" / "countries" / "kazakhstan" / "index.html").read_text(encoding="utf-8")
    assert "printed-changes" not in kazakhstan
