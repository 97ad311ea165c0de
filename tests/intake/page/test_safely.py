"""Pages in the sandbox: the same reading, and no page takes the machine."""

import pytest
from tests.intake.page.compose import Page

from habeas.capture import SandboxError, run_in_child
from habeas.catalog import Catalog
from habeas.intake.page import PageError, read_page, read_page_safely


@pytest.mark.parametrize("form", ["text", "html"])
def test_the_child_reads_the_same(catalog: Catalog, form: str) -> None:
    page = Page(catalog).head().updated().section("prison").row("prison_population", "36,343", "2017")
    data = (page.text() if form == "text" else page.html()).encode()
    assert read_page_safely(data, name="page", run=run_in_child) == read_page(data, name="page", catalog=catalog)


def test_notices_come_back(catalog: Catalog) -> None:
    reading = read_page_safely("Policía".encode("cp1252"), name="page", run=run_in_child, country="CHL")
    assert reading.notices


def test_what_is_wrong_with_a_page_keeps_its_words() -> None:
    with pytest.raises(PageError, match=r"x\.txt: the page names no country\. Say which with --country"):
        read_page_safely(b"PRISON DATA", name="x.txt", run=run_in_child)


def test_a_page_that_hangs_the_reader_is_an_error_that_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.intake.page.safely.CHILD", "tests.capture.child_functions:loop_over")
    monkeypatch.setattr("habeas.intake.page.safely.CPU_SECONDS", 1)
    with pytest.raises(SandboxError, match=r"x\.html: it used more than 1 seconds"):
        read_page_safely(b"<p>", name="x.html", run=run_in_child)


@pytest.mark.parametrize(
    "bomb",
    [
        b"<p>" + b"<b>" * 200_000,
        b"<!doctype html>" + b"<div>a" * 300 + b"<br>a" * 150_000,
        b"<html>" + b"<a " * 300_000,
        b"<html>" + b"<!--" * 300_000,
        b"<html>" + b"&" * 5_000_000,
        b"35. " + b"." * 150_000 + b"\n" + b"(" * 150_000,
        b"PRISON DATA\n" + b"Criminal Prison Population\n1\n2017\n" * 40_000,
    ],
    ids=["nesting", "breaks", "tags", "comments", "ampersands", "dots", "rows"],
)
def test_bombs_end(bomb: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.intake.page.safely.CPU_SECONDS", 2)
    try:
        read_page_safely(bomb, name="bomb.html" if b"<" in bomb else "bomb.txt", run=run_in_child, country="KAZ")
    except (PageError, SandboxError) as error:
        assert "bomb" in str(error)
