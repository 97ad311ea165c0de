"""Names of editions: the day in UTC, then the number within it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from habeas.edition.current import order
from habeas.publish.errors import PublishError


def today() -> date:
    """The present day in UTC."""
    return datetime.now(UTC).date()


def next_id(existing: Iterable[str], day: date | None = None) -> str:
    """The id of the edition after all of `existing`: of `day`, else of today or of the last edition's day if later."""
    last = max(existing, key=order, default="")
    last_day, number = order(last) if last else ("", 0)
    wanted = day.isoformat() if day else max(today().isoformat(), last_day)
    if wanted < last_day:
        raise PublishError(
            f"an edition of {wanted} would come after that of {last}",
            "--date",
            f"Editions follow one another: give {last_day} or a later day.",
        )
    return f"{wanted}.{number + 1}" if wanted == last_day else wanted
