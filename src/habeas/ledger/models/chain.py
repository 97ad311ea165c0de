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
    key = models.TextField()
    """The id of its row, as text."""
    salt = models.TextField()
    leaf = models.TextField()
    """sha256 over salt and what was written: the row, and for a batch the seals of all that came in it."""
    head = models.TextField()
    """sha256 over the head before it and the leaf."""
    held = models.TextField(default="")
    """For a batch, the ids of what came in it and the first digits of their hashes, to name a row that is another."""

    class Meta:
        """Nothing is chained twice."""

        constraints = [UniqueConstraint(fields=["about", "key"], name="link_about_key")]


class Amendment(models.Model):
    """An edition made again after a redaction: its present content digest, and the decision that caused it."""

    edition = models.TextField()
    decision = models.BigIntegerField()
    at = models.TextField()
    content_digest = models.TextField()

    class Meta:
        """One redaction amends an edition once."""

        constraints = [UniqueConstraint(fields=["edition", "decision"], name="amendment_edition_decision")]
