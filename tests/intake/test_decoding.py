"""Bytes to text, for every reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.decoding import Undecodable, decoded


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")))
def test_what_is_utf8_comes_back_as_it_was(text: str) -> None:
    found = decoded(text.encode())
    assert (found.text, found.notices) == (text, ())


@given(st.binary())
def test_any_bytes_are_a_text_or_refused_in_words(data: bytes) -> None:
    try:
        found = decoded(data)
    except Undecodable as refused:
        assert "begins as" in str(refused)
    else:
        assert isinstance(found.text, str)


def test_utf8_is_believed_before_what_a_file_says_of_itself() -> None:
    found = decoded('<meta charset="windows-1252">Łódź'.encode())
    assert found.text.endswith("Łódź")
    assert found.notices == ("the file is not windows-1252 throughout", "read as UTF-8")


@pytest.mark.parametrize("named", ["hex", "klingon"])
def test_what_is_no_encoding_of_text_is_not_used(named: str) -> None:
    found = decoded(f'<meta charset="{named}">'.encode() + "Policía".encode("cp1252"))
    assert found.text.endswith("Policía")
    assert named in found.notices[0]


def test_a_mark_that_lies_is_refused() -> None:
    with pytest.raises(Undecodable, match="begins as utf-16"):
        decoded(b"\xff\xfea")
