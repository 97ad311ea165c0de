"""What is asked: sections, indicators, code lists, treaties, bodies, themes.

`load` gives the built-in catalog, with an observatory's own entries over it; `index` finds an indicator, section, body
or code by the label a page prints; `check_observation` says whether a statement fits what is asked.
"""

from habeas.catalog.aliases import LabelIndex, index
from habeas.catalog.errors import CatalogError, ObservationError, Where
from habeas.catalog.load import load
from habeas.catalog.model import (
    GENERATIONS,
    Alias,
    Body,
    Catalog,
    Chapter,
    Code,
    CodeList,
    ComplaintProcedure,
    Derived,
    Function,
    Indicator,
    Instrument,
    InstrumentKind,
    KeptAs,
    LanguageMap,
    Question,
    Section,
    SubjectKind,
    Theme,
    Time,
    say,
)
from habeas.catalog.validate import check_observation, outside_bounds

__all__ = [
    "GENERATIONS",
    "Alias",
    "Body",
    "Catalog",
    "CatalogError",
    "Chapter",
    "Code",
    "CodeList",
    "ComplaintProcedure",
    "Derived",
    "Function",
    "Indicator",
    "Instrument",
    "InstrumentKind",
    "KeptAs",
    "LabelIndex",
    "LanguageMap",
    "ObservationError",
    "Question",
    "Section",
    "SubjectKind",
    "Theme",
    "Time",
    "Where",
    "check_observation",
    "index",
    "load",
    "outside_bounds",
    "say",
]
