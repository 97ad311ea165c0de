"""Saved pages of either kind, in the sandbox as outside it."""

from pathlib import Path

import pytest
from tests.intake.facility_page.compose import safi
from tests.intake.page.compose import Page

from habeas.capture import SandboxError, run_in_child
from habeas.catalog import load
from habeas.intake.facility_page import FacilityReading
from habeas.intake.page import PageError, PageReading
from habeas.intake.saved import read_saved, read_saved_safely, reader_of

CATALOG = load()


@pytest.mark.parametrize("form", ["text", "html"])
def test_the_child_reads_either_kind_the_same(form: str) -> None:
    country = Page(CATALOG).head().updated().section("prison").row("prison_population", "36,343", "2017")
    for page, kind, reader in ((country, PageReading, "page"), (safi(), FacilityReading, "facility_page")):
        data = (page.text() if form == "text" else page.html()).encode()
        reading = read_saved_safely(data, name="page", run=run_in_child)
        assert isinstance(reading, kind)
        assert reading == read_saved(data, name="page", catalog=CATALOG)
        assert reader_of(reading) == reader


def test_the_observatorys_own_words_are_known_in_the_child(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("code_lists: {facility_statuses: {codes: {Mothballed: {}}}}\n")
    data = safi().text().replace("In use\n2009", "Mothballed\n2009").encode()
    reading = read_saved_safely(data, name="page", run=run_in_child, catalog_folder=tmp_path)
    assert [one.value for one in reading.observations if one.period == "2009"] == ["Mothballed"]


def test_a_number_for_a_countrys_page_is_refused() -> None:
    with pytest.raises(PageError, match="no page of a place of detention"):
        read_saved(b"Malta\nOverview", name="x", number="7", catalog=CATALOG)


@pytest.mark.parametrize(
    "bomb",
    [
        b"FACILITY NAMES\nA\nCountry: Malta\nCapacity Reported population Deaths at facility\n" + b"2000\n" * 150_000,
        b"FACILITY NAMES\nA\nCountry: Malta\nManagement\n" + b"Name A\n" * 150_000,
        b"FACILITY NAMES\nA\nCountry: Malta\nDetains: " + b"(," * 90_000,
        b"FACILITY NAMES\nA\nCountry: Malta\n" + b"Organisation: A\n" * 150_000,
        b"FACILITY NAMES\nA\nCountry: Malta\nABOUT\n" + b"Capacity " * 20_000,
        b"<html><link rel=canonical " * 100_000 + b"<p>FACILITY NAMES<p>A<p>Country: Malta<p>Detains: Adult men",
    ],
    ids=["figures", "rows", "brackets", "contacts", "labels", "links"],
)
def test_bombs_end(bomb: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("habeas.intake.saved.CPU_SECONDS", 5)
    try:
        read_saved_safely(bomb, name="bomb.html" if b"<" in bomb else "bomb.txt", run=run_in_child)
    except (PageError, SandboxError) as error:
        assert "bomb" in str(error)
