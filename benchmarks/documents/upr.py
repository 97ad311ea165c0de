"""``python -m benchmarks.documents.upr``: recommendations of UPR reports, their States and the responses.

Gold for numbers, States and responses is the list that the corpus's authors extracted; UPR Info's rows, coded by
people, say how many recommendations a report really holds. The baseline takes every `number, stop, words` after the
heading of the conclusions.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.documents.corpora import corpus, table
from benchmarks.documents.paragraphs import plain
from benchmarks.documents.score import Score
from habeas.catalog import load
from habeas.intake.document.read import read_document
from habeas.intake.document.reading import ReadRecommendation
from habeas.places import match

RESPONSES = {
    "support": "accepted",
    "implemented": "accepted",
    "consider": "pending",
    "reject": "noted",
    "noted": "noted",
}

CATALOG = load()
Report = tuple[str, str]
"""State and year."""

_NAIVE = re.compile(r"(?<![\d.])(?:(\d{1,3}\.\d{1,3})|(\d{1,3})\.)\s+(?=[A-Z])")


def gold() -> Mapping[Report, list[dict[str, str]]]:
    """The authors' rows by report."""
    rows: defaultdict[Report, list[dict[str, str]]] = defaultdict(list)
    for row in table(corpus("upr-wg-reports") / "recommendations_extracted_by_uprs_authors.csv"):
        number = ".".join(row["number"].split(".")[:2])
        if "." in number:
            rows[row["state"], row["year"]].append(row | {"number": number})
    return rows


def reports() -> Mapping[Report, str]:
    """The text of each report."""
    folder = corpus("upr-wg-reports")
    return {
        (row["state"], row["year"]): gzip.decompress((folder / row["file"]).read_bytes()).decode("utf-8")
        for row in table(folder / "index.csv")
    }


def read(text: str) -> Sequence[ReadRecommendation]:
    """What habeas finds: the whole reading, from the bytes."""
    return read_document(text.encode(), name="report", catalog=CATALOG).recommendations


def naive(text: str) -> set[str]:
    """The baseline's numbers."""
    last = max((one.start() for one in re.finditer("(?i)ii\\.\\s+conclusions", text)), default=0)
    above, found = "", set()
    for one in _NAIVE.finditer(text, last):
        if one[1]:
            found.add(one[1])
        elif not above:
            above = one[2]
        else:
            found.add(f"{above}.{one[2]}")
    return found


def _numbers(name: Report, rows: Sequence[Mapping[str, str]], found: Sequence[ReadRecommendation]) -> Score:
    """A number is found where an item has it and the words of the gold's."""
    texts: defaultdict[str, str] = defaultdict(str)
    for item in found:
        texts[item.number or ""] += _ascii(item.text)
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        wanted[row["number"]].append(_words(row["text"]))
    score = Score()
    for number, alternatives in wanted.items():
        if any(words[:60] in texts[number] for words in alternatives):
            score.right += 1
        else:
            score.missed += 1
            score.examples.append(f"{name} missed {number} {alternatives[0][:60]!r}: {texts[number][:60]!r}")
    extra = sorted(set(texts) - set(wanted))
    score.wrong = len(extra)
    score.examples += [f"{name} wrong {number}: {texts[number][:60]}" for number in extra]
    return score


def _words(text: str) -> str:
    """A gold text without its number."""
    return _ascii(re.sub(r"^[\d.\s]+", "", text))


def _ascii(text: str) -> str:
    """Plain letters alone: quotation marks and dashes became accented letters in the gold, by a wrong encoding."""
    return plain(text.encode("ascii", "ignore").decode())


def _states(name: Report, rows: Sequence[Mapping[str, str]], found: Sequence[ReadRecommendation]) -> Score:
    """States by number, where both have the number."""
    ours: defaultdict[str, set[str]] = defaultdict(set)
    for item in found:
        ours[item.number or ""] |= set(item.recommending)
    theirs: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        code = match(row["recommending"]).code
        theirs[row["number"]] |= {code} if code else set()
    score = Score()
    for number in ours.keys() & theirs.keys():
        score.right += len(ours[number] & theirs[number])
        score.wrong += len(ours[number] - theirs[number])
        score.missed += len(theirs[number] - ours[number])
        if ours[number] != theirs[number]:
            text = next(item.text for item in found if item.number == number)
            score.examples.append(f"{name} {number} gold {theirs[number]} found {ours[number]}: …{text[-120:]}")
    return score


def _responses(name: Report, rows: Sequence[Mapping[str, str]], found: Sequence[ReadRecommendation]) -> Score:
    """The response by number, where both have the number and the gold has a response."""
    ours = {item.number or "": item for item in found}
    theirs = {row["number"]: RESPONSES.get(row["decision"]) for row in rows}
    score = Score()
    for number in ours.keys() & theirs.keys():
        if theirs[number] is None:
            continue
        if ours[number].response == theirs[number]:
            score.right += 1
        else:
            score.wrong += 1
            score.missed += 1
            score.examples.append(f"{name} {number} gold {theirs[number]} found {ours[number].response}")
    return score


def _upr_info(texts: Mapping[Report, str], read_items: Mapping[Report, Sequence[ReadRecommendation]]) -> Score:
    """UPR Info's rows whose words and State are found in one item."""
    sessions = {
        (row["state"], row["upr_session"]): row["year"] for row in table(corpus("upr-wg-reports") / "index.csv")
    }
    score = Score()
    for row in table(corpus("upr-info") / "upr_info.csv"):
        year = sessions.get((row["state_under_review"], row["session"]))
        if year is None:
            continue
        report, words = (row["state_under_review"], year), plain(row["text"])[:80]
        if words not in plain(texts[report]):
            continue  # the words are not in the text at hand
        state = match(row["recommending_state"]).code
        having = [one for one in read_items[report] if words in plain(one.text)]
        if any(state is None or state in one.recommending for one in having):
            score.right += 1
        else:
            score.missed += 1
            states = [one.recommending for one in having]
            score.examples.append(f"{report} {row['recommending_state']}: {row['text'][:70]!r} found {states}")
    return score


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to print for each line")
    parser.add_argument("--upr-info", action="store_true", help="also UPR Info's rows, which takes a minute")
    told = parser.parse_args()
    texts, rows = reports(), gold()
    found = {name: read(text) for name, text in texts.items()}
    worst = 1.0
    totals = {"numbers": Score(), "States": Score(), "responses": Score(), "baseline numbers": Score()}
    for name, its in rows.items():
        if name not in found:
            continue
        numbers = _numbers(name, its, found[name])
        worst = min(worst, numbers.f1)
        totals["numbers"].add(numbers)
        totals["States"].add(_states(name, its, found[name]))
        totals["responses"].add(_responses(name, its, found[name]))
        want, have = {row["number"] for row in its}, naive(texts[name])
        totals["baseline numbers"].add(Score(len(want & have), len(have - want), len(want - have)))
    if told.upr_info:
        totals["UPR Info's rows found with their State"] = _upr_info(texts, found)
    for task, score in totals.items():
        print(f"{task:40} {score}" + (f"  worst report {worst:.3f}" if task == "numbers" else ""))
        for example in score.examples[: told.errors]:
            print("    " + example, file=sys.stderr)


if __name__ == "__main__":
    main()
