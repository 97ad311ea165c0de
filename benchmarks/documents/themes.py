"""``python -m benchmarks.documents.themes``: themes of UPR recommendations, beside the codes that people gave them.

Gold is UPR Info's codes; the baseline is a plain list of words for each task, found anywhere in the text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence

from benchmarks.documents.corpora import corpus, table
from benchmarks.documents.score import Score
from habeas.intake.document.themes import themes

Row = Mapping[str, str]

TASKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "migration or asylum": (("y_migration_asylum",), ("migration", "asylum"), ("migra", "refugee", "asylum")),
    "immigration detention": (("y_migration_asylum", "y_detention"), ("immigration_detention",), ()),
    "trafficking": (("y_trafficking",), ("trafficking",), ("traffick",)),
    "torture": (("y_torture",), ("torture",), ("torture", "ill-treatment", "degrading")),
    "detention": (("y_detention",), ("detention",), ("detention", "detain", "prison")),
}
"""Of each task: the codes that must all be given, the themes of which one is enough, and the baseline's words."""


def score(rows: list[Row], codes: tuple[str, ...], said: Sequence[bool]) -> Score:
    """How often an answer agrees with the codes."""
    gold = [all(row[code] == "1" for code in codes) for row in rows]
    hit = sum(one and other for one, other in zip(gold, said, strict=True))
    return Score(hit, sum(said) - hit, sum(gold) - hit)


def main() -> int:
    rows: list[Row] = list(table(corpus("upr-info") / "upr_info.csv"))
    rules = themes("en")
    began = time.perf_counter()
    found = [rules.of(row["text"]) for row in rows]
    print(f"{len(rows) / (time.perf_counter() - began):,.0f} paragraphs a second on one core, {len(rows):,} in all")
    lower = [row["text"].lower() for row in rows]
    for task, (codes, wanted, words) in TASKS.items():
        ours = score(rows, codes, [any(theme in one for theme in wanted) for one in found])
        print(f"{task}: {ours}")
        if words:
            plain = score(rows, codes, [any(word in text for word in words) for text in lower])
            print(f"  words {', '.join(words)}: {plain}; ratio of F1 {ours.f1 / plain.f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
