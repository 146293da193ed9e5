"""Ingest: find the files, hand them to workers, write their rows one document at a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlite_utils

from extract.errors import shown, shown_name
from extract.jobs.discover import Found, discover
from extract.jobs.engines import Progress, Step, Task, run
from extract.jobs.work import Result, defect
from extract.options import Options
from extract.reading.files import ReadingError, digest
from extract.reading.ocr import presence
from extract.store.database import DatabaseError, checkpoint, explain, is_unusable, open_for_writing
from extract.store.write import add_path, log, write_document
from extract.version import VERSION
from schemas import Document, IngestLog, Report
from schemas.ingest import IngestStatus


def _no_progress(step: Step) -> None:
    """Nobody is told."""


def ingest(
    paths: Sequence[str | Path] | str | Path,
    db: str | Path = "db/gouji.db",
    *,
    options: Options | None = None,
    workers: int | None = None,
    engine: str = "processes",
    scheduler: str | None = None,
    force: bool = False,
    progress: Progress = _no_progress,
) -> Report:
    """Bring files into the database.

    A file that fails is reported and leaves the others, and what the database held of it, as they are. A
    document is known by its content: a second path to it is noted, nothing is done again unless the extractor
    has changed or `force` is set. With more than one worker a script must call this below
    `if __name__ == "__main__":`, as every script that starts processes.

    Raises:
        DatabaseError: the database cannot be used.
        VocabularyError: the folder of `options.vocabulary` is not in order.
        EngineError: the work cannot be run where `engine` says.
    """
    options = options or Options()
    if options.vocabulary is not None:
        from extract.jobs import vocabulary

        folder = options.vocabulary.resolve()
        options = replace(options, vocabulary=folder)
        vocabulary.check(folder)
    path = Path(db)
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    found = discover(Path(p) for p in given)
    database = open_for_writing(path)
    run_ = _Run(database, path, options, force)
    try:
        for problem, sentence in found.problems:
            run_.fail(problem, None, sentence)
        total = len(found.files)
        tasks = run_.pending(found.files)
        done, pages = total - len(tasks), 0

        def read(file: str, more: int) -> None:
            nonlocal pages
            pages += more
            progress(Step(file, done, total, pages))

        read("", 0)
        with closing(run(tasks, options, workers, engine, scheduler, read)) as results:
            for result in results:
                run_.finish(result)
                done += 1
                read(shown_name(result.path), 0)
                if run_.unusable:
                    break
        run_.give_up(tasks)
    finally:
        database.conn.close()
        checkpoint(path)
    return run_.report(found)


class _Run:
    """One run: knows what is already there, writes what comes back, keeps an entry for every file."""

    def __init__(self, database: sqlite_utils.Database, path: Path, options: Options, force: bool) -> None:
        self.database = database
        self.path = path
        self.options = options
        self.force = force
        self.version = _version(options)
        self.unusable: str | None = None
        """Why the database takes nothing more: then the rest is not tried."""
        self.entries: dict[Path, IngestLog] = {}
        self._copies: dict[str, list[Path]] = {}

    def pending(self, files: Iterable[Path]) -> list[Task]:
        """The files whose content is not in the database as this version would extract it, each content once."""
        tasks: list[Task] = []
        for file in files:
            begin = time.perf_counter()
            try:
                sha256 = digest(file)
            except ReadingError as error:
                self.fail(file, None, str(error))
                continue
            known = None if self.force else self._known(sha256)
            if known is not None:
                self._add_path(known, file)
                seconds = round(time.perf_counter() - begin, 3)
                left = self._unread(known)
                sentence = f"没有变化；仍有 {left}/{known.pages} 页没有读出文字" if left else None
                self._note(file, sha256, "unchanged", sentence, seconds=seconds, pages=known.pages)
                continue
            copies = self._copies.setdefault(sha256, [])
            copies.append(file)
            if len(copies) == 1:
                tasks.append((file, sha256))
        return tasks

    def finish(self, result: Result) -> None:
        """Write a document's rows, or say why there are none."""
        file, sha256, extraction = result.path, result.sha256, result.extraction
        if extraction is None:
            self.fail(file, sha256, result.error or "", round(result.seconds, 3))
            return
        document = extraction.document
        document.extractor_version = self.version
        if _could_be_recognised(document) and not self._recognises():
            document.extractor_version += _UNRECOGNISED
        try:
            write_document(self.database, extraction, shown(file.resolve()))
        except sqlite3.Error as error:
            sentence = explain(error, self.path)
            if is_unusable(error):
                self.unusable = sentence
            self.fail(file, sha256, sentence)
            return
        except Exception as error:
            self.fail(file, sha256, defect(file, error))
            return
        status, remark = _outcome(document, result.pages_left)
        seconds = round(result.seconds, 3)
        self._note(file, sha256, status, remark, seconds=seconds, pages=document.pages)
        for copy in self._copies[document.sha256][1:]:
            self._add_path(document, copy)
            self._note(copy, sha256, "unchanged", f"与 {shown_name(file)} 内容相同，记为同一份文件")

    def fail(self, file: Path, sha256: str | None, sentence: str, seconds: float | None = None) -> None:
        """Say why a file, and every copy of it, is not in the database."""
        self._note(file, sha256, "failed", sentence, seconds=seconds)
        for copy in self._copies.get(sha256 or "", [])[1:]:
            self._note(copy, sha256, "failed", f"与 {shown_name(file)} 内容相同，同样没有导入")

    def give_up(self, tasks: Iterable[Task]) -> None:
        """Say of the files that were not reached that they were not."""
        for file, sha256 in tasks:
            if file not in self.entries:
                self.fail(file, sha256, f"{shown_name(file)} 没有导入：{self.unusable}")

    def report(self, found: Found) -> Report:
        """An entry for every path and file, in the order in which they were given."""
        order = [*(path for path, _ in found.problems), *found.files]
        return Report(files=[self.entries[path] for path in order])

    def _note(
        self, file: Path, sha256: str | None, status: IngestStatus, error: str | None, **rest: Any
    ) -> None:
        """Put an entry into the report and, where it still takes one, into the database's log."""
        entry = IngestLog(
            file_name=shown_name(file),
            path=shown(file.resolve()),
            sha256=sha256,
            status=status,
            error=error,
            **rest,
        )
        entry.started_at = datetime.now(UTC).isoformat(timespec="seconds")
        self.entries[file] = entry
        if self.unusable:
            return
        try:
            log(self.database, entry)
        except sqlite3.Error as failure:
            self.unusable = explain(failure, self.path)

    def _known(self, sha256: str) -> Document | None:
        row = self.database.conn.execute(
            "SELECT id, pages, kind, extractor_version FROM documents WHERE sha256 = ?", (sha256,)
        ).fetchone()
        if row is None or self.options.kind not in ("auto", row[2]):
            return None
        versions = {self.version}
        if not self._recognises():
            versions.add(self.version + _UNRECOGNISED)
        return Document(id=row[0], pages=row[1]) if row[3] in versions else None

    def _unread(self, document: Document) -> int:
        count = self.database.conn.execute(
            "SELECT count(*) FROM pages WHERE document_id = ? AND status != 'ok' AND source != 'ocr'",
            (document.id,),
        ).fetchone()[0]
        return int(count)

    def _recognises(self) -> bool:
        """Whether this run reads pictures of text."""
        return self.options.ocr != "never" and presence.available()

    def _add_path(self, document: Document, file: Path) -> None:
        try:
            add_path(self.database.conn, document, shown(file.resolve()))
        except sqlite3.Error as error:
            raise DatabaseError(explain(error, self.path)) from error


