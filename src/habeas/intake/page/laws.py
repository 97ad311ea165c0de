"""Lists of laws: a title, perhaps a citation in brackets, the year of adoption, then that of the change or the look."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.intake.page.cells import year_of
from habeas.intake.page.findings import Findings, Label
from habeas.intake.page.glued import split_title
from habeas.intake.page.lines import Line, joined
from habeas.places import match
from habeas.values import Json, Law, Period, Status, to_json

Reading = tuple[Status, Json, str | None]
"""Status, value and period of what a group of cells says."""
WITH_PARTNERS = frozenset({"readmission_agreements"})
_NOTHING_KNOWN = frozenset({"not available", "no data"})


@dataclass(frozen=True, slots=True)
class LawTable:
    """The heads of columns above laws: whether one is for changes, whether they ran together and the cells with them,
    and in HTML which column is whose."""

    amends: bool
    glued: bool
    columns: Mapping[int, str]
    partners: bool
    """Whether what is listed are agreements, under the names of places."""


def law_table(findings: Findings, label: Label, heads: Sequence[Line]) -> LawTable:
    """What the heads of columns say of the years below them."""
    amends = any("amended" in line.text.casefold() for line in heads)
    glued = any(map(findings.words.glues, heads))
    return LawTable(amends, glued, findings.words.columns(heads), label.indicator.key in WITH_PARTNERS)


def read_law(findings: Findings, cells: Sequence[Line], years: Sequence[Line], table: LawTable) -> Reading | None:
    """What one row of a list of laws says; None where its cells cannot be told apart."""
    title, *rest = cells
    texts = [year for line in years if (year := year_of(line.text))]
    if title.text.casefold() in _NOTHING_KNOWN:
        return (Status.NOT_AVAILABLE, None, texts[0] if texts else None) if not rest else None
    if _is_of_another(findings, title.text, table):
        return None  # the answer to another label, which was lost
    if any(not line.text.startswith("(") for line in rest):
        return None
    words, run_in = title.text, split_title(title.text)
    if run_in:
        if not table.glued or rest:
            return None
        words, texts = run_in[0], [*run_in[1], *texts]
    elif not years and findings.sheet.peek() is None:
        return None  # the end may be a label that the copy cut
    if len(texts) > 2:
        return None
    return _said(words, _dates(texts, _columns(years, table), table, _told(words, rest)))


def _is_of_another(findings: Findings, title: str, table: LawTable) -> bool:
    """Whether a title is none: an answer, a number, or a place where no treaties with places are listed."""
    if findings.words.plain_answer(title) or title.replace(",", "").isdigit():
        return True
    return not table.partners and match(title).found


def _said(title: str, dates: tuple[str | None, str | None] | None) -> Reading:
    if dates is None:
        return Status.UNPARSED, None, None
    adopted, changed = dates
    law = Law(title, adopted=_period(adopted), amended=_period(changed))
    return Status.REPORTED, to_json(law), adopted


def _told(title: str, rest: Sequence[Line]) -> set[str]:
    """The years that the title itself names."""
    return set(re.findall(r"(?:19|20)\d\d", f"{title}\n{joined(rest)}"))


def _columns(years: Sequence[Line], table: LawTable) -> list[str | None]:
    return [table.columns.get(line.cell.column) for line in years if line.cell]


def _dates(
    years: Sequence[str], columns: Sequence[str | None], table: LawTable, told: set[str]
) -> tuple[str | None, str | None] | None:
    """Years of adoption and change. One year for two columns is certain where the title or a table of HTML says so."""
    if list(columns) == ["last amended"]:
        return None, years[0]
    if len(years) == 1 and table.amends and list(columns) != ["year adopted"] and years[0] not in told:
        return None
    first, second = [*years, None, None][:2]
    if first and second and second < first:
        return None  # nothing is changed, or looked at, before it is adopted
    return first, second if table.amends else None


def _period(text: str | None) -> Period | None:
    return Period.parse(text) if text else None
