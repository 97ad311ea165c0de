"""The rows of one country, one query a table, sorted into what stands and what ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from habeas.edition.schema import (
    STATEMENT_TABLES,
    DerivedRow,
    HeadlineRow,
    ObservationRow,
    PrintedChangeRow,
    Published,
)
from habeas.site.volume import Volume, latest

P = TypeVar("P", bound=Published)


class Records:
    """Everything an edition says of one country."""

    def __init__(self, volume: Volume, code: str) -> None:
        self.volume = volume
        self.code = code
        self._rows: dict[type[Published], list[Published]] = {}

    def all(self, table: type[P]) -> list[P]:
        """Every row of a table, ended ones too."""
        if table not in self._rows:
            self._rows[table] = list(self.volume.edition.rows(table, {"country": self.code}))
        return self._rows[table]  # type: ignore[return-value]  # kept by its own type

    def standing(self, table: type[P]) -> list[P]:
        """The rows that stand in this edition."""
        return [row for row in self.all(table) if row.state == "current"]

    @cached_property
    def every(self) -> list[Published]:
        """Every statement of the country, kind by kind."""
        return [row for table in STATEMENT_TABLES for row in self.all(table)]

    @cached_property
    def observations(self) -> Mapping[str, list[ObservationRow]]:
        """Standing observations on the country itself, by indicator."""
        found: dict[str, list[ObservationRow]] = defaultdict(list)
        for row in self.standing(ObservationRow):
            if row.subject == self.code:
                found[row.indicator].append(row)
        return found

    @cached_property
    def of_facilities(self) -> Mapping[str, list[ObservationRow]]:
        """Standing observations on places of detention, by the place's id."""
        found: dict[str, list[ObservationRow]] = defaultdict(list)
        for row in self.standing(ObservationRow):
            if row.subject != self.code:
                found[row.subject].append(row)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, ObservationRow]:
        """Every observation by its public id."""
        return {row.id: row for row in self.all(ObservationRow)}

    @cached_property
    def statements(self) -> Mapping[str, Published]:
        """Every statement of the country by its public id."""
        return {row.id: row for row in self.every}

    @cached_property
    def derived(self) -> Mapping[str, list[DerivedRow]]:
        """Derived values by indicator, the newest first."""
        found: dict[str, list[DerivedRow]] = defaultdict(list)
        for row in self.volume.edition.rows(DerivedRow, {"country": self.code}, ["-period"]):
            found[row.indicator].append(row)
        return found

    @cached_property
    def printed_changes(self) -> list[PrintedChangeRow]:
        """What publishers changed between copies, on the country and its places."""
        return list(self.volume.edition.rows(PrintedChangeRow, {"country": self.code}))

    @cached_property
    def headlines(self) -> Mapping[str, HeadlineRow]:
        """The eight answers by question."""
        return {row.question: row for row in self.volume.edition.rows(HeadlineRow, {"country": self.code})}

    @cached_property
    def changed_edition(self) -> str:
        """The edition in which anything about the country last changed."""
        country = self.volume.country_row(self.code)
        return latest([country.changed_edition, *(row.changed_edition for row in self.every)])
