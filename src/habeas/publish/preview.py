"""A preview: the next edition as it would be, in memory, for one country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from habeas.edition.reader import Edition
from habeas.ledger import public
from habeas.ledger.home import Home
from habeas.publish import cut as cuts
from habeas.publish.inputs import Accepted, EditionCut
from habeas.publish.naming import next_id
from habeas.publish.projection import project


def preview(home: Home, country: str, proposed: Iterable[Accepted] = ()) -> Edition:
    """The edition that publishing would make now, of one country's statements and any `proposed` ones besides.

    Nothing is written. The caller closes it. A proposed statement takes the next decision's place: `cut` plus one.
    """
    cuts.connect(home)
    recorded = cuts.recorded()
    last = public.last_decision()
    inputs = cuts.inputs(home, [*recorded, EditionCut(next_id(one.id for one in recorded), last)])
    found = (one for one in chain(inputs.accepted, proposed) if one.statement.country == country)
    editions = [*recorded, replace(inputs.editions[-1], cut=last + 1)]
    return Edition.in_memory(project(replace(inputs, accepted=found, editions=editions)))
