"""A finished page: habeas's server against granian's ASGI answering the same bytes and headers.

Each round loads one server, then the other, with ``wrk``; the figure is the median of the rounds' ratios.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

PATH = "/countries/kazakhstan/"
EDITION = "2026-11-24"
ROUNDS, SECONDS, CONNECTIONS = 5, 4, 32
SIZES = (("8 KB brotli", "br", 8_000), ("60 KB plain", "identity", 60_000))


def main() -> None:
    """Measure and print."""
    print("habeas against granian ASGI answering the same bytes and headers (limit: at least 0.8)")
    for name, ratio, seen in run():
        print(f"  {name}: {ratio:.2f} ({seen})", flush=True)


def run() -> list[tuple[str, float, str]]:
    """Name, ratio and what was seen, for each size."""
    if shutil.which("wrk") is None:
        raise SystemExit("this benchmark loads servers with wrk: apt-get install wrk")
    with TemporaryDirectory() as folder:
        _lay_out(Path(folder) / "editions")
        return [_measure(Path(folder), *size) for size in SIZES]


def _lay_out(editions: Path) -> None:
    """An edition of one page, whose bytes are of the two sizes; the server sends bytes and reads none of them."""
    from habeas.edition.build import write
    from habeas.edition.schema import Meta

    page = editions / EDITION / "site" / PATH.strip("/")
    page.mkdir(parents=True)
    letters = random.Random(1)
    sizes = {encoding: size for _, encoding, size in SIZES}
    page.joinpath("index.html").write_text("".join(letters.choices("abcdef <>", k=sizes["identity"])))
    page.joinpath("index.html.br").write_bytes(letters.randbytes(sizes["br"]))
    write(editions / EDITION / "edition.sqlite", [Meta(key="id", value=EDITION)])
    editions.joinpath("current").symlink_to(EDITION)


def _measure(folder: Path, name: str, encoding: str, size: int) -> tuple[str, float, str]:
    ours_env = {"HABEAS_EDITIONS": str(folder / "editions")}
    described = folder / f"{encoding}.json"
    with _server("habeas.server.app:create", ours_env) as ours:
        with httpx.stream("GET", f"{ours}{PATH}", headers={"accept-encoding": encoding}) as seen:
            body = b"".join(seen.raise_for_status().iter_raw())
        if len(body) != size:
            raise SystemExit(f"{len(body)} bytes were answered where {size} were laid out")
        added_by_server = {"server", "date"}
        described.write_text(json.dumps([[k, v] for k, v in seen.headers.items() if k not in added_by_server]))
        described.with_suffix(".body").write_bytes(body)
        with _server("benchmarks.rivals.bytes_app:create", {"BENCH_ANSWER": str(described)}) as rival:
            pairs = [(_load(ours, encoding), _load(rival, encoding)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    rates = tuple(round(statistics.median(column)) for column in zip(*pairs, strict=True))
    return f"page, {name}", ratio, f"{rates[0]:,} against {rates[1]:,} requests a second"


@contextmanager
def _server(target: str, environment: Mapping[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = (
        "from granian import Granian; from granian.constants import Interfaces; "
        f"Granian({target!r}, factory=True, port={port}, interface=Interfaces.ASGINL, websockets=False, "
        "log_enabled=False).serve()"
    )
    process = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, **environment})
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("a server did not start")


def _load(address: str, encoding: str) -> float:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", f"Accept-Encoding: {encoding}", address + PATH]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in printed or "Socket errors" in printed:
        raise SystemExit(f"the load was not answered cleanly:\n{printed}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    if not found:
        raise SystemExit(f"wrk printed no rate:\n{printed}")
    return float(found[1])


if __name__ == "__main__":
    main()
