"""Findings as a person meets them: when a page comes in, beside what waits, and when it is to be accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.test_ledger_commands import Habeas, habeas

__all__ = ["habeas"]

DOMINICA = """Dominica
Last updated: July 2024
PRISON DATA
Criminal Prison Population (Year)
25,129
2022
Prison Population Rate (per 100,000 of National Population)
232
2022
POPULATION DATA
Population (Year)
74,243
2022
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A page that prints the prisons of another country."""
    path = tmp_path / "dominica.txt"
    path.write_text(DOMINICA, encoding="utf-8")
    return str(path)


def test_a_page_carried_over_unseen_is_taken_and_its_errors_are_told(habeas: Habeas, page: str) -> None:
    habeas("init")
    told = habeas("import", "page", page, "--accept")
    assert (told.code, told.last) == (0, "committed BATCH 1")
    assert "stop  wrong_country" in told.err
    assert "1 must not stay as they are" in told.err
    assert habeas("check").code == 1


def test_who_accepts_what_a_check_stops_says_why(habeas: Habeas, page: str) -> None:
    habeas("init")
    habeas("import", "page", page)
    assert habeas("decide", "--batch", "1", "--accept").code == 1
    assert habeas("decide", "--batch", "1", "--accept", "--reason", "Kept as evidence of the error").code == 0


def test_it_waits_with_what_was_found_until_it_is_rejected_and_the_rest_accepted(habeas: Habeas, page: str) -> None:
    habeas("init")
    told = habeas("import", "page", page)
    assert (told.code, told.last) == (0, "proposed BATCH 1")
    assert "stop  wrong_country" in told.err
    waiting = {one["statement"]["indicator"]: one for one in habeas("proposals", "--json").json}
    assert [one["code"] for one in waiting["prison_rate"]["findings"]] == ["wrong_country"]
    assert waiting["population"]["findings"] == []
    assert "stop  wrong_country" in habeas("proposals").out
    refused = habeas("decide", "--batch", "1", "--accept")
    assert refused.code == 1
    assert "--reject --reason" in refused.err
    assert habeas("decide", waiting["prison_rate"]["id"], waiting["prison_population"]["id"], "--accept").code == 1
    wrong = (waiting["prison_rate"]["id"], waiting["prison_population"]["id"])
    assert habeas("decide", *wrong, "--reject", "--reason", "Figures of the Dominican Republic").code == 0
    assert habeas("decide", "--batch", "1", "--accept").code == 0
    assert habeas("check").out == "0 to stop, 0 to ask\n"


@pytest.mark.parametrize("options", [("--dry-run", "--json"), ("--json",)])
def test_findings_are_part_of_the_answer(habeas: Habeas, page: str, options: tuple[str, ...]) -> None:
    habeas("init")
    answer = habeas("import", "page", page, *options).json
    found = answer["findings"] if "--dry-run" in options else answer["files"][0]["findings"]
    assert [(one["code"], one["severity"]) for one in found] == [("wrong_country", "stop")]
    assert all(id.startswith("DMA/prison_") for id in found[0]["ids"])


def test_each_of_several_pages_has_its_own_findings(habeas: Habeas, page: str, tmp_path: Path) -> None:
    habeas("init")
    other = tmp_path / "other.txt"
    other.write_text("Turkmenistan\nPOPULATION DATA\nPopulation (Year)\n5,939,341\n2022\n", encoding="utf-8")
    both = habeas("import", "page", page, str(other), "--dry-run", "--json").json
    assert [len(one["findings"]) for one in both] == [1, 0]


def test_a_dry_run_needs_no_observatory(habeas: Habeas, page: str) -> None:
    assert habeas("import", "page", page, "--dry-run", "--json").json["findings"] == []


def test_what_only_asks_is_told_and_accepted(habeas: Habeas) -> None:
    habeas("init")
    habeas("add", "source", "key=moi-2025", "title=Annual report", "published=2025-03")
    figure = ("add", "observation", "subject=KAZ", "indicator=detainee_entries", "source=moi-2025")
    assert habeas(*figure, "period=2022", "value=40", "--accept").code == 0
    told = habeas(*figure, "period=2023", "value=412", "--accept")
    assert (told.code, told.last) == (0, "committed BATCH 3")
    assert "ask  tenfold_jump" in told.err
    by_hand = habeas(*figure, "period=2041", "value=400", "--accept")
    assert by_hand.code == 0
    assert "stop  future_period" in by_hand.err
