"""Files that are no lists, broken ones, and ones that mean harm: one clear error each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.treaties.untc import read, status_list

from habeas.capture import run_in_child
from habeas.intake.treaties import TreatyListError, read_treaties_safely

ROWS = [["Afghanistan", "4 Feb 1985", "1 Apr 1987"]]
LIST = status_list(ROWS)
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Document><Participants><Row>&b;</Row></Participants></Document>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document>&a;</Document>"""


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (LAUGHS, "entities"),
        (OUTSIDE, "entities"),
        (LIST[:-40], "broken at line"),
        (LIST.replace(b"Afghanistan", b"Afghanist\xe4n"), "encoding"),
        (status_list(ROWS, encoding="utf-8").replace(b'"utf-8"', b'"no-such"'), "encoding"),
        (b"<?xml version='1.0'?><Document><Treaty/></Document>", "no table of participants"),
        (b"<!DOCTYPE html><html><body>urgent maintenance</body></html>", "service is away"),
        (b"<html><head></head></html>", "page of the web"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "workbook"),
        (b"\x00\x01\x02\x03", "not text"),
        (b"a\xff\xfeb,c\n1,2\n", "not UTF-8"),
        (b"just words\nand more words\n", "no column of participants"),
        (b"country,population\nKazakhstan,19\n", "no column of acts"),
        (b'Participant,Signature\n"Kazakhstan,1 Jan 1990\n', "line"),
        (b"<a>" * 200 + b"</a>" * 200, "deeper"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, problem: str) -> None:
    with pytest.raises(TreatyListError, match=problem) as caught:
        read(data, "file")
    assert caught.value.fix


def test_a_list_with_nobody_in_it_is_read_as_that() -> None:
    assert read(status_list([])).rows == 0


def test_a_file_larger_than_any_list_is_not_opened() -> None:
    with pytest.raises(TreatyListError, match="more than any list"):
        read(b"x" * (40 * 1024 * 1024 + 1))


def test_an_instrument_or_a_day_that_cannot_be_is_refused() -> None:
    with pytest.raises(TreatyListError, match="no instrument"):
        read(LIST, instrument="NOPE")
    for day in ("yesterday", "2015-13-01", "2015/2016"):
        with pytest.raises(TreatyListError, match="--as-of"):
            read(LIST, as_of=day)


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_that_a_file_declares_is_used(encoding: str) -> None:
    found = read(status_list([["Côte d'Ivoire", "", "18 Dec 1995 a"]], encoding=encoding))
    assert [one.country for one in found.acts] == ["CIV"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_anything_but_a_reading_or_an_error_in_words(data: bytes) -> None:
    try:
        read(data, "file.csv")
    except TreatyListError as error:
        assert error.problem


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(LIST)), st.binary(max_size=6))
def test_a_list_with_bytes_exchanged_is_read_or_refused(at: int, new: bytes) -> None:
    try:
        read(LIST[:at] + new + LIST[at + len(new) :], "IV-9.xml")
    except TreatyListError as error:
        assert error.problem


def test_more_names_than_there_are_states_are_no_list() -> None:
    rows = [[f"Atlantis {number}", "", "1 Jan 1990 a"] for number in range(501)]
    with pytest.raises(TreatyListError, match="no list of states"):
        read(status_list(rows))


def test_more_acts_than_any_list_has_are_refused() -> None:
    with pytest.raises(TreatyListError, match="more than any list"):
        read(status_list([["Chad", "", "9 Jun 1995 a " * 50_001]]))


def test_marks_that_never_end_cost_no_more_than_others() -> None:
    found = read(status_list([["Chad" + "<superscript>" * 20_000, "", "9 Jun 1995 a"]]))
    assert found.rows == 1


def test_a_file_from_outside_is_read_in_a_child_and_its_fault_told_in_the_same_words() -> None:
    assert read_treaties_safely(LIST, name="IV-9.xml", run=run_in_child) == read(LIST, "IV-9.xml")
    with pytest.raises(TreatyListError, match="entities"):
        read_treaties_safely(LAUGHS, name="list.xml", run=run_in_child)
