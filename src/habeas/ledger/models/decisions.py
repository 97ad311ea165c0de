"""What people decided, what stands by it, and where each edition was cut."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Index, UniqueConstraint

from habeas.ledger.models.evidence import Batch, Words


class Verdict(StrEnum):
    """What a decision says of a statement or of a whole batch."""

    ACCEPT = "accept"
    REJECT = "reject"
    PREFER = "prefer"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    REDACT = "redact"


class Decision(models.Model):
    """One verdict on one statement or one batch, by one person, made after having seen the decision `after`."""

    verdict = models.TextField()
    kind = models.TextField(default="")
    """The kind of the statement; empty where a batch is decided."""
    statement = models.BigIntegerField(null=True)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="+")
    question = models.TextField()
    """The statement's question, or ``batch/N``."""
    reason = Words()
    """Public."""
    note = Words()
    """Private."""
    by = models.TextField()
    role = models.TextField()
    at = models.TextField()
    after = models.BigIntegerField()
    """The last decision on the question that was seen; 0 for the first, since NULLs would never collide."""
    salt = models.TextField()
    seal = models.TextField()

    class Meta:
        """The optimistic lock is a constraint, so it holds whatever the code does."""

        constraints = [UniqueConstraint(fields=["question", "after"], name="decision_lock")]
        indexes = [Index(fields=["kind", "statement"], name="decision_statement")]


class Standing(models.Model):
    """What stands for a question. The one table that is updated: it can be rebuilt from the decisions."""

    question = models.TextField()
    kind = models.TextField()
    statement = models.BigIntegerField()
    preferred = models.BooleanField(default=False)
    since = models.BigIntegerField()
    """The decision by which it came to stand."""

    class Meta:
        """Found by question and by statement."""

        constraints = [UniqueConstraint(fields=["kind", "statement"], name="standing_statement")]
        indexes = [Index(fields=["question"], name="standing_question")]


class EditionCut(models.Model):
    """The last decision an edition took in, so that it can be built again."""

    edition = models.TextField(primary_key=True)
    cut = models.BigIntegerField()
    previous = models.TextField(default="")
    at = models.TextField()
    content_digest = models.TextField()
    inputs = models.TextField(default="")
    """sha256 of the captured file that holds what else it was made from: settings, own words, catalog."""
