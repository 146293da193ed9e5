"""What a database costs as it grows: the samples again and again, each time with other names and figures.

    python benchmarks/growth.py [--steps 100,1000] [--keep growth.db]

Each copy is written through the store as a document of its own. At every step: seconds of work to write one more document
(the mean over the last fifty), bytes a page, and the least seconds of some calls each for the start page, a table with its
facets, the search, a claim on the web, and the whole commands `status` and `verify`. Reading the PDFs does not hang on
the size of the database and is left out: benchmarks/ingest.py measures it.
"""

from __future__ import annotations

import gc
import hashlib
import pickle
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click
import httpx
from rich.console import Console
from rich.table import Table
from web import addresses, served

from extract.jobs.work import Result, work
from extract.options import Options
from extract.store.database import checkpoint, open_for_writing
from extract.store.write import write_document
from schemas import Extraction

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
_GOUJI = [sys.executable, "-c", "from extract.cli.main import main; main()"]
_FIGURE = re.compile(
    rb"(?<=[\x80-\xbf0-9.,])(?<!\x8c)[0-9](?=[0-9.,]{0,9}(?:%|"
    + b"|".join(w.encode() for w in "元万亿家个项")
    + b"))"
)
"""A digit before a unit, but not one that is the length of a text in the packed form."""
_KINDS = ("start", "table", "search", "verify")
_LAST = 50
_CALLS = 4


@dataclass(frozen=True)
class Template:
    """What a sample gives, packed, and the names in it that every copy changes, the longest first."""

    packed: bytes
    names: list[str]


def templates() -> list[Template]:
    """What the samples give."""
    found = []
    for path in sorted(SAMPLES.glob("*.pdf")):
        result = work(path, "0" * 64, Options(ocr="never"), {})
        assert isinstance(result, Result) and result.extraction is not None, result
        names = {o.name for o in result.extraction.organizations}
        changed = {name for name in names if len(name) > 3 and len(name[:2].encode()) == 6}
        found.append(Template(pickle.dumps(result.extraction), sorted(changed, key=len, reverse=True)))
    return found


def copy(template: Template, number: int) -> Extraction:
    """The same document of other firms with other figures, sign for sign as long, so that all evidence still holds.

    In the packed form a name is its bytes, wherever it stands: in the text, in quotations, in rows.
    """
    changed = template.packed
    for name in template.names:
        first = chr(ord("甲") + number % 97) + chr(ord("一") + number // 97)
        changed = changed.replace(name.encode(), (first + name[2:]).encode())
    changed = _FIGURE.sub(lambda m: b"%d" % (1 + (int(m[0]) + number) % 9), changed)
    extraction: Extraction = pickle.loads(changed)
    document = extraction.document
    document.sha256 = hashlib.sha256(b"%d" % number).hexdigest()
    document.file_name = f"{number}-{document.file_name}"
    return extraction


def _least(run: object) -> float:
    seconds = []
    for _ in range(_CALLS):
        begin = time.perf_counter()
        run()  # type: ignore[operator]
        seconds.append(time.perf_counter() - begin)
    return min(seconds)


def measured(path: Path) -> dict[str, float]:
    """Seconds of what people do with a database."""
    found = {}
    with served(path) as base, httpx.Client(base_url=base, timeout=120) as client:
        client.get("/")
        wanted = addresses(path)
        for kind in _KINDS:
            found[kind] = min(_least(lambda a=a: client.get(a)) for a in wanted[kind][:2])
    for name, more in (("status", ["--json"]), ("verify", ["2024年新增装机37家"])):
        command = [*_GOUJI, name, *more, "--db", str(path)]
        found[f"gouji {name}"] = _least(lambda c=command: subprocess.run(c, capture_output=True, check=False))
    return found


@click.command()
@click.option("--steps", default="100,1000", show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Where the database is left.")
def main(steps: str, keep: Path | None) -> None:
    """Print one column for each size."""
    made, sizes = templates(), [int(step) for step in steps.split(",")]
    columns: list[dict[str, float]] = []
    gc.disable()  # each copy is dropped as soon as it is written
    with tempfile.TemporaryDirectory() as folder:
        path = keep or Path(folder) / "growth.db"
        number = pages = 0
        for size in sizes:
            database, took = open_for_writing(path), []
            while number < size:
                extraction = copy(made[number % len(made)], number)
                begin = time.process_time()
                write_document(database, extraction, f"/{extraction.document.file_name}")
                took.append(time.process_time() - begin)
                pages += extraction.document.pages or 0
                number += 1
            database.conn.close()
            checkpoint(path)
            last = took[-_LAST:]
            print(f"{size} documents, write {1000 * sum(last) / len(last):.0f} ms", flush=True)
            columns.append(
                {
                    "write": sum(last) / len(last),
                    "bytes a page": path.stat().st_size / pages,
                    **measured(path),
                }
            )
    table = Table("", *(f"{size:,} documents" for size in sizes), "last / first")
    for name in columns[0]:
        values = [column[name] for column in columns]
        shown = [f"{v:,.0f}" if name == "bytes a page" else f"{1000 * v:,.0f} ms" for v in values]
        table.add_row(name, *shown, f"{values[-1] / values[0]:.2f}")
    Console().print(table)


if __name__ == "__main__":
    main()
