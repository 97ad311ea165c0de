"""What an edition is made from besides statements: settings, own words, the catalog, and the software that made it.

Written down with every edition, so that it can be built again after any of them has changed.
"""

from __future__ import annotations

import json
import platform
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import habeas
from habeas.capture.store import CaptureError, FileStore
from habeas.catalog.carried import NAME as CATALOG
from habeas.catalog.carried import carry
from habeas.catalog.load import build
from habeas.catalog.model import Catalog
from habeas.edition.reader import Edition, EditionError
from habeas.edition.schema import PageTextRow
from habeas.ledger import connection
from habeas.ledger.home import Home
from habeas.publish.errors import PublishError

FORMAT = 1
"""Of the file; it grows when a field changes its meaning."""
PAGE_ENDING = ".md"
SOFTWARE = f"habeas {habeas.__version__}"
"""What an edition says made it."""
OF_THE_EDITION = frozenset({"id", "previous", "format", "catalog"})
"""Facts of an edition that are no setting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedInputs:
    """Settings as the edition's facts have them (`software` among them), own words, and the catalog it carries."""

    meta: Mapping[str, str]
    pages: tuple[PageTextRow, ...]
    carried: bytes
    tools: Mapping[str, str] = field(default_factory=dict)
    """Versions of what else decides over bytes. Empty where nobody wrote them down."""

    def to_bytes(self) -> bytes:
        """Its one written form."""
        said = {
            "format": FORMAT,
            "meta": dict(self.meta),
            "pages": [asdict(page) for page in self.pages],
            "catalog": self.carried.decode(),
            "tools": dict(self.tools),
        }
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> RecordedInputs:
        """Read it back."""
        said: dict[str, Any] = json.loads(data)
        if said["format"] != FORMAT:
            fix = "Build the edition with a newer habeas."
            raise PublishError(f"an edition's inputs have format {said['format']}", "files", fix)
        return cls(
            meta=said["meta"],
            pages=tuple(PageTextRow(**page) for page in said["pages"]),
            carried=said["catalog"].encode(),
            tools=said["tools"],
        )

    @property
    def catalog(self) -> Catalog:
        """The catalog that is carried, built."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, CATALOG)
            path.write_bytes(self.carried)
            return build(path)


def present(home: Home) -> RecordedInputs:
    """What an edition would be made from now."""
    return RecordedInputs(
        meta=_settings(home),
        pages=tuple(_pages(home)),
        carried=carry(home.catalog if any(home.catalog.glob("*.yaml")) else None),
        tools=tools(),
    )


def keep(home: Home, inputs: RecordedInputs) -> str:
    """Put them in the file store; the result is the name under which they lie there."""
    return FileStore(home.files).put(inputs.to_bytes()).sha256


def of(home: Home, edition_id: str, name: str) -> RecordedInputs:
    """Those of a recorded edition. One of before they were written down tells them itself while it is kept; of one that
    is gone nobody knows them, and today's are taken."""
    if name:
        try:
            return RecordedInputs.from_bytes(FileStore(home.files).read(name))
        except CaptureError as error:
            raise PublishError(f"edition {edition_id} cannot be built again", str(home.files), str(error)) from error
    return _told_by(home.editions / edition_id) or present(home)


def catalog_of(home: Home, inputs: RecordedInputs) -> Catalog:
    """The catalog of some inputs; today's is at hand already."""
    today = carry(home.catalog if any(home.catalog.glob("*.yaml")) else None)
    return connection.current_catalog() if inputs.carried == today else inputs.catalog


def tools() -> Mapping[str, str]:
    """Versions of what decides over bytes besides habeas itself."""
    return {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **{name: version(name) for name in ("brotli", "jinja2", "babel")},
    }


def differences(inputs: RecordedInputs) -> list[str]:
    """In which software differs from what made the edition, so that its bytes may: ``sqlite 3.40.1, now 3.46.0``."""
    then = {"habeas": inputs.meta.get("software", "").removeprefix("habeas "), **inputs.tools}
    now = {"habeas": habeas.__version__, **tools()}
    return [f"{name} {then[name]}, now {now.get(name, 'none')}" for name in then if then[name] != now.get(name)]


def _told_by(directory: Path) -> RecordedInputs | None:
    try:
        with Edition.open(directory) as edition:
            meta = {key: value for key, value in edition.meta.items() if key not in OF_THE_EDITION}
            pages = tuple(edition.rows(PageTextRow))
        return RecordedInputs(meta=meta, pages=pages, carried=(directory / CATALOG).read_bytes())
    except (EditionError, FileNotFoundError):
        return None


def _settings(home: Home) -> dict[str, str]:
    options = home.options()
    return {
        "title": options.title,
        "base_url": options.base_url,
        "contact_mail": options.contact_mail,
        "data_licence": options.data_licence,
        "languages": " ".join(options.languages),
        "software": SOFTWARE,
    }


def _pages(home: Home) -> Iterable[PageTextRow]:
    """The observatory's own words: ``about.md`` in the default language, ``about.ru.md`` in another."""
    default = home.options().languages[0]
    for path in sorted(home.pages.glob(f"*{PAGE_ENDING}")):
        page, _, language = path.name.removesuffix(PAGE_ENDING).partition(".")
        yield PageTextRow(page=page, language=language or default, text=path.read_text(encoding="utf-8"))
