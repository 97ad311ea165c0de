"""A preview shows the next edition and writes nothing."""

from __future__ import annotations

from tests.publish.factories import accepted, figure
from tests.publish.steps import add, publish

from habeas.edition import current
from habeas.edition.schema import HeadlineRow, ObservationRow
from habeas.ledger import public
from habeas.ledger.home import Home
from habeas.publish.preview import preview


def test_one_country_is_shown_as_it_would_be_published(home: Home) -> None:
    add(figure())
    publish(home)
    add(figure(7, period="2021"), figure(8, subject="UZB"))
    waiting = accepted(figure(50, "detainee_entries", "2022"), public.last_decision() + 1)
    before = sorted(path.name for path in home.editions.iterdir())
    with preview(home, "KAZ", [waiting]) as edition:
        rows = {row.period: row for row in edition.rows(ObservationRow)}
        assert rows.keys() == {"2020", "2021", "2022"}
        assert rows["2020"].first_edition == "2026-11-24"
        assert rows["2022"].first_edition == edition.id != "2026-11-24"
        how_many = edition.get(HeadlineRow, "KAZ", "how_many")
        assert how_many is not None
        assert how_many.observations == (rows["2022"].id,)
    assert sorted(path.name for path in home.editions.iterdir()) == before
    assert current.current_id(home.editions) == "2026-11-24"
