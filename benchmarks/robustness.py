"""What happens to files built to hurt, to files changed by chance, and to runs that are killed.

    python benchmarks/robustness.py hostile                   # each with its time, memory and sentence
    python benchmarks/robustness.py mutations --count 5000    # changed samples: how each ended
    python benchmarks/robustness.py strings --count 100000    # texts put together by chance
    python benchmarks/robustness.py kills --count 100         # parent or a worker killed, then the same again

Fails (exit status 1) where a file has no status, a finder fails or cites what is not there, a worker is above the
limit of memory or stays behind, or a database is not whole.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.hostile.files import HOSTILE
from corpus.hostile.mutations import mutated
from extract.checking.verify import Verifier
from extract.jobs.ingest import ingest
from extract.language.names import find_names
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import find_quantities
from extract.language.regions import find_regions
from extract.language.rounds import find_rounds
from extract.options import Limits, Options
from extract.store.database import open_for_reading
from extract.store.sources import StoredSources

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "samples"
_SLACK_MB = 100
"""Memory that may come on top of the limit between two looks of the watch."""


class Memory:
    """The most that one worker, and all processes together, held while something ran."""

    def __enter__(self) -> Memory:
        self.worker = self.all = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        me = psutil.Process()
        while not self._ended.wait(0.03):
            total = 0
            for process in [me, *me.children(recursive=True)]:
                try:
                    held = process.memory_info().rss >> 20
                except psutil.Error:
                    continue
                total += held
                if process.pid != me.pid:
                    self.worker = max(self.worker, held)
            self.all = max(self.all, total)


def hostile(folder: Path, count: int) -> bool:
    """Each file built to hurt."""
    fine = True
    for name, make in HOSTILE.items():
        file = make(folder / name)
        options = Options(ocr="never")
        begin = time.perf_counter()
        with Memory() as memory:
            (entry,) = ingest(file, folder / "x.db", options=options, workers=1).files
        seconds = time.perf_counter() - begin
        within = memory.worker <= options.limits.memory_mb + _SLACK_MB
        fine = fine and within
        print(
            f"{name:20} {seconds:6.1f} s  {memory.worker:5} MB a worker, {memory.all:5} MB in all  {entry.status}: {entry.error}"
        )
    return fine


def mutations(folder: Path, count: int) -> bool:
    """Samples changed by chance, in lots."""
    contents = [file.read_bytes() for file in sorted(SAMPLES.glob("*.pdf"))]
    ends: Counter[str] = Counter()
    defects: Counter[str] = Counter()
    options = Options(ocr="never", limits=Limits(page_seconds=10, rows_seconds=60))
    most = 0
    for first in range(0, count, 200):
        lot = folder / str(first)
        lot.mkdir()
        for seed in range(first, min(first + 200, count)):
            (lot / f"{seed}.pdf").write_bytes(mutated(contents[seed % len(contents)], seed))
        with Memory() as memory:
            report = ingest(lot, folder / f"{first}.db", options=options, workers=2)
        most = max(most, memory.worker)
        for entry in report.files:
            ends[entry.status] += 1
            if entry.error and "一并反馈" in entry.error:
                defects[f"{entry.file_name} {entry.error}"] += 1
        (folder / f"{first}.db").unlink()
        print(first, dict(ends), f"{most} MB", flush=True)
    print(
        f"{count} files: {dict(ends)}; at most {most} MB a worker; defects of ours: {sum(defects.values())}"
    )
    for sentence, _ in defects.most_common(20):
        print("   ", sentence)
    left = [p for p in psutil.Process().children() if "resource_tracker" not in " ".join(p.cmdline())]
    print(f"processes left: {len(left)}")
    return sum(ends.values()) == count and not left and most <= options.limits.memory_mb + _SLACK_MB


_ODD_SIGNS = (
    "亿万千百〇两半%％‰—～~/（）()〔《》“”、，。；：-−.．,0１9年月日元家倍 \t\n\u3000\u202e\x00\U0001f600"
)


def strings(folder: Path, count: int) -> bool:
    """Pieces of the samples' text put together by chance, some of their signs changed: what the finders and the verifier say."""
    db = folder / "samples.db"
    ingest(SAMPLES, db, options=Options(ocr="never"), workers=1)
    connection = open_for_reading(db)
    pages = [text for (text,) in connection.execute("SELECT text FROM pages WHERE text != ''")]
    verifier = Verifier(StoredSources(connection))
    find: dict[str, Callable[[str], list[Any]]] = {
        "quantities": find_quantities,
        "periods": lambda text: find_periods(text, PeriodContext(published_on="2023-05")),
        "regions": find_regions,
        "rounds": find_rounds,
        "names": find_names,
        "verify": lambda text: [verifier.verify(text)][:0],
    }
    defects: Counter[str] = Counter()
    for seed in range(count):
        chance = random.Random(seed)
        text = "".join(_piece(chance, chance.choice(pages)) for _ in range(chance.randint(1, 6)))
        for name, finder in find.items():
            if name == "verify" and seed % 20:
                continue
            try:
                wrong = [
                    one
                    for one in finder(text)
                    if hasattr(one, "text") and one.text != text[one.start : one.end]
                ]
            except Exception as error:
                wrong = [f"{type(error).__name__}: {error}"]
            if wrong:
                defects[name] += 1
                print(seed, name, repr(text), wrong[:1], flush=True)
        if seed % 5_000 == 0:
            print(seed, dict(defects), flush=True)
    print(f"{count} strings: {dict(defects) or 'no defect'}")
    return not defects


def _piece(chance: random.Random, page: str) -> str:
    start = chance.randrange(len(page))
    signs = list(page[start : start + chance.randint(1, 30)])
    for _ in range(chance.choice((0, 0, 1, 3))):
        signs[chance.randrange(len(signs))] = chance.choice(_ODD_SIGNS)
    return "".join(signs)


_RUN = "import sys; from extract.jobs.ingest import ingest; ingest(sys.argv[1], sys.argv[2], workers=2)"


def kills(folder: Path, count: int) -> bool:
    """A run of the samples killed at a chance moment, or one of its workers; then the same command again."""
    fine, ends = True, Counter[str]()
    for seed in range(count):
        chance = random.Random(seed)
        db = folder / f"{seed}.db"
        run = subprocess.Popen(
            [sys.executable, "-c", _RUN, SAMPLES, db], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.2, 12.0))
        try:
            children = psutil.Process(run.pid).children(recursive=True)
        except psutil.Error:
            children = []
        whom = "worker" if children and chance.random() < 0.5 else "parent"
        victim = chance.choice(children).pid if whom == "worker" else run.pid
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            whom = "ended"
        run.wait()
        _, alive = psutil.wait_procs(children, timeout=10)
        again = ingest(SAMPLES, db, options=Options(ocr="never"), workers=2)
        with sqlite3.connect(db) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            documents = connection.execute("SELECT count(*) FROM documents").fetchone()[0]
        ends[whom] += 1
        print(seed, whom, flush=True)
        if alive or not whole or not again.ok or documents != 3:
            fine = False
            print(
                f"seed {seed} ({whom}): {len(alive)} left, whole {whole}, {documents} documents, {again.ok}"
            )
        db.unlink()
    print(
        f"{count} runs killed: {dict(ends)}; {'each whole afterwards' if fine else 'NOT each whole afterwards'}"
    )
    return fine


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["hostile", "mutations", "strings", "kills"])
    parser.add_argument("--count", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gouji-robustness-") as folder:
        fine = globals()[arguments.what](Path(folder), arguments.count)
    raise SystemExit(0 if fine else 1)


if __name__ == "__main__":
    main()
