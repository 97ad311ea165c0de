import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.capture import CaptureError, FileStore


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "captures")


def test_bytes_are_named_by_their_hash(store: FileStore) -> None:
    capture = store.put(b"page")
    assert (capture.sha256, capture.size) == (hashlib.sha256(b"page").hexdigest(), 4)
    assert store.read(capture.sha256) == b"page"
    assert capture.sha256 in store


def test_the_same_bytes_are_kept_once(store: FileStore) -> None:
    assert store.put(b"page") == store.put(b"page")
    assert sum(len(files) for _, _, files in os.walk(store.folder)) == 1


def test_captures_are_private(store: FileStore) -> None:
    path = store.path(store.put(b"page").sha256)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@given(data=st.binary(min_size=1, max_size=200), where=st.integers(min_value=0))
def test_a_flipped_byte_is_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes, where: int) -> None:
    store = FileStore(tmp_path_factory.mktemp("store"))
    sha256 = store.put(data).sha256
    changed = bytearray(data)
    changed[where % len(data)] ^= 1
    store.path(sha256).write_bytes(bytes(changed))
    with pytest.raises(CaptureError, match="have changed"):
        store.read(sha256)
    with pytest.raises(CaptureError, match="have changed"):
        store.open(sha256)
    store.put(data)
    assert store.read(sha256) == data


def test_a_missing_capture_is_named(store: FileStore) -> None:
    with pytest.raises(CaptureError, match="is not in"):
        store.open("0" * 64)


@pytest.mark.parametrize("name", ["", "../x", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_a_name_that_is_no_hash_never_becomes_a_path(store: FileStore, name: str) -> None:
    with pytest.raises(CaptureError, match="not a capture's name"):
        store.path(name)


def test_an_erased_capture_is_gone(store: FileStore) -> None:
    sha256 = store.put(b"page").sha256
    store.erase(sha256)
    store.erase(sha256)
    assert sha256 not in store


def test_put_again_syncs_again(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(b"page")
    synced: list[int] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        synced.append(descriptor)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    store.put(b"page")
    assert len(synced) == 3
