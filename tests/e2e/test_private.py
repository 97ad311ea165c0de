"""What is private leaves no trace in public: not a word, not a byte, not an edition.

One observatory holds private things of every kind, another holds none; what they tell the public is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.e2e import hidden, web
from tests.e2e.files import differences, readable
from tests.e2e.hidden import MARK, OPEN, PRINTED, SECRET, word
from tests.e2e.pages import edition_of
from tests.fixtures import world as worlds
from tests.fixtures.databases import copy_observatory
from tests.fixtures.world import EDITION, habeas, serve

SECOND = "2026-11-25"
AS_SOMEBODY = """
import pwd, sys
real = pwd.getpwuid
pwd.getpwuid = lambda uid: pwd.struct_passwd(("{name}", *real(uid)[1:]))
from habeas.cli.main import main
sys.exit(main())
"""
PUBLIC = "KGZ/detainee_entries/2023/made-2026"
PAGE = "Kyrgyzstan\nOverview\nContacts\n35. The Committee is concerned (art. 9).\n36. The State party should end it.\n"
PRIVATE_PAGE = f"Togo\nOverview\n35. The Committee is concerned about {MARK} (art. 9).\n"


@contextmanager
def somebody(name: str) -> Iterator[None]:
    """Run commands on a machine whose list of users gives this name to whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worlds, "PROGRAM", ("-c", AS_SOMEBODY.format(name=name)))
        yield


def plant(home: Path, folder: Path) -> None:
    """Everything private that commands can bring in: standing, preferred, corrected, withdrawn, waiting, rejected."""
    loaded(home, hidden.write(folder / word("standing"), hidden.accepted(), hidden.sources()))
    habeas(home, "decide", "--batch", "2", "--accept", "--reason", word("reason"), "--note", word("note"))
    habeas(home, "prefer", hidden.RIVAL, "--reason", word("reason"), "--note", word("note"))
    figure = f"TGO/detainee_entries/2024/{SECRET}"
    habeas(home, "correct", figure, "value=48151624", f"locator={word('corrected')}", "--reason", word("reason"))
    habeas(home, "withdraw", f"TGO/detains/2024/{SECRET}", "--reason", word("reason"), "--note", word("note"))
    loaded(home, hidden.write(folder / word("waiting"), hidden.undecided("waiting")))
    batch = loaded(home, hidden.write(folder / word("rejected"), hidden.undecided("rejected")))
    habeas(home, "decide", "--batch", batch, "--reject", "--reason", word("reason"), "--note", word("note"))
    page = folder / f"{word('file')}.txt"
    page.write_text(PRIVATE_PAGE, encoding="utf-8")
    habeas(home, "import", "page", str(page), "--country", "TGO")


def loaded(home: Path, path: str) -> str:
    """The batch that a file became."""
    words = habeas(home, "load", path).stdout.split()
    return words[words.index("batch") + 1].rstrip(";")


