"""What a document's reading proposes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from habeas.catalog import Catalog, load
from habeas.intake.document.read import read_document
from habeas.intake.document.reading import DocumentReading
from habeas.intake.document.statements import (
    answered_symbol,
    document_source,
    plain_numbers,
    speaking_of,
    statements,
    symbol_in_name,
)
from habeas.intake.proposal import Recommendation, Response

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load()


def reading(name: str, catalog: Catalog, old: str = "", new: str = "") -> DocumentReading:
    text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
    assert old in text
    return read_document(text.replace(old, new).encode(), name=f"{name}.txt", catalog=catalog)


def made(read: DocumentReading, catalog: Catalog, **more: object) -> list[Recommendation | Response]:
    found = statements(read, "key", catalog=catalog, **more)  # type: ignore[arg-type]  # what a test says more
    assert all(isinstance(one, Recommendation | Response) for one in found)
    return found  # type: ignore[return-value]  # just asserted


def test_concerns_come_with_what_answers_them(catalog: Catalog) -> None:
    found = made(reading("observations", catalog), catalog)
    told = [(one.kind, one.paragraphs, one.answers) for one in found if isinstance(one, Recommendation)]
    assert told == [
        ("concern", ("3",), ()),
        ("recommendation", ("4",), ("3",)),
        ("concern", ("5",), ()),
        ("recommendation", ("5",), ("5",)),
    ]
    first = found[0]
    assert isinstance(first, Recommendation)
    assert (first.symbol, first.body, first.year, first.language) == ("CAT/C/KAZ/CO/9", "CAT", "2030", "en")
    assert first.articles == ("2", "16")
    assert "immigration_detention" in first.themes
    assert first.question == "KAZ/recommendation/cat-2030-3"


def test_a_source_is_known_by_symbol_and_language(catalog: Catalog) -> None:
    english, french = (document_source(reading(name, catalog), b"") for name in ("observations", "observations-fr"))
    assert (english.key, french.key) == ("cat-c-kaz-co-9-en", "cat-c-kaz-co-9-fr")
    assert english.series == french.series == "cat-c-kaz-co-9"
    assert english.url == "https://undocs.org/en/CAT/C/KAZ/CO/9"
    assert (english.published, english.kind) == ("2030-06-12", "un_document")
    assert english.title == "Kazakhstan: concluding observations, CAT/C/KAZ/CO/9"


def test_another_language_answers_the_same_questions(catalog: Catalog) -> None:
    english, french = (made(reading(name, catalog), catalog) for name in ("observations", "observations-fr"))
    assert [one.question for one in english] == [one.question for one in french]
    assert {one.language for one in french} == {"fr"}


def test_an_inferred_symbol_is_kept_apart_from_one_that_was_seen(catalog: Catalog) -> None:
    read = replace(reading("observations", catalog, "CAT/C/KAZ/CO/9", ""), file="dir/CAT_C_KAZ_CO_9-EN.pdf")
    found = made(read, catalog)[0]
    assert isinstance(found, Recommendation)
    assert (found.symbol, found.symbol_inferred) == ("", "CAT/C/KAZ/CO/9")
    source = document_source(read, b"bytes")
    assert "CAT/C" not in source.title
    assert source.url == ""
    assert source.key.startswith("document-kaz-cat-")


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("CCPR_C_KAZ_CO_3.pdf", "CCPR/C/KAZ/CO/3"),
        ("CAT-C-TKM-CO-2-EN.docx", "CAT/C/TKM/CO/2"),
        ("A_HRC_28_15_Add.1_E.pdf", "A/HRC/28/15/Add.1"),
        ("CERD_C_RUS_CO_20-22_F.pdf", "CERD/C/RUS/CO/20-22"),
        ("E_C.12_AUS_CO_6.pdf", "E/C.12/AUS/CO/6"),
        ("A%2FHRC%2F14%2F10.pdf", "A/HRC/14/10"),
        ("G1504261.pdf", ""),
        ("report of the committee.pdf", ""),
        ("cat.pdf", ""),
    ],
)
def test_a_name_of_a_file_may_spell_a_symbol(name: str, symbol: str) -> None:
    assert symbol_in_name(name) == symbol


def test_a_report_says_who_recommended_and_what_was_answered(catalog: Catalog) -> None:
    found = made(reading("review", catalog), catalog)
    recommended = [one for one in found if isinstance(one, Recommendation)]
    assert [(one.paragraphs, one.recommending) for one in recommended] == [
        (("3.1",), ("PHL",)), (("3.2",), ("FRA", "URY")), (("3.2",), ("MEX",)), (("4.1",), ("DEU",)),
    ]  # fmt: skip
    answers = {one.recommendation: one.response for one in found if isinstance(one, Response)}
    assert answers == {"upr-2030-3.1": "accepted", "upr-2030-3.2": "accepted", "upr-2030-4.1": "pending"}
    assert {one.topic for one in recommended} == set(answers)


def test_an_addendum_answers_by_the_topics_of_its_report(catalog: Catalog) -> None:
    read = reading("addendum", catalog)
    assert answered_symbol(read.matter) == "A/HRC/80/99"
    [answer] = made(read, catalog, topics={"4.1": "upr-2029-4.1"})
    assert isinstance(answer, Response)
    assert (answer.recommendation, answer.response, answer.source) == ("upr-2029-4.1", "accepted", "key")
    assert answer.text == "Recommendation 4.1 is accepted."
    assert answer.locator == "paragraph 2"


def test_a_bare_number_is_that_of_one_recommendation_or_of_none() -> None:
    topics = {"115.1": "a", "115.2": "b", "116.1": "c"}
    assert plain_numbers(topics) == {"2": "b"} | topics
    some = {"115.1": "a", "115.7": "b"}
    assert plain_numbers(some) == some


def test_a_long_list_of_numbers_is_quoted_for_none_of_them(catalog: Catalog) -> None:
    many = "Recommendations 4.1, 4.2, 4.3, 4.4 and 4.5 are accepted."
    found = made(reading("addendum", catalog, "Recommendation 4.1 is accepted.", many), catalog)
    assert len(found) == 5
    assert {one.text for one in found} == {""}


def test_what_speaks_of_a_theme_keeps_its_concern_and_its_responses(catalog: Catalog) -> None:
    read = reading("observations", catalog)
    kept = speaking_of(statements(read, "key", catalog=catalog), ["torture"])
    assert [one.paragraphs for one in kept if isinstance(one, Recommendation)] == [("5",), ("5",)]
    kept = speaking_of(statements(reading("review", catalog), "key", catalog=catalog), ["non_refoulement"])
    assert [(one.KIND, one.topic) for one in kept] == [
        ("recommendation", "upr-2030-3.2"), ("response", "upr-2030-3.2"),
    ]  # fmt: skip
