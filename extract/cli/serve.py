"""`gouji serve`."""

from __future__ import annotations

import ipaddress
from pathlib import Path

import click

from extract.cli.console import db_option, fails_clearly, say


@click.command("serve")
@db_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="监听的地址；0.0.0.0 使同一网络中的其他电脑也能打开，须先用 gouji staff add 添加可登录的人。",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="端口；0 为任选一个。"
)
@click.option("--sign-in", is_flag=True, help="只看也须登录；监听本机以外的地址时总是如此。")
@click.option(
    "--proxy-header", metavar="NAME", help="由代理登录：代理写明登录人名字的请求头，如 X-Remote-User。"
)
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="网址里可用的其他域名；可重复。")
@fails_clearly
def command(
    db: Path, host: str, port: int, sign_in: bool, proxy_header: str | None, hosts: tuple[str, ...]
) -> None:
    """打开网页：浏览、提问、核对，登录后还可校对与导入。"""
    from extract.store import staff
    from extract.store.reviews import beside
    from extract.web.server import ServeError, datasette, open_port, serve

    is_open = not _is_loopback(host)
    if is_open and proxy_header is None and not staff.names(beside(db)):
        raise ServeError(
            f"监听 {host} 会让其他电脑也能打开网页；请先用 gouji staff add 名字 添加可登录的人，"
            "或用 --proxy-header 由代理登录"
        )
    made = datasette(db, sign_in or is_open, proxy_header, hosts)
    with open_port(host, port) as listening:
        chosen = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host

        def ready() -> None:
            say(
                f"网页已打开：http://{'127.0.0.1' if host == '0.0.0.0' else shown}:{chosen}/  （Ctrl+C 停止）"
            )
            if is_open:
                say("其他电脑也能打开；须登录才能查看")

        serve(made, listening, ready)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
