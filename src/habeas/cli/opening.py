"""Opening an observatory for a command, and telling what the ledger refuses as a command's failure."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from habeas.cli.errors import Failure, WrongUsage
from habeas.cli.system_errors import of_database, unreachable

if TYPE_CHECKING:
    from habeas.ledger.home import Home


@contextmanager
def opened(args: argparse.Namespace, *, check: bool = True, guarded: bool = True) -> Iterator[Home]:
    """The observatory that the command line names, with its ledger connected.

    Without `check` the database may be missing or of another format; without `guarded` its triggers may be.
    """
    from habeas.ledger.connection import connect
    from habeas.ledger.home import Home

    home = Home.find(args.home)
    with told():
        connect(home, check=check, guarded=guarded)
        yield home


@contextmanager
def told() -> Iterator[None]:
    """Turn what the ledger, the catalog or the database refuses into a failure that main prints."""
    import sqlite3

    from django.db import DatabaseError, OperationalError

    from habeas.catalog import CatalogError
    from habeas.ledger.errors import LedgerError

    try:
        yield
    except LedgerError as error:
        raise of_database(error) or Failure(error.what, error.where, error.fix) from error
    except CatalogError as error:
        raise Failure(error.problem, str(error.where), error.fix) from error
    except OperationalError as error:
        raise of_database(error) or unreachable(error) from error
    except (DatabaseError, sqlite3.Error) as error:  # the latter of an edition that is being built
        if failure := of_database(error):
            raise failure from error
        raise  # a fault of habeas


def pairs(words: list[str]) -> dict[str, str]:
    """``FIELD=VALUE`` words as a mapping; a word without ``=`` or a field named twice is refused."""
    found: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise WrongUsage("is not FIELD=VALUE", word, "Write for example period=2024.")
        if name in found:
            raise WrongUsage("is given twice", name, "Give each field once.")
        found[name] = value
    return found
