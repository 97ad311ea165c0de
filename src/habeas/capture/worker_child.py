"""A kept child's side: takes one request after the other, each with the limits upon it, and answers in JSON."""

from __future__ import annotations

import os
import pickle
import resource
import sys
from typing import Any, BinaryIO

from habeas.capture.child import answered, restrict
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
            answer = answered(request["function"], request["args"])
            answers.write(LENGTH.pack(len(answer)) + answer)
            answers.flush()


def _request(requests: BinaryIO) -> dict[str, Any] | None:
    head = requests.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    request: dict[str, Any] = pickle.loads(requests.read(LENGTH.unpack(head)[0]))  # from the parent, which is trusted
    return request


def _restrict(limits: Limits) -> None:
    """The limits that hold for good; seconds are counted for each request."""
    forever = resource.getrlimit(resource.RLIMIT_CPU)[1]
    restrict({"memory_mb": limits.memory_mb, "cpu_seconds": limits.cpu_seconds, "output_mb": limits.output_mb}, forever)


def _allow_seconds(seconds: int) -> None:
    """At so many seconds of processor time from now the system ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
