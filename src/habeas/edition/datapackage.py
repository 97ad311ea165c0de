"""datapackage.json (Frictionless): every data file with its columns, its licence and its sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.edition.columns import Column, columns, key_of
from habeas.edition.schema import Row, SourceRow

Json = object

_TYPES = {"TEXT NOT NULL": "string", "REAL": "number", "INTEGER NOT NULL": "integer"}


@dataclass(frozen=True, slots=True)
class Resource:
    """One data file: where it lies in the folder, how much it holds, and what it rests on."""

    path: str
    title: str
    size: int
    sha256: str
    table: type[Row] | None = None
    header: Sequence[str] = ()
    """The columns, where it is no table of the edition."""
    sources: Sequence[str] = field(default=())
    """Keys of the sources of its rows."""


def datapackage(meta: Mapping[str, str], resources: Iterable[Resource], sources: Mapping[str, SourceRow]) -> str:
    """The text of ``datapackage.json``."""
    licence = _licence(meta.get("data_licence", ""))
    package = {
        "profile": "data-package",
        "name": "habeas-data",
        "title": meta.get("title", ""),
        "version": meta["id"],
        "licenses": [licence],
        "resources": [_resource(one, licence, sources) for one in resources],
    }
    if meta.get("base_url"):
        package["homepage"] = meta["base_url"]
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(one: Resource, licence: Json, sources: Mapping[str, SourceRow]) -> Mapping[str, Json]:
    tabular = one.path.endswith(".csv")
    said: dict[str, Json] = {
        "name": one.path.rpartition(".")[0].replace("/", "-").replace("_", "-").lower(),
        "path": one.path,
        "title": one.title,
        "profile": "tabular-data-resource" if tabular else "data-resource",
        "format": one.path.rpartition(".")[2],
        "mediatype": "text/csv" if tabular else "application/x-ndjson",
        "encoding": "utf-8",
        "bytes": one.size,
        "hash": f"sha256:{one.sha256}",
        "licenses": [licence],
    }
    if tabular:
        said["schema"] = _schema(one)
    named = [_source(sources[key]) for key in one.sources if key in sources]
    if named:
        said["sources"] = named
    return said


def _schema(one: Resource) -> Mapping[str, Json]:
    if one.table is None:
        return {"fields": [{"name": name, "type": "string"} for name in one.header], "missingValues": [""]}
    declared = [{"name": column.name, "type": _type(column)} for column in columns(one.table)]
    return {"fields": declared, "primaryKey": list(key_of(one.table)), "missingValues": [""]}


def _type(column: Column) -> str:
    return "boolean" if column.boolean else _TYPES[column.declaration]


def _licence(words: str) -> Mapping[str, str]:
    return {"name": words.replace(" ", "-"), "title": words}


def _source(row: SourceRow) -> Mapping[str, str]:
    return {"title": row.title or row.key, **({"path": row.url} if row.url else {})}
