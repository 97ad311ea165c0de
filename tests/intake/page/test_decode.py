import pytest

from habeas.catalog import load
from habeas.intake.page import PageError, page_lines, read_page
from habeas.intake.page.decode import MAX_BYTES


def first(source: bytes | str, name: str = "page.txt") -> tuple[str, tuple[str, ...]]:
    lines, notices = page_lines(source, name=name)
    return lines[0].text, notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marks_and_utf8_are_read_without_a_word(encoding: str) -> None:
    assert first("Policía’s".encode(encoding)) == ("Policía’s", ())


def test_windows_bytes_are_read_with_a_notice() -> None:
    text, notices = first("Policía’s".encode("cp1252"))
    assert text == "Policía’s"
    assert any("Windows-1252" in notice for notice in notices)


def test_the_encoding_a_page_names_is_used() -> None:
    page = '<html><head><meta charset="iso-8859-2"></head><body>Łódź</body></html>'.encode("iso-8859-2")
    assert first(page, "page.html") == ("Łódź", ())


def test_a_page_that_names_the_wrong_encoding_says_so() -> None:
    page = '<html><head><meta charset="ascii"></head><body>Łódź</body></html>'.encode()
    text, notices = first(page, "page.html")
    assert text == "Łódź"
    assert notices == ("the file is not ascii throughout", "read as UTF-8")


def test_an_encoding_nobody_knows_is_not_fatal() -> None:
    page = '<html><head><meta charset="klingon"></head><body>Łódź</body></html>'.encode()
    text, notices = first(page, "page.html")
    assert text == "Łódź"
    assert "klingon" in notices[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    lines, _ = page_lines(end.join(["a", "b", "", "c"]), name="page")
    assert [(line.number, line.text) for line in lines] == [(1, "a"), (2, "b"), (3, ""), (4, "c")]


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(PageError, match=r"page.txt: the file is not text\. Save"):
        first(b"PK\0\1\2")
    with pytest.raises(PageError, match=r"page.txt: the file is a PDF\. Save"):
        first(b"%PDF-1.7\n1 0 obj")


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(PageError, match="more than a page"):
        first(b"x" * (MAX_BYTES + 1))


def test_a_line_too_long_is_refused() -> None:
    with pytest.raises(PageError, match="a line of more than"):
        first("x" * 300_000)


@pytest.mark.parametrize("source", [b"", b" \n\n", b"<html><body><p> </p></body></html>"])
def test_a_file_without_words_is_refused(source: bytes) -> None:
    with pytest.raises(PageError, match="there are no words"):
        read_page(source, name="page.txt", country="KAZ", catalog=load())
