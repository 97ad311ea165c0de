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
    reader = _Nodes(path)
    node = reader.compose()
    if node is None:
        return []
    entries: list[RawEntry] = []
    for kind_node, keys_node in reader.pairs(node):
        kind = reader.key(kind_node)
        for key_node, entry_node in reader.pairs(keys_node, kind):
            where = reader.where(key_node, kind, reader.key(key_node))
            entries.append(RawEntry(kind, where.key, reader.plain(entry_node), where))
    return entries


class _Nodes:
    """The nodes of one file, turned into plain values."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: set[int] = set()

    def compose(self) -> Any:
        """The root node, None for an empty file."""
        loader = _StrictLoader(self._path.read_bytes())
        try:
            return loader.get_single_node()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = Where(self._path, mark.line + 1 if mark else None)
            problem = str(getattr(error, "problem", None) or error)
            raise CatalogError(where, f"this is not YAML: {problem}", "Correct the line") from error
        finally:
            loader.dispose()

    def pairs(self, node: Any, kind: str = "") -> list[tuple[Any, Any]]:
        """The pairs of a mapping node, refused where a key stands twice."""
        if not isinstance(node, yaml.MappingNode):
            fix = "Write `name:` and indent what it holds"
            raise CatalogError(self.where(node, kind), "a mapping of names to entries is expected", fix)
        self._first_time(node)
        seen: dict[str, int] = {}
        for key_node, _ in node.value:
            key, line = self.key(key_node), key_node.start_mark.line + 1
            if key in seen:
                problem = f"{key!r} stands here twice, first in line {seen[key]}"
                raise CatalogError(self.where(key_node, kind, key), problem, "Remove one of the two")
            seen[key] = line
        return list(node.value)

    def key(self, node: Any) -> str:
        """The words of a key."""
        if not isinstance(node, yaml.ScalarNode):
            raise CatalogError(self.where(node), "a name must be a word", "Write a plain word")
        return str(node.value)

    def plain(self, node: Any) -> object:
        """The plain Python value of a node; the keys of mappings are always strings."""
        if isinstance(node, yaml.ScalarNode):
            if node.tag not in _SCALARS:
                raise CatalogError(self.where(node), f"the tag {node.tag!r} is not used in catalogs", "Remove it")
            return _SCALARS[node.tag](node.value)
        if isinstance(node, yaml.SequenceNode):
            self._first_time(node)
            return [self.plain(item) for item in node.value]
        return {self.key(key): self.plain(value) for key, value in self.pairs(node)}

    def where(self, node: Any, kind: str = "", key: str = "") -> Where:
        """Where a node stands."""
        return Where(self._path, node.start_mark.line + 1, kind, key)

    def _first_time(self, node: Any) -> None:
        """Refuse a node that is met again: it is an anchor's, and an anchor may even hold itself."""
        if id(node) in self._seen:
            raise CatalogError(self.where(node), "anchors (&) and aliases (*) are not used in catalogs", "Write it out")
        self._seen.add(id(node))
