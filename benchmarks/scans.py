"""The rows of a scan beside those of the same pages with a text layer.

    python benchmarks/scans.py SCAN.pdf TEXT.pdf [--page 15]

Both are ingested, the scan with recognition; rows are compared by what they say, to the sign. `--page` is the page of
the text version of which the scan is a copy, where it is of one.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from extract.jobs.ingest import ingest
from extract.options import Options

_SAYS = {
    "table_cells": "text",
    "shareholdings": "holder, shares, ratio, as_of",
    "funding_rounds": "firm, date, kind, round, amount_low",
    "funding_participants": "name, role",
    "statistics": "subject, metric, value, unit, period",
}


def said(connection: sqlite3.Connection, document: int, table: str, page: int | None) -> Counter[str]:
    """What the rows of a document say, without the white space and the width of signs that recognition can't see."""
    where = "document_id = ? AND (? IS NULL OR page = ?)"
    rows = connection.execute(f"SELECT {_SAYS[table]} FROM {table} WHERE {where}", (document, page, page))
    wide = str.maketrans("（）：，", "():,", " \n")
    return Counter(str(row).translate(wide) for row in rows)


@click.command()
@click.argument("scan", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("text", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--page", type=int, help="The page of the text version that was scanned.")
def main(scan: Path, text: Path, page: int | None) -> None:
    """Print how many rows there are on both sides, how many agree, and F1."""
    shown = Table("", "扫描件", "文字版", "相同", "F1")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.db"
        ingest(scan, path)
        ingest(text, path, options=Options(ocr="never"))
        connection = sqlite3.connect(path)
        ids = dict(connection.execute("SELECT file_name, id FROM documents"))
        for table in _SAYS:
            ours = said(connection, ids[scan.name], table, None)
            theirs = said(connection, ids[text.name], table, page)
            if theirs:
                same = (ours & theirs).total()
                f1 = 2 * same / (ours.total() + theirs.total())
                shown.add_row(table, f"{ours.total()}", f"{theirs.total()}", f"{same}", f"{f1:.3f}")
        connection.close()
    Console().print(shown)


if __name__ == "__main__":
    main()
