"""Contacts: a name and an address on the web, under the heading of their kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.lines import Line
from habeas.intake.page.reading import PageContact

KINDS: Mapping[str, str] = {
    "contact_gov": "government",
    "contact_io": "international_organisation",
    "contact_ngo": "ngo",
    "contact_media": "media",
}
"""The kind of contact that stands under the label of each indicator."""

_CONTACT = re.compile(r"(?P<name>\S.*?)\s+[-–—]\s+(?P<url>https?://[^\s<>\"]+)", re.I)
_URL = re.compile(r"https?://[^\s<>\"]+", re.I)


def read_contacts(findings: Findings, label: Label, lines: Sequence[Line]) -> None:
    """Read the lines under a contacts heading; one without an address is left unparsed."""
    findings.head(label.line, label.indicator.section)
    kind = KINDS.get(label.indicator.key)
    for line in lines:
        named = _named(line)
        if findings.words.furniture(line):
            findings.fit([line])
        elif kind and named:
            findings.contacts.append(PageContact(kind, *named, findings.sheet.place([line])))
        else:
            findings.leave([line])


def _named(line: Line) -> tuple[str, str] | None:
    found = _CONTACT.fullmatch(line.text)
    if found:
        return found["name"], found["url"]
    if line.href and _URL.fullmatch(line.href) and not _URL.search(line.text):
        return line.text.rstrip(" -–—"), line.href
    return None
