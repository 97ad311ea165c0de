"""Read saved pages (text, HTML) of countries and of places of detention into proposals. A folder stands for its pages.

Everything is read before anything is written. Without --accept the statements wait as proposals. What the checks find
in them is told; where a check stops, nothing can be accepted at once.

example:
  habeas import page kazakhstan.html --country KAZ --accept
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.cli import import_document, treaty_lists
from habeas.cli.errors import Failure, WrongUsage
from habeas.cli.imported import Incoming, Line, bring_in, tell

if TYPE_CHECKING:
    from habeas.catalog import Catalog
    from habeas.intake.page.archaeology import Copy
    from habeas.intake.saved import SavedReading
    from habeas.ledger.check import Finding
    from habeas.ledger.importing import Imported

    Found = Sequence[Sequence[Finding]]

ENDINGS = frozenset({".txt", ".html", ".htm", ".xhtml"})
"""The files taken from a folder; a file named outright may end as it likes."""


_OTHERS = {import_document.KIND: import_document.run, treaty_lists.KIND: treaty_lists.run}
"""Kinds that have a module of their own."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="page|document|treaties")
    page = kinds.add_parser(
        "page",
        help="saved pages of countries and places",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    page.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a saved page, or a folder of them")
    page.add_argument("--country", metavar="KAZ", help="the country, where the page does not name it (ISO alpha-3)")
    page.add_argument("--id", metavar="1244", help="the number in the address of a place's page, for one file")
    page.add_argument("--dry-run", action="store_true", help="say what was found and write nothing")
    page.add_argument("--accept", action="store_true", help="accept at once, as operator")
    page.add_argument("--json", action="store_true", help="print JSON alone")
    page.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help="the observatory's directory")
    import_document.configure(kinds)
    treaty_lists.configure(kinds)


def run(args: argparse.Namespace) -> int:
    """Read every page, then write all of it or nothing; another kind has a module of its own."""
    if args.kind in _OTHERS:
        return _OTHERS[args.kind](args)
    if args.dry_run and args.accept:
        raise WrongUsage("--dry-run writes nothing, so nothing can be accepted", "--accept", "leave one of the two out")
    pages = [(path, _bytes(path)) for path in _files(args.files)]
    if args.id is not None and len(pages) > 1:
        raise WrongUsage("one number cannot be that of several pages", "--id", "import that page alone")
    readings = [_read(path, data, args) for path, data in pages]
    for reading in readings:
        for notice in reading.notices:
            print(f"{reading.file}: {notice}", file=sys.stderr)
    readings, copies = _settled(readings, pages, args)
    findings = _checked(copies, args) if _has_ledger(args) else [[] for _ in readings]
    if args.dry_run:
        return _tell(readings, findings, as_json=args.json)
    done = [_import(*one, args) for one in zip(readings, copies, (data for _, data in pages), strict=True)]
    return _report(readings, done, findings, args)


def _files(given: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in given:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.casefold() in ENDINGS and p.is_file())
            if not inside:
                raise Failure("no saved page in this folder", str(path), f"pages end in {', '.join(sorted(ENDINGS))}")
            found += inside
        else:
            found.append(path)
    return found


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Failure(f"cannot be read: {error.strerror}", str(path), "check the name and the rights") from error


def _read(path: Path, data: bytes, args: argparse.Namespace) -> SavedReading:
    from habeas.capture import SandboxError, run_in_child
    from habeas.intake.page import PageError
    from habeas.intake.saved import read_saved_safely

    try:
        return read_saved_safely(
            data, name=str(path), run=run_in_child, country=args.country, number=args.id,
            catalog_folder=_own_catalog(args),
        )  # fmt: skip
    except PageError as error:
        raise Failure(error.problem, error.file, error.fix) from error
    except SandboxError as error:
        raise Failure(error.problem, str(path), "the page was not read; nothing was written") from error


def _own_catalog(args: argparse.Namespace) -> Path | None:
    """The observatory's own catalog, where it has one beside ours."""
    own = Path(args.home) / "catalog"
    return own if any(own.glob("*.yaml")) else None


def _has_ledger(args: argparse.Namespace) -> bool:
    """A dry run needs no observatory; where there is none, only the given pages are held against each other."""
    from habeas.ledger.home import Home

    return not args.dry_run or Home.find(args.home).settings_file.is_file()


def _settled(
    readings: Sequence[SavedReading], pages: Sequence[tuple[Path, bytes]], args: argparse.Namespace
) -> tuple[list[SavedReading], list[Copy]]:
    """The pages as dated copies, settled by what other copies say, and the readings as they were settled: what a dry
    run tells is what an import writes."""
    from habeas.intake.page.archaeology import as_settled, set_apart

    before, after = _held_against_each_other(readings, [data for _, data in pages], args)
    for one, other in zip(before, after, strict=True):
        if zeros := set_apart(one, other):
            print(
                f"{other.file}: prints 0 where another copy prints Not Available: {'; '.join(zeros)}", file=sys.stderr
            )
    told = zip(readings, before, after, strict=True)
    return [replace(one, observations=as_settled(one.observations, *copies)) for one, *copies in told], after


