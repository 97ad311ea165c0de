"""What happened, and who went to see."""

from __future__ import annotations

from django.db import models

from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.evidence import Words


class Event(StatementRow):
    """Something that happened."""

    kind = models.TextField()
    date = models.TextField()
    facility = models.TextField()
    place = models.TextField()
    count = models.TextField()
    words = Words()


class Visit(StatementRow):
    """A visit or inspection, or its refusal."""

    kind = models.TextField()
    date = models.TextField()
    body = models.TextField()
    facility = models.TextField()
    place = models.TextField()
    count = models.TextField()
    words = Words()
