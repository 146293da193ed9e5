"""A whole ingest beside bare PDFium text and plain pdfplumber: seconds, and how many times one is of the other.

    python benchmarks/ingest.py PDF ... [--repeat 2] [--pdfplumber]

Ours finds the files, reads them, makes their rows, checks them and writes the database, with one worker and with two,
everything counted from the start of the program. PDFium gives the text of the same pages and nothing else; pdfplumber
their words and tables. Of several runs the best counts. All files are given at once: a run of many files is what there
is to do; pages are shared by all processes, and the rows of the last documents are made at the same time. Beside the clock
stands the work of all processes together, which a busy machine changes less. The bytecode is compiled before, as it is where
the program is installed.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table

_GOUJI = [sys.executable, "-c", "from extract.cli.main import main; main()"]


Spent = tuple[float, float]
"""Seconds by the clock, and of work."""


def ingested(paths: tuple[Path, ...], workers: int, bytecode: Path) -> Spent:
    """What `gouji ingest` into a new database takes."""
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = given | {"PYTHONPYCACHEPREFIX": str(bytecode)}
    with tempfile.TemporaryDirectory() as folder:
        command = [*_GOUJI, "ingest", *map(str, paths), "--db", f"{folder}/x.db", "--ocr", "never"]
        begin, before = time.perf_counter(), _work_of_children()
        done = subprocess.run(
            [*command, "--workers", str(workers)], capture_output=True, check=False, env=environment
        )
        spent = time.perf_counter() - begin, _work_of_children() - before
    if done.returncode > 1:
        raise click.ClickException(done.stderr.decode())
    return spent


def _work_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def bare(paths: tuple[Path, ...]) -> Spent:
    """What the text of all pages takes."""
    begin, before = time.perf_counter(), time.process_time()
    for path in paths:
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                text = page.get_textpage()
                text.get_text_range()
                text.close()
                page.close()
    return time.perf_counter() - begin, time.process_time() - before


def plain(paths: tuple[Path, ...]) -> Spent:
    """What the words and tables of all pages take."""
    begin, before = time.perf_counter(), time.process_time()
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                page.close()
    return time.perf_counter() - begin, time.process_time() - before


@click.command()
@click.argument("pdf", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--repeat", default=2, show_default=True)
@click.option(
    "--pdfplumber", "with_plumber", is_flag=True, help="Measure pdfplumber as well, which takes long."
)
def main(pdf: tuple[Path, ...], repeat: int, with_plumber: bool) -> None:
    """Print seconds, milliseconds a page, and how many times bare PDFium that is."""
    pages = sum(len(pypdfium2.PdfDocument(path)) for path in pdf)
    least = min(bare(pdf) for _ in range(repeat + 1))
    found = {"PDFium 文字": least}
    with tempfile.TemporaryDirectory() as bytecode:
        ingested(pdf[:1], 1, Path(bytecode))
        for workers in (1, 2):
            found[f"gouji 全程，{workers} 个进程"] = min(
                ingested(pdf, workers, Path(bytecode)) for _ in range(repeat)
            )
    if with_plumber:
        found["pdfplumber 字词与表格"] = plain(pdf)
    heads = ("", "秒", "毫秒/页", "为 PDFium 的倍数", "工作秒", "倍数")
    table = Table(*heads, title=f"{len(pdf)} 份文件，{pages} 页")
    for name, (clock, work) in found.items():
        times, of_work = clock / least[0], work / least[1]
        table.add_row(
            name,
            f"{clock:.2f}",
            f"{1000 * clock / pages:.1f}",
            f"{times:.1f}",
            f"{work:.2f}",
            f"{of_work:.1f}",
        )
    Console().print(table)
    one, two = (found[f"gouji 全程，{workers} 个进程"][0] for workers in (1, 2))
    Console().print(f"两个进程用时为一个的 {two / one:.2f}")


if __name__ == "__main__":
    main()
