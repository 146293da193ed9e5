"""Drafts of pages to a document: text, blocks across pages, headings, tables, figures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from extract.reading.document.captions import Attached, Captions, attach
from extract.reading.document.contents import find_contents
from extract.reading.document.continuation import goes_on
from extract.reading.document.doubt import doubt_of, figures_outside
from extract.reading.document.flow import Piece, flow_of
from extract.reading.document.joining.build import build
from extract.reading.document.joining.chain import is_drawing, joined_tables
from extract.reading.document.joining.joined import JoinedTable
from extract.reading.document.joining.tentative import resolve_tentative
from extract.reading.layout.compose import Composer
from extract.reading.layout.draft import Draft
from extract.reading.layout.figures import data_labels
from extract.reading.layout.furniture import Furniture, set_apart
from extract.reading.layout.headings import Heading, Tree, heading_of
from extract.reading.layout.lines import Line
from extract.reading.layout.margins import body_size, page_margins
from extract.reading.layout.marks import opens_item
from schemas import Block, Document, FigureValue, Page, Part, Section, SourceFigure


def assemble(drafts: list[Draft]) -> Document:
    """Put a document together. The drafts are used up."""
    furniture = set_apart(drafts)
    resolve_tentative(drafts)
    contents = find_contents(drafts)
    size = body_size(drafts)
    margins = page_margins(drafts, size)
    composers = [Composer(draft) for draft in drafts]
    pieces: list[Piece] = []
    for draft, composer in zip(drafts, composers, strict=True):
        pieces += flow_of(draft, composer, contents, size, margins)
    document = Document(pages=len(drafts))
    document.page_list = [
        _page(draft, composer, found)
        for draft, composer, found in zip(drafts, composers, furniture, strict=True)
    ]
    assembly = _Assembly(document, composers, pieces, attach(pieces, size), size, contents.titles())
    assembly.run()
    return document


def _page(draft: Draft, composer: Composer, furniture: Furniture) -> Page:
    return Page(
        page=draft.number,
        label=furniture.label,
        text=composer.text,
        source=draft.source,
        status=draft.status,
        message=draft.message,
        header=furniture.header,
        footer=furniture.footer,
        width=round(draft.width * draft.turn.scale, 2),
        height=round(draft.height * draft.turn.scale, 2),
        rotation=draft.turn.degrees,
        lines=composer.lines,
    )


@dataclass
class _Assembly:
    """Walks over the pieces once and fills the document."""

    document: Document
    composers: list[Composer]
    pieces: list[Piece]
    captions: Captions
    size: float
    listed: set[str]
    lines: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))
    """The lines outside tables, by page."""

    def __post_init__(self) -> None:
        for piece in self.pieces:
            if piece.paragraph is not None:
                self.lines[piece.page] += piece.paragraph.lines
            elif piece.graphic is not None:
                self.lines[piece.page] += piece.graphic.lines

    def run(self) -> None:
        tree = Tree()
        open_block: Block | None = None
        open_piece: Piece | None = None
        joined = joined_tables(self.pieces, self.captions)
        section: int | None = None
        for index, piece in enumerate(self.pieces):
            kind = self.captions.taken.get(index)
            if piece.kind == "paragraph" and kind is None:
                assert piece.paragraph is not None
                heading = heading_of(piece.paragraph, self.size, self.listed)
                if heading is not None and not (open_piece and self._heading_goes_on(open_piece, piece)):
                    if not self._repeats(section, heading):
                        place = tree.place(heading, self.size, len(self.document.sections))
                        section = self._add_section(piece, heading.number, heading.title, place)
                    self._add_block("heading", piece, section)
                    open_block = open_piece = None
                    continue
                if open_block is not None and open_piece is not None and goes_on(open_piece, piece):
                    self._extend(open_block, piece)
                    open_piece = piece
                    continue
                open_block, open_piece = self._add_block("paragraph", piece, section), piece
                continue
            if piece.kind == "table":
                if is_drawing(self.pieces, self.captions, index):
                    self._add_figure(index, piece, section)
                elif index in joined:
                    self._add_table(index, joined[index], section)
                    if self.captions.named(index, "图"):
                        self._record_figure(index, piece, section)  # a table that its caption calls a figure
                else:
                    self._add_block("table", piece, section).table = len(self.document.tables) - 1
            elif piece.kind == "figure":
                self._add_figure(index, piece, section)
            elif piece.kind == "paragraph":
                if -index - 1 in self.captions.attached:
                    self._add_figure(-index - 1, piece, section)
                else:
                    block = self._add_block("caption" if kind == "caption" else "source_note", piece, section)
                    block.table = self._table_near(index)
            else:
                self._add_block(piece.kind, piece, section)

    def _repeats(self, section: int | None, heading: Heading) -> bool:
        """Whether a heading is printed again at the head of the next page, as on slides."""
        known = self.document.sections[section] if section is not None else None
        while known is not None:
            if (known.number, known.title) == (heading.number, heading.title):
                return True
            known = known.parent
        return False

    def _heading_goes_on(self, before: Piece, piece: Piece) -> bool:
        """Whether what looks like a heading is the rest of a paragraph that the end of a page cut."""
        return before.page != piece.page and goes_on(before, piece) and not opens_item(piece.text)

    def _add_block(self, kind: str, piece: Piece, section: int | None) -> Block:
        paragraph = piece.paragraph
        text = self.composers[piece.page - 1].text[piece.part[1] : piece.part[2]]
        block = Block(
            kind=kind,  # type: ignore[arg-type]
            text=text,
            parts=[piece.part],
            section=section,
            size=paragraph.size if paragraph else 0.0,
            bold=paragraph.bold if paragraph else False,
            lead=paragraph.lines[0].bold if paragraph else 0,
            centered=paragraph.centered if paragraph else False,
        )
        self.document.blocks.append(block)
        return block

    def _extend(self, block: Block, piece: Piece) -> None:
        block.parts.append(piece.part)
        block.text += self.composers[piece.page - 1].text[piece.part[1] : piece.part[2]]

    def _add_section(
        self, piece: Piece, number: str | None, title: str, place: tuple[int, int | None]
    ) -> int:
        level, above = place
        sections = self.document.sections
        sections.append(
            Section(
                level=level,
                number=number,
                title=title,
                parent=sections[above] if above is not None else None,
                evidence=self.document.cite([piece.part]),
            )
        )
        return len(sections) - 1

    def _add_table(self, index: int, found: tuple[JoinedTable, list[int]], section: int | None) -> None:
        joined, indices = found
        members = [self.pieces[i] for i in indices]
        parts: dict[tuple[int, int], Part] = {}
        for fragment, member in enumerate(members):
            assert member.table is not None
            with_text = [cell for cell in member.table.cells if cell.lines]
            parts |= {(fragment, id(cell)): part for cell, part in zip(with_text, member.cells, strict=True)}
        attached = self.captions.attached.get(index, Attached())
        for later in indices[1:]:
            more = self.captions.attached.get(later)
            if more is not None:
                attached.unit = attached.unit or more.unit
                if attached.title is None:  # printed below the last part
                    attached.caption, attached.kind = more.caption, more.kind
                    attached.number, attached.title = more.number, more.title
                attached.source_note = attached.source_note or more.source_note
        composers = [self.composers[member.page - 1] for member in members]
        if not parts:
            return
        table = build(joined, parts, composers, [m.page for m in members], attached, self.document.cite)
        table.section = self.document.sections[section] if section is not None else None
        table.doubt = doubt_of(table.cells, table.header_rows, self._outside(members))
        if attached.caption is not None:
            table.evidence = self.document.cite([self.pieces[attached.caption].part])
        self.document.tables.append(table)
        block = self._add_block("table", members[0], section)
        block.table = len(self.document.tables) - 1

    def _outside(self, members: list[Piece]) -> list[str]:
        """The figures printed within the parts of a table that are no part of it."""
        found: list[str] = []
        for member in members:
            assert member.table is not None
            found += figures_outside(member.table.box, self.lines.get(member.page, []))
        return found

    def _add_figure(self, index: int, piece: Piece, section: int | None) -> None:
        graphic = piece.graphic
        if piece.table is not None or (graphic is not None and graphic.lines):
            self._add_block("figure", piece, section).figure = len(self.document.figures)
        elif graphic is None:
            self._add_block("caption", piece, section).figure = len(self.document.figures)
        self._record_figure(index, piece, section)

    def _record_figure(self, index: int, piece: Piece, section: int | None) -> None:
        attached = self.captions.attached.get(index)
        if attached is None or attached.caption is None:
            return
        graphic = piece.graphic
        item = graphic or piece.table
        composer = self.composers[piece.page - 1]
        figure = SourceFigure(
            number=attached.number,
            caption=attached.title,
            box=list(composer.box(item.x0, item.top, item.x1, item.bottom)[1:]) if item else None,
            source_note=attached.source_note,
            section=self.document.sections[section] if section is not None else None,
            evidence=self.document.cite([self.pieces[attached.caption].part]),
        )
        if graphic is not None:
            figure.values = [
                FigureValue(
                    label=label.category,
                    value=label.value,
                    unit=label.unit,
                    evidence=self.document.cite([piece.labels[label.line]]),
                )
                for label in data_labels(graphic)
            ]
        self.document.figures.append(figure)

    def _table_near(self, index: int) -> int | None:
        """The table, already added, that a note below it speaks of."""
        for target, attached in self.captions.attached.items():
            if attached.source == index and target >= 0 and self.document.tables:
                return len(self.document.tables) - 1
        return None
