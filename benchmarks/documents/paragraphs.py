"""``python -m benchmarks.documents.paragraphs``: numbered paragraphs against gold, beside a plain rule.

A paragraph is right where its number is the gold's and its words begin alike (forty letters or digits); *whole* asks
that nine tenths of its words are the gold's and no tenth more.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from benchmarks.documents.corpora import corpus, json_lines
from benchmarks.documents.score import Score
from habeas.catalog import load
from habeas.intake.document.read import read_document

Pairs = list[tuple[str, str]]
CATALOG = load()

_PLAIN = re.compile(r"[\W_]+")
_NAIVE = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})?)\.?\s*(?=[^\W\d_]|[“\"(])", re.M)


def plain(text: str) -> str:
    """Letters and digits alone."""
    return _PLAIN.sub("", text).casefold()


def ours(raw: str) -> Pairs:
    """What habeas finds: the whole reading, from the bytes; the parts of a paragraph put together again."""
    found: Pairs = []
    for one in read_document(raw.encode(), name="text", catalog=CATALOG).paragraphs:
        if one.part and one.part != "a" and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {one.text}")
        else:
            found.append((one.number or "", one.text))
    return found


def naive(raw: str) -> Pairs:
    """The baseline: whatever stands at the head of a line and looks like a number begins a paragraph."""
    heads = list(_NAIVE.finditer(raw))
    ends = [*(one.start() for one in heads[1:]), len(raw)] if heads else []
    return [(head[1], raw[head.end() : end]) for head, end in zip(heads, ends, strict=True)]


def without_breaks(raw: str) -> str:
    """The same document as one line."""
    return " ".join(raw.split())


def compare(gold: Pairs, found: Pairs, *, whole: bool, name: str) -> Score:
    """Hold what was found against the gold, number by number."""
    left = list(found)
    score = Score()
    for number, text in gold:
        match = next((one for one in left if one[0] == number and _alike(text, one[1], whole=whole)), None)
        if match:
            left.remove(match)
            score.right += 1
        else:
            near = next((one[1] for one in found if one[0] == number), "")
            score.missed += 1
            score.examples.append(f"{name} missed {number}: {_ends(text)}; found {_ends(near)}")
    score.wrong = len(left)
    score.examples += [f"{name} wrong {number}: {text[:90]!r}" for number, text in left]
    return score


def _ends(text: str) -> str:
    return repr(f"{text[:60]} … {text[-60:]}" if len(text) > 120 else text)


def _alike(gold: str, found: str, *, whole: bool) -> bool:
    one, other = plain(gold), plain(found)
    if one[:40] != other[: len(one[:40])]:
        return False
    if not whole:
        return True
    if abs(len(one) - len(other)) > max(20, 0.1 * max(len(one), len(other))):
        return False
    return one == other or SequenceMatcher(None, one, other, autojunk=False).quick_ratio() > 0.9


def documents() -> Iterable[tuple[str, str, str, Pairs]]:
    """Kind, name, raw text and gold of each document."""
    for row in json_lines(corpus("un-paragraphs") / "raw_vs_paragraphs.jsonl"):
        gold = [_gold(str(one["n"]).strip().rstrip("."), one["text"]) for one in row["gold_paragraphs"]]
        yield row["kind"], row["symbol"], row["raw_text"], gold


def _gold(number: str, text: str) -> tuple[str, str]:
    """A gold paragraph; some repeat their number in their words."""
    return number, re.sub(rf"^\s*{re.escape(number)}[.\s]\s*", "", text)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print for each line")
    errors = parser.parse_args().errors
    readers: dict[str, Callable[[str], Pairs]] = {
        "habeas": ours,
        "habeas, no line breaks": lambda raw: ours(without_breaks(raw)),
        "number at a line's head": naive,
    }
    rows = list(documents())
    for kind in sorted({row[0] for row in rows}):
        for whole in (False, True):
            for reader, read in readers.items():
                total = Score()
                for _, name, raw, gold in (row for row in rows if row[0] == kind):
                    total.add(compare(gold, read(raw), whole=whole, name=name))
                print(f"{kind:26} {'whole' if whole else 'number'}  {reader:24} {total}", flush=True)
                for example in total.examples[:errors]:
                    print("    " + example, file=sys.stderr)


if __name__ == "__main__":
    main()
