"""`/-/ask`: the ready questions, each a chart and a table whose every line leads to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Request, Response

from extract.store import questions as store
from extract.store.questions import Question
from extract.store.rows import Record
from extract.web import charts, files, kept, naming, site
from extract.web.charts import UNSAID, Bar, Drawing
from extract.web.links import Links
from extract.web.values import quantity, shown

if TYPE_CHECKING:
    from datasette.app import Datasette

_SECONDS = 60.0
_MOST = 400
"""Lines that are shown on the screen; a file has them all."""


async def index(datasette: Datasette, request: Request) -> Response:
    """All questions, by group."""
    context = {"groups": groups(), "links": await site.links(datasette)}
    return await site.respond(datasette, request, "gouji_questions.html", context)


async def view(datasette: Datasette, request: Request) -> Response:
    """One question with its answer."""
    question = _question(request)
    rows = await answer(datasette, question)
    links = await site.links(datasette)
    lines = await _lines(datasette, question, rows[:_MOST], links)
    drawing = await _drawing(datasette, question, rows, links)
    context = {
        "question": question,
        "heads": [
            (title, name in question.money or _is_number(rows, name))
            for name, title in question.columns.items()
        ],
        "lines": lines,
        "total": len(rows),
        "chart": await charts.svg(datasette, drawing),
        "groups": groups(),
        "links": links,
        "formats": files.FORMATS,
    }
    return await site.respond(datasette, request, "gouji_question.html", context)


async def download(datasette: Datasette, request: Request) -> Response:
    """The answer as a file, or its chart as a picture."""
    question, kind = _question(request), request.url_vars["kind"]
    rows = await answer(datasette, question)
    if kind in charts.PICTURES:
        drawing = await _drawing(datasette, question, rows, await site.links(datasette))
        if drawing is None:
            raise NotFound("这个问题没有图")
        return await charts.picture(drawing, kind, question.title)
    heads = list(question.columns.values())
    body = [
        [
            await _text(datasette, question, name, row) if name not in question.money else row[name]
            for name in question.columns
        ]
        for row in rows
    ]
    return await files.respond(kind, question.title, heads, body)


async def answer(datasette: Datasette, question: Question) -> list[Record]:
    """The lines of the answer, from memory while nobody has written."""
    found: list[Record] = await kept.kept(
        datasette,
        f"question {question.name}",
        lambda: site.query_apart(datasette, store.answer, question, seconds=_SECONDS),
    )
    return found


async def chart(datasette: Datasette, name: str) -> dict[str, Any] | None:
    """The chart of a question for another page, small; None where there is nothing to draw."""
    question = store.questions()[name]
    rows = await answer(datasette, question)
    links = await site.links(datasette)
    drawing = await _drawing(datasette, question, rows, links, most=8, width=300, height=220)
    if drawing is None:
        return None
    svg = await charts.svg(datasette, drawing, is_needed=True)
    return {"title": question.title, "address": links.question(name), "svg": svg}


def groups() -> dict[str, list[Question]]:
    """The questions as the menu shows them."""
    found: dict[str, list[Question]] = {}
    for question in store.questions().values():
        found.setdefault(question.group, []).append(question)
    return found


def _question(request: Request) -> Question:
    try:
        return store.questions()[request.url_vars["name"]]
    except KeyError as error:
        raise NotFound("没有这个问题") from error


async def _lines(
    datasette: Datasette, question: Question, rows: list[Record], links: Links
) -> list[dict[str, Any]]:
    return [
        {
            "address": address(question, row, links),
            "cells": [
                (await _text(datasette, question, name, row), _is_number(rows, name))
                for name in question.columns
            ],
        }
        for row in rows
    ]


async def _text(datasette: Datasette, question: Question, name: str, row: Record) -> str:
    """A value of the answer as a reader sees it."""
    value = row[name]
    if value is None or value == "":
        return UNSAID if question.rows and name in question.rows.by.values() else ""
    if name in question.money:
        return quantity(value, "元").text
    if name == "document_id":
        return await site.document_title(datasette, value)
    if name in question.labels:
        table, _, column = question.labels[name].partition(".")
        return naming.named(table, column or "table_name", value) or str(value)
    return (
        shown(None, name, value).text
        if isinstance(value, str)
        else f"{value:,}"
        if name == question.counts
        else str(value)
    )


def address(question: Question, row: Record, links: Links) -> str | None:
    """The rows behind a line of the answer."""
    if question.rows is None:
        return None
    query: dict[str, Any] = dict(question.rows.fixed)
    for column, source in question.rows.by.items():
        value = row[source]
        if value is None:
            query[f"{column}__isnull"] = "1"
        else:
            query[column] = value
    return f"{links.table(question.rows.table)}?{urlencode(query)}"


async def _drawing(
    datasette: Datasette,
    question: Question,
    rows: list[Record],
    links: Links,
    most: int | None = None,
    width: int = 760,
    height: int | None = None,
) -> Drawing | None:
    chart = question.chart
    if chart is None:
        return None
    along, value = (chart.y, chart.x) if chart.kind == "bar" else (chart.x, chart.y)
    bars = [
        Bar(
            await _text(datasette, question, along, row) or UNSAID,
            row[value],
            await _text(datasette, question, value, row) or str(row[value]),
            address(question, row, links),
            await _text(datasette, question, chart.color, row) or UNSAID if chart.color else None,
        )
        for row in rows
        if row[value] is not None and not (chart.kind != "bar" and row[along] is None)
    ]
    kept = _first(bars, most or chart.most, last=chart.kind != "bar")
    if not kept:
        return None
    return Drawing(
        chart.kind,
        kept,
        question.columns[value],
        question.columns[along],
        value in question.money,
        width,
        height,
    )


def _first(bars: list[Bar], most: int, last: bool) -> list[Bar]:
    """The bars of the first labels, or of the last ones where they run along time."""
    labels = list(dict.fromkeys(bar.label for bar in bars))
    if last:
        labels = sorted(labels)
    kept = set(labels[-most:] if last else labels[:most])
    chosen = [bar for bar in bars if bar.label in kept]
    return sorted(chosen, key=lambda bar: bar.label) if last else chosen


def _is_number(rows: list[Record], name: str) -> bool:
    return name != "document_id" and any(isinstance(row[name], int | float) for row in rows)
