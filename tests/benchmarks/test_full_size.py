from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.full_size import plan, statements
from benchmarks.full_size.__main__ import lines, make

from habeas.ledger.check.finding import Severity
from habeas.ledger.check.run import check
from habeas.ledger.connection import disconnect


def test_full_size_is_what_it_says() -> None:
    full = plan(1.0)
    assert len(set(full.countries)) == 200
    assert (len(full.indicators), len(full.years)) == (150, 25)
    assert full.observations == 200 * 150 * 25
    assert full.places_each * 200 == 3_000
    assert full.recommendations_each * 200 == 300_000


def test_a_country_has_its_share_of_everything() -> None:
    one = plan(0.005)
    kinds = Counter(said.KIND for said in statements(one))
    assert kinds["observation"] >= 150 * 25
    assert kinds["recommendation"] == 1_500
    assert kinds["facility"] == 15
    assert all(kinds[kind] for kind in ("treaty_action", "treaty_status", "law", "provision", "review", "response"))


def test_a_small_scale_is_a_part_of_a_larger_one() -> None:
    one, two = plan(0.005), plan(0.01)
    alone = [said for said in statements(one) if said.KIND != "recommendation"]  # they name other countries
    together = [said for said in statements(two) if said.country == "KAZ" and said.KIND != "recommendation"]
    assert alone == together


def test_the_same_seed_writes_the_same_bytes_in_every_process(project: Path) -> None:
    code = (
        "import sys; from benchmarks.full_size.__main__ import lines, plan\n"
        "for line in lines(plan(0.005, 7)): sys.stdout.buffer.write(line)"
    )
    for hashing in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": hashing}
        written = subprocess.run(
            [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, check=False
        )
        assert written.returncode == 0, written.stderr
        here = hashlib.sha256(b"".join(lines(plan(0.005, 7)))).digest()
        assert hashlib.sha256(written.stdout).digest() == here
    assert list(islice(lines(plan(0.005, 8)), 500)) != list(islice(lines(plan(0.005, 7)), 500))


def test_all_of_it_is_valid_and_no_check_stops_it(tmp_path: Path) -> None:
    one = plan(0.005)
    told = make(tmp_path / "observatory", one, "sqlite")
    try:
        assert told.startswith(f"{sum(1 for _ in statements(one)):,} statements accepted")
        assert not [finding for finding in check(date(2026, 11, 24)) if finding.severity is Severity.STOP]
    finally:
        disconnect()
