"""Tables: captions, headers of one or two levels, merged cells, and how they meet the end of a page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby

from corpus.generator.text import Setting

Column = str | tuple[str, str]
ALIGN = {"l": "left", "c": "center", "r": "right"}


@dataclass(frozen=True)
class Row:
    """A row: body, strong, total, banner or group. Cells equal to the first are one, but not in body rows."""

    cells: tuple[str, ...]
    kind: str = "body"


@dataclass(frozen=True)
class Table:
    """A table. A column of two header levels is (upper, lower).

    `ruling` is ruled, three_line or borderless. `merge` lists the columns in which equal neighbours are one
    tall cell. `head` says whether the header comes again on the next page; `break_after` puts the page end
    after that many rows, 0 for a header that stands alone.
    """

    key: str
    header: tuple[Column, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    align: str
    caption: str | None = None
    number: str | None = None
    unit: str | None = None
    source: str | None = None
    note: str | None = None
    ruling: str = "ruled"
    merge: tuple[int, ...] = ()
    head: str = "repeat"
    break_after: int | None = None
    css: str = ""

    def __post_init__(self) -> None:
        wrong = [row for row in self.rows if len(row.cells) != len(self.widths)]
        if (
            wrong
            or len(self.align) != len(self.widths)
            or (self.header and len(self.header) != len(self.widths))
        ):
            raise ValueError(f"table {self.key}: columns do not agree {wrong[:1]}")

    @property
    def names(self) -> list[str]:
        """Header with the levels joined."""
        return ["/".join(c) if isinstance(c, tuple) else c for c in self.header]

    def row_key(self, index: int) -> str:
        """The anchor of a row."""
        return f"{self.key}-r{index + 1}"

    def column(self, name: str) -> list[str]:
        """Cells of a column."""
        index = self.names.index(name)
        return [row.cells[index] for row in self.rows]

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        cut = self.break_after
        parts = [range(len(self.rows))] if cut is None else [range(cut), range(cut, len(self.rows))]
        tables = [self._part(part, first=part is parts[0]) for part in parts]
        above = "".join(
            f'<div class="{css}">{setting.spacing(escape(words, quote=False))}</div>'
            for css, words in (("caption", self._caption()), ("unit", self.unit))
            if words
        )
        below = "".join(
            f'<div class="source">{escape(w, quote=False)}</div>' for w in (self.source, self.note) if w
        )
        body = '<div class="page-break"></div>'.join(tables)
        return f'<div class="table {self.css}" id="{self.key}">{above}{body}{below}</div>'

    def _caption(self) -> str:
        return "　".join(words for words in (self.number, self.caption) if words)

    def _part(self, rows: range, first: bool) -> str:
        columns = "".join(f'<col style="width:{width}%">' for width in self.widths)
        head = self._head() if self.header and (first or self.head == "repeat") else ""
        foot = ""
        if self.ruling == "three_line":
            head, foot = self._rule("thick") + head + self._rule(""), f"<tfoot>{self._rule('thick')}</tfoot>"
        tag = "thead" if self.head == "repeat" else "tbody"
        head = f"<{tag}>{head}</{tag}>" if head else ""
        body = self._body(rows)
        body = f"<tbody>{body}</tbody>" if body else ""
        return f'<table class="{self.ruling}"><colgroup>{columns}</colgroup>{head}{body}{foot}</table>'

    def _rule(self, css: str) -> str:
        return f'<tr class="rule {css}"><td colspan="{len(self.widths)}"></td></tr>'

    def _head(self) -> str:
        key = f' id="{self.key}-head"'
        if not any(isinstance(c, tuple) for c in self.header):
            return (
                f'<tr class="head"{key}>'
                + "".join(f"<th>{escape(str(c))}</th>" for c in self.header)
                + "</tr>"
            )
        upper: list[str] = []
        lower: list[str] = []
        for name, group in groupby(self.header, _upper):
            columns = list(group)
            if isinstance(columns[0], tuple):
                upper.append(f'<th colspan="{len(columns)}">{escape(name)}</th>')
                lower += [f"<th>{escape(column[1])}</th>" for column in columns]
            else:
                upper.append(f'<th rowspan="2">{escape(name)}</th>')
        return f'<tr class="head"{key}>{"".join(upper)}</tr><tr class="head">{"".join(lower)}</tr>'

    def _body(self, rows: range) -> str:
        return "".join(
            f'<tr id="{self.row_key(i)}" class="{self.rows[i].kind}">{self._cells(i, rows)}</tr>'
            for i in rows
        )

    def _cells(self, index: int, rows: range) -> str:
        row, out = self.rows[index], []
        wide = self._span(row)
        for column, cell in enumerate(row.cells):
            if 0 < column < wide:
                continue
            tall = self._height(index, column, rows)
            if not tall:
                continue
            span = f' colspan="{wide}"' if column == 0 and wide > 1 else ""
            span += f' rowspan="{tall}"' if tall > 1 else ""
            merged = "left" if row.kind == "group" else "center"
            align = merged if column == 0 and wide > 1 else ALIGN[self.align[column]]
            out.append(f'<td{span} style="text-align:{align}">{escape(cell, quote=False)}</td>')
        return "".join(out)

    @staticmethod
    def _span(row: Row) -> int:
        """How many cells at the start of a total or group row are one."""
        if row.kind == "body":
            return 1
        return next((i for i, cell in enumerate(row.cells) if cell != row.cells[0]), len(row.cells))

    def _height(self, index: int, column: int, rows: range) -> int:
        """Rows that a cell covers; 0 where the cell above covers it."""
        if column not in self.merge or self.rows[index].kind == "total":
            return 1

        def same(other: int) -> bool:
            row = self.rows[other]
            return row.kind != "total" and row.cells[column] == self.rows[index].cells[column]

        if index > rows.start and same(index - 1):
            return 0
        end = index
        while end + 1 < rows.stop and same(end + 1):
            end += 1
        return end - index + 1


def _upper(column: Column) -> str:
    return column[0] if isinstance(column, tuple) else column
