"""A sandboxed child that is kept for many requests: starting one takes longer than reading a small file.

It is under the same limits as the child of a single request (`sandbox`), counted anew for each. One that breaks a limit
or crashes is killed with all it started, and the next request begins another; so is one that has held much memory,
which a process seldom gives back.
"""

from __future__ import annotations

import io
import os
import pickle
import selectors
import signal
import struct
import subprocess
import time
from contextlib import suppress
from typing import Any

from habeas.capture.sandbox import Limits, SandboxError, crash, result_of, started

LENGTH = struct.Struct(">Q")
"""What stands before each request and each answer: how many bytes it has."""
_BLOCK = 64 * 1024
_TAIL = 16 * 1024
"""How much is kept of what a child prints."""
_SPENT = 0.5
"""The share of the memory allowed at which a child is not asked again."""
_LEAVING = 1.0
"""Seconds that a child has to end once it has closed its answers."""


class Worker:
    """One kept child, begun with the first request. Not for several threads at a time."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._child: _Child | None = None

    def run(self, function_path: str, *args: object, about: str = "") -> Any:
        """Run ``package.module:function`` with `args` in the child; results and errors are those of `run_in_child`."""
        about = about or function_path
        child = self._child = self._child or _Child()
        stopped = child.converse(_framed({"function": function_path, "args": args, "limits": self.limits}), self.limits)
        if stopped or child.answer is None:
            self.close()
            raise SandboxError(about, stopped or crash(child.process.returncode, child.printed, self.limits))
        if child.held_mb() > _SPENT * self.limits.memory_mb:
            self.close()
        return result_of(about, child.answer, self.limits)

    def close(self) -> None:
        """End the child and all it started."""
        if self._child:
            self._child.end()
            self._child = None

    def kill(self) -> None:
        """End the child from another thread: the one that waits for its answer is told that it was ended."""
        if child := self._child:
            child.kill()


class _Child:
    """A running child and what has come from it."""

    def __init__(self) -> None:
        self.results, writing = os.pipe()
        try:
            self.process: subprocess.Popen[bytes] = started("worker_child", writing)
        finally:
            os.close(writing)
        assert self.process.stdin and self.process.stdout
        self.into, self.out = self.process.stdin.fileno(), self.process.stdout.fileno()
        os.set_blocking(self.into, False)
        self.printed = bytearray()
        self.answer: bytearray | None = None

    def converse(self, left_to_send: memoryview, limits: Limits) -> str:
        """Send a request and hear the answer. Why the child was stopped; empty where it answered or ended itself."""
        heard = bytearray()
        self.answer = None
        deadline = time.monotonic() + limits.wall_seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self.into, selectors.EVENT_WRITE)
            selector.register(self.out, selectors.EVENT_READ)
            selector.register(self.results, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select(max(0.0, deadline - time.monotonic())):
                    if key.fd == self.into:
                        left_to_send = self._send(left_to_send)
                    elif not self._hear(key.fd, heard):
                        selector.unregister(key.fd)
                    if key.fd == self.into and not left_to_send:
                        selector.unregister(self.into)
                if self.results not in selector.get_map():
                    return self._left()
                if _length(heard) > limits.output_mb * 1024 * 1024:
                    return f"it put out more than {limits.output_mb} MB and was stopped"
                if len(heard) >= LENGTH.size and len(heard) == LENGTH.size + _length(heard):
                    self.answer = heard[LENGTH.size :]
                    return ""
                if time.monotonic() > deadline:
                    return f"it took longer than {limits.wall_seconds:g} seconds and was stopped"

    def _send(self, data: memoryview) -> memoryview:
        """Send one block; what is left. A child that has ended shows where its answers end."""
        try:
            return data[os.write(self.into, data[:_BLOCK]) :]
        except BrokenPipeError:
            return data[len(data) :]

    def _hear(self, descriptor: int, heard: bytearray) -> bool:
        """Take in one block; false at the end. What is printed is kept to its tail."""
        block = os.read(descriptor, _BLOCK)
        if descriptor == self.results:
            heard.extend(block)
        else:
            self.printed.extend(block)
            del self.printed[:-_TAIL]
        return bool(block)

    def _left(self) -> str:
        """The child closed its answers: it has crashed, or it is stopped now."""
        try:
            self.process.wait(_LEAVING)
        except subprocess.TimeoutExpired:
            return "it stopped answering"
        os.set_blocking(self.out, False)
        with suppress(BlockingIOError):
            while self._hear(self.out, self.printed):
                pass  # its last words
        return ""

    def held_mb(self) -> float:
        """The most memory that the child has held, where the system tells it (Linux); 0 elsewhere."""
        with suppress(OSError), open(f"/proc/{self.process.pid}/status", encoding="utf-8", errors="replace") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def kill(self) -> None:
        """Kill the process group, unless the child is gone and its number may be another's."""
        with suppress(ProcessLookupError):
            if self.process.returncode is None:
                os.killpg(self.process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill the process group and close the pipes."""
        self.kill()
        with self.process:
            os.close(self.results)


def _framed(request: object) -> memoryview:
    """A request with its length before it, made in place: it may hold a large file."""
    buffer = io.BytesIO(bytes(LENGTH.size))
    buffer.seek(0, io.SEEK_END)
    pickle.dump(request, buffer)
    framed = buffer.getbuffer()
    framed[: LENGTH.size] = LENGTH.pack(len(framed) - LENGTH.size)
    return framed


def _length(heard: bytearray) -> int:
    """How many bytes an answer says it has."""
    return int(LENGTH.unpack_from(heard)[0]) if len(heard) >= LENGTH.size else 0
