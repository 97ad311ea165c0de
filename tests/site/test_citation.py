"""A figure can be cited: what the page offers is read back by what reads such records."""

from __future__ import annotations

import re

import orjson
import pytest
from tests.site import small

from habeas.edition.schema import ObservationRow
from habeas.site.views.observation import ObservationPage, observation


def page_of(row: ObservationRow, **meta: str) -> ObservationPage:
    found = observation(small.volume(row, **meta), row.id)
    assert found is not None
    return found


def bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """A record's kind, key and fields; braces must balance."""
    head = re.match(r"@(\w+)\{([^,\s]+),\n(.*)\}\n$", text, re.S)
    assert head, text
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", head[3], re.M))
    for value in fields.values():
        plain = re.sub(r"\\.", "", value)
        assert plain.count("{") == plain.count("}")
    return head[1], head[2], fields


def ris(text: str) -> list[tuple[str, str]]:
    """A record's tags and values, line by line."""
    lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in text.splitlines()]
    assert all(lines), text
    return [(line[1], line[2]) for line in lines if line]


HARD = "Observatory of {Detention} & 100 % rights_#1"


@pytest.mark.parametrize("title", ["Test observatory", HARD])
def test_bibtex_names_observatory_title_year_edition_and_address(title: str) -> None:
    view = page_of(small.observation(), title=title)
    kind, key, fields = bibtex(view.citation.bibtex)
    assert kind == "misc"
    assert re.fullmatch(r"[A-Za-z0-9-]+", key)
    assert re.sub(r"\\([&%$#_{}])", r"\1", fields["author"]).strip("{}") == title.strip("{}")
    assert fields["year"] == "2026" and fields["version"] == small.FIRST
    assert fields["url"] == view.frame.url


def test_ris_opens_with_its_type_ends_with_its_end_and_has_each_field_once() -> None:
    view = page_of(small.observation())
    fields = ris(view.citation.ris)
    assert fields[0] == ("TY", "DATA") and fields[-1] == ("ER", "")
    assert len({tag for tag, _ in fields}) == len(fields)
    assert dict(fields)["UR"] == view.frame.url
    assert dict(fields)["DA"] == small.FIRST.replace("-", "/")


def test_csl_is_a_list_of_one_dataset_and_the_text_of_the_page_is_the_same() -> None:
    view = page_of(small.observation())
    (item,) = orjson.loads(view.csl_text)
    assert item == orjson.loads(orjson.dumps(view.citation.csl))
    assert item["type"] == "dataset" and item["id"] == "KAZ/prison_population/2017/page"
    assert item["issued"] == {"date-parts": [[2026, 1, 5]]}
    assert item["author"] == [{"literal": "Test observatory"}]


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
    assert "printed as “0 / 2017”, could not be read" in page_of(small.unread()).sentence


def test_a_withdrawn_figure_offers_no_sentence() -> None:
    assert page_of(small.withdrawn()).sentence == ""


def test_a_figure_says_in_which_edition_it_last_changed() -> None:
    assert page_of(small.observation(changed_edition=small.SECOND)).figure.changed_edition == small.SECOND
