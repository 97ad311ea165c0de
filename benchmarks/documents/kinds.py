"""``python -m benchmarks.documents.kinds``: concern or recommendation, by language, beside a plain list of verbs.

The gold has two kinds, *Recommendations* and *Concerns/Observations*; what habeas calls neither counts as the second.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator

from benchmarks.documents.corpora import corpus, json_lines
from habeas.intake.document.kinds import Kind, kind_of
from habeas.intake.document.upr import parted_by_states
from habeas.places import UN_LANGUAGES

_VERBS = re.compile(r"\b(?:recommends?|urges?|should|calls upon|encourages?|invites?|requests?)\b", re.I)
_NUMBERED = re.compile(r"\s*\d{1,3}\s?[.-]\s?\d{1,3}")


def records(language: str) -> Iterator[tuple[str, str, bool]]:
    """Symbol, text, and whether the gold calls it a recommendation."""
    for row in json_lines(corpus("uhri-six-languages") / "uhri_records.jsonl"):
        if row["annotation_type_inferred"] and row.get(language):
            yield row["symbol"], row[language], row["annotation_type_inferred"].startswith("Rec")


def ours(text: str, language: str) -> bool:
    """What habeas says: an item of the UPR recommends because a State makes it, whatever its verb."""
    by_states = bool(_NUMBERED.match(text)) or bool(parted_by_states(text)[0])
    return by_states or kind_of(text, language) is Kind.RECOMMENDATION


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print for each language")
    errors = parser.parse_args().errors
    for language in UN_LANGUAGES:
        rows = list(records(language))
        bodies = [row for row in rows if not row[0].startswith("A/HRC")]
        wrong = [row for row in rows if ours(row[1], language) != row[2]]
        wrong_of_bodies = [row for row in bodies if ours(row[1], language) != row[2]]
        line = f"{language}  all {1 - len(wrong) / len(rows):.3f}"
        line += f"  treaty bodies {1 - len(wrong_of_bodies) / len(bodies):.3f}"
        if language == "en":
            verbs = [row for row in rows if bool(_VERBS.search(row[1]) or _NUMBERED.match(row[1])) != row[2]]
            line += f"  list of verbs {1 - len(verbs) / len(rows):.3f}"
        print(f"{line}  ({len(rows)} records)", flush=True)
        for symbol, text, gold in wrong[:errors]:
            print(f"    {symbol} gold {'recommendation' if gold else 'concern'}: {text[:900]!r}", file=sys.stderr)


if __name__ == "__main__":
    main()
