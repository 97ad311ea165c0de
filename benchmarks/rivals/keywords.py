"""Plain lists of words for each task and language: found anywhere, case aside, no rule beyond *one of each list*."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

ON_THE_MOVE: Mapping[str, str] = {
    "en": r"migra|refugee|asylum",
    "fr": r"migra|réfugié|asile",
    "es": r"migra|refugiad|asilo",
    "ru": r"мигра|бежен|убежищ",
    "zh": r"移民|移徙|难民|庇护",
    "ar": r"مهاجر|هجرة|لاجئ|لجوء",
}
"""Words for people on the move."""
LIBERTY = r"deten|detain|custody|depriv\w+ of (?:their )?liberty|prison|jail|incarcerat"
"""Words for deprivation of liberty, in English."""

TASKS: Mapping[str, Sequence[str]] = {
    "migration or asylum": [ON_THE_MOVE["en"]],
    "immigration detention": [ON_THE_MOVE["en"], LIBERTY],
    "trafficking": [r"traffick|sale of children|OP-? ?CRC-? ?SC|Palermo"],
    "torture": [
        r"tortur|ill-? ?treat|mistreat|degrading|inhuman|mutilation|FGM|corporal punishment|\bOP-?CAT|\bCAT\b|harmful",
    ],
    "detention": [
        LIBERTY + r"|penitentiar|arbitrary arrest|\bOP-?CAT\b|optional protocol to the convention against torture",
    ],
}
"""Of each task of the UPR, lists of which each must match."""


def matches(text: str, lists: Sequence[str]) -> bool:
    """Whether a word of each list stands in the text."""
    return all(re.search(words, text, re.IGNORECASE) for words in lists)
