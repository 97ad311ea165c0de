"""``python -m benchmarks.documents.themes``: themes beside the codes that people gave, and beside plain lists of words.

Gold are UPR Info's codes, and in six languages OHCHR's tags of persons (migrants; refugees and asylum-seekers).
Immigration detention asks for both codes, migrants or asylum-seekers and detention. Before the thirteenth session the
coders hardly ever gave both: 13 of 60 such rows, for half of all recommendations. It is printed with them and without.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

import orjson

from benchmarks.documents.corpora import corpus, json_lines, table
from benchmarks.documents.score import Score
from benchmarks.rivals.keywords import ON_THE_MOVE, matches
from benchmarks.rivals.keywords import TASKS as WORDS
from habeas.intake.document.themes import themes

ON_THE_MOVE_TAGS = {"5b6c3990-9faf-4d1f-9ec2-84c14e1c66e1", "2e0a1872-bbc0-4a15-bc48-1767be49234a"}
"""OHCHR's tags for migrants, and for refugees and asylum-seekers."""
SECOND_CYCLE = 13
"""The first session whose recommendations were coded under every subject they name."""
REPEATED = 50
"""How often the records are given, so that the start does not count for more than in a long stream."""

TASKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "migration or asylum": (("y_migration_asylum",), ("migration", "asylum")),
    "immigration detention": (("y_migration_asylum", "y_detention"), ("immigration_detention",)),
    "trafficking": (("y_trafficking",), ("trafficking",)),
    "torture": (("y_torture",), ("torture",)),
    "detention": (("y_detention",), ("detention",)),
}
"""Of each task of the UPR: the codes that must all be given, and the themes of which one is enough."""

Sample = Sequence[tuple[str, bool]]
"""Texts, and whether people said that they are about the subject."""


def score(sample: Sample, says: Callable[[str], bool]) -> Score:
    """How often an answer agrees with what people said; the texts of its errors."""
    found = Score()
    for text, gold in sample:
        said = says(text)
        found.right += gold and said
        found.wrong += said and not gold
        found.missed += gold and not said
        if gold != said:
            found.examples.append(f"{'missed' if gold else 'wrong'}: {text}")
    return found


def compare(name: str, sample: Sample, language: str, wanted: Sequence[str], words: Sequence[str], errors: int) -> None:
    """Print a task: ours, the list of words, the ratio of their F1."""
    rules = themes(language)
    ours = score(sample, lambda text: any(theme in wanted for theme in rules.of(text)))
    plain = score(sample, lambda text: matches(text, words))
    print(f"{name}, {sum(gold for _, gold in sample)} of {len(sample):,}", flush=True)
    print(f"  habeas  {ours}")
    print(f"  words   {plain}  ratio {ours.f1 / plain.f1:.3f}")
    for example in ours.examples[:errors]:
        print(f"    {example[:500]!r}", file=sys.stderr)


def upr() -> Iterator[tuple[str, Sample, str]]:
    """Each task on recommendations of the UPR: its title, its texts, its name."""
    rows = table(corpus("upr-info") / "upr_info.csv")
    for task, (codes, _) in TASKS.items():
        coded = [(row["text"], all(row[code] == "1" for code in codes), int(row["session"])) for row in rows]
        yield task, [(text, gold) for text, gold, _ in coded], task
        if len(codes) > 1:
            later = [(text, gold) for text, gold, session in coded if session >= SECOND_CYCLE]
            yield f"{task}, sessions from {SECOND_CYCLE} on", later, task


def relevance(language: str) -> Sample:
    """Records of OHCHR's index in one language, and whether they are tagged with people on the move."""
    records = json_lines(corpus("uhri-six-languages") / "uhri_records.jsonl")
    return [
        (row[language], bool(ON_THE_MOVE_TAGS & set(row["affected_person_ids"]))) for row in records if row[language]
    ]


def speed(name: str, texts: Sequence[str]) -> None:
    """Print how many paragraphs `habeas classify` answers in a second of one core's time, its start included."""
    lines = b"".join(orjson.dumps({"id": id, "text": text}) + b"\n" for id, text in enumerate(texts))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "habeas.cli.main", "classify"], input=lines, stdout=subprocess.DEVNULL, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"  {name}: {len(texts) / seconds:,.0f} of {sum(map(len, texts)) // len(texts)} characters", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print for each task")
    errors = parser.parse_args().errors
    print("recommendations of the UPR, English")
    for title, sample, task in upr():
        compare(title, sample, "en", TASKS[task][1], WORDS[task], errors)
    print("people on the move, records of the Universal Human Rights Index")
    for language, words in ON_THE_MOVE.items():
        compare(language, relevance(language), language, ("migration", "asylum"), [words], errors)
    print("habeas classify, paragraphs a second and core (limit: at least 5,000)")
    speed("UPR, en", [text for text, _ in next(upr())[1]])
    for language in ON_THE_MOVE:
        speed(language, [text for text, _ in relevance(language)] * REPEATED)


if __name__ == "__main__":
    main()
