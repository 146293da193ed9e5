"""`gouji check`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.console import db_option, emit, fails_clearly, json_option
from extract.errors import GoujiError

if TYPE_CHECKING:
    import sqlite3

    from schemas import Check, Evidence

_VERDICTS = {
    "consistent": "一致",
    "within_rounding": "一致（舍入）",
    "inconsistent": "不一致",
    "undetermined": "未能判定",
}
_COLOURS = {"inconsistent": "bold red", "undetermined": "yellow"}
_KINDS = {
    "sum": "合计",
    "share": "占比",
    "growth": "增长",
    "product": "乘积",
    "flow_snapshot": "前后一致",
    "caption": "目录与题名",
    "cross_document": "文件之间",
}


@click.command("check")
@db_option
@click.option("--document", metavar="FILE_NAME", help="只看这份文件。")
@click.option("--all", "every", is_flag=True, help="相符的、未能判定的也逐条列出。")
@json_option
@fails_clearly
def command(db: Path, document: str | None, every: bool, as_json: bool) -> None:
    """勾稽：原文的数字之间、文件与文件之间是否对得上。

    默认只逐条列出不一致的，给出 --document 时还有未能判定的；有不一致时退出码为 1。
    """
    from contextlib import closing

    from extract.checking.reconcile.across import across
    from extract.store.checks import file_names, statements, stored_checks
    from extract.store.database import open_for_reading

    with closing(open_for_reading(db)) as connection:
        number = _number(connection, document) if document else None
        names = file_names(connection)
        found = stored_checks(connection, number)
        between = list(across(statements(connection)))
    found += [c for c in between if number is None or number in _documents(c)]
    counts: Counter[str] = Counter(check.verdict for check in found)
    if as_json:
        summary = {verdict: counts[verdict] for verdict in _VERDICTS}
        emit({"summary": summary, "checks": [_as_json(check, names) for check in found]})
    else:
        shown = set(_VERDICTS) if every else set(_COLOURS) if number is not None else {"inconsistent"}
        _print([c for c in found if c.verdict in shown], counts, names, number is None)
    if counts["inconsistent"]:
        raise SystemExit(1)


def _number(connection: sqlite3.Connection, file_name: str) -> int:
    """The id of the document of that name."""
    from extract.store.browse import document_named

    found = document_named(connection, file_name)
    if found is None:
        raise GoujiError(f"{file_name} 不在数据库中；请先用 gouji ingest 导入")
    return int(found["id"])


def _documents(check: Check) -> set[int | None]:
    return {member.evidence.document_id for member in check.members if member.evidence}


def _as_json(check: Check, names: dict[int, str]) -> dict[str, Any]:
    """A check with its members, each with the place that it stands in."""
    keys = ("kind", "verdict", "formula", "stated", "computed_low", "computed_high", "explanation", "page")
    members = [
        {"role": m.role, "value": m.value, "evidence": _place(m.evidence, names) if m.evidence else None}
        for m in check.members
    ]
    file_name = names.get(check.document_id or 0)
    return {"file_name": file_name, **{key: getattr(check, key) for key in keys}, "members": members}


def _place(evidence: Evidence, names: dict[int, str]) -> dict[str, Any]:
    number = evidence.document_id
    return {
        "document_id": number,
        "file_name": names.get(number or 0),
        "page": evidence.page,
        "quote": evidence.quote,
        "boxes": evidence.boxes,
    }


def _print(checks: list[Check], counts: Counter[str], names: dict[int, str], several: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    out = Console(highlight=False)
    for check in checks:
        file_name = names.get(check.document_id or 0, "") if several else ""
        place = " ".join(part for part in (file_name, f"第 {check.page} 页" if check.page else "") if part)
        # Chinese breaks anywhere: the terminal does it better than a table does.
        verdict = (_VERDICTS[check.verdict], _COLOURS.get(check.verdict, ""))
        out.print(Text.assemble(verdict, f"  {_KINDS[check.kind]}  ", (place, "bold")), soft_wrap=True)
        for line in (check.formula, check.explanation):
            if line:
                out.print(Text(f"        {line}"), soft_wrap=True)
    total = sum(counts.values())
    parts = [f"{_VERDICTS[verdict]} {counts[verdict]} 条" for verdict in _VERDICTS if counts[verdict]]
    out.print(f"共 {total} 条勾稽关系" + (f"：{'，'.join(parts)}。" if parts else "。"), soft_wrap=True)
