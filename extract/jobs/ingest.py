"""Ingest: find the files, hand them to workers, write their rows one document at a time."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlite_utils

from extract.jobs.discover import discover
from extract.jobs.engines import Progress, Task, run
from extract.jobs.work import Result
from extract.options import Options
from extract.reading.opening import ReadingError
from extract.reading.reader import digest
from extract.store.database import DatabaseError, checkpoint, explain, open_for_writing
from extract.store.write import add_path, log, write_document
from extract.version import VERSION
from schemas import Document, IngestLog, Report

_NO_PROGRESS: Progress = lambda name, done, total: None  # noqa: E731


def ingest(
    paths: Sequence[str | Path] | str | Path,
    db: str | Path = "db/gouji.db",
    *,
    options: Options | None = None,
    workers: int | None = None,
    engine: str = "processes",
    scheduler: str | None = None,
    force: bool = False,
    progress: Progress = _NO_PROGRESS,
) -> Report:
    """Bring files into the database.

    A file that fails is reported and leaves the others, and what the database held of it, as they are. A
    document is known by its content: a second path to it is noted, nothing is done again unless the extractor
    has changed or `force` is set.

    Raises:
        DatabaseError: the database cannot be used.
    """
    options = options or Options()
    path = Path(db)
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    found = discover(Path(p) for p in given)
    database = open_for_writing(path)
    run_ = _Run(database, path, options, _version(options), force)
    for problem, sentence in found.problems:
        run_.note(IngestLog(file_name=problem.name, path=str(problem), status="failed", error=sentence))
    total = len(found.files)
    tasks = run_.pending(found.files)
    done = total - len(tasks)
    progress("", done, total)
    try:
        for result in run(tasks, options, workers, engine, scheduler):
            run_.finish(result)
            done += 1
            progress(result.path.name, done, total)
        for problem, sentence in run_.twins:
            run_.note(
                IngestLog(file_name=problem.name, path=str(problem), status="unchanged", error=sentence)
            )
    finally:
        database.conn.close()
        checkpoint(path)
    return run_.report


def _version(options: Options) -> str:
    """The extractor's version; a user's own vocabulary makes another extractor of it."""
    if options.vocabulary is None:
        return VERSION
    files = sorted(options.vocabulary.glob("*.y*ml"))
    content = b"".join(file.name.encode() + file.read_bytes() for file in files)
    return f"{VERSION}+{hashlib.sha256(content).hexdigest()[:8]}"


class _Run:
    """One run: knows what is already there, writes what comes back, keeps the report."""

    def __init__(
        self, database: sqlite_utils.Database, path: Path, options: Options, version: str, force: bool
    ) -> None:
        self.database = database
        self.path = path
        self.options = options
        self.version = version
        self.force = force
        self.report = Report()
        self.twins: list[tuple[Path, str]] = []
        self._copies: dict[str, list[Path]] = {}

    def pending(self, files: Iterable[Path]) -> list[Task]:
        """The files whose content is not in the database as this version would extract it."""
        tasks: list[Task] = []
        for file in files:
            begin = time.perf_counter()
            try:
                sha256 = digest(file)
            except ReadingError as error:
                self.note(IngestLog(file_name=file.name, path=str(file), status="failed", error=str(error)))
                continue
            known = self._known(sha256)
            if known is not None and not self.force:
                self._add_path(known, file)
                seconds = time.perf_counter() - begin
                self.note(
                    IngestLog(
                        file_name=file.name,
                        path=str(file.resolve()),
                        sha256=sha256,
                        status="unchanged",
                        seconds=round(seconds, 3),
                        pages=known.pages,
                    )
                )
                continue
            copies = self._copies.setdefault(sha256, [])
            copies.append(file)
            if len(copies) == 1:
                tasks.append((file, sha256))
        return tasks

    def finish(self, result: Result) -> None:
        """Write a document's rows, or say why there are none."""
        entry = IngestLog(
            file_name=result.path.name,
            path=str(result.path.resolve()),
            sha256=result.sha256,
            seconds=round(result.seconds, 3),
        )
        extraction = result.extraction
        if extraction is None:
            entry.status, entry.error = "failed", result.error
            self.note(entry)
            return
        document = extraction.document
        document.extractor_version = self.version
        entry.pages = document.pages
        entry.status, entry.error = _outcome(document)
        try:
            write_document(self.database, extraction, str(result.path.resolve()))
        except sqlite3.Error as error:
            entry.status, entry.error = "failed", explain(error, self.path)
        else:
            for copy in self._copies.get(document.sha256, [])[1:]:
                self._add_path(document, copy)
                self.twins.append((copy, f"与 {result.path.name} 内容相同，记为同一份文件"))
        self.note(entry)

    def note(self, entry: IngestLog) -> None:
        """Put an entry into the report and into the database's log."""
        entry.started_at = datetime.now(UTC).isoformat(timespec="seconds")
        self.report.files.append(entry)
        try:
            log(self.database, entry)
        except sqlite3.Error as error:
            raise DatabaseError(explain(error, self.path)) from error

    def _known(self, sha256: str) -> Document | None:
        row = self.database.conn.execute(
            "SELECT id, pages, kind FROM documents WHERE sha256 = ? AND extractor_version = ?",
            (sha256, self.version),
        ).fetchone()
        if row is None or self.options.kind not in ("auto", row[2]):
            return None
        return Document(id=row[0], pages=row[1])

    def _add_path(self, document: Document, file: Path) -> None:
        try:
            add_path(self.database.conn, document, str(file.resolve()))
        except sqlite3.Error as error:
            raise DatabaseError(explain(error, self.path)) from error


def _outcome(document: Document) -> tuple[str, str | None]:
    """`done`, or `partial` with a sentence that counts the pages that were not read and says why."""
    unread = [page for page in document.page_list if page.status != "ok" and page.source != "ocr"]
    if not unread:
        recognised = sum(page.source == "ocr" for page in document.page_list)
        return (
            "done",
            f"{recognised}/{document.pages} 页的文字由 OCR 识别，引用前请核对原图" if recognised else None,
        )
    first = unread[0]
    numbers = "、".join(str(page.page) for page in unread[:5]) + ("等" if len(unread) > 5 else "")
    return "partial", f"{len(unread)}/{document.pages} 页没有读出文字（第 {numbers} 页）：{first.message}"
