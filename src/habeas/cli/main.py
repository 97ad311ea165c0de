"""The entry point: finds the verb, hands it its arguments, prints one clear error if it fails."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Protocol, cast

from habeas.cli.errors import Failure, WrongUsage

VERBS: dict[str, str] = {
    "init": "make an observatory",
    "upgrade": "bring an older observatory up to this version",
    "import": "read saved country pages and documents into proposals",
    "read": "read documents of UN bodies and print what they say",
    "add": "add one statement by hand",
    "proposals": "list what waits for a decision",
    "decide": "accept or reject what waits",
    "prefer": "say which of several rivals is used, and why",
    "correct": "replace a statement by a corrected one",
    "withdraw": "take a statement back, leaving a tombstone",
    "redact": "erase what may hurt somebody, everywhere",
    "publish": "build the next edition and make it current",
    "serve": "serve the public site and API of the current edition",
    "export": "write the current edition as a static site",
    "classify": "say of paragraphs what they are and what they are about",
    "check": "run every check over the ledger",
    "verify": "hold an edition against its manifest",
    "diff": "say what changed between two editions",
    "dump": "write the whole ledger as JSON Lines",
    "load": "read a ledger from JSON Lines",
    "backup": "write the whole observatory into one file",
    "restore": "restore a backup into an empty place",
    "doctor": "say what is wrong with this observatory, and what to do",
}
"""Every verb with its line in the help. A verb's module is loaded only when it is called."""

_MODULES = {"import": "import_"}


class Verb(Protocol):
    """What a verb's module offers."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's arguments."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work; the result is the exit code."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line. Exit 0 done, 1 the work failed, 2 wrong usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _dispatch(words)
        sys.stdout.flush()
        return code
    except Failure as failure:
        print(f"habeas: {failure}", file=sys.stderr)
        return 2 if isinstance(failure, WrongUsage) else 1
    except BrokenPipeError:
        # The reader of our output has gone (``habeas … | head``): nothing is left to say to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        from habeas.cli.system_errors import of_system

        print(f"habeas: {of_system(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("habeas: stopped", file=sys.stderr)
        return 1


def _dispatch(words: list[str]) -> int:
    outer = _outer_parser()
    verb_at = _verb_position(words)
    if verb_at is None:
        outer.parse_args(words)
        outer.print_help()
        return 2
    args = outer.parse_args(words[:verb_at])
    name = words[verb_at]
    module = cast(Verb, importlib.import_module(f"habeas.cli.{_MODULES.get(name, name)}"))
    parser = argparse.ArgumentParser(
        prog=f"habeas {name}", description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", metavar="DIR", default=args.home, help="the observatory's directory")
    module.configure(parser)
    return module.run(parser.parse_args(words[verb_at + 1 :]))


def _verb_position(words: list[str]) -> int | None:
    """Where the verb stands: the first word that is neither an option nor an option's argument."""
    skip = False
    for position, word in enumerate(words):
        if skip:
            skip = False
        elif word == "--home":
            skip = True
        elif not word.startswith("-"):
            if word not in VERBS:
                _outer_parser().error(f"unknown command {word!r}; the commands are {', '.join(VERBS)}")
            return position
    return None


def _outer_parser() -> argparse.ArgumentParser:
    lines = "\n".join(f"  {name:<11}{line}" for name, line in VERBS.items())
    parser = argparse.ArgumentParser(
        prog="habeas",
        usage="habeas [--home DIR] COMMAND …",
        description="An observatory of immigration detention in a box.",
        epilog=f"commands:\n{lines}\n\nexample:\n  habeas init --example && habeas publish && habeas serve",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=_version())
    parser.add_argument(
        "--home",
        metavar="DIR",
        default=os.environ.get("HABEAS_HOME", "observatory"),
        help="the observatory's directory (HABEAS_HOME, else ./observatory)",
    )
    return parser


def _version() -> str:
    from habeas import __version__

    return f"habeas {__version__}"


if __name__ == "__main__":
    sys.exit(main())