def _held_against_each_other(
    readings: Sequence[SavedReading], pages: Sequence[bytes], args: argparse.Namespace
) -> tuple[list[Copy], list[Copy]]:
    """The copies as they were read, and as they are beside each other and beside what the ledger holds."""
    from habeas.catalog import load
    from habeas.cli.opening import opened
    from habeas.intake.page.archaeology import dated, settle

    if not _has_ledger(args):
        read = _copies(readings, pages, load(_own_catalog(args)))
        return read, settle(dated(read, {}), [])
    with opened(args):
        from habeas.ledger.connection import current_catalog
        from habeas.ledger.copies import beside_what_is_held

        read = _copies(readings, pages, current_catalog())
        return read, beside_what_is_held(read)


def _copies(readings: Sequence[SavedReading], pages: Sequence[bytes], catalog: Catalog) -> list[Copy]:
    from habeas.intake.page.archaeology import Copy
    from habeas.intake.saved import source_of, statements_of

    made = []
    for reading, data in zip(readings, pages, strict=True):
        source = source_of(reading, data)
        made.append(Copy(reading.file, source, tuple(statements_of(reading, source.key, catalog=catalog))))
    return made


def _checked(copies: Sequence[Copy], args: argparse.Namespace) -> Found:
    """What the checks find in each page beside what stands."""
    from habeas.cli.opening import opened

    with opened(args):
        from habeas.ledger import check

        found = check.findings_before([copy.source for copy in copies], (one for c in copies for one in c.statements))
        for finding in found:
            print(finding, file=sys.stderr)
        if args.accept and (stops := sum(finding.severity is check.Severity.STOP for finding in found)):
            print(f"{stops} must not stay as they are: correct or withdraw them before publishing", file=sys.stderr)
    names = [{one.natural_id for one in copy.statements} for copy in copies]
    return [[finding for finding in found if not named.isdisjoint(finding.ids)] for named in names]


def _import(reading: SavedReading, copy: Copy, data: bytes, args: argparse.Namespace) -> Imported:
    from habeas.cli.opening import told
    from habeas.intake.saved import reader_of
    from habeas.ledger.connection import connect
    from habeas.ledger.home import Home

    file = Incoming(reading.file, data, _media_type(data), reader_of(reading), [copy.source], copy.statements)
    try:
        with told():
            connect(Home.find(args.home))
            return bring_in(args.home, file, accept=args.accept)
    except Failure as failure:
        failure.where = failure.where or reading.file
        raise


def _media_type(data: bytes) -> str:
    return "text/html" if b"<html" in data[:4096].lower() or b"<!doctype html" in data[:4096].lower() else "text/plain"


def _tell(readings: Sequence[SavedReading], findings: Found, *, as_json: bool) -> int:
    if as_json:
        documents = [
            reading.to_json() | {"findings": [finding.to_json() for finding in found]}
            for reading, found in zip(readings, findings, strict=True)
        ]
        print(json.dumps(documents[0] if len(documents) == 1 else documents, ensure_ascii=False, indent=1))
        return 0
    for reading in readings:
        print(_summary(reading))
    return 0


def _summary(reading: SavedReading) -> str:
    from habeas.intake.facility_page import FacilityReading

    empty = sum(heading.empty for heading in reading.headings)
    if isinstance(reading, FacilityReading):
        what = f"{reading.facility}, a {reading.completeness} copy: {len(reading.observations)} observations"
        found = f"{len(reading.updates)} pieces of news"
    else:
        what = (
            f"{reading.country}, a {reading.completeness} copy, updated {reading.last_updated or '–'}: "
            f"{len(reading.observations)} observations, {len(reading.treaty_actions)} treaty actions"
        )
        found = f"{len(reading.recommendations)} paragraphs of UN bodies, {len(reading.updates)} updates"
    return (
        f"{reading.file}: {what}, {found}, {len(reading.contacts)} contacts, "
        f"{empty} headings with nothing under them, {len(reading.unparsed)} passages not understood"
    )


def _report(
    readings: Sequence[SavedReading], done: Sequence[Imported], findings: Found, args: argparse.Namespace
) -> int:
    lines = [
        Line(reading.file, _summary(reading), imported, {"findings": [finding.to_json() for finding in found]})
        for reading, imported, found in zip(readings, done, findings, strict=True)
    ]
    tell(lines, accept=args.accept, as_json=args.json)
    return 0
