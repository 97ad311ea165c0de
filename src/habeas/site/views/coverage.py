"""How good our knowledge of a country is: chapter by chapter, what was answered, asked in vain and never looked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.catalog.model import Indicator, KeptAs
from habeas.edition.schema import ObservationRow
from habeas.site.volume import Volume
from habeas.values import GAPS

Said = tuple[str, str, str]
"""What one standing, preferred observation adds: status, coverage, last day; no day where the year is masked."""
ANSWERED, IN_PART, GAP, NOT_LOOKED_FOR = "answered", "in_part", "gap", "not_looked_for"


@dataclass(frozen=True, slots=True)
class Coverage:
    """The questions of a chapter by what became of them; the four counts make up `questions`.

    `in_part` is what describes less than the country or could not be read. `newest` is the latest year of an answer.
    """

    chapter: str
    label: str
    questions: int
    answered: int
    in_part: int
    gaps: int
    not_looked_for: int
    newest: str


def is_question(one: Indicator) -> bool:
    """Whether an empty indicator counts as a question not yet looked for: computed ones, those kept elsewhere, those
    replaced by another and those never seen on any page do not."""
    return one.verified and not one.replaced_by and one.derived is None and one.kept_as is KeptAs.OBSERVATION


def coverage(volume: Volume, said: Mapping[str, Sequence[Said]]) -> tuple[Coverage, ...]:
    """Every chapter that asks anything, from what is said of each indicator."""
    made = (_chapter(volume, key, said) for key in volume.catalog.chapters)
    return tuple(one for one in made if one.questions)


def said_by(rows: Iterable[ObservationRow]) -> list[Said]:
    """What the rows of one indicator say, for `coverage`."""
    return [
        (row.status, row.coverage, "" if "X" in row.period else row.period_end or row.period_start)
        for row in rows
        if row.preferred
    ]


def said_of_countries(volume: Volume) -> Mapping[str, Mapping[str, Sequence[Said]]]:
    """What is said by country and indicator, in one query over the edition."""
    found: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    statement = (
        "SELECT country, indicator, status, coverage,"
        " max(CASE WHEN instr(period, 'X') THEN '' ELSE max(period_start, period_end) END)"
        " FROM observation WHERE state = 'current' AND preferred = 1 AND subject = country GROUP BY 1, 2, 3, 4"
    )
    for country, indicator, status, reach, day in volume.edition.query(statement):
        found[str(country)][str(indicator)].append((str(status), str(reach), str(day)))
    return found


def _chapter(volume: Volume, key: str, said: Mapping[str, Sequence[Said]]) -> Coverage:
    asked = [one for one in questions_of(volume, key) if is_question(one)]
    kinds = Counter(_kind(said.get(one.key, ())) for one in asked)
    days = [day for one in asked for status, _, day in said.get(one.key, ()) if day and status not in GAPS]
    return Coverage(
        chapter=key,
        label=volume.say(volume.catalog.chapters[key].label),
        questions=len(asked),
        answered=kinds[ANSWERED],
        in_part=kinds[IN_PART],
        gaps=kinds[GAP],
        not_looked_for=kinds[NOT_LOOKED_FOR],
        newest=max(days, default="")[:4],
    )


def questions_of(volume: Volume, chapter: str) -> list[Indicator]:
    """What a chapter asks of a country, section by section."""
    sections = [section.key for section in volume.catalog.sections.values() if section.chapter == chapter]
    return [one for key in sections for one in volume.asked_of_countries.get(key, [])]


def _kind(said: Sequence[Said]) -> str:
    """One answer for the whole country makes a question answered, whatever else stands beside it."""
    if not said:
        return NOT_LOOKED_FOR
    if any(reach != "partial" and status not in GAPS and status != "unparsed" for status, reach, _ in said):
        return ANSWERED
    return IN_PART if any(status not in GAPS for status, _, _ in said) else GAP
