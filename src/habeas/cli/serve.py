"""Serve the public site and API of the current edition; a new edition is picked up without restart.

example:
  habeas serve --port 8000
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from habeas.cli.errors import Failure, WrongUsage

HIGHEST_PORT = 65535


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=8000, help="the port (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (127.0.0.1: this machine alone)")
    parser.add_argument("--workers", type=int, default=1, help="worker processes (1)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    if not 0 < args.port <= HIGHEST_PORT:
        raise WrongUsage(f"{args.port} is not a port", "--port", f"give a number from 1 to {HIGHEST_PORT}")
    if args.workers < 1:
        raise WrongUsage(f"{args.workers} workers serve nothing", "--workers", "give a number from 1")
    folder = Path(args.home) / "editions"
    if not (folder / "current").exists():
        raise Failure("nothing is published yet", str(folder), "run: habeas publish")
    _refuse_taken(args.host, args.port)

    from granian import Granian
    from granian.constants import Interfaces

    from habeas.server.app import FOLDER_VARIABLE

    os.environ[FOLDER_VARIABLE] = str(folder.resolve())
    print(f"serving {folder} at http://{args.host}:{args.port}/", file=sys.stdout, flush=True)
    server = Granian(
        "habeas.server.app:create",
        factory=True,
        address=args.host,
        port=args.port,
        interface=Interfaces.ASGINL,
        workers=args.workers,
        websockets=False,
        log_enabled=False,
    )
    server.serve()
    return 0


def _refuse_taken(host: str, port: int) -> None:
    """Say so now, in words, if the port is taken: the server itself would only log it."""
    import socket

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            other = "--host" if isinstance(error, socket.gaierror) else "--port"
            raise Failure(f"cannot listen: {error.strerror}", f"{host}:{port}", f"choose another {other}") from error
