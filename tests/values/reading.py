"""Reading a raw string in a test: the JSON form of what came out."""

from __future__ import annotations

from habeas.values import Status, ValueType, parse_raw, to_json

CODES = ("Yes", "No", "Unknown", "Not mentioned", "public order, threats or security")


def value_of(raw: str, kind: ValueType = ValueType.NUMBER, currency: str = "", scale: int = 1) -> object:
    """The JSON form of what was read; the status where nothing was; None for no observation."""
    reading = parse_raw(raw, kind, codes=CODES, currency=currency, scale=scale)
    assert reading.raw == raw
    assert (reading.value is not None) == (reading.status is Status.REPORTED)
    return to_json(reading.value) if reading.value is not None else reading.status
