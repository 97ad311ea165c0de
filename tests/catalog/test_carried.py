"""The catalog an edition carries is the catalog it was made with."""

from __future__ import annotations

from pathlib import Path

from habeas.catalog import load
from habeas.catalog.carried import carry, read_carried

OWN = """\
indicators:
  water_rations:
    section: detention_statistics
    label: Litres of water a day
    definition: Water handed out to each person held, in litres a day.
    type: number
    unit: litres/day
    time: average
"""


def test_what_is_carried_is_read_back_whole(tmp_path: Path) -> None:
    file = tmp_path / "catalog.json"
    file.write_bytes(carry())
    assert read_carried(file) == load()


def test_an_observatorys_own_entries_are_carried_too(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    section = next(iter(load().sections))
    own.joinpath("water.yaml").write_text(OWN.replace("detention_statistics", section), encoding="utf-8")
    file = tmp_path / "catalog.json"
    file.write_bytes(carry(own))
    assert read_carried(file) == load(own)
    assert read_carried(file).indicators["water_rations"].unit == "litres/day"
