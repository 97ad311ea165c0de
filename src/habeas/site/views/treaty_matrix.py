"""Countries against the treaties that count: how each country stands to each, and how many bind it of those checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.edition.schema import DerivedRow, TreatyActionRow, TreatyStatusRow
from habeas.site import links
from habeas.site.phrases import date_in_words
from habeas.site.views.cited import Bibliography
from habeas.site.views.derived import Computed, computed
from habeas.site.volume import Volume
from habeas.site.words import ACTIONS, TREATY_STATUSES, label
from habeas.values import Period

LIST = "nineteen"
RATIO = "treaty_ratio"
JOINED = frozenset({"ratification", "accession", "succession", "acceptance"})
LEFT = frozenset({"withdrawal"})

Evidence = TreatyActionRow | TreatyStatusRow


@dataclass(frozen=True, slots=True)
class Column:
    """A treaty of the list."""

    key: str
    url: str
    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How one country stands to one treaty: `says` in whole words, `short` for a narrow column.

    `bound` is None where only a signature is known.
    """

    bound: bool | None
    short: str
    says: str
    id: str
    url: str
    mark: int


@dataclass(frozen=True, slots=True)
class CountryLine:
    """One country: a cell for every column, None where nobody has looked the treaty up."""

    name: str
    url: str
    cells: tuple[Cell | None, ...]
    ratio: Computed | None


@dataclass(frozen=True, slots=True)
class TreatyMatrix:
    """The countries that anything is known of, by name."""

    columns: tuple[Column, ...]
    lines: tuple[CountryLine, ...]


def treaty_matrix(
    volume: Volume,
    actions: Mapping[str, Iterable[TreatyActionRow]],
    statuses: Mapping[str, Iterable[TreatyStatusRow]],
    sources: Bibliography,
) -> TreatyMatrix:
    """The matrix of standing rows by instrument; what is said of a single article does not enter it."""
    keys = [key for key, one in volume.catalog.instruments.items() if LIST in one.lists]
    said: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for key in keys:
        rows: list[Evidence] = [*actions.get(key, ()), *statuses.get(key, ())]
        for row in rows:
            if not row.article:
                said[row.country, key].append(row)
    there = {country for country, _ in said}
    ratios = _ratios(volume)
    return TreatyMatrix(
        columns=tuple(_column(volume, key) for key in keys),
        lines=tuple(
            CountryLine(
                name=volume.country_name(code),
                url=links.country(row.slug),
                cells=tuple(cell(volume, said.get((code, key), ()), sources) for key in keys),
                ratio=computed(volume, ratios[code]) if code in ratios else None,
            )
            for code, row in volume.countries.items()
            if code in there
        ),
    )


def _column(volume: Volume, key: str) -> Column:
    return Column(key, links.instrument(key), volume.instrument_name(key), volume.catalog.instruments[key].year)


def _ratios(volume: Volume) -> Mapping[str, DerivedRow]:
    """The newest computed ratio of each country."""
    found: dict[str, DerivedRow] = {}
    rows = volume.edition.rows(DerivedRow, {"indicator": RATIO})
    for row in sorted(rows, key=lambda row: _known_on(row.period)):
        found[row.country] = row
    return found


def cell(volume: Volume, rows: Sequence[Evidence], sources: Bibliography) -> Cell | None:
    """One cell, by the rule of the derived ratio: a dated act of joining stands until one of leaving; without any,
    the latest list decides; a signature is shown where nothing else is known, and binds nobody."""
    row = _deciding(rows)
    if row is None:
        return None
    bound = binds(rows)
    if isinstance(row, TreatyActionRow):
        text, when, year = label(ACTIONS, row.action, volume.words), date_in_words(volume, row.date), row.date[:4]
    else:
        text, when, year = label(TREATY_STATUSES, row.status, volume.words), row.year, row.year[:4]
    says = f"{text} {when}".strip()
    short = year if bound and year.isdecimal() else text
    return Cell(bound, short, says, row.id, links.observation(row.id), sources.mark(row.source))


def binds(rows: Sequence[Evidence]) -> bool | None:
    """Whether the treaty binds the country of these rows; None where they do not tell."""
    row = _deciding([row for row in rows if not row.article])
    if row is None or (isinstance(row, TreatyActionRow) and row.action == "signature"):
        return None
    return row.action in JOINED if isinstance(row, TreatyActionRow) else row.status in {"party", "accepted"}


def _deciding(rows: Sequence[Evidence]) -> Evidence | None:
    acts = [row for row in rows if isinstance(row, TreatyActionRow) and row.action in JOINED | LEFT]
    listed = [row for row in rows if isinstance(row, TreatyStatusRow)]
    signed = [row for row in rows if isinstance(row, TreatyActionRow) and row.action == "signature"]
    some: Sequence[Evidence] = acts or listed or signed
    return max(some, key=lambda row: (_known_on(_date(row)), _date(row), row.id), default=None)


def _date(row: Evidence) -> str:
    return row.date if isinstance(row, TreatyActionRow) else row.as_of


def _known_on(text: str) -> date:
    """The first day on which it surely was so, as publishing has it for the ratio."""
    if not text:
        return date.min
    period = Period.parse(text)
    return period.end if period.begin is None else period.start
