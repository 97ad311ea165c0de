"""What somebody may do to a ledger who owns the machine, each edit drawn by chance and told in words."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import DatabaseError, connection, models, transaction
from tests.ledger.back_door import execute, unguarded

from habeas.ledger import sealing
from habeas.ledger.chain import links
from habeas.ledger.connection import connect, disconnect
from habeas.ledger.home import Home
from habeas.ledger.models import APPEND_ONLY, Standing

TABLES_THEMSELVES: tuple[type[models.Model], ...] = (*APPEND_ONLY, Standing)
KEYS = {model._meta.db_table: str(model._meta.pk.column) for model in TABLES_THEMSELVES}
"""The column that names a row, by table."""
TABLES = list(KEYS)
COLUMNS = {
    model._meta.db_table: [str(field.column) for field in model._meta.concrete_fields] for model in TABLES_THEMSELVES
}
MEANS_NOTHING = {("ledger_standing", "id")}
"""The number of a row of what stands: the table is written anew from the decisions, whatever its numbers are."""


def in_sql(home: Home, edit: Callable[[], str]) -> str:
    """Make an edit with the triggers away, and put them back as they were."""
    with unguarded(home):
        return edit()


def rows_of(table: str) -> list[Any]:
    """The keys of a table's rows, in their order."""
    return [row[0] for row in execute(f"SELECT {KEYS[table]} FROM {table} ORDER BY {KEYS[table]}")]


def quoted(column: str) -> str:
    return connection.ops.quote_name(column)


