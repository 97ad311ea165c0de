"""A figure can be cited: what the page offers is read back by what reads such records."""

from __future__ import annotations

import re

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site import records, small

from habeas.edition.schema import ObservationRow
from habeas.site import citation
from habeas.site.views.observation import ObservationPage, observation

TITLE = "Kazakhstan: Criminal prison population, 2017: 36,343"
HARD = "Observatory of {Detention} & 100 % rights_#1 ~ <b> \\ ^ | $"


def page_of(row: ObservationRow, **meta: str) -> ObservationPage:
    found = observation(small.volume(row, **meta), row.id)
    assert found is not None
    return found


@pytest.mark.parametrize("title", ["Test observatory", HARD])
def test_bibtex_names_observatory_figure_value_year_edition_and_address(title: str) -> None:
    view = page_of(small.observation(value="36343"), title=title)
    kind, key, fields = records.bibtex(view.citation.bibtex)
    assert (kind, key) == ("misc", "KAZ-prison-population-2017-page")
    assert fields["author"] == title
    assert fields["title"] == TITLE
    assert fields["year"] == "2026" and fields["version"] == small.FIRST
    assert fields["url"] == view.frame.url


@pytest.mark.parametrize("title", ["Test observatory", HARD])
def test_ris_has_edition_and_value(title: str) -> None:
    view = page_of(small.observation(value="36343", changed_edition=small.SECOND), title=title)
    assert records.ris(view.citation.ris) == {
        "TY": "DATA",
        "AU": title,
        "TI": TITLE,
        "PY": "2026",
        "DA": small.SECOND.partition(".")[0].replace("-", "/"),
        "ET": small.SECOND,
        "UR": view.frame.url,
        "ER": "",
    }


def test_csl_is_a_list_of_one_dataset_and_the_text_of_the_page_is_the_same() -> None:
    view = page_of(small.observation(value="36343"))
    item = records.csl(view.csl_text)
    assert item == orjson.loads(orjson.dumps(view.citation.csl))
    assert item["id"] == "KAZ/prison_population/2017/page"
    assert item["title"] == TITLE and item["version"] == small.FIRST
    assert item["issued"] == {"date-parts": [[2026, 1, 5]]}
    assert item["author"] == [{"literal": "Test observatory"}]


def test_the_citation_in_words_says_the_same() -> None:
    view = page_of(small.observation(value="36343"))
    assert view.citation.text == f"Test observatory (2026), “{TITLE}”, edition {small.FIRST}, {view.frame.url}"


@given(said=st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_any_value_comes_back_from_every_record(said: str) -> None:
    item = citation.csl(small.volume(), "Title", said, "https://test.example/o/x/", small.FIRST, "KAZ/x/2017/page")
    one_line = " ".join(f"Title: {said}".split())
    assert records.bibtex(citation.bibtex(item))[2]["title"] == one_line
    assert records.ris(citation.ris(item))["TI"] == one_line
    assert records.csl(citation.csl_text(item))["title"] == f"Title: {said}"


def test_the_sentence_to_copy_holds_value_period_source_edition_and_address() -> None:
    view = page_of(small.observation(value="36343", locator="table 2"))
    assert view.sentence == (
        "Kazakhstan: Criminal prison population, 2017: 36,343. Source: Publisher, Title of page, May 2018, table 2. "
        f"Edition {small.FIRST} of Test observatory, {view.frame.url}"
    )


def test_no_sentence_makes_more_of_a_figure_than_it_is() -> None:
    partial = page_of(small.observation(coverage="partial", coverage_kind="site", coverage_words="Almaty"))
    assert "; partial: one place: Almaty. Source" in partial.sentence
    assert "(estimated)" in page_of(small.observation(status="estimated")).sentence
    assert ": Not available. Source" in page_of(small.missing()).sentence
    assert "printed as “0 / 2017”, not taken as a number" in page_of(small.unread()).sentence
    answer = page_of(small.unread("detains", raw="Ja"))
    assert "printed as “Ja”, not taken as an answer" in answer.sentence


def test_a_withdrawn_figure_offers_no_sentence() -> None:
    assert page_of(small.withdrawn()).sentence == ""


def test_a_figure_says_in_which_edition_it_last_changed() -> None:
    assert page_of(small.observation(changed_edition=small.SECOND)).figure.changed_edition == small.SECOND


def test_no_key_of_bibtex_holds_what_ends_it() -> None:
    key = records.bibtex(page_of(small.observation(breakdown="sex=female")).citation.bibtex)[1]
    assert re.fullmatch(r"[A-Za-z0-9-]+", key)
