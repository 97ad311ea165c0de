"""A status list as XML: participants, acts, what the list says on its day, and nothing of it lost."""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from tests.intake.treaties.untc import JOINING, acts, mark, notes, read, said, status_list, statuses, table

from habeas.intake.treaties import TreatyListError, TreatyReading
from habeas.intake.treaties.cells import clean

ROWS = [
    ["Afghanistan", "4 Feb 1985", "1 Apr\t 1987 "],
    [f"Kazakhstan{mark(4)}", "", "26 Aug\t 1998 a"],
    ["Czech Republic", "", "22 Feb 1993 d"],
    ["Bahamas", "16 Dec 2008", ""],
]


def test_letters_say_how_a_state_joined_and_no_letter_is_ratification() -> None:
    assert acts(read(status_list(ROWS))) == [
        ("AFG", "signature", "1985-02-04"),
        ("AFG", "ratification", "1987-04-01"),
        ("KAZ", "accession", "1998-08-26"),
        ("CZE", "succession", "1993-02-22"),
        ("BHS", "signature", "2008-12-16"),
    ]


def test_the_order_of_columns_is_that_of_the_heads() -> None:
    heads = ("Approval(AA), Acceptance(A), Ratification", "Participant", "Signature, Succession to signature(d)")
    found = read(status_list([["2 Aug 1988 AA", "Turkey", "25 Jan 1988 d"]], heads=heads))
    assert acts(found) == [("TUR", "approval", "1988-08-02"), ("TUR", "succession_to_signature", "1988-01-25")]


def test_heads_may_be_french() -> None:
    heads = ("Participant", "Signature", "Adhésion(a), Succession(d), Ratification")
    assert acts(read(status_list([["Tchad", "", "9 juin 1995 a"]], heads=heads))) == [
        ("TCD", "accession", "1995-06-09")
    ]


@pytest.mark.parametrize(
    ("heads", "cell", "reason"),
    [
        (("Participant", "Signature", "Accession(a)"), "9 Jun 1995", "does not explain"),
        (("Participant", "Signature", "Ratification, Accession(a)"), "9 Jun 1995 d", "does not explain"),
        (("Participant", "Signature", "Provisional application"), "9 Jun 1995", "does not know"),
        (("Participant", "Signature", JOINING), "9 June, or so", "not a date"),
    ],
)
def test_what_the_head_does_not_explain_is_left_and_never_guessed(
    heads: tuple[str, ...], cell: str, reason: str
) -> None:
    found = read(status_list([["Chad", "", cell]], heads=heads))
    assert found.acts == ()
    [piece] = found.unparsed
    assert reason in piece.reason
    assert cell in piece.text


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Czechoslovakia", "CZE, SVK"),
        ("Yugoslavia (former)", "predecessor"),
        ("European Union", "organisation"),
        ("Atlantis", "not a state"),
        ("[German Democratic Republic]", "DEU"),
    ],
)
def test_a_participant_that_is_no_one_country_is_listed_with_all_it_did(name: str, reason: str) -> None:
    found = read(status_list([[name, "7 Apr 1987", "9 Sep 1987"], *ROWS]))
    [piece] = found.unparsed
    assert reason in piece.reason
    assert "9 Sep 1987" in piece.text
    assert len(found.acts) == 5


def test_the_day_of_the_list_says_who_is_party_and_who_only_signed() -> None:
    found = read(status_list(ROWS))
    assert found.as_of == "2020-11-24"
    assert statuses(found) == {"AFG": "party", "KAZ": "party", "CZE": "party", "BHS": "signatory"}
    assert {one.year for one in found.statuses if one.country == "KAZ"} == {"1998"}


def test_without_a_day_a_list_says_nothing_of_who_is_party() -> None:
    found = read(status_list(ROWS, day=""))
    assert (found.as_of, found.statuses) == ("", ())
    assert statuses(read(status_list(ROWS, day=""), as_of="2019"))["KAZ"] == "party"


def test_a_list_is_whole_where_its_own_count_of_parties_is_met() -> None:
    assert read(status_list(ROWS, parties=3)).complete
    short = read(status_list(ROWS, parties=4))
    assert not short.complete
    assert "4 parties and its table has 3" in short.notices[0]
    assert not read(status_list(ROWS)).complete


