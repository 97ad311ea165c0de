"""Every address of the site becomes a path that holds wherever the copy stands; nothing else is touched."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.static_copy.reading import named

from habeas.site.static_copy.links import Links, live_address

FILES = {
    "index.html",
    "feed.atom",
    "countries/index.html",
    "recommendations/index.html",
    "countries/kazakhstan/index.html",
    "countries/kazakhstan/index.json",
    "sources/a:b=c,d/index.html",
    "data/statements.jsonl",
    "edition.sqlite",
    "needs-a-server/index.html",
}
PAGE = "countries/kazakhstan/index.html"
LIVE = Links(FILES, "https://observatory.example/")
ALONE = Links(FILES, "")


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("/", "../../index.html"),
        ("/countries/", "../index.html"),
        ("/countries", "../index.html"),
        ("/countries/kazakhstan/", "index.html"),
        ("/countries/kazakhstan/#prisons", "#prisons"),
        ("/countries/#answers", "../index.html#answers"),
        ("/countries/?region=asia&x=%2F#answers", "../index.html?region=asia&x=%2F#answers"),
        ("/countries/kazakhstan/?a=1#b", "index.html?a=1#b"),
        ("/data/statements.jsonl", "../../data/statements.jsonl"),
        ("/edition.sqlite", "../../edition.sqlite"),
        ("/sources/a:b=c,d/", "../../sources/a:b=c,d/index.html"),
        ("index.json", "index.json"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("?page=2", "index.html?page=2"),
        ("", ""),
        ("#main", "#main"),
        ("mailto:desk@observatory.example?subject=/o/", "mailto:desk@observatory.example?subject=/o/"),
        ("https://elsewhere.example/countries/", "https://elsewhere.example/countries/"),
        ("//elsewhere.example/a", "https://elsewhere.example/a"),
        ("data:image/png;base64,AA==", "data:image/png;base64,AA=="),
    ],
)
def test_a_link_names_the_file_of_the_copy(link: str, becomes: str) -> None:
    assert ALONE.relative(PAGE, link) == becomes
    assert LIVE.relative(PAGE, link) == becomes


def test_a_name_with_a_colon_is_no_scheme() -> None:
    assert ALONE.relative("sources/index.html", "/sources/a:b=c,d/") == "./a:b=c,d/index.html"


@pytest.mark.parametrize(
    "link",
    [
        *("/o/KAZ/prisons/2017/wpb/", "/search/", "/api/v1/observations?country=KAZ", "/countries/nowhere/", "/data/"),
        *("/recommendations/?country=KAZ", "/recommendations/select/", "/recommendations/list.csv?country=KAZ"),
    ],
)
def test_what_a_server_answers_leads_to_the_observatory_or_to_the_explaining_page(link: str) -> None:
    assert LIVE.relative(PAGE, f"{link}#life") == f"https://observatory.example{link}#life"
    assert ALONE.relative(PAGE, f"{link}#life") == f"../../needs-a-server/index.html?{link}"


@pytest.mark.parametrize("link", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "../../../../etc/passwd"])
def test_no_link_leads_out_of_the_copy(link: str) -> None:
    assert ALONE.relative(PAGE, link).startswith("../../needs-a-server/index.html?")


@pytest.mark.parametrize(
    ("base_url", "live"),
    [
        ("https://observatory.example", "https://observatory.example"),
        ("https://observatory.example/", "https://observatory.example"),
        ("http://192.0.2.7:8000", "http://192.0.2.7:8000"),
        ("http://127.0.0.1:8000", ""),
        ("http://[::1]:8000", ""),
        ("http://0.0.0.0", ""),
        ("http://localhost:8000", ""),
        ("http://habeas.localhost", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_an_address_that_means_this_machine_is_not_one_that_others_can_follow(base_url: str, live: str) -> None:
    assert live_address(base_url) == live


def test_the_observatorys_own_address_is_kept_only_where_others_can_follow_it() -> None:
    local = Links(FILES, "http://127.0.0.1:8000")
    assert local.relative(PAGE, "http://127.0.0.1:8000/countries/") == "../index.html"
    assert local.relative(PAGE, "http://127.0.0.1:8000") == "../../index.html"
    assert local.relative(PAGE, "http://127.0.0.1:80001/") == "http://127.0.0.1:80001/"
    assert LIVE.relative(PAGE, "https://observatory.example/countries/") == "https://observatory.example/countries/"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a class="x" href="/countries/">', '<a class="x" href="../index.html">'),
        ("<A HREF='/countries/'>", '<A HREF="../index.html">'),
        ("<a href=/countries/>", '<a href="../index.html">'),
        ('<use xlink:href = "/countries/"/>', '<use xlink:href = "../index.html"/>'),
        (
            '<img srcset="/feed.atom 1x, /edition.sqlite 2x">',
            '<img srcset="../../feed.atom 1x, ../../edition.sqlite 2x">',
        ),
        ('<form action="/countries/?a=1&amp;b=2">', '<form action="../index.html?a=1&amp;b=2">'),
        ('<a title="a > b" href="/">', '<a title="a > b" href="../../index.html">'),
        ('<a title=\'say href="/" here\' href="/">', '<a title=\'say href="/" here\' href="../../index.html">'),
    ],
)
def test_links_are_rewritten_however_the_tag_is_written(before: str, after: str) -> None:
    assert ALONE.rewrite(PAGE, before) == after


@pytest.mark.parametrize(
    "text",
    [
        'Write href="/countries/" here, or src=/x',
        '<code>&lt;a href="/countries/"&gt;</code>',
        '<p title="href=/countries/ is a link">a < b, href="/" > c</p>',
        '<p data-href="/countries/">',
        '<path fill="url(#hatch)" d="M0 0"/>',
        "<a href='#main'>",
        "<a href>",
        '<a href="/unfinished',
    ],
)
def test_nothing_but_links_in_tags_is_touched(text: str) -> None:
    assert ALONE.rewrite(PAGE, text) == text


@given(st.text())
def test_a_text_without_links_stays_as_it_is(text: str) -> None:
    page = f"<p>{text.replace('<', '&lt;')}</p>"
    assert ALONE.rewrite(PAGE, page) == page


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cs", "Cc"]), min_size=1)
FOLDERS = st.lists(NAMES.filter(lambda name: name not in {".", ".."}), max_size=4).map("/".join)


@given(FOLDERS, FOLDERS)
def test_a_link_between_any_two_pages_holds(one: str, other: str) -> None:
    page, target = (str(PurePosixPath(folder, "index.html")) for folder in (one, other))
    address = quote(str(PurePosixPath("/", other)).rstrip("/") + "/")
    link = Links({page, target}, "").relative(page, address)
    root = Path("/nowhere-at-all")
    assert not link.startswith("/")
    assert named(root / page, link) == root / target
