"""Errors as ``application/problem+json`` (RFC 9457)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from habeas.server.answer import Answer, answer

MEDIA_TYPE = "application/problem+json"


@dataclass
class Problem(Exception):
    """What went wrong, in words for the person who asked, with what to do next."""

    status: int
    title: str
    detail: str
    more: dict[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The problem's JSON members."""
        return {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail, **self.more}

    def answer(self) -> Answer:
        """The problem as an answer."""
        body = json.dumps(self.document(), ensure_ascii=False).encode()
        return answer(self.status, MEDIA_TYPE, body, data=True)
