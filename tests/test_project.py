"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import habeas

LONGEST_FILE = 400
LONGEST_FUNCTION = 50
ATTICS = {"utils", "util", "helpers", "misc", "common"}
# Text is kept where people read and write it; images and locks are not text.
DOCUMENTS = ("*.md", "docs/**/*.md", "Makefile", "pyproject.toml", "requirements*.lock", ".ci/run")
REGISTRY = re.compile(
    r"pypi\.|pythonhosted|registry\.npm|npmjs|deb\.debian|artifactory|nexus|index-url|trusted-host|find-links", re.I
)


def modules(project: Path, *folders: str) -> Iterator[tuple[Path, str]]:
    for folder in folders:
        for path in sorted((project / folder).rglob("*.py")):
            yield path.relative_to(project), path.read_text(encoding="utf-8")


def test_no_file_is_longer_than_a_reader_can_hold(project: Path) -> None:
    long = [
        f"{path}: {lines} lines"
        for path, text in modules(project, "src", "tests", "tools", "benchmarks")
        if "migrations" not in path.parts and (lines := text.count("\n")) > LONGEST_FILE
    ]
    assert not long, "split by concept: " + ", ".join(long)


def test_no_function_is_longer_than_a_screen(project: Path) -> None:
    long = [
        f"{path}:{node.lineno} {node.name}: {lines} lines"
        for path, text in modules(project, "src")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_every_module_says_what_it_is_for(project: Path) -> None:
    silent = [
        str(path)
        for path, text in modules(project, "src")
        if "migrations" not in path.parts and not ast.get_docstring(ast.parse(text))
    ]
    assert not silent, ", ".join(silent)


def test_every_room_is_a_package_with_an_init_file(project: Path) -> None:
    folders = {path.parent for path in (project / "src/habeas").rglob("*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_no_door_of_a_public_room_leads_to_django(project: Path) -> None:
    """import-linter's patterns see the modules of a room, not the `__init__.py` at its door."""
    for room in ("values", "places", "catalog", "capture", "intake", "edition", "site", "server"):
        for door in project.glob(f"src/habeas/{room}/__init__.py"):
            for node in ast.walk(ast.parse(door.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert not [name for name in names if name.split(".")[0] == "django"], door


def test_no_module_is_an_attic(project: Path) -> None:
    assert not [str(path) for path, _ in modules(project, "src", "tests") if ATTICS & {*path.parts, path.stem}]


def test_no_registry_is_named(project: Path) -> None:
    """An installation uses the registry of whoever installs."""
    naming = [
        f"{path.relative_to(project)}: {found.group()}"
        for pattern in DOCUMENTS
        for path in sorted(project.glob(pattern))
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith(("COMPILE", "--no-emit"))
        and "PIP_INDEX_URL" not in line
        and (found := REGISTRY.search(line))
    ]
    assert not naming, ", ".join(naming)


def locked(project: Path, name: str) -> dict[str, int]:
    """Each pinned package and how many hashes follow it."""
    packages: dict[str, int] = {}
    current = ""
    for line in (project / name).read_text(encoding="utf-8").splitlines():
        if pin := re.match(r"([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==\S+", line):
            packages[current := pin.group(1)] = 0
        elif line.strip().startswith("--hash=sha256:"):
            packages[current] += 1
        else:
            assert not line.strip() or line.lstrip().startswith("#"), f"{name}: not a pin: {line}"
    return packages


def canonical(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def test_every_locked_package_has_hashes(project: Path) -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        packages = locked(project, name)
        assert packages
        assert not [package for package, hashes in packages.items() if not hashes]


def test_the_locks_hold_what_the_project_asks_for(project: Path) -> None:
    declared = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    build = declared["build-system"]["requires"]
    runtime = {canonical(name) for name in [*build, *declared["project"]["dependencies"]]}
    extras = declared["project"]["optional-dependencies"]
    postgres, dev = ({canonical(name) for name in extras[extra]} for extra in ("postgres", "dev"))
    assert runtime | postgres <= locked(project, "requirements.lock").keys()
    assert runtime | postgres | dev - {"habeas"} <= locked(project, "requirements-dev.lock").keys()


def test_both_locks_agree(project: Path) -> None:
    pins = [
        set(re.findall(r"^([a-z0-9][^\s]*==\S+)", (project / name).read_text(encoding="utf-8"), re.M))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0] <= pins[1], sorted(pins[0] - pins[1])


def test_the_version_is_told_once(project: Path) -> None:
    assert habeas.__version__ == version("habeas")
    assert f"## {habeas.__version__}" in (project / "CHANGELOG.md").read_text(encoding="utf-8")


def test_make_alone_lists_every_target(project: Path) -> None:
    listed = subprocess.run(["make", "-s"], cwd=project, capture_output=True, text=True, check=True).stdout
    makefile = (project / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert targets
    assert not [target for target in targets.group(1).split() if f"make {target} " not in listed]


def test_the_integration_script_is_executable(project: Path) -> None:
    assert os.access(project / ".ci/run", os.X_OK)
