"""An address whose page went answers 410 with the tombstone; one that never was a page answers 404."""

from __future__ import annotations

import pytest
from tests.site.reference_rows import ENDED, place
from tests.site.small import SECOND, edition, recommendation, withdrawn

from habeas.site.computed import render_missing

GONE = {**ENDED, "changed_edition": SECOND}
ROWS = (recommendation(**GONE, text=""), place(**GONE, name=""), withdrawn())


@pytest.mark.parametrize(
    "path",
    ["/recommendations/kaz-cat-2023-36/", "/facilities/KAZ-almaty/", "/countries/kazakhstan/prison_population/"],
)
@pytest.mark.parametrize("form", ["", "index.json"])
def test_a_page_that_went_answers_with_the_reason(path: str, form: str) -> None:
    with edition(*ROWS) as made:
        found = render_missing(made, path + form)
    assert found.status == 410
    reason = b"figure of another country" if "prison" in path else b"of another country"
    assert reason in found.html and reason in found.json


@pytest.mark.parametrize(
    "path",
    ["/recommendations/kaz-cat-2023-37/", "/facilities/KAZ-x/", "/countries/france/prison_population/", "/x/", "/"],
)
def test_a_page_that_never_was_answers_404(path: str) -> None:
    with edition(*ROWS) as made:
        assert render_missing(made, path).status == 404
