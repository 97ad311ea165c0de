"""iCalendar objects keep RFC 5545: what is written here is read back by the rules of the standard."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.site.icalendar import LONGEST_LINE, CalendarEvent, folded, icalendar, text

NAME = re.compile(r"[A-Z][A-Z0-9-]*")


@dataclass
class Component:
    """A component as the standard reads it: its properties with parameters, and what is inside it."""

    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list[Component] = field(default_factory=list)

    def value(self, name: str) -> str:
        (found,) = [value for one, _, value in self.properties if one == name]
        return found

    def words(self, name: str) -> str:
        return unescaped(self.value(name))


def unfolded(content: str) -> list[str]:
    """Content lines (3.1): each ends with CRLF, is 75 octets at most, and goes on after CRLF and a blank."""
    assert content.endswith("\r\n")
    assert "\n" not in content.replace("\r\n", "") and "\r" not in content.replace("\r\n", "")
    assert all(len(line.encode()) <= LONGEST_LINE for line in content.split("\r\n"))
    return re.sub(r"\r\n[ \t]", "", content).split("\r\n")[:-1]


def unescaped(value: str) -> str:
    """A TEXT value (3.3.11)."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "a bare semicolon or comma parts values"
    said = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}
    return re.sub(r"\\.", lambda found: said[found[0]], value)


def parse(content: str) -> Component:
    """The one object of a stream."""
    root = Component("")
    stack = [root]
    for line in unfolded(content):
        head, colon, value = line.partition(":")
        name, _, parameters = head.partition(";")
        assert colon and NAME.fullmatch(name), line
        if name == "BEGIN":
            stack.append(Component(value))
            stack[-2].inside.append(stack[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            stack[-1].properties.append((name, parameters, value))
    assert stack == [root]
    (found,) = root.inside
    return found


def event(**given: object) -> CalendarEvent:
    plain: dict[str, object] = {
        "uid": "KAZ/review/cat-dialogue@test.example",
        "stamp": "20261124T000000Z",
        "first": date(2023, 5, 2),
        "last": date(2023, 5, 3),
        "summary": "Kazakhstan, CAT: dialogue",
        "description": "",
        "categories": (),
        "url": "",
    }
    return CalendarEvent(**(plain | given))  # type: ignore[arg-type]  # each of its own type


def test_an_object_has_what_every_object_and_event_must_have() -> None:
    found = parse(icalendar("Reviews", [event()]))
    assert (found.name, found.value("VERSION"), bool(found.value("PRODID"))) == ("VCALENDAR", "2.0", True)
    (one,) = found.inside
    assert one.name == "VEVENT"
    assert one.words("UID") == "KAZ/review/cat-dialogue@test.example"
    assert re.fullmatch(r"\d{8}T\d{6}Z", one.value("DTSTAMP"))


def test_whole_days_end_on_the_day_after() -> None:
    (one,) = parse(icalendar("Reviews", [event()])).inside
    assert [(name, parameters, value) for name, parameters, value in one.properties if name.startswith("DT")] == [
        ("DTSTAMP", "", "20261124T000000Z"),
        ("DTSTART", "VALUE=DATE", "20230502"),
        ("DTEND", "VALUE=DATE", "20230504"),
    ]


@pytest.mark.parametrize("words", ["a;b,c\\d", "two\nlines", "two\r\nlines", "\\n is no line", "Комитет против пыток"])
def test_words_come_back(words: str) -> None:
    (one,) = parse(icalendar("Reviews", [event(summary=words, description=words)])).inside
    assert one.words("SUMMARY") == one.words("DESCRIPTION") == words.replace("\r\n", "\n")


@given(st.text())
def test_no_words_break_out_of_their_line(words: str) -> None:
    found = parse(icalendar(words, [event(summary=words, description=f"x{words}", categories=(words, "b"))]))
    assert [one.name for one in found.inside] == ["VEVENT"]
    names = [name for name, _, _ in found.inside[0].properties]
    assert names == ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_folded_line_is_the_same_line(words: str) -> None:
    pieces = folded(words).split("\r\n")
    assert all(len(piece.encode()) <= LONGEST_LINE for piece in pieces)
    assert words == pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"])))
def test_an_escaped_text_is_the_same_text(words: str) -> None:
    assert unescaped(text(words)) == words
