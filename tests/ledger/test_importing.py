from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connections
from tests.ledger.making import ANNA, OPERATOR, READER, bring_in, figure, published, rule, source

from habeas.intake.proposal import Contact, Event, Law, Source, Statement, TreatyAction, Update
from habeas.ledger import rows
from habeas.ledger.connection import connect
from habeas.ledger.dump import dump
from habeas.ledger.errors import RefusedDecision, RefusedStatement
from habeas.ledger.home import Home
from habeas.ledger.importing import BatchIntent, Captured, Imported, propose
from habeas.ledger.models import Batch, Capture, Observation, Text, Verdict
from habeas.ledger.models import Source as SourceRow
from habeas.values import Status


def test_the_same_again_adds_nothing(either_ledger: Home) -> None:
    statements = [figure(), figure(500, period="2023")]
    assert bring_in(*statements) == Imported(1, 0, 2, 0)
    before = list(dump())
    assert bring_in(*statements) == Imported(0, 0, 0, 2)
    assert list(dump()) == before


def test_only_what_differs_is_proposed(ledger: Home) -> None:
    bring_in(figure(), figure(500, period="2023"))
    assert bring_in(figure(), figure(501, period="2023"), accept=False) == Imported(2, 1, 0, 1)


def test_the_same_statement_twice_in_one_file_is_one(ledger: Home) -> None:
    assert bring_in(figure(), figure()).accepted == 1


def test_a_note_or_a_review_level_makes_no_new_statement(ledger: Home) -> None:
    bring_in(figure())
    assert bring_in(figure(note="looked at again")).batch == 0


def test_what_waits_is_told_when_the_same_comes_again(ledger: Home) -> None:
    bring_in(figure(), figure(500, period="2023"), accept=False)
    rule(Verdict.ACCEPT, 1)
    assert bring_in(figure(), figure(500, period="2023")) == Imported(0, 0, 0, 2, waiting=1)


def test_a_rejected_statement_is_not_proposed_again(ledger: Home) -> None:
    bring_in(figure(), accept=False)
    rule(Verdict.REJECT, 1)
    assert bring_in(figure()) == Imported(0, 0, 0, 1)
    assert not published()


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (figure(subject="KAZ ", period="2024"), r"observation .*: subject: 'KAZ ' is neither a country"),
        (figure(subject="ABC"), "subject: 'ABC' is neither a country"),
        (figure(period="soon"), "observation KAZ/detainee_entries/soon/moi-2025: period: 'soon' is not a period"),
        (figure(source="nobody"), "source: there is no source 'nobody'"),
        (figure(via="nobody"), "via: there is no source 'nobody'"),
        (figure(indicator="happiness"), "indicator"),
        (figure("many"), "value"),
        (figure(status=Status.NOT_AVAILABLE), "value: not_available carries no value"),
        (figure(coverage_words="one town"), "coverage_kind: is empty"),
        (figure(raw="4\x0012"), "raw: holds characters that no text has"),
        (figure(raw="\ud800"), "raw: holds characters that no text has"),
        (figure(breakdown={"sex": "fe\x00male"}), "breakdown: holds characters"),
        (figure(["a", "\udfff"], indicator="detention_centres"), "value: holds characters"),
        (figure(locator=12), "locator: 12 is not words"),
        (figure(language="english, mostly"), "language: 'english, mostly' is no language tag"),
        (Event(subject="KAZ", source="moi-2025", kind="policy", count={"many": 5}), "count: "),
        (TreatyAction(subject="KAZ", source="moi-2025", instrument="ABC", action="ratification"), "instrument: 'ABC'"),
        (Law(subject="KAZ", source="moi-2025", key="k" * 1001, title="Act"), "natural_id: is longer"),
        (figure(None, status=Status.UNPARSED), "raw: is empty, and of what is unparsed nothing else is known"),
        (figure(None, status=Status.UNPARSED, raw=" "), "raw: is empty"),
        (
            Law(subject="KAZ", source="moi-2025", key="act", title="Act", url="javascript:x"),
            "url: 'javascript:x' is no",
        ),
        (Update(subject="KAZ", source="moi-2025", title="News", url="//example.org"), "url: '//example.org' is no"),
        (Contact(subject="KAZ", source="moi-2025", kind="ngo", name="A", url="www.example.org"), "url: 'www.exam"),
    ],
)
def test_one_bad_statement_stops_the_whole_import_and_is_named(ledger: Home, bad: Statement, words: str) -> None:
    with pytest.raises(RefusedStatement, match=words):
        bring_in(figure(), bad, sources=(source(),))
    assert not Batch.objects.exists()
    assert not SourceRow.objects.exists()


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (source("with/slash"), "source with/slash: key"),
        (source("k" * 201), "is not a key"),
        (source(kind="hearsay"), "source moi-2025: kind: 'hearsay'"),
        (source(title=" "), "title: is empty"),
        (source(published="spring"), "published: 'spring' is not a period"),
        (source(redistribute="maybe"), "redistribute"),
        *(
            (source(url=url), "source moi-2025: url: .* is no address on the web.*https://.* or leave it empty")
            for url in (
                *(
                    "javascript:alert(1)",
                    "JavaScript:alert(1)",
                    "ftp://example.org/a",
                    "data:text/html,x",
                    "file:///etc",
                ),
                *("https:example.org", "https://", "https://?q", "http://a b.example", 'http://example.org/"onclick'),
                *("java\nscript:alert(1)", " https://example.org", "http://[", "https://@", "https://:80/"),
            )
        ),
    ],
)
def test_a_bad_source_stops_the_whole_import_and_is_named(ledger: Home, bad: Source, words: str) -> None:
    with pytest.raises(RefusedStatement, match=words):
        bring_in(sources=(bad,))
    assert not SourceRow.objects.exists()


