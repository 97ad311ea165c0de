"""Every row of the reference example fits the built-in catalog."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.catalog import Catalog, check_observation, index, load
from habeas.values import ValueType

WORDS = {ValueType.ANSWER, ValueType.TEXT}


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def value_of(catalog: Catalog, row: dict[str, str]) -> object:
    """The JSON form of a cell: words stand bare where the indicator takes words."""
    if not row["value"]:
        return None
    return row["value"] if catalog.indicators[row["indicator"]].type in WORDS else json.loads(row["value"])


def test_every_observation_of_the_example_fits(shared: Path) -> None:
    catalog = load()
    seen: Counter[str] = Counter()
    for row in rows(shared / "example" / "observations.csv"):
        check_observation(
            catalog,
            indicator=row["indicator"],
            value_json=value_of(catalog, row),
            status=row["status"],
            breakdown=dict(pair.split("=", 1) for pair in row["breakdown"].split(";") if pair),
            subject_kind="country" if len(row["subject"]) == 3 else "facility",
            unit=row["unit"],
        )
        seen[row["status"]] += 1
    assert seen.total() > 1000
    assert seen["reported"] > 1000


@pytest.mark.parametrize("file", ["treaty_actions.csv", "treaties_checked.csv"])
def test_every_treaty_of_the_example_is_an_instrument(shared: Path, file: str) -> None:
    catalog = load()
    names = {row["instrument"] for row in rows(shared / "example" / file)}
    assert names <= set(catalog.instruments)


@pytest.mark.parametrize("file", ["recommendations.csv", "reviews.csv", "cases.csv"])
def test_every_body_of_the_example_is_known(shared: Path, file: str) -> None:
    catalog = load()
    names = {row["body"] for row in rows(shared / "example" / file)}
    assert names - set(catalog.bodies) == set()


def test_every_theme_of_the_example_is_known(shared: Path) -> None:
    themes = {theme for row in rows(shared / "example" / "recommendations.csv") for theme in row["themes"].split(";")}
    assert themes - {""} <= set(load().themes)


def test_every_question_of_the_example_is_one_of_the_eight(shared: Path) -> None:
    catalog = load()
    for row in rows(shared / "example" / "headline.csv"):
        if row["question"] == "sentence":
            continue
        question = catalog.questions[row["question"]]
        for observation in row["observations"].split():
            subject, key = observation.split("/")[:2]
            if len(subject) == 3:
                assert key in question.indicators, f"{key} does not answer {question.key}"


NOT_KEYS = {"estimate notes", "– standards"}
"""In the first column of the reference, but no keys: a remark, and the rows of the matrix of safeguards."""


def keys_and_labels(text: str) -> Iterator[tuple[str, str]]:
    """Every key that the reference lists in part A, with the labels it gives; ``recorded_length_avg / max`` are two."""
    column = {"key": 0, "label": 1}
    for line in text[text.index("\n## A. ") : text.index("\n## B. ")].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| ") or cells[0] == "code":
            continue
        if "key" in cells:
            column = {"key": cells.index("key"), "label": cells.index("key") + 1}
        elif cells[column["key"]]:
            first, *others = cells[column["key"]].split(" / ")
            label = cells[column["label"]]
            yield first, label
            for other in others:
                whole = first.rpartition("_")[0] + "_" + other.lstrip("_")
                yield (other if "_" in other.lstrip("_") or " " in other else whole), label


def test_every_key_of_the_reference_is_an_indicator(shared: Path) -> None:
    text = (shared / "reference" / "indicators.md").read_text(encoding="utf-8")
    keys = {key for key, _ in keys_and_labels(text)}
    assert len(keys) > 150
    assert keys - set(load().indicators) <= NOT_KEYS


def test_every_whole_label_of_the_reference_finds_its_indicator(shared: Path) -> None:
    catalog = load()
    labels = index(catalog)
    text = (shared / "reference" / "indicators.md").read_text(encoding="utf-8")
    found = 0
    for key, cell in keys_and_labels(text):
        for label in re.split(r"; | → ", cell):
            meant = labels.indicator(label)
            whole = "…" not in label and not key.startswith("recorded_length")  # those are parts, or of two keys
            if meant is not None and whole:
                assert meant.key == key, label
                found += 1
    assert found > 120


def test_every_heading_and_label_of_the_seed_page_is_known(shared: Path) -> None:
    labels = index(load())
    text = (shared / "seed" / "kazakhstan-page.txt").read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.strip() and (line.isupper() or line.startswith("> "))]
    unknown = [line for line in headings if labels.section(line) is None]
    assert len(headings) > 20
    assert unknown == []
