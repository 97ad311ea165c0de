"""Lists of recommendations: of all, under paths of their own, and what a query asks for."""

from __future__ import annotations

from collections.abc import Iterable

import orjson
import pytest
from tests.edition.test_filters import told
from tests.site.html_check import check
from tests.site.reference_rows import response
from tests.site.small import edition, volume

from habeas.edition.columns import Cell
from habeas.edition.schema import Row
from habeas.site.filtering import QueryError, chosen, read, render_list, table
from habeas.site.quires import quires
from habeas.site.render import render
from habeas.site.views import recommendation_lists as lists
from habeas.site.views.recommendation_lists import ON_A_PAGE, RecommendationList, lists_of, recommendation_lists

ROWS: tuple[Row, ...] = (
    told("9", themes=("detention", "children"), text="The State party should release them."),
    told("10", themes=("detention",), kind="concern", text="", abstract="Many are held."),
    told("95.7", body="UPR", year="2014", themes=("asylum",), symbol="", symbol_inferred="A/HRC/99/9"),
    response("upr-2014-95.7"),
)
MANY = tuple(told(str(number), themes=("detention",)) for number in range(1, ON_A_PAGE + 2))


def html(found: RecommendationList) -> str:
    page = render("recommendations.html", found)
    assert check(page).finish() == []
    return page


def test_the_list_goes_on_under_a_path_of_its_own() -> None:
    found = list(recommendation_lists(volume(*MANY), range(1, 3)))
    assert [one.frame.path for one in found] == ["/recommendations/", "/recommendations/page/2/"]
    assert [(one.pager.before, one.pager.after) for one in found] == [
        ("", "/recommendations/page/2/"),
        ("/recommendations/", ""),
    ]
    assert [len(one.paragraphs) for one in found] == [ON_A_PAGE, 1]
    assert [bool(one.filters) for one in found] == [True, False], "the form stands on the first page"


@pytest.mark.parametrize(
    ("name", "value", "path", "numbers"),
    [
        ("country", "KAZ", "/recommendations/countries/kazakhstan/", ["9", "10", "95.7"]),
        ("body", "UPR", "/recommendations/bodies/UPR/", ["95.7"]),
        ("theme", "detention", "/recommendations/themes/detention/", ["9", "10"]),
        ("year", "2014", "/recommendations/years/2014/", ["95.7"]),
    ],
)
def test_a_country_a_body_a_theme_and_a_year_have_finished_lists(
    name: str, value: str, path: str, numbers: list[str]
) -> None:
    (found,) = lists_of(volume(*ROWS), name, value)
    assert found.frame.path == path
    assert [one.paragraphs[0] for one in found.paragraphs] == numbers
    assert [(one.name, one.without) for one in found.chips] == [(name, "/recommendations/")]
    assert f"/recommendations/?{name}={value}#filter" in html(found)


def test_every_list_that_is_named_is_made() -> None:
    made = volume(*ROWS)
    (hub,) = recommendation_lists(made, [1])
    named = {link.url for group in hub.lists for link in group.links}
    there = {page.path for quire in quires(made) if quire.name.startswith("recommend") for page in quire.make(made)}
    assert named and named <= there


def test_a_long_list_of_a_body_goes_on_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "FINISHED", 1)
    (found,) = lists_of(volume(*MANY), "body", "CAT")
    assert found.pager.after == "/recommendations/?body=CAT&page=2"
    whole = list(lists_of(volume(*MANY), "country", "KAZ"))
    assert [one.frame.path for one in whole][-1] == "/recommendations/countries/kazakhstan/page/2/"


