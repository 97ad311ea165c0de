"""The reader of country pages: one saved page in, everything that it says out."""

from __future__ import annotations

from habeas.catalog import Catalog
from habeas.intake.page.body import BodyReader, read_label
from habeas.intake.page.country import country_of
from habeas.intake.page.decode import Decoded, decode
from habeas.intake.page.errors import PageError
from habeas.intake.page.findings import Findings
from habeas.intake.page.head import HeadReader
from habeas.intake.page.lines import Line, Sheet, split_lines
from habeas.intake.page.markup import lines_of_html
from habeas.intake.page.reading import Completeness, PageReading
from habeas.intake.page.torn import is_whole_at_end, is_whole_at_start, leave_torn_start, torn_lines
from habeas.intake.page.words import Words
from habeas.intake.page.wrapped import unwrap


def read_page(text_or_html: bytes | str, *, name: str, country: str | None = None, catalog: Catalog) -> PageReading:
    """Read one saved country page, text or HTML, full or reduced.

    Lines are counted from 1 in the text as given; for HTML they are lines of the text that `page_lines` derives from
    it. Every line that is not blank is in exactly one element. What is not certain is `unparsed`; what is missing is
    missing: a heading with nothing under it is never read as an absence.
    """
    decoded = decode(text_or_html, name)
    lines = _lines(decoded, name)
    if all(line.blank for line in lines):
        raise PageError(name, "there are no words in the file", "Save the page again")
    words = Words(catalog)
    findings = Findings(Sheet(unwrap(lines, words)), words)
    _read(findings, decoded.text)
    findings.sheet.finish()
    return PageReading(
        file=name,
        country=country_of(findings, name, country),
        completeness=_completeness(findings),
        last_updated=findings.last_updated,
        observations=tuple(findings.observations),
        treaty_actions=tuple(findings.treaty_actions),
        recommendations=tuple(findings.recommendations),
        narrative=findings.narrative,
        updates=tuple(findings.updates),
        contacts=tuple(findings.contacts),
        headings=findings.headings(),
        title=findings.title,
        legend=findings.legend,
        furniture=tuple(sorted(findings.furniture, key=lambda passage: passage.lines)),
        unparsed=tuple(sorted(findings.unparsed, key=lambda passage: passage.lines)),
        notices=(*decoded.notices, *_flags(findings)),
    )


def page_lines(text_or_html: bytes | str, *, name: str) -> tuple[list[Line], tuple[str, ...]]:
    """The lines of a page, blank ones included, and notices on how its bytes were decoded.

    Of HTML: a line for each block, cell and ``<br>``, blanks run together, a blank line between blocks.
    """
    decoded = decode(text_or_html, name)
    return _lines(decoded, name), decoded.notices


def _lines(decoded: Decoded, name: str) -> list[Line]:
    return lines_of_html(decoded.text, name) if decoded.html else split_lines(decoded.text, name)


def _read(findings: Findings, text: str) -> None:
    """Read from the first line to the last; what is torn at the edges of the copy is left."""
    torn = 0 if is_whole_at_end(text) else torn_lines(findings.words, findings.sheet.last(2))
    findings.sheet.hold_back(torn)
    if not is_whole_at_start(text):
        leave_torn_start(findings)
    head = HeadReader(findings, read_label)
    head.read()
    BodyReader(findings, head).read()
    findings.sheet.release()
    findings.leave([findings.sheet.take() for _ in range(torn)])


def _flags(findings: Findings) -> list[str]:
    """Amounts printed with a sign: the layout that does so was seen to multiply them."""
    return [
        f"line {one.lines[0]}: {one.label}: {one.raw} is carried as printed; pages that print the sign were seen to "
        "multiply amounts: compare it with the source"
        for one in findings.observations
        if one.status == "reported" and one.raw.startswith(("$", "US$", "USD"))
    ]


def _completeness(findings: Findings) -> Completeness:
    """Full is a copy with the head of the page and with figures under a heading; any doubt makes it reduced."""
    return "full" if findings.head_seen and findings.rows_seen else "reduced"
