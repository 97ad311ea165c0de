"""Raw strings: read only where certain, never invented, never raising."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.values.reading import CODES, value_of

from habeas.values import Bound, Quantity, Reading, Status, ValueType, from_json, parse_raw, to_json

NUMBERLIKE = st.text("0123456789.,-–% $/()~<>abyear\u00a0\u202f\u0661", max_size=14)


@given(st.text() | NUMBERLIKE, st.sampled_from(list(ValueType)), st.sampled_from(["", "USD", "KZT"]), st.integers(1, 9))
@example("9" * 100_000, ValueType.NUMBER, "", 1)
@example("9 " * 50_000, ValueType.MONEY, "USD", 1)
@example("\ud800", ValueType.TEXT, "", 1)
@example("9" * 40 + " hours", ValueType.DURATION, "", 1)
def test_reading_never_raises_and_keeps_the_raw_string(raw: str, kind: ValueType, currency: str, scale: int) -> None:
    reading = parse_raw(raw, kind, codes=CODES, currency=currency, scale=scale)
    assert reading.raw == raw
    assert reading.status in {None, Status.REPORTED, Status.NOT_AVAILABLE, Status.UNPARSED}
    assert (reading.value is not None) == (reading.status is Status.REPORTED)
    if reading.value is not None:
        assert from_json(kind, json.loads(json.dumps(to_json(reading.value)))) == reading.value


@given(NUMBERLIKE)
def test_every_digit_of_a_number_stands_in_the_raw_string_and_none_is_dropped(raw: str) -> None:
    reading = parse_raw(raw, ValueType.NUMBER)
    if isinstance(reading.value, Quantity):
        numbers = [number for number in (reading.value.low, reading.value.high) if number is not None]
        printed = "".join(character for character in raw if character.isdigit())
        read = "".join(f"{number:f}".replace(".", "").replace("-", "") for number in numbers)
        assert [d for d in read if d != "0"] == [d for d in printed if d != "0"]
        assert all(number == 0 for number in numbers) == (set(printed) == {"0"})


@given(st.integers(0, 10**12))
def test_a_bare_whole_number_is_read_as_itself_with_and_without_commas(number: int) -> None:
    assert value_of(str(number)) == value_of(f"{number:,}") == number


@pytest.mark.parametrize("kind", list(ValueType))
@pytest.mark.parametrize("raw", ["Not Available", " not  available", "NOT\u00a0AVAILABLE", "Information not available"])
def test_not_available_is_a_finding_and_never_zero(raw: str, kind: ValueType) -> None:
    assert parse_raw(raw, kind) == Reading(raw, Status.NOT_AVAILABLE)


@pytest.mark.parametrize("kind", list(ValueType))
@pytest.mark.parametrize("raw", ["No Data", "", "  \u00a0\n"])
def test_no_data_is_no_observation(raw: str, kind: ValueType) -> None:
    assert parse_raw(raw, kind) == Reading(raw, None)


def test_zero_is_a_number() -> None:
    for kind in ValueType:
        if kind.is_quantity:
            assert value_of("0", kind) == 0
    assert value_of("0%", ValueType.PERCENT) == 0
    assert value_of("0", ValueType.DURATION) == {"days": 0}
    assert value_of("$ 0", ValueType.MONEY) == {"amount": 0, "currency": "USD", "scale": 1}
    assert value_of("Ratio: 0/8", ValueType.RATIO) == {"of": 0, "out_of": 8}


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("36,343", 36343),
        ("1,119.9", 1119.9),
        ("2017", 2017),
        ("0.745", 0.745),
        ("-18,000", -18000),
        ("\u22125", -5),
        (" 211 ", 211),
        ("36\u202f343", 36343),
        ("36\u2009343", 36343),
        ("3\u00a0732\u00a0073", 3732073),
        ("more than 9,000", {"more_than": 9000}),
        ("More than 9,000", {"more_than": 9000}),
        ("over 800", {"more_than": 800}),
        ("> 5", {"more_than": 5}),
        (">=5", {"at_least": 5}),
        ("at least 80", {"at_least": 80}),
        ("no fewer than 80", {"at_least": 80}),
        ("up to 249", {"at_most": 249}),
        ("<5", {"less_than": 5}),
        ("fewer than 5", {"less_than": 5}),
        ("around 2,200", {"about": 2200}),
        ("~500", {"about": 500}),
        ("c. 500", {"about": 500}),
        ("ca. 500", {"about": 500}),
        ("1-2", {"from": 1, "to": 2}),
        ("100 – 200", {"from": 100, "to": 200}),
        ("1,000 to 1,600", {"from": 1000, "to": 1600}),
        ("between 5 and 10", {"from": 5, "to": 10}),
        ("-5 to -3", {"from": -5, "to": -3}),
    ],
)
def test_certain_numbers(raw: str, read: object) -> None:
    assert value_of(raw) == read


@pytest.mark.parametrize(
    "raw",
    [
        # European and Swiss forms, and those that might be
        *("1.234,5", "12,34", "0,5", "0,123", "1234,567", "1'234", "1.234", "12.345", "1.234.567"),
        # glued to a year or another number
        *(
            "02016",
            "007",
            "3 2012",
            "36 343",
            "36\u00a03435",
            "1\u00a0234\u00a056",
            "300 (30) December 2020",
            "288 / 2014",
        ),
        # absence is never a number
        *("-", "–", "—", "..", "…", "*", "?", "%", "n/a", "N/A", "Not known", "Unknown", "None", "nil", "Many", "Yes"),
        "Not Available (30) December Not Available",
        # words that move the number in a way the language of values has no form for
        *("just under 400", "almost 400", "9,000+", "about 10-20", "around 1,000 to 1,600", "some 3.5 million"),
        *("21425 + 3566", "nine", "30 Afghan nationals", "from 5 to 10", "5 -6", "10-5", "1-2-3", "about", "about -"),
        # years, shares, foreign digits, footnotes, mojibake
        *("2016-2017", "2015 to 2016", "2015-16", "5%", "٣٤", "३", "３", "5²", "½", "5*", "5[1]", "+5", "--5", "- 5"),
        *("1e5", "0x10", "1_000", "inf", "NaN", "5.", ".5", "1,,000", "\ufffd5", "5\u200b2012", "over9", "9" * 16),
    ],
)
def test_what_is_not_certain_is_unparsed(raw: str) -> None:
    assert value_of(raw) is Status.UNPARSED


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("1.3%", 1.3),
        ("19.88", 19.88),
        ("1.234 %", 1.234),
        ("about 5 %", {"about": 5}),
        ("5% – 6%", {"from": 5, "to": 6}),
        ("1–2%", {"from": 1, "to": 2}),
        ("%", Status.UNPARSED),
        ("5%6", Status.UNPARSED),
        ("1,3 %", Status.UNPARSED),
        ("4.8% (2024 est.)", Status.UNPARSED),
        ("4.8% of GDP", Status.UNPARSED),
    ],
)
def test_percent_is_kept_as_printed(raw: str, read: object) -> None:
    assert value_of(raw, ValueType.PERCENT) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("31 (Very high)", 31),
        ("67.0 (Very High)", 67),
        ("117", 117),
        ("31 (December)", Status.UNPARSED),
        ("31 (", Status.UNPARSED),
    ],
)
def test_a_rank_may_carry_the_band_of_its_index(raw: str, read: object) -> None:
    assert value_of(raw, ValueType.RANK) == read
    assert value_of("31 (Very high)", ValueType.NUMBER) is Status.UNPARSED


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Ratio: 13/19", {"of": 13, "out_of": 19}),
        ("12/19", {"of": 12, "out_of": 19}),
        ("12 of 19", {"of": 12, "out_of": 19}),
        ("5,000 out of 10,000", {"of": 5000, "out_of": 10000}),
        ("20/19", Status.UNPARSED),
        ("0/0", Status.UNPARSED),
        ("0 / 2017", Status.UNPARSED),
        ("01/12", Status.UNPARSED),
        ("16/01/2026", Status.UNPARSED),
        ("١/٢", Status.UNPARSED),
    ],
)
def test_ratios(raw: str, read: object) -> None:
    assert value_of(raw, ValueType.RATIO) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Number of Days: 180", {"days": 180}),
        ("180", {"days": 180}),
        ("30 days", {"days": 30}),
        ("1 day", {"days": 1}),
        ("72 hours", {"days": 3}),
        ("12 hours", {"days": 0.5}),
        ("5 hours", {"days": 0.208333}),
        ("2 weeks", {"days": 14}),
        ("No Limit", {"code": "no_limit"}),
        ("Unspecified", {"code": "not_specified"}),
        # a bound on a duration has no form: a person says what it means
        *((text, Status.UNPARSED) for text in ("up to 30 days", "at least 3 days", "more than 30 days", "3-5 days")),
        # months and years are no certain number of days; working days are not days
        *((text, Status.UNPARSED) for text in ("6 months", "1 year", "30 working days", "14 days + 30", "-5 days")),
        *((text, Status.UNPARSED) for text in ("Number of Days: 72 hours", "48h", "four months", "٣ days")),
    ],
)
def test_durations(raw: str, read: object) -> None:
    assert value_of(raw, ValueType.DURATION) == read


@pytest.mark.parametrize(
    ("raw", "kind", "read"),
    [
        ("yes", ValueType.ANSWER, "Yes"),
        (" NOT  mentioned ", ValueType.ANSWER, "Not mentioned"),
        ("Yes (Yes)", ValueType.ANSWER, Status.UNPARSED),
        ("Maybe", ValueType.ANSWER, Status.UNPARSED),
        ("Yes; No", ValueType.ANSWERS, ["Yes", "No"]),
        ("Yes\nNo", ValueType.ANSWERS, ["Yes", "No"]),
        ("public order, threats or security", ValueType.ANSWERS, ["public order, threats or security"]),
        ("Yes; Maybe", ValueType.ANSWERS, Status.UNPARSED),
        ("Yes; Yes", ValueType.ANSWERS, Status.UNPARSED),
    ],
)
def test_an_answer_is_one_of_its_codes_or_unparsed(raw: str, kind: ValueType, read: object) -> None:
    assert value_of(raw, kind) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("Pakistan", ["Pakistan"]),
        ("Pakistan; Afghanistan", ["Pakistan", "Afghanistan"]),
        ("Akyikatchi (Ombudsman) of the Kyrgyz Republic", ["Akyikatchi (Ombudsman) of the Kyrgyz Republic"]),
        ("UK NPM (21 bodies, coordinated by HM Inspectorate)", ["UK NPM (21 bodies, coordinated by HM Inspectorate)"]),
        ("Policía", ["Policía"]),
        ("China (Korea, South) Japan Vietnam", Status.UNPARSED),
        ("Syria, Iraq", Status.UNPARSED),
        ("Syria\nIraq", Status.UNPARSED),
        ("PolicĂa", Status.UNPARSED),
        ("PolicÃ\u00ada", Status.UNPARSED),
        ("A;;B", Status.UNPARSED),
    ],
)
def test_names_are_parted_by_semicolons_alone(raw: str, read: object) -> None:
    assert value_of(raw, ValueType.NAMES) == read


@pytest.mark.parametrize("raw", ["It didnâ€™t", "\ufffd", "quote \x92", "\ud800", "tab\x00"])
def test_a_text_in_a_broken_encoding_is_unparsed(raw: str) -> None:
    assert value_of(raw, ValueType.TEXT) is Status.UNPARSED


def test_a_text_is_taken_whole_and_a_law_never_from_one_string() -> None:
    assert value_of("Bail  is\nheard", ValueType.TEXT) == "Bail is heard"
    assert value_of("Act 1941 (1941) 1994", ValueType.LAW) is Status.UNPARSED


def test_a_number_read_from_the_example_is_the_one_its_editors_wrote(shared: Path) -> None:
    """Editors may add "about" from the text around, or round an index that a database gives with thirteen decimals."""
    kinds = {"rank": ValueType.RANK, "%": ValueType.PERCENT}
    read = 0
    with (shared / "example" / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["unit"] not in {"USD", "GBP", "days", ""}]
    for row in rows:
        kind = kinds.get(row["unit"], ValueType.NUMBER)
        reading = parse_raw(row["raw"], kind)
        if isinstance(reading.value, Quantity) and Status(row["status"]).has_value:
            written = from_json(kind, json.loads(row["value"]))
            assert isinstance(written, Quantity)
            assert written.low in {reading.value.low, round(reading.value.low, 1)}, row
            assert reading.value.exact or written.bound is reading.value.bound, row
            read += 1
    assert read > 1000


def test_bounds_do_not_make_an_estimate() -> None:
    assert parse_raw("about 5", ValueType.NUMBER) == Reading(
        "about 5", Status.REPORTED, Quantity(Decimal(5), Bound.ABOUT)
    )
