"""The pages on the catalog: one is fresh, the other's examples run and it leaves no field out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from habeas.catalog import Catalog, CatalogError, index, load
from habeas.catalog.docs import main, render
from habeas.catalog.kinds import KINDS


@pytest.fixture
def page(project: Path) -> str:
    return (project / "docs" / "catalog.md").read_text(encoding="utf-8")


def examples(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.S)


def with_file(folder: Path, text: str) -> Catalog:
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    return load(folder)


def test_the_page_of_indicators_is_fresh(project: Path) -> None:
    written = (project / "docs" / "indicators.md").read_text(encoding="utf-8")
    assert written == render(load()), "run `python -m habeas.catalog.docs`"


def test_the_page_of_indicators_names_every_indicator_and_option() -> None:
    written, catalog = render(load()), load()
    assert [key for key in catalog.indicators if f"- `{key}`: **" not in written] == []
    assert [key for key in catalog.code_lists if f"</a>`{key}`: " not in written] == []


def test_the_command_writes_the_page_where_it_is_told(tmp_path: Path) -> None:
    assert main([str(tmp_path / "page.md")]) == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == render(load())


def test_the_example_of_a_new_indicator_loads(tmp_path: Path, page: str) -> None:
    catalog = with_file(tmp_path, examples(page, "yaml")[0])
    escapes = catalog.indicators["escapes"]
    assert (escapes.label["fr"], escapes.breakdown, escapes.minimum) == ("Évasions", ("sex", "age"), 0)


def test_the_example_of_a_change_loads(tmp_path: Path, page: str) -> None:
    catalog = with_file(tmp_path, examples(page, "yaml")[1])
    assert catalog.chapters["law"].label["de"] == "Recht und Dauer"
    assert catalog.indicators["refugees"].label["en"] == "Refugees"
    found = index(catalog).indicator("Recognised refugees")
    assert found is catalog.indicators["refugees"]
    assert catalog.breakdown_codes["reason"].codes[-1].label["fr"] == "Amnistie"


def test_the_example_of_an_error_is_what_is_said(tmp_path: Path, page: str) -> None:
    wrong = examples(page, "yaml")[0].replace("detainee_data", "detainee_dat")
    with pytest.raises(CatalogError) as caught:
        with_file(tmp_path, wrong)
    assert examples(page, "text")[0].strip() == str(caught.value).replace(str(tmp_path), "catalog")


def test_the_page_names_every_kind_and_every_field_of_an_indicator(page: str) -> None:
    named = set(re.findall(r"`([a-z_]+)`", page))
    assert set(KINDS) - named == set()
    assert set(KINDS["indicators"]) - named == set()
