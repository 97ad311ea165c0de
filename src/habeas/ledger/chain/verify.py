"""The chain held against the tables: one pass over links and rows, in the order in which they were committed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.ledger.chain import told
from habeas.ledger.chain.contents import Came, Contents
from habeas.ledger.chain.left import redacted_statements
from habeas.ledger.chain.links import START, head_of, leaf_of
from habeas.ledger.chain.naming import differences
from habeas.ledger.chain.reading import Cells, Stream, everything, named, select
from habeas.ledger.chain.rows import Fault, Rows
from habeas.ledger.models import STATEMENTS, LedgerKey
from habeas.ledger.shapes import SHAPES

_LINKS = "SELECT id, about, key, salt, leaf, head, held FROM ledger_link ORDER BY id"


@dataclass(frozen=True, slots=True)
class _Link:
    position: int
    about: str
    key: str
    salt: str
    leaf: str
    head: str
    held: str

    def __str__(self) -> str:
        return f"{self.about} {self.key}, link {self.position}"


class Verification:
    """Looks at every row once. Call it inside `transaction.reading`: rows and links must be of one moment."""

    def __init__(self) -> None:
        redacted = redacted_statements()
        streamed = ["source", *STATEMENTS, "decision"]
        self._rows = {row: Rows(SHAPES[row], redacted) for row in streamed}
        self._streams = {row: Stream(SHAPES[row]) for row in streamed}
        self._small = {row: everything(row) for row in ("batch", "capture", "edition", "amendment")}
        self._unseen = {(row, key) for row in ("batch", "edition", "amendment") for key in self._small[row]}
        self._key = told.key_hash()

    @property
    def texts(self) -> int:
        """How many texts are pointed to by the rows looked at so far."""
        return sum(rows.texts for rows in self._rows.values())

    def faults(self) -> Iterator[Fault]:
        """Every row that is not what was written, each named once; the first one first."""
        named_before: set[str] = set()
        for fault in self._faults():
            if fault.reference not in named_before:
                named_before.add(fault.reference)
                yield fault

    def _faults(self) -> Iterator[Fault]:
        before: str | None = START
        expected, follows = 1, True
        for link in _links():
            if link.position != expected:
                yield Fault(f"link-{expected}", f"is missing; the next one is link {link.position}")
                before = None
            if follows and before is not None and head_of(before, link.leaf) != link.head:
                yield Fault(f"link-{link.position}", f"({link.about} {link.key}): its head does not follow")
                follows = False  # those after it would be told for the same reason
            before, expected = link.head, link.position + 1
            yield from self._of_link(link)
        yield from self._strays()

    def _of_link(self, link: _Link) -> Iterator[Fault]:
        self._unseen.discard((link.about, link.key))
        if link.about == "batch":
            yield from self._of_batch(link)
        elif link.about == "decision":
            yield from self._of_decision(link)
        elif cells := self._small.get(link.about, {}).get(link.key):
            yield from self._compare(link, told.of_row(link.about, cells))
        else:
            yield Fault(f"{link.about}-{link.key}", f"is missing; link {link.position} tells of it")

    def _of_batch(self, link: _Link) -> Iterator[Fault]:
        contents = Contents()
        number = int(link.key) if link.key.isdecimal() else 0
        for row in ("source", *STATEMENTS):
            yield from self._before(row, number)
            came = Came()
            for piece in self._streams[row].take(number):
                looked = (self._rows[row].look(one) for one in piece)
                yield from (_in(fault, link) for fault in looked if fault)
                if row == "source":
                    contents.sources |= {str(one["key"]): str(one["seal"]) for one in _named(row, piece)}
                else:
                    came.add([self._rows[row].mark(one) for one in piece])
            if came.runs:
                contents.kinds[row] = came
        cells = self._small["batch"].get(link.key)
        if cells is None:
            yield Fault(f"batch-{link.key}", f"is missing; link {link.position} tells of it")
            return
        capture = self._small["capture"].get(str(cells["capture_id"]))
        yield from self._compare(link, told.of_batch(cells, capture, self._key, contents))

    def _of_decision(self, link: _Link) -> Iterator[Fault]:
        number = int(link.key) if link.key.isdecimal() else 0
        yield from self._before("decision", number)
        rows = [row for piece in self._streams["decision"].take(number) for row in piece]
        if not rows:
            yield Fault(f"decision-{link.key}", f"is missing; link {link.position} tells of it")
        for row in rows:
            if fault := self._rows["decision"].look(row):
                yield _in(fault, link)
            else:
                yield from self._compare(link, told.of_decision(named(SHAPES["decision"], row)))

    def _compare(self, link: _Link, now: told.Told) -> Iterator[Fault]:
        fits = leaf_of(link.salt, now.said) == link.leaf
        if fits and now.held == link.held:
            return
        found = [_in(fault, link) for fault in differences(link.position, link.held, now.held, link.key)]
        if fits or not found:
            yield Fault(f"link-{link.position}", f"({link.about} {link.key}) is not what was written")
        else:
            yield from found

    def _before(self, row: str, number: float) -> Iterator[Fault]:
        """Rows that no link tells of, up to a number."""
        for one in self._streams[row].before(number):
            yield self._rows[row].look(one) or Fault(self._rows[row].name(one), "stands in no link of the chain")

    def _strays(self) -> Iterator[Fault]:
        for row, key in sorted(self._unseen):
            yield Fault(f"{row}-{key}", "stands in no link of the chain")
        for row in self._streams:
            yield from self._before(row, float("inf"))
        captures = {str(batch["capture_id"]) for batch in self._small["batch"].values()}
        for key in sorted(self._small["capture"].keys() - captures, key=int):
            yield Fault(f"capture-{key}", "belongs to no batch")
        for purpose in LedgerKey.objects.exclude(purpose="fingerprint").values_list("purpose", flat=True):
            yield Fault(f"key-{purpose}", "is none that habeas makes")


def _links() -> Iterator[_Link]:
    return (_Link(*row) for rows in select(_LINKS) for row in rows)


def _in(fault: Fault, link: _Link) -> Fault:
    return Fault(fault.reference, f"{fault.problem} ({link})", fault.code)


def _named(row: str, piece: list[tuple[object, ...]]) -> Iterator[Cells]:
    return (named(SHAPES[row], one) for one in piece)
