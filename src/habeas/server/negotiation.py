"""What a request asks for beyond its path: an encoding, and whether its copy is still good."""

from __future__ import annotations


def accepts_brotli(header: bytes) -> bool:
    """Whether ``Accept-Encoding`` names brotli with a weight above zero."""
    if b"br" not in header:
        return False
    for part in header.split(b","):
        name, _, parameters = part.partition(b";")
        if name.strip() == b"br":
            return _weight(parameters) > 0
    return False


def still_good(if_none_match: bytes, etag: bytes) -> bool:
    """Whether ``If-None-Match`` names this entity tag (weak comparison, RFC 9110 13.1.2)."""
    if not if_none_match:
        return False
    if if_none_match.strip() == b"*":
        return True
    return any(tag.strip().removeprefix(b"W/") == etag for tag in if_none_match.split(b","))


def _weight(parameters: bytes) -> float:
    for parameter in parameters.split(b";"):
        name, _, value = parameter.partition(b"=")
        if name.strip().lower() == b"q":
            try:
                return float(value.strip())
            except ValueError:
                return 0.0
    return 1.0
