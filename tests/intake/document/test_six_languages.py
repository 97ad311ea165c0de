"""The same document in six languages is read alike: concluding observations, and a report of the review."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.catalog import Catalog, load
from habeas.intake.document.read import read_document
from habeas.intake.document.reading import DocumentReading
from habeas.places import UN_LANGUAGES

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load()


def reading(name: str, language: str, catalog: Catalog) -> DocumentReading:
    file = f"{name}.txt" if language == "en" else f"{name}-{language}.txt"
    return read_document((DOCUMENTS / file).read_bytes(), name=file, catalog=catalog)


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_observations_say_what_they_are(language: str, catalog: Catalog) -> None:
    found = reading("observations", language, catalog).matter
    assert (found.language, found.document, found.body, found.country) == (
        language, "concluding_observations", "CAT", "KAZ",
    )  # fmt: skip
    assert (found.symbol, found.adopted, found.distributed) == ("CAT/C/KAZ/CO/9", "2030-05-05", "2030-06-12")


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_a_concern_and_what_answers_it(language: str, catalog: Catalog) -> None:
    found = reading("observations", language, catalog)
    kinds = {one.number: one.kind for one in found.paragraphs if one.part is None}
    assert (kinds["1"], kinds["2"], kinds["3"], kinds["4"]) == ("other", "other", "concern", "recommendation")
    assert found.paragraphs[-1].kind == "other"  # on follow-up
    assert found.paragraphs[2].articles == ("2", "16")
    first = found.recommendations[0]
    assert (first.number, first.concerns) == ("4", ("3",))
    assert {"asylum", "children"} <= set(first.evidence)
    assert all(word in first.text for words in first.evidence.values() for word in words)


@pytest.mark.parametrize("language", sorted(set(UN_LANGUAGES) - {"en"}))
def test_a_report_of_the_review(language: str, catalog: Catalog) -> None:
    found = reading("review", language, catalog)
    matter = found.matter
    assert (matter.language, matter.document, matter.country, matter.session) == (language, "upr_report", "KAZ", 60)
    assert (matter.adopted, matter.distributed) == ("2030-05-07", "2030-06-10")
    assert [(one.number, one.recommending, one.response) for one in found.recommendations] == [
        ("3.1", ("PHL",), "accepted"),
        ("3.2", ("DEU", "URY"), "accepted"),
        ("4.1", ("GBR",), "pending"),
    ]


@pytest.mark.parametrize("language", sorted(set(UN_LANGUAGES) - {"en"}))
def test_an_addendum(language: str, catalog: Catalog) -> None:
    found = reading("addendum", language, catalog)
    assert (found.matter.document, found.matter.country, found.matter.distributed) == (
        "upr_addendum", "KAZ", "2030-09-10",
    )  # fmt: skip
    assert {one.number: one.response for one in found.recommendations} == {
        **dict.fromkeys(("4.1", "4.2", "4.5", "4.6", "4.7"), "accepted"), "4.3": "noted", "4.4": "noted",
    }  # fmt: skip
