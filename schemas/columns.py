"""How a model says which of its fields are columns, and what they are called on the screen."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

SELF = "self"
"""Said of a column that names another row of its own table."""


def stored(
    title: str,
    description: str,
    *,
    default: Any = None,
    unit: str | None = None,
    references: str | None = None,
    index: bool = False,
    unique: bool = False,
    column: str | None = None,
) -> Any:
    """A stored field.

    `title` and `description` are Chinese: they are the column's head and its explanation on the web and in
    the data dictionary. `references` names the table whose `id` the column holds; `column` is the column's name
    where a model cannot have a field of that name.
    """
    extra: JsonDict = {
        "column": True,
        "unit": unit,
        "references": references,
        "index": index,
        "unique": unique,
        "name": column,
    }
    return Field(default=default, title=title, description=description, json_schema_extra=extra)


def transient(description: str, *, default_factory: Any = None) -> Any:
    """A field that lives in memory only; the store writes it to tables of its own, or not at all."""
    extra: JsonDict = {"column": False}
    if default_factory is None:
        return Field(default=None, description=description, json_schema_extra=extra, repr=False)
    return Field(
        default_factory=default_factory, description=description, json_schema_extra=extra, repr=False
    )


@dataclass(frozen=True)
class Column:
    """One column of one table, as DDL, documentation and the web need it."""

    name: str
    field: str
    title: str
    description: str
    affinity: str
    json: bool
    values: tuple[str, ...]
    unit: str | None
    references: str | None
    index: bool
    unique: bool


_NOTHING = (("__pydantic_extra__", None), ("__pydantic_private__", None))


class Row(BaseModel):
    """Base of everything stored: a pydantic model whose columns are one SQLite table."""

    model_config = ConfigDict(extra="forbid", defer_build=True)

    table_name: ClassVar[str]
    table_title: ClassVar[str]
    table_description: ClassVar[str]

    id: int | None = stored("编号", "行号，由数据库给出")

    @classmethod
    def model_rebuild(cls, **given: Any) -> bool | None:
        """As pydantic does it, but blind to the names of whoever makes the first row: Python 3.13.0 crashes on some."""
        return super().model_rebuild(**{**given, "_types_namespace": {}})

    def __getstate__(self) -> dict[str, Any]:
        # A document sends tens of thousands of rows; of what pydantic notes besides their values nothing is asked.
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in (("__dict__", state), ("__pydantic_fields_set__", set()), *_NOTHING):
            object.__setattr__(self, name, value)

    @classmethod
    def columns(cls) -> list[Column]:
        """The stored columns, in the order in which they are declared."""
        return [
            _column(name, field, cls.table_name)
            for name, field in cls.model_fields.items()
            if _extra(field)["column"]
        ]


def _extra(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    assert isinstance(extra, dict), "declare fields with stored() or transient()"
    return typing.cast("dict[str, Any]", extra)


def _column(name: str, field: FieldInfo, table: str) -> Column:
    extra = _extra(field)
    kinds = _kinds(field.annotation)
    json = any(typing.get_origin(k) in (list, dict, tuple) or k in (list, dict) for k in kinds)
    values = tuple(v for k in kinds if typing.get_origin(k) is Literal for v in typing.get_args(k))
    return Column(
        name=extra["name"] or name,
        field=name,
        title=field.title or name,
        description=field.description or "",
        affinity=_affinity(kinds, json),
        json=json,
        values=values,
        unit=extra["unit"],
        references=table if extra["references"] == SELF else extra["references"],
        index=extra["index"],
        unique=extra["unique"],
    )


def _kinds(annotation: Any) -> list[Any]:
    """The members of a union without None."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return [k for k in typing.get_args(annotation) if k is not type(None)]
    return [annotation]


def _affinity(kinds: list[Any], json: bool) -> str:
    if json:
        return "TEXT"
    if float in kinds:
        return "REAL"
    if all(k in (int, bool) for k in kinds):
        return "INTEGER"
    return "TEXT"
