"""Rows carried out of one system and into another, as they are: the same for every record app."""

from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import ForeignKey, JSONField, Model

from whoelse.searches.changes import PROJECTED, Row, Unfit, snapshot

#: What stays behind: whose search it is, what is worked out, and the random tokens of forms.
LEFT_OUT = PROJECTED | {"search_id", "token"}

Tables = dict[str, list[Row]]


def rows_of(models: Iterable[type[Model]], search: str) -> Tables:
    """Every row of these tables in one search, by table, in order of their ids: what an export holds."""
    return {
        model._meta.label_lower: [
            {name: value for name, value in snapshot(row).items() if name not in LEFT_OUT}
            for row in model._default_manager.filter(search_id=search).order_by("pk").iterator(chunk_size=2_000)
        ]
        for model in models
    }


def restore_rows(models: Iterable[type[Model]], search: str, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write rows back as they were, with their ids and days, into a search that has none.

    Raises Unfit where a row is not one of ours.
    """
    for model in models:
        rows = [_restored(model, search, values) for values in tables.get(model._meta.label_lower, ())]
        try:
            with transaction.atomic():
                model._default_manager.bulk_create(rows, batch_size=500)
        except (IntegrityError, DataError) as error:
            raise _misfit(model) from error
        _refuse_loose_ends(model, search, rows)


def _refuse_loose_ends(model: type[Model], search: str, rows: Sequence[Model]) -> None:
    """Every reference leads to a row of the same search, so that no export can reach into somebody else's."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.attname != "search_id":
            wanted = {getattr(row, field.attname) for row in rows} - {None}
            there = field.remote_field.model._default_manager.filter(search_id=search) if wanted else None
            if there is not None and not wanted <= set(there.values_list("pk", flat=True)):
                raise _misfit(model)


def _misfit(model: type[Model]) -> Unfit:
    return Unfit(f"The rows of {model._meta.verbose_name_plural} do not fit together.")


def _restored(model: type[Model], search: str, values: object) -> Model:
    row = model()
    columns = {field.attname: field for field in model._meta.concrete_fields if field.attname not in LEFT_OUT}
    if not isinstance(values, dict) or not isinstance(values.get("id"), str) or set(values) - set(columns):
        raise Unfit(f"A row of {model._meta.verbose_name_plural} is not one that is known here.")
    for name, value in values.items():
        listed = columns[name].get_default() if isinstance(columns[name], JSONField) else None
        if listed is not None and not isinstance(value, type(listed)):
            raise Unfit(f"“{name}” of {model._meta.verbose_name} {values['id']} cannot be {value!r}.")
        try:
            columns[name].run_validators(columns[name].to_python(value))
            setattr(row, name, columns[name].to_python(value))
        except (ValidationError, TypeError, ValueError) as error:
            raise Unfit(f"“{name}” of {model._meta.verbose_name} {values['id']} cannot be {value!r}.") from error
    row.__dict__["search_id"] = search
    return row
