"""What every template must keep, whatever it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from habeas.site.render import TEMPLATES

FILES = sorted(TEMPLATES.rglob("*.html"))
COUNTED = re.compile(r"{%-?\s*trans\s+([^%]*?)%}(?:(?!{%-?\s*endtrans).)*?{%-?\s*pluralize", re.DOTALL)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix())
def test_plural_and_singular_are_told_apart_by_the_number_n(path: Path) -> None:
    """The first variable of a block decides; with a name in its place, one would be counted as several."""
    for found in COUNTED.finditer(path.read_text(encoding="utf-8")):
        assert found[1].startswith("n="), found[0]


def test_there_are_counted_sentences() -> None:
    assert sum(len(COUNTED.findall(path.read_text(encoding="utf-8"))) for path in FILES) > 10
