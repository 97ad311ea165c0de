"""The headers of every answer: strict, the same everywhere, no cookie ever."""

from __future__ import annotations

Header = tuple[bytes, bytes]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""No script at all, nothing from elsewhere. Pages carry no inline style, so none is allowed."""

STRICT: tuple[Header, ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
)
"""Stand on every answer."""

OPEN_DATA: tuple[Header, ...] = (
    (b"access-control-allow-origin", b"*"),
    (b"cross-origin-resource-policy", b"cross-origin"),
)
"""Besides, on data: anybody's page may read it."""

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xml": "application/xml",
    ".atom": "application/atom+xml",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".sqlite": "application/vnd.sqlite3",
}

UNCHANGING = b"public, max-age=31536000, immutable"
"""For assets, whose names change with their content."""
REVALIDATE = b"public, max-age=0, must-revalidate"
"""For pages: always asked for again, mostly answered 304."""


def media_type(path: str) -> str:
    """The media type of a file by its ending."""
    dot = path.rfind(".")
    return MEDIA_TYPES.get(path[dot:], "application/octet-stream")


def cache_control(path: str) -> bytes:
    """How long a file may be kept without asking."""
    return UNCHANGING if path.startswith("/assets/") else REVALIDATE


def is_data(path: str) -> bool:
    """Whether a path is data, which other sites' pages may read."""
    return path.endswith((".json", ".jsonl", ".csv", ".ics", ".sqlite")) or path.startswith("/api/")
