"""The loader: an observatory's entries over the built-in ones, and every error it makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.catalog import CatalogError, load
from habeas.catalog import load as load_catalog
from habeas.values import ValueType

INDICATOR = """
indicators:
  escapes:
    section: detainee_data
    label: Escapes
    definition: People who escaped from detention during the period.
    type: number
    time: flow
    unit: persons/yr
    minimum: 0
"""


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def refusal(tmp_path: Path, text: str) -> str:
    with pytest.raises(CatalogError) as caught:
        load(folder(tmp_path, ours=text))
    return str(caught.value)


def test_the_built_in_catalog_is_read_once() -> None:
    assert load() is load_catalog()


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    assert load(tmp_path) == load()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="there is no such folder"):
        load(tmp_path / "catalog")


def test_an_observatory_adds_an_indicator_to_a_section(tmp_path: Path) -> None:
    catalog = load(folder(tmp_path, ours=INDICATOR))
    assert catalog.indicators["escapes"].type is ValueType.NUMBER
    assert set(catalog.indicators) - set(load().indicators) == {"escapes"}
    keys = list(catalog.indicators)
    assert catalog.indicators[keys[keys.index("escapes") - 1]].section == "detainee_data"


def test_an_observatory_overrides_field_by_field(tmp_path: Path) -> None:
    text = "indicators:\n  gdp_pc:\n    label: {de: Bruttoinlandsprodukt je Einwohner}\n    minimum: 1\n"
    catalog = load(folder(tmp_path, ours=text))
    ours, built_in = catalog.indicators["gdp_pc"], load().indicators["gdp_pc"]
    assert ours.label == {**built_in.label, "de": "Bruttoinlandsprodukt je Einwohner"}
    assert ours.minimum == 1
    assert (ours.definition, ours.aliases, ours.currency) == (built_in.definition, built_in.aliases, built_in.currency)


def test_an_override_can_word_the_english_anew_and_keep_the_other_languages(tmp_path: Path) -> None:
    catalog = load(folder(tmp_path, ours="chapters:\n  law:\n    label: Law and time\n"))
    assert catalog.chapters["law"].label == {**load().chapters["law"].label, "en": "Law and time"}


def test_an_override_adds_an_alias_and_a_code(tmp_path: Path) -> None:
    text = (
        "indicators:\n  refugees: {aliases: {Refugees and asylees: []}}\n"
        "code_lists:\n  leaving_reasons: {codes: {amnesty: {label: Amnesty}}}\n"
    )
    catalog = load(folder(tmp_path, ours=text))
    assert "Refugees and asylees" in [alias.label for alias in catalog.indicators["refugees"].aliases]
    assert catalog.breakdown_codes["reason"].codes[-1].code == "amnesty"
    assert load().breakdown_codes["reason"].codes[-1].code == "other"


def test_a_list_is_replaced_as_a_whole(tmp_path: Path) -> None:
    text = "questions:\n  detains: {indicators: [headline_detains]}\n"
    assert load(folder(tmp_path, ours=text)).questions["detains"].indicators == ("headline_detains",)


def test_an_error_says_file_line_entry_and_what_to_do(tmp_path: Path) -> None:
    said = refusal(tmp_path, INDICATOR.replace("detainee_data", "detainee_dat"))
    assert said == (
        f"{tmp_path}/ours.yaml:3: indicators.escapes.section: there is no 'detainee_dat' in sections. "
        "Did you mean detainee_data?"
    )


def test_an_entry_stands_in_one_file_only(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        load(folder(tmp_path, one=INDICATOR, two=INDICATOR))
    assert f"'escapes' stands twice, first in {tmp_path}/one.yaml:3" in str(caught.value)


CHANGED = {
    "unknown field": ("    minimum: 0", "    minimum: 0\n    colour: red", "colour: there is no such field"),
    "missing field": ("    time: flow\n", "", "the field 'time' is missing"),
    "wrong type of value": ("type: number", "type: numeral", "one of number, percent, rate"),
    "number where words belong": ("label: Escapes", "label: 5", "words by language are expected"),
    "no English": ("label: Escapes", "label: {fr: Évasions}", "with English (en) among them"),
    "no language": ("label: Escapes", "label: {en: Escapes, 'no such': x}", "a language code such as en"),
    "words where a number belongs": ("minimum: 0", "minimum: none", "a number is expected"),
    "breakdown": ("minimum: 0", "breakdown: [colour]", "there is no 'colour' in breakdowns"),
    "breakdown twice": ("minimum: 0", "breakdown: [age, age]", "a list without repetition is expected"),
    "truth": ("minimum: 0", "verified: No", "true or false is expected"),
    "answer without codes": ("type: number", "type: answer", "an answer needs a code list"),
    "number with codes": ("minimum: 0", "codes: yes_no_unknown", "number takes no codes"),
    "code list": ("type: number", "type: answer\n    codes: maybe", "there is no 'maybe' in code_lists"),
    "replaced by": ("minimum: 0", "replaced_by: escapees", "there is no 'escapees' in indicators"),
    "meaning changed": ("minimum: 0", "meaning_changed: true", "nothing replaces this"),
    "money": ("type: number", "type: money", "money, and nothing else, has a currency"),
    "currency": ("minimum: 0", "currency: dollars", "three capital letters"),
    "scale": ("minimum: 0", "scale: 0", "a scale is 1 or more"),
    "bounds": ("minimum: 0", "minimum: 5\n    maximum: 4", "is above the maximum"),
    "subject": ("minimum: 0", "asked_of: [planet]", "one of country, facility is expected"),
    "subject of nothing": ("minimum: 0", "asked_of: []", "it is asked of nothing"),
    "chapter": ("minimum: 0", "chapter: poetry", "there is no 'poetry' in chapters"),
    "generation": ("minimum: 0", "aliases: {Escapes: [G7]}", "generations out of G0"),
    "function": ("minimum: 0", "derived: {function: power, inputs: [refugees, population]}", "one of ratio, share"),
    "inputs": ("minimum: 0", "derived: {function: share, inputs: [refugees]}", "share needs two inputs"),
    "input": ("minimum: 0", "derived: {function: sum, inputs: [refugee]}", "there is no 'refugee' in indicators"),
    "itself": ("minimum: 0", "derived: {function: sum, inputs: [escapes]}", "it is derived from itself"),
    "list": ("minimum: 0", "derived: {function: count_in_force, inputs: [twenty]}", "counts one list of instruments"),
    "formula": ("minimum: 0", "derived: refugees / population", "a function and its inputs are expected"),
    "key": ("  escapes:", "  Escapes now:", "a key is small letters"),
    "kind": ("indicators:", "indicator:", "there is no kind 'indicator'"),
    "alias": ("minimum: 0", "aliases: {Refugees: [G5]}", "'Refugees' already means 'refugees'"),
    "alias of no known generation": ("minimum: 0", "aliases: {refugees (YEAR): []}", "in the same generation"),
    "unit": ("minimum: 0", "other_units: {persons: people}", "one of number, percent"),
    "fields": ("    section: detainee_data\n", "", "the field 'section' is missing"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGED)
def test_an_indicator_that_does_not_hold_together_is_refused(tmp_path: Path, what: str) -> None:
    old, new, problem = CHANGED[what]
    text = INDICATOR.replace(old, new)
    assert text != INDICATOR
    said = refusal(tmp_path, text)
    assert problem in said
    assert "ours.yaml:" in said


def test_one_label_may_mean_two_things_in_two_generations(tmp_path: Path) -> None:
    text = INDICATOR.replace("minimum: 0", "aliases: {Total number of immigration detainees by year: [G5]}")
    assert "escapes" in load(folder(tmp_path, ours=text)).indicators


OTHERS = {
    "sections:\n  new: {label: New, chapter: law}\n": "the field 'headings' is missing",
    "sections:\n  new: {label: New, chapter: laws, headings: {NEW: []}}\n": "there is no 'laws' in chapters",
    "sections:\n  new: {label: New, chapter: law, parent: newer, headings: {NEW: []}}\n": "no 'newer' in sections",
    "sections:\n  new: {label: New, chapter: law, parent: new, headings: {NEW: []}}\n": "a section is inside itself",
    "sections:\n  new: {label: New, chapter: law, headings: {Transparency: [G5]}}\n": "already means 'transparency'",
    "sections:\n  new: {label: New, chapter: law, headings: [NEW]}\n": "labels with their generations are expected",
    "breakdowns:\n  colour: {label: Colour, codes: colours}\n": "there is no 'colours' in code_lists",
    "breakdowns:\n  colour: {label: Colour, form: '['}\n": "is not a regular expression",
    "breakdowns:\n  colour: {label: Colour, form: a, codes: sexes}\n": "codes and form exclude each other",
    "questions:\n  why: {label: Why?, indicators: [because]}\n": "there is no 'because' in indicators",
    "instruments:\n  NEW: {label: New, kind: song, year: 2000}\n": "one of treaty, directive",
    "instruments:\n  NEW: {label: New, kind: treaty, year: soon}\n": "a whole number is expected",
    "instruments:\n  NEW: {label: New, kind: treaty, year: 2000, body: CATS}\n": "there is no 'CATS' in bodies",
    "procedures:\n  NEW: {label: New, instrument: CATS}\n": "there is no 'CATS' in instruments",
    "procedures:\n  NEW: {label: New, instrument: CAT, body: CATS}\n": "there is no 'CATS' in bodies",
    "code_lists:\n  colours: {codes: {red: crimson}}\n": "label and aliases alone are expected for the code 'red'",
    "code_lists:\n  colours: {codes: {}}\n": "codes are expected",
    "themes:\n  music: Music\n": "fields are expected",
}  # fmt: skip


@pytest.mark.parametrize("text", OTHERS)
def test_every_other_entry_that_does_not_hold_together_is_refused(tmp_path: Path, text: str) -> None:
    assert OTHERS[text] in refusal(tmp_path, text)
