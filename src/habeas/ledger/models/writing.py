"""Written words, news, and who can be asked."""

from __future__ import annotations

from django.db import models

from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.evidence import Words


class Narrative(StatementRow):
    """A sentence, an answer, a profile, a section."""

    kind = models.TextField()
    question_key = models.TextField()
    answer_status = models.TextField()
    year = models.TextField()
    observations = models.TextField()
    text = Words()


class Update(StatementRow):
    """A dated news item."""

    title = Words()
    teaser = Words()
    date = models.TextField()
    url = models.TextField()
    order = models.TextField()


class Contact(StatementRow):
    """An organisation that can be asked or can help."""

    kind = models.TextField()
    name = Words()
    url = models.TextField()
