"""Answers as files to take away: Excel, CSV with a byte order mark, JSON, Parquet."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from datasette.utils.asgi import NotFound, Response

from extract.store.export import harmless, write_sheet
from extract.web import answers

FORMATS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "parquet": "Parquet"}
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
Table = Sequence[Sequence[Any]]


async def respond(kind: str, name: str, heads: Sequence[str], rows: Table) -> Response:
    """The rows as a file of that kind.

    Raises:
        NotFound: there is no such kind.
    """
    make = {"xlsx": _excel, "csv": _csv, "json": _json, "parquet": _parquet}.get(kind)
    if make is None:
        raise NotFound(f"没有 {kind} 这种格式；可选 {'、'.join(FORMATS)}")
    body = await asyncio.to_thread(make, heads, rows)
    return answers.content(body, _TYPES[kind], attachment(name, kind))


def attachment(name: str, kind: str) -> dict[str, str]:
    """The header that makes a browser keep the file under a Chinese name."""
    plain = "".join(c for c in name if c not in '\\/:*?"<>|\r\n')[:60]
    return {
        "content-disposition": f"attachment; filename=\"gouji.{kind}\"; filename*=UTF-8''{quote(plain)}.{kind}"
    }


def _csv(heads: Sequence[str], rows: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([harmless(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _json(heads: Sequence[str], rows: Table) -> bytes:
    records = [dict(zip(heads, row, strict=True)) for row in rows]
    return json.dumps(records, ensure_ascii=False, indent=1).encode()


def _excel(heads: Sequence[str], rows: Table) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(write_only=True), io.BytesIO()
    write_sheet(book, "gouji", heads, rows)
    book.save(out)
    return out.getvalue()


def _parquet(heads: Sequence[str], rows: Table) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    values = [_alike([row[place] for row in rows]) for place in range(len(heads))]
    out = io.BytesIO()
    pq.write_table(pa.table(values, names=[*heads]), out)
    return out.getvalue()


def _alike(values: list[Any]) -> list[Any]:
    """A column of a file has one type: numbers where all are, else text."""
    numbers = all(value is None or isinstance(value, int | float) for value in values)
    if numbers:
        whole = all(value is None or isinstance(value, int) for value in values)
        return values if whole else [None if value is None else float(value) for value in values]
    return [None if value is None else str(value) for value in values]
