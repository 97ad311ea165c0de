"""The database of an edition: the same rows make the same bytes."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.edition.rows import meta, observation, small_edition, source

from habeas.edition import build
from habeas.edition.columns import names
from habeas.edition.schema import INDEXES, TABLES


def test_the_same_rows_in_any_order_make_the_same_bytes(tmp_path: Path) -> None:
    rows = small_edition()
    build.write(tmp_path / "a.sqlite", rows)
    for seed in range(3):
        shuffled = random.Random(seed).sample(rows, len(rows))
        build.write(tmp_path / f"{seed}.sqlite", iter(shuffled))
        assert (tmp_path / f"{seed}.sqlite").read_bytes() == (tmp_path / "a.sqlite").read_bytes()


def test_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    build.write(tmp_path / "a.sqlite", small_edition())
    assert [path.name for path in tmp_path.iterdir()] == ["a.sqlite"]


def test_every_table_and_index_of_the_schema_is_there(tmp_path: Path) -> None:
    build.write(tmp_path / "a.sqlite", [])
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as connection:
        for table in TABLES:
            found = [row[1] for row in connection.execute(f"PRAGMA table_info({table.TABLE})")]
            assert tuple(found) == names(table)
        made = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
        assert made == {f"{table}_by_{'_'.join(index)}" for table, group in INDEXES.items() for index in group}
        assert connection.execute("PRAGMA page_size").fetchone() == (build.PAGE_SIZE,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_rows_with_one_key_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(build.BuildError, match="KAZ/prison_population/2017/wpb-2018"):
        build.write(tmp_path / "a.sqlite", [observation(), observation(value="1")])
    assert list(tmp_path.iterdir()) == []


def test_an_edition_is_not_written_over_another(tmp_path: Path) -> None:
    build.write(tmp_path / "a.sqlite", [])
    with pytest.raises(FileExistsError):
        build.write(tmp_path / "a.sqlite", [])


def test_shards_and_a_renewal_make_the_bytes_of_the_whole(tmp_path: Path) -> None:
    """Countries may be written apart and put together, and one of them be put in another's place later."""
    old, new = (
        observation("FRA/refugees/2020/wpb-2018", value="1"),
        observation("FRA/refugees/2020/wpb-2018", value="2"),
    )
    others = [observation(f"KAZ/refugees/{year}/wpb-2018") for year in range(2000, 2020)]
    common = [*meta(), source()]
    build.write(tmp_path / "before.sqlite", [*common, old, *others])
    build.write(tmp_path / "after.sqlite", [*common, new, *others])
    build.write_shard(tmp_path / "one", [old])
    build.write_shard(tmp_path / "two", others[10:])
    build.write_shard(tmp_path / "two", others[:10])
    build.merge(tmp_path / "merged.sqlite", [tmp_path / "two", tmp_path / "one"], common)
    assert (tmp_path / "merged.sqlite").read_bytes() == (tmp_path / "before.sqlite").read_bytes()
    before = tmp_path / "before.sqlite"
    for number in range(3):  # as often as one likes
        build.renew(tmp_path / f"{number}.sqlite", before, ["FRA"], [*common, new], tagged=number % 2 == 0)
        assert (tmp_path / f"{number}.sqlite").read_bytes() == (tmp_path / "after.sqlite").read_bytes()
        before = tmp_path / f"{number}.sqlite"
