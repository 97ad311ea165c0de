"""Numbered paragraphs, however their numbers are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.document.blocks.text import blocks_of_text
from habeas.intake.document.paragraphs import Paragraph, paragraphs_of


def read(text: str) -> list[Paragraph]:
    return list(paragraphs_of(blocks_of_text(text, "composed")).paragraphs)


def test_a_number_glued_to_its_words_and_a_heading_glued_to_the_number() -> None:
    found = read("1.The Committee met. 2.It was glad. Immigration detention3.Notwithstanding that, it was concerned.")
    assert [one.number for one in found] == ["1", "2", "3"]
    assert found[2].heading == "Immigration detention"
    assert found[1].text == "It was glad."


def test_a_year_and_the_number_of_a_law_are_no_paragraphs() -> None:
    found = read("1. It was so in 2011. The law is No. 2. The court agreed.\n2. It ended.\n3. It began.")
    assert [one.number for one in found] == ["1", "2", "3"]
    assert found[0].text.endswith("The court agreed.")


def test_a_list_that_counts_from_one_again_is_within_its_paragraph() -> None:
    text = "66. It spoke.\n67. The recommendations are:\n1. Ratify it (Spain);\n2. Sign it (Peru).\n68. It ended."
    assert [one.number for one in read(text)] == ["66", "67", "67.1", "67.2", "68"]


def test_headings_stand_above_what_follows_them() -> None:
    found = read("A. Introduction\n1. It met.\nB. Concerns\nDetention\n2. It is long.\n3. End it.")
    assert [one.heading for one in found] == ["A. Introduction", "Detention", "Detention"]
    assert found[1].sections == ("B. Concerns",)


def test_decisions_number_in_two_levels() -> None:
    text = "1.1 The complainant came.\n1.2 She left.\nThe facts\n2.1She returned.\n2.2 She stayed.\n3. It decides."
    assert [one.number for one in read(text)] == ["1.1", "1.2", "2.1", "2.2", "3"]


@given(st.integers(3, 40), st.booleans())
def test_every_number_of_a_regular_text_is_found_with_or_without_line_breaks(count: int, broken: bool) -> None:
    joint = "\n" if broken else " "
    found = read(joint.join(f"{number}. The Committee spoke of it." for number in range(1, count + 1)))
    assert [one.number for one in found] == [str(number) for number in range(1, count + 1)]


def test_a_heading_that_counts_in_its_section_is_no_paragraph() -> None:
    text = (
        "1. It began.\n\n2. It said so. 12\n\nB. Civil rights\n\n1. Right to life\n\n3. It was concerned.\n\n"
        "4. It recommended:\n1. One thing;\n\n5. It ended.\n"
    )
    found = paragraphs_of(blocks_of_text(text, "compilation")).paragraphs
    assert [(one.number, one.heading) for one in found] == [
        ("1", ""), ("2", ""), ("3", "Right to life"), ("4", "Right to life"), ("4.1", "Right to life"),
        ("5", "Right to life"),
    ]  # fmt: skip
    assert found[2].sections == ("B. Civil rights",)


def test_headings_after_a_note_s_mark_belong_to_what_follows() -> None:
    lines = "1. It was so.26\n2. Right to life\n\n2. It was concerned.\n\n3. It ended.\n"
    one_line = "1. It was so.26 B. Civil rights\n2. It was concerned.\n3. It ended.\n"
    for text, heading in ((lines, "2. Right to life"), (one_line, "B. Civil rights")):
        found = paragraphs_of(blocks_of_text(text, "compilation")).paragraphs
        assert [(one.number, one.heading) for one in found][1] == ("2", heading)
        assert found[0].text == "It was so.26"


@pytest.mark.parametrize(
    "last", ["At its 18th meeting, on 5 November 2012, it adopted the report", "It should also release all children"]
)
def test_a_last_sentence_without_its_stop_is_no_heading(last: str) -> None:
    text = f"1. It was held in public. {last}\n\n2. It chose.\n\n3. It ended.\n"
    found = paragraphs_of(blocks_of_text(text, "report")).paragraphs
    assert found[0].text.endswith(last)
    assert found[1].heading == ""
