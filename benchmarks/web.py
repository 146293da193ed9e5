"""The web pages at size: a million statistics, a hundred thousand events, a thousand documents.

    python benchmarks/web.py build big.db      # the samples, replicated with changed names; some minutes
    python benchmarks/web.py pages big.db      # p50 and p95 of each kind of page, in milliseconds
    python benchmarks/web.py crowd big.db      # 50 clients for a minute while an ingest writes (into a copy of the file)

A client of the crowd opens a page, looks at it for about two seconds, and opens the next.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import httpx

from extract.store.database import open_for_reading, open_for_writing
from extract.store.fulltext import spaced
from extract.store.questions import questions
from schemas import TABLES

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
_GOUJI = [sys.executable, "-c", "from extract.cli.main import main; main()"]
_STEP, _AGAIN = 10_000, 10_000_000
"""How far apart the ids of two copies are, and those of rows that one copy has several times."""
_NAMED = {
    "documents": {
        "sha256": "sha256 || {n}",
        "file_name": "{n} || file_name",
        "title": "title || '（第{n}辑）'",
    },
    "document_files": {"file_name": "{n} || file_name", "path": "{n} || path"},
    "organizations": {"name": "name || {n}", "full_name": "full_name || {n}"},
    "organization_names": {"name": "name || {n}", "key": '"key" || {n}'},
    "funding_rounds": {"firm": "firm || {n} || '{k}'"},
    "statistics": {"subject": "subject || ({n} % 40) || '{k}'"},
    "policies": {"title": "title || {n}"},
}
_SEVERAL = {"statistics": 1_000_000, "funding_rounds": 100_000}
_TABLES = (
    "statistics",
    "funding_rounds?same_as__isnull=1",
    "documents",
    "organizations",
    "checks",
    "policies",
)
_VIEWS = ("funding_events", "holders", "investments", "policy_support", "doubtful_rows")
_QUESTIONS = (
    *("rounds-by-stage", "investors", "support-by-tool", "targets", "repeated-figures"),
    *("failing-checks", "firms-by-region"),
)
PAGES = 30
"""Addresses of each kind that are opened."""


@click.group(help=__doc__)
def main() -> None:
    """The commands."""


@main.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--documents", default=1_000, show_default=True)
def build(path: Path, documents: int) -> None:
    """Make the database."""
    if path.exists():
        raise click.ClickException(f"{path} exists")
    subprocess.run([*_GOUJI, "ingest", str(SAMPLES), "--db", str(path), "--ocr", "never"], check=True)
    database = open_for_writing(path)
    connection = database.conn
    connection.create_function("spaced", 1, spaced, deterministic=True)
    connection.execute("PRAGMA synchronous = OFF")
    base = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    copies = documents // base
    for model in TABLES:
        rows = connection.execute(f"SELECT count(*) FROM {model.table_name}").fetchone()[0]
        times = max(1, -(-_SEVERAL.get(model.table_name, 0) // (rows * copies or 1)))
        connection.execute("BEGIN")
        connection.execute(f"CREATE TEMP TABLE base AS SELECT * FROM {model.table_name}")
        for n in range(copies):
            for k in range(times):
                if n or k:
                    connection.execute(_copy(model, n, k))
        connection.execute("DROP TABLE base")
        connection.execute("COMMIT")
        click.echo(f"{model.table_name} {rows * copies * times:,}", err=True)
    for index, table, column in (
        ("pages_fts", "pages", "text"),
        ("evidence_fts", "evidence", "quote"),
        ("organization_names_fts", "organization_names", "name"),
    ):
        connection.execute(
            f"INSERT INTO {index} (rowid, {column}) SELECT id, spaced({column}) FROM {table} WHERE id >= {_STEP}"
        )
    connection.close()


def _copy(model: Any, n: int, k: int) -> str:
    columns = [column.name for column in model.columns()]
    made = []
    for column in model.columns():
        shift = n * _STEP + (
            k * _AGAIN if column.name == "id" or column.references == model.table_name else 0
        )
        if column.name == "id" or column.references:
            made.append(f'"{column.name}" + {shift}')
        else:
            pattern = _NAMED.get(model.table_name, {}).get(column.name, f'"{column.name}"')
            made.append(pattern.format(n=n, k=chr(ord("甲") + k) if k else ""))
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {model.table_name} ({names}) SELECT {', '.join(made)} FROM base"


def addresses(path: Path) -> dict[str, list[str]]:
    """Some addresses of each kind of page."""
    random.seed(1)
    with open_for_reading(path) as connection:

        def ids(table: str, where: str = "1") -> list[int]:
            rows = connection.execute(f"SELECT id FROM {table} WHERE {where}").fetchall()
            return [row[0] for row in random.sample(rows, min(PAGES, len(rows)))]

        documents, statistics_ids = ids("documents"), ids("statistics")
        stated = [
            connection.execute("SELECT subject, metric, document_id, page, evidence_id FROM statistics WHERE id = ?", (n,)).fetchone()
            for n in ids("statistics", "subject != '' AND metric != ''")
        ]  # fmt: skip
        return {
            "start": ["/"] * PAGES,
            "table": [f"/gouji/{table}" for table in _TABLES] * 5,
            "filtered": [f"/gouji/statistics?document_id={n}" for n in documents],
            "filtered by words": [f"/gouji/statistics?subject={row['subject']}" for row in stated],
            "filtered by amount": [f"/gouji/statistics?value__gte={n}亿&period=2022年" for n in range(PAGES)],
            "searched": [f"/gouji/statistics?_find={row['metric']}" for row in stated],
            "view": [f"/gouji/{view}" for view in _VIEWS] * 6,
            "row": [f"/gouji/statistics/{n}" for n in statistics_ids],
            "page": [f"/-/page/{r['document_id']}/{r['page']}?evidence={r['evidence_id']}" for r in stated],
            "document": [f"/-/document/{n}" for n in documents],
            "organization": [f"/-/organization/{n}" for n in ids("organizations")],
            "indicator": [f"/-/indicator?subject={r['subject']}&metric={r['metric']}" for r in stated],
            "policy": [f"/-/policy/{n}" for n in ids("policies")],
            "source table": [f"/-/table/{n}" for n in ids("source_tables")],
            "search": [f"/-/search?q={r['metric']}" for r in stated],
            "question": ["/-/ask", *(f"/-/ask/{name}" for name in _QUESTIONS)] * 3,
            "verify": [f"/-/verify?claim={r['subject']}{r['metric']}为{n}亿元" for n, r in enumerate(stated)],
        }  # fmt: skip


@contextmanager
def served(path: Path) -> Iterator[str]:
    """`gouji serve` on the file, and its address."""
    command = [*_GOUJI, "serve", "--db", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            said = server.stderr.readline()
            yield said[said.index("http://") :].split()[0].rstrip("/")
        finally:
            server.terminate()


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--kind", "kinds", multiple=True, help="Only this kind of page; several may be given.")
def pages(path: Path, kinds: tuple[str, ...]) -> None:
    """Open one page after the other."""
    with served(path) as base, httpx.Client(base_url=base, timeout=120) as client:
        begin = time.perf_counter()
        client.get("/")
        print(f"first page {1000 * (time.perf_counter() - begin):7.0f}")
        _warmed(client)
        for kind, found in addresses(path).items():
            if kinds and kind not in kinds:
                continue
            seconds, slowest = [], (0.0, "")
            for address in found:
                begin = time.perf_counter()
                answer = client.get(address)
                seconds.append(time.perf_counter() - begin)
                slowest = max(slowest, (seconds[-1], address))
                if answer.status_code != 200:
                    print(answer.status_code, address)
            print(f"{kind:18} p50 {_ms(seconds, 50):6.0f}  p95 {_ms(seconds, 95):6.0f}  slowest {slowest[1]}")


def _warmed(client: httpx.Client) -> None:
    """What the server computes beforehand is there when all questions are answered."""
    for name in questions():
        client.get(f"/-/ask/{name}")


def _done(path: Path) -> int:
    with open_for_reading(path) as connection:
        return int(connection.execute("SELECT count(*) FROM ingest_log WHERE status = 'done'").fetchone()[0])


def _ms(seconds: list[float], percent: int) -> float:
    return 1000 * (
        statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]
        if len(seconds) > 1
        else seconds[0]
    )


@main.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--clients", default=50, show_default=True)
@click.option("--seconds", default=60.0, show_default=True)
@click.option(
    "--pause", default=2.0, show_default=True, help="Seconds for which a client looks at a page, on average."
)
def crowd(path: Path, clients: int, seconds: float, pause: float) -> None:
    """Many people at once while an ingest writes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "crowd.db"
        shutil.copy(path, copy)
        wanted = addresses(path)
        before = _done(copy)
        with served(copy) as base:
            with httpx.Client(base_url=base, timeout=600) as client:
                _warmed(client)
            writing = subprocess.Popen(
                [sys.executable, "-c", _WRITER, str(SAMPLES), str(copy)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )  # fmt: skip
            took = asyncio.run(_crowd(base, wanted, clients, seconds, pause))
            writing.terminate()
            writing.wait()
        written = _done(copy) - before
    everything = [second for kind in took.values() for second in kind]
    for kind, found in took.items():
        print(
            f"{kind:18} {len(found):5}  p50 {_ms(found, 50):6.0f}  p95 {_ms(found, 95):6.0f}  max {1000 * max(found):6.0f}"
        )
    print(f"{'all':18} {len(everything):5}  p50 {_ms(everything, 50):6.0f}  p95 {_ms(everything, 95):6.0f}")
    print(f"documents written meanwhile: {written}")


_WRITER = """
import sys
from extract.cli.main import group
while True:
    group(["ingest", sys.argv[1], "--db", sys.argv[2], "--force", "--workers", "1", "--ocr", "never"], standalone_mode=False)
"""


async def _crowd(
    base: str, wanted: dict[str, list[str]], clients: int, seconds: float, pause: float
) -> dict[str, list[float]]:
    took: dict[str, list[float]] = defaultdict(list)
    end = time.monotonic() + seconds

    async def person(number: int) -> None:
        chance = random.Random(number)
        async with httpx.AsyncClient(base_url=base, timeout=60) as client:
            await asyncio.sleep(chance.uniform(0, pause))
            while time.monotonic() < end:
                kind = chance.choice(sorted(wanted))
                begin = time.perf_counter()
                answer = await client.get(chance.choice(wanted[kind]))
                took[kind].append(time.perf_counter() - begin)
                if answer.status_code != 200:
                    print("ERROR", answer.status_code, answer.url)
                await asyncio.sleep(chance.uniform(0.5 * pause, 1.5 * pause))

    await asyncio.gather(*(person(number) for number in range(clients)))
    return dict(took)


if __name__ == "__main__":
    main()