def go_on(home: Path, folder: Path, private: bool) -> None:
    """The same public work in both; in the marked one with private remarks on all of it."""

    def only(**fields: Any) -> dict[str, Any]:
        return fields if private else {}

    def note() -> tuple[str, ...]:
        return ("--note", word("note")) if private else ()

    source = {"key": "made-2026", "title": "A report", "publisher": "A ministry", "kind": "official_page"}
    said = {"subject": "KGZ", "source": "made-2026", "locator": "p. 3", **only(note=word("note"), via=SECRET)}
    figure = {"indicator": "detainee_entries", "value": 412, "raw": "412"}
    case = {"body": "CCPR", "number": "2024/2031", "title": "A. v. Kyrgyzstan", "outcome": "violation"}
    made = [
        *(("observation", {**said, **figure, "period": year}) for year in ("2021", "2022", "2023")),
        ("recommendation", {**said, "body": "CAT", "year": "2026", "paragraphs": ["10"], "text": "End it."}),
        ("case", {**said, **case, **only(outcome_source=SECRET)}),
        ("law", {**said, "key": "kgz-act-2026", "title": "An act"}),
        ("update", {**said, "title": "News", "date": "2026-11-20"}),
        ("contact", {**said, "kind": "ngo", "name": "A clinic", "url": "https://example.org/"}),
        ("facility", {**said, "subject": "KGZ-made-house", "name": "A house", "precision": "town"}),
    ]
    batch = loaded(home, hidden.write(folder / "file", made, [{**source, **only(note=word("note"))}]))
    habeas(home, "decide", "--batch", batch, "--accept", *note())
    habeas(home, "withdraw", PUBLIC, "--reason", "It was of another country", *note())
    habeas(home, "correct", PUBLIC.replace("2023", "2022"), "value=413", "--reason", "It was misread", *note())
    habeas(home, "prefer", "KAZ/refugees/2023/gdp-kaz-2024-07", "--reason", "It was asked for", *note())
    page = folder / (f"{word('page')}.txt" if private else "page.txt")
    page.write_text(PAGE, encoding="utf-8")
    habeas(home, "import", "page", str(page), "--country", "KGZ", "--accept")


