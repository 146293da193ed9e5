"""The questions that staff ask again and again, ready as SQL with a chart and a way to the rows behind."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from extract.store.rows import Record, every


@dataclass(frozen=True)
class Chart:
    """How the answer is drawn: which columns lie along which side."""

    kind: Literal["bar", "column", "line"]
    x: str
    y: str
    color: str | None = None
    most: int = 40
    """The greatest number of bars."""


@dataclass(frozen=True)
class Rows:
    """The rows behind a line of the answer: which column of the table holds which value of the line."""

    table: str
    by: dict[str, str]
    fixed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A question in words, with what it takes to answer it."""

    name: str
    group: str
    title: str
    note: str
    sql: str
    columns: dict[str, str]
    money: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    chart: Chart | None = None
    rows: Rows | None = None
    counts: str | None = None


@cache
def questions() -> dict[str, Question]:
    """All questions by name, in the order of the menu."""
    text = (resources.files("extract.store") / "questions.yaml").read_text(encoding="utf-8")
    return {entry["name"]: _question(entry) for entry in yaml.safe_load(text)}


def answer(connection: sqlite3.Connection, question: Question) -> list[Record]:
    """The lines of the answer."""
    return every(connection, question.sql)


def _question(entry: dict[str, Any]) -> Question:
    chart, rows = entry.pop("chart", None), entry.pop("rows", None)
    return Question(
        **entry | {"money": tuple(entry.get("money", ()))},
        chart=Chart(**chart) if chart else None,
        rows=Rows(**rows) if rows else None,
    )
