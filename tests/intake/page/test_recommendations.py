"""Paragraphs, their numbers, verbs, articles and pairs."""

import pytest
from tests.intake.page.accounting import check_lines
from tests.intake.page.compose import Page

from habeas.catalog import Catalog
from habeas.intake.document.articles import articles_of, highest_article
from habeas.intake.document.kinds import kind_of
from habeas.intake.page import PageReading, read_page
from habeas.intake.page.lines import Line
from habeas.intake.page.paragraphs import part


def read(catalog: Catalog, *lines: str, key: str = "tb_recommendations") -> PageReading:
    page = Page(catalog).section(catalog.indicators[key].section).row(key, *lines)
    reading = read_page(page.text(), name="page", country="KAZ", catalog=catalog)
    check_lines(page.text(), reading)
    return reading


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("35.While noting", "35", "While noting"),
        ("36. The State party", "36", "The State party"),
        ("§ 61. The", "61", "The"),
        ('"§32. The', "32", '"The'),
        ("44. the", "44", "the"),
        ("99 . The", "99", "The"),
        ("99). The", "99", "The"),
        ("118.69 Ensure that", None, "118.69 Ensure that"),
        ("118.69. Ensure that", "118.69", "Ensure that"),
        ("2016. The year", None, "2016. The year"),
        ("7, 9 and 12", None, "7, 9 and 12"),
        ("1.5 per cent", None, "1.5 per cent"),
        ("35", None, "35"),
    ],
)
def test_numbers_as_they_are_printed(line: str, number: str | None, text: str) -> None:
    [paragraph] = part([Line(1, line)]).found
    assert (paragraph.number, paragraph.text) == (number, text)


def test_broken_lines_are_rejoined_and_a_number_in_mid_sentence_is_none() -> None:
    lines = ["35. The Committee refers to article", "13. of the Covenant and to paras.", "36. and 37 of the report."]
    [paragraph] = part([Line(number, text) for number, text in enumerate(lines, 1)]).found
    assert (
        paragraph.text == "The Committee refers to article 13. of the Covenant and to paras. 36. and 37 of the report."
    )


@pytest.mark.parametrize(
    ("line", "texts", "junk"),
    [
        ("persist (arts. 7, 9)......40...40. The State", ["persist (arts. 7, 9).", "The State"], ["......40...40."]),
        ("the principle..........", ["the principle."], [".........."]),
        ("and so on... 41. it goes", ["and so on... 41. it goes"], []),
        ("an end....", ["an end...."], []),
        ("..........", [], [".........."]),
    ],
)
def test_rows_of_dots_part_paragraphs(line: str, texts: list[str], junk: list[str]) -> None:
    parted = part([Line(1, line)])
    assert [one.text for one in parted.found] == texts
    assert [text for text, _ in parted.furniture] == junk


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Committee is concerned that children are held.", "concern"),
        ("The Committee remains deeply concerned about the law.", "concern"),
        ("It regrets the lack of data.", "concern"),
        ("The Committee notes with concern the reports.", "concern"),
        ("The State party should free them.", "recommendation"),
        ("The State Party should take care.", "recommendation"),
        ("The Committee urges the State party to stop.", "recommendation"),
        ("The Committee, recalling its general comment, calls upon the State party to stop.", "recommendation"),
        ("The Committee also encourages the State party to accede.", "recommendation"),
        ("The Committee is concerned at this. The State party should change it.", "recommendation"),
        ("The Committee welcomes the adoption of the law.", "other"),
        ("The Committee takes note of the call for papers.", "other"),
    ],
)
def test_the_verb_tells_the_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_what_others_recommended_recommends_where_speech_is_reported() -> None:
    assert kind_of("UNHCR recommended that Kazakhstan act.", reported=True) == "recommendation"
    assert kind_of("UNHCR recommended that Kazakhstan act.") == "other"


@pytest.mark.parametrize(
    ("text", "body", "articles"),
    [
        ("(arts. 7, 9, 12, 13 and 24)", None, ("7", "9", "12", "13", "24")),
        ("(art. 13)", "CAT", ("13",)),
        ("(arts. 1–4)", "CAT", ("1", "2", "3", "4")),
        ("(arts. 2–3, 6–7, 24 and 26)", "CCPR", ("2", "3", "6", "7", "24", "26")),
        ("(arts. 22, 37 (b) and 40)", "CRC", ("22", "37", "40")),
        ("(arts. 28, 29 and 31 of the Convention)", "CRC", ("28", "29", "31")),
        ("(arts.\u00a02, 3 and 16)", None, ("2", "3", "16")),
        ("(art. 117)", None, ()),
        ("(art. 329 (3))", None, ()),
        ("(art. 40)", "CAT", ()),
        ("(art. 12 of the Criminal Code)", "CCPR", ()),
        ("article 12 of the law", None, ()),
    ],
)
def test_articles_are_those_the_treaty_has(
    catalog: Catalog, text: str, body: str | None, articles: tuple[str, ...]
) -> None:
    assert articles_of(text, highest_article(catalog, body)) == articles


