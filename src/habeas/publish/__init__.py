"""Publishing: what the ledger holds, projected into rows that are public, and built into an edition."""
