"""YAML read strictly: strings stay strings, a mapping never repeats a key.

YAML 1.1 would read ``Yes`` and ``No`` as booleans and ``2017-05-03`` as a date. Here a plain scalar is a whole number,
a decimal number, ``true`` or ``false``; everything else is a string.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from habeas.catalog.errors import CatalogError, Where

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where PyYAML was built with it

_STRING, _INT = "tag:yaml.org,2002:str", "tag:yaml.org,2002:int"
_FLOAT, _BOOL = "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool"


class _StrictLoader(_Base):  # type: ignore[misc]  # the base is chosen at run time
    """A loader that composes nodes only, with four kinds of scalar."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own shape


_StrictLoader.add_implicit_resolver(_INT, re.compile(r"-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_StrictLoader.add_implicit_resolver(_FLOAT, re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789"))
_StrictLoader.add_implicit_resolver(_BOOL, re.compile(r"(?:true|false)$"), list("tf"))

_SCALARS: dict[str, Any] = {_STRING: str, _INT: int, _FLOAT: float, _BOOL: lambda text: text == "true"}


class RawEntry(NamedTuple):
    """One entry of a catalog file as it was written."""

    kind: str
    key: str
    fields: object
    where: Where


def read_entries(path: Path) -> list[RawEntry]:
    """Every entry of a catalog file: a mapping of kinds (``indicators:``), each a mapping of keys to entries."""
    node = _compose(path)
    if node is None:
        return []
    entries: list[RawEntry] = []
    for kind_node, keys_node in _pairs(node, path):
        kind = _key(kind_node, path)
        for key_node, entry_node in _pairs(keys_node, path, kind):
            where = Where(path, key_node.start_mark.line + 1, kind, _key(key_node, path))
            entries.append(RawEntry(kind, where.key, _plain(entry_node, path), where))
    return entries


def _compose(path: Path) -> Any:
    loader = _StrictLoader(path.read_bytes())
    try:
        return loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = Where(path, mark.line + 1 if mark else None)
        problem = str(getattr(error, "problem", None) or error)
        raise CatalogError(where, f"this is not YAML: {problem}", "Correct the line") from error
    finally:
        loader.dispose()


def _pairs(node: Any, path: Path, kind: str = "") -> list[tuple[Any, Any]]:
    """The pairs of a mapping node, refused where a key stands twice."""
    if not isinstance(node, yaml.MappingNode):
        where = Where(path, node.start_mark.line + 1, kind)
        raise CatalogError(where, "a mapping of names to entries is expected", "Write `name:` and indent what it holds")
    seen: dict[str, int] = {}
    for key_node, _ in node.value:
        key, line = _key(key_node, path), key_node.start_mark.line + 1
        if key in seen:
            where = Where(path, line, kind, key)
            raise CatalogError(where, f"{key!r} stands here twice, first in line {seen[key]}", "Remove one of the two")
        seen[key] = line
    return list(node.value)


def _key(node: Any, path: Path) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise CatalogError(Where(path, node.start_mark.line + 1), "a name must be a word", "Write a plain word")
    return str(node.value)


def _plain(node: Any, path: Path) -> object:
    """The plain Python value of a node; the keys of mappings are always strings."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag not in _SCALARS:
            where = Where(path, node.start_mark.line + 1)
            raise CatalogError(where, f"the tag {node.tag!r} is not used in catalogs", "Remove it")
        return _SCALARS[node.tag](node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path) for item in node.value]
    return {_key(key, path): _plain(value, path) for key, value in _pairs(node, path)}
