"""Where work runs: every task gives one result, whatever becomes of the process it runs in."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import odd_files
import pytest

from extract.jobs.engines import EngineError, run
from extract.jobs.ingest import ingest
from extract.jobs.work import Result
from extract.options import Options


def job(path: Path, sha256: str, options: Options) -> Result:
    """Dies on files named so."""
    if "deadly" in path.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return Result(path, sha256, 0.0, error=f"read {path.name}")


@pytest.mark.parametrize("workers", [1, 2])
def test_every_task_gives_one_result(workers: int) -> None:
    tasks = [(Path(f"{number}.pdf"), str(number)) for number in range(10)]
    results = list(run(tasks, Options(), workers, job=job))
    assert sorted(result.path.name for result in results) == sorted(path.name for path, _ in tasks)
    assert {result.error for result in results} == {f"read {path.name}" for path, _ in tasks}


def test_no_tasks_no_results() -> None:
    assert list(run([], Options(), 2, job=job)) == []


def test_a_process_that_dies_takes_only_its_own_file_with_it() -> None:
    names = ["a.pdf", "deadly.pdf", "b.pdf", "c.pdf", "d.pdf"]
    results = list(run([(Path(name), name) for name in names], Options(), 2, job=job))
    assert sorted(result.path.name for result in results) == sorted(names)
    for result in results:
        if "deadly" in result.path.name:
            assert (
                result.error == f"{result.path.name} 处理时进程被终止（可能内存不足）；请关闭其他程序后重试"
            )
        else:
            assert result.error == f"read {result.path.name}"


def test_dask_that_is_not_installed_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EngineError, match="没有安装 Dask"):
        list(run([(Path("a.pdf"), "a")], Options(), engine="dask", job=job))


def test_unknown_scheduler_is_said_in_a_sentence() -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    with pytest.raises(EngineError, match="连不上 Dask 调度器"):
        list(run([(Path("a.pdf"), "a")], Options(), engine="dask", scheduler="nonsense://x", job=job))


def test_dask_gives_the_same_rows_as_processes(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    files = [odd_files.notice(tmp_path / f"{name}.txt", odd_files.NOTICE + name) for name in "ab"]
    files.append(tmp_path / "empty.pdf")
    files[-1].touch()
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    )
    with cluster:
        address = cluster.scheduler_address
        there = ingest(files, tmp_path / "dask.db", engine="dask", scheduler=address)
    here = ingest(files, tmp_path / "here.db", workers=1)
    assert [(e.file_name, e.status, e.error) for e in there.files] == [
        (e.file_name, e.status, e.error) for e in here.files
    ]
    assert [e.status for e in there.files] == ["done", "done", "failed"]
