"""Articles of the treaty, in six languages, and no law's."""

from __future__ import annotations

import pytest

from habeas.catalog import load
from habeas.intake.document.articles import articles_of, highest_article


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("… in detention (art. 13).", "en", ("13",)),
        ("… (arts. 1–4).", "en", ("1", "2", "3", "4")),
        ("… (arts. 22, 37 (b) and 40 of the Convention)", "en", ("22", "37", "40")),
        ("(arts. 2, 7 and 9; see para. 11)", "en", ("2", "7", "9")),
        ("(art. 1er à 4)", "fr", ("1", "2", "3", "4")),
        ("(arts. 2 y 5)", "es", ("2", "5")),
        ("(статьи 1–4)", "ru", ("1", "2", "3", "4")),
        ("(第十一条)", "zh", ("11",)),
        ("(第二和第二十六条)", "zh", ("2", "26")),
        ("(المادتان ٢ و٥)", "ar", ("2", "5")),
        ("(المواد 1-4)", "ar", ("1", "2", "3", "4")),
    ],
)
def test_references_in_brackets_are_read(text: str, language: str, found: tuple[str, ...]) -> None:
    assert articles_of(text, 53, language) == found


@pytest.mark.parametrize(
    "text",
    ["(art. 117)", "under the Criminal Code (art. 20)", "(art. 4 of the Constitution)", "(see CAT/C/GC/4)", "(2011)"],
)
def test_what_is_no_article_of_the_treaty_is_not_taken(text: str) -> None:
    assert articles_of(text, 53) == ()


def test_the_treaty_of_a_body_says_which_numbers_exist() -> None:
    assert 33 <= highest_article(load(), "CAT") < 53
    assert highest_article(load(), "CCPR") >= 53
