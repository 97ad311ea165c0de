"""An edition that shares with the one before is, to the byte, the edition made whole."""

from __future__ import annotations

import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.publish.conftest import make_home
from tests.publish.factories import SOURCES, act, answer, figure, gap, source
from tests.publish.steps import DAY, OPERATOR, add, same

from habeas.catalog.model import Catalog
from habeas.edition.current import current
from habeas.edition.manifest import read
from habeas.edition.verify import verify
from habeas.edition.watched import Watched
from habeas.intake.proposal import (
    Event,
    Facility,
    FollowUp,
    Law,
    Provision,
    Recommendation,
    Response,
    Review,
    Statement,
    Update,
)
from habeas.ledger import connection, correcting, deciding, options, public
from habeas.ledger.actor import Actor, Role
from habeas.ledger.deciding import Ruled
from habeas.ledger.errors import LedgerError
from habeas.ledger.home import Home
from habeas.ledger.models import STATEMENTS, Verdict
from habeas.publish import crew, publishing, worksheet
from habeas.publish.publishing import rebuild
from habeas.publish.rebuilding import STANDARD
from habeas.site import leaves
from habeas.site.quires import Page, Quire
from habeas.site.volume import Volume

COUNTRIES = ("KAZ", "FRA", "UZB", "TUV")
INDICATORS = ("refugees", "population", "prison_population")


def gather(edition: Watched, catalog: Catalog) -> list[Quire]:
    """Every kind of page there is, of few countries and indicators: the others are empty here."""
    few = {f"country {code}" for code in COUNTRIES} | {f"indicator {key}" for key in INDICATORS}
    found = STANDARD.gather(edition, catalog)
    return [one for one in found if not one.name.startswith(("country ", "indicator ")) or one.name in few]


SITE = replace(STANDARD, gather=gather)

Step = Callable[[Home, Random], None]
NUMBER = count(1)


def add_figure(_home: Home, random: Random) -> None:
    """A figure, a gap, a rival or a break-down of any country."""
    subject, period = random.choice(COUNTRIES), str(random.randint(2018, 2021))
    key, indicator = random.choice(["stats", "newer", "ngo", "partner"]), random.choice(INDICATORS)
    made = [
        figure(next(NUMBER), indicator, period, key, subject=subject),
        gap(period=period, key=key, subject=subject, locator=f"p. {next(NUMBER)}"),
        figure(next(NUMBER) % 7, indicator, period, "partner", subject=subject),
        figure(next(NUMBER), "refugees", period, key, subject=subject, breakdown={"sex": "female"}),
    ]
    add(random.choice(made))


def add_words(_home: Home, random: Random) -> None:
    """A statement of another kind."""
    subject, number = random.choice(COUNTRIES), next(NUMBER)
    common: dict[str, Any] = {"subject": subject, "source": random.choice(["stats", "ngo"])}
    told = Recommendation(**common, body="CCPR", year="2016", paragraphs=(str(number),), kind="concern", text="Words.")
    made: list[Statement] = [
        told,
        Response(**common, recommendation=told.topic, response="accepted"),
        FollowUp(**common, recommendation=told.topic, bearing="carried_out", abstract=f"Words {number}."),
        FollowUp(**common, recommendation=told.topic, bearing="bears_on", later=f"{subject}/refugees/2020/stats"),
        Review(**common, body="CCPR", stage="dialogue", date=f"20{10 + number % 20}-03-01"),
        Facility(**common | {"subject": f"{subject}-place{number % 3}"}, name=f"Place {number}", status="in_use"),
        figure(number, "facility_capacity", "2020", subject=f"{subject}-place{number % 3}"),
        Event(**common, kind="other", date="2020-01-02", words="Words.", facility=f"{subject}-place0"),
        Update(**common, title=f"Title {number}", date="2024-05-01"),
        Law(**common, key=f"law-{number % 2}", title=f"Law {number}"),
        Provision(**common, law=f"law-{number % 2}", article=str(number)),
        act("CAT", date=f"20{10 + number % 20}-01-01", subject=subject),
        answer("detains", subject=subject, text=f"Words {number}."),
    ]
    add(random.choice(made))


def add_source(_home: Home, random: Random) -> None:
    """A figure on a source that nobody has named before, perhaps of a series."""
    number = next(NUMBER)
    new = source(f"new-{number}", published=str(2000 + number % 20), series=random.choice(["", "pages"]))
    add(figure(number, period="2020", key=new.key, subject=random.choice(COUNTRIES)), sources=[*SOURCES, new])


def _standing(random: Random) -> tuple[str, int, public.Accepted] | None:
    found = [one for one in public.accepted() if one.stands]
    if not found:
        return None
    one = random.choice(found)
    rows = STATEMENTS[one.kind]._default_manager.filter(natural_id=one.statement.natural_id)
    return one.kind, rows.order_by("-pk")[0].pk, one


def decide(verdict: Verdict) -> Step:
    """A verdict on something that stands: at last on the last of a country, a source, an indicator."""

    def step(_home: Home, random: Random) -> None:
        if found := _standing(random):
            kind, id, one = found
            if verdict is not Verdict.PREFER or kind == "observation":
                by = Actor(f"editor {next(NUMBER)}", Role.EDITOR)
                deciding.decide(verdict, [(kind, id)], Ruled(by, f"because of {one.id}"))

    return step


