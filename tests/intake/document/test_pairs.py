"""A recommendation names the concerns it answers."""

from __future__ import annotations

from habeas.intake.document.kinds import Kind
from habeas.intake.document.pairs import Told, concerns_answered

C, R, O = Kind.CONCERN, Kind.RECOMMENDATION, Kind.OTHER  # noqa: E741 - three letters for a table


def test_the_recommendation_after_a_concern_answers_it() -> None:
    assert concerns_answered([Told("39", C, "Asylum"), Told("40", R, "Asylum")]) == [(), ("39",)]


def test_one_recommendation_may_answer_several_concerns_and_several_answer_one() -> None:
    told = [
        Told("1", C, "x"),
        Told("2", C, "x"),
        Told("3", R, "x"),
        Told("4", R, "x"),
        Told("5", C, "x"),
        Told("6", R, "x"),
    ]
    assert concerns_answered(told) == [(), (), ("1", "2"), ("1", "2"), (), ("5",)]


def test_a_new_heading_begins_anew() -> None:
    assert concerns_answered([Told("7", C, "Prisons"), Told("8", R, "Training")]) == [(), ()]


def test_a_paragraph_of_both_kinds_answers_itself() -> None:
    assert concerns_answered([Told("99", C, ""), Told("99", R, "")]) == [(), ("99",)]


def test_praise_between_them_parts_nothing() -> None:
    assert concerns_answered([Told("1", C, "x"), Told("2", O, "x"), Told("3", R, "x")]) == [(), (), ("1",)]
