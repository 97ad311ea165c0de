"""Acts and rules, and their articles."""

from __future__ import annotations

from django.db import models

from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.evidence import Words


class Law(StatementRow):
    """An act or rule."""

    key = models.TextField()
    title = Words()
    title_original = Words()
    number = models.TextField()
    adopted = models.TextField()
    amended = models.TextField()
    in_force_from = models.TextField()
    in_force_to = models.TextField()
    url = models.TextField()


class Provision(StatementRow):
    """One article of a law."""

    law = models.TextField()
    article = models.TextField()
    about = Words()
