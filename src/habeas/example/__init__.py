"""The example observatory: five Central Asian countries and the United Kingdom, as sourced facts in CSV files.

Each file in ``data/`` is one kind of statement (or the sources), its columns the fields of the dataclass of that name
in `habeas.intake.proposal`. Several items in a cell are separated by ``;``. Two more columns of ``observation.csv``,
``preferred`` and ``preferred_reason``, are decisions between rivals.
"""

from habeas.example.rows import Preference, pages, preferences, sources, statements

__all__ = ["Preference", "pages", "preferences", "sources", "statements"]
