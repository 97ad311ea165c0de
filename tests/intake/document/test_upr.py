"""Recommendations of the UPR; lists are composed in the form of the reports."""

from __future__ import annotations

from habeas.intake.document.blocks.text import blocks_of_text
from habeas.intake.document.lexicon import lexicon
from habeas.intake.document.paragraphs import paragraphs_of
from habeas.intake.document.upr import items, parted_by_states, responses_in, states_in

REPORT = (
    "66. It thanked all.\n67. The recommendations listed below enjoy the support of Utopia:\n"
    "1. Ratify CAT (Bolivia (Plurinational State of), Trinidad and Tobago);\n"
    "2. End detention (Peru); free children (Spain);\n"
    "68. The following recommendations will be examined by Utopia, which will provide responses in due course:\n"
    "1. Abolish the death penalty (Norway).\n69. The following recommendations did not enjoy the support of Utopia:\n"
    "1. Close the camps (Chile).\n70. All conclusions reflect the position of the State."
)


def test_numbers_states_and_responses() -> None:
    found = items(paragraphs_of(blocks_of_text(REPORT, "report")).paragraphs, lexicon("en"))
    assert [(one.number, one.part, one.recommending, one.response) for one in found] == [
        ("67.1", None, ("BOL", "TTO"), "accepted"),
        ("67.2", "a", ("PER",), "accepted"),
        ("67.2", "b", ("ESP",), "accepted"),
        ("68.1", None, ("NOR",), "pending"),
        ("69.1", None, ("CHL",), "noted"),
    ]


def test_brackets_that_name_no_state_are_words() -> None:
    assert states_in("art. 13") == states_in("CEDAW") == states_in("United Nations Children's Fund") == ()
    assert states_in("Russian Federation and France") == ("RUS", "FRA")


def test_states_inside_a_sentence_part_nothing() -> None:
    assert parted_by_states("Consider (Chile), sign and ratify (Peru) the Convention;") == (
        [("Consider (Chile), sign and ratify (Peru) the Convention", ("CHL", "PER"))],
        "",
    )


def test_an_addendum_answers_by_number_and_range() -> None:
    text = "1. It met.\n2. Utopia accepts the recommendations 1-3, 5.\n3. It notes recommendations 4 and 6."
    found = responses_in(paragraphs_of(blocks_of_text(text, "addendum")).paragraphs, lexicon("en"), above="67")
    assert {one.number: one.response for one in found} == {
        **dict.fromkeys(("67.1", "67.2", "67.3", "67.5"), "accepted"),
        **dict.fromkeys(("67.4", "67.6"), "noted"),
    }


def test_the_paragraph_of_an_answer_is_the_addendum_s_own_also_after_a_list_of_rows() -> None:
    text = (
        "1. It met.\n2. Utopia accepts the following recommendations 67.1, 67.2.\n67.1 It is done.\n"
        "67.2 It is being done.\nNoted recommendations\n3. Utopia notes recommendation 67.3.\n67.3 It is too early."
    )
    found = responses_in(paragraphs_of(blocks_of_text(text, "addendum")).paragraphs, lexicon("en"))
    assert {one.number: (one.response, one.paragraph) for one in found} == {
        "67.1": ("accepted", "2"), "67.2": ("accepted", "2"), "67.3": ("noted", "3"),
    }  # fmt: skip
