"""`gouji evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.console import db_option, emit, fails_clearly, json_option, say

if TYPE_CHECKING:
    from extract.checking.evaluate import Score


@click.command("evaluate")
@click.argument(
    "gold",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="GOLD...",
)
@db_option
@click.option("--each", is_flag=True, help="逐份文件列出，而不合计。")
@json_option
@fails_clearly
def command(gold: tuple[Path, ...], db: Path, each: bool, as_json: bool) -> None:
    """与人工标注（YAML，格式见 corpus/samples）比较：准确率、召回率与 F1。"""
    from contextlib import closing

    from extract.checking.evaluate import Found, Score, evaluate, load
    from extract.store.database import open_for_reading
    from extract.store.found import found_in

    files = [load(path) for path in gold]
    scores: dict[str, dict[str, Score]] = {}
    absent = []
    with closing(open_for_reading(db)) as connection:
        for file in files:
            found = found_in(connection, file.file_name)
            if found is None:
                absent.append(file.file_name)
                say(f"{file.file_name} 不在数据库中，按什么都没有读出计算；请先导入")
            group = scores.setdefault(file.file_name if each else "", {})
            for score in evaluate(file, found or Found()):
                total = group.setdefault(score.name, Score(score.name))
                total.add(score.expected, score.found, score.hits)
    rows = [_row(name, score) for name, group in scores.items() for score in group.values()]
    if as_json:
        emit(rows)
    else:
        _print(rows, each)
    if absent:
        raise SystemExit(1)


def _row(name: str, score: Score) -> dict[str, object]:
    row: dict[str, object] = {"file": name} if name else {}
    return row | {
        "list": score.name,
        "expected": score.expected,
        "found": score.found,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }


_NAMES = {
    "header": "文件信息",
    "tables": "表格",
    "figure captions": "图题",
    "organizations": "机构",
    "funding_rounds": "融资事件",
    "shareholdings": "持股",
    "proceeds": "募资用途",
    "funds": "基金",
    "policies": "政策",
    "measures": "政策举措",
    "statistics": "统计数据",
}


def _print(rows: list[dict[str, object]], each: bool) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    if each:
        table.add_column("文件", overflow="fold")
    table.add_column("列表")
    for head in ("应有", "读出", "准确率", "召回率", "F1"):
        table.add_column(head, justify="right")
    for row in rows:
        shares = (f"{row[name]:.3f}" for name in ("precision", "recall", "f1"))
        name = _NAMES[str(row["list"])]
        cells = (name, str(row["expected"]), str(row["found"]), *shares)
        table.add_row(*([str(row["file"])] if each else []), *cells)
    Console(highlight=False).print(table)
