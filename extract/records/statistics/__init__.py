"""Quantitative statements, in running text and in tables: who or what, which aspect, how much, when and where.

What is exported is loaded when it is asked for: whoever needs the grammar of lists alone must not wait for spaCy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.records.statistics.sentences import statements
    from extract.records.statistics.statement import Statement
    from extract.records.statistics.tables import statistics_of_tables
    from extract.records.statistics.text import statistics_in

__all__ = ["Statement", "statements", "statistics_in", "statistics_of_tables"]

_HOMES = {
    "Statement": "statement",
    "statements": "sentences",
    "statistics_in": "text",
    "statistics_of_tables": "tables",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
