"""The report on a draft: one HTML file that needs nothing else, to be read, printed and sent on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from extract.version import VERSION
from extract.web import assets
from extract.web.verdict_words import MEANINGS, SIGNS, WORDS, span_of
from schemas import DraftBlock, DraftFigure, DraftReport, VerdictEvidence

BASE_URL = "http://127.0.0.1:8001"
"""Where `gouji serve` shows the pages unless told otherwise."""
_LONGEST_QUOTE = 220


@dataclass(frozen=True)
class Noted:
    """A figure with its number in the report."""

    number: int
    figure: DraftFigure

    @property
    def place(self) -> VerdictEvidence | None:
        """Where to look: what the verdict rests on, else what comes nearest."""
        return next(iter(self.figure.evidence or self.figure.candidates), None)

    @property
    def brief(self) -> str:
        """The explanation without the quote, which stands below it."""
        text = self.figure.explanation
        return text.split("：“")[0] if self.figure.evidence else text


Piece = str | Noted
"""A stretch of text, or a figure in it."""


@dataclass
class Aside:
    """Figures that rest on one place of a source, or on none."""

    place: VerdictEvidence | None
    is_near: bool
    """The place is only the nearest statement."""
    notes: list[Noted] = field(default_factory=list)


@dataclass
class Part:
    """What stands on the left side, with the notes that go beside it."""

    kind: str
    """heading, paragraph, caption or table."""
    level: int = 0
    lines: list[tuple[bool, list[list[Piece]]]] = field(default_factory=list)
    """(is head, cells) of each row; a text is one row with one cell."""
    notes: list[Noted] = field(default_factory=list)

    @property
    def asides(self) -> list[Aside]:
        """The notes, those on one place together."""
        found: list[Aside] = []
        for note in self.notes:
            near = not note.figure.evidence
            same = (a for a in found if note.place is not None and (a.place, a.is_near) == (note.place, near))
            aside = next(same, None)
            if aside is None:
                found.append(aside := Aside(note.place, near))
            aside.notes.append(note)
        return found


def render(report: DraftReport, base_url: str = BASE_URL, made_on: str = "") -> str:
    """The report as a page; sources are linked to the page view under `base_url`, `made_on` is printed."""
    environment = Environment(
        loader=FileSystemLoader(assets.TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    parts = list(_parts(report))
    notes = [note for part in parts for note in part.notes]
    return environment.get_template("gouji_report.html").render(
        report=report,
        parts=parts,
        total=len(notes),
        open_notes={kind: [n for n in notes if n.figure.verdict == kind] for kind in WORDS},
        words=WORDS,
        signs=SIGNS,
        meanings=MEANINGS,
        made_on=made_on,
        version=VERSION,
        address=lambda place: address(base_url, place),
        quoted=_quoted,
        is_noted=lambda piece: isinstance(piece, Noted),
    )


def address(base_url: str, place: VerdictEvidence) -> str:
    """The page view of a place, with the words highlighted."""
    path = f"{base_url.rstrip('/')}/-/page/{place.document_id}/{place.page}"
    span = span_of(place)
    return f"{path}?{urlencode({'span': span})}" if span else path


def _parts(report: DraftReport) -> Iterator[Part]:
    number = 0
    table: Part | None = None
    for block in report.blocks:
        noted = [Noted(number + place, figure) for place, figure in enumerate(block.figures, 1)]
        number += len(noted)
        cells = _cells(block, noted)
        if block.kind == "row" and table is not None and table.level == block.table:
            table.lines.append((block.is_head, cells))
            table.notes += noted
            continue
        if table is not None:
            yield table
            table = None
        part = Part(block.kind, block.level, [(block.is_head, cells)], noted)
        if block.kind == "row":
            part.kind, part.level = "table", block.table or 0
            table = part
        else:
            yield part
    if table is not None:
        yield table


def _cells(block: DraftBlock, noted: list[Noted]) -> list[list[Piece]]:
    """The text of a block in cells, each cut at its figures."""
    cells: list[list[Piece]] = []
    start = 0
    for text in block.text.split("\t") if block.kind == "row" else [block.text]:
        end = start + len(text)
        pieces: list[Piece] = []
        done = start
        for note in noted:
            if start <= note.figure.start and note.figure.end <= end and note.figure.start >= done:
                pieces += [block.text[done : note.figure.start], note]
                done = note.figure.end
        cells.append([piece for piece in [*pieces, block.text[done:end]] if piece])
        start = end + 1
    return cells


def _quoted(aside: Aside) -> list[tuple[str, bool]]:
    """The words of a source, cut where the figures are printed that the verdicts rest on."""
    quote = " ".join(aside.place.quote.split()) if aside.place else ""
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE]}…"
    printed = {" ".join(note.figure.printed.split()) for note in aside.notes} - {""}
    if not printed:
        return [(quote, False)]
    longest_first = sorted(printed, key=len, reverse=True)
    # A number is not marked within a longer one: 9家 in 19家.
    pattern = rf"(?<![\d.,])({'|'.join(map(re.escape, longest_first))})"
    return [(text, place % 2 == 1) for place, text in enumerate(re.split(pattern, quote)) if text]
