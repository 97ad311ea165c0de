"""``python -m benchmarks.documents.front_matter``: what documents say of themselves, field by field."""

from __future__ import annotations

import sys
from collections import Counter

from benchmarks.documents.corpora import corpus, json_lines
from habeas.catalog import load
from habeas.intake.document.blocks.text import blocks_of_text
from habeas.intake.document.front_matter import front_matter
from habeas.intake.document.paragraphs import paragraphs_of

FIELDS = {
    "symbol": "symbol",
    "committee": "body",
    "country_iso3": "country",
    "language": "language",
    "distributed": "distributed",
    "adopted": "adopted",
    "session": "session",
}


def main() -> None:
    """Print the table."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    catalog = load()
    for row in json_lines(corpus("co-front-matter") / "front_matter.jsonl"):
        found = front_matter(paragraphs_of(blocks_of_text(row["text"], "excerpt")), catalog)
        for field, ours in FIELDS.items():
            if field in row["gold"]:
                total[field] += 1
                same = getattr(found, ours) == row["gold"][field]
                right[field] += same
                if not same:
                    print(f"    {row['gold']['symbol']} {field}: {getattr(found, ours)}", file=sys.stderr)
    for field in FIELDS:
        print(f"{field:14} {right[field]} of {total[field]}")


if __name__ == "__main__":
    main()
