"""The checks on entry: what statements on their way in would cause, beside what stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from habeas.intake.proposal import Source, Statement
from habeas.ledger import importing, proposals
from habeas.ledger.check.finding import Finding, Severity
from habeas.ledger.check.run import look
from habeas.ledger.check.standing_view import LOOKED_AT, Incoming, view_with
from habeas.ledger.errors import RefusedDecision
from habeas.ledger.rows import Row


def findings_for(batch: int, today: date | None = None) -> list[Finding]:
    """What the proposals of a batch would cause if they stood: findings that name at least one of them."""
    rows = list(proposals.undecided(batch))
    return _found(_incoming(rows), (), today)


def findings_on(rows: Sequence[Row], today: date | None = None) -> list[Finding]:
    """What these statements would cause, looked at with all that waits in their batches: accepting the parts of a wrong
    set one by one does not get round a check."""
    waiting = [row for batch in sorted({row.batch for row in rows}) for row in proposals.undecided(batch)]
    everything = {row.reference: row for row in (*waiting, *rows)}
    named = {row.reference for row in rows}
    found = _found(_incoming(everything.values()), (), today)
    return [finding for finding in found if not named.isdisjoint(finding.ids)]


def findings_before(
    sources: Sequence[Source], statements: Iterable[Statement], today: date | None = None
) -> list[Finding]:
    """What statements that the ledger does not have yet would cause, named by their public ids. Writes nothing."""
    fresh = importing.unknown(sources, statements)
    return _found([Incoming(one.natural_id, one) for one in fresh], sources, today)


def by_statement(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    """Findings under each of the statements they name."""
    named: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for id in finding.ids:
            named[id].append(finding)
    return named


def demand_nothing_stops(findings: Iterable[Finding], fix: str) -> None:
    """Refuse to accept what must not be published; `fix` says how to go on."""
    stops = [finding for finding in findings if finding.severity is Severity.STOP]
    if stops:
        first = stops[0]
        more = f", and {len(stops) - 1} more" if len(stops) > 1 else ""
        raise RefusedDecision(f"a check stops the acceptance: {first.code}, {first.message}{more}", first.ids[0], fix)


def _incoming(rows: Iterable[Row]) -> list[Incoming]:
    return [
        Incoming(row.reference, row.statement, f"{row.kind}-{row.replaces}" if row.replaces else None) for row in rows
    ]


def _found(incoming: Sequence[Incoming], sources: Sequence[Source], today: date | None) -> list[Finding]:
    read = [one for one in incoming if one.statement.KIND in LOOKED_AT]
    if not read:
        return []
    names = {one.reference for one in read}
    view = view_with(read, sources, today or datetime.now(UTC).date())
    return [finding for finding in look(view) if not names.isdisjoint(finding.ids)]
