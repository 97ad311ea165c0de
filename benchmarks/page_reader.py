"""``python -m benchmarks.page_reader``: how much of composed country pages is read, for each layout and kind of copy.

A fact is an indicator with its value, status and period. Pages are composed by `tests.intake.page.generations`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.intake.page.generations import GENERATIONS, compose
from tests.intake.page.printed import Copy, Fact, copy, cut, fact, reduced, wrapped

from habeas.catalog import Catalog, load
from habeas.intake.page import PageError, read_page

FORMS = ("text", "html")
KINDS = ("full", "cut", "reduced", "hostile")


@dataclass
class Score:
    """Facts found, wrongly found, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0


def copies(generation: str, form: str, kind: str, draw: random.Random) -> Iterator[Copy]:
    """Copies of one composed page."""
    page = compose(generation, draw, form, hostile=kind == "hostile")
    if kind == "full":
        yield copy(page, form)
    elif kind == "cut":
        yield cut(page, form, draw)
    elif kind == "reduced":
        yield from (reduced(page, form, degree) for degree in range(3))
    else:
        page = wrapped(page, draw)
        yield copy(page, form, draw.choice(("\n\n", "\n", "\n \n\n")))
        yield cut(page, form, draw, draw.choice(("\n\n", "\n")))


def found(source: str, form: str, catalog: Catalog) -> set[Fact]:
    """What the reader finds in a copy."""
    reading = read_page(source, name=f"page.{form}", country="KAZ", catalog=catalog)
    facts = (fact(one.indicator, one.value, one.period, one.status) for one in reading.observations)
    return {one for one in facts if one[2] != "unparsed"}


def measure(generation: str, form: str, kind: str, pages: int, catalog: Catalog) -> Score:
    """Read that many composed pages and count."""
    score = Score()
    for number in range(pages):
        draw = random.Random(f"{generation} {form} {kind} {number}")
        for one in copies(generation, form, kind, draw):
            try:
                read = found(one.source, form, catalog)
            except PageError:
                read = set()
            wrong, missed = read - one.expected - one.allowed, one.expected - read
            score.right += len(read & one.expected)
            score.wrong += len(wrong)
            score.missed += len(missed)
            score.examples += [f"{number}: wrong {x}" for x in wrong] + [f"{number}: missed {x}" for x in missed]
    return score


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40, help="composed pages for each cell of the table")
    parser.add_argument("--misses", type=int, default=0, help="how many misses to print for each cell")
    told = parser.parse_args(arguments)
    catalog = load()
    print("| layout | copy |", " | ".join(KINDS), "|\n| --- | --- |" + " --- |" * len(KINDS))
    for generation in GENERATIONS:
        for form in FORMS:
            scores = [measure(generation, form, kind, told.pages, catalog) for kind in KINDS]
            print(f"| {generation} | {form} |", " | ".join(f"{one.f1:.3f}" for one in scores), "|", flush=True)
            for kind, score in zip(KINDS, scores, strict=True):
                for example in score.examples[: told.misses]:
                    print(f"    {kind} {example}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