def test_an_unknown_participant_may_be_anybody_so_the_list_is_not_whole() -> None:
    assert not read(status_list([*ROWS, ["Atlantis", "", "1 Jan 2001 a"]], parties=4)).complete
    known = read(status_list([*ROWS, ["European Union", "", "1 Jan 2001 a"]], parties=4))
    assert known.complete
    doubtful = read(status_list([*ROWS, ["Czechoslovakia", "", "1 Jan 1981 a"]], parties=4))
    assert (doubtful.complete, doubtful.doubtful) == (True, ("CZE", "SVK"))


def test_what_stands_in_brackets_ended_by_the_day_of_the_list() -> None:
    found = read(status_list([["Jamaica", "", "[3 Oct 1990 a]"]]))
    assert acts(found) == [("JAM", "accession", "1990-10-03"), ("JAM", "withdrawal", "../2020-11-24")]
    assert statuses(found) == {"JAM": "not_party"}
    again = read(status_list([["Jamaica", "", "[3 Oct 1990 a] 4 May 1999 a"]]))
    assert acts(again)[-1] == ("JAM", "withdrawal", "../1999-05-04")
    assert statuses(again) == {"JAM": "party"}
    undated = read(status_list([["Jamaica", "", "[3 Oct 1990 a]"]], day=""))
    assert undated.acts == ()
    assert "brackets" in undated.unparsed[0].reason


def test_an_end_note_gives_the_day_of_a_denunciation() -> None:
    rows = [[f"Jamaica{mark(2)}", "", "[3 Oct 1990 a]"]]
    note = "On 23 October 1997 the Government gave notice of its denunciation, with effect from 23 January 1998."
    found = read(status_list(rows, notes((2, note))))
    assert acts(found)[-1] == ("JAM", "withdrawal", "1998-01-23")
    vague = read(status_list(rows, notes((2, "On 23 October 1997 the Government gave notice of its denunciation."))))
    assert acts(vague)[-1] == ("JAM", "withdrawal", "../2020-11-24")


def test_reservations_have_their_articles_and_words_and_the_day_of_joining_where_the_list_says_so() -> None:
    section = said(
        "Declarations",
        ("Afghanistan", ["It is not bound by paragraph 1 of article 30.", "It does not recognize article 20."]),
        ("Kazakhstan", ["Upon signature:", "Article 1 is understood to follow article 12 of the Constitution."]),
        ("Czech Republic", ["See chapter IV.3."]),
        head=("Declarations and Reservations", "(Unless otherwise indicated, they were made upon ratification.)"),
    )
    found = read(status_list(ROWS, section))
    worded = [one for one in found.acts if one.text]
    assert [(one.country, one.action, one.article, one.date) for one in worded] == [
        ("AFG", "reservation", "20, 30", "1987-04-01"),
        ("KAZ", "declaration", "1", ""),
    ]
    assert worded[0].text == "It is not bound by paragraph 1 of article 30.\nIt does not recognize article 20."
    assert [piece.reason for piece in found.unparsed] == ["refers to another list"]


def test_a_competence_recognised_is_an_acceptance_where_the_article_opens_complaints() -> None:
    section = said(
        "DeclarationsUnderArticle",
        ("Kazakhstan", ["(21 February 2008)", "It recognizes the competence under articles 21 and 22."]),
        ("Afghanistan", ["It does not recognize the competence under article 22."]),
    )
    found = [one for one in read(status_list(ROWS, section)).acts if one.text]
    assert [(one.country, one.action, one.article, one.date) for one in found] == [
        ("KAZ", "declaration", "21", "2008-02-21"),
        ("KAZ", "acceptance", "22", "2008-02-21"),
        ("AFG", "declaration", "22", ""),
    ]


def test_objections_are_parted_at_their_dates() -> None:
    section = said(
        "Objections",
        ("Denmark", ["4 October 2001", "It objects to article 1.", "6 October 2001", "It objects to article 2."]),
        each="Objection",
    )
    found = [one for one in read(status_list(ROWS, section)).acts if one.action == "objection"]
    assert [(one.date, one.article, one.text) for one in found] == [
        ("2001-10-04", "1", "It objects to article 1."),
        ("2001-10-06", "2", "It objects to article 2."),
    ]


