"""`gouji verify --draft`: a draft's figures, in the terminal, as JSON or as an HTML report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.console import VERDICT_COLOURS, console, emit, say
from extract.errors import GoujiError
from extract.web.verdict_words import WORDS

if TYPE_CHECKING:
    from schemas import DraftFigure, DraftReport
    from schemas.check import VerdictKind

_SHOWN: tuple[VerdictKind, ...] = ("contradicted", "not_found")


class ReportError(GoujiError):
    """The report cannot be written; the message says why."""


def check_draft(
    draft: Path,
    db: Path,
    document: str | None,
    output: Path | None,
    as_json: bool,
    base_url: str,
) -> None:
    """Check a draft and say what was found; exit status 1 where a figure is contradicted.

    Raises:
        GoujiError: the draft, the database or the report cannot be opened.
    """
    report = _checked(draft, db, document)
    if output is not None:
        from extract.web.report import render

        page = render(report, base_url, f"{datetime.now():%Y-%m-%d %H:%M}")
        _write(output, page)
        say(f"核对报告写在 {output}")
    if as_json:
        emit(report.model_dump(mode="json"))
    elif output is None:
        _show(report)
    say(summary(report))
    if report.counts["contradicted"]:
        raise SystemExit(1)


def summary(report: DraftReport) -> str:
    """The counts in one sentence."""
    counts = report.counts
    total = sum(counts.values())
    if not total:
        return f"{report.file_name}：没有要核对的数字"
    return (
        f"{report.file_name}：共 {total} 个数字，相符 {counts['supported']}，"
        f"不符 {counts['contradicted']}，查无 {counts['not_found']}"
    )


def _checked(draft: Path, db: Path, document: str | None) -> DraftReport:
    """The report, with a progress bar on stderr."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from extract.checking.verify.draft import check
    from extract.jobs.verify import verifier
    from extract.reading.drafts import read_draft

    read = read_draft(draft)
    columns = (TextColumn("核对"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with verifier(db) as against, Progress(*columns, console=console(), transient=True) as progress:
        task = progress.add_task("核对", total=len(read.blocks))
        report = check(
            read.blocks,
            against,
            draft.name,
            document,
            lambda done: progress.update(task, completed=done),
        )
    return report.model_copy(update={"notes": read.notes})


def _write(output: Path, page: str) -> None:
    """Write the report whole or not at all."""
    part = output.with_name(f".{output.name}.part")
    try:
        part.write_text(page, encoding="utf-8")
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ReportError(f"不能写 {output}（{error.strerror}）；请换一个位置") from error


def _show(report: DraftReport) -> None:
    """What needs a person, on stdout."""
    from rich.console import Console
    from rich.text import Text

    out = Console(highlight=False)

    def line(*parts: str | tuple[str, str]) -> None:
        out.print(Text.assemble(*parts), soft_wrap=True)

    for note in report.notes:
        line((note, "yellow"))
    for kind in _SHOWN:
        for figure in report.figures:
            if figure.verdict == kind:
                line((WORDS[kind], VERDICT_COLOURS[kind]), "  ", (figure.text, "bold"), f"  {figure.claim}")
                line("      ", figure.explanation)
                for place in _places(figure):
                    line("      ", (place, "dim"))


def _places(figure: DraftFigure) -> list[str]:
    return [
        f"{place.file_name} 第 {place.page} 页：{' '.join(place.quote.split())}" for place in figure.evidence
    ]
