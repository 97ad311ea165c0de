"""What a redaction erased is not kept again."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.capture import FileStore
from habeas.ledger import redactions
from habeas.ledger.home import Home
from habeas.ledger.kept_files import keep
from habeas.ledger.redactions import Redaction

PAGE = b"a page that names somebody"
NAME = FileStore.name(PAGE)
LISTED = Redaction(kind="observation", id=1, fingerprint="f", texts=(), captures=(NAME,))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    made.create()
    return made


def test_what_came_in_is_kept(home: Home) -> None:
    assert keep(home, PAGE) == NAME
    assert FileStore(home.files).read(NAME) == PAGE


def test_what_was_redacted_is_not_kept_again(home: Home) -> None:
    redactions.add(home, [LISTED])
    assert keep(home, PAGE) == NAME
    assert NAME not in FileStore(home.files)


def test_nor_is_what_is_redacted_at_this_moment(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    real = FileStore.put

    def then_redacted(store: FileStore, data: bytes) -> object:
        store.erase(NAME)
        redactions.add(home, [LISTED])
        return real(store, data)

    monkeypatch.setattr(FileStore, "put", then_redacted)
    keep(home, PAGE)
    assert NAME not in FileStore(home.files)
