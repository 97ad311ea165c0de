"""The page on the language of values: its examples run, and its tables say what the code says."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

import pytest

from habeas.values import Period, Status, ValueType, from_json, parse_raw
from habeas.values.format import format_period, format_value


@pytest.fixture
def page(project: Path) -> Path:
    return project / "docs" / "values.md"


def rows(page: Path, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its two head lines."""
    section = page.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_example_on_the_page_runs(page: Path) -> None:
    # A fence directly after an answer would be read as part of it: the page has a blank line before each.
    examples = doctest.DocTestParser().get_doctest(page.read_text(encoding="utf-8"), {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    told: list[str] = []
    results = runner.run(examples, out=told.append)
    assert not results.failed, "".join(told)
    assert results.attempted > 30


def test_the_table_of_periods_says_what_the_code_says(page: Path) -> None:
    for written, _, said in rows(page, "Periods"):
        assert [format_period(Period.parse(text)) for text in code(written)] == said.split(" · ")


def test_the_forms_in_the_table_of_values_are_read_and_said_so(page: Path) -> None:
    types = {"number": ValueType.NUMBER, "the same": ValueType.NUMBER, "answer": ValueType.ANSWER}
    table = {row[0].partition(",")[0]: row for row in rows(page, "Values and their JSON")}
    assert len(table) == 8
    for name, (_, forms, said) in table.items():
        for form in code(forms) if name != "answer" else code(forms)[:1]:
            if form in ("amended", "in_force"):
                continue
            value = from_json(types.get(name) or ValueType(name), json.loads(form))
            if name in {"money", "ratio", "law"}:
                assert format_value(value) == said


def test_what_the_page_calls_uncertain_is_unparsed(page: Path) -> None:
    table = rows(page, "Reading what a source printed")
    assert len(table) == 11
    for strings, _ in table:
        kind = ValueType.DURATION if "days" in strings or "months" in strings else ValueType.NUMBER
        kind = ValueType.MONEY if "dollars" in strings else ValueType.NAMES if "A, B" in strings else kind
        kind = ValueType.TEXT if "Polic" in strings else kind
        for raw in code(strings):
            assert parse_raw(raw, kind, currency="AUD").status is Status.UNPARSED, raw
