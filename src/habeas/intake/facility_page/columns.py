"""The tables of a facility page: which columns each has, and what each column says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.catalog.labels import fold

SECTION = "facility"
YEAR_HEADS = frozenset({"year", "observation date", "date"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the indicator it answers, its heads, and the words in front of a cell in the layout without heads.

    `key` marks the column that a row is about, which is never empty. Without an indicator the column says how the
    figure beside it is meant, and only the words in `only` leave the figure what it is.
    """

    indicator: str
    heads: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    key: bool = False
    only: tuple[str, ...] = ()


COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "facility_status": (Column("facility_status", ("Status",), ("Status",), key=True),),
    "facility_type": (
        Column("facility_category", ("Category", "Category Filter"), ("Category Filter", "Category")),
        Column("facility_type", ("Type",), ("Type",)),
    ),
    "facility_typology_national": (
        Column("facility_typology_national", ("Official Typology",), ("Official Typology",), key=True),
    ),
    "facility_management": (
        Column("facility_management", ("Management", "Name"), ("Name",), key=True),
        Column("facility_management_type", ("Type",), ("Type",)),
    ),
    "custodial_authorities": (
        Column("custodial_authorities", ("Agency",), ("Agency",)),
        Column("custodial_ministries", ("Ministry",), ("Ministry",)),
        Column(
            "custodial_ministry_types", ("Ministry type", "Ministry Typology"), ("Ministry Typology", "Ministry type")
        ),
    ),
    "contractors": (
        Column("contractors", ("Provider", "Name"), ("Provider", "Name"), key=True),
        Column("outsourcing_types", ("Service",), ("Service",)),
    ),
    "facility_detains": (Column("facility_detains", ("Name",), ("Name",), key=True),),
    "facility_capacity": (
        Column("", ("Type",), ("Type",), only=("Standard capacity",)),
        Column("facility_capacity", ("Capacity",), ("Capacity",), key=True),
    ),
    "facility_population": (Column("facility_population", ("Number",), ("Number",), key=True),),
}
"""By the indicator that the label above the table names."""


def columns_of(indicator: str) -> tuple[Column, ...]:
    """The columns of a table; one that is not listed has a single one."""
    return COLUMNS.get(indicator) or (Column(indicator, ("Name", "Number", "Value"), key=True),)


def head_column(columns: tuple[Column, ...], text: str) -> int | None:
    """Which column the text is the head of; the number after the last is that of the year."""
    folded = fold(text)
    if folded in YEAR_HEADS:
        return len(columns)
    return next((at for at, column in enumerate(columns) if folded in map(fold, column.heads)), None)


def is_head(text: str) -> bool:
    """Whether the text is the head of a column of any table."""
    return fold(text) in _HEADS


def prefixed(columns: tuple[Column, ...], text: str) -> tuple[int, str] | None:
    """Column and cell of a line such as ``Ministry Typology Justice``; what goes on in small letters is one name."""
    best: tuple[int, str] | None = None
    longest = 0
    for at, column in enumerate(columns):
        for prefix in column.prefixes:
            rest = text[len(prefix) :]
            cell = rest.lstrip(" :")
            fits = text.startswith(prefix) and rest[:1] in (" ", ":") and cell and not cell[0].islower()
            if fits and len(prefix) > longest:
                best, longest = (at, cell), len(prefix)
    return best


_HEADS = YEAR_HEADS | {fold(head) for columns in COLUMNS.values() for column in columns for head in column.heads}
