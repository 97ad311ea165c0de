"""The language of values: period, status, coverage, quantity, money, ratio, duration, answer, law. Pure.

Nothing here reads a file, knows a country or an indicator. `to_json` and `from_json` are the one JSON form of a value;
`parse_raw` reads a source's own string and says *unparsed* where it is not certain. Words for people are in
`habeas.values.format`, which is imported by itself because it needs the language data of babel.
"""

from habeas.values.coverage import NATIONAL, Coverage
from habeas.values.form import Json, from_json, to_json
from habeas.values.kinds import (
    Answer,
    Answers,
    Duration,
    Law,
    Money,
    Names,
    Open,
    Ratio,
    Text,
    Value,
    ValueType,
)
from habeas.values.moment import Moment, PeriodError
from habeas.values.period import UNDATED, Period, latest, slug_of
from habeas.values.quantity import Bound, Quantity, ValueFormError
from habeas.values.raw import Reading, parse_raw
from habeas.values.status import GAPS, WITH_VALUE, CoverageKind, ReviewLevel, Status, Visibility

__all__ = [
    "GAPS",
    "NATIONAL",
    "UNDATED",
    "WITH_VALUE",
    "Answer",
    "Answers",
    "Bound",
    "Coverage",
    "CoverageKind",
    "Duration",
    "Json",
    "Law",
    "Moment",
    "Money",
    "Names",
    "Open",
    "Period",
    "PeriodError",
    "Quantity",
    "Ratio",
    "Reading",
    "ReviewLevel",
    "Status",
    "Text",
    "Value",
    "ValueFormError",
    "ValueType",
    "Visibility",
    "from_json",
    "latest",
    "parse_raw",
    "slug_of",
    "to_json",
]
