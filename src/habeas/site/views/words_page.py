"""Pages of the observatory's own words, and the page of downloads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from habeas.edition.country_data import LINES
from habeas.edition.data_files import FILES
from habeas.edition.licences import database_passes_on
from habeas.edition.schema import ObservationRow, PageTextRow
from habeas.site.views.frame import Frame, frame
from habeas.site.volume import Volume
from habeas.site.words import N_

TEXTS = Path(__file__).parent.parent / "texts"
"""What stands on these pages until the observatory writes its own."""
PAGES = {
    "about": N_("About"),
    "contact": N_("Contact"),
    "licence": N_("Licence"),
    "privacy": N_("Privacy"),
    "accessibility": N_("Accessibility"),
}
TAGS = {
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "a",
    "em",
    "strong",
    "code",
    "pre",
    "blockquote",
    "br",
    "hr",
}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class WordsPage:
    """A page of words. `body` is clean HTML made from Markdown; its headings begin at the second level."""

    frame: Frame
    own: bool
    body: str


def words_pages(volume: Volume) -> Iterator[WordsPage]:
    """About, contact, licence, privacy and accessibility: the observatory's words, else ours."""
    texts = {row.page: row.text for row in volume.edition.rows(PageTextRow, {"language": volume.language})}
    for page, title in PAGES.items():
        own = texts.get(page)
        heading, text = split_title(own if own is not None else default_text(volume, page))
        # Which edition brought the observatory's own words is not kept: this one holds them for certain.
        changed = volume.first_edition if own is None else volume.id
        yield WordsPage(
            frame=frame(volume, "words", f"/{page}/", heading or volume.words(title), changed),
            own=own is not None,
            body=markdown(text),
        )


def split_title(text: str) -> tuple[str, str]:
    """The heading of the first level that opens a text, without its markup, and the rest; no heading is empty."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(text)
    if len(tokens) < 3 or tokens[0].tag != "h1" or tokens[0].map is None:
        return "", text
    words = "".join(part.content for part in tokens[1].children or () if part.type in {"text", "code_inline"})
    return words.strip(), "".join(text.splitlines(keepends=True)[tokens[0].map[1] :])


def default_text(volume: Volume, page: str) -> str:
    """Our words for a page, with the observatory's name, licence and address filled in."""
    mail = volume.mail
    return (
        (TEXTS / f"{page}.md")
        .read_text(encoding="utf-8")
        .format(
            observatory=volume.title,
            licence=volume.meta.get("data_licence", "") or volume.words("not stated"),
            mail=f"<{mail}>" if mail else volume.words("no address has been given yet"),
        )
    )


def markdown(text: str) -> Markup:
    """Clean HTML: no script, style, image or frame; its headings begin at the second level, whatever they began at."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    headings = [token for token in tokens if token.type in {"heading_open", "heading_close"}]
    shift = 2 - min((int(token.tag[1]) for token in headings), default=2)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) + shift, 6)}"
    made = reader.renderer.render(tokens, reader.options, {})
    return Markup(nh3.clean(made, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None))


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the edition."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """Everything that can be taken home."""

    frame: Frame
    edition: str
    whole: tuple[Download, ...]
    tables: tuple[Download, ...]
    sections: tuple[Download, ...]


def downloads(volume: Volume) -> Downloads:
    """The files beside the pages of this edition."""
    _ = volume.words
    there = {str(key) for (key,) in volume.edition.query("SELECT DISTINCT section FROM observation")}
    database = database_passes_on(volume.edition)
    return Downloads(
        frame=frame(volume, "downloads", "/downloads/", _("Downloads"), volume.id),
        edition=volume.id,
        whole=(
            *([Download("/edition.sqlite", _("The whole edition as a SQLite database"))] if database else []),
            Download(f"/data/{LINES}", _("Every statement as JSON Lines, the ended ones too")),
            Download("/data/gaps.csv", _("Gaps: what was asked and has no published answer, since when")),
            Download("/data/datapackage.json", _("Description of the tables (Frictionless data package)")),
            Download("/data/codebook.csv", _("Codebook: every indicator with its meaning")),
            Download("/data/licences.csv", _("Licences of the sources")),
            Download("/data/LICENCES.md", _("What the sources let others do with their figures, in words")),
            Download("/data/README.md", _("What is in these files")),
            Download("/MANIFEST.json", _("Manifest: the hash of every file")),
        ),
        tables=tuple(
            Download(f"/data/{name}.csv", _(title))
            for table, (name, title) in FILES.items()
            if table is not ObservationRow
        ),
        sections=tuple(
            Download(f"/data/observations/{key}.csv", volume.say(section.label))
            for key, section in volume.catalog.sections.items()
            if key in there
        ),
    )
