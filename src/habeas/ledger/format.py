"""The ledger's format: a number that grows with every migration, written into the ledger itself."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection, transaction

from habeas import __version__
from habeas.ledger import clock
from habeas.ledger.chain import witness
from habeas.ledger.chain.build import build
from habeas.ledger.errors import NewerLedger, NotAnObservatory, OlderLedger
from habeas.ledger.models import LedgerFormat
from habeas.ledger.opened import current

FORMAT = 3
"""The number of the newest migration. A test compares them."""


def present() -> int | None:
    """The format of the ledger connected to; None where there is no ledger in the database."""
    if LedgerFormat._meta.db_table not in connection.introspection.table_names():
        return None
    return LedgerFormat.objects.order_by("-format").values_list("format", flat=True).first()


def demand_current(where: str) -> None:
    """Refuse to work on a ledger of another format than this habeas writes."""
    found = present()
    if found is None:
        raise NotAnObservatory("the database holds no ledger", where, "Run habeas init.")
    if found < FORMAT:
        raise OlderLedger(
            f"the ledger has format {found}, this habeas writes {FORMAT}",
            where,
            "Run habeas upgrade; it backs up first.",
        )
    if found > FORMAT:
        raise NewerLedger(
            f"the ledger has format {found}, this habeas knows {FORMAT}",
            where,
            "Install a newer habeas, then try again.",
        )


def migrate() -> None:
    """Bring the database to this habeas's format and write that down; what was written before is chained."""
    call_command("migrate", interactive=False, verbosity=0)
    if not LedgerFormat.objects.filter(format=FORMAT).exists():
        with transaction.atomic():
            LedgerFormat.objects.create(format=FORMAT, at=clock.now(), software=f"habeas {__version__}")
            build()
            witness.begin(current().path)  # first: a crash here leaves a ledger that is migrated again
