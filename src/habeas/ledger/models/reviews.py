"""What bodies told states, what states answered, and how reviews went."""

from __future__ import annotations

from django.db import models

from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.evidence import Words


class Recommendation(StatementRow):
    """A paragraph of concern or of recommendation."""

    mechanism = models.TextField()
    body = models.TextField()
    document = models.TextField()
    symbol = models.TextField()
    symbol_inferred = models.TextField()
    year = models.TextField()
    paragraphs = models.TextField()
    starts_mid_sentence = models.BooleanField()
    articles = models.TextField()
    kind = models.TextField()
    answers = models.TextField()
    recommending = models.TextField()
    themes = models.TextField()
    text = Words()
    abstract = Words()


class Response(StatementRow):
    """What a state answered to a recommendation."""

    recommendation = models.TextField()
    response = models.TextField()
    date = models.TextField()
    text = Words()


class FollowUp(StatementRow):
    """What became of a recommendation."""

    recommendation = models.TextField()
    bearing = models.TextField()
    later = models.TextField()
    date = models.TextField()
    grade = models.TextField()
    text = Words()
    abstract = Words()


class Review(StatementRow):
    """A dated stage of a body's review of a state."""

    body = models.TextField()
    stage = models.TextField()
    date = models.TextField()
    cycle = models.TextField()
    symbol = models.TextField()
    symbol_inferred = models.TextField()


class Case(StatementRow):
    """A decision or judgment."""

    body = models.TextField()
    number = models.TextField()
    date = models.TextField()
    title = Words()
    outcome = models.TextField()
    outcome_source = models.TextField()
    articles = models.TextField()
    symbol = models.TextField()
