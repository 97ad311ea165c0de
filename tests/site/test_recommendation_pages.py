"""The page of a recommendation: verbatim, in its language, and cited without anything inferred."""

from __future__ import annotations

from typing import Any

from tests.site.reference_rows import response
from tests.site.small import SECOND, recommendation, volume

from habeas.edition.schema import RecommendationRow, Row
from habeas.site.render import render
from habeas.site.views.recommendation import language_name
from habeas.site.views.recommendation_pages import (
    RecommendationPage,
    recommendation_countries,
    recommendation_pages,
)


def concern(**given: Any) -> RecommendationRow:
    own = {"id": "KAZ/recommendation/cat-2023-35/page", "question": "KAZ/recommendation/cat-2023-35"}
    own |= {"slug": "kaz-cat-2023-35", "kind": "concern", "text": "It is worried."}
    return recommendation(**{**own, "paragraphs": ("35",), **given})


def pages(*rows: Row) -> dict[str, RecommendationPage]:
    made = volume(*rows)
    found = (one for country in recommendation_countries(made) for one in recommendation_pages(made, country))
    return {one.frame.path.split("/")[2]: one for one in found}


def page(**given: Any) -> RecommendationPage:
    return pages(recommendation(**given))["kaz-cat-2023-36"]


def test_the_document_is_cited_with_its_symbol_and_paragraph() -> None:
    assert page().cite_document == (
        "Committee against Torture, concluding observations, Kazakhstan, CAT/C/KAZ/CO/4, 2023, paragraph 36"
    )


def test_an_inferred_symbol_is_shown_as_inferred_and_never_cited() -> None:
    found = page(symbol="", symbol_inferred="CAT/C/KAZ/CO/9")
    assert "CO/9" not in found.cite_document and "CO/9" not in found.frame.cite
    html = render("recommendation.html", found)
    assert "not seen; inferred: CAT/C/KAZ/CO/9" in html
    assert html.count("CAT/C/KAZ/CO/9") == 1


def test_the_words_stand_in_quotation_marks_in_their_language() -> None:
    html = render("recommendation.html", page(text="Garantir l’accès.", language="fr", starts_mid_sentence=True))
    assert '<blockquote class="said" lang="fr"><p>“… Garantir l’accès.”</p>' in html
    assert "French" in html


def test_our_words_are_called_a_summary_and_are_no_quotation() -> None:
    html = render("recommendation.html", page(text="", abstract="Change the rules."))
    assert "summary in our words:</span> Change the rules." in html
    assert "“Change" not in html and "<blockquote" not in html
    assert "have not been taken over" in html


def test_a_concern_and_what_answers_it_lead_to_each_other() -> None:
    found = pages(concern(), recommendation(answers=("35",)))
    assert [one.paragraphs for one in found["kaz-cat-2023-36"].concerns] == [("35",)]
    assert [one.paragraphs for one in found["kaz-cat-2023-35"].answered_by] == [("36",)]


def test_a_concern_of_another_document_is_not_the_one_it_answers() -> None:
    found = pages(concern(symbol="CAT/C/KAZ/CO/3"), recommendation(answers=("35",)))["kaz-cat-2023-36"]
    assert found.concerns == ()
    assert "which is not here" in render("recommendation.html", found)


def test_the_answer_of_the_state_stands_below_and_changes_the_page() -> None:
    found = pages(recommendation(), response(changed_edition=SECOND))["kaz-cat-2023-36"]
    assert [one.response for one in found.recommendation.responses] == ["accepted"]
    assert found.frame.changed_edition == SECOND


def test_a_text_cannot_break_out_of_its_page() -> None:
    html = render("recommendation.html", page(text='</blockquote><script>alert("x")</script>', language='"><b>'))
    assert "<script>" not in html and "<b>" not in html


def test_a_language_without_a_name_keeps_its_code() -> None:
    assert [language_name(code, "en") for code in ("ru", "sr-Latn", "x-none", "", "zz")] == [
        "Russian",
        "Serbian (Latin)",
        "x-none",
        "",
        "zz",
    ]
