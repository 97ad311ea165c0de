"""A kept child's side: takes one request after the other, each with the limits upon it, and answers in JSON."""

from __future__ import annotations

import json
import os
import pickle
import resource
import sys
from typing import Any, BinaryIO

from habeas.capture.child import find, restrict
from habeas.capture.sandbox import Limits
from habeas.capture.worker import LENGTH


def main(answer_to: int) -> None:
    """Answer requests until standard input ends, which it does with the parent."""
    restricted = False
    with os.fdopen(answer_to, "wb") as answers:
        while request := _request(sys.stdin.buffer):
            limits: Limits = request["limits"]
            if not restricted:
                _restrict(limits)
                restricted = True
            _allow_seconds(limits.cpu_seconds)
            answer = _answer(request["function"], request["args"])
            answers.write(LENGTH.pack(len(answer)) + answer)
            answers.flush()


def _request(requests: BinaryIO) -> dict[str, Any] | None:
    head = requests.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    request: dict[str, Any] = pickle.loads(requests.read(LENGTH.unpack(head)[0]))  # from the parent, which is trusted
    return request


def _answer(function: str, args: tuple[object, ...]) -> bytes:
    try:
        text = json.dumps({"result": find(function)(*args)}, allow_nan=False)
    except Exception as error:  # noqa: BLE001 - the parent raises it again, by name
        text = json.dumps({"kind": type(error).__name__, "message": str(error)[:10_000]})
    return text.encode()


def _restrict(limits: Limits) -> None:
    """The limits that hold for good; seconds are counted for each request."""
    forever = resource.getrlimit(resource.RLIMIT_CPU)[1]
    restrict({"memory_mb": limits.memory_mb, "cpu_seconds": limits.cpu_seconds, "output_mb": limits.output_mb}, forever)


def _allow_seconds(seconds: int) -> None:
    """At so many seconds of processor time from now the system ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
