"""`gouji remove`."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.console import db_option, fails_clearly, say


@click.command("remove")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@db_option
@fails_clearly
def command(documents: tuple[str, ...], db: Path) -> None:
    """删除文件及由它读出的全部数据；DOCUMENT 为文件名、编号或内容摘要的前几位。对它的校对仍留着。"""
    from extract.store.remove import remove

    for name in remove(db, documents):
        say(f"已删除：{name}")
