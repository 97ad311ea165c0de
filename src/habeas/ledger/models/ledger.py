"""The ledger itself: the formats it has had, and its keys."""

from __future__ import annotations

from django.db import models


class LedgerFormat(models.Model):
    """A format the ledger has had, and since when; the highest is its present one."""

    format = models.BigIntegerField(primary_key=True)
    at = models.TextField()
    software = models.TextField()


class LedgerKey(models.Model):
    """A secret of this ledger alone, such as the key of its fingerprints."""

    purpose = models.TextField(primary_key=True)
    secret = models.TextField()
