"""Documents of UN bodies, from the command to the pages of the country and of each recommendation."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.fixtures.world import habeas as command

from habeas.cli.main import main
from habeas.ledger.connection import disconnect

Habeas = Callable[..., tuple[int, str, str]]

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
OBSERVATIONS, FRENCH = str(DOCUMENTS / "observations.txt"), str(DOCUMENTS / "observations-fr.txt")
REVIEW, ADDENDUM = str(DOCUMENTS / "review.txt"), str(DOCUMENTS / "addendum.txt")


@pytest.fixture
def habeas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Habeas]:
    """Commands on a fresh observatory."""

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--home", str(tmp_path / "observatory"), *words])
        return (code, *capsys.readouterr())

    assert run("init")[0] == 0
    yield run
    disconnect()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an observatory that took in all of them, published once."""
    folder = tmp_path_factory.mktemp("documents")
    home, unsigned = folder / "observatory", folder / "CAT_C_KAZ_CO_9.txt"
    unsigned.write_text(Path(OBSERVATIONS).read_text("utf-8").replace("CAT/C/KAZ/CO/9", ""), "utf-8")
    command(home, "init")
    done = command(home, "import", "document", ADDENDUM, REVIEW, OBSERVATIONS, str(unsigned), "--accept")
    assert done.stdout.splitlines()[-1] == "committed BATCH 4"  # the addendum last, whatever their order
    command(home, "import", "document", FRENCH, "--accept")
    command(home, "check")
    command(home, "publish", "--date", "2026-11-24")
    return home / "editions" / "current" / "site"


