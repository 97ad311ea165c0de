"""A child process for input that nobody has looked at: bounded memory, time, files and output; no environment.

The child runs one named function of ours over bytes from outside. Whatever the bytes bring it to do, the parent gets
a result or one `SandboxError`. Arguments go in pickled (the parent is trusted), the result comes back as JSON (the
child is not).
"""

from __future__ import annotations

import json
import os
import pickle
import selectors
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

KEPT_ENVIRONMENT = ("PATH", "LANG")
_BLOCK = 64 * 1024
_TAIL = 2000
"""How much of what the child printed an error message quotes."""
_BOOT = "import sys; sys.path[:] = sys.argv[2:]; from habeas.capture.{} import main; main(int(sys.argv[1]))"


class SandboxError(Exception):
    """The child failed; `kind` is the name of the exception it raised, empty where it was stopped or crashed."""

    def __init__(self, about: str, problem: str, kind: str = "") -> None:
        super().__init__(f"{about}: {problem}")
        self.problem = problem
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use."""

    memory_mb: int
    cpu_seconds: int
    output_mb: int
    wall_seconds: float


@dataclass(slots=True)
class _Traffic:
    """What goes to the child and what has come from it."""

    request: memoryview
    result: bytearray = field(default_factory=bytearray)
    printed: bytearray = field(default_factory=bytearray)


def run_in_child(
    function_path: str,
    *args: object,
    memory_mb: int = 1024,
    cpu_seconds: int = 60,
    output_mb: int = 64,
    wall_seconds: float | None = None,
    about: str = "",
) -> Any:
    """Run ``package.module:function`` with `args` in a child and return its result, which must be JSON.

    `wall_seconds` defaults to twice the processor's seconds and ten more; `about` is what an error names instead of the
    function, such as a file. The whole process group is killed at the end.
    """
    limits = Limits(memory_mb, cpu_seconds, output_mb, wall_seconds or 2 * cpu_seconds + 10)
    request = pickle.dumps({"function": function_path, "args": args, "limits": asdict(limits)})
    traffic = _Traffic(memoryview(request))
    stopped, code = _converse(traffic, limits)
    if stopped:
        raise SandboxError(about or function_path, stopped)
    if code != 0 and not traffic.result:
        raise SandboxError(about or function_path, crash(code, traffic.printed, limits))
    return result_of(about or function_path, traffic.result, limits)


def _converse(traffic: _Traffic, limits: Limits) -> tuple[str, int]:
    """Start the child, feed and hear it to its end; why it was stopped (empty if it was not) and its exit code."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as results:
        try:
            child = started("child", writing)
        finally:
            os.close(writing)
        with child:
            try:
                stopped = _hear(child, results.fileno(), traffic, limits)
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
    return stopped, child.returncode


def started(module: str, writing: int) -> subprocess.Popen[bytes]:
    """A child that runs `main` of a module of this room, which answers to the descriptor `writing`; in a session of its
    own, without our environment, and importing from where we do."""
    roots = [os.path.abspath(entry) for entry in sys.path if entry]
    environment = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-I", "-B", "-c", _BOOT.format(module), str(writing), *roots],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        pass_fds=(writing,), env=environment, start_new_session=True, cwd="/",
    )  # fmt: skip


def _hear(child: subprocess.Popen[bytes], results: int, traffic: _Traffic, limits: Limits) -> str:
    assert child.stdin and child.stdout
    sinks = {results: traffic.result, child.stdout.fileno(): traffic.printed}
    deadline = time.monotonic() + limits.wall_seconds
    with selectors.DefaultSelector() as selector:
        for descriptor in sinks:
            selector.register(descriptor, selectors.EVENT_READ)
        os.set_blocking(child.stdin.fileno(), False)
        selector.register(child.stdin, selectors.EVENT_WRITE)
        while selector.get_map():
            ended = _ended(child.pid)
            ready = selector.select(0 if ended else min(0.2, max(0.0, deadline - time.monotonic())))
            for key, _ in ready:
                _move(selector, key, traffic, sinks)
            if max(map(len, sinks.values())) > limits.output_mb * 1024 * 1024:
                return f"it put out more than {limits.output_mb} MB and was stopped"
            if time.monotonic() > deadline:
                return f"it took longer than {limits.wall_seconds:g} seconds and was stopped"
            if ended and not any(key.fd in sinks for key, _ in ready):
                break
    return ""


def _ended(pid: int) -> bool:
    """Whether the child has ended; it is not reaped yet, so that its process group cannot become another's.

    Where the system cannot tell (macOS before Python 3.13), the end of its pipes has to do.
    """
    if not hasattr(os, "waitid"):
        return False
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _move(
    selector: selectors.BaseSelector, key: selectors.SelectorKey, traffic: _Traffic, sinks: dict[int, bytearray]
) -> None:
    """Move one block in the direction in which `key` is ready."""
    if key.fd in sinks:
        block = os.read(key.fd, _BLOCK)
        sinks[key.fd].extend(block)
        done = not block
    else:
        done = _feed(key.fd, traffic)
    if done:
        selector.unregister(key.fileobj)
        if not isinstance(key.fileobj, int):
            key.fileobj.close()  # type: ignore[attr-defined]  # the child's standard input, which it reads to the end


def _feed(descriptor: int, traffic: _Traffic) -> bool:
    try:
        traffic.request = traffic.request[os.write(descriptor, traffic.request[:_BLOCK]) :]
    except BrokenPipeError:
        return True
    return not traffic.request


def result_of(about: str, data: bytes | bytearray, limits: Limits) -> Any:
    """The result in an answer; an exception of the child's function is raised as a `SandboxError` of that kind."""
    try:
        answer = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise SandboxError(about, f"its answer is not JSON ({error})") from None
    if not isinstance(answer, dict) or not ({"result"} == set(answer) or {"kind", "message"} == set(answer)):
        raise SandboxError(about, "its answer is neither a result nor an error")
    if "result" in answer:
        return answer["result"]
    kind, message = str(answer["kind"]), str(answer["message"])
    if kind == "MemoryError":
        message = f"it asked for more than {limits.memory_mb} MB of memory"
    raise SandboxError(about, message, kind)


def crash(code: int, printed: bytes | bytearray, limits: Limits) -> str:
    """How a child ended that did not answer, in words."""
    if code == -signal.SIGXCPU:
        return f"it used more than {limits.cpu_seconds} seconds of processor time and was stopped"
    said = printed[-_TAIL:].decode("utf-8", "replace").strip()
    ended = f"it was ended by {signal.Signals(-code).name}" if code < 0 else f"it ended with code {code}"
    return f"{ended}; it said: {said}" if said else ended
