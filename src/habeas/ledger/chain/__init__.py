"""The chain of hashes: every batch, decision, edition and amendment in the order of commits; see docs/chain.md."""

from habeas.ledger.chain.links import START, Head, head_at, last, note

__all__ = ["START", "Head", "head_at", "last", "note"]
