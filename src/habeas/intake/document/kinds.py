"""What a paragraph is: a concern, a recommendation, or neither; and its parts where it is both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from habeas.intake.document.lexicon import Lexicon, lexicon


class Kind(StrEnum):
    """What a paragraph does."""

    CONCERN = "concern"
    RECOMMENDATION = "recommendation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of sentences of one kind."""

    kind: Kind
    text: str


_SUB_ITEMS = re.compile(r"[\s:;(]\(?[b-zб-я]\)\s?\S")
_SENTENCE = re.compile(
    r"(?<=[.!?…؟])(?<!\b[A-Z]\.)(?<!\bNo\.)(?<!\bart\.)(?<!\barts\.)(?<!\bpara\.)(?<!\bparas\.)(?<!\bst\.)(?<!\bст\.)"
    r"(?<!\bпп\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bnúm\.)(?<!\bpárr\.)[\"”’»)]*\s+(?=[“\"«(]*[^\W\da-zа-яё])|(?<=[。！？])"
)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph; sub-items that end in semicolons stay with the words before them."""
    return [one.strip() for one in _SENTENCE.split(text) if one and one.strip()]


def kind_of(text: str, language: str = "en", *, reported: bool = False) -> Kind:
    """What a paragraph is by its verbs: it recommends where the body asks for something, whatever else it does.

    Where speech is `reported`, as in a compilation of what others said, "recommended" recommends too.
    """
    words = lexicon(language)
    kinds = [_kind(one, words, reported=reported) for one in sentences(text)]
    if Kind.RECOMMENDATION in kinds:
        return Kind.RECOMMENDATION
    return Kind.CONCERN if Kind.CONCERN in kinds else Kind.OTHER


def is_procedure(sentence: str, language: str = "en") -> bool:
    """Whether a sentence asks for something of the procedure alone: dissemination, follow-up, the next report.

    One with sub-items asks for more than that, whatever else stands in it.
    """
    return bool(lexicon(language).find("kinds.procedure", sentence)) and not _SUB_ITEMS.search(sentence)


def pieces(text: str, language: str = "en", *, reported: bool = False) -> list[Piece]:
    """The parts of a paragraph: the concern, then what is recommended; one part where it does only one of the two.

    Praise before a concern belongs to the concern, praise before a recommendation to the recommendation; a sentence
    without a verb of either kind, or about the procedure, goes on with what stands before it. `reported` as in
    `kind_of`.
    """
    words = lexicon(language)
    found: list[tuple[Kind, list[str]]] = []
    waiting: list[str] = []
    for sentence in sentences(text):
        kind = Kind.OTHER if is_procedure(sentence, language) else _kind(sentence, words, reported=reported)
        if kind is Kind.OTHER:
            (found[-1][1] if found else waiting).append(sentence)
        elif found and found[-1][0] is kind:
            found[-1][1].append(sentence)
        else:
            found.append((kind, [*waiting, sentence]))
            waiting = []
    if not found:
        return [Piece(Kind.OTHER, text)]
    if len(found) == 1:
        return [Piece(found[0][0], text)]
    return [Piece(kind, " ".join(run)) for kind, run in found]


def _kind(sentence: str, words: Lexicon, *, reported: bool = False) -> Kind:
    """The kind of one sentence. "Reiterating its concern at …, the Committee recommends" recommends."""
    if words.find("kinds.recommends", sentence) or (reported and words.find("kinds.reported", sentence)):
        return Kind.RECOMMENDATION
    if words.find("kinds.concern", sentence):
        return Kind.CONCERN
    return Kind.OTHER
