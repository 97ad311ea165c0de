"""What changed between two editions."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.edition.rows import meta, observation

from habeas.edition.diff import diff
from habeas.edition.reader import Edition
from habeas.edition.schema import Row

OLD = observation("KAZ/prison_population/2017/wpb-2018")
GONE = observation("KAZ/refugees/2017/unhcr-2018")
SECRET = observation("UZB/refugees/2017/letter", raw="the old value")


def older() -> Edition:
    return Edition.in_memory([*meta("2026-11-24"), OLD, GONE, SECRET])


def newer() -> Edition:
    rows: list[Row] = [
        *meta("2026-11-24.10", "2026-11-24.9"),
        replace(OLD, preferred=False, preferred_by="rule:newest", rivals=("KAZ/prison_population/2017/wpb-2020",)),
        observation("KAZ/prison_population/2017/wpb-2020"),
        replace(GONE, state="withdrawn", value="", number=None, reason="of another country", last_edition="2026-11-24"),
    ]
    return Edition.in_memory(rows)


def test_what_came_changed_and_ended_is_told() -> None:
    with older() as one, newer() as other:
        found = diff(one, other)
    assert {change.id: change.change for change in found.changes} == {
        "KAZ/prison_population/2017/wpb-2020": "added",
        OLD.id: "changed",
        GONE.id: "ended",
    }
    assert found.counts == {"added": 1, "changed": 1, "ended": 1}
    changed = next(change for change in found.changes if change.change == "changed")
    assert changed.columns["preferred"] == (True, False)


def test_a_withdrawal_tells_its_reason_and_not_the_value() -> None:
    with older() as one, newer() as other:
        text = diff(one, other).to_text()
    assert "of another country" in text
    assert GONE.value not in text.split(GONE.id)[1].split("\n")[1:2]


def test_what_was_redacted_is_not_told() -> None:
    with older() as one, newer() as other:
        found = diff(one, other)
    assert "UZB" not in found.to_text()
    assert "UZB" not in json.dumps(found.to_json())


def test_the_direction_is_always_from_the_older_to_the_newer() -> None:
    with older() as one, newer() as other:
        assert diff(other, one) == diff(one, other)
        assert diff(one, other).older == "2026-11-24"


def test_the_same_edition_has_no_changes() -> None:
    with older() as one, older() as other:
        assert diff(one, other).changes == ()


def test_json_counts_by_country_and_kind() -> None:
    with older() as one, newer() as other:
        said = json.loads(json.dumps(diff(one, other).to_json()))
    assert said["countries"] == {"KAZ": {"observation": {"added": 1, "changed": 1, "ended": 1}}}
    assert {change["id"] for change in said["changes"]} >= {OLD.id, GONE.id}
