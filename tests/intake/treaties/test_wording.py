"""What a declaration is, and which articles it names."""

from __future__ import annotations

import pytest

from habeas.intake.treaties.wording import articles, parts, refers_elsewhere


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("It reserves the right not to apply article 3.", "reservation"),
        ("It does not consider itself bound by article 30 (1).", "reservation"),
        ("It shall not be bound by article 30.", "reservation"),
        ("It does not recognize the competence of the Committee.", "reservation"),
        ("It understands article 1 to mean what its law says.", "declaration"),
        ("Declaration: it reserves its position.", "declaration"),
        ("Interpretative declaration: it is not bound.", "declaration"),
        ("Reservation: the words are read so.", "reservation"),
        ("Reservation to article 3: as its law has it.", "reservation"),
    ],
)
def test_a_heading_decides_and_without_one_the_words_do(text: str, action: str) -> None:
    [part] = parts(text)
    assert part.action == action


def test_parts_keep_their_headings_and_their_moment() -> None:
    text = "Upon signature: Declaration: it will see. Upon ratification: Reservations: it is not bound."
    assert [(part.moment, part.action.value, part.text) for part in parts(text)] == [
        ("signature", "declaration", "Upon signature: Declaration: it will see."),
        ("joining", "reservation", "Upon ratification: Reservations: it is not bound."),
    ]


def test_a_word_within_a_sentence_is_no_heading() -> None:
    assert len(list(parts("It makes the following declaration: it is so."))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("article 30", ("30",)),
        ("articles 21 and 22", ("21", "22")),
        ("articles 1, 3 and 16", ("1", "3", "16")),
        ("arts. 2-4", ("2", "3", "4")),
        ("article 28 (1) and article 30, paragraph 1", ("28", "30")),
        ("article (20)", ("20",)),
        ("article 42 of its Political Constitution", ()),
        ("article 7 of the Criminal Code and article 3 of the Convention", ("3",)),
        ("article 103 of the Charter of the United Nations", ()),
        ("article 99", ()),
    ],
)
def test_articles_are_those_of_the_treaty(text: str, found: tuple[str, ...]) -> None:
    assert articles([text], 33) == found


@pytest.mark.parametrize("text", ["See chapter IV.3.", "See chapter IV.3", "[See note 4 under the Covenant]"])
def test_a_reference_to_another_list_says_nothing_here(text: str) -> None:
    assert refers_elsewhere(text)
    assert not refers_elsewhere("It will see to the chapter on detention, as its law requires of it in every case so.")
