"""`gouji staff`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from extract.cli.console import db_option, fails_clearly, say


@click.command("staff")
@click.argument("action", type=click.Choice(["add", "remove", "list"]))
@click.argument("name", required=False)
@db_option
@click.option("--password-stdin", is_flag=True, help="从标准输入读密码，供脚本使用；否则在终端询问。")
@fails_clearly
def command(action: str, name: str | None, db: Path, password_stdin: bool) -> None:
    """网页上可以登录的人：添加（或改密码）、删除、列出。登录后可校对、导入与运行 SQL。"""
    from extract.store import staff
    from extract.store.reviews import beside

    path = beside(db)
    if action == "list":
        for known in staff.names(path):
            click.echo(known)
        return
    if name is None:
        raise click.UsageError("请给出名字")
    if action == "remove":
        say(f"已删除：{name}" if staff.remove(path, name) else f"没有叫 {name} 的人")
        return
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = click.prompt("密码", hide_input=True, confirmation_prompt="再输一次", err=True)
    staff.add(path, name, password)
    say(f"{name} 可以登录了")
