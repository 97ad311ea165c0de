"""The article stands beside an answer in law; where none is on record, that is said."""

from __future__ import annotations

from tests.site import small

from habeas.edition.schema import LawRow, ObservationRow, ProvisionRow, Row
from habeas.site.records import Records
from habeas.site.render import render
from habeas.site.views.country import country_page
from habeas.site.views.headline import Answer

LIMIT = {"indicator": "max_length_admin", "period": "2024", "value": '{"days":30}', "number": 30.0}


def law(**given: str) -> LawRow:
    blank = dict.fromkeys(("title_original", "number", "adopted", "amended", "in_force_from", "in_force_to", "url"), "")
    own = small.published("KAZ/law/migration/act", "KAZ", "KAZ/law/migration", "act")
    return LawRow(**(own | blank | {"key": "migration", "title": "Law on Migration"} | given))


def provision(article: str, **given: str) -> ProvisionRow:
    own = small.published(f"KAZ/provision/migration-{article}/act", "KAZ", f"KAZ/provision/{article}", "act")
    return ProvisionRow(**(own | {"law": "migration", "article": article, "about": "Detention"} | given))


def limit(source: str = "act", **given: str) -> ObservationRow:
    return small.observation(**(LIMIT | {"source": source} | given))  # type: ignore[arg-type]  # one number among texts


def answer(*rows: Row) -> Answer:
    ids = [row.id for row in rows if isinstance(row, ObservationRow)]
    volume = small.volume(*rows, small.headline("longest_time", "answered", "30 days", *ids, year="2024"))
    view = country_page(volume, Records(volume, "KAZ"))
    found = next(one for one in view.answers if one.question == "longest_time")
    assert ("article not seen" in render("country.html", view)) is found.article_missing
    return found


def test_the_article_recorded_from_the_same_source_is_shown_with_its_law() -> None:
    found = answer(limit(locator="article 9(2)"), law(), provision("9"), provision("12"))
    assert [(one.law, one.article) for one in found.articles] == [("Law on Migration", "9")]
    assert not found.article_missing


def test_a_law_as_source_gives_its_own_place() -> None:
    act = small.source("act", kind="law", title="Act of 2023")
    assert [(one.law, one.article) for one in answer(limit(locator="section 11"), act).articles] == [
        ("Act of 2023", "section 11")
    ]


def test_an_answer_without_an_article_on_record_says_so() -> None:
    found = answer(limit(source="page", locator="overview"), law(), provision("9"))
    assert found.articles == () and found.article_missing


def test_a_law_without_an_article_names_the_law_and_says_so() -> None:
    found = answer(limit(locator="text"), law(), provision("whole"))
    assert [(one.law, one.article) for one in found.articles] == [("Law on Migration", "")]
    assert found.article_missing


def test_who_says_so_stands_with_the_answer() -> None:
    assert answer(limit()).said_by == ("Publisher",)
