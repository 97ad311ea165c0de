"""Figures and answers."""

from __future__ import annotations

from django.db import models

from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.evidence import Words


class Observation(StatementRow):
    """A figure or an answer."""

    indicator = models.TextField()
    period = models.TextField()
    status = models.TextField()
    value = models.TextField()
    unit = models.TextField()
    breakdown = models.TextField()
    coverage_kind = models.TextField()
    coverage_words = Words()
    raw = Words()
