"""What stands on the pages in reading order, page furniture and contents set apart: the flow of the
document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extract.reading.document.contents import Contents
from extract.reading.layout.compose import Composer
from extract.reading.layout.draft import Draft, DraftTable, Graphic
from extract.reading.layout.lines import Line
from extract.reading.layout.margins import Margins, margins_of
from extract.reading.layout.notes import find_footnotes, opens_footnote
from extract.reading.layout.paragraphs import Paragraph, paragraphs_of
from schemas import Part

FlowKind = Literal["paragraph", "footnote", "contents", "table", "figure"]


@dataclass(slots=True)
class Piece:
    """A paragraph, table or graphic on one page, with its slice of the page's text."""

    kind: FlowKind
    page: int
    part: Part
    paragraph: Paragraph | None = None
    margins: Margins | None = None
    table: DraftTable | None = None
    cells: list[Part] = field(default_factory=list)
    """For a table, the slice of each cell that has text, in the order of `table.cells`."""
    graphic: Graphic | None = None
    labels: list[Part] = field(default_factory=list)
    """For a graphic, the slice of each label, in the order of `graphic.lines`."""

    @property
    def text(self) -> str:
        """The words of a paragraph."""
        return self.paragraph.text.strip() if self.paragraph else ""


def flow_of(
    draft: Draft, composer: Composer, contents: Contents, size: float, page: tuple[float, float]
) -> list[Piece]:
    """Write a page's text and return its pieces in order."""
    notes = find_footnotes(draft, size)
    aside = {id(line) for line in notes}
    pieces: list[Piece] = []
    for zone in draft.zones:
        zone.items = [item for item in zone.items if id(item) not in aside]
        if not zone.items:
            continue
        margins = margins_of(zone, size, page, one_column=_spans_page(zone.x0, zone.x1, page))
        pending: list[Line] = []
        for item in zone.items:
            listed = id(item) in contents.items
            if isinstance(item, Line) and not listed:
                pending.append(item)
                continue
            pieces += _paragraphs(pending, margins, composer)
            pending = []
            if isinstance(item, Line):
                pieces.append(_line(item, "contents", composer))
            elif isinstance(item, DraftTable):
                pieces.append(_table(item, "contents" if listed else "table", composer))
            else:
                pieces += _graphic(item, composer)
        pieces += _paragraphs(pending, margins, composer)
    pieces += _footnotes(notes, composer)
    return pieces


def _spans_page(x0: float, x1: float, page: tuple[float, float]) -> bool:
    return page[1] > page[0] and x0 < page[0] + 0.35 * (page[1] - page[0])


def _paragraphs(lines: list[Line], margins: Margins, composer: Composer) -> list[Piece]:
    pieces = []
    for paragraph in paragraphs_of(lines, margins):
        composer.separate()
        start, end = composer.write_lines(paragraph.lines)
        pieces.append(
            Piece(
                "paragraph",
                composer.number,
                (composer.number, start, end),
                paragraph=paragraph,
                margins=margins,
            )
        )
    return pieces


def _line(line: Line, kind: FlowKind, composer: Composer) -> Piece:
    composer.separate()
    start, end = composer.write_lines([line])
    return Piece(kind, composer.number, (composer.number, start, end))


def _table(table: DraftTable, kind: FlowKind, composer: Composer) -> Piece:
    """Write a table row by row, the cells of a row apart by tabs."""
    number, cells = composer.number, []
    first = None
    row = None
    for cell in table.cells:
        if not cell.lines:
            continue
        composer.separate("\n" if cell.row != row else "\t")
        row = cell.row
        start, end = composer.write_cell(cell)
        first = start if first is None else first
        cells.append((number, start, end))
    end = cells[-1][2] if cells else 0
    return Piece(kind, number, (number, first or 0, end), table=table, cells=cells)


def _graphic(graphic: Graphic, composer: Composer) -> list[Piece]:
    number, labels = composer.number, []
    for index, line in enumerate(graphic.lines):
        composer.separate("\n" if index == 0 else "\t")
        start, end = composer.write_lines([line])
        labels.append((number, start, end))
    part = (number, labels[0][1], labels[-1][2]) if labels else (number, 0, 0)
    return [Piece("figure", number, part, graphic=graphic, labels=labels)]


def _footnotes(lines: list[Line], composer: Composer) -> list[Piece]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not opens_footnote(line):
            groups[-1].append(line)
        else:
            groups.append([line])
    pieces = []
    for group in groups:
        composer.separate()
        start, end = composer.write_lines(group)
        pieces.append(Piece("footnote", composer.number, (composer.number, start, end)))
    return pieces
