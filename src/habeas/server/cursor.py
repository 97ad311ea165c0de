"""Opaque cursors: where a list goes on, in which edition, for which query."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass


class CursorError(ValueError):
    """A cursor that this server did not make."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """After which id, in which edition; `query` marks the filters, so that a cursor serves its own list alone."""

    edition: str
    after: str
    query: str

    def write(self) -> str:
        """The cursor as it goes into a URL."""
        form = json.dumps([self.edition, self.after, self.query], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(form.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> Cursor:
        """Read it back; anything else is a `CursorError`."""
        try:
            form = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        except (binascii.Error, ValueError) as error:
            raise CursorError("this is not a cursor of this list; start without one") from error
        if not (isinstance(form, list) and len(form) == len(cls.__slots__) and all(isinstance(x, str) for x in form)):
            raise CursorError("this is not a cursor of this list; start without one")
        return cls(*form)
