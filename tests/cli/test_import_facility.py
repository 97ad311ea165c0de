"""A saved page of a place of detention, from the command to the page of the place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.intake.facility_page.compose import lyubimets, vaduz

from habeas.cli.main import main
from habeas.ledger.connection import disconnect

Habeas = Callable[..., tuple[int, str, str]]


@pytest.fixture
def habeas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Habeas]:
    """Commands on a fresh observatory."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--home", str(tmp_path / "observatory"), *words])
        return (code, *capsys.readouterr())

    assert run("init")[0] == 0
    yield run
    disconnect()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "vaduz.html"
    path.write_text(vaduz().html(), encoding="utf-8")
    return path


def test_a_facility_page_becomes_the_page_of_a_place(habeas: Habeas, page: Path, tmp_path: Path) -> None:
    code, out, _ = habeas("import", "page", str(page), "--id", "1244", "--accept")
    assert (code, out.splitlines()[-1]) == (0, "committed BATCH 1")
    assert habeas("import", "page", str(page), "--id", "1244", "--accept")[1].splitlines()[-1] == "committed BATCH 0"
    assert habeas("check")[0] == 0
    assert habeas("publish", "--date", "2026-11-24")[1].splitlines()[-1] == "published 2026-11-24"
    place = tmp_path / "observatory" / "editions" / "current" / "site" / "facilities" / "LIE-vaduz-prison"
    told: dict[str, Any] = json.loads((place / "index.json").read_text("utf-8"))
    text = (place / "index.html").read_text("utf-8")
    assert "Vaduz Prison" in text
    assert "Ministry of Justice" in text
    assert "47.13" in json.dumps(told)


def test_nothing_exact_leaves_the_ledger(habeas: Habeas, page: Path, tmp_path: Path) -> None:
    habeas("import", "page", str(page), "--accept")
    assert "A street 4" in habeas("dump")[1]
    assert habeas("publish", "--date", "2026-11-24")[0] == 0
    files = [path for path in (tmp_path / "observatory" / "editions").rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert b"A street 4" not in content, path
        assert b"47.1260" not in content, path


def test_a_dry_run_tells_what_kind_of_page_it_is(habeas: Habeas, page: Path) -> None:
    code, out, _ = habeas("import", "page", str(page), "--dry-run", "--json")
    told = json.loads(out)
    assert (code, told["kind"], told["facility"], told["unparsed"]) == (0, "facility", "LIE-vaduz-prison", [])
    assert "LIE-vaduz-prison, a full copy: 20 observations" in habeas("import", "page", str(page), "--dry-run")[1]


def test_countries_and_places_are_read_side_by_side(habeas: Habeas, page: Path, tmp_path: Path) -> None:
    (tmp_path / "country.txt").write_text("Bulgaria\nOverview\nPRISON DATA\nCriminal Prison Population\n10\n2016\n")
    (tmp_path / "lyubimets.txt").write_text(lyubimets().text(), encoding="utf-8")
    files = [str(tmp_path / name) for name in ("country.txt", "lyubimets.txt")] + [str(page)]
    told = json.loads(habeas("import", "page", *files, "--dry-run", "--json")[1])
    assert [one.get("facility", one["country"])[:9] for one in told] == ["BGR", "BGR-lyubi", "LIE-vaduz"]
    assert habeas("import", "page", *files, "--accept")[1].splitlines()[-1] == "committed BATCH 3"


def test_a_number_is_for_one_page_of_a_place(habeas: Habeas, page: Path, tmp_path: Path) -> None:
    country = tmp_path / "country.txt"
    country.write_text("Bulgaria\nOverview\nPRISON DATA\n")
    code, _, err = habeas("import", "page", str(page), str(country), "--id", "7")
    assert code == 2
    assert "one number cannot be that of several pages" in err
    code, _, err = habeas("import", "page", str(country), "--id", "7")
    assert (code, "Leave --id out" in err) == (1, True)


def test_what_the_child_refuses_keeps_its_words(habeas: Habeas, page: Path) -> None:
    code, _, err = habeas("import", "page", str(page), "--country", "KAZ")
    assert code == 1
    assert "the page names LIE, which is not KAZ" in err
