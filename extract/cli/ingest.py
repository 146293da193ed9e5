"""`gouji ingest`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from extract.cli.console import console, db_option, emit, fails_clearly, json_option, named, say

if TYPE_CHECKING:
    from extract.jobs.engines import Progress, Step
    from extract.options import KindOption, OcrOption
    from schemas import IngestLog, Report

_SIGNS = {"done": "✓", "unchanged": "=", "partial": "△", "failed": "✗"}


@click.command("ingest")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH...")
@db_option
@click.option(
    "--kind",
    type=click.Choice(["auto", "white_paper", "prospectus", "policy_notice", "other"]),
    default="auto",
    show_default=True,
    help="文件类型；auto 自动判断。",
)
@click.option("--workers", type=click.IntRange(min=1), help="进程数；默认等于处理器核数。")
@click.option(
    "--engine",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="在本机进程或 Dask 集群上运行。",
)
@click.option("--scheduler", metavar="ADDRESS", help="Dask 调度器地址，如 tcp://host:8786。")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="auto 只识别没有文字层的页面与表格图片。",
)
@click.option("--password", help="PDF 的打开密码。")
@click.option(
    "--vocabulary",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="自备词表的文件夹，与内置词表合用。",
)
@click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=N",
    help="放宽或收紧一项上限，可重复，如 --limit page_seconds=60；各项见 docs/limits.md。",
)
@click.option(
    "--watch",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="守候一个文件夹，放进去的文件随到随导，按 Ctrl+C 停止。",
)
@click.option("--force", is_flag=True, help="内容与程序版本都未变也重新导入。")
@json_option
@fails_clearly
def command(
    paths: tuple[Path, ...],
    db: Path,
    kind: str,
    workers: int | None,
    engine: str,
    scheduler: str | None,
    ocr: str,
    password: str | None,
    vocabulary: Path | None,
    limits: tuple[str, ...],
    watch: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    """导入 PDF、文本文件，或文件夹中的全部文件。

    坏文件逐一报告，不影响其他文件。内容与程序版本都未变的文件不重复导入。
    """
    from extract.jobs.ingest import ingest
    from extract.options import Limits, Options

    if bool(paths) == (watch is not None):
        raise click.UsageError("请给出 PATH，或用 --watch 守候一个文件夹")
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler 须与 --engine dask 合用")
    try:
        bounds = Limits.of(dict(_setting(limit) for limit in limits))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--limit") from error
    options = Options(
        kind=cast("KindOption", kind),
        ocr=cast("OcrOption", ocr),
        password=password,
        vocabulary=vocabulary,
        limits=bounds,
    )

    def once(given: Sequence[Path]) -> Report:
        with _progress() as progress:
            return ingest(
                given,
                db,
                options=options,
                workers=workers,
                engine=engine,
                scheduler=scheduler,
                force=force,
                progress=progress,
            )

    if watch is not None:
        _keep_watching(watch, once, as_json)
        return
    report = once(paths)
    _say(report, as_json)
    if not report.ok:
        raise SystemExit(1)


def _keep_watching(folder: Path, once: Callable[[Sequence[Path]], Report], as_json: bool) -> None:
    from extract.jobs.watch import watch

    say(f"守候 {folder}；按 Ctrl+C 停止")
    for report in watch(folder, once):
        _say(report, as_json)


def _say(report: Report, as_json: bool) -> None:
    if as_json:
        emit(report.model_dump(mode="json"))
    for entry in report.files:
        line = f"{_SIGNS[entry.status]} {_result(entry)}"
        if entry.status in ("failed", "partial"):
            say(line)
        elif not as_json:
            click.echo(line)


def _setting(limit: str) -> tuple[str, str]:
    name, sign, value = limit.partition("=")
    if not sign:
        raise ValueError(f"{limit!r} 须写成 NAME=N")
    return name.strip(), value.strip()


def _result(entry: IngestLog) -> str:
    if entry.status == "failed":
        return named(entry.file_name, entry.error)
    facts = [f"{entry.pages} 页" if entry.pages else None, entry.error]
    if entry.status == "unchanged":
        facts = [entry.error or "没有变化"]
    elif entry.seconds:
        facts.insert(1, f"{entry.seconds:.1f} 秒")
    return f"{entry.file_name}  {'，'.join(filter(None, facts))}"


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on stderr while files are being read; nothing where stderr is no terminal."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("导入"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("已用"),
        TimeElapsedColumn(),
        TextColumn("尚需"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    err = console()
    with Bar(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=None)

        begin = time.monotonic()

        def progress(step: Step) -> None:
            speed = step.pages / max(0.1, time.monotonic() - begin)
            told = f"{step.pages} 页，每秒 {speed:.1f} 页  {step.file}" if step.pages else step.file
            bar.update(task, description=told, completed=step.files, total=step.of_files)

        yield progress
