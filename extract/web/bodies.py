"""What a request carries: read in full, but no more than is allowed."""

from __future__ import annotations

from datasette.utils.asgi import BadRequest, Request


async def read(request: Request, most: int) -> bytes:
    """The body of a request.

    Raises:
        BadRequest: it is larger than `most` bytes.
    """
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await request.receive()
        if message["type"] != "http.request":
            break
        piece = message.get("body", b"")
        size += len(piece)
        if size > most:
            raise BadRequest(f"文件超过 {most // 1_000_000} MB；请用命令行导入")
        pieces.append(piece)
        if not message.get("more_body"):
            break
    return b"".join(pieces)


def file_name(text: str | None) -> str:
    """A file's name without folders and signs that a file system gives a meaning.

    Raises:
        BadRequest: nothing is left of it.
    """
    name = (text or "").replace("\\", "/").rsplit("/", 1)[-1].strip().strip(".")
    name = "".join(c for c in name if c.isprintable() and c not in '<>:"|?*')[-120:]
    if not name:
        raise BadRequest("文件没有名字")
    return name
