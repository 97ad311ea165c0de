"""What was redacted is as if it had never been: in no byte, no edition, no history, and it never comes back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fixtures.databases import copy_observatory
from tests.publish import planted
from tests.publish.conftest import SITE, make_home
from tests.publish.factories import SOURCES, answer, figure
from tests.publish.steps import OPERATOR, add, content, publish, rule, same, same_but_for_the_head, withdraw

from habeas.capture.store import FileStore
from habeas.edition import current
from habeas.edition.diff import diff
from habeas.edition.manifest import NAME, read
from habeas.edition.reader import Edition
from habeas.edition.schema import EditionRow, NarrativeRow, ObservationRow
from habeas.edition.verify import verify
from habeas.intake.proposal import Observation
from habeas.ledger import connection, correcting, public, redactions, reference, rows
from habeas.ledger.actor import Actor, Role
from habeas.ledger.check import Severity, check
from habeas.ledger.deciding import Ruled
from habeas.ledger.errors import LedgerError, RefusedDecision, UnknownReference
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, propose
from habeas.ledger.models import Decision, EditionCut, Verdict
from habeas.ledger.models import Observation as ObservationTable
from habeas.ledger.options import Options, written
from habeas.ledger.redaction_plan import plan
from habeas.publish import redaction
from habeas.publish.errors import PublishError
from habeas.publish.rebuilding import again
from habeas.publish.redaction import Redacted

HURTS = figure(
    planted.VALUE,
    period="2019",
    raw="918273, among them Zarina Qwertyuiova",
    note="Plantednote: whom to ring",
    locator="Plantedplace, p. 3",
)
LATER = figure(7, period="2021")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """An observatory in each database."""
    if request.param == "sqlite":
        yield request.getfixturevalue("home")
        return
    path = tmp_path / "observatory"
    Home(path).create(Options(database=request.getfixturevalue("postgres_url")))
    yield make_home(path)
    connection.disconnect()


def plant(home: Home, statement: Observation = HURTS) -> None:
    """Three editions: one before it, one that tells of it, one after."""
    add(figure())
    publish(home)
    capture = FileStore(home.files).put(f"page\n{statement.raw}\n".encode()).sha256
    intent = BatchIntent(reader="page", capture=Captured(sha256=capture))
    propose(intent, SOURCES, [statement, figure(5, "population", period="2019")], accept=True, by=OPERATOR)
    publish(home)
    rule(Verdict.PREFER, statement, "Plantedreason")
    add(LATER)
    publish(home)


def redact(home: Home, *names: str, by: Actor = OPERATOR) -> Redacted:
    """Redact what goes by these names."""
    found = [reference.find(name) for name in names]
    return redaction.redact(home, found, by, "names somebody", site=SITE)


def sound() -> bool:
    """Whether the ledger is what was written, the redaction apart."""
    return not [finding for finding in check() if finding.severity is Severity.STOP]


def test_nothing_of_it_is_left_in_any_byte(either: Home) -> None:
    plant(either)
    if either.options().database == "sqlite":
        assert {line.partition(": ")[2] for line in planted.found(either.path)} == set(planted.WORDS)
    assert planted.in_tables()
    done = redact(either, HURTS.natural_id)
    assert done == Redacted(True, ("2026-11-24.2", "2026-11-24.3"))
    assert planted.in_tables() == []
    assert planted.found(either.path) == []
    connection.disconnect()
    assert planted.found(either.path) == []
    connection.connect(either)
    assert sound()


def test_nothing_is_left_in_the_files_of_postgresql(
    request: pytest.FixtureRequest, postgres_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "observatory"
    Home(path).create(Options(database=postgres_url))
    home = make_home(path)
    plant(home)
    server = request.getfixturevalue("postgres_server")

    def in_files() -> list[str]:
        server.client("psql", "--dbname", postgres_url.rpartition("/")[2], "--command", "CHECKPOINT")
        return planted.found(server.folder / "data" / "base")

    assert in_files()
    redact(home, HURTS.natural_id)
    assert in_files() == []
    connection.disconnect()


def test_kept_editions_are_as_if_it_had_never_been_and_say_that_they_were_amended(tmp_path: Path) -> None:
    one = make_home(tmp_path / "one")
    plant(one)
    redact(one, HURTS.natural_id)
    day = Decision.objects.get(verdict="redact").at[:10]
    other = make_home(tmp_path / "other")
    add(figure())
    publish(other)
    add(figure(5, "population", period="2019"))
    publish(other)
    add(LATER)
    publish(other)
    first, *amended = current.kept(one.editions)
    same_but_for_the_head(one.editions / first, other.editions / first)
    assert read(one.editions / first).amended == ""
    for edition in amended:
        left, right = content(one.editions / edition), content(other.editions / edition)
        mine, its = json.loads(left.pop(NAME)), json.loads(right.pop(NAME))
        assert left == right
        assert verify(one.editions / edition) == []
        assert mine["amended"] == day
        differ = {key for key in mine.keys() | its.keys() if mine.get(key) != its.get(key)}
        assert differ <= {"amended", "manifest", "chain"}
    connection.disconnect()


def test_an_amended_edition_is_built_again_to_the_byte_and_the_next_one_tells_nothing_new(
    home: Home, tmp_path: Path
) -> None:
    plant(home)
    redact(home, HURTS.natural_id)
    assert not publish(home).changed
    for edition in current.kept(home.editions):
        assert again(home, edition, tmp_path / edition, site=SITE).same
        same(tmp_path / edition, home.editions / edition)
    add(figure(9, period="2022"))
    assert publish(home).id == "2026-11-24.4"
    assert planted.found(home.path) == []
    with Edition.open(current.current(home.editions)) as opened:
        digests = {row.id: row.digest for row in opened.rows(EditionRow)}
    for edition_id in ("2026-11-24", "2026-11-24.2", "2026-11-24.3"):
        assert digests[edition_id] == read(home.editions / edition_id).digest


def test_equal_files_stay_shared_and_others_are_written_anew(home: Home) -> None:
    plant(home)
    same_before = home.editions / "2026-11-24.2/site/countries/france/index.html"
    other_before = home.editions / "2026-11-24.2/site/countries/kazakhstan/index.html"
    kept, changed = same_before.stat().st_ino, other_before.stat().st_ino
    redact(home, HURTS.natural_id)
    assert same_before.stat().st_ino == kept
    assert other_before.stat().st_ino != changed


def test_what_was_withdrawn_first_leaves_no_tombstone_and_no_line_in_a_difference(home: Home) -> None:
    plant(home)
    withdraw(HURTS, "Plantedreason")
    publish(home)
    redact(home, HURTS.natural_id)
    opened = [Edition.open(home.editions / name) for name in current.kept(home.editions)]
    for older in opened:
        assert older.get(ObservationRow, HURTS.natural_id) is None
        for newer in opened:
            told = json.dumps(diff(older, newer).to_json())
            assert HURTS.natural_id not in told
    assert [row.ended for row in opened[-1].rows(EditionRow)] == [0, 0, 0, 0]
    for edition in opened:
        edition.close()


def test_a_decision_to_redact_tells_the_public_nothing(home: Home) -> None:
    plant(home)
    redact(home, HURTS.natural_id)
    assert HURTS.natural_id not in {one.id for one in public.accepted()}
    publish(home)
    assert b"names somebody" not in b"".join(content(home.editions).values())
    decision = Decision.objects.get(verdict="redact")
    assert decision.reason == ""
    assert decision.note != ""


def test_the_same_file_never_brings_it_back(home: Home) -> None:
    plant(home)
    redact(home, HURTS.natural_id)
    before = planted.in_tables()
    done = propose(BatchIntent(reader="page"), SOURCES, [HURTS], accept=True, by=OPERATOR)
    assert (done.batch, done.accepted, done.same, done.waiting) == (0, 0, 1, 0)
    assert planted.in_tables() == before == []


def test_to_its_own_people_too_it_is_as_if_it_had_never_been(home: Home) -> None:
    plant(home)
    number = ObservationTable.objects.get(natural_id=HURTS.natural_id).pk
    redact(home, HURTS.natural_id)
    for name in (HURTS.natural_id, f"observation-{number}"):
        with pytest.raises(UnknownReference):
            reference.find(name)
    assert rows.statement("observation", number) is None
    row = ObservationTable.objects.get(pk=number)
    assert (row.value, row.status, row.salt, row.visibility) == ("", "reported", "", "confidential")
    assert row.question == row.natural_id == f"redacted/observation-{number}"
    assert row.fingerprint != ""
    assert row.seal != ""


def corrected(old: Observation, value: str) -> Observation:
    """The correction of a figure, accepted."""
    row = reference.find(old.natural_id)
    made = correcting.correct("observation", row.id, {"value": value}, Ruled(OPERATOR, "misread"))
    found = reference.find(made.reference).statement
    assert isinstance(found, Observation)
    return found


def test_a_correction_that_is_redacted_lets_the_corrected_stand_again_and_says_so(home: Home) -> None:
    add(figure())
    publish(home)
    corrected(figure(), "918273")
    publish(home)
    row = next(row for row in rows.statements("observation") if row.replaces)
    told = plan(home, [row])
    assert told.stands_again == told.corrections == ("observation-1",)
    redact(home, row.reference)
    assert sound()
    with Edition.open(current.current(home.editions)) as edition:
        assert [(one.value, one.state) for one in edition.rows(ObservationRow)] == [("100", "current")]


def test_a_correction_of_a_redacted_one_corrects_what_that_corrected(home: Home) -> None:
    add(figure())
    publish(home)
    corrected(figure(), "918273")
    publish(home)
    middle = next(row for row in rows.statements("observation") if row.replaces)
    correcting.correct("observation", middle.id, {"value": "101"}, Ruled(OPERATOR, "misread again"))
    publish(home)
    redact(home, middle.reference)
    assert sound()
    with Edition.open(current.current(home.editions)) as edition:
        found = {one.value: one for one in edition.rows(ObservationRow)}
    assert {value: row.state for value, row in found.items()} == {"100": "superseded", "101": "current"}
    assert found["100"].replaced_by == found["101"].id


def test_written_words_that_rest_on_it_are_named_and_leave_the_editions(home: Home) -> None:
    add(HURTS, answer("how_many", [HURTS.natural_id], text="So many."))
    publish(home)
    found = [reference.find(HURTS.natural_id)]
    assert plan(home, found).resting == ("narrative-1",)
    redact(home, HURTS.natural_id)
    with Edition.open(current.current(home.editions)) as edition:
        assert edition.rows(NarrativeRow) == []


def test_the_same_words_elsewhere_are_named(home: Home) -> None:
    plant(home)
    twin = figure(8, period="2018", raw=HURTS.raw)
    other = FileStore(home.files).put(f"<p>{HURTS.raw}</p>".encode()).sha256
    intent = BatchIntent(reader="page", capture=Captured(sha256=other))
    propose(intent, SOURCES, [twin], accept=True, by=OPERATOR)
    (home.path / "ledger-format-1.sqlite3").write_bytes(b"a copy")
    told = plan(home, [reference.find(HURTS.natural_id)])
    assert told.same_words == (reference.find(twin.natural_id).reference,)
    assert list(told.other_captures) == [other]
    assert told.copies == ("ledger-format-1.sqlite3",)
    assert list(told.captures.values()) == [1]


def test_the_captured_file_goes_and_one_that_brought_nothing_new_with_it(home: Home) -> None:
    plant(home)
    store = FileStore(home.files)
    orphan = store.put(f"the same once more: {HURTS.raw}".encode()).sha256
    innocent = store.put(b"another page").sha256
    told = plan(home, [reference.find(HURTS.natural_id)])
    assert orphan in told.captures
    redact(home, HURTS.natural_id)
    assert [name for name in told.captures if name in store] == []
    assert innocent in store
    assert all(cut.inputs in store for cut in public.editions())
    assert sound()


def test_looking_writes_nothing(home: Home) -> None:
    plant(home)
    before = content(home.path)
    told = plan(home, [reference.find(HURTS.natural_id)])
    assert told.editions == ("2026-11-24.2", "2026-11-24.3")
    assert content(home.path) == before


def test_what_was_never_in_an_edition_amends_none(home: Home) -> None:
    plant(home)
    waiting = figure(4711, period="2001", raw="Unpublishedova")
    add(waiting, accept=False)
    assert redact(home, waiting.natural_id) == Redacted(True, ())
    assert planted.found(home.path, ("Unpublishedova",)) == []
    assert {read(home.editions / one).amended for one in current.kept(home.editions)} == {""}


def test_of_an_edition_that_is_not_kept_the_digest_is_forgotten(home: Home, tmp_path: Path) -> None:
    plant(home)
    old = EditionCut.objects.get(edition="2026-11-24.2").content_digest
    shutil.rmtree(home.editions / "2026-11-24.2")
    assert redact(home, HURTS.natural_id).amended == ("2026-11-24.3",)
    with Edition.open(current.current(home.editions)) as edition:
        assert [row.digest for row in edition.rows(EditionRow)][1] == ""
    assert old.encode() not in b"".join(content(home.editions).values())
    made = again(home, "2026-11-24.2", tmp_path / "again", site=SITE)
    assert made.manifest.amended
    assert planted.found(tmp_path / "again") == []


def test_an_edition_that_the_ledger_does_not_know_is_refused_by_name(home: Home) -> None:
    plant(home)
    shutil.copytree(home.editions / "2026-11-24.2", home.editions / "2026-11-23")
    with pytest.raises(PublishError, match="Remove its directory"):
        redact(home, HURTS.natural_id)
    assert planted.in_tables()
    shutil.rmtree(home.editions / "2026-11-23")
    assert redact(home, HURTS.natural_id).done


def test_a_reason_is_asked_for_and_several_go_at_once(home: Home) -> None:
    plant(home)
    found = [reference.find(one.natural_id) for one in (HURTS, LATER)]
    with pytest.raises(RefusedDecision, match="reason"):
        redaction.redact(home, found, OPERATOR, " ", site=SITE)
    assert redactions.intended(home) is None
    redaction.redact(home, found, OPERATOR, "both", site=SITE)
    assert len(redactions.listed(home)) == 2
    with Edition.open(current.current(home.editions)) as edition:
        assert {row.period for row in edition.rows(ObservationRow)} == {"2020", "2019"}
    assert sound()


def test_two_people_where_four_eyes_are_asked_for(home: Home) -> None:
    plant(home)
    settings = written(Options(require_four_eyes=True))
    home.settings_file.write_bytes(settings)
    anna, boris = Actor("anna", Role.OPERATOR), Actor("boris", Role.OPERATOR)
    for _ in range(2):
        assert redact(home, HURTS.natural_id, by=anna) == Redacted(False)
    assert planted.in_tables()
    assert "Qwertyuiova" not in (home.path / ".redaction-wishes").read_text()
    assert redact(home, HURTS.natural_id, LATER.natural_id, by=boris) == Redacted(False), "other statements"
    done = redact(home, HURTS.natural_id, by=boris)
    assert (done.done, done.wished_by) == (True, "anna")
    assert planted.in_tables() == []


def test_the_list_holds_nothing_of_it_and_takes_it_out_of_an_older_ledger_again(home: Home, tmp_path: Path) -> None:
    plant(home)
    connection.disconnect()
    old = copy_observatory(home.path, tmp_path / "old")
    connection.connect(home)
    redact(home, HURTS.natural_id)
    lines = (home.path / redactions.LIST).read_bytes()
    assert planted.found(home.path) == []
    connection.disconnect()
    restored = Home(old)
    assert planted.found(old)
    assert redaction.apply_list(restored, lines.splitlines(), site=SITE) == 1
    assert planted.found(old) == []
    assert (old / redactions.LIST).read_bytes() == lines
    assert sound()
    amended = [read(restored.editions / one).amended for one in current.kept(restored.editions)]
    assert [bool(day) for day in amended] == [False, True, True]
    assert redaction.apply_list(restored, lines.splitlines(), site=SITE) == 0


def test_a_line_that_is_of_no_list_is_refused(home: Home) -> None:
    with pytest.raises(LedgerError, match="list of redactions"):
        redaction.apply_list(home, [b'{"kind": "observation"}'], site=SITE)
