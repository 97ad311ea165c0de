"""The documentation says what is there: every command, every filter, and its examples work."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path

import pytest

from habeas.cli.main import VERBS
from habeas.server import observations, printed_changes, recommendations
from habeas.server.api import ObservationItem, PrintedChangeItem, RecommendationItem
from habeas.site.views.printed import KINDS
from habeas.values import Status

NAMES = sorted(
    {*observations.FILTERS, *printed_changes.FILTERS, *recommendations.FILTERS, *Status, *KINDS}
    | {*ObservationItem.model_fields, *PrintedChangeItem.model_fields, *RecommendationItem.model_fields}
)
"""Everything that the API says in a word of its own."""


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_is_documented(project: Path, verb: str) -> None:
    assert f"`habeas {verb}" in (project / "docs" / "commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_filter_status_kind_and_field_is_documented(project: Path, name: str) -> None:
    assert f"`{name}`" in (project / "docs" / "api.md").read_text("utf-8")


def test_every_page_of_the_docs_leads_somewhere(project: Path) -> None:
    for page in [project / "README.md", *(project / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|/|#|mailto:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"


def test_the_examples_of_the_api_work(project: Path, site_url: str) -> None:
    paths = re.findall(r"^    GET (\S+)$", (project / "docs" / "api.md").read_text("utf-8"), re.M)
    assert len(paths) == 5
    for path in paths:
        with urllib.request.urlopen(site_url + path) as answer:
            body = answer.read()
        if "printed-changes" in path:
            assert {one["kind"] for one in json.loads(body)["items"]} == {"number_changed"}
        elif "recommendations" in path:
            assert {one["country"] for one in json.loads(body)["items"]} == {"KAZ"}
        elif "treaty-ratios" in path:
            assert json.loads(body)["items"][0]["listed"] == 19
        elif path.startswith("/api/"):
            assert json.loads(body)["items"][0]["value"] == 58519
        else:
            assert b"36,343" in body
