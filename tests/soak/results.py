"""What a long count found, written down as JSON beside the build and told as one table at its end.

`python -m tests.soak.results` prints the table of what lies in build/soak, and fails where a fault was found or where
fewer commands were killed than a long run promises.
"""

from __future__ import annotations

import json
import os
import platform
import re
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER = Path("build/soak")
TABLE = "results.md"
KILLS = int(os.environ.get("SOAK_KILLS", "640"))
"""How often a long run kills at random moments; it kills as often as there are system calls besides."""
KILLS_ON_SERVER = int(os.environ.get("SOAK_KILLS_ON_SERVER", "80"))
"""The same with the ledger in PostgreSQL."""
KILLS_IN_ALL = int(os.environ.get("SOAK_KILLS_IN_ALL", "1000"))
"""What all parts together must come to."""
PUBLISHES = int(os.environ.get("SOAK_PUBLISHES", "100"))
"""How often a long run publishes under the eyes of readers."""
PAIRS = int(os.environ.get("SOAK_PAIRS", "30"))
"""How often a long run starts two commands at once, on each database."""
SHARDS = 8
"""Parts of a long run, each with an observatory of its own, so that it uses more than one core."""


@contextmanager
def part(name: str) -> Iterator[dict[str, Any]]:
    """One part of a long run: what it puts into the mapping is written down, also where it ends in a fault."""
    told: dict[str, Any] = {"part": name, "faults": 0}
    started = time.monotonic()
    try:
        yield told
    except BaseException as error:
        told |= {"faults": 1, "fault": f"{type(error).__name__}: {error}"[:2000]}
        raise
    finally:
        machine = (
            f"{platform.system()} {platform.release()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        )
        told |= {"seconds": round(time.monotonic() - started), "load": round(os.getloadavg()[1], 1)}
        told["machine"] = f"{machine}, SQLite {sqlite3.sqlite_version}"
        FOLDER.mkdir(parents=True, exist_ok=True)
        (FOLDER / f"{name}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def table(parts: list[dict[str, Any]]) -> str:
    """All parts as a table in Markdown, those that differ by a number alone in one row, and the sum of kills."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in parts:
        groups.setdefault(re.sub(r"-\d+$", "", one["part"]), []).append(one)
    lines = ["| what | done | had answered before the kill | faults | seconds |", "| --- | --- | --- | --- | --- |"]
    for name, group in sorted(groups.items()):
        answered = sum(sum(one.get("answered", {}).values()) for one in group)
        faults, seconds = (sum(one[key] for one in group) for key in ("faults", "seconds"))
        lines.append(f"| {name} | {_done(group)} | {answered or ''} | {faults} | {seconds} |")
    machines = "; ".join(sorted({one["machine"] for one in parts}))
    lines += ["", f"{kills(parts)} kills in all, {sum(one['faults'] for one in parts)} faults. {machines}."]
    return "\n".join(lines) + "\n"


def _done(group: list[dict[str, Any]]) -> str:
    """Kills by command, or whatever else the parts counted."""
    counted: dict[str, int] = {}
    for one in group:
        for name, count in one.get("counted", one.get("killed", {})).items():
            counted[name] = counted.get(name, 0) + count
    whole = f"{kills(group)} killed: " if any("killed" in one for one in group) else ""
    return whole + ", ".join(f"{name} {count}" for name, count in sorted(counted.items()))


def kills(parts: list[dict[str, Any]]) -> int:
    """How many commands were killed."""
    return sum(sum(one.get("killed", {}).values()) for one in parts)


def main() -> int:
    """Print the table and keep it beside the parts; 1 where something is amiss."""
    parts = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    if not parts:
        print(f"no results in {FOLDER}")
        return 1
    told = table(parts)
    (FOLDER / TABLE).write_text(told, encoding="utf-8")
    print(told)
    if kills(parts) < KILLS_IN_ALL:
        print(f"that is less than {KILLS_IN_ALL} kills: raise SOAK_KILLS")
    return int(kills(parts) < KILLS_IN_ALL or any(one["faults"] for one in parts))


if __name__ == "__main__":
    sys.exit(main())