@pytest.mark.parametrize("url", ["", "https://example.org/a?b=c#d", "HTTP://Example.org", "http://[::1]:80/ä"])
def test_addresses_on_the_web_are_kept(ledger: Home, url: str) -> None:
    bring_in(sources=(source(url=url),))
    assert SourceRow.objects.get().url == url


def test_a_source_known_with_other_content_is_refused(ledger: Home) -> None:
    bring_in(figure())
    with pytest.raises(RefusedStatement, match=r"source moi-2025: title is 'Other', but .* has 'Report moi-2025'"):
        bring_in(figure(1), sources=(source(title="Other"),))
    with pytest.raises(RefusedStatement, match="source twice: publisher"):
        bring_in(sources=(source("twice"), source("twice", publisher="Ministry")))


def test_a_source_read_on_another_day_is_the_same_source(ledger: Home) -> None:
    bring_in(sources=(source(accessed="2026-01-01"),))
    assert bring_in(sources=(source(accessed="2026-02-02", note="again"),)).batch == 0
    assert next(rows.sources()).accessed == "2026-01-01"


def test_a_statement_may_rest_on_a_source_that_is_there_already(ledger: Home) -> None:
    bring_in(sources=(source(),))
    assert bring_in(figure(), sources=()).accepted == 1


def test_equal_values_are_kept_in_one_form(ledger: Home) -> None:
    assert bring_in(figure(5), figure(5.0)).accepted == 1
    assert Observation.objects.get().value == "5"


def test_the_order_of_a_file_changes_no_id(ledger: Home) -> None:
    """Public ids of statements that share a natural id follow the order of acceptance."""
    statements = [figure(number, period=str(2000 + number % 7)) for number in range(40)]
    random.Random(1).shuffle(statements)
    bring_in(*statements)
    values = [int(value) for value in Observation.objects.order_by("id").values_list("value", flat=True)]
    assert values == [
        number for year in range(7) for number in sorted((n for n in range(40) if n % 7 == year), key=str)
    ]


def test_no_two_statements_share_a_text(ledger: Home) -> None:
    bring_in(figure(raw="412", period="2023"), figure(raw="412", period="2024"))
    assert Text.objects.filter(words="412").count() == 2
    assert Text.objects.filter(words="412").values("salt").distinct().count() == 2


def test_a_capture_is_kept_once(ledger: Home) -> None:
    intent = BatchIntent(reader="page", capture=Captured(sha256="ab" * 32, url="https://example.org"))
    propose(intent, [source()], [figure()], accept=False, by=ANNA)
    propose(intent, [source()], [figure(5)], accept=False, by=ANNA)
    assert Capture.objects.count() == 1
    assert Batch.objects.filter(capture_id=1, by="anna", role="editor").count() == 2


def test_four_eyes_refuse_to_accept_an_import_at_once(ledger: Home) -> None:
    options = ledger.settings_file.read_text()
    ledger.settings_file.write_text(options.replace("require_four_eyes = false", "require_four_eyes = true"))
    with pytest.raises(RefusedDecision, match="four eyes"):
        bring_in(figure())
    assert bring_in(figure(), accept=False).proposed == 1


def test_the_same_file_imported_by_many_at_once_is_imported_once(either_ledger: Home) -> None:
    statements = [figure(number, period=str(1900 + number)) for number in range(100)]

    def import_it(_: int) -> Imported:
        try:
            return bring_in(*statements)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(import_it, range(4)))
    assert sorted(one.batch for one in done) == [0, 0, 0, 1]
    assert Observation.objects.count() == 100


def test_each_home_has_its_own_ledger(ledger: Home, empty_home: object) -> None:
    bring_in(figure())
    connect(Home(empty_home))  # type: ignore[arg-type]  # a path
    assert not Batch.objects.exists()
    connect(ledger)
    assert Batch.objects.exists()


def test_an_import_without_a_public_source_is_kept_but_not_published(ledger: Home) -> None:
    hidden = replace(source(), visibility=figure().visibility.__class__("internal"))
    propose(READER, [hidden], [figure()], accept=True, by=OPERATOR)
    assert Observation.objects.count() == 1
    assert not published()
