"""YAML read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from habeas.catalog import CatalogError
from habeas.catalog.strictyaml import RawEntry, read_entries


def read(folder: Path, text: str) -> list[RawEntry]:
    path = folder / "some.yaml"
    path.write_text(text, encoding="utf-8")
    return read_entries(path)


@pytest.mark.parametrize(
    "word", ["Yes", "No", "no", "on", "Off", "NO", "null", "~", "2017-05-03", "1_000", "0x1f", "1e3"]
)
def test_what_older_yaml_would_change_stays_a_word(tmp_path: Path, word: str) -> None:
    (entry,) = read(tmp_path, f"kind:\n  {word}:\n    field: {word}\n    list: [{word}]\n")
    assert entry.key == word
    assert entry.fields == {"field": word, "list": [word]}


def test_numbers_and_truth_are_read(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "kind:\n  key: {a: 5, b: -1.5, c: true, d: false, e: '5', f: 007}\n")
    assert entry.fields == {"a": 5, "b": -1.5, "c": True, "d": False, "e": "5", "f": "007"}


def test_an_entry_knows_its_line(tmp_path: Path) -> None:
    entries = read(tmp_path, "# a word before\nkind:\n  one: {}\n\n  two: {}\n")
    assert [(entry.key, entry.where.line) for entry in entries] == [("one", 3), ("two", 5)]


def test_an_empty_file_has_no_entries(tmp_path: Path) -> None:
    assert read(tmp_path, "# nothing yet\n") == []


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("kind:\n  one: {}\n  one: {}\n", 3, "'one' stands here twice, first in line 2"),
        ("kind:\n  one:\n    a: 1\n    a: 2\n", 4, "'a' stands here twice"),
        ("kind:\n  one: {a: [}\n", 2, "this is not YAML"),
        ("kind:\n\tone: {}\n", 2, "this is not YAML"),
        ("- a list\n", 1, "a mapping of names to entries is expected"),
        ("kind: [1]\n", 1, "a mapping of names to entries is expected"),
        ("kind:\n", 1, "a mapping of names to entries is expected"),
        ("kind:\n  one: !!python/name:os.system x\n", 2, "is not used in catalogs"),
        ("kind:\n  one: &x {a: 1}\n  two: *x\n", 2, "anchors (&) and aliases (*)"),
        ("kind:\n  one: &x {a: *x}\n", 2, "anchors (&) and aliases (*)"),
        ("kind:\n  ? [1]\n  : 2\n", 2, "a name must be a word"),
        ("a: {}\n---\nb: {}\n", 2, "this is not YAML"),
    ],
)
def test_what_is_not_a_catalog_file_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    with pytest.raises(CatalogError) as caught:
        read(tmp_path, text)
    assert problem in str(caught.value)
    assert caught.value.where.line == line
    assert f"some.yaml:{line}" in str(caught.value)


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1),
        st.one_of(
            st.booleans(), st.integers(-(10**9), 10**9), st.text(st.characters(codec="utf-8", exclude_categories=["C"]))
        ),
        min_size=1,
    )
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, fields: dict[str, object]) -> None:
    # Words are quoted, as a careful writer does; only numbers and truth stand plain.
    quoted = {_Quoted(key): _Quoted(value) if isinstance(value, str) else value for key, value in fields.items()}
    text = yaml.dump({"kind": {"key": quoted}}, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    (entry,) = read(tmp_path_factory.mktemp("yaml"), text)
    assert entry.fields == fields


class _Quoted(str):
    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(_Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), "'"))
