"""Concern, recommendation or neither, in six languages; sentences are composed."""

from __future__ import annotations

import pytest

from habeas.intake.document.kinds import Kind, is_procedure, kind_of, pieces


@pytest.mark.parametrize(
    ("language", "concern", "recommendation"),
    [
        ("en", "The Committee is concerned that migrants are held for months.", "The State party should end it."),
        ("fr", "Le Comité est préoccupé par la durée de la rétention.", "L’État partie devrait en limiter la durée."),
        (
            "es",
            "Preocupa al Comité la duración del internamiento.",
            "El Comité recomienda que la limite.",
        ),
        (
            "ru",
            "Комитет обеспокоен длительностью содержания.",
            "Государству-участнику следует её ограничить.",
        ),
        ("ar", "يساور اللجنة القلق إزاء مدة الاحتجاز.", "توصي اللجنة الدولة الطرف بتحديدها."),
        ("zh", "委员会感到关切的是，拘留时间过长。", "委员会建议缔约国限制拘留时间。"),
    ],
)
def test_verbs_say_what_a_paragraph_is(language: str, concern: str, recommendation: str) -> None:
    assert kind_of(concern, language) is Kind.CONCERN
    assert kind_of(recommendation, language) is Kind.RECOMMENDATION


def test_praise_is_neither() -> None:
    assert kind_of("The Committee welcomes the adoption of the Asylum Act.") is Kind.OTHER


def test_a_paragraph_that_does_both_is_split() -> None:
    text = "The Committee welcomes the Act. It is concerned about delays. The Committee recommends that they be ended."
    assert [piece.kind for piece in pieces(text)] == [Kind.CONCERN, Kind.RECOMMENDATION]
    assert " ".join(piece.text for piece in pieces(text)) == text


def test_a_past_recommendation_in_a_concern_is_no_new_one() -> None:
    text = "The Committee regrets that its previous recommendation has not been implemented."
    assert kind_of(text) is Kind.CONCERN


def test_the_next_report_is_procedure() -> None:
    assert is_procedure("The Committee requests the State party to submit its next periodic report by 10 May 2028.")
    assert not is_procedure("The State party should release migrant children.")
    both = "It should: (a) Release children; (b) Submit information in its next periodic report."
    assert not is_procedure(both)
    assert [piece.kind for piece in pieces("It should submit its next periodic report by 2028.")] == [Kind.OTHER]
