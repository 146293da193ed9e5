"""`gouji export`."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.console import db_option, fails_clearly, say


@click.command("export")
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@db_option
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["csv", "xlsx", "parquet", "json"]),
    default="csv",
    show_default=True,
    help="文件格式；xlsx 为一个工作簿，其余每表一个文件。",
)
@click.option("--table", "tables", multiple=True, metavar="NAME", help="只导出这张表或视图；可重复。")
@click.option(
    "--partitioned",
    is_flag=True,
    help="parquet：每表一个文件夹，其中按文件类型与年份分，供 DuckDB 等按需读取。",
)
@fails_clearly
def command(directory: Path, db: Path, file_format: str, tables: tuple[str, ...], partitioned: bool) -> None:
    """把数据表导出到文件夹 DIR，每条数据带文件名、页码与原文。"""
    from extract.store.export import export

    if partitioned and file_format != "parquet":
        raise click.UsageError("--partitioned 须与 --format parquet 合用")
    for file in export(db, directory, file_format, tables, partitioned):
        click.echo(f"{file.path}  {file.rows} 行")
        if file.shortened:
            say(
                f"注意：{file.shortened} 个单元格超过 Excel 的 32,767 字上限，已截短；"
                "需要全文请用 --format csv 或 json"
            )
