"""From the first line of a facility page to the last: which lines belong together, and who reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from habeas.catalog import Indicator
from habeas.catalog.labels import fold
from habeas.intake.facility_page.cells import when
from habeas.intake.facility_page.contacts import heads_size, read_contacts
from habeas.intake.facility_page.fields import Field, FieldReader
from habeas.intake.facility_page.findings import Findings
from habeas.intake.facility_page.identity import is_address, overview_country
from habeas.intake.facility_page.metrics import is_cell, read_metrics
from habeas.intake.facility_page.opening import Opening, is_name
from habeas.intake.facility_page.reading import FacilityUpdate
from habeas.intake.facility_page.tables import TableReader
from habeas.intake.facility_page.words import FIELDS, OVERVIEW, Block
from habeas.intake.page.lines import Line, flowing
from habeas.places import match

_EXACT = frozenset({"aliases", "country", "city_and_region", "coordinates", "organisation", "website"})
"""Fields whose names no cell of a table begins with."""
_OF_LOCATION = frozenset({"aliases", "country", "city_and_region", "coordinates"})
"""Fields that stand below the names of the place, whether or not their heading was copied."""
_OF_CONTACTS = frozenset({"organisation", "website"})
"""Fields of contacts, which may stand as heads of columns too."""
_OF_HEAD = frozenset({"type", "custodian", "management", "detains"})
"""Fields of the head; further down the same words are heads of columns."""
_UNFIGURED = frozenset({Block.TABLES, Block.ADDRESS})
"""Blocks in which a label such as Capacity is that of a table."""
_WITH_CONTACTS = frozenset({Block.LOCATION, Block.CIVIL_SOCIETY})
"""Blocks in which contacts stand; their own heading may be lost."""
_SHORTEST_PROSE = 80
_CUT = re.compile(r"\[(?:…|\.{3})\]?\s*$")


class Walk:
    """Reads a page line by line; `opening` keeps the lines before anything known, for the name may stand further on."""

    def __init__(self, findings: Findings, lines: Sequence[Line]) -> None:
        self.findings = findings
        self.sheet = findings.sheet
        self.words = findings.words
        self.fields = FieldReader(findings)
        self.opening = Opening(findings)
        self.above_country = overview_country(self.words, lines)
        self.block = Block.HEAD

    def read(self) -> None:
        """Take every line, and place all but those that wait for the end."""
        while (line := self.sheet.peek()) is not None:
            self._step(line)
        self.opening.close()

    def _step(self, line: Line) -> None:
        field = self._field(line) or self._bare_field(line)
        if block := self.words.block(line):
            self._heading(block)
        elif self.block in _WITH_CONTACTS and heads_size(self._ahead()):
            heads = [self.sheet.take() for _ in range(heads_size(self._ahead()))]
            rows = self._until(lambda one: self._ends_prose(one) and not self.words.furniture(one))
            read_contacts(self.findings, [*heads, *rows])
        elif field:
            self._take_field(field)
        elif self.block not in _UNFIGURED and self.words.metrics(line):
            self._metrics()
        elif (label := self.words.label(line)) and self.block is not Block.ABOUT:
            self._table(label)
        elif self.words.furniture(line) or is_address(line):
            self.findings.head_seen |= fold(line.text) == OVERVIEW
            self.findings.fit([self.sheet.take()])
        elif self.above_country is not None and line.number == self.above_country.number:
            self.findings.fit(self._until(lambda one: fold(one.text) == OVERVIEW))
        else:
            self._content(line)

    def _ahead(self) -> list[Line]:
        return [line for at in range(2) if (line := self.sheet.peek(at)) is not None]

    def _field(self, line: Line) -> tuple[str, str] | None:
        """A field, where the line is one in this block: in tables ``Type: …`` is a cell with its head."""
        found = self.words.field(line)
        return found if found and (self.block is not Block.TABLES or found[0] in _EXACT) else None

    def _bare_field(self, line: Line) -> tuple[str, str] | None:
        """A field whose name stands alone on its line, without a colon, above what it says."""
        name, following = FIELDS.get(fold(line.text)), self.sheet.peek(1)
        if name is None or following is None or following.cell is not None:
            return None
        in_head = self.block is Block.HEAD and self.findings.head_seen and name in _OF_HEAD
        below_names = self.block in (Block.NAMES, Block.LOCATION) and name in _OF_LOCATION
        of_contacts = self.block is Block.CIVIL_SOCIETY and name in _OF_CONTACTS
        certain = (in_head or below_names or of_contacts) and not (
            self.words.known(following) or fold(following.text) in FIELDS
        )
        return (name, "") if certain else None

    def _heading(self, block: Block) -> None:
        self.block = block
        line = self.sheet.take()
        following = self.sheet.peek()
        self.findings.head(line, empty=following is None or self.words.block(following) is not None)
        self.fields.drop_organisation()

    def _take_field(self, found: tuple[str, str]) -> None:
        """A field; where nothing stands after its colon, the next line is what it says."""
        name, text = found
        lines = [self.sheet.take()]
        following = self.sheet.peek()
        if not text and following is not None and not self.words.known(following):
            text, lines = following.text, [*lines, self.sheet.take()]
        self.opening.close()
        if name in _OF_LOCATION:
            self.block = Block.LOCATION
        self.fields.read(Field(name, text, tuple(lines)))

    def _metrics(self) -> None:
        heads: list[tuple[Line, Sequence[Indicator]]] = []
        while (line := self.sheet.peek()) is not None and (found := self.words.metrics(line)):
            heads.append((line, found))
            self.sheet.take()
        self.findings.fit(self.sheet.take_while(self.words.furniture))
        cells = self.sheet.take_while(lambda one: is_cell(self.words, one))
        self.opening.close()
        following = self.sheet.peek()
        ended = following is None or self.words.known(following) or match(following.text).found
        read_metrics(self.findings, heads, cells, ended=ended)

    def _table(self, indicator: Indicator) -> None:
        """A table: its own heads may be labels of other tables, and only stand between the label and the first cell."""
        line = self.sheet.take()
        reader = TableReader(self.findings, line, indicator)
        self.opening.close()
        reader.read(self._until(lambda one: self._ends_table(reader, one)))
        if self.block is Block.HEAD and indicator.key == "facility_status":
            self.findings.head_seen = True
        else:
            self.findings.rows_seen |= reader.dated
            self.block = Block.TABLES

    def _ends_table(self, reader: TableReader, line: Line) -> bool:
        if self.words.block(line) or self._field(line) or is_address(line):
            return True
        if line.cell is None and self.words.shouts(line):
            return True
        if self.block not in _UNFIGURED and self.words.metrics(line):
            return True
        return self.words.label(line) is not None and not reader.heads(line)

    def _content(self, line: Line) -> None:
        """Lines that are nothing by themselves: what they are, the block says."""
        if self.block is Block.NAMES and not self.opening.named:
            self.opening.take_name(self.sheet.take())
        elif self.block is Block.ABOUT or (self.block is Block.HEAD and self._tells(line)):
            self._about()
        elif self.block is Block.HEAD and self.opening.open:
            self.opening.keep(self.sheet.take())
        elif self.words.shouts(line):
            self.block = Block.TABLES  # a heading that the catalog does not know: what follows is of no known block
            self.findings.leave([self.sheet.take()])
        elif self.block is Block.UPDATES:
            self._update()
        elif self.block is Block.ADDRESS:
            self._address()
        else:
            self.findings.leave([self.sheet.take()])

    def _tells(self, line: Line) -> bool:
        """Whether a line of the head is a text; a long name may end in a bracket, too."""
        return _is_prose(line) and not (self.opening.open and line.text[-1] == ")" and is_name(line.text))

    def _about(self) -> None:
        whole = self.block is Block.ABOUT
        lines = [self.sheet.take()]
        lines += self.sheet.take_while(
            lambda one: not self._ends_prose(one) and (whole or _is_prose(one) or not one.after_blank)
        )
        self.opening.close()
        if self.findings.about is None:
            self.findings.about = self.findings.passage(lines, flowing(lines))
        else:
            self.findings.leave(lines)

    def _update(self) -> None:
        """A year or day, then words that break off; what goes on after them has no date and stays unparsed."""
        first = self.sheet.take()
        date = when(first.text)
        lines = [first, *self.sheet.take_while(lambda one: not (self._ends_prose(one) or when(one.text)))]
        cut = next((at for at, one in enumerate(lines, 1) if _CUT.search(one.text)), len(lines))
        words = lines[1:cut] if date else lines[:cut]
        if not words:
            self.findings.leave(lines)
            return
        self.findings.updates.append(FacilityUpdate(date, flowing(words), self.sheet.place(lines[:cut])))
        self.findings.leave(lines[cut:])

    def _address(self) -> None:
        lines = [self.sheet.take(), *self.sheet.take_while(lambda one: not self._ends_prose(one))]
        if self.findings.address is None:
            self.findings.address = self.findings.passage(lines, "\n".join(line.text for line in lines))
        else:
            self.findings.leave(lines)

    def _ends_prose(self, line: Line) -> bool:
        return bool(self.words.block(line) or self.words.field(line) or self.words.furniture(line)) or (
            self.words.shouts(line) or self.words.metrics(line) != [] or self._is_table(line)
        )

    def _is_table(self, line: Line) -> bool:
        return self.block is not Block.ABOUT and self.words.label(line) is not None

    def _until(self, ends: Callable[[Line], bool]) -> list[Line]:
        return self.sheet.take_while(lambda one: not ends(one))


def _is_prose(line: Line) -> bool:
    return len(line.text) >= _SHORTEST_PROSE and line.text[-1] in '.…)"”]'
