"""Reading a page from outside in a child process with limits, so that no page can take the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from habeas.intake.page.errors import PageError
from habeas.intake.page.reading import PageReading

CHILD = "habeas.intake.page.child:read"
"""The reader as a child runs it."""
CPU_SECONDS = 30
"""A real page takes a third of a second."""


class Runner(Protocol):
    """Runs a named function of ours in a child process: `habeas.capture.run_in_child`."""

    def __call__(self, function_path: str, /, *args: object, about: str, cpu_seconds: int) -> Any:
        """The function's result; `about` is what an error names."""


def read_page_safely(
    data: bytes, *, name: str, run: Runner, country: str | None = None, catalog_folder: Path | None = None
) -> PageReading:
    """Read a saved page in a child that `run` starts. What the page gets wrong is a `PageError`, as in `read_page`.

    What the child gets wrong (time, memory, a crash) is the runner's own error; it names the file too.
    `catalog_folder` is the observatory's own catalog, laid over the built-in one.
    """
    folder = str(catalog_folder.resolve()) if catalog_folder else None
    answer = run(CHILD, data, name, country, folder, about=name, cpu_seconds=CPU_SECONDS)
    if "problem" in answer:
        raise PageError(name, answer["problem"], answer["fix"])
    return PageReading.from_json(answer["reading"], answer["notices"])