def correct(_home: Home, random: Random) -> None:
    """A figure's value, source or country was wrong."""
    found = _standing(random)
    if found and found[0] == "observation" and found[2].statement.subject in COUNTRIES:
        said = [{"value": str(next(NUMBER))}, {"source": "newer"}, {"subject": random.choice(COUNTRIES)}]
        changes = random.choice(said) | {"locator": f"p. {next(NUMBER)}"}
        correcting.correct("observation", found[1], changes, Ruled(OPERATOR, "misread"))


def change_settings(home: Home, _random: Random) -> None:
    """Another name, address or licence."""
    home.settings_file.write_bytes(options.written(options.Options(title=f"Title {next(NUMBER)}")))


def change_words(home: Home, _random: Random) -> None:
    """The observatory's own words."""
    (home.pages / "about.md").write_text(f"# About\n\nWords {next(NUMBER)}.\n", encoding="utf-8")


STEPS: dict[str, Step] = {
    "figure": add_figure,
    "words": add_words,
    "source": add_source,
    "withdraw": decide(Verdict.WITHDRAW),
    "prefer": decide(Verdict.PREFER),
    "check": decide(Verdict.ACCEPT),
    "correct": correct,
    "settings": change_settings,
    "pages": change_words,
}
ROUND = st.lists(st.sampled_from(sorted(STEPS)), min_size=1, max_size=3)


@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(st.lists(ROUND, min_size=3, max_size=5), st.integers(0, 1000), st.sampled_from([leaves.MOST, 7]))
def test_whatever_was_decided_the_incremental_edition_is_the_whole_one(
    rounds: list[list[str]], seed: int, most: int
) -> None:
    """Also where so much comes together in the meantime that leaves are no longer finished."""
    random, day = Random(seed), DAY
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(leaves, "MOST", most)
        home = make_home(Path(folder) / "observatory")
        add(*(figure(number, period="2020", subject=code) for number, code in enumerate(COUNTRIES)))
        publishing.publish(home, day, site=SITE)
        for number, steps in enumerate(rounds):
            for name in steps:
                with suppress(LedgerError):  # refused, such as what is said already: nothing has changed
                    STEPS[name](home, random)
            day += timedelta(days=random.choice([0, 0, 1, 400]))
            published = publishing.publish(home, day, site=SITE)
            again = Path(folder) / f"again-{number}"
            if published.changed:
                rebuild(home, published.id, again, site=SITE)
                same(again, home.editions / published.id)
                assert verify(home.editions / published.id) == []
        connection.disconnect()


@pytest.fixture
def made(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The quires that were made since the last publish, by name."""
    names: list[str] = []

    def watched(edition: Watched, catalog: Catalog) -> list[Quire]:
        return [Quire(one.name, _noting(one, names)) for one in gather(edition, catalog)]

    monkeypatch.setattr(crew, "hands", lambda: 1)
    monkeypatch.setattr("tests.publish.test_incremental.SITE", replace(STANDARD, gather=watched))
    add(*(figure(number, period="2020", subject=code) for number, code in enumerate(COUNTRIES)))
    publishing.publish(home, DAY, site=SITE)
    names.clear()
    yield names


def bucket(source: str) -> str:
    """The quire in which the page of a source is."""
    return f"sources {zlib.crc32(source.encode()) % leaves.BUCKETS:02x}"


def _noting(quire: Quire, names: list[str]) -> Callable[[Volume], Iterator[Page]]:
    def make(volume: Volume) -> Iterator[Page]:
        names.append(quire.name)
        return quire.make(volume)

    return make


def _publish_correction(home: Home) -> Path:
    one = figure(0, period="2020", subject="KAZ")
    row = STATEMENTS["observation"]._default_manager.get(natural_id=one.natural_id)
    correcting.correct("observation", row.pk, {"value": "77"}, Ruled(OPERATOR, "misread"))
    publishing.publish(home, DAY, site=SITE)
    return current(home.editions)


def test_one_figure_makes_what_shows_it_and_links_the_rest(home: Home, made: list[str]) -> None:
    directory = _publish_correction(home)
    for untouched in ("country FRA", "country UZB", "indicator population", "treaties", "facilities"):
        assert untouched not in made
    for touched in ("country KAZ", "indicator refugees", bucket("stats"), "home", "corrections"):
        assert touched in made
    before = home.editions / "2026-11-24"
    page = "site/countries/france/index.html"
    assert os.path.samefile(directory / page, before / page)
    assert not os.path.samefile(directory / "site/index.html", before / "site/index.html")


@pytest.mark.parametrize("how", ["page", "worksheet", "cut"])
def test_what_was_touched_since_is_not_carried_on(home: Home, made: list[str], how: str) -> None:
    before, page = current(home.editions), "site/countries/france/index.html"
    sheet = home.editions / f"{worksheet.NAME}{before.name}"
    if how == "page":
        (before / page).write_bytes((before / page).read_bytes().replace(b"France", b"Frence"))
    elif how == "worksheet":
        sheet.unlink()
    else:
        sheet.write_bytes(sheet.read_bytes()[:1000])
    directory = _publish_correction(home)
    assert "country FRA" in made
    assert b"France" in (directory / page).read_bytes()
    assert verify(directory) == []


def test_a_crew_makes_the_bytes_that_one_process_makes(home: Home, tmp_path: Path) -> None:
    add(*(figure(number, period="2020", subject=code) for number, code in enumerate(COUNTRIES)))
    for workers in (1, 3):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(crew, "hands", lambda workers=workers: workers)
            if workers == 1:
                publishing.publish(home, DAY, site=SITE)
            else:
                rebuild(home, "2026-11-24", tmp_path / "crew", site=SITE)
    same(tmp_path / "crew", home.editions / "2026-11-24")
    assert read(tmp_path / "crew") == read(home.editions / "2026-11-24")