@pytest.fixture(scope="module")
def marked(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with private things in it, published on the same day as the world."""
    folder = tmp_path_factory.mktemp("marked")
    home = folder / "observatory"
    with somebody(word("operator")):
        habeas(home, "init", "--example")
        plant(home, folder)
        habeas(home, "publish", "--date", EDITION)
    return home


def test_the_first_edition_is_the_same_to_the_byte(world: Path, marked: Path) -> None:
    assert differences(world / "editions" / EDITION, marked / "editions" / EDITION) == []


def test_something_private_makes_no_edition(marked: Path) -> None:
    with somebody(word("other")):
        secret = ["period=2025", "value=48151625", f"source={SECRET}"]
        habeas(marked, "add", "observation", "subject=KAZ", "indicator=detainee_entries", *secret, "--accept")
        said = habeas(marked, "publish", "--date", SECOND).stdout.splitlines()
    assert said[-1] == f"published {EDITION}"
    assert not (marked / "editions" / SECOND).exists()


@pytest.fixture(scope="module")
def pair(world: Path, marked: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Both observatories after the same public work, the second edition published."""
    folder = tmp_path_factory.mktemp("plain")
    plain = copy_observatory(world, folder / "observatory")
    for home, name, private in ((plain, "anna", False), (marked, word("boris"), True)):
        with somebody(name):
            go_on(home, home.parent, private)
            assert habeas(home, "publish", "--date", SECOND).stdout.splitlines()[-1] == f"published {SECOND}"
    return plain, marked


def test_the_second_edition_is_the_same_to_the_byte(pair: tuple[Path, Path]) -> None:
    plain, marked = (edition_of(home) for home in pair)
    assert differences(plain, marked) == []


def test_no_file_of_an_edition_holds_a_private_word_or_number(pair: tuple[Path, Path]) -> None:
    for edition in sorted((pair[1] / "editions").glob("2026-*")):
        for name, content in readable(edition):
            lowered = content.lower()
            found = [mark for mark in (MARK, *PRINTED) if mark.encode() in lowered]
            assert not found, f"{edition.name}/{name} holds {found}"


def test_the_marks_are_in_the_ledger(pair: tuple[Path, Path]) -> None:
    """Else this module would find nothing because there is nothing."""
    dump = habeas(pair[1], "dump").stdout
    told = (
        f"{MARK}{of}" for of in ("title", "note", "reason", "operator", "boris", "waiting", "rejected", "file", "page")
    )
    assert [one for one in told if one not in dump] == []
    assert str(hidden.NUMBER) in dump


@pytest.fixture(scope="module")
def readers(pair: tuple[Path, Path]) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """Clients of both observatories, served."""
    serving = contextmanager(serve)
    with (
        serving(pair[0]) as plain,
        serving(pair[1]) as marked,
        web.client(plain) as one,
        web.client(marked) as other,
    ):
        yield one, other


def private_ids() -> list[str]:
    ids = [hidden.RIVAL, f"TGO/detainee_entries/2024/{SECRET}", f"TGO/detains/2024/{SECRET}"]
    ids += [
        f"{subject}/detainee_entries/2024/{source}" for subject in ("KAZ", "TGO") for source in (OPEN, hidden.UNNAMED)
    ]
    ids += [f"KAZ/law/{word('hidden')}/{SECRET}", f"KAZ/update/2026-11-23/{SECRET}"]
    return [*ids, f"KAZ-{word('hidden')}/facility/description/{SECRET}"]


def asked() -> list[str]:
    """Addresses of what is private, of errors, and of what private things stand beside."""
    private = [web.observation_path(id) for id in private_ids()]
    api = "/api/v1/observations"
    return [
        *private,
        *(f"{path}index.json" for path in private),
        *(f"/sources/{key}/" for key in (SECRET, hidden.UNNAMED)),
        f"/facilities/KAZ-{word('hidden')}/",
        *(f"{api}?source={key}" for key in (SECRET, hidden.UNNAMED)),
        *(f"{api}?facility=KAZ-{word('hidden')}", f"{api}?country=TGO", f"{api}?colour=red", f"{api}?region=x"),
        *(f"{api}?country=KAZ&indicator=refugees&preferred=true", f"{api}?known_in={EDITION}&limit=1000"),
        *(f"{api}?as_of=2026-11-24&limit=1000", f"{api}?cursor=x", f"{api}/x", "/nothing/", "/api/v1/openapi.json"),
        *("/o/KAZ/refugees/2023/unhcr-2026-06/", "/o/KAZ/refugees/2023/gdp-kaz-2024-07/", web.observation_path(PUBLIC)),
        *("/files/", "/ledger.sqlite3", "/habeas.toml", "/../ledger.sqlite3", "/data/../../../habeas.toml"),
    ]


def test_every_answer_is_the_same(readers: tuple[httpx.Client, httpx.Client]) -> None:
    for path in asked():
        one, other = (reader.get(path) for reader in readers)
        assert (one.status_code, one.content) == (other.status_code, other.content), path


def test_what_is_private_is_as_if_it_had_never_been(readers: tuple[httpx.Client, httpx.Client]) -> None:
    _, reader = readers
    for id in private_ids():
        path = web.observation_path(id)
        answer = reader.get(path)
        assert answer.status_code == 404, id
        nothing = "/o/KAZ/nothing/2024/nobody/"
        # The page repeats the address that was asked for, and nothing else.
        assert answer.text.replace(httpx.URL(path).path, "") == reader.get(nothing).text.replace(nothing, "")


def test_no_list_holds_a_private_word(readers: tuple[httpx.Client, httpx.Client]) -> None:
    _, reader = readers
    for filters in ({}, {"known_in": EDITION}, {"country": "KAZ"}, {"country": "TGO"}, {"status": "reported"}):
        for page in web.listings(reader, **filters):
            text = json.dumps(page, ensure_ascii=False).lower()
            assert not [mark for mark in (MARK, *PRINTED) if mark in text], filters


def test_a_private_preference_decides_nothing(world: Path, marked: Path) -> None:
    told = "site/countries/kazakhstan/refugees/index.json"
    one, other = ((home / "editions" / EDITION / told).read_bytes() for home in (world, marked))
    assert one == other
    preferred = [id for id, rival in rivals(json.loads(one)).items() if rival["preferred"]]
    assert preferred == ["KAZ/refugees/2023/unhcr-2026-06"]


def rivals(node: Any) -> dict[str, dict[str, Any]]:
    """The answers to the question that the private rival answers too."""
    found: dict[str, dict[str, Any]] = {}
    if isinstance(node, dict):
        if str(node.get("id", "")).startswith("KAZ/refugees/2023/") and "preferred" in node:
            found[node["id"]] = node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            found |= rivals(child)
    return found
