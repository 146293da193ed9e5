"""The `gouji` command: every subcommand in a module of its own, imported when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from extract.version import VERSION

_COMMANDS = {
    "ingest": "导入 PDF 与文本文件",
    "status": "数据库里有什么、哪些失败及原因",
    "verify": "核对一句话、一批说法或一份稿件中的数字",
    "check": "勾稽：原文数字之间的算术关系是否成立",
    "serve": "打开网页，浏览表格与原文页面",
    "remove": "删除文件及由它读出的数据",
    "staff": "网页上可以登录的人",
    "export": "导出为 CSV、Excel、Parquet 或 JSON",
    "evaluate": "与人工标注比较：准确率、召回率与 F1",
}


class _Commands(click.Group):
    """A group that knows its commands by name and loads only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"extract.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="gouji")
def group() -> None:
    """gouji 勾稽：把中文 PDF 读成有出处的表格，并核对其中的数字。"""


def main() -> None:
    """Run the command line; whatever is wrong with a database or a file is said in one sentence."""
    from extract.cli.console import say

    for stream in (sys.stdout, sys.stderr):
        # Chinese must come out whole whatever the locale of a cron job or a container says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        sys.exit(group.main(prog_name="gouji", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        say("已中断；已写入的数据完好")
        sys.exit(1)
