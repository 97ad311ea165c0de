"""A whole edition, damaged at random in every way there is: verify finds each and names it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.fixtures.world import EDITION

from habeas.edition import manifest
from habeas.edition.verify import verify

Damage = Callable[[Path, list[str], random.Random], set[str]]
"""Does one thing to an edition, to files that it takes off the list, and says which paths verify has to name."""


def flip(directory: Path, files: list[str], chance: random.Random) -> set[str]:
    path = files.pop()
    data = bytearray((directory / path).read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    write(directory / path, bytes(data))
    return {path}


def truncate(directory: Path, files: list[str], chance: random.Random) -> set[str]:
    path = files.pop()
    data = (directory / path).read_bytes()
    write(directory / path, data[: chance.randrange(len(data))])
    return {path}


def append(directory: Path, files: list[str], chance: random.Random) -> set[str]:
    path = files.pop()
    write(directory / path, (directory / path).read_bytes() + chance.choice([b"\n", b"\0", b" ", b"more"]))
    return {path}


def remove(directory: Path, files: list[str], _chance: random.Random) -> set[str]:
    path = files.pop()
    (directory / path).unlink()
    return {path}


def add(directory: Path, files: list[str], chance: random.Random) -> set[str]:
    folder = (directory / files.pop()).parent
    path = folder / chance.choice(["new.html", "index.html.gz", ".hidden", "search.sqlite-journal"])
    path.write_bytes(chance.choice([b"", b"more"]))
    return {path.relative_to(directory).as_posix()}


def swap(directory: Path, files: list[str], _chance: random.Random) -> set[str]:
    one, other = files.pop(), files.pop()
    first, second = (directory / one).read_bytes(), (directory / other).read_bytes()
    write(directory / one, second)
    write(directory / other, first)
    return {one, other} if first != second else set()


def link(directory: Path, files: list[str], chance: random.Random) -> set[str]:
    """A file becomes a link, to its own content elsewhere or to another file; or a link is added."""
    path, target = directory / files.pop(), directory / files.pop()
    if chance.random() < 0.3:
        path = path.parent / "link"
    else:
        if chance.random() < 0.5:
            target = directory.parent / f"elsewhere-{len(files)}"
            target.write_bytes(path.read_bytes())
        path.unlink()
    path.symlink_to(target)
    return {path.relative_to(directory).as_posix()}


def link_folder(directory: Path, files: list[str], _chance: random.Random) -> set[str]:
    """A folder becomes a link to its own content elsewhere."""
    folder = (directory / next(path for path in reversed(files) if path.count("/") > 1)).parent
    elsewhere = directory.parent / f"elsewhere-{len(files)}"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    inside = folder.relative_to(directory).as_posix()
    files[:] = [path for path in files if not path.startswith(inside + "/")]
    return {inside}


DAMAGES: list[Damage] = [flip, truncate, append, remove, add, swap, link, link_folder]
TIMES = 5


def of_the_manifest(data: bytes, chance: random.Random) -> bytes:
    """A line of it is gone, doubled or says something else; a bit is flipped; the end is gone, or more stands there."""
    lines = data.splitlines(keepends=True)
    place, byte = chance.randrange(len(lines)), chance.randrange(len(data))
    without, doubled, other = lines.copy(), lines.copy(), lines.copy()
    without[place], doubled[place] = b"", lines[place] * 2
    other[place] = lines[place].translate(bytes.maketrans(b"0123456789", b"1234567890"))
    flipped = data[:byte] + bytes([data[byte] ^ 1 << chance.randrange(8)]) + data[byte + 1 :]
    return chance.choice([b"".join(without), b"".join(doubled), b"".join(other), flipped, data[:byte], data + b"\n"])


def write(path: Path, data: bytes) -> None:
    """A new file under the name: the copy shares its files with the original."""
    path.unlink()
    path.write_bytes(data)


@pytest.fixture
def copy(world: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the world's edition to damage; the original stays whole."""
    original = world / "editions" / EDITION
    yield Path(shutil.copytree(original, tmp_path / EDITION, copy_function=os.link))
    assert verify(original) == []


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_any_damage_is_found_and_named_and_nothing_else(copy: Path, damage: Damage) -> None:
    assert verify(copy) == []
    chance = random.Random(damage.__name__)
    listed = list(manifest.read(copy).files)
    files = chance.sample(listed, len(listed))
    to_name: set[str] = set()
    for _ in range(TIMES):
        to_name |= damage(copy, files, chance)
    found = {problem.path for problem in verify(copy)}
    assert to_name <= found
    assert not found - to_name or damage is link_folder, "what lies behind the link is named besides"


def test_any_change_of_the_manifest_is_found_and_named(copy: Path) -> None:
    chance = random.Random("manifest")
    before = (copy / manifest.NAME).read_bytes()
    for _ in range(50 * TIMES):
        after = of_the_manifest(before, chance)
        write(copy / manifest.NAME, after)
        if after != before:
            assert {problem.path for problem in verify(copy)} == {manifest.NAME}
    (copy / manifest.NAME).unlink()
    assert {problem.path for problem in verify(copy)} == {manifest.NAME}
