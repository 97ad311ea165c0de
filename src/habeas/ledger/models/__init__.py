"""The ledger's tables, a file a concept. `STATEMENTS` finds a statement's table by its kind."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Model

import habeas.ledger.setup  # noqa: F401 - first: tables cannot be defined before Django is set up
from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.chain import Amendment, Link
from habeas.ledger.models.decisions import Decision, EditionCut, Standing, Verdict
from habeas.ledger.models.evidence import Batch, Capture, Source, Text, Words
from habeas.ledger.models.facilities import Facility
from habeas.ledger.models.figures import Observation
from habeas.ledger.models.happenings import Event, Visit
from habeas.ledger.models.laws import Law, Provision
from habeas.ledger.models.ledger import LedgerFormat, LedgerKey
from habeas.ledger.models.reviews import Case, FollowUp, Recommendation, Response, Review
from habeas.ledger.models.treaties import TreatyAction, TreatyStatus
from habeas.ledger.models.writing import Contact, Narrative, Update

STATEMENTS: Mapping[str, type[StatementRow]] = {
    "observation": Observation,
    "treaty_action": TreatyAction,
    "treaty_status": TreatyStatus,
    "recommendation": Recommendation,
    "response": Response,
    "review": Review,
    "case": Case,
    "law": Law,
    "provision": Provision,
    "event": Event,
    "visit": Visit,
    "narrative": Narrative,
    "update": Update,
    "contact": Contact,
    "facility": Facility,
    "follow_up": FollowUp,
}
"""The table of each kind of statement, in the order of `habeas.intake.proposal.KINDS`."""

APPEND_ONLY: tuple[type[Model], ...] = (
    LedgerFormat,
    LedgerKey,
    Text,
    Capture,
    Batch,
    Source,
    *STATEMENTS.values(),
    Decision,
    EditionCut,
    Amendment,
    Link,
)
"""Every table whose rows are written once; only `Standing` is not among them."""

__all__ = [
    "APPEND_ONLY",
    "STATEMENTS",
    "Amendment",
    "Batch",
    "Capture",
    "Case",
    "Contact",
    "Decision",
    "EditionCut",
    "Event",
    "Facility",
    "FollowUp",
    "Law",
    "LedgerFormat",
    "LedgerKey",
    "Link",
    "Narrative",
    "Observation",
    "Provision",
    "Recommendation",
    "Response",
    "Review",
    "Source",
    "Standing",
    "StatementRow",
    "Text",
    "TreatyAction",
    "TreatyStatus",
    "Update",
    "Verdict",
    "Visit",
    "Words",
]
