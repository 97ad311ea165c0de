"""``python -m benchmarks.treaties``: how lists of treaty actions are read, for each instrument of the shared lists.

*Rows*: participants, and how many were put to a country; who was not is named below. *Acts*: dates and letters, and
the share that a reading of the cell by the standard library alone gives as well. *XML*: the same rows, put into the
form of the Treaty Collection's XML, give the same acts. *2022*: of the states that the list of 2022 (codes and years
given by other people) calls party since a year before 2015, how many are so by our reading of the list of 2015.
*Said*: how many of the entries of declarations that have words became statements.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.intake.treaties.untc import status_list

from benchmarks.documents.corpora import corpus, table
from habeas.catalog import load
from habeas.intake.treaties import TreatyReading, read_treaties
from habeas.places import by_code

DAY, LATER = "2015-03-14", "2022-08-25"
BEFORE = 2015
LETTERS = {"a": "accession", "d": "succession", "A": "acceptance", "AA": "approval", "c": "formal_confirmation"}
_CODES = {"TP": "TL"}
"""Codes of the list of 2022 that ISO 3166-1 has given up."""
CATALOG = load()


@dataclass
class Score:
    """What came of one instrument."""

    key: str
    rows: int = 0
    put: int = 0
    acts: int = 0
    right: int = 0
    same: bool = True
    years: int = 0
    agree: int = 0
    said: int = 0
    read: int = 0
    left: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)


def read(path: Path, data: bytes | None = None, **given: str) -> TreatyReading:
    """A file as habeas reads it."""
    return read_treaties(path.read_bytes() if data is None else data, name=path.name, catalog=CATALOG, **given)


def acts_of(reading: TreatyReading) -> set[tuple[str, str, str]]:
    """Participant, act and date."""
    return {(one.participant, one.action, one.date) for one in reading.acts}


def expected(rows: Sequence[Sequence[str]]) -> set[tuple[str, str, str]]:
    """The same by the standard library, from the head and the cells alone."""
    heads = rows[0]
    return {
        act
        for row in rows[1:]
        for head, cell in zip(heads[1:], row[1:], strict=True)
        for act in _cell(row[0], head, cell)
    }


def _cell(participant: str, head: str, cell: str) -> Iterator[tuple[str, str, str]]:
    words = cell.split()
    if len(words) < 3:
        return
    day = datetime.strptime(" ".join(words[:3]), "%d %b %Y").date().isoformat()
    letter = words[3] if len(words) > 3 else ""
    if head.startswith("Signature"):
        yield participant, "succession_to_signature" if letter == "d" else "signature", day
    else:
        yield participant, LETTERS[letter] if letter else "ratification", day


def scores(folder: Path) -> Iterator[Score]:
    """Every instrument of the catalog that there is a list of."""
    later = _later(folder / "hr-status-2022")
    for path in sorted((folder / "untc-2015").glob("*-*.csv")):
        if path.stem == "4-1":
            continue  # the convention against genocide is not in the catalog
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        found = read(path, as_of=DAY)
        score = Score(found.instruments[0], rows=found.rows)
        _rows(score, found, rows)
        _years(score, found, later.get(score.key, {}))
        _said(score, folder / "untc-2015" / "declarations" / f"{path.stem}.txt")
        yield score


def _rows(score: Score, found: TreatyReading, rows: list[list[str]]) -> None:
    strangers = [piece for piece in found.unparsed if piece.reason != "no date"]
    score.left = [piece.text.split(" · ")[0] for piece in strangers]
    score.put = score.rows - len(strangers)
    wanted = {act for act in expected(rows) if act[0] not in score.left}
    score.acts, score.right = len(wanted), len(wanted & acts_of(found))
    as_xml = status_list(rows[1:], heads=rows[0], title="", number="", chapter="", day="")
    score.same = acts_of(read(Path("list.xml"), as_xml, instrument=score.key, as_of=DAY)) == acts_of(found)


def _later(folder: Path) -> dict[str, dict[str, str]]:
    """By instrument and country the year since which the list of 2022 calls it party."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.csv")):
        key = read(path, as_of=LATER).instruments[0]
        rows = [row for row in table(path) if row["status"] == "state party" and row["iso2"]]
        found[key] = {
            by_code(_CODES.get(row["iso2"], row["iso2"])).alpha3: row["year ratification or accession"] for row in rows
        }
    return found


def _years(score: Score, found: TreatyReading, later: dict[str, str]) -> None:
    ours = {one.country: one.year for one in found.statuses if one.status == "party"}
    for country, year in later.items():
        if year.isdecimal() and int(year) < BEFORE:
            score.years += 1
            score.agree += ours.get(country) == year
            if ours.get(country) != year:
                score.differ.append(f"{country} {year}/{ours.get(country, 'not party')}")


def _said(score: Score, path: Path) -> None:
    if not path.is_file():
        return
    found = read(path)
    empty = [piece for piece in found.unparsed if piece.reason.startswith(("nothing stands", "refers to"))]
    score.said = found.rows - len(empty)
    score.read = len({(one.country, one.place) for one in found.acts})


def main() -> None:
    """Measure and print."""
    folder = corpus("treaty-status")
    print(f"{'instrument':12}{'rows':>6}{'put':>6}{'acts':>7}{'right':>8}{'XML':>6}{'2022':>12}{'said':>10}")
    total = Score("all")
    for one in scores(folder):
        print(_line(one))
        for name in ("rows", "put", "acts", "right", "years", "agree", "said", "read"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        total.same = total.same and one.same
        total.left += one.left
        total.differ += [f"{one.key} {what}" for what in one.differ]
    print(_line(total))
    print(f"not put to a country: {', '.join(sorted(set(total.left)))}")
    print(f"years that differ (2022/2015): {'; '.join(total.differ)}")


def _line(one: Score) -> str:
    exact = one.right / one.acts if one.acts else 1.0
    agree = f"{one.agree}/{one.years}" if one.years else "–"
    said = f"{one.read}/{one.said}" if one.said else "–"
    same = "same" if one.same else "DIFFERS"
    return f"{one.key:12}{one.rows:6}{one.put:6}{one.acts:7}{exact:8.3f}{same:>6}{agree:>12}{said:>10}"


if __name__ == "__main__":
    main()
