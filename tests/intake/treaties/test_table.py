"""Tables: one treaty as the Collection prints it, several joined, statuses in words beside flags."""

from __future__ import annotations

import pytest
from tests.intake.treaties.untc import acts, read, statuses

from habeas.intake.treaties import TreatyListError

ONE = """Participant,Signature,"Accession(a), Succession(d), Ratification"
Chad,,9 Jun 1995 a
Togo,25 Mar 1987,18 Nov 1987
"""
JOINED = "mtdsg_no,treaty,participant,signature,ratification\n4-9,Torture,Chad,,9 Jun 1995 a\n99-1,Unknown,Chad,,2001\n"
HEAD = "treaty,iso2,member,state party,year ratification or accession,signatory,no action,status,note\n"


def test_the_name_of_the_file_is_the_number_of_the_treaty() -> None:
    found = read(ONE.encode(), "some/folder/4-9.csv", as_of="2015-03-14")
    assert (found.form, found.instruments) == ("action_table", ("CAT",))
    assert acts(found) == [
        ("TCD", "accession", "1995-06-09"),
        ("TGO", "signature", "1987-03-25"),
        ("TGO", "ratification", "1987-11-18"),
    ]
    assert statuses(found) == {"TCD": "party", "TGO": "party"}
    assert found.acts[0].lines == (2, 2)


def test_each_line_of_a_joined_table_has_its_treaty_and_an_unknown_one_is_listed() -> None:
    found = read(JOINED.encode(), "all.csv")
    assert acts(found) == [("TCD", "accession", "1995-06-09")]
    assert [piece.reason for piece in found.unparsed] == ["the catalog has no such instrument"]
    assert found.rows == 2


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_other_separators_are_seen_in_the_head(separator: str) -> None:
    text = f"participant{separator}signature{separator}ratification\nChad{separator}{separator}9 Jun 1995 a\n"
    assert acts(read(text.encode(), "4-9.csv")) == [("TCD", "accession", "1995-06-09")]


def test_a_status_in_words_is_used_and_a_flag_that_says_otherwise_is_told() -> None:
    rows = "ICCPR_OP1,KZ,Kazakhstan,0,2009,0,0,state party,\nCAT,TD,Chad,1,1995,0,0,state party,\n"
    rows += "CAT,BT,Bhutan,0,,0,1,no action,\n"
    found = read((HEAD + rows).encode(), "any.csv", as_of="2022-08-25")
    assert found.form == "status_table"
    assert [(one.instrument, one.country, one.status, one.year) for one in found.statuses] == [
        ("ICCPR OP1", "KAZ", "party", "2009"),
        ("CAT", "TCD", "party", "1995"),
        ("CAT", "BTN", "not_party", ""),
    ]
    [piece] = found.contradictions
    assert "the words are used" in piece.reason
    assert found.statuses[0].note == piece.reason


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("CAT,TD,Chad,1,1995,0,0,perhaps,", "status that habeas does not know"),
        ("CAT,TD,Chad,1,soon,0,0,state party,", "not a year"),
        ("CAT,KZ,Chad,1,1995,0,0,state party,", "the name is TCD, the code KAZ"),
        ("CAT,ZZ,Atlantis,1,1995,0,0,state party,", "neither name nor code"),
        ("CAT,TD,Chad,1,1995", "5 cells under 9 heads"),
    ],
)
def test_a_line_that_cannot_be_read_is_listed_with_its_reason(row: str, reason: str) -> None:
    found = read(f"{HEAD}{row}\nCAT,TG,Togo,1,1987,0,0,state party,\n".encode(), "any.csv", as_of="2022")
    assert [one.country for one in found.statuses] == ["TGO"]
    assert reason in found.unparsed[0].reason
    assert found.unparsed[0].lines == (2, 2)


def test_statuses_without_a_day_are_left() -> None:
    found = read(f"{HEAD}CAT,TD,Chad,1,1995,0,0,state party,\n".encode(), "any.csv")
    assert found.statuses == ()
    assert "--as-of" in found.unparsed[0].reason


def test_a_table_that_does_not_name_its_treaty_is_refused() -> None:
    with pytest.raises(TreatyListError, match="of which instrument"):
        read(ONE.encode(), "list.csv")


def test_declarations_as_text_are_read_by_participant() -> None:
    text = "#Chad\nReservation:It is not bound by article 30.Declaration:Article 1 is read with article 2.\n\n"
    text += "#Togo\n\n#Atlantis\nWords.\n"
    found = read(text.encode(), "declarations-4-9.txt")
    assert [(one.country, one.action, one.article, one.text) for one in found.acts] == [
        ("TCD", "reservation", "30", "Reservation: It is not bound by article 30."),
        ("TCD", "declaration", "1, 2", "Declaration: Article 1 is read with article 2."),
    ]
    assert [piece.reason.split(",")[0] for piece in found.unparsed] == [
        "nothing stands under the name", "not a state or territory that habeas knows",
    ]  # fmt: skip
    assert found.rows == 3
