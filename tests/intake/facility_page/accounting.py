"""Which line of a facility page is in which element of its answer."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from habeas.intake.facility_page import FacilityReading
from habeas.intake.page import page_lines

LISTS = ("names", "places", "observations", "updates", "contacts", "headings", "unparsed")


def elements(answer: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in LISTS:
        for one in answer[name]:
            yield name, one
    for name in ("coordinates", "address", "about"):
        if answer[name]:
            yield name, answer[name]
    for one in answer["page"]["furniture"]:
        yield "furniture", one


def check_lines(source: str | bytes, reading: FacilityReading) -> None:
    """Every line that is not blank is in exactly one element, or in two answers that share it; JSON gives all back."""
    lines, _ = page_lines(source, name="page")
    places: defaultdict[int, list[str]] = defaultdict(list)
    for name, one in elements(reading.to_json()):
        first, last = one["lines"]
        assert 1 <= first <= last <= len(lines)
        for number in range(first, last + 1):
            places[number].append(name)
    for line in lines:
        found = places[line.number]
        assert len(found) == 1 or set(found) == {"observations"} or not line.text, (line, found)
        assert found or not line.text, f"line {line.number} is nowhere: {line.text!r}"
    form = json.loads(json.dumps(reading.to_json()))
    assert FacilityReading.from_json(form, reading.notices) == reading
