"""Private things with a mark in every word, to be planted in an observatory and found nowhere in public.

They are written as a file of another system is (docs/dump-format.md), so that one command brings them in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

MARK = "zqxprivate"
"""In every private word: no text has it, and no compressed file by chance."""
NUMBER = 48151623
"""The private figure, and how a page would print it."""
PRINTED = ("48151623", "48,151,623", "48 151 623", "48\u202f151\u202f623", "48\u00a0151\u00a0623")

OPEN = "unhcr-2026-06"
"""A source of the example, which private statements rest on too."""
SECRET = f"{MARK}-secret"
UNNAMED = f"{MARK}-unnamed"
Fields = dict[str, Any]


def word(of: str) -> str:
    """A private word that says where it was planted."""
    return f"{MARK}{of}"


def statements(subject: str, of: Mapping[str, Any], tag: str) -> Iterator[tuple[str, Fields]]:
    """One statement of every kind with a mark in every text; `tag` keeps them apart from those of another source."""
    said = {"subject": subject, "locator": word("locator"), "origin": word("origin"), "note": word("note"), **of}
    mark = word(tag)
    yield (
        "observation",
        said | {"indicator": "detainee_entries", "period": "2024", "value": NUMBER, "raw": word("raw")},
    )
    yield "observation", said | {"indicator": "detains", "period": "2024", "value": "Yes", "raw": word("raw")}
    yield "treaty_action", said | {"instrument": "CAT", "action": "reservation", "date": "1998", "text": mark}
    yield "treaty_status", said | {"instrument": "CAT", "status": "party", "as_of": "2025-01-01"}
    yield "recommendation", said | {"body": "CAT", "year": "2031", "paragraphs": [f"{mark}1"], "text": mark}
    yield "recommendation", said | {"body": "CCPR", "year": "2031", "paragraphs": [f"{mark}2"], "abstract": mark}
    yield "response", said | {"recommendation": f"upr-2031-{mark}", "response": "accepted", "text": mark}
    yield "review", said | {"body": "CAT", "stage": "dialogue", "date": "2031-11", "symbol": mark.upper()}
    yield "case", said | {"body": "CCPR", "number": mark, "title": mark, "outcome": "violation"}
    yield "law", said | {"key": mark, "title": mark, "title_original": mark, "url": f"https://{mark}.example/"}
    yield "provision", said | {"law": mark, "article": mark, "about": mark}
    yield "event", said | {"kind": "mass_expulsion", "date": "2025", "place": mark, "count": NUMBER, "words": mark}
    yield "visit", said | {"kind": "visit", "date": "2025", "body": mark, "place": mark, "words": mark}
    yield "narrative", said | {"kind": "answer", "question_key": "how_many", "answer_status": "answered", "text": mark}
    yield "narrative", said | {"kind": "profile", "text": mark}
    yield "update", said | {"title": mark, "teaser": mark, "date": "2026-11-23", "url": f"https://{mark}.example/"}
    yield "contact", said | {"kind": "ngo", "name": mark, "url": f"https://{mark}.example/"}
    yield (
        "facility",
        said | {"subject": f"{subject}-{mark}", "name": mark, "place": mark, "aliases": [mark], "custodian": mark},
    )


def sources() -> Iterator[Fields]:
    """A confidential source, and a public one that only private statements name."""
    told = {"title": word("title"), "publisher": word("publisher"), "url": f"https://{MARK}.example/"}
    yield told | {"key": SECRET, "series": word("series"), "note": word("note"), "visibility": "confidential"}
    yield told | {"key": UNNAMED, "note": word("note")}


def accepted() -> Iterator[tuple[str, Fields]]:
    """What stands in the ledger in private: of a confidential source, or itself not public."""
    for subject in ("KAZ", "TGO"):
        yield from statements(subject, {"source": SECRET}, "hidden")
        for visibility in ("confidential", "internal"):
            yield from statements(subject, {"source": OPEN, "visibility": visibility}, visibility)
    yield from statements("TGO", {"source": UNNAMED, "visibility": "internal"}, "unnamed")
    yield "observation", rival()
    resting = {"source": OPEN, "observations": [f"KAZ/detainee_entries/2024/{SECRET}"], "text": word("resting")}
    yield "narrative", {"subject": "KAZ", "kind": "section", "question_key": "enforcement", **resting}


def rival() -> Fields:
    """A confidential answer to a question that public sources dispute."""
    asked = {"subject": "KAZ", "indicator": "refugees", "period": "2023", "unit": "persons"}
    return asked | {"source": SECRET, "value": NUMBER, "note": word("note")}


RIVAL = f"KAZ/refugees/2023/{SECRET}"


def undecided(tag: str) -> Iterator[tuple[str, Fields]]:
    """What nobody has decided on, or was rejected: public in itself, and yet of no concern to the public."""
    for subject in ("KAZ", "TGO"):
        yield from statements(subject, {"source": UNNAMED, "locator": word(tag)}, tag)


def write(path: Path, statements: Iterable[tuple[str, Fields]], sources: Iterable[Fields] = ()) -> str:
    """A file of another system with these in it."""
    lines: list[Fields] = [{"habeas": "ledger", "format": 1, "software": word("system")}]
    lines += [{"row": "source", "source": source} for source in sources]
    lines += [{"row": kind, "statement": fields} for kind, fields in statements]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return str(path)
