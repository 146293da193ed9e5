"""A whole ingest beside plain pdfplumber: milliseconds a page, one process each, in the same run.

    python benchmarks/ingest.py PDF ... [--repeat 2]

Ours reads the file, makes its rows, checks them and writes the database. pdfplumber finds the words and tables of every
page, and nothing else. Of several runs the best counts.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import click
import pdfplumber
from rich.console import Console
from rich.table import Table

from extract.jobs.work import work
from extract.options import Options
from extract.store.database import open_for_writing
from extract.store.write import write_document


def ingested(path: Path) -> tuple[int, float]:
    """Pages, and seconds from the file to the written database."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_for_writing(Path(folder) / "x.db")
        begin = time.perf_counter()
        result = work(path, "0" * 64, Options(ocr="never"))
        if result.extraction is None:
            raise click.ClickException(result.error or path.name)
        write_document(database, result.extraction, path.name)
        return result.extraction.document.pages or 0, time.perf_counter() - begin


def plain(path: Path) -> tuple[int, float]:
    """Pages, and seconds for their words and tables."""
    begin = time.perf_counter()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.extract_tables()
            page.close()
        return len(pdf.pages), time.perf_counter() - begin


def _best(run: Callable[[Path], tuple[int, float]], path: Path, repeat: int) -> tuple[int, float]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        pool.submit(run, path).result()  # imports and vocabularies are paid once for any number of files
        return min((pool.submit(run, path).result() for _ in range(repeat)), key=lambda found: found[1])


@click.command()
@click.argument("pdf", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--repeat", default=2, show_default=True)
def main(pdf: tuple[Path, ...], repeat: int) -> None:
    """Print milliseconds a page of both sides."""
    table = Table("文件", "页", "gouji 全程 毫秒/页", "pdfplumber 字词与表格 毫秒/页", "倍")
    for path in pdf:
        pages, ours = _best(ingested, path, repeat)
        _, theirs = _best(plain, path, repeat)
        cells = (pages, f"{1000 * ours / pages:.1f}", f"{1000 * theirs / pages:.1f}", f"{theirs / ours:.1f}")
        table.add_row(path.name, *map(str, cells))
    Console().print(table)


if __name__ == "__main__":
    main()
