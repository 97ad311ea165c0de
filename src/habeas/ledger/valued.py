"""The value of an observation in the one form there is. The catalog is asked once of all that are alike."""

from __future__ import annotations

from habeas.catalog import Catalog, SubjectKind, check_observation
from habeas.intake.proposal import Observation
from habeas.values import Json, Quantity, Value, to_json

REMEMBERED = 50_000
"""Forms kept in memory: answers, names and laws repeat, and a file of a million lines has fewer."""
PLAIN = 10**15
"""Whole numbers below it have no more digits than `habeas.values` takes, and are their own form."""

_Asked = tuple[str, str, str, bool, tuple[tuple[str, str], ...]]
"""All that decides, beside the value, whether it fits: indicator, status, unit, kind of subject, breakdown."""


def value_of(observation: Observation, catalog: Catalog) -> Value | None:
    """The value of an observation, read as the catalog asks; one that does not fit raises `ObservationError`."""
    return check_observation(
        catalog,
        indicator=observation.indicator,
        value_json=observation.value,
        status=observation.status,
        breakdown=observation.breakdown,
        subject_kind=SubjectKind.FACILITY if "-" in observation.subject else SubjectKind.COUNTRY,
        unit=observation.unit or None,
    )


class Forms:
    """The forms of values by one catalog, as far as they were asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._counted: set[_Asked] = set()
        self._known: dict[tuple[_Asked, str], Json] = {}

    def of(self, observation: Observation) -> Json:
        """The form of its value: the very same object where it is in that form; raises what `value_of` raises."""
        asked = _asked(observation)
        value = observation.value
        if type(value) is int and asked in self._counted and -PLAIN < value < PLAIN:
            return value
        key = (asked, _written(value))
        if key not in self._known:
            self._remember(asked, key, observation)
        form = self._known[key]
        return value if repr(form) == key[1] else form

    def _remember(self, asked: _Asked, key: tuple[_Asked, str], observation: Observation) -> None:
        found = value_of(observation, self._catalog)
        if isinstance(found, Quantity):
            self._counted.add(asked)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = None if found is None else to_json(found)


def _asked(observation: Observation) -> _Asked:
    breakdown = tuple(sorted(observation.breakdown.items())) if observation.breakdown else ()
    return (observation.indicator, observation.status, observation.unit, "-" in observation.subject, breakdown)


def _written(value: Json) -> str:
    """A value as it tells itself apart from others: 5, 5.0 and True are equal and are not alike."""
    try:
        return repr(value)
    except ValueError:  # a whole number of thousands of digits cannot be printed, and is refused
        return ""
