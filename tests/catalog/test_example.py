"""Every row of the reference example fits the built-in catalog."""

from __future__ import annotations

import csv
import json
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


def test_every_heading_and_label_of_the_seed_page_is_known(shared: Path) -> None:
    labels = index(load())
    text = (shared / "seed" / "kazakhstan-page.txt").read_text(encoding="utf-8")
    headings = [line for line in text.splitlines() if line.strip() and (line.isupper() or line.startswith("> "))]
    unknown = [line for line in headings if labels.section(line) is None]
    assert len(headings) > 20
    assert unknown == []
