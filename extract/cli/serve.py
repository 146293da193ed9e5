"""`gouji serve`."""

from __future__ import annotations

from pathlib import Path

import click

from extract.cli.console import db_option, fails_clearly, say


@click.command("serve")
@db_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="监听的地址；0.0.0.0 使同一网络中的其他电脑也能打开。",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="端口；0 为任选一个。"
)
@fails_clearly
def command(db: Path, host: str, port: int) -> None:
    """打开网页，浏览表格与原文页面。"""
    from extract.web.server import open_port, serve

    with open_port(host, port) as listening:
        chosen = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host

        def ready() -> None:
            say(
                f"网页已打开：http://{'127.0.0.1' if host == '0.0.0.0' else shown}:{chosen}/  （Ctrl+C 停止）"
            )
            if host not in ("127.0.0.1", "localhost", "::1"):
                say("注意：网页没有登录，能连到这台电脑的人都可以查看")

        serve(db, listening, ready)
