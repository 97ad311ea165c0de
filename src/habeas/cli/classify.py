"""Say of each paragraph what it is and what it is about, with the words that say so.

One JSON object a line comes in, {"id", "text"}; one goes out for each, in the same order, as soon as it is read:

echo '{"id": 1, "text": "End the detention of asylum-seekers."}' | habeas classify --lang en
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import orjson

from habeas.cli.errors import Failure, WrongUsage
from habeas.intake.document.alone import kind_alone
from habeas.intake.document.language import language_of
from habeas.intake.document.themes import LexiconError, Themes, languages, themes

_LOOKED_AT = 250
"""Letters of a paragraph that say its language; what follows says it again."""
_FALLBACK = "en"
"""Of a text too short to say its language."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--lang", metavar="CODE", help="the language of all of them; else each text says its own, or en"
    )
    parser.add_argument(
        "--lexicon",
        type=Path,
        metavar="FILE",
        help="your words, CODE.yaml, beside ours and those in the observatory's lexicon/",
    )


def run(args: argparse.Namespace) -> int:
    """Answer every line; stop at the first that cannot be read."""
    lang = args.lang.split("-")[0].lower() if args.lang else None  # fr-CH reads as fr
    own = _Own(Path(args.home) / "lexicon", args.lexicon, lang)
    out = sys.stdout.buffer
    for number, line in _lines(sys.stdin.buffer):
        out.write(_answer(*_paragraph(line, number), own, lang))
        out.flush()
    return 0


class _Own:
    """The lexicons in use: ours, the observatory's folder, and one file given by name."""

    def __init__(self, folder: Path, file: Path | None, lang: str | None) -> None:
        self._folder, self._file = folder, file
        self._for = _language_of_file(file, lang) if file else None
        self.themes = cache(self._themes)
        for language in filter(None, (lang, self._for)):
            self._demand(language)

    def _themes(self, language: str) -> Themes:
        try:
            return themes(language, self._folder, self._file if language == self._for else None)
        except LexiconError as error:
            raise Failure(str(error), fix="docs/themes.md says how a lexicon is written.") from error

    def _demand(self, language: str) -> None:
        """A language of which nothing is known is wrong usage, not a stream of empty answers."""
        if not self.themes(language).rules:
            raise WrongUsage(
                f"there is no lexicon for {language!r}",
                fix=f"There are {', '.join(languages())}; your own: {self._folder / language}.yaml, or --lexicon FILE.",
            )


def _language_of_file(file: Path, lang: str | None) -> str:
    """The language a file is for: its name says it, else --lang."""
    stem = file.stem.lower()
    if len(stem) in (2, 3) and stem.isalpha():
        return stem
    if lang is None:
        raise WrongUsage(
            f"{file}: the name does not say the language", fix="Name it CODE.yaml (fr.yaml), or give --lang."
        )
    return lang


def _lines(source: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, from 1; empty ones are passed over."""
    for number, line in enumerate(source, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _paragraph(line: bytes, number: int) -> tuple[str | int, str]:
    try:
        said = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise _wrong(number, f"is not JSON: {error}") from error
    if not isinstance(said, dict):
        raise _wrong(number, "is no object")
    id, text = said.get("id"), said.get("text")
    if isinstance(id, bool) or not isinstance(id, str | int):
        raise _wrong(number, "has no `id` that is a string or a whole number" if "id" in said else "has no `id`")
    if not isinstance(text, str):
        raise _wrong(number, "has a `text` that is no string" if "text" in said else "has no `text`")
    return id, text


def _wrong(number: int, what: str) -> Failure:
    return Failure(
        f"line {number} {what}",
        "standard input",
        f'A line is {{"id": "1", "text": "…"}}. All before it are answered; mend it and go on with tail -n +{number}.',
    )


def _answer(id: str | int, text: str, own: _Own, lang: str | None) -> bytes:
    language = lang or language_of(text[:_LOOKED_AT], letters=4, words=1) or _FALLBACK
    found = own.themes(language).of(text)
    answer = {
        "id": id,
        "language": language,
        "kind": kind_alone(text, language),
        "themes": list(found),
        "evidence": {theme: [hit.words for hit in hits] for theme, hits in found.items()},
        "places": {theme: [[hit.start, hit.end] for hit in hits] for theme, hits in found.items()},
    }
    return orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)
