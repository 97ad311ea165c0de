"""The archive: what goes in comes out, any tar reads it, and no byte of it may change."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.keeping.backup.archive import LIST, SEAL, Member, Writer, read_list, unpack
from habeas.keeping.backup.errors import RefusedBackup

NAMES = st.text(st.characters(categories=["L", "N"], include_characters=" .-_"), min_size=1, max_size=150)
CONTENTS = st.dictionaries(
    NAMES.filter(lambda name: name not in (LIST, SEAL, ".", "..")), st.binary(max_size=1500), max_size=6
)


def written(contents: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    file = io.BytesIO()
    writer = Writer(file)
    for path, content in contents.items():
        writer.add(path, iter([content[:700], content[700:]]))
    for path, to in (links or {}).items():
        writer.link(path, to)
    writer.finish({"software": "habeas test"})
    return file.getvalue()


def read(archive: bytes) -> dict[str, bytes | str]:
    file, found = io.BytesIO(archive), dict[str, bytes | str]()

    def take(member: Member, pieces: Iterator[bytes]) -> None:
        found[member.path] = member.link or b"".join(pieces)

    unpack(file, read_list(file, "b"), "b", take)
    return found


@given(CONTENTS)
def test_what_goes_in_comes_out(contents: dict[str, bytes]) -> None:
    assert read(written(contents)) == contents


@given(CONTENTS)
def test_any_tar_reads_it(contents: dict[str, bytes]) -> None:
    with tarfile.open(fileobj=io.BytesIO(written(contents)), mode="r:") as tar:
        found = {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]
    assert {name: found[name] for name in contents} == contents
    assert list(found)[len(contents) :] == [LIST, SEAL]


def test_the_same_file_under_two_names_is_kept_once() -> None:
    archive = written({"a/one": b"x" * 4000}, {"b/one": "a/one"})
    assert read(archive) == {"a/one": b"x" * 4000, "b/one": "a/one"}
    assert archive.count(b"x" * 4000) == 1
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:") as tar:
        assert tar.extractfile("b/one").read() == b"x" * 4000  # type: ignore[union-attr]


def test_every_single_byte_counts() -> None:
    long = "a" * 120  # a name that has a header of its own
    archive = written({"one": b"content", long: b"y" * 513, "empty": b""}, {"again": "one"})
    unnamed = []
    for place in range(len(archive)):
        flipped = bytearray(archive)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(RefusedBackup) as refused:
            read(bytes(flipped))
        if not refused.value.where.startswith("b, "):
            unnamed.append(place)
    assert not unnamed, "each names the member"


@settings(max_examples=60)
@given(st.integers(0, 4000))
def test_a_backup_that_was_cut_short_is_refused(length: int) -> None:
    archive = written({"one": b"content", "two": b"z" * 600})
    with pytest.raises(RefusedBackup, match="cut short"):
        read(archive[: min(length, len(archive) - 1)])


def test_bytes_between_the_members_and_the_list_are_refused() -> None:
    archive = written({"one": b"content"})
    with pytest.raises(RefusedBackup, match="added or taken away"):
        read(archive[:1024] + bytes(512) + archive[1024:])
    with pytest.raises(RefusedBackup, match="cut short or changed at its end"):
        read(archive + bytes(512))


def test_going_back_forgets_what_came_since() -> None:
    file = io.BytesIO()
    writer = Writer(file)
    writer.add("one", iter([b"1"]))
    mark = writer.mark()
    writer.add("two", iter([b"2" * 5000]))
    writer.go_back(mark)
    writer.add("three", iter([b"3"]))
    writer.finish({})
    assert read(file.getvalue()) == {"one": b"1", "three": b"3"}


def test_a_later_format_is_named() -> None:
    file = io.BytesIO()
    writer = Writer(file)
    writer.finish({"format": 9})
    with pytest.raises(RefusedBackup, match="format 9, this habeas reads 1"):
        read(file.getvalue())
