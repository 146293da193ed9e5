"""`gouji status`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from extract.cli.console import db_option, emit, fails_clearly, json_option, named
from schemas.labels import labels


@click.command("status")
@db_option
@json_option
@fails_clearly
def command(db: Path, as_json: bool) -> None:
    """数据库里有什么、哪些文件失败及原因。"""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from extract.store.status import status

    found = status(db)
    if as_json:
        emit(found)
        return
    out = Console(highlight=False)
    documents = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    documents.add_column("文件", overflow="fold", ratio=1)
    for head in _COUNTS.values():
        documents.add_column(head, justify="right", no_wrap=True)
    names = {row["id"]: row["file_name"] for row in found["documents"]}
    for row in found["documents"]:
        documents.add_row(_described(row, names), *(str(row[key]) for key in _COUNTS))
    out.print(documents)
    for row in found["problems"]:
        out.print(
            Text.assemble((_RESULTS[row["status"]], "bold"), " ", named(row["file_name"], row["error"]))
        )
    out.print(_summary(found))


_COUNTS = {
    "pages": "页",
    "tables": "表",
    "figures": "图",
    "organizations": "机构",
    "funding_rounds": "融资",
    "statistics": "统计",
    "policies": "政策",
}
_RESULTS = {"failed": "失败", "partial": "不全"}


def _described(row: dict[str, Any], names: dict[int, str]) -> Any:
    from rich.text import Text

    newer = row["superseded_by"]
    old = f"旧版本，已由 {names[newer]}（编号 {newer}）取代，不再计入核对与检索" if newer else None
    said = (labels("documents", "kind")[row["kind"]], row["published_on"], row["title"], old)
    return Text.assemble(row["file_name"], "\n", ("，".join(filter(None, said)), "dim"))


def _summary(found: dict[str, Any]) -> str:
    rows = found["rows"]
    problems = len(found["problems"])
    return (
        f"{rows['documents']} 份文件，{rows['pages']} 页，{rows['organizations']} 家机构，"
        f"{rows['evidence']} 处出处" + (f"；{problems} 份失败或不全" if problems else "")
    )
