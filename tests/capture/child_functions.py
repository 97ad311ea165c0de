"""What the tests of the sandbox run in a child."""

import os
import signal
import sys
import time


def add(first: int, second: int) -> int:
    return first + second


def size(data: bytes) -> int:
    return len(data)


def environment() -> list[str]:
    return sorted(os.environ)


def refuse() -> None:
    raise ValueError("no such page")


def not_json() -> object:
    return {1, 2}


def allocate() -> int:
    return len(bytearray(4 * 1024**3))


def loop() -> None:
    while True:
        pass


def sleep() -> None:
    time.sleep(600)


def shout() -> None:
    while True:
        sys.stdout.write("x" * 100_000)


def answer_much() -> str:
    return "x" * 5_000_000


def fill_disk(path: str) -> None:
    with open(path, "wb") as file:
        for _ in range(100):
            file.write(b"x" * 1_000_000)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    print("goodbye")
    sys.stdout.flush()
    os._exit(3)


def leave_a_grandchild(path: str) -> str:
    """Forks a process that keeps the pipes open and would write `path` later."""
    if os.fork() == 0:
        time.sleep(3)
        with open(path, "w") as file:
            file.write("still here")
        os._exit(0)
    return "done"


def many_files() -> int:
    return len([open(os.devnull) for _ in range(500)])


def loop_over(*anything: object) -> None:
    while True:
        pass


def process() -> int:
    return os.getpid()


def hold(megabytes: int) -> int:
    return len(bytearray(megabytes * 1024 * 1024))


def burn(seconds: float) -> float:
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass
    return seconds


def chat() -> str:
    print("x" * 500_000)
    return "done"
