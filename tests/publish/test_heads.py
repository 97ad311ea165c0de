"""Every edition tells the head of the ledger's chain, so that whoever keeps a copy is a witness of it."""

from __future__ import annotations

from tests.ledger.back_door import drop_trigger, execute
from tests.publish.factories import figure
from tests.publish.steps import add, publish

from habeas.edition.manifest import read
from habeas.ledger import chain, triggers
from habeas.ledger.chain import links, witness
from habeas.ledger.check.storage import soundness_of_ledger
from habeas.ledger.home import Home
from habeas.ledger.models import Link


def test_the_manifest_tells_the_head_at_the_cut(home: Home) -> None:
    add(figure())
    publish(home)
    cut = chain.last().position - 1  # the edition's own link comes after it
    assert read(home.editions / "2026-11-24").chain == Link.objects.get(pk=cut, about="decision").head
    add(figure(5, "population", "2021"))
    publish(home)
    assert read(home.editions / "2026-11-24").chain != read(home.editions / "2026-11-24.2").chain
    assert not list(soundness_of_ledger())


def test_a_chain_made_anew_is_found_out_by_an_edition_when_its_file_was_made_anew_too(home: Home) -> None:
    add(figure())
    publish(home)
    noted = list(Link.objects.order_by("id").values_list("about", "key"))
    drop_trigger("ledger_link", "delete")
    execute("DELETE FROM ledger_link")
    links.extend(noted)
    triggers.install()
    witness.begin(home.path)
    (found,) = soundness_of_ledger()
    assert (found.code, found.ids) == ("witness_differs", ("editions/2026-11-24",))


def test_before_the_first_decision_the_chain_is_where_it_starts(home: Home) -> None:
    assert chain.head_at(0) == chain.START
