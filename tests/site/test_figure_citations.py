"""A finished page says of every figure how it is copied and cited, so that a copy without a server says it too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from tests.site import records, small
from tests.site.html_check import check
from tests.site.reference_rows import place, ratio

from habeas.edition.schema import Row
from habeas.site.records import Records
from habeas.site.render import render
from habeas.site.views.country import country_page
from habeas.site.views.facility_pages import FacilityPage, facility_views
from habeas.site.views.indicator import CountryIndicatorPage, country_indicator_page

FIGURES: tuple[Row, ...] = (
    small.observation(value="36343"),
    small.observation(value="36000", source="other", preferred=False),
    small.observation(value="900", breakdown="sex=female"),
    small.missing("prison_population", "2018"),
    small.unread("prison_population", period="2016"),
    small.observation(period="2015", value="5", coverage="partial", coverage_kind="site", coverage_words="Almaty"),
    small.observation(period="2014", value="7", state="superseded", changed_edition=small.SECOND),
)


def page(*rows: Row) -> CountryIndicatorPage:
    volume = small.volume(*rows)
    one = volume.catalog.indicators["prison_population"]
    return country_indicator_page(volume, Records(volume, "KAZ"), one)


def blocks(html: str) -> Iterator[tuple[str, list[str], str]]:
    """Of every figure to cite: its place on the page, the words of its records, and the whole."""
    for found in re.finditer(
        r'<details><summary>[^<]+</summary>\n<div id="([^"]+)">(.*?)</div>\n</details>', html, re.S
    ):
        yield unescape(found[1]), [unescape(one) for one in re.findall(r"<pre>(.*?)</pre>", found[2], re.S)], found[2]


def test_every_figure_of_the_page_is_there_once_with_all_its_records() -> None:
    html = render("country_indicator.html", page(*FIGURES))
    assert check(html).finish() == []
    found = list(blocks(html))
    ids = [f"KAZ/{anchor}" for anchor, _, _ in found]
    assert sorted(ids) == sorted(row.id for row in FIGURES if hasattr(row, "id"))
    for id, (_, (bibtex, ris, csl), block) in zip(ids, found, strict=True):
        item = records.csl(csl)
        assert item["id"] == id
        assert records.bibtex(bibtex)[2]["title"] == records.ris(ris)["TI"] == item["title"]
        assert records.ris(ris)["ET"] == item["version"]
        assert f"Last changed in edition {item['version']}." in block
        assert "Source: Publisher, Title of" in block
        assert f"mailto:desk@test.example?subject=Test%20observatory%3A%20error%20in%20{id}" in block


def test_the_value_stands_in_the_records_as_on_the_page() -> None:
    titles = [str(one.csl["title"]) for one in page(*FIGURES).citations]
    assert titles[0] == "Kazakhstan: Criminal prison population, 2018: Not available"
    assert "Kazakhstan: Criminal prison population, 2017: 36,343" in titles
    assert "Kazakhstan: Criminal prison population, 2016: printed as “0 / 2017”, not taken as a number" in titles


def test_a_withdrawn_figure_is_not_offered() -> None:
    view = page(small.observation(value="5"), small.withdrawn(indicator="prison_population", period="2012"))
    assert [one.csl["id"] for one in view.citations] == ["KAZ/prison_population/2017/page"]
    (ended,) = view.ended
    assert ended.cite == ended.url


def test_every_link_to_cite_leads_to_the_figure_s_own_place() -> None:
    volume = small.volume(*FIGURES)
    shown = render("country.html", country_page(volume, Records(volume, "KAZ")))
    there = check(render("country_indicator.html", page(*FIGURES))).ids
    prefix = "/countries/kazakhstan/prison_population/#"
    anchors = {link.removeprefix(prefix) for link in check(shown).links if link.startswith(prefix)}
    assert anchors and anchors <= there
    assert {link for link in check(shown).links if link.startswith("/o/")} == {"/o/KAZ/prison_population/2014/page/"}


def test_a_figure_of_a_place_is_cited_on_the_place_s_page() -> None:
    row = small.observation("facility_capacity", "2022", "120", subject="KAZ-almaty", coverage="place")
    (view,) = (one for one in facility_views(small.volume(place(), row)) if isinstance(one, FacilityPage))
    html = render("facility.html", view)
    assert check(html).finish() == []
    assert [anchor for anchor, _, _ in blocks(html)] == ["facility_capacity/2022/page"]
    assert "/facilities/KAZ-almaty/#facility_capacity/2022/page" in check(html).links


def test_a_computed_value_is_cited_with_the_sources_of_what_went_in() -> None:
    inputs = small.observation(value="36343", changed_edition=small.SECOND), small.observation("population", value="9")
    volume = small.volume(*inputs, rate(*(row.id for row in inputs)))
    records_of = Records(volume, "KAZ")
    view = country_indicator_page(volume, records_of, volume.catalog.indicators["prison_rate"])
    html = render("country_indicator.html", view)
    assert check(html).finish() == []
    ((anchor, (bibtex, _, csl), block),) = blocks(html)
    assert anchor == "prison_rate/2017/derived"
    item = records.csl(csl)
    assert item["version"] == view.frame.changed_edition == small.SECOND
    assert str(item["title"]).startswith("Kazakhstan: ") and "198.2" in str(item["title"])
    assert records.bibtex(bibtex)[2]["url"] == f"https://test.example{view.frame.path}#{anchor}"
    assert "from: Publisher, Title of page, May 2018. Edition" in block
    assert f"/o/KAZ/{anchor}/" not in block
    shown = check(render("country.html", country_page(volume, records_of)))
    assert f"{view.frame.path}#{anchor}" in shown.links


def rate(*inputs: str) -> Row:
    """Prisoners per 100,000 people."""
    about = {"id": "KAZ/prison_rate/2017/derived", "indicator": "prison_rate", "period": "2017"}
    return ratio(1, 1, **about, value="198.2", number=198.2, function="rate", inputs=inputs)
