"""What a state can do about an instrument, and the groups of acts that the code asks about."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """An act of a state on an instrument."""

    SIGNATURE = "signature"
    SUCCESSION_TO_SIGNATURE = "succession_to_signature"
    RATIFICATION = "ratification"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    ACCEPTANCE = "acceptance"
    """Of the instrument; with an article, of the procedure that the article opens."""
    APPROVAL = "approval"
    FORMAL_CONFIRMATION = "formal_confirmation"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RESERVATION = "reservation"
    DECLARATION = "declaration"
    RESERVATION_WITHDRAWAL = "reservation_withdrawal"
    """Of a reservation or declaration, in whole or in part."""
    OBJECTION = "objection"
    """To what another state reserved or declared."""
    TERRITORIAL_APPLICATION = "territorial_application"
    WITHDRAWAL = "withdrawal"
    """From the instrument: a denunciation."""


BINDING = frozenset(
    {
        Act.RATIFICATION,
        Act.ACCESSION,
        Act.SUCCESSION,
        Act.ACCEPTANCE,
        Act.APPROVAL,
        Act.FORMAL_CONFIRMATION,
        Act.DEFINITIVE_SIGNATURE,
    }
)
"""Acts by which a state is bound."""
LEAVING = frozenset({Act.WITHDRAWAL})
"""Acts by which it ceases to be."""
SIGNING = frozenset({Act.SIGNATURE, Act.SUCCESSION_TO_SIGNATURE})
"""Acts that bind nobody yet."""
WORDED = frozenset({Act.RESERVATION, Act.DECLARATION, Act.RESERVATION_WITHDRAWAL, Act.OBJECTION})
"""Acts that are words: what counts is what they say."""
