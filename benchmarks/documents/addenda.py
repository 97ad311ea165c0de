"""``python -m benchmarks.documents.addenda``: what a State answered in the addendum to a report, against OHCHR's lists.

OHCHR's thematic lists say of each recommendation whether the State supported or noted it, and in which paragraph of
the addendum. The baseline takes every number of the addendum for accepted.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.documents.corpora import corpus, json_lines
from benchmarks.documents.score import Score
from habeas.catalog import Catalog, load
from habeas.intake.document.read import read_document
from habeas.intake.document.reading import DocumentReading
from habeas.intake.document.statements import plain_numbers

DOCUMENTS = {2: ("cycle2_g1423930", "cycle2_g1504261"), 3: ("cycle3_g1934994", "cycle3_g2004192")}
"""The report and its addendum, by cycle."""
POSITIONS = {"Supported": "accepted", "Noted": "noted"}
_PARAGRAPH = re.compile(r"Add\.1 - Para\.\s?(\d+)")

Answers = Mapping[str, tuple[str, str]]
"""Response and paragraph by number."""


def ours(report: DocumentReading, addendum: DocumentReading) -> Answers:
    """The addendum's responses; a bare number is the report's where only one ends so."""
    numbers = plain_numbers({one.number: one.number for one in report.recommendations if one.number})
    return {
        numbers.get(one.number or "", one.number or ""): (one.response or "", one.paragraph or "")
        for one in addendum.recommendations
    }


def gold(cycle: int) -> Answers:
    """What OHCHR's list says that the addendum answers."""
    return {
        row["number"]: (POSITIONS[row["position"]], found[1] if found else "")
        for row in json_lines(corpus("ohchr-thematic-lists") / "thematic_list_parsed.jsonl")
        if row["cycle"] == cycle and "Add.1" in row["source_of_position"]
        for found in (_PARAGRAPH.search(row["source_of_position"]),)
    }


def read(name: str, catalog: Catalog) -> DocumentReading:
    """One of the corpus's documents."""
    path: Path = corpus("ohchr-thematic-lists") / "upr_documents_txt" / f"{name}.txt"
    return read_document(path.read_bytes(), name=path.name, catalog=catalog)


def main() -> None:
    """Print the table."""
    catalog = load()
    for cycle, (report, addendum) in DOCUMENTS.items():
        wanted, found = gold(cycle), ours(read(report, catalog), read(addendum, catalog))
        score, plain, places = Score(), Score(), 0
        for number, (response, paragraph) in wanted.items():
            right = number in found and found[number][0] == response
            score.add(Score(right, number in found and not right, not right))
            plain.add(Score(response == "accepted", response != "accepted", response != "accepted"))
            places += number in found and paragraph in ("", found[number][1])
            if not right:
                print(f"    cycle {cycle} {number}: gold {response}, found {found.get(number)}", file=sys.stderr)
        score.wrong += len(found.keys() - wanted.keys())
        for number in sorted(found.keys() - wanted.keys()):
            print(f"    cycle {cycle} {number}: found {found[number]}, not in the list", file=sys.stderr)
        print(f"cycle {cycle}  {score}  all accepted {plain.f1:.3f}  paragraph {places} of {len(wanted)}")


if __name__ == "__main__":
    main()
