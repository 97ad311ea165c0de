"""Themes: each comes with the words that matched, and nothing is found in a language without a lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.document.themes import LexiconError, languages, themes


def found(text: str, language: str = "en") -> dict[str, list[str]]:
    return {theme: [hit.words for hit in hits] for theme, hits in themes(language).of(text).items()}


def test_immigration_detention_asks_for_people_on_the_move_and_deprivation_of_liberty() -> None:
    both = found("End the detention of asylum-seekers at the border.")
    assert both["immigration_detention"] == ["detention", "asylum-seekers"]
    assert "immigration_detention" not in found("Improve the conditions of detention in prisons.")
    assert "immigration_detention" not in found("Protect the rights of migrant workers.")


@pytest.mark.parametrize(
    ("text", "theme", "words"),
    [
        ("Ratify the ICRMW", "migration", ["ICRMW"]),
        ("Respect the principle of non-\nrefoulement", "non_refoulement", ["non-\nrefoulement", "refoulement"]),
        (
            "Consider alternative measures to detention",
            "alternatives_to_detention",
            ["alternative measures to detention"],
        ),
        ("Combat trafficking in persons", "trafficking", ["trafficking"]),
        ("Reduce overcrowding in prisons", "conditions_of_detention", ["overcrowding", "prisons"]),
    ],
)
def test_a_theme_names_the_words_that_matched(text: str, theme: str, words: list[str]) -> None:
    assert found(text)[theme] == words


def test_words_that_mean_something_else_do_not_count() -> None:
    assert "detention" not in found("Settle the custody of the child after divorce.")
    assert "trafficking" not in found("Combat drug trafficking.")
    assert found("Plant more trees.") == {}


def test_nothing_is_guessed_in_a_language_without_a_lexicon() -> None:
    assert found("detention of migrants", "xx") == {}
    assert "en" in languages()


@given(st.text(max_size=200), st.sampled_from(["detention of migrants", "İ torture", "ICRMW"]))
def test_evidence_stands_where_it_says(text: str, planted: str) -> None:
    whole = f"{text} {planted} {text}"
    for hits in themes("en").of(whole).values():
        assert all(whole[hit.start : hit.end] == hit.words for hit in hits)


def test_an_observatory_adds_phrases_and_themes_to_ours(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text(
        "groups: {detention: [spetspriyomnik], walls: [border wall*]}\nthemes: {expulsion: {any: [walls]}}\n"
    )
    own = themes("en", tmp_path)
    assert [hit.words for hit in own.of("Close the spetspriyomnik for foreigners")["detention"]] == ["spetspriyomnik"]
    assert "expulsion" in own.of("Remove border walls")
    assert "expulsion" in own.of("Stop every deportation")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("themes: {detention: {any: [nowhere]}}", "names the group 'nowhere'"),
        ("words: []", "not words"),
        ("themes: {detention: {some: [detention]}}", "not 'some'"),
        ("groups: {detention: jail}", "must be a list of words"),
        ("groups: {detention: ['*']}", "does not begin with a word"),
        ("groups: [", "is not YAML"),
    ],
)
def test_a_lexicon_in_error_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "en.yaml").write_text(content)
    with pytest.raises(LexiconError, match=message):
        themes("en", tmp_path)
