"""Classifying a stream: a line out for each line in, in order; a bad line is named, a reader may leave."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from habeas.cli.main import main


@pytest.fixture
def classify(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Any:
    def run(*lines: object, args: tuple[str, ...] = ()) -> tuple[int, list[dict[str, Any]], str]:
        raw = b"".join(one if isinstance(one, bytes) else json.dumps(one).encode() + b"\n" for one in lines)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code = main(["--home", str(tmp_path / "home"), "classify", *args])
        seen = capfdbinary.readouterr()
        return code, [json.loads(line) for line in seen.out.splitlines()], seen.err.decode()

    return run


def paragraph(id: object, text: str) -> dict[str, object]:
    return {"id": id, "text": text}


def test_each_line_is_answered_in_order_with_kind_themes_and_evidence(classify: Any) -> None:
    code, answers, _ = classify(
        paragraph("b", "The Committee is concerned about the detention of asylum-seekers."),
        paragraph(1, "Plant trees."),
    )
    assert code == 0
    assert [one["id"] for one in answers] == ["b", 1]
    assert answers[0]["kind"] == "concern"
    assert answers[0]["evidence"]["immigration_detention"] == ["detention", "asylum-seekers"]
    assert answers[0]["places"]["immigration_detention"] == [[37, 46], [50, 64]]
    assert answers[1] == {"id": 1, "language": "en", "kind": "other", "themes": [], "evidence": {}, "places": {}}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Comité s’inquiète de la rétention des migrants.", "fr"),
        ("Al Comité le preocupa la detención de los migrantes.", "es"),
        ("Комитет обеспокоен содержанием мигрантов под стражей.", "ru"),
        ("تشعر اللجنة بالقلق إزاء احتجاز المهاجرين.", "ar"),
        ("委员会对拘留移民感到关切。", "zh"),
    ],
)
def test_a_text_says_its_language_and_lang_overrides_it(classify: Any, text: str, language: str) -> None:
    _, answers, _ = classify(paragraph(1, text))
    assert (answers[0]["language"], answers[0]["kind"]) == (language, "concern")
    _, answers, _ = classify(paragraph(1, text), args=("--lang", "en"))
    assert answers[0]["language"] == "en"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{\n", "line 3 is not JSON"),
        (b'{"id": 1, "text": "\xff"}\n', "line 3 is not JSON"),
        (b"[]\n", "line 3 is no object"),
        (b'{"text": "x"}\n', "line 3 has no `id`"),
        (b'{"id": 1.5, "text": "x"}\n', "line 3 has no `id` that is a string or a whole number"),
        (b'{"id": 1}\n', "line 3 has no `text`"),
        (b'{"id": 1, "text": null}\n', "line 3 has a `text` that is no string"),
    ],
)
def test_the_first_bad_line_is_named_and_what_came_before_it_is_answered(classify: Any, line: bytes, says: str) -> None:
    code, answers, error = classify(paragraph(1, "Prisons."), b"\n", line, paragraph(2, "Prisons."))
    assert code == 1
    assert [one["id"] for one in answers] == [1]
    assert says in error and "tail -n +3" in error


def test_words_of_the_observatory_and_of_a_file_add_to_ours(classify: Any, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "lexicon"
    folder.mkdir(parents=True)
    (folder / "en.yaml").write_text("groups: {detention: [spetspriyomnik]}")
    (tmp_path / "mine.yaml").write_text("groups: {detention: [hotel arrest]}")
    args = ("--lang", "en", "--lexicon", str(tmp_path / "mine.yaml"))
    _, answers, _ = classify(paragraph(1, "A spetspriyomnik, a prison, or hotel arrest."), args=args)
    assert answers[0]["evidence"]["detention"] == ["spetspriyomnik", "prison", "hotel arrest"]


def test_a_lexicon_in_error_is_one_sentence(classify: Any, tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("groups: {detention: ['(jail']}")
    code, answers, error = classify(paragraph(1, "x"), args=("--lexicon", str(tmp_path / "en.yaml")))
    assert (code, answers) == (1, [])
    assert f"{tmp_path / 'en.yaml'}: groups.detention, line 1 of the group" in error
    code, _, error = classify(args=("--lexicon", str(tmp_path / "fr.yaml")))
    assert code == 1 and "cannot be read" in error


def test_a_language_without_words_is_wrong_usage(classify: Any, tmp_path: Path) -> None:
    code, _, error = classify(args=("--lang", "tlh"))
    assert code == 2 and "there is no lexicon for 'tlh'" in error
    (tmp_path / "words.yaml").write_text("groups: {detention: [jail]}")
    code, _, error = classify(args=("--lexicon", str(tmp_path / "words.yaml")))
    assert code == 2 and "does not say the language" in error


def test_an_answer_comes_before_the_next_line_and_a_reader_may_leave(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "habeas.cli.main", "--home", str(tmp_path), "classify", "--lang", "en"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stdout and process.stderr
        for id in (1, 2):
            process.stdin.write(json.dumps(paragraph(id, "Prisons")).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == id
        process.stdout.close()
        process.stdin.write(json.dumps(paragraph(3, "Prisons")).encode() + b"\n")
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_the_examples_of_the_documentation_are_true(classify: Any, project: Path, tmp_path: Path) -> None:
    page = (project / "docs" / "themes.md").read_text("utf-8")
    line, answer = re.findall(r"^    \$ echo '(.+)' \| habeas classify\n    (.+)$", page, re.M)[0]
    assert classify(json.loads(line))[1] == [json.loads(answer)]
    own = tmp_path / "home" / "lexicon" / "en.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(textwrap.dedent(re.findall(r"stored\nunder .+? With\n\n(.+?)\n\nthe text", page, re.S)[0]))
    text, *named = re.findall(r"the text \*(.+?)\* is about `(.+?)`, `(.+?)` and\n`(.+?)`", page)[0]
    assert set(named) <= set(classify(paragraph(1, text))[1][0]["themes"])
    own.write_text("groups: {detention: ['(jail']}")
    assert re.findall(r"^    lexicon/en.yaml: (.+)$", page, re.M)[0] in classify(paragraph(1, "x"))[2]
