"""`/-/draft`: a draft that is dropped on the page comes back with every figure marked, as `gouji verify --draft` does."""

from __future__ import annotations

import asyncio
import secrets
import sys
import tempfile
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from extract.reading.drafts import SUFFIXES
from extract.web import access, answers, bodies, headers

if TYPE_CHECKING:
    from datasette.app import Datasette

LARGEST = 30_000_000
_SECONDS = 600
_KEPT = 30
_REPORTS: OrderedDict[str, str] = OrderedDict()
"""The latest reports, under names that nobody guesses."""
_ONE_AT_A_TIME = asyncio.Semaphore(1)


async def check(datasette: Datasette, request: Request) -> Response:
    """Check the draft in the body of a POST, its `name` in the address; where its report is, as data."""
    if request.method != "POST":
        raise BadRequest("请在核对页上拖入稿件")
    db = access.db_of(datasette)
    name = bodies.file_name(request.args.get("name"))
    if Path(name).suffix.lower() not in SUFFIXES:
        raise BadRequest(f"{name} 不是可核对的稿件；请给出 {' '.join(sorted(SUFFIXES))} 文件")
    content = await bodies.read(request, LARGEST)
    base = (
        f"{request.scheme}://{request.headers.get('host', '127.0.0.1')}{datasette.urls.path('/').rstrip('/')}"
    )
    async with _ONE_AT_A_TIME:
        page = await _checked(name, content, db, base)
    token = secrets.token_urlsafe(12)
    _REPORTS[token] = page
    while len(_REPORTS) > _KEPT:
        _REPORTS.popitem(last=False)
    return answers.json({"address": datasette.urls.path(f"/-/draft/{token}")}, 201)


async def view(datasette: Datasette, request: Request) -> Response:
    """A report."""
    page = _REPORTS.get(request.url_vars["token"])
    if page is None:
        raise NotFound("这份核对报告已不在；请重新拖入稿件")
    return answers.html(page, headers=headers.standing_alone(page))


async def _checked(name: str, content: bytes, db: Path, base: str) -> str:
    """The report, made by a process of its own: a draft cannot take the pages with it."""
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        draft, report = Path(folder) / name, Path(folder) / "report.html"
        draft.write_bytes(content)
        running = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "from extract.cli.main import main; main()",
            "verify", "--draft", str(draft), "--db", str(db), "--output", str(report), "--base-url", base,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            _, said = await asyncio.wait_for(running.communicate(), _SECONDS)
        except TimeoutError as error:
            running.kill()
            raise BadRequest(f"{name} 核对超过 {_SECONDS // 60} 分钟，已停止；请分成几份") from error
        if not report.exists():
            lines = said.decode("utf-8", "replace").strip().splitlines()
            problem = next((line for line in reversed(lines) if line.startswith("错误：")), "")
            raise BadRequest(
                problem.removeprefix("错误：").replace(f"{folder}/", "") or f"{name} 没有核对成；请重试"
            )
        return report.read_text(encoding="utf-8")
