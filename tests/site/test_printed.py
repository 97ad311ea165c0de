"""As printed over time: what the copies of one publication print, and what a country's page says of it."""

from __future__ import annotations

from typing import Any

from tests.site import small
from tests.site.html_check import check

from habeas.edition.schema import ObservationRow, PrintedChangeRow, SourceRow
from habeas.site.records import Records
from habeas.site.render import render
from habeas.site.views.cited import Bibliography
from habeas.site.views.indicator import country_indicator_page
from habeas.site.views.printed import printed_changes, printed_over_time, silent_changes
from habeas.site.volume import Volume

SERIES = "page-kaz"


def source(key: str, published: str, **given: Any) -> SourceRow:
    return small.source(
        key, **{"kind": "country_page", "series": SERIES, "published": published, "accessed": "", **given}
    )


def missing(key: str) -> ObservationRow:
    return small.missing("detained_children", "2017", source=key)


def zero(key: str) -> ObservationRow:
    return small.unread(source=key)


def change(kind: str, before: str, after: str, **given: str) -> PrintedChangeRow:
    ids = {"before": f"KAZ/detained_children/2017/{before}", "after": f"KAZ/detained_children/2017/{after}"}
    days = {"before_day": "2020-06-14/..", "after_day": "2024-07"}
    about = {"country": "KAZ", "subject": "KAZ", "indicator": "detained_children", "period": "2017", "breakdown": ""}
    return PrintedChangeRow(kind=kind, series=SERIES, **{**ids, **days, **about, **given})


def pages(**given: Any) -> Volume:
    return small.volume(
        source("a", "2020-06-14/..", **given),
        source("b", "2024-07", **given),
        missing("a"),
        zero("b"),
        change("missing_became_zero", "a", "b"),
    )


def over_time(volume: Volume) -> list[tuple[str, str, str]]:
    records = Records(volume, "KAZ")
    found = printed_over_time(
        volume, records.observations["detained_children"], records.printed_changes, Bibliography(volume)
    )
    return [(one.day_text, one.text, one.change) for question in found for one in question.prints]


def test_each_copy_says_what_it_printed_the_oldest_first() -> None:
    assert over_time(pages()) == [
        ("14 June 2020", "“Not Available”", ""),
        ("July 2024", "“0”", "missing_became_zero"),
    ]


def test_one_copy_is_no_history() -> None:
    assert over_time(small.volume(source("a", "2024-07"), missing("a"))) == []
    other = small.volume(source("a", "2024-07"), source("b", "2024-07", series=""), missing("a"), zero("b"))
    assert over_time(other) == []


def test_an_undated_copy_stands_last_and_says_so() -> None:
    volume = small.volume(source("a", ""), source("b", "2024-07"), missing("a"), zero("b"))
    assert [day for day, _, _ in over_time(volume)] == ["July 2024", "undated"]


def test_copies_of_one_month_name_the_day_they_were_taken() -> None:
    volume = small.volume(
        source("a", "2024-07", accessed="2024-09-02"),
        source("b", "2024-07", accessed="2024-08-01"),
        missing("a"),
        zero("b"),
    )
    assert [day for day, _, _ in over_time(volume)] == [
        "July 2024 (copy taken 1 August 2024)",
        "July 2024 (copy taken 2 September 2024)",
    ]


def test_a_change_is_told_in_neutral_words_and_counted_as_silent() -> None:
    volume = pages()
    records = Records(volume, "KAZ")
    (told,) = printed_changes(volume, records, Bibliography(volume))
    assert told.sentence == "The copy of July 2024 prints “0” where the copy of 14 June 2020 printed “Not Available”."
    assert told.url == "/countries/kazakhstan/detained_children/#printed"
    assert told.silent
    assert silent_changes(volume, records) == 1


def test_a_publisher_that_announces_revisions_is_not_called_silent() -> None:
    volume = pages(kind="official_statistics")
    records = Records(volume, "KAZ")
    (told,) = printed_changes(volume, records, Bibliography(volume))
    assert told.sentence == "The publication of July 2024 says “0”, that of 14 June 2020 said “Not Available”."
    assert not told.silent
    assert silent_changes(volume, records) == 0


def test_the_page_of_the_indicator_tells_the_change_too() -> None:
    volume = pages()
    one = volume.catalog.indicators["detained_children"]
    view = country_indicator_page(volume, Records(volume, "KAZ"), one)
    assert [change.kind for change in view.printed_changes] == ["missing_became_zero"]
    html = render("country_indicator.html", view)
    assert check(html).finish() == []
    assert "The copy of July 2024 prints “0” where the copy of 14 June 2020 printed “Not Available”." in html
    assert not country_indicator_page(
        volume, Records(volume, "KAZ"), volume.catalog.indicators["refugees"]
    ).printed_changes
