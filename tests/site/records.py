"""Readers of BibTeX, RIS and CSL-JSON, as strict as the programs that take such records in: what is odd is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator

import orjson

_COMMANDS = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<"}
_COMMANDS |= {"textgreater": ">", "textbar": "|"}
_PIECE = re.compile(r"\\(?P<command>[a-z]+)\{\}|\\(?P<escaped>[&%$#_{}])|(?P<plain>[^\\&%$#_~^<>|])", re.DOTALL)
_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")


def bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """A record's kind, key and fields as TeX would print them."""
    head = re.fullmatch(r"@([a-z]+)\{([A-Za-z0-9-]+),\n(.*)\}\n", text, re.DOTALL)
    assert head, text
    fields: dict[str, str] = {}
    for line in head[3].splitlines():
        field = re.fullmatch(r"  ([a-z]+) = \{(.*)\},", line)
        assert field, line
        assert field[1] not in fields, line
        fields[field[1]] = field[2] if field[1] == "url" else printed(field[2])
    return head[1], head[2], fields


def printed(value: str) -> str:
    """What TeX prints for a field; braces that group are dropped, and a character that is a command is refused."""
    found, depth, place = "", 0, 0
    while place < len(value):
        piece = _PIECE.match(value, place)
        assert piece, f"TeX reads a command at {value[place:]!r}"
        place = piece.end()
        if piece["plain"] in {"{", "}"}:
            depth += 1 if piece["plain"] == "{" else -1
            assert depth >= 0, value
        else:
            found += _COMMANDS[piece["command"]] if piece["command"] else piece["escaped"] or piece["plain"]
    assert depth == 0, f"braces do not close: {value}"
    return found


def ris(text: str) -> dict[str, str]:
    """A record's fields: it opens with its type, ends with its end, and names each field once."""
    lines = text.splitlines()
    assert text.endswith("\n") and lines[0].startswith("TY  - ") and lines[-1] == "ER  - ", text
    fields: dict[str, str] = {}
    for tag, value in _fields(lines):
        assert tag not in fields, text
        fields[tag] = value
    return fields


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        found = _RIS_LINE.fullmatch(line)
        assert found, line
        yield found[1], found[2]


def csl(text: str) -> dict[str, object]:
    """The one item of a CSL-JSON file, with what the schema demands of it."""
    (item,) = orjson.loads(text)
    assert item["type"] == "dataset" and isinstance(item["id"], str)
    assert [list(author) for author in item["author"]] == [["literal"]]
    (day,) = item["issued"]["date-parts"]
    assert len(day) == 3 and all(isinstance(part, int) for part in day)
    assert set(item) <= {"type", "id", "author", "title", "version", "issued", "URL"}
    return dict(item)