def test_a_withdrawn_reservation_is_told_by_its_end_note() -> None:
    section = said("Declarations", (f"Czech Republic{mark(3)}", []))
    note = "On 3 October 1996 the Government withdrew its reservation to article 20."
    found = read(status_list(ROWS, section, notes((3, note))))
    [one] = [one for one in found.acts if one.action == "reservation_withdrawal"]
    assert (one.country, one.date, one.article, one.text) == ("CZE", "1996-10-03", "20", note)


def test_territories_are_kept_with_the_state_that_named_them() -> None:
    heads = ("Participant", "Date of receipt of the notification", "Territories")
    rows = table([["Afghanistan", "9 Dec 1992", "Some islands"], ["Afghanistan", "unknown", "More"]], heads)
    found = read(status_list(ROWS, f"<TerritorialApplications>{rows}</TerritorialApplications>"))
    [one] = [one for one in found.acts if one.action == "territorial_application"]
    assert (one.country, one.date, one.text) == ("AFG", "1992-12-09", "Some islands")
    assert "More" in found.unparsed[-1].text


def everything(reading: TreatyReading) -> str:
    """All words that the reading holds, blanks run together."""
    words = [piece.text for piece in (*reading.furniture, *reading.unparsed)]
    words += [part for one in reading.acts for part in (one.text, one.participant)]
    return " ".join([reading.title, *words, *(one.participant for one in reading.statuses)])


def test_every_word_of_the_file_is_in_the_reading_or_is_a_date_that_was_read() -> None:
    data = status_list(
        [*ROWS, ["Czechoslovakia", "7 Apr 1987", ""], ["Chad", "perhaps", "9 Jun 1995 a"]],
        said("Declarations", ("Afghanistan", ["Words of its own."]), head=("A head",)),
        said("Objections", ("Denmark", ["Other words."]), each="Objection"),
        "<Notifications><Text>A notification.</Text></Notifications>",
        "<Novelty>Something new</Novelty>",
        notes((1, "A note.")),
    )
    found = read(data)
    held = everything(found)
    read_days = {one.date for one in found.acts}
    for node in fromstring(data).iter():
        words = clean(node.text or "").text
        if words and words not in held:
            assert node.tag == "Entry", words
            assert read_days, words
    assert found.rows == 6
    named = {one.participant for one in found.acts} | {piece.text.split(" ")[0].rstrip(":") for piece in found.unparsed}
    assert {"Afghanistan", "Kazakhstan", "Bahamas", "Czechoslovakia", "Chad"} <= named


def test_a_row_with_cells_that_have_no_head_is_left_whole() -> None:
    found = read(status_list([["Chad", "9 Jun 1995"], *ROWS], parties=3))
    assert found.unparsed[0].reason == "2 cells under 3 heads"
    assert not found.complete


def test_a_reading_comes_back_from_json() -> None:
    found = read(status_list(ROWS, said("Declarations", ("Afghanistan", ["Words."])), parties=3))
    assert TreatyReading.from_json(json.loads(json.dumps(found.to_json()))) == found


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"number": "9.", "title": "A title nobody knows"}, "CAT"),
        ({"number": "9. b)", "title": "A title nobody knows"}, "OPCAT"),
        ({"number": "", "chapter": ""}, "CAT"),
        ({"number": "", "chapter": "", "title": "Optional Protocol to the Convention against Torture"}, "OPCAT"),
    ],
)
def test_the_instrument_is_known_by_number_or_title(given: dict[str, Any], key: str) -> None:
    assert read(status_list(ROWS, **given)).instruments == (key,)


def test_the_name_of_the_file_tells_the_instrument_where_the_list_does_not() -> None:
    data = status_list(ROWS, title="", number="", chapter="")
    assert read(data, "V-2.en.xml").instruments == ("CRSR",)
    assert read(data, "any.xml", instrument="CRC").instruments == ("CRC",)
    with pytest.raises(TreatyListError, match="--instrument"):
        read(data, "any.xml")


def test_a_list_of_two_treaties_at_once_is_refused() -> None:
    with pytest.raises(TreatyListError, match="CAT and of ICCPR at once"):
        read(status_list(ROWS, number="4."))
    with pytest.raises(TreatyListError, match="at once"):
        read(status_list(ROWS), instrument="CRC")
