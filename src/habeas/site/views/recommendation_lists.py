"""Lists of recommendations: of all, of one country, body, theme or year under a path of its own, and of a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.edition.filters import Asked, Found, find, naming
from habeas.edition.schema import FollowUpRow, RecommendationRow, ResponseRow
from habeas.site import links
from habeas.site.views.changed import changed_in
from habeas.site.views.cited import Bibliography, SourceNote
from habeas.site.views.follow_up import followed
from habeas.site.views.frame import Frame, frame
from habeas.site.views.recommendation import Recommendation, recommendation, responses_by_topic
from habeas.site.views.recommendation_filters import (
    BASE,
    Chip,
    Filter,
    Lists,
    address,
    chips,
    filters,
    list_path,
    lists,
    value_text,
)
from habeas.site.views.source import Pager, page_path
from habeas.site.volume import Volume

ON_A_PAGE = 100
FINISHED = 20
"""Pages of a body's, a theme's or a year's list that are finished; what is older is computed from the edition.

A list of two thousand paragraphs is longer than anybody reads; all paragraphs stand in the list of all, and those of a
country in its own.
"""


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """One page of a list of recommendations.

    `filters` are there on the first page of all and on what is computed; `lists` on the first page of all alone.
    `refine_url` is where the others can be narrowed down, and `csv_url` has the whole list as a table.
    """

    frame: Frame
    total: int
    chips: tuple[Chip, ...]
    filters: tuple[Filter, ...]
    lists: tuple[Lists, ...]
    refine_url: str
    csv_url: str
    paragraphs: tuple[Recommendation, ...]
    pager: Pager
    sources: tuple[SourceNote, ...]


def last_list(total: int) -> int:
    """The number of the list's last page; the first is always there."""
    return max(1, -(-total // ON_A_PAGE))


def recommendation_lists(volume: Volume, numbers: Iterable[int]) -> Iterator[RecommendationList]:
    """Some pages of the list of all."""
    changed = changed_in(volume, RecommendationRow, ResponseRow, FollowUpRow)
    for number in numbers:
        found = _found(volume, {}, number)
        path = page_path(BASE, number)
        made, pages = _frame(volume, path, {}, changed), _pager({}, number, found.total)
        yield _list(volume, {}, found, made, pages, hub=number == 1)


def lists_of(
    volume: Volume, name: str, value: str, numbers: Iterable[int] | None = None
) -> Iterator[RecommendationList]:
    """The pages of the list of one country, body, theme or year: all that have a path of their own, or some of them."""
    asked = {name: value}
    whole = name == "country"
    changed = changed_in(volume, RecommendationRow, ResponseRow, FollowUpRow, where=asked if whole else None)
    last = last_list(find(volume.edition, asked, 0).total)
    base = list_path(volume, name, value)
    there = range(1, (last if whole else min(last, FINISHED)) + 1)
    for number in there if numbers is None else (one for one in numbers if one in there):
        found = _found(volume, asked, number)
        path = page_path(base, number)
        pages = _pager(asked, number, found.total, base, capped=not whole)
        yield _list(volume, asked, found, _frame(volume, path, asked, changed), pages)


def filtered_list(volume: Volume, asked: Asked, number: int) -> RecommendationList | None:
    """A page of what a query asks for; None beyond the last."""
    found = _found(volume, asked, number)
    if number > last_list(found.total):
        return None
    path = address(asked, number)
    made = _frame(volume, path, asked, volume.id)
    return _list(volume, asked, found, made, _pager(asked, number, found.total), query=True)


def _found(volume: Volume, asked: Asked, number: int) -> Found:
    return find(volume.edition, asked, ON_A_PAGE, (number - 1) * ON_A_PAGE)


def _frame(volume: Volume, path: str, asked: Asked, changed: str) -> Frame:
    title = volume.words("Recommendations and concerns")
    said = ", ".join(value_text(volume, name, value) for name, value in asked.items())
    return frame(volume, "recommendations", path, f"{title}: {said}" if said else title, changed)


def _pager(asked: Asked, number: int, total: int, base: str = "", *, capped: bool = False) -> Pager:
    """The pages beside this one: under the path `base` where they are finished, else computed."""
    last = last_list(total)

    def page(of: int) -> str:
        if not asked:
            return page_path(BASE, of)
        return page_path(base, of) if base and not (capped and of > FINISHED) else address(asked, of)

    return Pager(number, last, page(number - 1) if number > 1 else "", page(number + 1) if number < last else "")


def _list(
    volume: Volume, asked: Asked, found: Found, made: Frame, pages: Pager, *, hub: bool = False, query: bool = False
) -> RecommendationList:
    sources = Bibliography(volume)
    return RecommendationList(
        frame=made,
        total=found.total,
        chips=chips(volume, asked),
        filters=filters(volume, asked) if hub or query else (),
        lists=lists(volume) if hub else (),
        refine_url="" if hub or query else f"{address(asked)}#filter",
        csv_url=f"{BASE}list.csv?{links.query(asked)}" if asked else "/data/recommendations.csv",
        paragraphs=_paragraphs(volume, asked, found, sources),
        pager=pages,
        sources=sources.notes(),
    )


def _paragraphs(volume: Volume, asked: Asked, found: Found, sources: Bibliography) -> tuple[Recommendation, ...]:
    where = {"id": found.ids} | {name: value for name, value in asked.items() if name == "country"}
    rows = {row.id: row for row in volume.edition.rows(RecommendationRow, where)}
    shown = list(rows.values())
    responses = responses_by_topic(naming(volume.edition, ResponseRow, shown))
    follow_ups = followed(volume, naming(volume.edition, FollowUpRow, shown))
    return tuple(recommendation(volume, rows[one], responses, sources, follow_ups) for one in found.ids)
