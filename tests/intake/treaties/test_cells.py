"""One cell: dates in two languages, letters, brackets, footnote marks, and what is none of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.treaties.cells import clean, dates, unmarked


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("30 Aug 2005 a", [("2005-08-30", "a", False)]),
        ("22 Apr\t 2016 ", [("2016-04-22", "", False)]),
        ("[20 Jan\t 2021 A]", [("2021-01-20", "A", True)]),
        ("[14 Nov 1980 a], 26 May 1998 a", [("1980-11-14", "a", True), ("1998-05-26", "a", False)]),
        ("1998", [("1998", "", False)]),
        ("3 janv. 1990 a", [("1990-01-03", "a", False)]),
        ("1er août 2016", [("2016-08-01", "", False)]),
        ("12 Sept 1989 AA", [("1989-09-12", "AA", False)]),
        ("12 Mar 2001 d <superscript>3</superscript>", [("2001-03-12", "d", False)]),
    ],
)
def test_dates_with_their_letters_are_read(printed: str, found: list[tuple[str, str, bool]]) -> None:
    read, rest = dates(clean(printed).text)
    assert [(one.date, one.letter, one.ended) for one in read] == found
    assert rest == ""


@pytest.mark.parametrize("printed", ["31 Feb 2001", "see note 4", "12 Brumaire 1999", "0 Jan 1999"])
def test_what_is_no_date_of_the_calendar_is_left(printed: str) -> None:
    assert dates(printed)[1] != ""


@pytest.mark.parametrize(
    ("printed", "name", "marks"),
    [
        ("Serbia <superscript>1,2</superscript>", "Serbia", ("1", "2")),
        ("Germany 3, 4", "Germany", ("3", "4")),
        (
            "Netherlands (Kingdom of the)&lt;superscript&gt;7&lt;/superscript&gt;",
            "Netherlands (Kingdom of the)",
            ("7",),
        ),
        ("State of Palestine *", "State of Palestine", ("*",)),
        ("Viet Nam", "Viet Nam", ()),
    ],
)
def test_footnote_marks_are_no_part_of_a_name(printed: str, name: str, marks: tuple[str, ...]) -> None:
    cell = unmarked(printed)
    assert (cell.text, cell.marks) == (name, marks)


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from(["", "a", "d", "A", "AA", "c"]), st.booleans())
def test_a_printed_date_comes_back(day: date, letter: str, ended: bool) -> None:
    printed = f"{day:%d %b %Y} {letter}".strip()
    read, rest = dates(f"[{printed}]" if ended else printed)
    assert rest == ""
    assert [(one.date, one.letter, one.ended) for one in read] == [(day.isoformat(), letter, ended)]


@given(st.text(st.characters(blacklist_characters=" ,;[]", blacklist_categories=("Nd", "Cs"))))
def test_words_without_a_year_are_left_whole(text: str) -> None:
    words = clean(text).text
    assert dates(words) == ([], words)
