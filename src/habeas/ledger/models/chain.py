"""The chain of hashes over everything that was written, and what redaction made of editions."""

from __future__ import annotations

from django.db import models
from django.db.models import UniqueConstraint


class Link(models.Model):
    """One batch, decision, edition or amendment in the order in which they were committed.

    Its number is its place in the chain, from 1, without a gap.
    """

    about = models.TextField()
    """``batch``, ``decision``, ``edition`` or ``amendment``."""
    row = models.TextField()
    """The id of the row, as text."""
    salt = models.TextField()
    leaf = models.TextField()
    """sha256 over salt and what was written: the row, and for a batch the seals of all that came in it."""
    head = models.TextField()
    """sha256 over the head before it and the leaf."""

    class Meta:
        """Nothing is chained twice."""

        constraints = [UniqueConstraint(fields=["about", "row"], name="link_about_row")]


class Amendment(models.Model):
    """An edition made again after a redaction: its present content digest, and the decision that caused it."""

    edition = models.TextField()
    decision = models.BigIntegerField()
    at = models.TextField()
    content_digest = models.TextField()

    class Meta:
        """One redaction amends an edition once."""

        constraints = [UniqueConstraint(fields=["edition", "decision"], name="amendment_edition_decision")]
