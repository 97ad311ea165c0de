"""A paragraph without its document: what else says that it recommends."""

from __future__ import annotations

import pytest

from habeas.intake.document.alone import kind_alone
from habeas.intake.document.kinds import Kind


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ratify the ICRMW"),
        ("en", "Further strengthen the protection of migrants"),
        ("en", "118.69 The full protection of refugees (Norway);"),
        ("en", "More shelters for victims (Norway, Chile)"),
        ("fr", "100.12 Ne pas détenir d’enfants"),
        ("fr", "Ratifier la Convention"),
        ("es", "No detener a los menores, investigar las denuncias (Chile)"),
        ("ru", "незамедлительно ратифицировать Конвенцию"),
        ("ar", "التصديق على الاتفاقية"),
        ("zh", "继续保护移民"),
    ],
)
def test_a_number_a_state_or_a_verb_that_asks_makes_a_recommendation(language: str, text: str) -> None:
    assert kind_alone(text, language) is Kind.RECOMMENDATION


@pytest.mark.parametrize(
    "text",
    [
        "Respect for the views of the child. The Committee is concerned that they are not heard.",
        "The Committee is concerned about the arrests (art. 9).",
    ],
)
def test_a_concern_stays_one_under_a_heading_that_could_be_a_verb(text: str) -> None:
    assert kind_alone(text) is Kind.CONCERN


def test_a_paragraph_of_a_decision_has_a_number_with_a_point_too() -> None:
    assert kind_alone("2.1 The complainant was born in 1980.") is Kind.OTHER
