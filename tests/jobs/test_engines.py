"""Where work runs: every file comes to an end, whatever becomes of the process that reads it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import odd_files
import pytest

from corpus.hostile import files as hostile_files
from extract.jobs.course import Call, Failure
from extract.jobs.engines import EngineError, run
from extract.jobs.executors import Executor, Here, Processes
from extract.jobs.ingest import ingest
from extract.options import Limits, Options

QUICK = Options(ocr="never")


def double(number: int) -> int:
    return 2 * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def hang(number: int) -> int:
    from extract.jobs import guard

    guard.step(number, 0.3)
    time.sleep(60)
    return number


def swell(number: int) -> int:
    from extract.jobs import guard

    guard.step(number, 60)
    held = [bytearray(os.urandom(1_000_000)) for _ in range(3_000)]
    return len(held)


def urgency(number: int) -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def fail(number: int) -> int:
    raise ValueError(f"no {number}")


def answers(executor: Executor, calls: list[Call]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    try:
        for key, call in enumerate(calls):
            executor.submit(key, call)
        while len(found) < len(calls):
            found.update(executor.answers())
    finally:
        executor.close()
    return found


def test_a_process_that_ends_takes_only_its_own_call_with_it() -> None:
    calls = [
        Call(what, (number,), 30.0) for number, what in enumerate([double, die, hang, swell, fail, double])
    ]
    found = answers(Processes(2, memory_mb=400), calls)
    assert (found[0], found[5]) == (0, 10)
    kinds = {key: (answer.kind, answer.step) for key, answer in found.items() if isinstance(answer, Failure)}
    assert kinds == {1: ("died", None), 2: ("time", 2), 3: ("memory", 3), 4: ("error", None)}
    assert isinstance(found[4].error, ValueError)


def test_calls_here_run_one_after_the_other() -> None:
    found = answers(Here(), [Call(double, (1,), 1.0), Call(fail, (2,), 1.0)])
    assert found[0] == 2
    assert isinstance(found[1], Failure)
    assert found[1].kind == "error"


def test_who_opens_a_page_goes_before_the_reading() -> None:
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert answers(Processes(1, memory_mb=400), [Call(urgency, (1,), 30.0)])[0] > ours
    assert answers(Here(), [Call(urgency, (1,), 30.0)])[0] == ours


def test_no_tasks_no_results() -> None:
    assert list(run([], Options(), 2)) == []


def test_ranges_of_pages_give_the_rows_of_the_whole(tmp_path: Path, samples: Path) -> None:
    """A document larger than one range, read in ranges by two processes and at once in this one."""
    file = hostile_files.many_pages(tmp_path / "long.pdf", 60)
    limits = Options(ocr="never")
    there = ingest(file, tmp_path / "there.db", options=limits, workers=2)
    here = ingest(file, tmp_path / "here.db", options=limits, engine="here")
    assert [(e.status, e.pages) for e in there.files] == [(e.status, e.pages) for e in here.files]
    assert [e.pages for e in there.files] == [60]


LIMITED: list[tuple[str, Any, Limits, str]] = [
    ("absent", lambda path: hostile_files.absent_pages(path, 40), Limits(), "文件里没有这一页的内容"),
    ("itself", hostile_files.form_of_itself, Limits(memory_mb=350), "第 1 页所需内存超过 350 MB，已跳过"),
    (
        "nested",
        lambda path: hostile_files.nested_forms(path, 4, 10),
        Limits(page_objects=2_000),
        "个图形对象，超过上限 2000，已跳过",
    ),
    (
        "lines",
        lambda path: hostile_files.lines(path, 50_000),
        Limits(page_objects=40_000),
        "第 1 页有 50000 个图形对象，超过上限 40000，已跳过",
    ),
    (
        "letters",
        lambda path: hostile_files.scattered(path, 2_000),
        Limits(page_characters=300),
        "个字符，超过上限 300，已跳过",
    ),
    (
        "time",
        lambda path: hostile_files.scattered(path, 200_000),
        Limits(page_seconds=1, page_objects=1_000_000, page_characters=1_000_000, memory_mb=2_000),
        "第 1 页读了 1 秒仍未读完，已跳过",
    ),
    (
        "zeros",
        lambda path: hostile_files.zeros(path, 900),
        Limits(memory_mb=350),
        "第 1 页所需内存超过 350 MB",
    ),
    (
        "pages",
        lambda path: hostile_files.many_pages(path, 30),
        Limits(pages=26),
        "文件有 30 页，只读了前 26 页",
    ),
]


@pytest.mark.parametrize(("name", "make", "limits", "words"), LIMITED, ids=[case[0] for case in LIMITED])
def test_what_is_over_a_limit_is_left_out_and_said(
    tmp_path: Path, name: str, make: Any, limits: Limits, words: str
) -> None:
    file = make(tmp_path / f"{name}.pdf")
    report = ingest(file, tmp_path / "x.db", options=Options(ocr="never", limits=limits), workers=1)
    (entry,) = report.files
    assert entry.status == "partial", entry.error
    assert words in (entry.error or "")


def test_text_and_files_over_a_limit_are_refused_in_a_sentence(tmp_path: Path) -> None:
    file = odd_files.notice(tmp_path / "long.txt", odd_files.NOTICE * 9)
    options = Options(limits=Limits(text_characters=200))
    (entry,) = ingest(file, tmp_path / "x.db", options=options, engine="here").files
    assert entry.status == "failed"
    assert "字，超过上限 200" in (entry.error or "")


_ORPHANS = """
import os, sys, time, threading
from extract.jobs.executors import Processes
from extract.jobs.course import Call
from test_engines import begun

