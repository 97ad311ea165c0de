"""Places of detention, as each source describes them."""

from __future__ import annotations

from django.db import models

from habeas.ledger.models.anatomy import StatementRow
from habeas.ledger.models.evidence import Words


class Facility(StatementRow):
    """A place of detention as one source describes it."""

    name = Words()
    aliases = models.TextField()
    category = models.TextField()
    type = models.TextField()
    place = Words()
    latitude = models.TextField()
    longitude = models.TextField()
    precision = models.TextField()
    status = models.TextField()
    status_year = models.TextField()
    custodian = models.TextField()
    foreign_ids = models.TextField()
