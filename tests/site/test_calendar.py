"""The calendar of reviews: what is to come and what is past as of a day, with its feeds and its table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from tests.site.html_check import check
from tests.site.reference_rows import stage
from tests.site.small import FIRST, SECOND, source, volume
from tests.site.test_icalendar import parse

from habeas.edition.columns import names
from habeas.edition.schema import ReviewRow, Row
from habeas.intake import follow_up
from habeas.site import feeds
from habeas.site.quires import quires
from habeas.site.render import render
from habeas.site.views import calendar as calendars
from habeas.site.views.calendar import Calendar, Kept, calendar_path, of_one, of_year, values, whole, years
from habeas.site.views.calendar_files import calendar_feed, calendar_file, calendar_table
from habeas.site.volume import Volume
from habeas.site.words import BEARINGS, STAGES

ATOM = "{http://www.w3.org/2005/Atom}"
TO_COME = replace(stage("CRC", "2027-09"), stage="next_due")
ROWS: tuple[Row, ...] = (
    stage(date="2023-05-02/2023-05-03"),
    replace(stage(date="2023-05-10"), stage="concluding_observations", symbol="CAT/C/KAZ/CO/4", source="co"),
    replace(stage("UPR", "2022", "FRA"), stage="working_group", symbol_inferred="A/HRC/9/9"),
    stage("CRC", ""),
    TO_COME,
    source("co", kind="un_document", url="https://documents.example/co4"),
)


def pages(kept: Kept, made: Volume) -> list[Calendar]:
    return list(calendars.calendars(made, kept))


def all_of(*rows: Row, **meta: str) -> tuple[Volume, Kept]:
    made = volume(*(rows or ROWS), **meta)
    return made, whole(made)


def test_what_is_to_come_is_told_apart_from_what_is_past_as_of_the_edition() -> None:
    made, kept = all_of()
    (page,) = pages(kept, made)
    assert page.day == "2026-02-05"
    assert [one.date for one in page.to_come] == ["2027-09"]
    assert [(one.year, [stage.date for stage in one.stages]) for one in page.years] == [
        ("2023", ["2023-05-10", "2023-05-02/2023-05-03"]),
        ("2022", ["2022"]),
        ("", [""]),
    ]


def test_the_page_is_sound_and_says_what_it_knows() -> None:
    made, kept = all_of()
    html = render("reviews.html", pages(kept, made)[0])
    assert check(html).finish() == []
    assert "What is to come is said as of 5 February 2026." in html
    assert '<a class="symbol" href="https://documents.example/co4" rel="external">CAT/C/KAZ/CO/4</a>' in html
    assert "symbol inferred: A/HRC/9/9" in html
    assert "next report due" in html


def test_a_stage_is_to_come_until_its_last_day() -> None:
    made = volume(stage(date="2026-02-04/2026-02-06"), stage(date="2026-02-05"), stage(date="2026-02-04"))
    assert [row.date for row in whole(made).to_come] == ["2026-02-04/2026-02-06"]


def test_the_calendar_changes_when_a_stage_is_past_and_says_so() -> None:
    made, kept = all_of(stage(date="2026-01-20"))
    assert pages(kept, made)[0].frame.changed_edition == SECOND
    made, kept = all_of(stage(date="2025-01-20"))
    assert pages(kept, made)[0].frame.changed_edition == FIRST


def test_a_country_a_body_and_a_year_have_calendars_of_their_own() -> None:
    made, kept = all_of()
    assert values(made, "country") == ["FRA", "KAZ"] and values(made, "body") == ["CAT", "CRC", "UPR"]
    assert years(kept) == ["2023", "2022", "undated"]
    (country,) = pages(of_one(made, "country", "KAZ"), made)
    assert country.frame.path == "/reviews/countries/kazakhstan/" and country.country_url == "/countries/kazakhstan/"
    assert {one.country for year in country.years for one in year.stages} == {"KAZ"}
    (body,) = pages(of_one(made, "body", "UPR"), made)
    assert body.frame.path == "/reviews/bodies/UPR/" and body.total == 1
    (year,) = pages(of_year(made, kept, "2023"), made)
    assert year.total == 2 and not year.calendar_url and not year.feed_url


def test_a_country_s_calendar_does_not_change_because_a_day_went_by() -> None:
    made = volume(*ROWS)
    assert of_one(made, "country", "KAZ").day == FIRST


def test_every_list_and_file_that_is_named_is_made() -> None:
    made, kept = all_of()
    (hub,) = pages(kept, made)
    named = {link.url for group in hub.lists for link in group.links}
    named |= {hub.calendar_url, hub.feed_url}
    named |= {f"/reviews/countries/kazakhstan/{name}" for name in ("calendar.ics", "feed.atom", "reviews.csv")}
    there = {page.path for quire in quires(made) if quire.name.startswith("reviews") for page in quire.make(made)}
    assert named <= there and "" not in named
    assert hub.table_url == "/data/reviews.csv" and not {"/data/reviews.csv", "/reviews/reviews.csv"} & there


def test_a_long_calendar_goes_on_under_a_path_and_that_of_all_leads_to_its_years(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calendars, "ON_A_PAGE", 2)
    rows = [stage(date=f"20{year}-05-10") for year in range(20, 25)]
    made, kept = all_of(*rows)
    assert [one.year for one in pages(kept, made)[0].years] == ["2024", "2023"]
    several = pages(of_one(made, "country", "KAZ"), made)
    assert [one.frame.path for one in several] == [
        "/reviews/countries/kazakhstan/",
        "/reviews/countries/kazakhstan/page/2/",
        "/reviews/countries/kazakhstan/page/3/",
    ]


def test_an_empty_calendar_says_that_nobody_has_looked_and_has_no_files() -> None:
    made, kept = all_of(source("x"))
    (page,) = pages(kept, made)
    assert not page.calendar_url and not page.feed_url
    assert "Not yet looked for" in render("reviews.html", page)


def test_a_submission_names_who_sent_it_and_a_partner_stays_a_class() -> None:
    sent = replace(stage(date="2025-06"), stage="submission", source="ngo")
    partner = replace(stage("CRC", "2025-06"), stage="submission", source="p")
    made, kept = all_of(
        sent,
        partner,
        source("ngo", publisher="Some Organisation", url="https://ngo.example/paper"),
        source("p", kind="partner", title="A partner organisation", publisher="", url=""),
    )
    html = render("reviews.html", pages(kept, made)[0])
    assert "submission by Some Organisation" in html and "https://ngo.example/paper" in html
    assert "submission by A partner organisation" in html


def events(*rows: Row, **meta: str) -> list[Any]:
    made = volume(*rows, **meta)
    return parse(calendar_file(made, of_one(made, "country", "KAZ"))).inside


def test_events_are_stamped_by_the_edition_and_keep_their_ids() -> None:
    one, other = stage(date="2023-05-02/2023-05-03"), stage("CRC", "2023-05-10", changed_edition=SECOND)
    first, second = events(one, other)
    assert (first.value("DTSTAMP"), second.value("DTSTAMP")) == ("20260105T000000Z", "20260205T000001Z")
    assert first.words("UID") == f"{one.id}@test.example"
    assert first.words("SUMMARY") == "Kazakhstan, Committee against Torture: dialogue"
    assert (first.value("DTSTART"), first.value("DTEND")) == ("20230502", "20230504")
    assert first.value("URL") == f"https://test.example/o/{one.id}/"
    assert "As known in edition 2026-01-05" in first.words("DESCRIPTION")


def test_a_month_lies_over_its_days_and_a_year_is_left_to_the_page() -> None:
    (one,) = events(stage(date="2023-02"), stage("CRC", "2022"), stage("CCPR", ""), stage("CMW", "2010/2012"))
    assert (one.value("DTSTART"), one.value("DTEND")) == ("20230201", "20230301")
    assert one.words("DESCRIPTION").startswith("February 2023\n")


def test_a_guessed_symbol_is_in_no_event() -> None:
    (one,) = events(replace(stage(), symbol_inferred="CAT/C/KAZ/CO/9"))
    assert "CO/9" not in "".join(value for _, _, value in one.properties)


def test_the_calendar_of_all_holds_what_is_to_come_and_the_recent_years() -> None:
    made, kept = all_of(stage(date="2023-05-10"), stage("CRC", "2024-05-10"), stage("CMW", "2027-05-10"))
    found = parse(calendar_file(made, kept)).inside
    assert [one.value("DTSTART") for one in found] == ["20240510", "20270510"]


def test_a_feed_tells_what_came_or_changed_last() -> None:
    late = stage("CMW", "2020-05-10", changed_edition=SECOND)
    made = volume(stage(date="2023-05-10"), late)
    root = fromstring(feeds.atom(calendar_feed(made, of_one(made, "country", "KAZ"))))
    entries = root.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}title") for one in entries] == [
        "Kazakhstan, Committee on Migrant Workers: dialogue, 10 May 2020",
        "Kazakhstan, Committee against Torture: dialogue, 10 May 2023",
    ]
    assert root.findtext(f"{ATOM}updated") == "2026-02-05T00:00:01Z"
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 2


def test_the_table_has_the_columns_of_the_data_file() -> None:
    made = volume(*ROWS)
    kept = of_one(made, "country", "KAZ")
    header, *lines = csv.reader(io.StringIO(calendar_table(made, kept)))
    assert tuple(header) == names(ReviewRow)
    assert len(lines) == len(kept.rows) == 4


def test_every_stage_and_every_bearing_has_words_in_the_order_of_the_ledger() -> None:
    assert tuple(STAGES) == follow_up.STAGES
    assert tuple(BEARINGS) == follow_up.BEARINGS


def test_a_body_with_blanks_in_its_name_has_a_plain_address() -> None:
    assert calendar_path(volume(), "body", "SR migrants") == "/reviews/bodies/SR-migrants/"
