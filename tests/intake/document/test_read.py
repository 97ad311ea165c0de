"""A whole document, from its bytes to what `habeas read` answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from habeas.catalog import Catalog, load
from habeas.intake.document.child import read
from habeas.intake.document.errors import DocumentError
from habeas.intake.document.read import read_document
from habeas.intake.document.reading import DocumentReading

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
KEYS = [
    "file", "symbol", "mechanism", "document", "body", "country", "language", "session", "cycle", "adopted",
    "distributed", "paragraphs", "recommendations",
]  # fmt: skip

OBSERVATIONS = (DOCUMENTS / "observations.txt").read_text(encoding="utf-8")

REPORT = (DOCUMENTS / "review.txt").read_text(encoding="utf-8")

ADDENDUM = (DOCUMENTS / "addendum.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load()


def reading(text: str, catalog: Catalog) -> DocumentReading:
    return read_document(text.encode(), name="document.txt", catalog=catalog)


def test_concluding_observations_give_concerns_and_what_answers_them(catalog: Catalog) -> None:
    found = reading(OBSERVATIONS, catalog)
    assert (found.matter.symbol, found.matter.body, found.matter.country) == ("CAT/C/KAZ/CO/9", "CAT", "KAZ")
    kinds = [(one.number, one.part, one.kind) for one in found.paragraphs]
    assert kinds == [
        ("1", None, "other"), ("2", None, "other"), ("3", None, "concern"), ("4", None, "recommendation"),
        ("5", "a", "concern"), ("5", "b", "recommendation"), ("6", None, "other"),
    ]  # fmt: skip
    assert [(one.number, one.part, one.concerns) for one in found.recommendations] == [
        ("4", None, ("3",)), ("5", "b", ("5",)),
    ]  # fmt: skip
    assert found.paragraphs[2].articles == ("2", "16")
    assert found.paragraphs[4].articles == ("3",)  # article 117 is the Criminal Code's


def test_themes_come_with_words_that_stand_in_the_text(catalog: Catalog) -> None:
    first = reading(OBSERVATIONS, catalog).recommendations[0]
    assert "immigration_detention" in first.evidence
    for words in first.evidence.values():
        assert words
        assert all(one in first.text for one in words)


def test_states_recommend_in_the_second_part_of_a_review_alone(catalog: Catalog) -> None:
    found = reading(REPORT, catalog)
    assert found.matter.document == "upr_report"
    told = [(one.number, one.part, one.recommending, one.response) for one in found.recommendations]
    assert told == [
        ("3.1", None, ("PHL",), "accepted"),
        ("3.2", "a", ("FRA", "URY"), "accepted"),
        ("3.2", "b", ("MEX",), "accepted"),
        ("4.1", None, ("DEU",), "pending"),
    ]
    assert {one.number for one in found.paragraphs if one.kind == "recommendation"} == {"3.1", "3.2", "4.1"}


def test_an_addendum_answers_recommendations_and_makes_none(catalog: Catalog) -> None:
    found = reading(ADDENDUM, catalog)
    assert found.matter.document == "upr_addendum"
    [answer] = found.recommendations
    assert (answer.number, answer.response, answer.recommending) == ("4.1", "accepted", ())
    assert "Recommendation 4.1 is accepted" in answer.text
    assert all(one.kind == "other" for one in found.paragraphs)


def test_a_state_that_reports_on_itself_recommends_nothing(catalog: Catalog) -> None:
    text = (
        "A/HRC/WG.6/80/KAZ/1\nNational report submitted by Kazakhstan\n\n"
        "1. The Committee recommends that the State party should act.\n\n"
        "2. The Government should act.\n"
    )
    found = reading(text, catalog)
    assert (found.matter.document, found.recommendations) == ("national_report", ())


def test_a_compilation_tells_what_others_recommended_and_names_no_state(catalog: Catalog) -> None:
    text = (
        "A/HRC/WG.6/80/KAZ/2\nCompilation of United Nations information on Kazakhstan\n\n"
        "1. The Committee against Torture was concerned about the detention of migrants.\n\n"
        "2. UNHCR recommended that Kazakhstan end the detention of asylum seekers.\n"
    )
    found = reading(text, catalog)
    assert found.matter.document == "upr_compilation"
    [one] = found.recommendations
    assert (one.number, one.recommending, one.response, one.concerns) == ("2", (), None, ("1",))


def test_in_a_decision_the_parties_recommend_nothing(catalog: Catalog) -> None:
    text = (
        "CAT/C/80/D/1/2030\nDecision adopted by the Committee under article 22\n\n"
        "The complaint\n\n"
        "1. The complainant asks that the State party should release him.\n\n"
        "Issues and proceedings before the Committee\n\n"
        "2. The Committee urges the State party to refrain from returning the complainant.\n"
    )
    found = reading(text, catalog)
    assert found.matter.document == "decision"
    assert [one.number for one in found.recommendations] == ["2"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("A. Introduction", "other"),
        ("B. Positive aspects", "other"),
        ("Dissemination and follow-up", "other"),
        ("Introduction of quotas", "concern"),
        ("Detention", "concern"),
    ],
)
def test_an_introduction_praise_and_procedure_hold_no_finding(heading: str, kind: str, catalog: Catalog) -> None:
    text = (
        "CAT/C/KAZ/CO/9\nConcluding observations\n\n1. The Committee adopted them on 5 May 2030.\n\n"
        f"{heading}\n\n2. The Committee regrets the delay.\n\n3. The end.\n"
    )
    assert reading(text, catalog).paragraphs[1].kind == kind


def test_in_a_decision_nobody_is_concerned(catalog: Catalog) -> None:
    text = (
        "CAT/C/80/D/1/2030\nDecision adopted by the Committee under article 22\n\nConsideration of the merits\n\n"
        "1. The Committee notes the complainant’s concern at being returned. It regrets nothing.\n\n"
        "2. The Committee concludes that there was no breach.\n"
    )
    assert {one.kind for one in reading(text, catalog).paragraphs} == {"other"}


@pytest.mark.parametrize(
    "head",
    [
        "Report of the Working Group on the UniversalPeriodic Review*\nKazakhstan\n* Previously issued as document "
        "A/HRC/WG.6/9/L.7.",
        "UNIVERSAL PERIODIC REVIEW\nKazakhstan",
    ],
)
def test_a_report_whose_box_is_lost_is_known_by_how_it_begins(head: str, catalog: Catalog) -> None:
    first = (
        "1. The Working Group on the Universal Periodic Review, established in accordance with Human Rights Council "
    )
    found = reading(
        f"{head}\n\n{first}resolution 5/1, held its ninth session in 2010. At its 8th meeting, held on 14th October "
        "2011, the Working Group adopted the report on Kazakhstan.\n\n2. The review went on.\n",
        catalog,
    ).matter
    assert (found.document, found.symbol, found.session, found.adopted) == ("upr_report", None, 9, "2011-10-14")


def test_what_numbers_no_paragraph_is_read_line_by_line(catalog: Catalog) -> None:
    found = reading("A statement.\n\nThe Committee is concerned about the detention of refugees.\n", catalog)
    assert [one.number for one in found.paragraphs] == [None, None]
    assert found.paragraphs[1].kind == "concern"
    assert any("cited by paragraph" in notice for notice in found.notices)


@pytest.mark.parametrize("text", [OBSERVATIONS, REPORT, ADDENDUM])
def test_the_answer_has_the_fields_of_the_contract(text: str, catalog: Catalog) -> None:
    form = reading(text, catalog).to_json()
    assert list(form) == KEYS
    for one in form["paragraphs"]:  # type: ignore[union-attr]  # a list, as the contract says
        assert list(one) == ["number", "part", "heading", "kind", "text", "articles", "page"]  # type: ignore[arg-type]
    for one in form["recommendations"]:  # type: ignore[union-attr]
        assert list(one) == [  # type: ignore[arg-type]
            "number", "part", "text", "recommending", "response", "concerns", "articles", "themes", "evidence",
        ]  # fmt: skip


@pytest.mark.parametrize("text", [OBSERVATIONS, REPORT, ADDENDUM])
def test_a_reading_comes_back_whole_from_a_child(text: str, catalog: Catalog) -> None:
    form = json.loads(json.dumps(read(text.encode(), "document.txt", None, None)))
    assert DocumentReading.from_child_json(form["reading"]) == reading(text, catalog)


def test_what_stops_the_reading_comes_back_in_words() -> None:
    form = read(b"", "empty.pdf", None, None)
    assert form["problem"] == "the file is empty"
    assert form["fix"]
    with pytest.raises(DocumentError):
        read_document(b"", name="empty.pdf", catalog=load())


def test_an_observatory_adds_words_of_its_own(tmp_path: Path, catalog: Catalog) -> None:
    own = "groups:\n  own_people: [zorkers]\nthemes:\n  migration:\n    any: [own_people]\n"
    (tmp_path / "en.yaml").write_text(own, encoding="utf-8")
    text = b"The words of the Committee.\n\n1. The State party should protect the zorkers who live in the country.\n"
    found = read_document(text, name="own.txt", catalog=catalog, own_lexicons=tmp_path)
    assert found.recommendations[0].evidence == {"migration": ("zorkers",)}
