"""Read lists of treaty actions into proposals: XML of the UN Treaty Collection, its tables and declarations, tables of
statuses.

Everything is read before anything is written; what is not understood is listed and never guessed. Without --accept the
statements wait as proposals. A list says who is party only on a day: give it with --as-of where the file has none.

example:
  habeas import treaties IV-9.en.xml --as-of 2026-11-24 --accept
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from habeas.cli.errors import Failure, WrongUsage
from habeas.cli.imported import Incoming, Line, bring_in, tell

if TYPE_CHECKING:
    from habeas.intake.proposal import Source, Statement
    from habeas.intake.treaties import TreatyReading
    from habeas.ledger.check import Finding
    from habeas.ledger.importing import Imported

KIND = "treaties"
ENDINGS = frozenset({".xml", ".csv", ".tsv", ".txt"})
"""The files taken from a folder; a file named outright may end as it likes."""
SHOWN = 20
"""How many findings, and passages not understood, are told one by one; the rest is counted. --json has all."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file with what was read from it."""

    reading: TreatyReading
    data: bytes
    source: Source
    statements: tuple[Statement, ...]


def configure(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the arguments of ``import treaties``."""
    parser = kinds.add_parser(
        KIND,
        help="lists of treaty actions",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="XML, CSV or text, or a folder of them")
    parser.add_argument("--instrument", metavar="CAT", help="its key in the catalog, where the file does not say it")
    parser.add_argument("--as-of", metavar="DATE", default="", help="the day of the list, where the file has none")
    parser.add_argument("--source", metavar="KEY", default="", help="the key of the source, for one file")
    parser.add_argument("--dry-run", action="store_true", help="say what was found and write nothing")
    parser.add_argument("--accept", action="store_true", help="accept at once, as operator")
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    parser.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help="the observatory's directory")


def run(args: argparse.Namespace) -> int:
    """Read every file, then write all of it or nothing."""
    if args.dry_run and args.accept:
        raise WrongUsage("--dry-run writes nothing, so nothing can be accepted", "--accept", "leave one of the two out")
    paths = _files(args.files)
    if args.source and len(paths) > 1:
        raise WrongUsage("one key cannot be that of several sources", "--source", "import that file alone")
    files = [_read(path, args) for path in paths]
    for file in files:
        _tell_notices(file.reading)
    findings = _checked(files, args)
    if args.dry_run:
        return _dry(files, findings, as_json=args.json)
    done = [_import(file, args) for file in files]
    return _report(files, done, findings, args)


def _files(given: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in given:
        if not path.is_dir():
            found.append(path)
            continue
        inside = sorted(p for p in path.rglob("*") if p.suffix.casefold() in ENDINGS and p.is_file())
        if not inside:
            raise Failure("no list in this folder", str(path), f"lists end in {', '.join(sorted(ENDINGS))}")
        found += inside
    return found


def _read(path: Path, args: argparse.Namespace) -> ListFile:
    from habeas.capture import SandboxError, run_in_child
    from habeas.intake.treaties import TreatyListError, list_source, read_treaties_safely, statements

    own = Path(args.home) / "catalog"
    try:
        data = path.read_bytes()
        reading = read_treaties_safely(
            data, name=str(path), run=run_in_child, instrument=args.instrument, as_of=args.as_of,
            catalog_folder=own if any(own.glob("*.yaml")) else None,
        )  # fmt: skip
    except OSError as error:
        raise Failure(f"cannot be read: {error.strerror}", str(path), "check the name and the rights") from error
    except TreatyListError as error:
        raise Failure(error.problem, error.file, error.fix) from error
    except SandboxError as error:
        raise Failure(error.problem, str(path), "the list was not read; nothing was written") from error
    source = list_source(reading, data, args.source)
    return ListFile(reading, data, source, tuple(statements(reading, source.key)))


def _tell_notices(reading: TreatyReading) -> None:
    for notice in reading.notices:
        print(f"{reading.file}: {notice}", file=sys.stderr)
    for piece in reading.contradictions[:SHOWN]:
        print(f"{reading.file}, {piece.place}: {piece.reason}", file=sys.stderr)
    for piece in reading.unparsed[:SHOWN]:
        print(f"{reading.file}, {piece.place}: not taken in, {piece.reason}: {piece.text[:80]}", file=sys.stderr)
    if (more := len(reading.unparsed) - SHOWN) > 0:
        print(f"{reading.file}: {more} more passages not taken in; --json has them all", file=sys.stderr)
    if not reading.as_of and reading.form != "declarations":
        print(
            f"{reading.file}: the list has no day, so it says nothing of who is not party: give it with --as-of",
            file=sys.stderr,
        )


def _checked(files: Sequence[ListFile], args: argparse.Namespace) -> Sequence[Sequence[Finding]]:
    """What the checks find in each file beside what stands; nothing where there is no ledger yet."""
    from habeas.cli.opening import opened
    from habeas.ledger.home import Home

    if args.dry_run and not Home.find(args.home).settings_file.is_file():
        return [[] for _ in files]
    with opened(args):
        from habeas.ledger import check

        sources = [file.source for file in files if not _is_known(file.source, args)]
        found = check.findings_before(sources, (one for file in files for one in file.statements))
    for finding in found[:SHOWN]:
        print(finding, file=sys.stderr)
    if (more := len(found) - SHOWN) > 0:
        print(f"{more} more findings; --json has them all", file=sys.stderr)
    names = [{one.natural_id for one in file.statements} for file in files]
    return [[finding for finding in found if not named.isdisjoint(finding.ids)] for named in names]


def _is_known(source: Source, args: argparse.Namespace) -> bool:
    """Whether the key was given and the ledger has it: then the list is another reading of that source."""
    from habeas.ledger.publications import known_keys

    return bool(args.source) and source.key in known_keys()


def _import(file: ListFile, args: argparse.Namespace) -> Imported:
    from habeas.cli.opening import told
    from habeas.ledger.connection import connect
    from habeas.ledger.home import Home

    try:
        with told():
            connect(Home.find(args.home))
            sources = [] if _is_known(file.source, args) else [file.source]
            reading = file.reading
            incoming = Incoming(reading.file, file.data, _media_type(reading), KIND, sources, file.statements)
            return bring_in(args.home, incoming, accept=args.accept)
    except Failure as failure:
        failure.where = failure.where or file.reading.file
        raise


def _media_type(reading: TreatyReading) -> str:
    return {"untc_xml": "text/xml", "declarations": "text/plain"}.get(reading.form, "text/csv")


def _dry(files: Sequence[ListFile], findings: Sequence[Sequence[Finding]], *, as_json: bool) -> int:
    if not as_json:
        for file in files:
            print(_summary(file))
        return 0
    documents: list[Any] = [
        file.reading.to_json()
        | {"source": file.source.key, "statements": len(file.statements)}
        | {"findings": [finding.to_json() for finding in found]}
        for file, found in zip(files, findings, strict=True)
    ]
    print(json.dumps(documents[0] if len(documents) == 1 else documents, ensure_ascii=False, indent=1))
    return 0


def _summary(file: ListFile) -> str:
    reading = file.reading
    acts = Counter(act.action.replace("_", " ") for act in reading.acts)
    said = ", ".join(f"{count} × {name}" for name, count in sorted(acts.items())) or "no dated acts"
    kinds = Counter(type(one).KIND for one in file.statements)
    day = f" as of {reading.as_of}" if reading.as_of else ""
    return (
        f"{reading.file}: {', '.join(reading.instruments)}{day}, {reading.rows} rows: {said}; "
        f"{kinds['treaty_status']} statuses, {len(reading.contradictions)} rows that contradict themselves, "
        f"{len(reading.unparsed)} passages not taken in"
    )


def _report(
    files: Sequence[ListFile],
    done: Sequence[Imported],
    findings: Sequence[Sequence[Finding]],
    args: argparse.Namespace,
) -> int:
    lines = [
        Line(file.reading.file, _summary(file), imported, {"findings": [finding.to_json() for finding in found]})
        for file, imported, found in zip(files, done, findings, strict=True)
    ]
    tell(lines, accept=args.accept, as_json=args.json)
    return 0
