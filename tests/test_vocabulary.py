"""One word per idea: names use the words of docs/vocabulary.md and none of their synonyms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

# A name may use a refused word for a reason. Where the reason is gone, the name goes too.
ALLOWED: dict[str, str] = {}

ROUTE_CALLS = {"path", "re_path", "Route", "Mount", "get", "post", "put", "delete", "add_route", "add_api_route"}


def refused_words(text: str) -> dict[str, str]:
    """From the last column of the vocabulary's tables: the refused word and the word to use."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 4 and cells[0] not in {"word", "---"}:
            found.update(dict.fromkeys(filter(None, re.split(r",\s*", cells[3])), cells[0]))
    return found


def words_of(name: str) -> set[str]:
    """The words inside a name, in the singular."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", spaced)}
    return words | {word.removesuffix("s") for word in words} | {re.sub("ies$", "y", word) for word in words}


def names_in(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Classes, the fields in them, and routes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name, node.lineno
            for part in node.body:
                yield from fields_in(part)
        elif isinstance(node, ast.Call) and (route := route_in(node)):
            yield route, node.lineno


def fields_in(part: ast.stmt) -> Iterator[tuple[str, int]]:
    if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
        yield part.target.id, part.lineno
    elif isinstance(part, ast.Assign) and isinstance(part.value, ast.Call):
        yield from ((target.id, part.lineno) for target in part.targets if isinstance(target, ast.Name))


def route_in(call: ast.Call) -> str | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", None)
    first = call.args[0] if call.args else None
    if name in ROUTE_CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str) and "/" in first.value:
        return first.value
    return None


def headings_in(text: str) -> Iterator[tuple[str, int]]:
    fenced = False
    for number, line in enumerate(text.splitlines(), start=1):
        fenced ^= line.startswith("```")
        if line.startswith("#") and not fenced:
            yield line, number


@pytest.fixture(scope="module")
def refused(project: Path) -> dict[str, str]:
    return refused_words((project / "docs/vocabulary.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def names(project: Path) -> list[tuple[str, str]]:
    """Every name that counts, with where it stands."""
    found: list[tuple[str, str]] = []
    for path in sorted(project.glob("src/**/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [(name, f"{path.relative_to(project)}:{line}") for name, line in names_in(tree)]
    for path in sorted([*project.glob("*.md"), *project.glob("docs/**/*.md")]):
        text = path.read_text(encoding="utf-8")
        found += [(name, f"{path.relative_to(project)}:{line}") for name, line in headings_in(text)]
    return found


def test_names_use_the_word_of_the_vocabulary(refused: dict[str, str], names: list[tuple[str, str]]) -> None:
    wrong = [
        f"{place}: {name!r} says {word!r}; the word is {refused[word]!r}"
        for name, place in names
        if name not in ALLOWED
        for word in sorted(words_of(name) & refused.keys())
    ]
    assert not wrong, "\n".join(wrong)


def test_every_exception_is_still_needed(refused: dict[str, str], names: list[tuple[str, str]]) -> None:
    needed = {name for name, _ in names if words_of(name) & refused.keys()}
    assert set(ALLOWED) <= needed
    assert all(ALLOWED.values())


def test_a_word_is_not_both_used_and_refused(refused: dict[str, str]) -> None:
    assert len(refused) > 20
    assert not set(refused) & set(refused.values())


@pytest.mark.parametrize(
    "source",
    [
        "class NationReader: pass",
        "class Place:\n    centre_name: str",
        "class Place(Model):\n    nations = models.TextField()",
        "urls = [path('countries/<str:code>/metrics/', view)]",
        "@app.get('/api/v1/datapoints')\ndef answer(): pass",
    ],
)
def test_synonyms_are_seen_where_they_count(source: str, refused: dict[str, str]) -> None:
    assert any(words_of(name) & refused.keys() for name, _ in names_in(ast.parse(source)))


def test_prose_is_free(refused: dict[str, str]) -> None:
    tree = ast.parse('"""A nation is a country."""\nnation = 1\ndef claim(fact): return get("fact")')
    assert not [name for name, _ in names_in(tree) if words_of(name) & refused.keys()]
