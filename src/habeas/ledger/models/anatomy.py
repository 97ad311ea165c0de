"""What every table of statements has."""

from __future__ import annotations

from django.db import models
from django.db.models import Index, Q, UniqueConstraint

from habeas.ledger.models.evidence import Batch, Source, Words


class StatementRow(models.Model):
    """One row of evidence on one subject, written once. A proposal is a row that no decision names yet."""

    subject = models.TextField()
    source = models.ForeignKey(Source, models.PROTECT, db_column="source", db_index=False, related_name="+")
    locator = models.TextField()
    origin = models.TextField()
    via = models.TextField()
    language = models.TextField()
    visibility = models.TextField()
    review_level = models.TextField()
    note = Words()
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+")
    replaces = models.BigIntegerField(null=True)
    """The statement of the same kind that this one corrects; accepted, it supersedes it."""
    question = models.TextField()
    natural_id = models.TextField()
    stated_at = models.TextField()
    stated_by = models.TextField()
    fingerprint = models.TextField()
    """A keyed hash of the content: the same statement is never proposed twice, not even after its words are emptied."""
    salt = models.TextField()
    seal = models.TextField()

    class Meta:
        """Plain indexes: ``db_index`` on text would build a second one for LIKE on PostgreSQL."""

        abstract = True
        constraints = [UniqueConstraint(fields=["fingerprint"], name="%(class)s_fingerprint")]
        indexes = [
            Index(fields=["question"], name="%(class)s_question"),
            Index(fields=["natural_id"], name="%(class)s_natural_id"),
            Index(fields=["replaces"], name="%(class)s_replaces", condition=Q(replaces__isnull=False)),
        ]
