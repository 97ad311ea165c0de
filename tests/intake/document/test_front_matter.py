"""What documents say of themselves; heads are composed in the form of the documents."""

from __future__ import annotations

from habeas.catalog import load
from habeas.intake.document.blocks.text import blocks_of_text
from habeas.intake.document.front_matter import FrontMatter, front_matter
from habeas.intake.document.paragraphs import paragraphs_of


def read(text: str) -> FrontMatter:
    return front_matter(paragraphs_of(blocks_of_text(text, "composed")), load())


def test_concluding_observations() -> None:
    found = read(
        "United Nations\nCAT /C/KAZ/CO/9\nDistr.: General\n16 June 2031\nOriginal: English\nCommittee against Torture\n"
        "Concluding observations on the ninth report of Kazakhstan, adopted at its eighty-second session\n"
        "1. The Committee considered the report. At its 12th and 13th meetings, held on 26 and 27 May "
        "2031, it adopted the present observations.\n2. It thanked the delegation for the dialogue that it had with it."
    )
    assert found == FrontMatter(
        "CAT/C/KAZ/CO/9", "treaty_body", "concluding_observations", "CAT", "KAZ", "en", 82, None,
        "2031-05-26/2031-05-27", "2031-06-16",
    )  # fmt: skip


def test_the_papers_of_a_review_are_told_apart() -> None:
    head = "United Nations\nA/HRC/WG.6/32/KAZ/{}\nDistr.: General\n6 November 2018\n1. It spoke of it."
    kinds = {number: read(head.format(number)) for number in (1, 2, 3)}
    assert [one.document for one in kinds.values()] == ["national_report", "upr_compilation", "upr_summary"]
    assert {(one.body, one.session, one.cycle, one.country) for one in kinds.values()} == {("UPR", 32, 3, "KAZ")}


def test_a_report_and_its_addendum() -> None:
    title = "Distr.: General\n4 March 2015\nReport of the Working Group on the Universal Periodic Review\nKazakhstan\n"
    report = read(f"A/HRC/28/99\n{title}1. The Working Group held its twentieth session. It adopted the report.")
    addendum = read(f"A/HRC/28/99/Add.1\n{title}Addendum\n1. The Government answers as follows.")
    assert (report.document, report.session, report.cycle) == ("upr_report", 20, 2)
    assert (addendum.symbol, addendum.document, addendum.country) == ("A/HRC/28/99/Add.1", "upr_addendum", "KAZ")


def test_what_a_text_does_not_say_is_not_known() -> None:
    found = read("1. Some words of nobody in particular that nobody signed.")
    assert (found.symbol, found.body, found.country, found.document) == (None, None, None, "other")
