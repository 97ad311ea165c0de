"""Which line of a page is in which element of its answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from habeas.intake.page import PageReading, page_lines

ELEMENTS = ("observations", "treaty_actions", "recommendations", "updates", "contacts", "headings", "unparsed")


def elements(answer: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ELEMENTS:
        for one in answer[name]:
            yield name, one
    if answer["narrative"]:
        yield "narrative", answer["narrative"]
    for one in answer["page"]["furniture"]:
        yield "furniture", one


def check_lines(source: str | bytes, reading: PageReading) -> None:
    """Every line that is not blank is in exactly one element; a divided one holds paragraphs and rows of dots,
    or the cells of one row of a matrix."""
    lines, _ = page_lines(source, name="page")
    places: defaultdict[int, list[str]] = defaultdict(list)
    for name, one in elements(reading.to_json()):
        first, last = one["lines"]
        assert 1 <= first <= last <= len(lines)
        for number in range(first, last + 1):
            places[number].append(name)
    for line in lines:
        found = places[line.number]
        if line.text:
            assert found, f"line {line.number} is nowhere: {line.text!r}"
            row = "|" in line.text or re.search(r"[a-z](?:19|20)\d\d$", line.text)  # its cells on one line
            parted = row and set(found) == {"observations"}
            assert len(found) == 1 or parted or set(found) <= {"recommendations", "furniture"}, (line, found)
        else:
            assert len(found) <= 1 or set(found) <= {"recommendations", "furniture"}, (line, found)