def words_of(path: Path) -> str:
    """What a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", path.read_text("utf-8")).split())


def test_an_accepted_document_is_committed_once(habeas: Habeas) -> None:
    code, out, _ = habeas("import", "document", OBSERVATIONS, "--accept")
    assert (code, out.splitlines()[-1]) == (0, "committed BATCH 1")
    assert "2 concerns, 2 recommendations, 0 responses" in out
    assert habeas("import", "document", OBSERVATIONS, "--accept")[1].splitlines()[-1] == "committed BATCH 0"


def test_without_accept_the_statements_wait(habeas: Habeas) -> None:
    code, out, _ = habeas("import", "document", OBSERVATIONS)
    assert (code, out.splitlines()[-1]) == (0, "proposed BATCH 1")
    waiting = habeas("proposals", "--batch", "1")[1]
    assert "cat-2030-4" in waiting
    assert habeas("decide", "--batch", "1", "--accept")[0] == 0


def test_a_dry_run_writes_nothing_and_tells_what_read_tells(habeas: Habeas) -> None:
    code, out, _ = habeas("import", "document", OBSERVATIONS, REVIEW, "--dry-run", "--json")
    told = json.loads(out)
    read = json.loads(habeas("read", OBSERVATIONS, REVIEW, "--json")[1])
    assert code == 0
    assert [one.pop("proposes") for one in told] == [
        {"concern": 2, "recommendation": 2, "response": 0}, {"concern": 0, "recommendation": 4, "response": 3},
    ]  # fmt: skip
    assert told == read
    assert habeas("import", "document", OBSERVATIONS, "--accept")[1].splitlines()[-1] == "committed BATCH 1"


def test_a_dry_run_needs_no_observatory(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--home", str(tmp_path / "none"), "import", "document", OBSERVATIONS, "--dry-run"]) == 0
    assert "2 concerns, 2 recommendations" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_what_cannot_be_read_is_told_and_the_rest_is_imported(habeas: Habeas, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    files = [str(tmp_path / "empty.pdf"), OBSERVATIONS, str(tmp_path / "none.pdf")]
    code, out, err = habeas("import", "document", *files, "--accept")
    assert (code, out.splitlines()[-1]) == (1, "committed BATCH 1")
    assert "the file is empty" in err
    assert "No such file" in err


def test_the_bytes_are_kept(habeas: Habeas, tmp_path: Path) -> None:
    habeas("import", "document", OBSERVATIONS, "--accept")
    kept = [path.read_bytes() for path in (tmp_path / "observatory" / "files").rglob("*") if path.is_file()]
    assert Path(OBSERVATIONS).read_bytes() in kept


def test_a_document_without_a_country_asks_for_one(habeas: Habeas, tmp_path: Path) -> None:
    path = tmp_path / "general.txt"
    path.write_text(
        "The words of the Committee on the rights of migrants\n\n1. The State party should end detention.\n", "utf-8"
    )
    code, _, err = habeas("import", "document", str(path), "--accept")
    assert code == 1
    assert "--country KAZ" in err
    assert habeas("import", "document", str(path), "--country", "kaz", "--accept")[0] == 0
    assert habeas("import", "document", str(path), "--country", "ZZZ")[0] == 2


def test_a_document_on_another_country_is_refused(habeas: Habeas) -> None:
    code, _, err = habeas("import", "document", OBSERVATIONS, "--country", "UZB", "--accept")
    assert code == 1
    assert "is about KAZ, not UZB" in err


def test_it_is_on_the_pages_with_its_concern(pages: Path) -> None:
    country = words_of(pages / "countries" / "kazakhstan" / "index.html")
    assert "end the detention of asylum-seeking children" in country
    assert "asylum seekers are detained for months without review by a judge" in country
    words = words_of(pages / "recommendations" / "kaz-cat-2030-4-cat-c-kaz-co-9-en" / "index.html")
    assert "CAT/C/KAZ/CO/9" in words
    assert "The concern it answers" in words
    assert "asylum seekers are detained for months" in words
    source = (pages / "sources" / "cat-c-kaz-co-9-en" / "index.html").read_text("utf-8")
    assert "https://undocs.org/en/CAT/C/KAZ/CO/9" in source


def test_an_addendum_answers_as_a_source_of_its_own(pages: Path) -> None:
    [page] = (pages / "recommendations").glob("kaz-upr-2030-4.1-*/index.html")
    words = words_of(page)
    assert "accepted by the state" in words
    assert "answer due later" in words
    assert "UPR addendum, A/HRC/80/99/Add.1" in words
    assert "Germany" in words


def test_another_language_adds_texts_to_the_same_questions(pages: Path) -> None:
    words = words_of(pages / "recommendations" / "kaz-cat-2030-4-cat-c-kaz-co-9-en" / "index.html")
    assert "in other languages" in words
    assert "L’État partie devrait" in words


def test_an_inferred_symbol_is_shown_as_such_and_never_cited(pages: Path) -> None:
    [page] = (pages / "recommendations").glob("kaz-cat-2030-4-document-kaz-cat-*/index.html")
    assert "not seen; inferred: CAT/C/KAZ/CO/9" in words_of(page)
    cited = re.search(r'<dd class="cite">(.*?)</dd>', page.read_text("utf-8"), re.S)
    assert cited
    assert "CAT/C/KAZ/CO/9" not in cited[1]


def test_an_addendum_may_come_later(habeas: Habeas) -> None:
    habeas("import", "document", REVIEW, "--accept")
    _, out, err = habeas("import", "document", ADDENDUM, "--accept")
    assert out.splitlines()[-1] == "committed BATCH 2"
    assert "is not here" not in err
    assert '"upr-2030-4.1"' in habeas("dump")[1]


def test_an_addendum_without_its_report_says_so(habeas: Habeas) -> None:
    assert "A/HRC/80/99, is not here" in habeas("import", "document", ADDENDUM, "--accept")[2]


def test_an_answer_in_another_language_is_not_a_second_one(habeas: Habeas, tmp_path: Path) -> None:
    habeas("import", "document", REVIEW, "--accept")
    french = tmp_path / "review-fr.txt"
    french.write_text(
        "A/HRC/80/99\nConseil des droits de l’homme\nRapport du Groupe de travail sur l’Examen périodique universel\n"
        "Kazakhstan\n\n1. Le Groupe de travail a adopté le présent rapport le 7 mai 2030.\n\n"
        "2. Les délégations ont pris la parole.\n\n"
        "3. Les recommandations ci-après ont été examinées par le Kazakhstan, qui y souscrit et les accepte :\n"
        "3.1 Ratifier la Convention sur les droits des travailleurs migrants (Philippines) ;\n", "utf-8",
    )  # fmt: skip
    _, out, _ = habeas("import", "document", str(french), "--accept")
    assert "1 recommendations, 0 responses" in out


def test_another_file_of_the_same_document_says_nothing_new(habeas: Habeas, tmp_path: Path) -> None:
    habeas("import", "document", OBSERVATIONS, "--accept")
    html = tmp_path / "observations.html"
    lines = Path(OBSERVATIONS).read_text("utf-8").replace("asylum-seeking", "asylum-\u00adseeking").split("\n\n")
    html.write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>", "utf-8")
    code, out, _ = habeas("import", "document", str(html), "--accept")
    assert (code, out.splitlines()[-1]) == (0, "committed BATCH 0")
    assert "4 already in the ledger" in out


def test_one_may_take_in_what_speaks_of_a_theme_alone(habeas: Habeas) -> None:
    code, out, _ = habeas("import", "document", REVIEW, ADDENDUM, "--theme", "alternatives_to_detention", "--accept")
    assert code == 0
    assert "0 concerns, 1 recommendations, 1 responses" in out  # 4.1 and its "pending"
    assert "0 concerns, 0 recommendations, 1 responses" in out  # of the addendum
    _, out, _ = habeas("import", "document", REVIEW, ADDENDUM, "--theme", "torture", "--dry-run")
    assert out.count("0 recommendations, 0 responses") == 2
    assert habeas("import", "document", REVIEW, "--theme", "weather")[0] == 2


def test_real_documents_come_through_to_the_pages(habeas: Habeas, tmp_path: Path, shared: Path) -> None:
    corpora = shared / "corpora"
    report = corpora / "upr-wg-reports" / "pdf" / "kazakhstan_2010.pdf"
    of_slovenia = corpora / "ohchr-thematic-lists" / "upr_documents_txt"
    files = [report, of_slovenia / "cycle2_g1504261.txt", of_slovenia / "cycle2_g1423930.txt"]
    if not all(path.is_file() for path in files):
        pytest.skip(f"needs the documents in {corpora}")
    code, out, _ = habeas("import", "document", *map(str, files), "--accept")
    assert (code, out.splitlines()[-1]) == (0, "committed BATCH 3")
    assert habeas("import", "document", *map(str, files), "--accept")[1].splitlines()[-1] == "committed BATCH 0"
    assert habeas("publish", "--date", "2026-11-24")[0] == 0
    pages = tmp_path / "observatory" / "editions" / "current" / "site"
    assert "A/HRC/14/10" in words_of(pages / "countries" / "kazakhstan" / "index.html")
    [page] = (pages / "recommendations").glob("kaz-upr-2010-95.7-*/index.html")
    assert "Belgium" in words_of(page)
    [page] = (pages / "recommendations").glob("svn-upr-2014-115.5-*/index.html")
    assert "accepted by the state" in words_of(page)  # the addendum numbers it 5
    assert "A/HRC/28/15/Add.1" in words_of(page)
