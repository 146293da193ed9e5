"""`gouji ingest`."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.console import console, db_option, emit, fails_clearly, json_option, say

_SIGNS = {"done": "✓", "unchanged": "=", "partial": "△", "failed": "✗"}


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
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
    force: bool,
    as_json: bool,
) -> None:
    """导入 PDF、文本文件，或文件夹中的全部文件。

    坏文件逐一报告，不影响其他文件。内容与程序版本都未变的文件不重复导入。
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from extract.jobs.ingest import ingest
    from extract.options import Options

    options = Options(kind=kind, ocr=ocr, password=password, vocabulary=vocabulary)  # type: ignore[arg-type]
    columns = (
        TextColumn("导入"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console(), transient=True) as bar:
        task = bar.add_task("")

        def progress(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        report = ingest(
            paths,
            db,
            options=options,
            workers=workers,
            engine=engine,
            scheduler=scheduler,
            force=force,
            progress=progress,
        )
    if as_json:
        emit(report.model_dump(mode="json"))
    for entry in report.files:
        pages = f"{entry.pages} 页" if entry.pages else ""
        seconds = f"{entry.seconds:.1f} 秒" if entry.seconds else ""
        detail = entry.error or (
            "没有变化" if entry.status == "unchanged" else " ".join(filter(None, (pages, seconds)))
        )
        say(f"{_SIGNS[entry.status]} {entry.file_name}  {detail}")
    if not report.ok:
        raise SystemExit(1)
