"""Lists of treaty actions, from the command to what the pages say of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.intake.treaties.untc import said, status_list

from habeas.cli.main import main
from habeas.ledger.connection import disconnect

Habeas = Callable[..., tuple[int, str, str]]
ROWS = [["Kazakhstan", "", "26 Aug 1998 a"], ["Chad", "", "9 Jun 1995 a"], ["Atlantis", "", "1 Jan 1999 a"]]
WORDS = said("Declarations", ("Kazakhstan", ["It is not bound by article 30."]))


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
def listing(tmp_path: Path) -> str:
    """A list with one participant that nobody knows."""
    path = tmp_path / "IV-9.en.xml"
    path.write_bytes(status_list(ROWS, WORDS, parties=3))
    return str(path)


def test_an_accepted_list_is_committed_once_with_its_bytes_kept(habeas: Habeas, listing: str, tmp_path: Path) -> None:
    code, out, told = habeas("import", "treaties", listing, "--accept")
    assert (code, out.splitlines()[-1]) == (0, "committed BATCH 1")
    assert "2 × accession, 1 × reservation" in out
    assert "Atlantis" in told
    assert habeas("import", "treaties", listing, "--accept")[1].splitlines()[-1] == "committed BATCH 0"
    kept = [path for path in (tmp_path / "observatory" / "files").rglob("*") if path.is_file()]
    assert Path(listing).read_bytes() in [path.read_bytes() for path in kept]


def test_without_accept_the_statements_wait(habeas: Habeas, listing: str) -> None:
    assert habeas("import", "treaties", listing)[1].splitlines()[-1] == "proposed BATCH 1"
    assert "KAZ/treaty_action/cat-accession" in habeas("proposals", "--batch", "1")[1]


def test_a_dry_run_tells_everything_and_writes_nothing(habeas: Habeas, listing: str) -> None:
    code, out, _ = habeas("import", "treaties", listing, "--dry-run", "--json")
    told = json.loads(out)
    assert (code, told["instruments"], told["as_of"], told["rows"]) == (0, ["CAT"], "2020-11-24", 3)
    assert [(one["country"], one["action"], one["date"]) for one in told["acts"]][:2] == [
        ("KAZ", "accession", "1998-08-26"),
        ("TCD", "accession", "1995-06-09"),
    ]
    assert [one["reason"] for one in told["unparsed"]] == ["not a state or territory that habeas knows"]
    assert told["findings"] == []
    assert "cat-accession" not in habeas("proposals")[1]


def test_a_second_list_that_says_otherwise_is_asked_about_and_both_stay(habeas: Habeas, tmp_path: Path) -> None:
    first, second = tmp_path / "IV-9.en.xml", tmp_path / "4-9.csv"
    first.write_bytes(status_list(ROWS[:1]))
    second.write_text('Participant,"Accession(a)"\nKazakhstan,3 May 1999 a\n', "utf-8")
    habeas("import", "treaties", str(first), "--accept")
    code, out, _ = habeas("import", "treaties", str(second), "--as-of", "2021-01-01", "--accept", "--json")
    findings = json.loads(out)["files"][0]["findings"]
    assert code == 0
    assert {finding["code"] for finding in findings} >= {"joining_disputed"}
    assert "26" in findings[0]["message"] or "1999" in findings[0]["message"]


def test_all_files_are_read_before_any_is_written(habeas: Habeas, listing: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xml"
    broken.write_text("<Document>", "utf-8")
    code, _, told = habeas("import", "treaties", listing, str(broken), "--accept")
    assert code == 1
    assert "broken.xml" in told and "broken at line" in told
    assert "cat-accession" not in habeas("proposals")[1]
    assert habeas("import", "treaties", listing, "--accept")[1].splitlines()[-1] == "committed BATCH 1"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--dry-run", "--accept"), "leave one of the two out"),
        (("--instrument", "NOPE"), "no instrument 'NOPE'"),
        (("--as-of", "yesterday"), "--as-of"),
    ],
)
def test_wrong_words_are_refused_with_what_to_do(
    habeas: Habeas, listing: str, words: tuple[str, ...], told: str
) -> None:
    code, _, error = habeas("import", "treaties", listing, *words)
    assert code in {1, 2}
    assert told in error


def test_a_list_may_be_another_reading_of_a_source_that_is_there(habeas: Habeas, tmp_path: Path) -> None:
    habeas("add", "source", "key=untc-2015-03", "title=Status of treaties", "published=2015-03-14")
    path = tmp_path / "4-9.csv"
    path.write_text('Participant,"Accession(a)"\nKazakhstan,26 Aug 1998 a\n', "utf-8")
    code, out, told = habeas("import", "treaties", str(path), "--source", "untc-2015-03", "--accept")
    assert (code, out.splitlines()[-1].split()[0]) == (0, "committed"), told
    _, out, _ = habeas("import", "treaties", str(path), str(path), "--source", "untc-2015-03")
    assert out == ""


def test_the_help_has_an_example(habeas: Habeas, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        habeas("import", "treaties", "--help")
    assert "habeas import treaties IV-9.en.xml" in capsys.readouterr().out