def other(value: object, chance: random.Random) -> object:
    """Another value of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice([1000, -1000])
    return f"{value or ''}{chance.choice('abcdef0123')}" if chance.random() < 0.8 or not value else ""


def change_a_value(home: Home, chance: random.Random) -> str:
    def edit() -> str:
        while True:
            table = chance.choice(TABLES)
            column, row = chance.choice(COLUMNS[table]), chance.choice(rows_of(table))
            if (table, column) in MEANS_NOTHING:
                continue
            where = f"WHERE {KEYS[table]} = %s"
            old = execute(f"SELECT {quoted(column)} FROM {table} {where}", [row])[0][0]
            new = other(old, chance)
            with suppress(DatabaseError), transaction.atomic():  # the column refuses it: another one
                execute(f"UPDATE {table} SET {quoted(column)} = %s {where}", [new, row])
                return f"{column} of row {row} in {table}: {old!r} to {new!r}"

    return in_sql(home, edit)


def exchange_two_rows(home: Home, chance: random.Random) -> str:
    def edit() -> str:
        table = chance.choice(["ledger_observation", "ledger_decision", "ledger_batch", "ledger_link"])
        one, two = chance.sample(rows_of(table), 2)
        for old, new in ((one, -1), (two, one), (-1, two)):
            execute(f"UPDATE {table} SET id = %s WHERE id = %s", [new, old])
        return f"rows {one} and {two} of {table} exchanged"

    return in_sql(home, edit)


def remove_a_row(home: Home, chance: random.Random) -> str:
    def edit() -> str:
        table = chance.choice(TABLES)
        row = chance.choice(rows_of(table))
        execute(f"DELETE FROM {table} WHERE {KEYS[table]} = %s", [row])
        return f"row {row} of {table} removed"

    return in_sql(home, edit)


def _forget(about: str, key: str) -> None:
    """Remove a row with all that came with it, and its link."""
    execute("DELETE FROM ledger_link WHERE about = %s AND key = %s", [about, key])
    table = {"edition": "ledger_editioncut"}.get(about, f"ledger_{about}")
    execute(f"DELETE FROM {table} WHERE {KEYS[table]} = %s", [key])
    if about == "batch":
        for table in (table for table in TABLES if "batch_id" in COLUMNS[table]):
            execute(f"DELETE FROM {table} WHERE batch_id = %s", [key])


def remove_a_row_with_its_link(home: Home, chance: random.Random) -> str:
    def edit() -> str:
        about, key = chance.choice(execute("SELECT about, key FROM ledger_link ORDER BY id"))
        _forget(about, key)
        return f"{about} {key} removed with its link"

    return in_sql(home, edit)


def cut_the_tail(home: Home, chance: random.Random) -> str:
    def edit() -> str:
        count = chance.randint(1, 8)
        for about, key in execute("SELECT about, key FROM ledger_link ORDER BY id DESC LIMIT %s", [count]):
            _forget(about, key)
        return f"the last {count} links removed with their rows"

    return in_sql(home, edit)


def cut_the_tail_of_a_table(home: Home, chance: random.Random) -> str:
    def edit() -> str:
        table = chance.choice(TABLES)
        last = rows_of(table)[-chance.randint(1, 3) :]
        for row in last:
            execute(f"DELETE FROM {table} WHERE {KEYS[table]} = %s", [row])
        return f"the last rows {last} of {table} removed"

    return in_sql(home, edit)


def take_a_salt(home: Home, chance: random.Random) -> str:
    def edit() -> str:
        table = chance.choice(["ledger_observation", "ledger_source", "ledger_decision", "ledger_link", "ledger_text"])
        row = chance.choice(rows_of(table))
        words = ", words = ''" if table == "ledger_text" else ""
        new = chance.choice(["", "0" * 32]) if table != "ledger_text" else ""
        execute(f"UPDATE {table} SET salt = %s{words} WHERE {KEYS[table]} = %s", [new, row])
        return f"salt of row {row} in {table} is now {new!r}"

    return in_sql(home, edit)


def _seal_anew(chance: random.Random) -> int:
    """Change a value and seal its row again, as somebody can who has read how."""
    names = COLUMNS["ledger_observation"]
    found = execute(f"SELECT {', '.join(map(quoted, names))} FROM ledger_observation ORDER BY id")
    row = dict(zip(names, chance.choice(found), strict=True))
    row["value"] = "99999"
    left_out = {"id", "batch_id", "question", "natural_id", "fingerprint", "salt", "seal"}
    cells = {name: cell for name, cell in row.items() if name not in left_out}
    seal = sealing.seal(row["salt"], "observation", cells)
    execute("UPDATE ledger_observation SET value = '99999', seal = %s WHERE id = %s", [seal, row["id"]])
    return int(row["id"])


def seal_a_row_anew(home: Home, chance: random.Random) -> str:
    return in_sql(home, lambda: f"observation {_seal_anew(chance)} sealed anew")


def build_the_chain_anew(home: Home, chance: random.Random) -> str:
    """The row sealed anew, and every link from its batch on made again by habeas's own code."""
    told: list[tuple[str, str]] = []

    def edit() -> str:
        row = _seal_anew(chance)
        sql = "SELECT id FROM ledger_link WHERE about = 'batch' AND key = (SELECT CAST(batch_id AS TEXT)"
        start = execute(f"{sql} FROM ledger_observation WHERE id = %s)", [row])[0][0]
        told.extend(
            (about, key)
            for about, key in execute("SELECT about, key FROM ledger_link WHERE id >= %s ORDER BY id", [start])
        )
        execute("DELETE FROM ledger_link WHERE id >= %s", [start])
        return f"observation {row} sealed anew, the chain made anew from link {start} on"

    done = in_sql(home, edit)
    connect(home)
    links.extend(told)
    disconnect()
    return done


def meddle_with_files(home: Home, chance: random.Random) -> str:
    capture = next(path for path in home.files.rglob("*") if path.is_file())
    path = chance.choice([capture, home.path / "chain-head"])
    how = chance.choice(["flip", "remove", "add"])
    data = bytearray(path.read_bytes())
    if how == "flip":
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
    elif how == "remove":
        path.unlink()
    else:
        path = home.files / f"{chance.randrange(256):02x}" / f"{chance.getrandbits(256):064x}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"more")
    return f"{how} {path.relative_to(home.path)}"


EDITS = (
    *[change_a_value] * 6,
    *[exchange_two_rows, remove_a_row, remove_a_row_with_its_link, cut_the_tail, cut_the_tail_of_a_table] * 2,
    *[take_a_salt, seal_a_row_anew, build_the_chain_anew, meddle_with_files],
)
