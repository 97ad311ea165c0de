"""From the ledger to the current edition: the same bytes, in one step, or nothing at all."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # it has no stubs
import pytest
from tests.fixtures.databases import copy_observatory
from tests.publish.conftest import SITE
from tests.publish.factories import figure
from tests.publish.steps import DAY, add, content, publish, rule, same, withdraw

from habeas.edition import current, manifest
from habeas.edition.reader import Edition
from habeas.edition.schema import EditionRow, Meta, ObservationRow, PageTextRow
from habeas.edition.verify import verify
from habeas.ledger import connection, public
from habeas.ledger.home import Home
from habeas.ledger.models import Verdict
from habeas.publish import publishing
from habeas.publish.errors import PublishError
from habeas.publish.naming import next_id
from habeas.publish.publishing import Published, rebuild
from habeas.values import Visibility


def test_the_first_publish_makes_a_whole_edition_and_lets_it_be_current(home: Home) -> None:
    add(figure())
    assert publish(home) == Published("2026-11-24", changed=True)
    directory = current.current(home.editions)
    assert directory.name == "2026-11-24"
    assert verify(directory) == []
    with Edition.open(directory) as edition:
        assert edition.get(ObservationRow, figure().natural_id) is not None
        assert edition.meta["software"].startswith("habeas ")
    assert (directory / "site/countries/kazakhstan/index.json").read_bytes() == b"{}"
    assert (directory / "site/robots.txt").read_bytes() == b"User-agent: *\n"
    assert (directory / "data/datapackage.json").is_file()
    assert [path.name for path in home.editions.iterdir() if path.name.startswith(".building")] == []


def test_an_empty_ledger_can_be_published(home: Home) -> None:
    assert publish(home).changed
    assert verify(current.current(home.editions)) == []


def test_compressed_files_open_to_the_plain_ones(home: Home) -> None:
    add(figure())
    publish(home)
    site = current.current(home.editions) / "site"
    squeezed = list(site.rglob("*.br"))
    assert site / "countries/kazakhstan/index.html.br" in squeezed
    assert site / "assets/style.0123.css.br" in squeezed
    assert not (site / "robots.txt.br").exists()
    for path in squeezed:
        assert brotli.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()


def test_no_public_change_makes_no_edition(home: Home) -> None:
    add(figure())
    publish(home)
    assert publish(home) == Published("2026-11-24", changed=False)
    add(figure(7, "population", visibility=Visibility.CONFIDENTIAL))
    add(figure(8, "migrants_stock"), accept=False)
    assert publish(home, date(2026, 12, 1)) == Published("2026-11-24", changed=False)
    assert current.kept(home.editions) == ["2026-11-24"]
    assert [cut.edition for cut in public.editions()] == ["2026-11-24"]


def test_editions_of_one_day_are_numbered_and_follow_one_another(home: Home) -> None:
    add(figure())
    publish(home)
    add(figure(1, period="2021"))
    assert publish(home) == Published("2026-11-24.2", changed=True)
    add(figure(1, period="2022"))
    assert publish(home, date(2026, 11, 25)).id == "2026-11-25"
    with Edition.open(current.current(home.editions)) as edition:
        assert edition.meta["previous"] == "2026-11-24.2"
        first = {row.period: row.first_edition for row in edition.rows(ObservationRow)}
    assert first == {"2020": "2026-11-24", "2021": "2026-11-24.2", "2022": "2026-11-25"}


def test_an_edition_cannot_come_before_the_last_one(home: Home) -> None:
    publish(home)
    add(figure())
    with pytest.raises(PublishError, match="2026-11-23"):
        publish(home, date(2026, 11, 23))


def test_ids_go_on_from_the_last_one_even_if_the_clock_goes_back() -> None:
    assert next_id([], DAY) == "2026-11-24"
    assert next_id(["2026-11-24", "2026-11-24.9", "2026-11-24.10"], DAY) == "2026-11-24.11"
    assert next_id(["2999-01-01"]) == "2999-01-01.2"
    assert next_id(["2000-01-01"]) == datetime.now(UTC).date().isoformat()


def test_any_recorded_edition_is_built_again_to_the_byte(home: Home, tmp_path: Path) -> None:
    add(figure(), figure(50, "population"))
    publish(home)
    add(figure(101, key="newer"))
    withdraw(figure(50, "population"))
    publish(home)
    add(figure(3, period="1999"))
    publish(home)
    for edition in ("2026-11-24", "2026-11-24.2", "2026-11-24.3"):
        rebuild(home, edition, tmp_path / edition, site=SITE)
        same(tmp_path / edition, home.editions / edition)


def test_an_edition_nobody_recorded_cannot_be_built(home: Home, tmp_path: Path) -> None:
    with pytest.raises(PublishError, match="2020-01-01"):
        rebuild(home, "2020-01-01", tmp_path / "x", site=SITE)


def test_equal_files_are_shared_with_the_edition_before(home: Home) -> None:
    add(figure())
    publish(home)
    add(figure(9, "refugees", "2021"))
    publish(home)
    one, other = home.editions / "2026-11-24", home.editions / "2026-11-24.2"
    shared = {
        path.relative_to(other).as_posix() for path in other.rglob("*") if path.is_file() and path.stat().st_nlink > 1
    }
    same_in_both = {"site/countries/france/index.html", "site/countries/france/index.html.br", "site/robots.txt"}
    assert same_in_both | {"data/codebook.csv", "data/laws.csv"} <= shared
    assert not {"edition.sqlite", "site/index.html", "site/countries/kazakhstan/index.html", "data/README.md"} & shared
    assert (one / "site/robots.txt").samefile(other / "site/robots.txt")


def test_a_damaged_compressed_page_is_not_carried_on(home: Home, tmp_path: Path) -> None:
    add(figure())
    publish(home)
    (home.editions / "2026-11-24/site/countries/france/index.html.br").write_bytes(b"damaged")
    add(figure(9, "refugees", "2021"))
    publish(home)
    rebuild(home, "2026-11-24.2", tmp_path / "again", site=SITE)
    same(tmp_path / "again", home.editions / "2026-11-24.2")


def test_the_observatorys_own_words_and_settings_are_in_the_edition(home: Home) -> None:
    (home.pages / "about.ru.md").write_text("# О нас\n", encoding="utf-8")
    publish(home)
    with Edition.open(current.current(home.editions)) as edition:
        assert edition.get(PageTextRow, "about", "ru") == PageTextRow(page="about", language="ru", text="# О нас\n")
        assert edition.get(PageTextRow, "about", "en") is not None
        assert edition.get(Meta, "data_licence") == Meta(key="data_licence", value="CC BY 4.0")


def test_only_one_publish_runs_at_a_time(home: Home) -> None:
    with publishing.publishing_alone(home.editions), pytest.raises(PublishError, match="another publish"):
        publish(home)


def test_a_current_edition_whose_directory_is_gone_is_built_again(home: Home) -> None:
    add(figure())
    publish(home)
    before = content(home.editions / "2026-11-24")
    shutil.rmtree(home.editions / "2026-11-24")
    assert publish(home) == Published("2026-11-24", changed=False)
    assert content(home.editions / "2026-11-24") == before


def test_editions_of_a_ledger_restored_from_a_backup_stay(home: Home, tmp_path: Path) -> None:
    add(figure())
    publish(home)
    connection.disconnect()
    before = Home(copy_observatory(home.path, tmp_path / "before"))
    connection.connect(home)
    add(figure(7, period="2021"))
    publish(home)
    connection.disconnect()
    shutil.rmtree(before.editions)
    home.editions.rename(before.editions)
    connection.connect(before)
    add(figure(8, period="2022"))
    assert publish(before).id == "2026-11-24.3"
    assert current.kept(before.editions) == ["2026-11-24", "2026-11-24.2", "2026-11-24.3"]


def test_the_manifest_counts_what_is_there(home: Home) -> None:
    add(figure())
    publish(home)
    said = json.loads((current.current(home.editions) / manifest.NAME).read_bytes())
    assert said["counts"]["observation"] == 1
    assert said["counts"]["headline"] == 8 * said["counts"]["country"]
    assert public.editions()[0].content_digest == said["digest"]


def test_what_came_went_and_came_again_is_told_from_the_edition_it_came_with(home: Home) -> None:
    slip, kept = figure(100), figure(7, period="2021")
    add(slip, kept)
    withdraw(slip, "not looked at yet")
    publish(home)
    rule(Verdict.RESTORE, slip, "looked at")
    publish(home)
    with Edition.open(current.current(home.editions)) as edition:
        row = edition.get(ObservationRow, slip.natural_id)
        assert row is not None
        assert (row.state, row.first_edition) == ("current", "2026-11-24.2")
        assert [(one.id, one.added) for one in edition.rows(EditionRow)] == [("2026-11-24", 1), ("2026-11-24.2", 1)]


def test_what_came_and_went_twice_between_editions_never_appears(home: Home) -> None:
    slip = figure(100)
    add(slip, figure(7, period="2021"))
    withdraw(slip)
    publish(home)
    rule(Verdict.RESTORE, slip, "looked at")
    withdraw(slip)
    assert not publish(home).changed
