"""`gouji status`."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.console import db_option, emit, fails_clearly, json_option


@click.command("status")
@db_option
@json_option
@fails_clearly
def command(db: Path, as_json: bool) -> None:
    """数据库里有什么、哪些文件失败及原因。"""
    from rich.console import Console
    from rich.table import Table

    from extract.store.status import status

    found = status(db)
    if as_json:
        emit(found)
        return
    out = Console(highlight=False)
    table = Table(
        "文件", "类型", "标题", "页", "没读出", "表", "图", "机构", "融资", "统计", "政策", "导入时间"
    )
    for row in found["documents"]:
        table.add_row(*(str(row[key] if row[key] is not None else "") for key in _COLUMNS))
    out.print(table)
    if found["problems"]:
        problems = Table("文件", "结果", "说明")
        for row in found["problems"]:
            problems.add_row(row["file_name"], row["status"], row["error"])
        out.print(problems)


_COLUMNS = (
    "file_name",
    "kind",
    "title",
    "pages",
    "unread_pages",
    "tables",
    "figures",
    "organizations",
    "funding_rounds",
    "statistics",
    "policies",
    "ingested_at",
)
