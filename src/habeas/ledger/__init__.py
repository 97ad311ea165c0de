"""The ledger: sources, statements, decisions, and what stands. Append-only and private; a Django app."""
