"""The child's side of the sandbox: takes its limits upon itself, runs one function, answers in JSON."""

from __future__ import annotations

import importlib
import json
import os
import pickle
import resource
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

OPEN_FILES = 64
"""Enough for Python, a catalog and a reader's own file; too few to be a nuisance."""


def main(answer_to: int) -> None:
    """Read the request from standard input and write the answer to the descriptor `answer_to`."""
    request = pickle.load(sys.stdin.buffer)  # from the parent, which is trusted
    answer = answered(request["function"], request["args"], request["limits"])
    with os.fdopen(answer_to, "wb") as file:
        file.write(answer)


def answered(function_path: str, args: Sequence[object], limits: Mapping[str, float] | None = None) -> bytes:
    """What a function returns, or the name and words of what it raised, as JSON; under `limits`, if any."""
    try:
        function = find(function_path)
        if limits:
            restrict(limits)
        text = json.dumps({"result": function(*args)}, allow_nan=False)
    except Exception as error:  # noqa: BLE001 - the parent raises it again, by name
        text = json.dumps({"kind": type(error).__name__, "message": str(error)[:10_000]})
    return text.encode()


def find(function_path: str) -> Callable[..., Any]:
    """The function that ``package.module:function`` names."""
    module, _, name = function_path.partition(":")
    found = getattr(importlib.import_module(module), name)
    if not callable(found):
        raise TypeError(f"{function_path} is not a function")
    return found  # type: ignore[no-any-return]  # checked just above


def restrict(limits: Mapping[str, float], last_second: int | None = None) -> None:
    """Set the limits of this process for good; at the soft limit of time it is told, at the hard one killed.

    The hard one is a second later, or the `last_second` given, for a process that may be given more time.
    """
    memory, seconds = int(limits["memory_mb"]) * 1024 * 1024, int(limits["cpu_seconds"])
    output = int(limits["output_mb"]) * 1024 * 1024
    for what, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 1 if last_second is None else last_second),
        (resource.RLIMIT_FSIZE, output, output),
        (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(what, (soft, hard))
