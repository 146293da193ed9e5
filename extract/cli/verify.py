"""`gouji verify`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.console import VERDICT_COLOURS, db_option, emit, fails_clearly, json_option, say
from extract.errors import GoujiError
from extract.web.verdict_words import WORDS

if TYPE_CHECKING:
    from rich.console import Console

    from schemas import Verdict


@click.command("verify")
@click.argument("claim", required=False)
@click.option(
    "--claims",
    type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
    help='JSON 行文件，每行 {"id", "claim", "document"}，document 可省；- 为标准输入。',
)
@click.option(
    "--draft",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="稿件：.docx .md .txt .pdf。",
)
@click.option("--document", metavar="FILE_NAME", help="只在这份文件里核对。")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="稿件核对报告（HTML）写到哪里。"
)
@click.option(
    "--base-url",
    metavar="URL",
    default="http://127.0.0.1:8001",
    show_default=True,
    help="报告中的页面链接指向的网址，即 gouji serve 打开的网页。",
)
@db_option
@json_option
@fails_clearly
def command(
    claim: str | None,
    claims: Path | None,
    draft: Path | None,
    document: str | None,
    output: Path | None,
    base_url: str,
    db: Path,
    as_json: bool,
) -> None:
    """核对一句话、一批说法或一份稿件中的数字，并给出原文所在的页。

    一句话：相符时退出码为 0，不符或查无为 1。
    """
    given = [
        name
        for name, value in (("CLAIM", claim), ("--claims", claims), ("--draft", draft))
        if value is not None
    ]
    if len(given) != 1:
        raise click.UsageError("请给出一句话、--claims 文件或 --draft 稿件，三者取一")
    if output is not None and draft is None:
        raise click.UsageError("--output 只与 --draft 一起使用")
    if not base_url.startswith(("http://", "https://")):
        raise click.UsageError("--base-url 应以 http:// 或 https:// 开头")
    if claim is not None:
        _one(claim, db, document, as_json)
    elif claims is not None:
        _many(claims, db, document, as_json)
    elif draft is not None:
        from extract.cli.draft import check_draft

        check_draft(draft, db, document, output, as_json, base_url)


def _one(claim: str, db: Path, document: str | None, as_json: bool) -> None:
    from rich.console import Console

    from extract.jobs.verify import verify

    if not claim.strip():
        raise click.UsageError("要核对的话是空的")
    verdict = verify(claim, db, document)
    if as_json:
        emit(verdict.model_dump(mode="json"))
    else:
        _show(verdict, Console(highlight=False))
    if verdict.verdict != "supported":
        raise SystemExit(1)


def _many(claims: Path, db: Path, document: str | None, as_json: bool) -> None:
    from rich.console import Console

    from extract.jobs.verify import verifier

    out = Console(highlight=False)
    counts: Counter[str] = Counter()
    failed = 0
    with verifier(db) as against:
        for number, row in _rows(claims):
            try:
                if isinstance(row, GoujiError):
                    raise row
                verdict = against.verify(
                    row["claim"], row.get("document") or document, str(row.get("id", number))
                )
            except GoujiError as error:
                failed += 1
                say(f"第 {number} 行：{error}")
                if as_json:
                    given = row if isinstance(row, dict) else {}
                    emit(
                        {"id": given.get("id", str(number)), "claim": given.get("claim"), "error": str(error)}
                    )
                continue
            counts[verdict.verdict] += 1
            if as_json:
                emit(verdict.model_dump(mode="json"))
            else:
                _show(verdict, out)
    total = "，".join(f"{WORDS[kind]} {counts[kind]} 条" for kind in VERDICT_COLOURS)
    say(f"共 {sum(counts.values())} 条：{total}" + (f"；{failed} 条未能核对" if failed else ""))
    if failed:
        raise SystemExit(1)


def _rows(claims: Path) -> Iterator[tuple[int, dict[str, Any] | GoujiError]]:
    """The claims of a file with the numbers of their lines, or what is wrong with a line."""
    with click.open_file(str(claims), "rb") as file:
        text = _decoded(file.read())
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            yield number, GoujiError('不是 JSON；每行应为 {"id", "claim"}')
            continue
        if not isinstance(row, dict) or not isinstance(row.get("claim"), str) or not row["claim"].strip():
            yield number, GoujiError('没有 claim；每行应为 {"id", "claim"}')
            continue
        yield number, row


def _decoded(content: bytes) -> str:
    """The text of a file in UTF-8, or in GB18030 as Windows writes it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def _show(verdict: Verdict, out: Console) -> None:
    """A verdict for a person: what, why, where."""
    from rich.text import Text

    def line(*parts: str | tuple[str, str]) -> None:
        # Chinese breaks anywhere: the terminal does it better than a wrap at spaces.
        out.print(Text.assemble(*parts), soft_wrap=True)

    line((WORDS[verdict.verdict], VERDICT_COLOURS[verdict.verdict]), "  ", verdict.claim)
    line("      ", verdict.explanation)
    if verdict.caution is not None:
        line("      ", ("注意：", "yellow"), verdict.caution.reason)
    places = verdict.evidence or verdict.candidates
    if places and not verdict.evidence:
        line("      ", ("最接近的说法：", "dim"))
    for place in places:
        quote = " ".join(place.quote.split())
        line("      ", (f"{place.file_name} 第 {place.page} 页：{quote}", "dim"))
