"""A finished page reads no more of an edition than it noted: without all other rows it comes out to the same bytes.

What a page reads and does not note would go stale in silence: the next edition links it when that has changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import cast

import pytest

from habeas.catalog.carried import NAME as CATALOG
from habeas.catalog.carried import read_carried
from habeas.catalog.model import Catalog
from habeas.edition.columns import to_cells
from habeas.edition.current import current
from habeas.edition.parts import Part, parts_of
from habeas.edition.reader import Edition
from habeas.edition.schema import TABLES, Row, SourceRow
from habeas.edition.watched import Watched
from habeas.publish.rebuilding import STANDARD
from habeas.site.quires import Page, Quire
from habeas.site.volume import Volume

OF_EACH_KIND = 2
"""Quires looked at of each kind, besides those of the country and the indicator that most is known of."""
FULLEST = ("KAZ", "prison_population")

Rows = list[tuple[Row, frozenset[Part]]]


@pytest.fixture(scope="module")
def edition(world: Path) -> Iterator[Watched]:
    with Watched.open(current(world / "editions")) as opened:
        yield opened


@pytest.fixture(scope="module")
def catalog(world: Path) -> Catalog:
    return read_carried(current(world / "editions") / CATALOG)


@pytest.fixture(scope="module")
def rows(edition: Watched) -> Rows:
    """Every row with the parts that hold it."""
    found: list[Row] = [row for table in TABLES for row in edition.rows(table)]
    return [(row, frozenset(parts_of(type(row), [to_cells(row)]))) for row in found]


def test_a_page_reads_no_more_than_it_noted(edition: Watched, catalog: Catalog, rows: Rows) -> None:
    chosen = list(_chosen(STANDARD.gather(edition, catalog)))
    assert len({quire.name.partition(" ")[0] for quire in chosen}) > 15
    wrong = []
    for quire in chosen:
        edition.noted.clear()
        whole = _made(quire, edition, catalog)
        with _without_others(edition, rows) as less:
            if _made(quire, less, catalog) != whole:
                wrong.append(quire.name)
    assert wrong == []


def test_what_is_not_noted_is_found_out(edition: Watched, catalog: Catalog, rows: Rows) -> None:
    def make(volume: Volume) -> Iterator[Page]:
        with volume.edition.quietly():
            count = volume.edition.count(SourceRow)
        yield Page("/", str(count).encode(), b"", "")

    edition.noted.clear()
    quire = Quire("sources counted in silence", make)
    whole = _made(quire, edition, catalog)
    with _without_others(edition, rows) as less:
        assert _made(quire, less, catalog) != whole


def _chosen(quires: Collection[Quire]) -> Iterator[Quire]:
    """Some of each kind, which is the first word of the name."""
    seen: dict[str, int] = defaultdict(int)
    for quire in quires:
        kind, _, which = quire.name.partition(" ")
        if which in FULLEST or seen[kind] < OF_EACH_KIND:
            seen[kind] += 1
            yield quire


def _made(quire: Quire, edition: Edition, catalog: Catalog) -> list[tuple[str, bytes, bytes]]:
    volume = STANDARD.open_volume(cast(Watched, edition), catalog)
    return [(page.path, page.html, page.json) for page in quire.make(volume)]


def _without_others(edition: Watched, rows: Rows) -> Edition:
    """The same with no rows but those of noted parts; what is noted as an aspect says what it said."""
    noted = frozenset(edition.noted)
    less = Edition.in_memory(row for row, parts in rows if not noted.isdisjoint(parts))
    for table, name, key in noted:
        if not table:
            less.aspects[name, key] = edition.aspects[name, key]
    return less
