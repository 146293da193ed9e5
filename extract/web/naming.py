"""The Chinese names of stored values: enumerations, instruments, tables."""

from __future__ import annotations

from typing import Any

from extract.records.policies.instruments import labels as instrument_labels
from extract.web import columns
from schemas.labels import label

_TOOLS = frozenset({"tool", "instrument", "instruments"})


def named(table: str | None, name: str, value: Any) -> str | None:
    """The name of a value, if it has one; of each, where it is several joined by commas."""
    if name in _TOOLS and isinstance(value, str):
        return _each(value.strip("[]").replace('"', ""), instrument_labels())
    if name == "table_name" and value in columns.MODELS:
        return columns.table_title(str(value))
    of, column = columns.label_of(table or "", name)
    found = label(of, column, value)
    if found is None and isinstance(value, str) and "," in value:
        parts = [label(of, column, part) for part in value.split(",")]
        if all(parts):
            return "、".join(part for part in parts if part)
    return found


def _each(text: str, names: dict[str, str]) -> str | None:
    parts = [part.strip() for part in text.replace("、", ",").split(",")]
    return (
        "、".join(names.get(part, part) for part in parts) if any(part in names for part in parts) else None
    )