def _version(options: Options) -> str:
    """The extractor's version; a user's own vocabulary makes another extractor of it."""
    if options.vocabulary is None:
        return VERSION
    from extract.jobs import vocabulary

    return f"{VERSION}+{vocabulary.fingerprint(options.vocabulary)}"


_UNRECOGNISED = "-unrecognised"
"""Marks the version where pages were left unread for want of recognition: a run that has it tries again."""


def _could_be_recognised(document: Document) -> bool:
    return any(page.status in ("scanned", "garbled") and page.source != "ocr" for page in document.page_list)


def _outcome(document: Document, left: int) -> tuple[IngestStatus, str | None]:
    """`done`, or `partial` with a sentence that says what was not read or gave no rows, and why."""
    unread = [page for page in document.page_list if page.status != "ok" and page.source != "ocr"]
    if left:
        most = document.pages
        return "partial", f"文件有 {most + left} 页，只读了前 {most} 页；可用 --limit pages=N 放宽"
    if not unread and document.gaps:
        return "partial", document.gaps[0]
    if not unread:
        recognised = sum(page.source == "ocr" for page in document.page_list)
        return (
            "done",
            f"{recognised}/{document.pages} 页的文字由 OCR 识别，引用前请核对原图" if recognised else None,
        )
    first = unread[0]
    numbers = "、".join(str(page.page) for page in unread[:5])
    more = "等" if len(unread) > 5 else ""
    return (
        "partial",
        f"{len(unread)}/{document.pages} 页没有读出文字（第 {numbers} 页{more}）：{first.message}",
    )
