"""What the commands share: options, messages to stderr, errors as one sentence."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from extract.errors import GoujiError

if TYPE_CHECKING:
    from rich.console import Console

DEFAULT_DATABASE = Path("db/gouji.db")

VERDICT_COLOURS = {"supported": "green", "contradicted": "bold red", "not_found": "yellow"}
"""Of the verdicts of `gouji verify`, in the order in which they are counted."""

P = ParamSpec("P")
T = TypeVar("T")

db_option = click.option(
    "--db",
    type=click.Path(path_type=Path),
    default=DEFAULT_DATABASE,
    show_default=True,
    envvar="GOUJI_DB",
    help="数据库文件。",
)
json_option = click.option("--json", "as_json", is_flag=True, help="以 JSON 输出。")


def console() -> Console:
    """The console on stderr: progress and messages go there, results go to stdout."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def say(message: str) -> None:
    """A message on stderr."""
    click.echo(message, err=True)


def named(file_name: str, sentence: str | None) -> str:
    """A sentence that begins with the file's name; most do so by themselves."""
    if sentence and sentence.startswith(file_name):
        return sentence
    return f"{file_name}：{sentence}" if sentence else file_name


def emit(data: Any) -> None:
    """A result as one line of JSON on stdout."""
    click.echo(json.dumps(data, ensure_ascii=False))


def fails_clearly(function: Callable[P, T]) -> Callable[P, T]:
    """Turn our errors into one sentence on stderr and exit status 1."""

    @functools.wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except GoujiError as error:
            say(f"错误：{error}")
            raise SystemExit(1) from error

    return wrapped
