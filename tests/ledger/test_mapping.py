from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from django.db.models import Model

from habeas.intake.proposal import KINDS, Source, Statement
from habeas.ledger import format
from habeas.ledger.forms import FORMS
from habeas.ledger.mapping import LAYOUTS, FieldError
from habeas.ledger.models import STATEMENTS, StatementRow, Words
from habeas.ledger.models import Source as SourceRow
from habeas.ledger.storing import ANATOMY

Table = tuple[type[Source | Statement], type[Model]]
TABLES: list[Table] = [*((KINDS[kind], STATEMENTS[kind]) for kind in KINDS), (Source, SourceRow)]


def test_every_kind_of_statement_has_its_table_in_the_same_order() -> None:
    assert list(STATEMENTS) == list(KINDS)
    assert all(issubclass(model, StatementRow) for model in STATEMENTS.values())


@pytest.mark.parametrize(("made", "model"), TABLES, ids=lambda item: item.__name__)
def test_table_and_dataclass_have_the_same_fields(made: type[Source | Statement], model: type[Model]) -> None:
    columns = {str(field.column) for field in model._meta.concrete_fields}
    assert columns - {"id", *ANATOMY} == {field.name for field in fields(made)}


@pytest.mark.parametrize(("made", "model"), TABLES, ids=lambda item: item.__name__)
def test_a_field_of_text_and_no_other_is_a_pointer_to_words(made: type[Source | Statement], model: type[Model]) -> None:
    pointers = {field.name for field in model._meta.concrete_fields if isinstance(field, Words)}
    assert pointers == {field.name for field in fields(made) if field.metadata.get("text")}


def test_every_annotation_has_its_form() -> None:
    assert {str(field.type) for made, _ in TABLES for field in fields(made)} <= set(FORMS)


def test_the_format_is_the_number_of_the_newest_migration() -> None:
    folder = Path(format.__file__).parent / "migrations"
    assert max(int(path.name[:4]) for path in folder.glob("0*.py")) == format.FORMAT


def test_an_unknown_field_is_named_with_the_known_ones() -> None:
    with pytest.raises(FieldError, match=r"colour: is no field of law; its fields are subject, source"):
        LAYOUTS["law"].from_words({"subject": "KAZ", "colour": "red"})


def test_a_missing_field_is_named() -> None:
    with pytest.raises(FieldError, match="source: a law needs source"):
        LAYOUTS["law"].from_words({"subject": "KAZ"})


def test_typed_words_become_the_fields_type() -> None:
    typed = {"subject": "KAZ", "source": "s", "indicator": "i", "value": '{"at_least": 5}', "breakdown": "sex=female"}
    said = LAYOUTS["observation"].from_words(typed)
    assert LAYOUTS["observation"].to_json(said) | {"value": {"at_least": 5}, "breakdown": {"sex": "female"}} == (
        LAYOUTS["observation"].to_json(said)
    )
