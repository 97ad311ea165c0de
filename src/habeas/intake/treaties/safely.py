"""Reading a list from outside in a child process with limits, so that no file can take the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from habeas.catalog import load
from habeas.intake.treaties.errors import TreatyListError
from habeas.intake.treaties.reader import read_treaties
from habeas.intake.treaties.reading import TreatyReading
from habeas.values import Json

CHILD = "habeas.intake.treaties.safely:read_as_json"
"""The reader as a child runs it."""
CPU_SECONDS = 9
"""The longest real list takes one."""
MEMORY_MB = 512
"""It takes a fifth of that."""


class Runner(Protocol):
    """Runs a named function of ours in a child process: `habeas.capture.run_in_child`."""

    def __call__(self, function_path: str, /, *args: object, about: str, cpu_seconds: int, memory_mb: int) -> Any:
        """The function's result; `about` is what an error names."""


def read_as_json(
    data: bytes, name: str, instrument: str | None, as_of: str, catalog_folder: str | None
) -> dict[str, Json]:
    """Read one list; what stops the reading is part of the answer, so that its words survive the way back."""
    catalog = load(Path(catalog_folder) if catalog_folder else None)
    try:
        reading = read_treaties(data, name=name, catalog=catalog, instrument=instrument, as_of=as_of)
    except TreatyListError as error:
        return {"problem": error.problem, "fix": error.fix}
    return {"reading": reading.to_json()}


def read_treaties_safely(
    data: bytes,
    *,
    name: str,
    run: Runner,
    instrument: str | None = None,
    as_of: str = "",
    catalog_folder: Path | None = None,
) -> TreatyReading:
    """Read a list in a child that `run` starts. What the file gets wrong is a `TreatyListError`, as in `read_treaties`.

    What the child gets wrong (time, memory, a crash) is the runner's own error; it names the file too.
    """
    folder = str(catalog_folder.resolve()) if catalog_folder else None
    answer = run(CHILD, data, name, instrument, as_of, folder, about=name, cpu_seconds=CPU_SECONDS, memory_mb=MEMORY_MB)
    if "problem" in answer:
        raise TreatyListError(name, answer["problem"], answer["fix"])
    return TreatyReading.from_json(answer["reading"])
