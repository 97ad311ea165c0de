"""An earlier edition again: the same bytes, whatever became of settings, pages and catalog since."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.publish.conftest import SITE
from tests.publish.factories import figure
from tests.publish.steps import add, content, publish, same

from habeas.capture.store import FileStore
from habeas.edition.verify import verify
from habeas.ledger import connection, options, public
from habeas.ledger.home import Home
from habeas.ledger.models import EditionCut
from habeas.publish import recorded_inputs
from habeas.publish.errors import PublishError
from habeas.publish.rebuilding import again


def change_everything(home: Home) -> None:
    """Another title, other own words, another catalog."""
    home.settings_file.write_bytes(
        options.written(replace(home.options(), title="Another observatory", data_licence="CC0", languages=("ru",)))
    )
    (home.pages / "about.md").write_text("# Others\n", encoding="utf-8")
    (home.pages / "privacy.md").unlink()
    (home.pages / "team.md").write_text("# New\n", encoding="utf-8")
    own = "indicators:\n  refugees:\n    label: Refugees by another name\n"
    (home.catalog / "own.yaml").write_text(own, encoding="utf-8")
    connection.connect(home)


def test_an_earlier_edition_is_made_from_what_it_was_made_from(home: Home, tmp_path: Path) -> None:
    add(figure())
    publish(home)
    before = content(home.editions / "2026-11-24")
    change_everything(home)
    assert publish(home).id == "2026-11-24.2"
    assert recorded_inputs.present(home).catalog.indicators["refugees"].label["en"] == "Refugees by another name"
    made = again(home, "2026-11-24", tmp_path / "deep" / "again", site=SITE)
    assert (made.same, made.differences) == (True, ())
    assert content(tmp_path / "deep/again") == before
    again(home, "2026-11-24.2", tmp_path / "second", site=SITE)
    same(tmp_path / "second", home.editions / "2026-11-24.2")
    assert verify(tmp_path / "second") == []


def test_what_is_carried_makes_the_catalog_again(home: Home) -> None:
    change_everything(home)
    assert recorded_inputs.present(home).catalog == connection.current_catalog()


def test_the_same_inputs_are_kept_once_and_named_by_every_edition(home: Home) -> None:
    add(figure())
    publish(home)
    add(figure(7, period="2021"))
    publish(home)
    first, second = public.editions()
    assert first.inputs == second.inputs
    kept = json.loads(FileStore(home.files).read(first.inputs))
    assert kept["meta"]["title"] == home.options().title
    assert {page["page"] for page in kept["pages"]} == {"about", "contact", "licence", "privacy"}
    assert [path for path in home.files.rglob("*") if path.is_file()] == [FileStore(home.files).path(first.inputs)]


def test_an_edition_of_before_inputs_were_written_down_tells_them_itself(home: Home, tmp_path: Path) -> None:
    add(figure())
    publish(home)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recorded_inputs, "keep", lambda _home, _inputs: "")
        add(figure(7, period="2021"))
        publish(home)
    assert EditionCut.objects.get(edition="2026-11-24.2").inputs == ""
    change_everything(home)
    assert again(home, "2026-11-24.2", tmp_path / "again", site=SITE).same
    same(tmp_path / "again", home.editions / "2026-11-24.2")


def test_other_software_is_said(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(figure())
    publish(home)
    monkeypatch.setattr(recorded_inputs, "tools", lambda: {"python": "3.99", "sqlite": "9", "brotli": "1"})
    made = again(home, "2026-11-24", tmp_path / "again", site=SITE)
    assert any(one.startswith("python ") and one.endswith("now 3.99") for one in made.differences)
    assert made.same
    same(tmp_path / "again", home.editions / "2026-11-24")


def test_lost_inputs_and_unknown_editions_are_refused_in_words(home: Home, tmp_path: Path) -> None:
    add(figure())
    publish(home)
    FileStore(home.files).erase(public.editions()[0].inputs)
    with pytest.raises(PublishError, match="Restore it from a backup"):
        again(home, "2026-11-24", tmp_path / "again", site=SITE)
    with pytest.raises(PublishError, match="knows no edition 2026-11-23"):
        again(home, "2026-11-23", tmp_path / "again", site=SITE)
    assert list(tmp_path.iterdir()) == [home.path]
    (tmp_path / "there").mkdir()
    with pytest.raises(PublishError, match="something already"):
        again(home, "2026-11-24", tmp_path / "there", site=SITE)
