"""The words that templates use: names of columns, addresses, and what is looked up as it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from extract.store import browse, review
from extract.store.questions import Question, questions
from extract.store.rows import Record
from extract.version import VERSION
from extract.web import access, asking, cells, columns, facets, files, grid, opening, readable, site
from extract.web.asking import Asked
from extract.web.links import Links
from extract.web.naming import named
from extract.web.page_view import field_titles, summary
from extract.web.sheet import Highlight, Sheet, sheet, slices_on
from extract.web.values import Indexed, field, shown

if TYPE_CHECKING:
    from datasette.app import Datasette

_OPERATORS = {
    "exact": "等于",
    "not": "不等于",
    "contains": "含有",
    "notcontains": "不含",
    "endswith": "结尾是",
    "startswith": "开头是",
    "gt": "大于",
    "gte": "不小于",
    "lt": "小于",
    "lte": "不大于",
    "like": "形如（like）",
    "notlike": "不形如",
    "glob": "形如（glob）",
    "in": "为其中之一",
    "notin": "不在其中",
    "arraycontains": "列表含有",
    "arraynotcontains": "列表不含",
    "date": "日期是",
    "isnull": "为空",
    "notnull": "有值",
    "isblank": "空白",
    "notblank": "有内容",
}
_UNRELATED = frozenset({"page_layouts", "document_files", "check_members"})
_RELATED = 12
"""Rows of a table that are listed beside the row they belong to."""


class Helper:
    """Bound to one Datasette and its database of ours."""

    title = staticmethod(columns.title)
    explanation = staticmethod(columns.explanation)
    table_title = staticmethod(columns.table_title)
    table_description = staticmethod(columns.table_description)
    head = staticmethod(readable.head)
    opened_once = opening.ONCE

    def __init__(self, datasette: Datasette, request: Request | None, database: str) -> None:
        self._datasette = datasette
        self._request = request
        self.database = database
        self.links = Links(datasette, database)
        self.version = VERSION

    def staff(self) -> str | None:
        """The person who has signed in."""
        return access.who(self._datasette, self._request) if self._request else None

    def can_sign_in(self) -> bool:
        """Whether there is somebody who could."""
        granted = access.of(self._datasette)
        return granted is not None and granted.header is None

    async def judged(self, table: str, row_id: Any) -> list[str]:
        """What staff have said of a row."""
        if table not in review.REVIEWED or not str(row_id).isdigit():
            return []
        found = await site.query(self._datasette, review.on_rows, table, [int(row_id)])
        return [review.said(entry) for entry in found.get(int(row_id), [])]

    def can_be_judged(self, table: str) -> bool:
        """Whether staff may say whether a row of the table is right."""
        return table in review.REVIEWED and self.staff() is not None

    def operator(self, key: str) -> str:
        """The Chinese name of a filter's operator."""
        return _OPERATORS.get(key.removesuffix("__1"), key)

    def named(self, table: str, name: str, value: Any) -> str:
        """The Chinese name of an enumerated value, else the value."""
        return named(table, name, value) or str(value)

    def shown(self, table: str, name: str, row: Record) -> str:
        """A field of a row as a reader sees it."""
        value = row[name]
        return "" if value in (None, "") else shown(table, name, value, row).text

    def asked(self, table: str) -> Asked:
        """What this page asks of a table."""
        return Asked.of(table, self._request.scope if self._request else {})

    async def grid(self, table: str, heads: Sequence[dict[str, Any]], rows: Iterable[Any]) -> grid.Grid:
        """The rows of a table in the columns that are shown."""
        assert self._request is not None
        return await grid.arranged(self._datasette, self._request, self.links, table, heads, list(rows))

    async def content(self, cell: dict[str, Any]) -> Any:
        """What stands in a cell of a row."""
        return await cells.content(cell)

    async def left_out(self, table: str) -> list[dict[str, Any]]:
        """Rows that the filters leave out because a column says nothing, and where they are."""
        asked = self.asked(table)
        return [
            {"title": readable.head(table, name), "count": number, "query": asked.without(name, empty=True)}
            for name, number in await asking.left_out(self._datasette, asked)
        ]

    async def facets(self, table: str) -> list[dict[str, Any]]:
        """The columns by whose values the table is divided, with the counts of what is shown."""
        return await facets.facets(self._datasette, self.asked(table))

    def downloads(self, table: str) -> list[tuple[str, str]]:
        """The formats in which the rows can be taken away, with their addresses."""
        asked = self.asked(table)
        return [
            (name, self.links.rows_file(table, kind, asked.query(_next=None)))
            for kind, name in files.FORMATS.items()
        ]

    def ordered(self, tables: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Tables in the order in which a reader wants them: what was read out first, the source behind."""
        return sorted(tables, key=lambda table: columns.place(table["name"]))

    def question(self, name: str) -> Question:
        """A ready question."""
        return questions()[name]

    async def pieces_of(self, table: str, row: Indexed) -> list[Record]:
        """Every piece of evidence of a row, with the titles of the fields that it bears out."""
        wanted = {"id": field(row, "id"), "evidence_id": field(row, "evidence_id")}
        if table == "evidence":
            wanted["evidence_id"] = wanted["id"]
        found = await site.query(self._datasette, browse.pieces, table, wanted)
        return [piece | {"titles": field_titles(table, piece)} for piece in found]

    async def sheet_of(self, table: str, row: Indexed, pieces: Sequence[Record]) -> Sheet | None:
        """The page that a row comes from, with all evidence of it that stands there marked; else None."""
        if table != "pages" and not pieces:
            return None
        first = (
            pieces[0] if pieces else {"document_id": field(row, "document_id"), "page": field(row, "page")}
        )
        document = await site.query(self._datasette, browse.document, first["document_id"])
        page = await site.query(self._datasette, browse.page, first["document_id"], first["page"])
        if document is None or page is None:
            return None
        marks = [
            Highlight(piece["boxes"], piece["id"], "evidence", "、".join(piece["titles"]) or piece["quote"])
            for piece in pieces
        ]
        slices = [one for piece in pieces for one in slices_on(piece, first["page"])]
        return await sheet(self._datasette, document, page, marks, slices, "columns")

    async def related(
        self, table: str, row_id: str, others: Iterable[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """The tables whose rows name this row, as Datasette found them; those worth reading with rows."""
        found = []
        for other in others:
            name, column = other["other_table"], other["other_column"]
            if not other["count"] or name in _UNRELATED or name not in columns.MODELS:
                continue
            title = columns.table_title(name)
            if columns.title(name, column) != columns.table_title(table):
                title += f"（{columns.title(name, column)}）"
            rows: list[Record] = []
            if name in columns.SUMMARY or name in columns.NAMING:
                rows = await site.query(self._datasette, browse.related, name, column, int(row_id), _RELATED)
            found.append(
                {
                    "table": name,
                    "title": title,
                    "count": other["count"],
                    "address": other["link"],
                    "rows": [{**row, "summary": summary(name, row)} for row in rows],
                }
            )
        return sorted(found, key=lambda group: (not group["rows"], columns.place(group["table"])))

    async def name_of(self, table: str, row_id: Any) -> str:
        """What a row is called."""
        naming = columns.NAMING.get(table, ())
        if not str(row_id).isdigit() or not naming:
            return str(row_id)
        return await site.query(self._datasette, browse.label, table, naming, int(row_id)) or str(row_id)