def test_a_bodys_name_and_two_years_frame_its_paragraphs(catalog: Catalog) -> None:
    reading = read(
        catalog, "Committee on the Rights of the Child", '§ 61. "The Committee is concerned that children are held."',
        '"§62. The Committee urges the State party to free them."', "2011", "2017", "Human Rights Committee",
        "20. The State party should act.", "2016",
    )  # fmt: skip
    found = [(one.body, one.paragraphs, one.year, one.answers, one.text[:13]) for one in reading.recommendations]
    assert found == [
        ("CRC", ("61",), "2011", (), "The Committee"),
        ("CRC", ("62",), "2011", ("61",), "The Committee"),
        ("CCPR", ("20",), None, (), "The State par"),
    ]
    assert [one.text for one in reading.unparsed] == ["2016"]  # of the paragraph or of the look: not certain


def test_a_printed_symbol_is_kept(catalog: Catalog) -> None:
    reading = read(catalog, "Human Rights Committee", "CCPR/C/KAZ/CO/3", "20. The State party should act.")
    assert [(one.body, one.symbol) for one in reading.recommendations] == [("CCPR", "CCPR/C/KAZ/CO/3")]


def test_an_unnumbered_recommendation_answers_the_concern_above_it(catalog: Catalog) -> None:
    reading = read(catalog, "12. The Committee is concerned.", "The State party should: (a) stop; (b) report.")
    assert [(one.paragraphs, one.answers) for one in reading.recommendations] == [(("12",), ()), ((), ("12",))]


def test_a_paragraph_is_about_the_themes_that_its_words_say(catalog: Catalog) -> None:
    reading = read(catalog, "Human Rights Committee", "36. The State party should end the detention of asylum-seekers.")
    assert reading.recommendations[0].themes == ("immigration_detention", "detention", "asylum")


def test_numbers_that_do_not_follow_are_no_pair(catalog: Catalog) -> None:
    reading = read(catalog, "12. The Committee is concerned.", "36. The State party should stop.")
    assert [one.answers for one in reading.recommendations] == [(), ()]


def test_an_unknown_body_is_left_and_takes_no_paragraph_from_the_one_before(catalog: Catalog) -> None:
    reading = read(
        catalog,
        "Human Rights Committee",
        "20. The State party should act.",
        "Committee on Sunny Days",
        "5. It should shine.",
    )
    assert [one.body for one in reading.recommendations] == ["CCPR", None]
    assert [one.text for one in reading.unparsed] == ["Committee on Sunny Days"]


def test_states_and_agencies_are_told_apart_in_a_review(catalog: Catalog) -> None:
    reading = read(
        catalog, "71. UNHCR recommended that Kazakhstan act.", "118.69. Ensure that nobody is detained (France).",
        "118.70 Ensure the same (Spain);", "12. Something else was said.", key="upr",
    )  # fmt: skip
    assert [one.paragraphs for one in reading.recommendations] == [("71",), ("118.69",), ("118.70",), ("12",)]
    found = [(one.mechanism, one.document, one.kind) for one in reading.recommendations]
    assert found == [
        ("upr", "upr_compilation", "recommendation"),
        ("upr", "upr_report", "recommendation"),
        ("upr", "upr_report", "recommendation"),
        ("upr", None, "other"),
    ]


def test_marks_around_several_paragraphs_are_taken_off(catalog: Catalog) -> None:
    reading = read(
        catalog, '"§32. The Committee is concerned.', '§33. The State party should stop it."', "2016", "2017"
    )
    assert [one.text for one in reading.recommendations] == [
        "The Committee is concerned.",
        "The State party should stop it.",
    ]
    assert reading.recommendations[1].answers == ("32",)


def test_a_number_may_have_its_own_line(catalog: Catalog) -> None:
    reading = read(catalog, "§ 44.", "The Committee is concerned.", "45.", "The State party should stop it.")
    assert [one.paragraphs for one in reading.recommendations] == [("44",), ("45",)]
    assert [one.text for one in reading.recommendations] == [
        "The Committee is concerned.",
        "The State party should stop it.",
    ]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("UN Human Rights Committee (CCPR)", "CCPR"),
        ("Committee against Torture (CAT)", "CAT"),
        ("Board of Sunny Days", None),
    ],
)
def test_after_the_years_another_body_speaks(catalog: Catalog, name: str, body: str | None) -> None:
    reading = read(
        catalog, "CRC", "1. The Committee regrets it.", "2015", "2017", name, "2. It is bad.", "2016", "2017"
    )
    assert [(one.body, one.year) for one in reading.recommendations] == [("CRC", "2015"), (body, "2016")]


@pytest.mark.parametrize(
    "text",
    [
        "The Working Group on Arbitrary Detention recommends that migrants be released.",
        "The Special Rapporteur on the human rights of migrants urges the Government to act.",
        "The Committee, recalling its general recommendation No. 32, recommends that data be collected.",
    ],
)
def test_a_body_named_at_length_recommends(text: str) -> None:
    assert kind_of(text) == "recommendation"
