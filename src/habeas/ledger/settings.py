"""Django's settings for the ledger alone. The database is pointed at by `habeas.ledger.connection.connect`.

There is no secret here: the ledger signs nothing. The desk's own settings build on these.
"""

from __future__ import annotations

from typing import Any

INSTALLED_APPS = ["habeas.ledger"]
# Nothing may be opened before a home is named: Django's dummy back-end refuses every query.
DATABASES: dict[str, dict[str, Any]] = {"default": {"ENGINE": "django.db.backends.dummy"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
