"""Public ids have one written form, whatever order the words came in."""

from __future__ import annotations

from habeas.intake.proposal import Observation, breakdown_text


def test_a_breakdown_has_one_written_form_with_law_or_practice_last() -> None:
    written = "standard=access_to_lawyer;scope=in_law"
    assert breakdown_text({"scope": "in_law", "standard": "access_to_lawyer"}) == written
    assert breakdown_text({"standard": "access_to_lawyer", "scope": "in_law"}) == written
    assert breakdown_text({"sex": "female", "age": "minor"}) == "age=minor;sex=female"


def test_a_public_id_says_subject_indicator_period_source_and_group() -> None:
    figure = Observation(
        subject="KGZ",
        source="ombudsman-2026",
        indicator="procedural_standards",
        period="2016-09-20/2016-09-29",
        value="No",
        breakdown={"scope": "in_practice", "standard": "access_to_lawyer"},
    )
    said = "KGZ/procedural_standards/2016-09-20--2016-09-29/ombudsman-2026/standard=access_to_lawyer;scope=in_practice"
    assert figure.natural_id == said
