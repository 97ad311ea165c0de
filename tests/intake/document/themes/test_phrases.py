"""How a phrase is read: whole words, stars, choices, a few words between; marks and blanks that do not count."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.intake.document.themes.folding import folded
from habeas.intake.document.themes.phrases import PhraseError, Phrases, demand_phrase


def words(phrase: str, text: str) -> list[str]:
    return [hit.words for _, hit in Phrases([("group", phrase)]).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "matched"),
    [
        ("asylum*", "ASYLUM and asylums", ["ASYLUM", "asylums"]),
        ("cat", "The category of CAT.", ["CAT"]),
        ("in migration", "instruments, in migration", ["in migration"]),
        ("ill treatment", "ill-treatment, ill\ntreatment", ["ill-treatment", "ill\ntreatment"]),
        ("(re)?education camp", "education camp, reeducation camp", ["education camp", "reeducation camp"]),
        ("(the )?child", "the child", ["the child", "child"]),
        ("(right|access) to … lawyer", "right to a good lawyer. access to. A lawyer", ["right to a good lawyer"]),
        ("convention … migrant", "the convention on emigrant life", []),
        ("demandeur d'asile", "demandeur d ’ asile", ["demandeur d ’ asile"]),
        ("détenu", "DETENU, détenu, de\u0301tenu, detenu", ["DETENU", "détenu", "de\u0301tenu", "detenu"]),
        ("traite", "le traité, la traite", ["traite"]),
        ("пёс", "ПЕС", ["ПЕС"]),
        ("احتجاز", "وللاحتجاز، الاحْتِجاز", ["احتجاز", "احْتِجاز"]),
        ("احتجاز مهاجرين", "احتجاز المهاجرين", ["احتجاز المهاجرين"]),
        ("难民", "NGO难民署", ["难民"]),
        ("拘留 … 移民", "拘留所有移民", ["拘留所有移民"]),
        ("detention", "Immigration detention20.Notwithstanding", ["detention"]),
        ("1951 convention", "the1951 Convention", ["1951 Convention"]),
    ],
)
def test_a_phrase_is_read_as_it_is_written(phrase: str, text: str, matched: list[str]) -> None:
    assert words(phrase, text) == matched


@pytest.mark.parametrize(
    ("phrase", "says"),
    [
        ("(jail", "bracket"),
        ("(a (b) c)", "bracket"),
        ("jail|prison", "outside brackets"),
        ("jail?", "after no bracket"),
        ("… jail", "begins or ends"),
        ("jail …", "begins or ends"),
        ("*", "does not begin with a word"),
    ],
)
def test_what_is_no_phrase_is_refused_with_the_reason(phrase: str, says: str) -> None:
    with pytest.raises(PhraseError, match=says):
        demand_phrase(phrase)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_folding_keeps_the_place_of_every_letter(text: str) -> None:
    plain, places = folded(text)
    assert len(plain) == (len(text) if places is None else len(places))
    assert list(places or []) == sorted(places or [])
    assert all(0 <= place < len(text) for place in places or [])


@given(st.text(alphabet="détenu àñíй", max_size=30))
def test_composed_and_decomposed_letters_are_folded_alike(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text))[0] == folded(unicodedata.normalize("NFC", text))[0]


@given(st.text(alphabet=st.one_of(st.sampled_from("Éß’–\u00a0\u3000ёЁ难"), st.characters(codec="utf-8")), max_size=40))
def test_folding_is_the_same_fast_and_letter_by_letter(text: str) -> None:
    slow = "".join(folded(f"{letter}ا")[0][:-1] for letter in text)
    assert folded(text)[0] == slow or any("\u0300" <= letter <= "\u036f" for letter in text)
