"""XML as a plain tree that knows its lines and notes what was read of it; nothing in a file can reach out of it.

Entities and external references are refused, depth and size are bounded. Elements are known by their bare names in
small letters, since the Treaty Collection's own spelling of them has varied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax import ContentHandler, SAXException, SAXParseException

import defusedxml
from defusedxml.sax import parseString

from habeas.intake.treaties.errors import TreatyListError

MAX_DEPTH = 100
"""The deepest real file has eleven levels."""
MAX_ELEMENTS = 500_000
"""The longest real list, with all declarations of sixty years, has some twenty thousand."""


@dataclass(slots=True, eq=False)
class Node:
    """An element: its bare name, the line it begins on, its own words and its children in their order."""

    name: str
    line: int
    last: int = 0
    parts: list[str | Node] = field(default_factory=list)
    read: bool = False
    """Whether its own words have been put somewhere."""

    @property
    def children(self) -> list[Node]:
        """The elements inside."""
        return [part for part in self.parts if isinstance(part, Node)]

    @property
    def own(self) -> str:
        """Its own words, without those of its children."""
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def text(self) -> str:
        """All words inside, children's included."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def walk(self) -> Iterator[Node]:
        """The element and everything below, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *names: str) -> Node | None:
        """The first element below with one of these names."""
        return next((one for one in self.walk() if one is not self and one.name in names), None)

    def all(self, *names: str) -> list[Node]:
        """The elements below with one of these names."""
        return [one for one in self.walk() if one is not self and one.name in names]

    def take(self) -> str:
        """All words inside, noted as read."""
        for one in self.walk():
            one.read = True
        return self.text

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line."""
        return self.line, max(self.last, self.line)


class _TooLarge(SAXException):
    """More than any list has."""


class _Builder(ContentHandler):
    """Builds the tree while the parser reads."""

    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self._open: list[Node] = []
        self._count = 0
        self._locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 - the parser's name
        self._locator = locator

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the parser's name
        self._count += 1
        if self._count > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            raise _TooLarge("more elements, or deeper ones, than any list has")
        node = Node(name.rpartition(":")[2].casefold(), self._locator.getLineNumber())
        if self._open:
            self._open[-1].parts.append(node)
        elif self.root is None:
            self.root = node
        self._open.append(node)

    def endElement(self, name: str) -> None:  # noqa: N802 - the parser's name
        self._open.pop().last = self._locator.getLineNumber()

    def characters(self, content: str) -> None:
        if self._open:
            self._open[-1].parts.append(content)


def read_tree(data: bytes, name: str) -> Node:
    """The tree of an XML file; one that is broken, too large or dangerous is refused in words."""
    builder = _Builder()
    try:
        parseString(data, builder)
    except SAXParseException as error:
        raise _broken(name, error) from error
    except (LookupError, UnicodeError, ValueError, _TooLarge) as error:
        raise _refused(name, error) from error
    if builder.root is None:
        raise TreatyListError(name, "the XML is empty", "Save the file again")
    return builder.root


def _broken(name: str, error: SAXParseException) -> TreatyListError:
    where = f"line {error.getLineNumber()}"
    if "encoding" in error.getMessage() or "invalid token" in error.getMessage():
        problem = f"{where} is not in the encoding that the file declares, or not XML ({error.getMessage()})"
        return TreatyListError(name, problem, "Save the file again as it was sent, without changing its encoding")
    return TreatyListError(name, f"the XML is broken at {where}: {error.getMessage()}", "Save the file again, whole")


def _refused(name: str, error: Exception) -> TreatyListError:
    if isinstance(error, defusedxml.DefusedXmlException):
        problem = "the file declares entities or refers to other files, which no list does"
        return TreatyListError(name, problem, "Take the file from the Treaty Collection itself")
    return TreatyListError(name, f"it cannot be read as XML ({error})", "Save the file again as it was sent")