def main():
    pool = Processes(2, 600)
    for key in range(2):
        pool.submit(key, Call(begun, (sys.argv[1], key), 300.0))
    while len(os.listdir(sys.argv[1])) < 2:
        time.sleep(0.1)
    import psutil
    print(*[child.pid for child in psutil.Process().children(recursive=True)], flush=True)
    os.kill(os.getpid(), 9)

main()
"""


def begun(folder: str, key: int) -> None:
    (Path(folder) / str(key)).touch()
    time.sleep(300)


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    psutil = pytest.importorskip("psutil")
    path = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-c", _ORPHANS, tmp_path], capture_output=True, text=True, check=False, env=path
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    children = [int(word) for word in done.stdout.split()]
    assert len(children) >= 2
    for _ in range(600):
        left = [
            pid for pid in children if psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie"
        ]
        if not left:
            return
        time.sleep(0.1)
    raise AssertionError(f"still there: {left}")


def test_limits_are_named_and_positive() -> None:
    assert Limits.of({"page_seconds": "2.5", "pages": "10"}) == Limits(page_seconds=2.5, pages=10)
    for settings, words in (
        ({"colour": "1"}, "没有名为 colour 的上限"),
        ({"pages": "ten"}, "须为数字"),
        ({"pages": "0"}, "须大于零"),
    ):
        with pytest.raises(ValueError, match=words):
            Limits.of(settings)


def test_dask_that_is_not_installed_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match="没有安装 Dask"):
        list(run([(Path("a.pdf"), "a")], Options(), engine="dask"))


def test_unknown_scheduler_is_said_in_a_sentence() -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with pytest.raises(EngineError, match="连不上 Dask 调度器"):
        list(run([(Path("a.pdf"), "a")], Options(), engine="dask", scheduler="nonsense://x"))


def test_dask_gives_the_same_rows_as_processes(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    files = [odd_files.notice(tmp_path / f"{name}.txt", odd_files.NOTICE + name) for name in "ab"]
    files.append(tmp_path / "empty.pdf")
    files[-1].touch()
    files.append(hostile_files.many_pages(tmp_path / "long.pdf", 60))
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    )
    # Its worker is a thread of this process, which holds more than that already and must not be ended.
    tight = Options(ocr="never", limits=Limits(memory_mb=1))
    with cluster:
        address = cluster.scheduler_address
        there = ingest(files, tmp_path / "dask.db", options=tight, engine="dask", scheduler=address)
    here = ingest(files, tmp_path / "here.db", options=QUICK, engine="here")
    assert [(e.file_name, e.status, e.pages, e.error) for e in there.files] == [
        (e.file_name, e.status, e.pages, e.error) for e in here.files
    ]
    assert [e.status for e in there.files] == ["done", "done", "failed", "done"]


def test_a_lost_worker_of_a_cluster_costs_its_range_only(tmp_path: Path) -> None:
    """Separate worker processes, one of which is killed while it works: the others take over what it had."""
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    file = hostile_files.many_pages(tmp_path / "long.pdf", 240)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        victims = [nanny.pid for nanny in cluster.workers.values()]
        killed: list[int] = []

        def progress(step: object) -> None:
            if getattr(step, "pages", 0) and not killed:
                killed.append(victims[0])
                os.kill(victims[0], signal.SIGKILL)

        report = ingest(
            file, tmp_path / "x.db", options=QUICK, engine="dask", scheduler=cluster.scheduler_address,
            progress=progress,
        )  # fmt: skip
    assert killed
    assert [(e.status, e.pages) for e in report.files] == [("done", 240)]


def test_every_limit_is_documented_with_its_default() -> None:
    docs = (Path(__file__).resolve().parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
    for item in fields(Limits):
        assert (
            f"| `{item.name}` | {item.default:,g} |" in docs
            or f"| `{item.name}` | {item.default:,} |" in docs
        )
