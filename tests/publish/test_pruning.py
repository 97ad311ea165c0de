"""Old editions go, what they said stays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.publish.conftest import SITE
from tests.publish.factories import figure
from tests.publish.steps import add, content, publish

from habeas.edition import current
from habeas.edition.reader import Edition
from habeas.edition.schema import ObservationRow
from habeas.ledger import public
from habeas.ledger.home import Home
from habeas.publish import pruning
from habeas.publish.publishing import rebuild


def test_at_least_three_editions_are_kept_and_none_younger_than_a_day(home: Home) -> None:
    for year in range(2000, 2006):
        add(figure(year, period=str(year)))
        publish(home)
    assert len(current.kept(home.editions)) == 6
    made_at = {cut.edition: cut.at for cut in public.editions()}
    assert pruning.prune(home.editions, made_at, datetime.now(UTC) + timedelta(hours=23)) == []
    gone = pruning.prune(home.editions, made_at, datetime.now(UTC) + timedelta(hours=25))
    assert gone == ["2026-11-24", "2026-11-24.2", "2026-11-24.3"]
    assert current.kept(home.editions) == ["2026-11-24.4", "2026-11-24.5", "2026-11-24.6"]
    assert current.current_id(home.editions) == "2026-11-24.6"
    with Edition.open(current.current(home.editions)) as edition:
        assert edition.count(ObservationRow) == 6, "what pruned editions said stays"


def test_a_pruned_edition_can_be_built_again(home: Home, tmp_path: Path) -> None:
    add(figure())
    publish(home)
    before = content(home.editions / "2026-11-24")
    pruning.remove(home.editions / "2026-11-24")
    rebuild(home, "2026-11-24", tmp_path / "again", site=SITE)
    assert content(tmp_path / "again") == before
