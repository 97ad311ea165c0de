"""Read documents of UN bodies (PDF, DOCX, HTML, text) into proposed recommendations, the concerns they answer and the
State's responses.

Each file is a batch of its own. One that cannot be read is told on standard error, and the others are imported all the
same; the command then exits 1. An addendum answers the recommendations of its report, which is imported before or with
it. Without --accept the statements wait as proposals.

example:
  habeas import document CCPR_C_KAZ_CO_3.pdf A_HRC_14_10.pdf --accept
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli.errors import Failure, WrongUsage
from habeas.cli.imported import Incoming, Line, bring_in, tell
from habeas.cli.read import engine_arguments, read_all

if TYPE_CHECKING:
    from habeas.catalog import Catalog
    from habeas.intake.document.reading import DocumentReading
    from habeas.intake.proposal import Source, Statement
    from habeas.ledger.importing import Imported

KIND = "document"
NOTHING = "holds no concern, recommendation or response that is not here"
MEDIA_TYPES = {b"%PDF": "application/pdf", b"PK\x03\x04": "application/vnd.openxmlformats-officedocument"}


@dataclass(frozen=True, slots=True)
class Told:
    """A document with the statements it makes."""

    reading: DocumentReading
    source: Source
    statements: Sequence[Statement]

    def counted(self) -> dict[str, int]:
        """How many statements of each kind; concerns apart."""
        kinds = [getattr(one, "kind", one.KIND) for one in self.statements]
        return {name: kinds.count(name) for name in ("concern", "recommendation", "response")}


def configure(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the arguments of ``import document``."""
    parser = kinds.add_parser(
        KIND,
        help="documents of UN bodies",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a document")
    parser.add_argument("--country", metavar="KAZ", help="the country, where the document does not name it")
    parser.add_argument(
        "--theme",
        action="append",
        metavar="KEY",
        help="only what speaks of this theme, with its concern; several may be",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what was found and write nothing")
    parser.add_argument("--accept", action="store_true", help="accept at once, as operator")
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help="the observatory's directory")
    engine_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Import one document after the other; 1 where any could not be."""
    if args.dry_run and args.accept:
        raise WrongUsage(
            "--dry-run writes nothing, so nothing can be accepted", "--accept", "Leave one of the two out."
        )
    work = _Work(args)
    work.through()
    if args.dry_run:
        _tell_found(work, as_json=args.json)
    else:
        _tell_done(work, args)
    return 1 if work.failed else 0


class _Work:
    """One call of the command: what was read, what was written, what failed."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.country = _country(args.country)
        self.done: list[tuple[Told, Imported | None]] = []
        self.failed = 0
        self._topics: dict[tuple[str, str], dict[str, str]] = {}
        """Of the reports read here: the topics of their recommendations, by country, symbol and number."""
        self._kept: set[tuple[str, str]] = set()
        """The countries and topics of what is imported."""

    def through(self) -> None:
        """Read and import everything; addenda last, since they answer what may come after them."""
        from habeas.cli.opening import opened
        from habeas.ledger.home import Home

        if self.args.dry_run and not Home.find(self.args.home).settings_file.is_file():
            from habeas.catalog import load

            self._each(load())
            return
        with opened(self.args):
            from habeas.ledger.connection import current_catalog

            self._each(current_catalog(), ledger=True)

    def _each(self, catalog: Catalog, *, ledger: bool = False) -> None:
        if unknown := sorted(set(self.args.theme or ()) - catalog.themes.keys()):
            fix = f"The themes are {', '.join(catalog.themes)}."
            raise WrongUsage(f"{unknown[0]!r} is no theme", "--theme", fix)
        for reading, data in self._in_order():
            try:
                self._one(reading, data, catalog, ledger=ledger)
            except _Unfit as unfit:
                self.failed += 1
                print(f"habeas: {Failure(*unfit.args)}", file=sys.stderr)

    def _in_order(self) -> Iterator[tuple[DocumentReading, bytes]]:
        waiting = []
        for outcome in read_all(self.args, keep=True):
            if outcome.reading is None:
                self.failed += 1
            elif outcome.reading.matter.document == "upr_addendum":
                waiting.append((outcome.reading, outcome.data))
            else:
                yield outcome.reading, outcome.data
        yield from waiting

    def _one(self, reading: DocumentReading, data: bytes, catalog: Catalog, *, ledger: bool) -> None:
        from habeas.intake.document.statements import document_source, statements

        reading = self._of_country(reading)
        source, year = document_source(reading, data), ""
        if ledger:
            from habeas.ledger.documents import known_document, known_source

            source = known_source(source.key) or source
            year = known_document(reading.matter.country or "", reading.matter.symbol or "-").year
        topics = self._answered(reading, ledger=ledger)
        found = statements(reading, source.key, catalog=catalog, topics=topics, year=year)
        self._remember(found)
        if self.args.theme:
            found = self._about(found, reading, topics)
        if ledger:
            found = _beside_known(found, source)
        told = Told(reading, source, found)
        self._kept |= {(one.subject, one.topic) for one in found}
        if not found:
            print(f"{reading.file}: {NOTHING}: nothing to import", file=sys.stderr)
        imported = self._import(told, data) if found and not self.args.dry_run else None
        self.done.append((told, imported))

    def _of_country(self, reading: DocumentReading) -> DocumentReading:
        """The reading with the country of the command line, where it names none; two that differ are refused."""
        found = reading.matter.country
        if not found and not self.country:
            what = "names no country, or is addressed to all States"
            raise _Unfit(what, reading.file, "Give the country where it has one: --country KAZ")
        if found and self.country and found != self.country:
            raise _Unfit(f"is about {found}, not {self.country}", reading.file, "Leave --country out, or this file")
        return replace(reading, matter=replace(reading.matter, country=found or self.country))

    def _answered(self, reading: DocumentReading, *, ledger: bool) -> Mapping[str, str]:
        """For an addendum the topics of the recommendations it answers, also by bare numbers where they are plain."""
        from habeas.intake.document.statements import answered_symbol, plain_numbers

        symbol, country = answered_symbol(reading.matter), reading.matter.country
        if not symbol or not country:
            return {}
        topics = dict(self._topics.get((country, symbol), {}))
        if ledger and not topics:
            from habeas.ledger.documents import known_document

            topics = dict(known_document(country, symbol).known_as)
        if not topics:
            print(
                f"{reading.file}: the report it answers, {symbol}, is not here: import it too, so that the responses "
                "stand beside its recommendations", file=sys.stderr,
            )  # fmt: skip
        return plain_numbers(topics)

    def _remember(self, found: Sequence[Statement]) -> None:
        from habeas.intake.proposal import Recommendation

        for one in found:
            if isinstance(one, Recommendation) and one.symbol and one.paragraphs:
                known = self._topics.setdefault((one.subject, one.symbol), {})
                known[one.paragraphs[0]] = one.topic

    def _about(self, found: list[Statement], reading: DocumentReading, topics: Mapping[str, str]) -> list[Statement]:
        """What speaks of the themes asked for; of an addendum the answers to recommendations that are kept."""
        from habeas.intake.document.statements import answered_symbol, speaking_of

        if reading.matter.document != "upr_addendum":
            return speaking_of(found, self.args.theme)
        if (reading.matter.country or "", answered_symbol(reading.matter) or "") in self._topics:
            return [one for one in found if (one.subject, one.topic) in self._kept]
        return [one for one in found if one.topic in topics.values()]

    def _import(self, told: Told, data: bytes) -> Imported:
        from habeas.ledger.errors import RefusedStatement

        file = told.reading.file
        incoming = Incoming(file, data, _media_type(data), KIND, [told.source], told.statements)
        try:
            return bring_in(self.args.home, incoming, accept=self.args.accept)
        except RefusedStatement as error:
            raise _Unfit(f"{error.where}: {error.what}", file, error.fix) from error


def _beside_known(found: list[Statement], source: Source) -> list[Statement]:
    """What a document says beside what the ledger has of it: from another file of it, or in another language, whose
    responses are the same answers and are not taken again."""
    from habeas.intake.document.statements import as_known
    from habeas.ledger.documents import in_another_language, stated_by

    known = list(stated_by(source.key))
    other = in_another_language(source)
    answered = other is not None and any(one.KIND == "response" for one in stated_by(other.key))
    if answered and not any(one.KIND == "response" for one in known):
        found = [one for one in found if one.KIND != "response"]
    return as_known(found, known)


class _Unfit(Exception):
    """A document that is not imported: what, where and what to do. The others are."""


def _country(given: str | None) -> str | None:
    from habeas.places import COUNTRIES

    code = given.upper() if given else None
    if code and code not in COUNTRIES:
        raise WrongUsage(f"{given!r} is no country", "--country", "Give its ISO alpha-3 code, such as KAZ.")
    return code


def _media_type(data: bytes) -> str:
    head = data[:1024]
    for mark, found in MEDIA_TYPES.items():
        if head.startswith(mark):
            return found
    return "text/html" if b"<html" in head.lower() or b"<!doctype html" in head.lower() else "text/plain"


def _tell_found(work: _Work, *, as_json: bool) -> None:
    if as_json:
        answer = [told.reading.to_json() | {"proposes": told.counted()} for told, _ in work.done]
        print(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    for told, _ in work.done:
        print(_summary(told))


def _tell_done(work: _Work, args: argparse.Namespace) -> None:
    lines = [Line(one.reading.file, _summary(one), imported, {}) for one, imported in work.done if imported]
    if args.json or work.done:
        tell(lines, accept=args.accept, as_json=args.json, besides={"failed": work.failed})


def _summary(told: Told) -> str:
    matter, counted = told.reading.matter, told.counted()
    what = ", ".join(part for part in (matter.country, matter.document, matter.symbol or "no symbol seen") if part)
    return (
        f"{told.reading.file}: {what}: {counted['concern']} concerns, {counted['recommendation']} recommendations, "
        f"{counted['response']} responses"
    )
