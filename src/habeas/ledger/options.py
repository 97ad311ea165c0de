"""The settings of an observatory, declared once: name, default, help. ``habeas.toml`` follows this table."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from dataclasses import field as setting
from pathlib import Path

from habeas.ledger.errors import LedgerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person may set. The type of a setting is the type of its default; its help stands in its metadata."""

    title: str = setting(
        default="Immigration detention observatory",
        metadata={"help": "The observatory's name, at the head of every page."},
    )
    base_url: str = setting(
        default="",
        metadata={"help": "Where the public site will be found, such as https://example.org; for permanent links."},
    )
    contact_mail: str = setting(default="", metadata={"help": "Where readers report an error; empty shows no address."})
    data_licence: str = setting(default="CC BY 4.0", metadata={"help": "The licence of the data, named in every file."})
    languages: tuple[str, ...] = setting(
        default=("en",), metadata={"help": "Languages of the pages (BCP 47); the first is the default one."}
    )
    database: str = setting(
        default="sqlite",
        metadata={"help": "sqlite (a file in this folder), or postgresql://user:password@host:port/name."},
    )
    require_four_eyes: bool = setting(
        default=False,
        metadata={"help": "Nobody decides on what they stated themselves, and imports are never accepted at once."},
    )


def read(path: Path) -> Options:
    """The settings in a file; an unknown name or a wrong type is an error, never ignored."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LedgerError(
            f"is not TOML: {error}", str(path), "Correct it, or move it away and run habeas init."
        ) from error
    return _checked(found, path)


def written(options: Options) -> bytes:
    """A settings file with every setting, its help above it."""
    lines = ["# The settings of this observatory. Read anew by every command.", ""]
    for one in fields(Options):
        lines += [f"# {one.metadata['help']}", f"{one.name} = {_toml(getattr(options, one.name))}", ""]
    return "\n".join(lines).encode()


def _checked(found: Mapping[str, object], path: Path) -> Options:
    known = {one.name: one.default for one in fields(Options)}
    values: dict[str, object] = {}
    for name, value in found.items():
        if name not in known:
            raise LedgerError(f"{name} is not a setting", str(path), f"The settings are {', '.join(known)}.")
        if isinstance(known[name], tuple):
            if not isinstance(value, list) or not value or not all(isinstance(item, str) for item in value):
                raise LedgerError(f"{name} must be a list of words", str(path), f'Write {name} = ["en"].')
            value = tuple(value)
        elif type(value) is not type(known[name]):
            raise LedgerError(f"{name} must be like {_toml(known[name])}", str(path), "Correct the line.")
        values[name] = value
    return Options(**values)  # type: ignore[arg-type]  # each was compared with the type of its default above


def _toml(value: object) -> str:
    """JSON's form of words, lists of words, true and false is also TOML's."""
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
