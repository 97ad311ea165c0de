"""The ledger as Django knows it."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    """Installs the triggers after every migration: Django's table remakes drop them."""

    name = "habeas.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen for the end of migrations."""
        post_migrate.connect(install_triggers, sender=self)


def install_triggers(**_signal: Any) -> None:
    """What Django calls once all migrations have run."""
    from habeas.ledger import triggers  # noqa: PLC0415 - tables cannot be imported before apps are

    triggers.install()
