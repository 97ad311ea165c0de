"""A preview: the next edition as it would be, in memory, for one country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from habeas.edition.reader import Edition
from habeas.ledger import connection, public
from habeas.ledger.home import Home
from habeas.publish import cut as cuts
from habeas.publish import recorded_inputs
from habeas.publish.draft import draft
from habeas.publish.inputs import Accepted, EditionCut
from habeas.publish.naming import next_id
from habeas.publish.projection import project


def preview(home: Home, country: str, proposed: Iterable[Accepted] = ()) -> Edition:
    """The edition that publishing would make now, of one country's statements and any `proposed` ones besides.

    Nothing is written. The caller closes it. A proposed statement takes the next decision's place: `cut` plus one.
    """
    connection.demand(home)
    recorded = cuts.recorded()
    last = public.last_decision()
    editions = [*recorded, EditionCut(next_id(one.id for one in recorded), last)]
    drawn = draft(home, editions, recorded_inputs.present(home))
    group = next((group for group in drawn.groups() if country in group), ())
    accepted = map(cuts.accepted, drawn.reading.accepted(group)) if group else ()
    found = (one for one in chain(accepted, proposed) if one.statement.country == country)
    editions[-1] = replace(editions[-1], cut=last + 1)
    return Edition.in_memory(project(replace(drawn.inputs, accepted=found, editions=editions)))
