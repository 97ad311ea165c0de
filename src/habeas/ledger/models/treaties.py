"""What states did about instruments, and what lists say of them."""

from __future__ import annotations

from django.db import models

from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.evidence import Words


class TreatyAction(StatementRow):
    """A dated act of a state on an instrument."""

    instrument = models.TextField()
    action = models.TextField()
    date = models.TextField()
    article = models.TextField()
    text = Words()


class TreatyStatus(StatementRow):
    """What a list said of a state and an instrument on a day."""

    instrument = models.TextField()
    status = models.TextField()
    as_of = models.TextField()
    article = models.TextField()
    year = models.TextField()
