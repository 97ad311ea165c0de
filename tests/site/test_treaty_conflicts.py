"""Where sources differ about a treaty, all of them are shown, and which one is used by which rule."""

from __future__ import annotations

import csv
import io

from tests.site.reference_rows import act, listed
from tests.site.small import volume

from habeas.edition.in_force import Evidence
from habeas.edition.schema import Row
from habeas.site.render import render
from habeas.site.views.cited import Bibliography
from habeas.site.views.treaty_conflicts import Conflict, conflicts, in_conflict
from habeas.site.views.treaty_pages import TreatyPage, treaty_views
from habeas.site.views.treaty_table import matrix_table


def told(*rows: Evidence) -> tuple[Conflict, ...]:
    shelf = volume(*rows)
    return conflicts(shelf, rows, Bibliography(shelf))


def page(*rows: Row, key: str = "CAT") -> TreatyPage:
    return next(one for one in treaty_views(volume(*rows))[1] if one.key == key)


USED = act(preferred_by="rule:official", rivals=("other",))
OTHER = act(id="other", action="ratification", date="1999", source="ngo", preferred=False, rivals=(USED.id,))


def test_two_dates_of_one_joining_are_both_told_with_the_rule() -> None:
    [found] = told(USED, OTHER)
    assert found.kind == "acts"
    assert found.used.says == "acceded 26 August 1998"
    assert [one.says for one in found.others] == ["ratified 1999"]
    assert "official" in found.rule


def test_a_decision_is_told_with_its_reason() -> None:
    used = act(preferred_by="decision", preferred_reason="The depositary wrote so.", rivals=("other",))
    assert told(used, OTHER)[0].rule == "The depositary wrote so."


def test_a_list_that_an_act_contradicts_is_told_under_the_act() -> None:
    [found] = told(act(), listed(status="not_party"), listed(status="signatory", as_of="2017", source="ngo"))
    assert found.kind == "list_against_act"
    assert [one.says for one in found.others] == [
        "not party (list of 14 March 2015)",
        "signed, not ratified (list of 2017)",
    ]


def test_another_year_than_that_of_the_act_is_a_conflict_and_the_same_is_none() -> None:
    assert in_conflict([act(), listed(year="1997")])
    assert not in_conflict([act(), listed(year="1998")])
    assert not in_conflict([act(), listed(status="not_party", as_of="1998")])
    assert not in_conflict([act(), listed(status="not_party", as_of="1990")])


def test_the_page_of_the_treaty_and_the_matrix_show_it() -> None:
    made, _ = treaty_views(volume(USED, OTHER))
    assert render("treaties.html", made).count(", sources differ,") == 1
    [line] = csv.DictReader(io.StringIO(matrix_table(made.matrix)))
    assert line["CAT"] == "1998-08-26 !"
    html = render("treaty.html", page(USED, OTHER))
    assert "Sources differ:" in html
    assert "ratified 1999" in html and "an official source before others" in html


def test_countries_are_grouped_by_how_they_stand() -> None:
    said = (act(), listed(country="FRA", status="not_party"), act(country="GBR", action="signature"))
    found = next(one for one in treaty_views(volume(*said, countries=("KAZ", "FRA", "GBR")))[1] if one.key == "CAT")
    assert [(group.bond, [one.country_name for one in group.countries]) for group in found.groups] == [
        ("bound", ["Kazakhstan"]),
        ("unknown", ["United Kingdom"]),
        ("not_party", ["France"]),
    ]
    assert (found.bound, found.checked) == (1, 2)
    html = render("treaty.html", found)
    assert "Signed, not known to be party: one country" in html


def test_reservations_stand_with_their_words_and_language() -> None:
    words = act(action="reservation", article="30", text="Elle ne se considère pas liée.\nArticle 30.", language="fr")
    html = render("treaty.html", page(act(), words))
    assert '<blockquote lang="fr"><p>Elle ne se considère pas liée.</p><p>Article 30.</p></blockquote>' in html
    assert "articles named: 30" in html


def test_the_same_words_from_two_lists_are_shown_once_with_both_marks() -> None:
    words = [act(id=key, action="reservation", text="Not bound.", source=key) for key in ("first", "second")]
    [one] = page(act(), *words).countries[0].treaty.worded
    assert len(one.also) == 1


def test_what_two_sources_tell_alike_is_one_act_with_both_marks() -> None:
    found = page(act(), act(id="again", source="other"))
    [one] = found.countries[0].treaty.actions
    assert len(one.also) == 1
