"""`/-/verify`: claims put to the sources, each answered with the page it is borne out or denied by."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from extract.store import browse, review
from extract.store.rows import Record
from extract.web import apart, kept, site
from extract.web.sheet import Sheet, crop
from extract.web.verdict_words import SIGNS, WORDS, span_of

if TYPE_CHECKING:
    from datasette.app import Datasette

    from extract.checking.verify.verifier import Verifier
    from schemas import Verdict, VerdictEvidence

MOST_CLAIMS = 50
LONGEST_CLAIM = 400
_PICTURED = 20
"""Answers that have a picture beside them."""
_LONGEST_ADDRESS = 1_500
_KEPT: dict[Path, tuple[sqlite3.Connection, int, Verifier]] = {}


@dataclass
class Answer:
    """A line of the form, with its verdict or what is wrong with it."""

    claim: str
    verdict: Verdict | None = None
    problem: str | None = None
    crop: Sheet | None = None
    """The printed lines that bear out the verdict, or come nearest."""
    judged: list[str] = field(default_factory=list)
    """What staff have said of the rows that were read there."""


async def view(datasette: Datasette, request: Request) -> Response:
    """The form, and below it the verdicts on the claims of a POST, or on `claim` of the address."""
    given = dict(await request.post_vars()) if request.method == "POST" else {}
    text = given.get("claims") or request.args.get("claim") or ""
    wanted = given.get("document") or request.args.get("document") or ""
    document_id = site.number(wanted, "文件编号") if wanted else None
    lines, problem = _claims(text, request.method == "POST")
    documents: dict[int, Record] = await kept.kept(
        datasette, "current documents", lambda: site.query(datasette, browse.current_documents)
    )
    file_name = documents[document_id]["file_name"] if document_id in documents else None
    if document_id is not None and file_name is None:
        problem, lines = "没有选定的这份文件；它可能已被重新导入，请另选", []
    answers = await _answered(datasette, lines, file_name) if lines else []
    for answer in answers[:_PICTURED]:
        places = [*answer.verdict.evidence, *answer.verdict.candidates] if answer.verdict else []
        if places:
            answer.crop = await crop(datasette, places[0].document_id, places[0].page, places[0].boxes)
        for place in places:
            if place.char_start is not None and place.char_end is not None:
                where = place.document_id, place.page, place.char_start, place.char_end
                entries = await site.query(datasette, review.on_place, *where)
                answer.judged += [review.said(entry) for entry in entries]
    context: dict[str, Any] = {
        "links": await site.links(datasette),
        "claims": text,
        "document_id": document_id,
        "documents": [(row["id"], row["title"] or row["file_name"]) for row in documents.values()],
        "problem": problem,
        "permalink": len(text) <= _LONGEST_ADDRESS,
        "answers": answers,
        "counts": {
            kind: sum(a.verdict is not None and a.verdict.verdict == kind for a in answers) for kind in WORDS
        },
        "words": WORDS,
        "signs": SIGNS,
        "span_of": span_of,
        "citation": citations(documents),
        "most_claims": MOST_CLAIMS,
        "longest_claim": LONGEST_CLAIM,
    }
    return await site.respond(datasette, request, "gouji_verify.html", context)


async def _answered(datasette: Datasette, lines: list[str], file_name: str | None) -> list[Answer]:
    database = await site.our_database(datasette)
    if database is None or not database.path:
        raise NotFound("这里没有 gouji 的数据库")
    return await apart.done("claims", _answers, Path(database.path), lines, file_name)


async def warm(datasette: Datasette) -> None:
    """Load what the first claim would wait for."""
    await _answered(datasette, ["2022年共有企业53家"], None)


def citations(documents: Mapping[int, Record]) -> Callable[[VerdictEvidence], str]:
    """How a place is cited: issuer, title, date and page, as far as they are known."""

    def citation(place: VerdictEvidence) -> str:
        document = documents.get(place.document_id or 0, {})
        title = document.get("title") or place.file_name
        issuer, date = document.get("issuer"), document.get("published_on")
        parts = [
            *([issuer] if issuer else []),
            f"《{title}》",
            *([date] if date else []),
            f"第 {place.page} 页",
        ]
        return "，".join(parts)

    return citation


def _claims(text: str, is_sent: bool) -> tuple[list[str], str | None]:
    """The lines that are claims, and what is wrong with all of it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return [], "还没有写要核对的话；请每行写一句" if is_sent else None
    if len(lines) > MOST_CLAIMS:
        return [], f"一次最多核对 {MOST_CLAIMS} 句，这里有 {len(lines)} 句；整篇稿件请用 gouji verify --draft"
    return lines, None


def _answers(db: Path, lines: list[str], file_name: str | None) -> list[Answer]:
    found = []
    for line in lines:
        if len(line) > LONGEST_CLAIM:
            short = f"{line[:60]}…"
            found.append(
                Answer(short, problem=f"这一句有 {len(line)} 字，超过 {LONGEST_CLAIM} 字；请拆成几句")
            )
        else:
            found.append(Answer(line, _verifier(db).verify(line, file_name)))
    return found


def _verifier(db: Path) -> Verifier:
    """The verifier of a database; made anew when somebody has written to it, but for what it has read of other documents."""
    from extract.checking.verify import Verifier
    from extract.store.database import open_for_reading
    from extract.store.sources import StoredSources

    kept = _KEPT.pop(db, None)
    if kept is None:
        connection, kept_version, found = open_for_reading(db), None, None
    else:
        connection, kept_version, found = kept
    version = connection.execute("PRAGMA data_version").fetchone()[0]
    if found is None or version != kept_version:
        older, found = found, Verifier(StoredSources(connection))
        if older is not None:
            found.reader.take_over(older.reader)
    while len(_KEPT) > 3:
        _KEPT.pop(next(iter(_KEPT)))[0].close()
    _KEPT[db] = (connection, version, found)
    return found
