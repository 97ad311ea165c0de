"""The page `docs/indicators.md`, written from the built-in catalog: ``python -m habeas.catalog.docs [FILE]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from habeas.catalog.load import load
from habeas.catalog.model import Catalog, Derived, Function, Indicator, KeptAs, Section, SubjectKind, Time, say

PAGE = Path("docs/indicators.md")

_HEAD = """\
# The indicators

<!-- Written by `python -m habeas.catalog.docs`; change src/habeas/catalog/data/*.yaml, not this page. -->

Everything that habeas asks of a country or a place of detention, in the order of the country page. Each entry gives its
key, its label and what it means; then the type of its value, the unit, how the value relates to its period, and what it
may be broken down by; then the words that pages of the Global Detention Project have printed for it, with the
generations of the page (G0, the oldest, to G6) that printed them. How to add or change one: [catalog.md](catalog.md).
"""

_TIMES = {
    Time.FLOW: "over the period",
    Time.ON_DAY: "on a day of the period",
    Time.AVERAGE: "on average over the period",
    Time.END_OF_PERIOD: "at the end of the period",
    Time.STATE: "holds until the next answer",
}
_FORMULAS = {
    Function.RATIO: "{} / {}",
    Function.SHARE: "100 × {} / {}",
    Function.PER_THOUSAND: "1,000 × {} / {}",
    Function.RATE: "100,000 × {} / {}",
}


def render(catalog: Catalog) -> str:
    """The whole page, the same for the same catalog."""
    parts = [_HEAD]
    for section in catalog.sections.values():
        parts.append("\n".join(_section(catalog, section)))
    parts.append("\n".join(_code_lists(catalog)))
    return "\n".join(parts)


def _section(catalog: Catalog, section: Section) -> Iterator[str]:
    yield f"## {say(section.label)}\n"
    chapter = say(catalog.chapters[section.chapter].label)
    headings = "; ".join(
        _printed(heading, section.heading_generations.get(heading, ())) for heading in section.headings
    )
    printed = f" Printed: {headings}." if headings else ""
    yield f"Section `{section.key}`, chapter *{chapter}*.{printed}\n"
    for indicator in catalog.indicators.values():
        if indicator.section == section.key:
            yield from _indicator(catalog, indicator)


def _indicator(catalog: Catalog, indicator: Indicator) -> Iterator[str]:
    label = say(indicator.label)
    stop = "" if label.endswith("?") else "."
    yield f"- `{indicator.key}`: **{label}{stop}** {say(indicator.definition)}"
    yield f"  - {'; '.join(_facts(catalog, indicator))}"
    if indicator.aliases:
        printed = "; ".join(_printed(alias.label, alias.generations) for alias in indicator.aliases)
        yield f"  - Printed: {printed}"
    yield ""


def _facts(catalog: Catalog, indicator: Indicator) -> Iterator[str]:
    if indicator.kept_as is not KeptAs.OBSERVATION:
        kept = indicator.kept_as.replace("_", " ")
        yield "of the page itself, not kept" if indicator.kept_as is KeptAs.PAGE else f"kept as {kept}, not as a value"
        return
    yield f"{indicator.type}, in {indicator.unit}" if indicator.unit else str(indicator.type)
    if indicator.scale != 1:
        yield f"printed in units of {indicator.scale:,}"
    if indicator.other_units:
        yield "also given in " + ", ".join(indicator.other_units)
    yield _TIMES[indicator.time]
    if indicator.codes:
        yield f"options [{indicator.codes}](#{indicator.codes.replace('_', '-')})"
    if indicator.breakdown:
        yield "by " + ", ".join(f"`{key}`" for key in indicator.breakdown)
    if indicator.asked_of != (SubjectKind.COUNTRY,):
        yield "asked of a " + " and a ".join(indicator.asked_of)
    if indicator.chapter:
        yield f"shown in *{say(catalog.chapters[indicator.chapter].label)}*"
    if indicator.derived:
        yield f"also computed as {_formula(indicator.derived)}"
    if indicator.replaced_by:
        change = ", which measures something else" if indicator.meaning_changed else ""
        yield f"replaced by `{indicator.replaced_by}`{change}"
    if not indicator.verified:
        yield "never seen on a page: shown only when filled"


def _formula(derived: Derived) -> str:
    names = [f"`{name}`" for name in derived.inputs]
    if derived.function is Function.COUNT_IN_FORCE:
        return f"the number in force out of the list {names[0]}"
    if derived.function is Function.SUM:
        return " + ".join(names)
    return _FORMULAS[derived.function].format(*names)


def _printed(label: str, generations: tuple[str, ...]) -> str:
    return f"“{label}” ({_span(generations)})" if generations else f"“{label}”"


def _span(generations: tuple[str, ...]) -> str:
    """``G3 to G6`` for neighbours, else a list."""
    numbers = [int(generation[1:]) for generation in generations]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{generations[0]} to {generations[-1]}"
    return ", ".join(generations)


def _code_lists(catalog: Catalog) -> Iterator[str]:
    yield "## Options\n"
    yield "The code is what the data hold; where it differs, the label stands in brackets.\n"
    for codes in catalog.code_lists.values():
        options = (
            f"`{code.code}`" if say(code.label) == code.code else f"`{code.code}` ({say(code.label)})"
            for code in codes.codes
        )
        yield f'- <a id="{codes.key.replace("_", "-")}"></a>`{codes.key}`: {", ".join(options)}'
    yield ""


def main(arguments: list[str]) -> int:
    """Write the page, to `docs/indicators.md` or the file that is named."""
    path = Path(arguments[0]) if arguments else PAGE
    path.write_text(render(load()), encoding="utf-8")
    sys.stderr.write(f"wrote {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
