"""Many documents read side by side, each in a sandboxed child: what `read` and `import document` have in common.

The work goes through a `concurrent.futures.Executor`. Ours is a pool whose threads each keep a child process; another,
such as that of a Dask cluster, runs the same function on its own machines.
"""

from __future__ import annotations

import os
import stat
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.capture import Limits, SandboxError, Worker
from habeas.capture.forks import processors
from habeas.intake.document.child import CHILD
from habeas.intake.document.reading import DocumentReading

LIMITS = Limits(memory_mb=400, cpu_seconds=6, output_mb=64, wall_seconds=8)
"""A report of a hundred pages takes a fifth of a second. Whatever a file does, its reading ends within ten seconds, the
start of the command and of a child included, and within 512 MiB, what the command itself holds included."""
LARGEST = 32 * 1024 * 1024
"""Bytes of a file that is opened at all; the largest UN documents, with their pictures, have some twenty million."""
AHEAD = 4
"""Files for each reader that wait in memory, so that none is ever idle…"""
AHEAD_BYTES = 64 * 1024 * 1024
"""… as long as they have no more than so many bytes together."""

_HERE = threading.local()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: a reading, or what was wrong with it and what to do. `data` are its bytes, where asked."""

    file: str
    reading: DocumentReading | None = None
    problem: str = ""
    fix: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Folders:
    """An observatory's own catalog and lexicons, where it has them; on other hosts they must be at the same place."""

    catalog: str | None = None
    lexicons: str | None = None

    @classmethod
    def of(cls, home: str) -> Folders:
        """Those of the observatory in a folder, which need not be one."""
        folders = (Path(home).absolute() / name for name in ("catalog", "lexicon"))
        return cls(*(str(one) if any(one.glob("*.yaml")) else None for one in folders))


@contextmanager
def pool() -> Iterator[Executor]:
    """The pool of this machine, a child for each of its processors; all of them end with it, whatever happens."""
    children: list[Worker] = []

    def begin() -> None:
        _HERE.worker = Worker(LIMITS)
        children.append(_HERE.worker)

    executor = ThreadPoolExecutor(processors(), "reader", begin)
    try:
        yield executor
    except BaseException:
        for child in children:
            child.kill()  # whoever waits for one is told
        raise
    finally:
        executor.shutdown(cancel_futures=True)
        for child in children:
            child.close()


def outcomes(
    paths: Sequence[Path], executor: Executor, folders: Folders, *, readers: int, keep: bool = False
) -> Iterator[Outcome]:
    """Read every file and tell what came of it, in the order of the files; some are read ahead of what is told."""
    ahead: deque[tuple[Future[Mapping[str, Any]] | Outcome, str, bytes]] = deque()
    for path in paths:
        name = shown(path)
        opened = _opened(path, name)
        if isinstance(opened, Outcome):
            ahead.append((opened, name, b""))
        else:
            ahead.append((executor.submit(read_one, opened, name, folders), name, opened))
        while ahead and (len(ahead) > AHEAD * readers or sum(len(one[2]) for one in ahead) > AHEAD_BYTES):
            yield _told(*ahead.popleft(), keep=keep)
    while ahead:
        yield _told(*ahead.popleft(), keep=keep)


def read_one(data: bytes, name: str, folders: Folders) -> dict[str, Any]:
    """Read one document in the child that this thread keeps; the same on every executor.

    What went wrong is part of the answer, as the child tells it.
    """
    try:
        answer: dict[str, Any] = _mine().run(CHILD, data, name, folders.catalog, folders.lexicons, about=name)
    except SandboxError as error:
        return {"problem": _problem(error), "fix": _fix(error)}
    return answer


def shown(path: Path) -> str:
    """A file's name as it can be printed: bytes that are no text and characters that steer a terminal are replaced."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(one if one.isprintable() else "\ufffd" for one in text)


def _mine() -> Worker:
    """The child that this thread keeps. On another host's machine nobody began it; it ends with that process."""
    if not hasattr(_HERE, "worker"):
        _HERE.worker = Worker(LIMITS)
    found: Worker = _HERE.worker
    return found


def _opened(path: Path, name: str) -> bytes | Outcome:
    """A file's bytes, or why it is not opened. Devices and pipes are not: they may never end."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return Outcome(name, problem="is a folder", fix="Name the files in it, such as FOLDER/*.pdf")
        if not stat.S_ISREG(found.st_mode):
            return Outcome(name, problem="is no file but a device or pipe", fix="Save what it gives in a file first")
        if found.st_size > LARGEST:
            size = f"{found.st_size / 1024 / 1024:.0f} MB"
            return Outcome(name, problem=f"has {size}, more than any UN document", fix="Give the document alone")
        return path.read_bytes()
    except (OSError, ValueError) as error:  # the latter of a name that no file can have
        said = error.strerror if isinstance(error, OSError) else str(error)
        return Outcome(name, problem=f"cannot be read: {said}", fix="Check the name and the rights")


def _told(found: Future[Mapping[str, Any]] | Outcome, name: str, data: bytes, *, keep: bool) -> Outcome:
    if isinstance(found, Outcome):
        return found
    error = found.exception()
    if error is not None and not type(error).__module__.startswith("distributed"):
        raise error  # a fault of habeas
    if error is not None:
        said = f"the machine that read it was lost ({type(error).__name__})"
        return Outcome(name, problem=said, fix="Read it again, without --engine dask if it is lost again")
    answer = found.result()
    if "problem" in answer:
        return Outcome(name, problem=str(answer["problem"]), fix=str(answer["fix"]))
    return Outcome(name, DocumentReading.from_child_json(answer["reading"]), data=data if keep else b"")


def _problem(error: SandboxError) -> str:
    """What the child came to grief over; a library that gets no memory ends its process without a word."""
    ended = " (as it is where its memory does not suffice)" if "ended by SIG" in error.problem else ""
    return f"could not be read: {error.problem}{ended}"


def _fix(error: SandboxError) -> str:
    if error.kind and error.kind != "MemoryError":
        return "This is a fault of habeas: please report it with the file"
    return "No UN document needs as much: look at the file, or give it in parts or as text"
