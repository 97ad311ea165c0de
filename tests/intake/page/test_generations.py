"""Pages of every layout, composed: full, cut and reduced copies, and copies with broken lines."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.page.accounting import check_lines
from tests.intake.page.generations import GENERATIONS, compose
from tests.intake.page.printed import Copy, Fact, copy, cut, fact, reduced, wrapped

from habeas.catalog import Catalog, load
from habeas.intake.page import PageError, PageReading, read_page

CATALOG = load()
EACH = pytest.mark.parametrize("generation", GENERATIONS)
FORMS = pytest.mark.parametrize("form", ["text", "html"])
PAGES = 6


def read(source: str, form: str) -> PageReading:
    return read_page(source, name=f"page.{form}", country="KAZ", catalog=CATALOG)


def facts(reading: PageReading) -> set[Fact]:
    found = {fact(one.indicator, one.value, one.period, one.status) for one in reading.observations}
    return {one for one in found if one[2] != "unparsed"}


def score(copies: list[Copy], form: str) -> float:
    right = total = 0
    for one in copies:
        found = facts(read(one.source, form))
        right += 2 * len(found & one.expected)
        total += len(found - one.allowed | found & one.expected) + len(one.expected)
    return right / total if total else 1.0


def pages(generation: str, form: str, kind: str) -> list[random.Random]:
    return [random.Random(f"{generation} {form} {kind} {number}") for number in range(PAGES)]


@EACH
@FORMS
def test_all_of_a_full_copy_is_read(generation: str, form: str) -> None:
    for draw in pages(generation, form, "full"):
        one = copy(compose(generation, draw, form), form)
        reading = read(one.source, form)
        check_lines(one.source, reading)
        assert facts(reading) == one.expected
        assert (reading.completeness == "full") is (generation != "G0")


@EACH
@FORMS
def test_what_a_reduced_copy_kept_is_read(generation: str, form: str) -> None:
    copies = [
        reduced(compose(generation, draw, form), form, degree)
        for draw in pages(generation, form, "reduced")
        for degree in range(3)
    ]
    copies = [one for one in copies if one.expected or "DETENTION" in one.source]
    assert score(copies, form) >= 0.98


@EACH
@FORMS
def test_broken_lines_are_put_together(generation: str, form: str) -> None:
    copies = [copy(wrapped(compose(generation, draw, form), draw), form) for draw in pages(generation, form, "broken")]
    assert score(copies, form) >= 0.98


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.sampled_from(GENERATIONS), st.sampled_from(["text", "html"]), st.integers(0, 10**6), st.booleans(),
    st.sampled_from(["\n\n", "\n"]),
)  # fmt: skip
def test_a_cut_copy_says_nothing_that_the_page_does_not(
    generation: str, form: str, seed: int, broken: bool, between: str
) -> None:
    draw = random.Random(seed)
    page = compose(generation, draw, form)
    one = cut(wrapped(page, draw) if broken else page, form, draw, between)
    try:
        reading = read(one.source, form)
    except PageError as error:
        # a cut page may be nothing, begin with another country of a list, or end inside what hides the rest
        assert any(words in str(error) for words in ("no words", "is titled", "hides what follows"))
        return
    check_lines(one.source, reading) if form == "text" else None
    found = facts(reading)
    zero, missing = _zeros(found), {(key, period) for key, _, status, period in found if status == "not_available"}
    said = one.expected | one.allowed
    assert found <= said
    assert zero <= _zeros(said)
    assert missing <= {(key, period) for key, _, status, period in said if status == "not_available"}


def _zeros(found: frozenset[Fact] | set[Fact]) -> set[tuple[str, str | None]]:
    return {(key, period) for key, value, _, period in found if value == "0"}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(GENERATIONS), st.integers(0, 10**6), st.sampled_from([0.3, 0.5, 0.9]))
def test_every_line_of_a_copy_that_lost_lines_is_somewhere(generation: str, seed: int, share: float) -> None:
    draw = random.Random(seed)
    source = copy(wrapped(compose(generation, draw, "text"), draw), "text").source
    kept = [line for line in source.split("\n") if draw.random() < share]
    text = "\n".join(["Kazakhstan", *kept])
    check_lines(text, read(text, "text"))


def test_an_amount_with_a_sign_is_carried_as_printed_and_said_so(catalog: Catalog) -> None:
    lines = ("Kazakhstan", "SOCIO-ECONOMIC DATA & POLLS", "Remittances to the Country", "$ 766,000", "2014", "")
    reading = read_page("\n".join(lines), name="page", catalog=catalog)
    assert [(one.raw, one.value) for one in reading.observations] == [
        ("$ 766,000", {"amount": 766000, "currency": "USD", "scale": 1})
    ]
    assert ["$ 766,000" in notice for notice in reading.notices] == [True]
