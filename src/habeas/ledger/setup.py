"""Importing this sets Django up, once a process.

The tables import it before they are defined, so every module of the ledger can be imported like any other, in any
order. Whoever brings more of Django (the desk) sets DJANGO_SETTINGS_MODULE first.
"""

from __future__ import annotations

import os

import django
from django.apps import apps

SETTINGS = "habeas.ledger.settings"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
if not apps.apps_ready:  # else it is being done just now, and these tables are what it loads
    django.setup()
