"""One publish at a time: whoever changes the folder of editions holds its lock."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.publish.errors import PublishError

LOCK = ".publishing"


@contextmanager
def publishing_alone(editions: Path) -> Iterator[None]:
    """Hold the lock of publishing; another run that holds it is an error, not a wait."""
    with (editions / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishError(
                "another publish is running", str(editions), "Wait for it to end, then publish again."
            ) from error
        yield
