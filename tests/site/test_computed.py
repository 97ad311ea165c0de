"""One statement at its own address: value, life, tombstone, citation."""

from __future__ import annotations

import orjson
from tests.site import small
from tests.site.html_check import check

from habeas.edition.schema import ObservationRow
from habeas.site.computed import Rendered, render_missing, render_observation
from habeas.site.render import render_problem


def rendered(*rows: ObservationRow, public_id: str) -> Rendered:
    found = render_observation(small.edition(*rows), public_id)
    assert found is not None
    assert not check(found.html).finish()
    return found


def test_a_figure_is_shown_with_source_status_and_editions() -> None:
    row = small.observation(value="36343", locator="table 2", origin="Ministry")
    page = rendered(row, public_id=row.id)
    text = " ".join("".join(check(page.html).text).split())
    assert page.status == 200
    for said in ("36,343", "2017", "table 2", "Ministry", "from 2026-01-05 to the current one", row.id):
        assert said in text


def test_a_withdrawn_figure_answers_410_with_its_reason_and_no_value() -> None:
    row = small.withdrawn()
    page = rendered(row, public_id=row.id)
    assert page.status == 410
    text = "".join(check(page.html).text)
    assert "figure of another country" in text
    assert "was withdrawn in edition 2026-02-05.2" in text
    assert orjson.loads(page.json)["figure"]["value"] is None


def test_a_superseded_figure_points_to_what_took_its_place() -> None:
    later = small.observation(value="7", source="later")
    row = small.observation(value="5", state="superseded", replaced_by=later.id, reason="typing error")
    page = rendered(row, later, public_id=row.id)
    assert page.status == 200
    assert f'href="/o/{later.id}/"'.encode() in page.html


def test_what_no_edition_has_heard_of_is_nothing() -> None:
    assert render_observation(small.edition(), "KAZ/prison_population/1900/nobody") is None


def test_other_statements_answer_too() -> None:
    row = small.recommendation()
    page = render_observation(small.edition(row), row.id)
    assert page and page.status == 200
    assert not check(page.html).finish()
    assert "The State party should ensure it." in "".join(check(page.html).text)


def test_an_unread_zero_is_quoted_and_no_value() -> None:
    row = small.unread()
    page = rendered(row, public_id=row.id)
    assert orjson.loads(page.json)["figure"]["value"] is None
    assert b"not taken as a number" in page.html


def test_four_forms_of_citation() -> None:
    row = small.observation(value="36343")
    cite = orjson.loads(rendered(row, public_id=row.id).json)["citation"]
    address = "https://test.example/o/KAZ/prison_population/2017/page/"
    assert cite["text"].startswith("Test observatory (2026), “Kazakhstan: ")
    assert cite["text"].endswith(address)
    assert "36,343" in cite["text"]
    assert cite["csl"]["URL"] == address and cite["csl"]["issued"] == {"date-parts": [[2026, 1, 5]]}
    assert cite["ris"].startswith("TY  - DATA\n") and cite["ris"].endswith("ER  - \n")
    assert cite["bibtex"].startswith("@misc{KAZ-prison-population-2017-page,\n")


def test_a_missing_page_names_the_path_and_the_edition() -> None:
    page = render_missing(small.edition(), "/<b>/")
    assert page.status == 404
    assert not check(page.html).finish()
    assert b"/&lt;b&gt;/" in page.html and b"2026-02-05.2" in page.html


def test_a_problem_needs_no_edition() -> None:
    html = render_problem(503, "Not yet published", "Publish first.", language="ar")
    assert not check(html).finish()
    assert '<html lang="ar" dir="rtl">' in html
