"""`/-/upload`: PDFs that staff bring in, read one after the other by a process of its own, with what became of each."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import BadRequest, Request, Response

from extract.errors import GoujiError
from extract.jobs.discover import SUFFIXES
from extract.store.remove import remove
from extract.web import access, answers, bodies, site

if TYPE_CHECKING:
    from datasette.app import Datasette

LARGEST = 200_000_000
_KEPT = 200


@dataclass
class Upload:
    """A file on its way into the database."""

    name: str
    who: str
    state: str = "等待"
    sentence: str = ""
    pages: int | None = None
    at: str = field(default_factory=lambda: datetime.now().astimezone().strftime("%m-%d %H:%M"))


@dataclass
class _Line:
    uploads: list[Upload] = field(default_factory=list)
    waiting: list[tuple[Path, Upload]] = field(default_factory=list)
    running: asyncio.Task[None] | None = None


_LINES: WeakKeyDictionary[Datasette, _Line] = WeakKeyDictionary()


async def view(datasette: Datasette, request: Request) -> Response:
    """The page, and a file that is sent to it as the body of a POST with its `name` in the address."""
    who = access.must_be_staff(datasette, request)
    line = _LINES.setdefault(datasette, _Line())
    if request.method == "POST":
        name = bodies.file_name(request.args.get("name"))
        upload = Upload(name, who)
        _keep(datasette, line, upload, name, await bodies.read(request, LARGEST))
        return answers.json(asdict(upload), 201)
    context = {
        "uploads": list(reversed(line.uploads)),
        "links": await site.links(datasette),
        "suffixes": sorted(SUFFIXES),
    }
    return await site.respond(datasette, request, "gouji_upload.html", context)


async def state(datasette: Datasette, request: Request) -> Response:
    """What became of the files, as data."""
    access.must_be_staff(datasette, request)
    line = _LINES.setdefault(datasette, _Line())
    return answers.json([asdict(upload) for upload in reversed(line.uploads)], 200)


async def remove_document(datasette: Datasette, request: Request) -> Response:
    """Take a document out, with all of its rows."""
    access.must_be_staff(datasette, request)
    if request.method != "POST":
        raise BadRequest("请在文件页上点“删除”")
    given = await request.post_vars()
    document_id = site.number(given.get("document"), "文件编号")
    try:
        gone = await asyncio.to_thread(remove, access.db_of(datasette), [str(document_id)])
    except GoujiError as error:
        raise BadRequest(str(error)) from error
    datasette.add_message(request, f"已删除：{gone[0]}；对它的校对仍留着", datasette.INFO)
    return answers.redirect(datasette.urls.path("/"))


def _keep(datasette: Datasette, line: _Line, upload: Upload, name: str, content: bytes) -> None:
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise BadRequest(f"{name} 不是 {'、'.join(sorted(SUFFIXES))} 文件")
    if not content:
        raise BadRequest(f"{name} 是空文件")
    if suffix == ".pdf" and b"%PDF-" not in content[:1024]:
        raise BadRequest(f"{name} 不是 PDF；请检查文件是否完整")
    folder = access.db_of(datasette).with_name("uploads")
    folder.mkdir(exist_ok=True)
    path = folder / name
    number = 1
    while path.exists() and path.read_bytes() != content:
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    path.write_bytes(content)
    line.uploads = [*line.uploads, upload][-_KEPT:]
    line.waiting.append((path, upload))
    if line.running is None or line.running.done():
        line.running = asyncio.ensure_future(_work(datasette, line))


async def _work(datasette: Datasette, line: _Line) -> None:
    while line.waiting:
        path, upload = line.waiting.pop(0)
        upload.state = "正在读"
        try:
            entry = await _ingest(path, access.db_of(datasette))
            done = {"done": "完成", "unchanged": "已有", "partial": "部分读出", "failed": "失败"}
            upload.state = done.get(entry["status"], "失败")
            upload.sentence, upload.pages = entry.get("error") or "", entry.get("pages")
        except (OSError, ValueError, LookupError):
            upload.state, upload.sentence = (
                "失败",
                f"{upload.name} 没有读成；请重试，或用 gouji ingest 看原因",
            )


async def _ingest(path: Path, db: Path) -> dict[str, Any]:
    """The entry of the log for a file, read by `gouji ingest` as a process: a file cannot take the pages with it."""
    command: Sequence[str] = (
        sys.executable, "-c", "from extract.cli.main import main; main()",
        "ingest", str(path), "--db", str(db), "--workers", "1", "--json",
    )  # fmt: skip
    running = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    out, _ = await running.communicate()
    found: dict[str, Any] = json.loads(out.decode())["files"][0]
    return found
