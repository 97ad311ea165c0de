"""Status lists composed in the form of the UN Treaty Collection's XML; every state and every word in them is made up
or public knowledge, and none of it is copied."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from habeas.catalog import load
from habeas.intake.treaties import TreatyReading, read_treaties

CATALOG = load()
JOINING = "Accession(a), Succession(d), Ratification"
TITLE = "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"
DAY = "24-11-2020 09:15:52 EDT"


def mark(*numbers: int) -> str:
    """Footnote marks as the Collection writes them: markup inside text."""
    return f"<superscript>{','.join(map(str, numbers))}</superscript>"


def table(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> str:
    """A table of rows under heads."""
    return (
        f"<Table><TGroup><Thead>{_row(heads)}</Thead><Tbody><Rows>\n"
        + "\n".join(map(_row, rows))
        + "\n</Rows></Tbody></TGroup></Table>"
    )


def _row(cells: Sequence[str]) -> str:
    return "<Row>" + "".join(f"<Entry>{escape(cell)}</Entry>" for cell in cells) + "</Row>"


def said(name: str, *entries: tuple[str, Sequence[str]], head: Sequence[str] = (), each: str = "Declaration") -> str:
    """A section of words: heads, then participants with their passages."""
    heads = "".join(f"<Title>{escape(line)}</Title>\n" for line in head)
    body = "\n".join(
        f"<{each}><Participant>{escape(who)}</Participant>\n"
        + "\n".join(f"<Text>{escape(passage)}</Text>" for passage in passages)
        + f"</{each}>"
        for who, passages in entries
    )
    return f"<{name}>{heads}{body}</{name}>"


def notes(*found: tuple[int, str]) -> str:
    """End notes by number."""
    return (
        "<EndNotes>"
        + "\n".join(
            f"<EndNote><Number>{number}</Number><Text>{escape(text)}</Text></EndNote>" for number, text in found
        )
        + "</EndNotes>"
    )


def status_list(
    rows: Sequence[Sequence[str]],
    *sections: str,
    heads: Sequence[str] = ("Participant", "Signature", JOINING),
    title: str = TITLE,
    number: str = "9.",
    chapter: str = "CHAPTER IV",
    day: str = DAY,
    parties: int | None = None,
    encoding: str = "utf-8",
) -> bytes:
    """A whole list."""
    counted = f"<Status><Parties>{parties}</Parties></Status>" if parties is not None else ""
    as_at = f"<StatusAsAt>{day}</StatusAsAt>" if day else ""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<Document>\n'
        f"<Chapter><Header>{chapter}</Header><Name>HUMAN RIGHTS</Name></Chapter>\n<Treaty>\n"
        f"<ExternalData><TreatyHeader>{number}</TreatyHeader><Titlesect>{escape(title)}</Titlesect>{as_at}{counted}"
        f"</ExternalData>\n<Participants>{table(rows, heads)}</Participants>\n{''.join(sections)}</Treaty>\n</Document>"
    )
    return text.encode(encoding)


def read(data: bytes, name: str = "list.xml", **given: Any) -> TreatyReading:
    """What is read of a list."""
    return read_treaties(data, name=name, catalog=CATALOG, **given)


def acts(reading: TreatyReading) -> list[tuple[str, str, str]]:
    """Country, action and date of every act."""
    return [(one.country, one.action, one.date) for one in reading.acts]


def statuses(reading: TreatyReading) -> dict[str, str]:
    """The status of every country."""
    return {one.country: one.status for one in reading.statuses}
