"""Checks on the ledger itself: that it still is what was written, and that what stands follows from the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from habeas.ledger import integrity, standing, triggers
from habeas.ledger.chain import files, soundness
from habeas.ledger.chain.rows import Fault
from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.opened import current
from habeas.ledger.transaction import reading

MEANINGS: Mapping[str, str] = {
    "trigger_missing": "A trigger that keeps the ledger append-only is not there.",
    "seal_broken": "A row or a text is not what was written: its hash or its seal does not fit.",
    "chain_broken": "A row was added, removed, exchanged or sealed anew, or the chain of hashes itself was changed.",
    "witness_differs": "The file `chain-head` or an edition tells of a head that the chain does not have.",
    "pointer_lost": "A row points to a row that is not there.",
    "standing_differs": "What is stored as standing is not what the decisions say.",
    "file_missing": "A captured file that a row names is not there.",
    "file_changed": "A captured file is not what came in.",
    "file_unknown": "A file among the captures that no row names.",
}
"""Every code with what it means, in the order in which they are looked for."""
TOLD = 20
"""Findings of one kind that are told: whoever has changed a million rows is found out by the first."""


def soundness_of_ledger() -> Iterator[Finding]:
    """What is wrong with the ledger itself, the first bad row first; what follows from that is not told as well."""
    for name in triggers.missing():
        yield _stop("trigger_missing", f"the trigger {name} is missing or was changed; habeas init installs it", name)
    with reading():
        found = list(_first(_told(soundness.faults())))
        found += _first(_told(soundness.contradicted(current().path)))
        if not found:  # else these would follow from it
            found += _first(_stop("pointer_lost", problem) for problem in integrity.dangling())
            differ = standing.compare()
            found += _first(_stop("standing_differs", _NOT_DECIDED, reference) for reference in differ)
        found += _missing_files()
        found += _first(_told(files.changed(current())))
        found += _first(_told(files.unknown(current()), Severity.ASK))
    yield from found


def _missing_files() -> Iterator[Finding]:
    """One finding of them all: where a dump was loaded, every file is missing until the folder is copied."""
    if names := files.missing(current()):
        some = "a captured file that a row names is" if len(names) == 1 else f"{len(names)} captured files are"
        what = f"{some} not in {current().files}; copy what is missing from {_WHENCE}"
        yield _stop("file_missing", what, *(f"file-{name}" for name in names[:TOLD]))


def _first(findings: Iterable[Finding]) -> Iterator[Finding]:
    found = list(islice(findings, TOLD + 1))
    yield from found[:TOLD]
    if len(found) > TOLD:
        yield _stop(found[0].code, f"and more: only the first {TOLD} are told")


def _told(faults: Iterable[Fault], severity: Severity = Severity.STOP) -> Iterator[Finding]:
    return (Finding(one.code, severity, (one.reference,), one.problem) for one in faults)


def _stop(code: str, message: str, *ids: str) -> Finding:
    return Finding(code, Severity.STOP, ids, message)


_WHENCE = "the folder files of the observatory that the ledger was dumped from, or restore a backup"
_NOT_DECIDED = "what stands does not follow from the decisions"
