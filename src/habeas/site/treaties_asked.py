"""The matrix of treaties as everything stood on a day: what ``/treaties/?as_of=2015-12-31`` answers."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

from habeas.edition.reader import Edition
from habeas.site.computed import Rendered
from habeas.site.filtering import LONGEST, STRAYS, QueryError
from habeas.site.render import render, twin
from habeas.site.views.treaty_matrix import LATEST
from habeas.site.views.treaty_pages import BASE, TreatyList, treaties_on
from habeas.site.views.treaty_table import matrix_table
from habeas.site.volume import Volume, volume_of

AS_OF = "as_of"


def render_treaties(edition: Edition, query: str) -> Rendered:
    """The page and its twin."""
    volume = volume_of(edition)
    view = _asked(volume, query)
    return Rendered(200, render("treaties.html", view, volume.language).encode(), twin(view))


def treaties_table(edition: Edition, query: str) -> bytes:
    """The matrix as CSV."""
    return matrix_table(_asked(volume_of(edition), query).matrix).encode()


def address_of(query: str) -> str:
    """The address of the matrix on the day that the form was sent with."""
    day = day_of(query)
    return BASE if day == LATEST else f"{BASE}?{AS_OF}={day.isoformat()}"


def _asked(volume: Volume, query: str) -> TreatyList:
    return treaties_on(volume, day_of(query))


def day_of(query: str) -> date:
    """The day asked for; the latest where none is. Anything else that is asked for is refused."""
    if len(query) > LONGEST:
        raise QueryError(f"the query has more than {LONGEST} characters; write {AS_OF}=2015-12-31")
    days: set[str] = set()
    for name, value in parse_qsl(query, keep_blank_values=True, errors="replace"):
        if name.startswith(STRAYS) or not value:
            continue
        if name != AS_OF:
            raise QueryError(f"{name}: there is no such filter; the one there is is {AS_OF}")
        days.add(value)
    if len(days) > 1:
        raise QueryError(f"{AS_OF}: may be asked for once; here it is {' and '.join(sorted(days))}")
    return read_day(days.pop()) if days else LATEST


def read_day(text: str) -> date:
    """A day as ``2015-12-31``; a year or a month alone is refused, as it may mean its first day or its last."""
    try:
        if len(text) == len("2015-12-31"):
            return date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{AS_OF}: {text!r} is no day of the calendar; write it as 2015-12-31") from error
    raise QueryError(f"{AS_OF}: {text[:40]!r} is no day; write it as 2015-12-31")