def test_what_is_asked_is_counted_shown_and_can_be_taken_away() -> None:
    with edition(*ROWS) as made:
        answer = render_list(made, "theme=detention&country=KAZ&kind=&utm_source=letter")
    page = answer.html.decode()
    assert check(page).finish() == []
    assert "<strong>2 paragraphs</strong>" in page
    assert 'href="/recommendations/?theme=detention"' in page and 'href="/recommendations/?country=KAZ"' in page
    assert '<option value="KAZ" selected>Kazakhstan (3)</option>' in page
    assert 'href="/recommendations/index.json?country=KAZ&amp;theme=detention"' in page
    twin = orjson.loads(answer.json)
    assert twin["total"] == 2 and [one["paragraphs"] for one in twin["paragraphs"]] == [["9"], ["10"]]


def test_nothing_found_is_said_and_is_no_claim() -> None:
    with edition(*ROWS) as made:
        page = render_list(made, "country=TGO").html.decode()
    assert "Nothing stands here under all of these filters." in page
    assert '<option value="TGO" selected>Togo (0)</option>' in page
    assert "not that no body ever said so" in page


def test_words_are_quoted_summaries_are_called_so_and_a_guess_is_no_symbol() -> None:
    page = html(next(iter(recommendation_lists(volume(*ROWS), [1]))))
    assert "“The State party should release them.”" in page
    assert "summary in our words:</span> Many are held." in page
    assert "symbol inferred: A/HRC/99/9" in page and page.count("A/HRC/99/9") == 1


def test_pages_of_a_query_follow_each_other() -> None:
    with edition(*MANY) as made:
        first, second = (orjson.loads(render_list(made, f"theme=detention{more}").json) for more in ("", "&page=2"))
        with pytest.raises(QueryError, match="page: there is no page 3"):
            render_list(made, "theme=detention&page=3")
    assert first["pager"]["after"] == "/recommendations/?theme=detention&page=2"
    assert second["pager"]["before"] == "/recommendations/?theme=detention"
    assert len(second["paragraphs"]) == 1


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("contry=KAZ", "contry: there is no such filter"),
        ("country=kaz", "country: 'kaz' is no country"),
        ("body=CATS", "body: 'CATS' is no body"),
        ("theme=torturing", "theme: 'torturing' is no theme"),
        ("year=23", "year: '23' is no year"),
        ("year=２０２３", "is no year"),
        ("kind=worry", "kind: 'worry' is none of"),
        ("response=yes", "response: 'yes' is none of"),
        ("page=0", "page: '0' is no number"),
        ("page=-1", "page: '-1' is no number"),
        ("page=99999999999999999999", "is no number of a page"),
        ("country=KAZ&country=FRA", "country: may be asked for once"),
        ("country=%00", "is no country"),
        ("body=" + "x" * 3000, "more than 2000 characters"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(query: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        read(volume(*ROWS), query)


def test_the_form_leads_to_an_address_without_what_was_left_open() -> None:
    with edition(*ROWS) as made:
        assert chosen(made, "country=&body=UPR&theme=&year=2014&kind=&response=none") == (
            "/recommendations/?body=UPR&year=2014&response=none"
        )
        assert chosen(made, "country=&body=") == "/recommendations/"


def test_the_table_has_the_whole_list_and_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.edition.filtered_table.AT_ONCE", 2)
    with edition(*ROWS) as made:
        lines = b"".join(table(made, "country=KAZ")).decode().splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("id,subject,country,") and lines[0].endswith(",text,abstract,responses")
    assert lines[3].endswith(",accepted")


def test_a_query_is_read_without_reading_all_recommendations(monkeypatch: pytest.MonkeyPatch) -> None:
    with edition(*MANY) as made:
        asked: list[str] = []
        plain = made.query

        def noted(statement: str, parameters: Iterable[Cell] = ()) -> list[tuple[Cell, ...]]:
            asked.append(statement)
            return plain(statement, parameters)

        monkeypatch.setattr(made, "query", noted)
        render_list(made, "theme=detention&page=2")
    read_rows = [one for one in asked if " FROM recommendation " in one]
    assert len(read_rows) == 1 and "id IN (?)" in read_rows[0]
