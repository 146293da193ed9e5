"""The words that templates use: names of columns, addresses, and what is looked up as it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request

from extract.store import browse
from extract.store.questions import Question, questions
from extract.store.rows import Record
from extract.version import VERSION
from extract.web import columns, site
from extract.web.links import Links
from extract.web.naming import named
from extract.web.page_view import summary
from extract.web.sheet import Highlight, Sheet, sheet, slices_on
from extract.web.start import Start, start
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
_LAST = (
    "document_id",
    "page",
    "char_start",
    "char_end",
    "boxes",
    "box",
    "parts",
    "table_id",
    "cell_id",
    "path",
    "sha256",
    "extractor_version",
    "ingested_at",
)
"""Columns that say where a row is from; they stand behind those that say what it is."""


_UNRELATED = frozenset({"page_layouts", "document_files", "check_members"})
_OWNERS = ("funding_rounds", "policies", "policy_measures")
_RELATED = 12
"""Rows of a table that are listed beside the row they belong to."""


class Helper:
    """Bound to one Datasette and its database of ours."""

    def __init__(self, datasette: Datasette, request: Request | None, database: str) -> None:
        self._datasette = datasette
        self._request = request
        self.database = database
        self.links = Links(datasette, database)
        self.version = VERSION

    def title(self, table: str | None, name: str) -> str:
        """The Chinese head of a column."""
        return columns.title(table, name)

    def explanation(self, table: str | None, name: str) -> str:
        """What a column holds."""
        return columns.explanation(table, name)

    def table_title(self, table: str) -> str:
        """The Chinese name of a table."""
        return columns.table_title(table)

    def table_description(self, table: str) -> str:
        """What a table holds."""
        return columns.table_description(table)

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

    async def facet_label(self, table: str, facet: dict[str, Any], value: dict[str, Any]) -> str:
        """The name of a facet's value: a document's title, a Chinese name, or what Datasette found."""
        column = columns.find(table, facet["name"])
        if column and column.references == "documents" and isinstance(value["value"], int):
            naming = columns.NAMING["documents"]
            text = await site.query(self._datasette, browse.label, "documents", naming, value["value"])
            if text:
                return text
        return named(table, facet["name"], value["value"]) or str(
            value["label"] or value["value"] or "（空）"
        )

    def arranged(self, heads: Sequence[dict[str, Any]], rows: Iterable[Any]) -> dict[str, Any]:
        """The columns of a table page in reading order, and which are empty on it and left out.

        `shown` has pairs of a column's place in Datasette's row and its head; `empty` has the names left out.
        """
        rows = list(rows)
        filtered = set(self._request.args.keys()) if self._request else set()
        empty = [
            head["name"]
            for place, head in enumerate(heads)
            if rows
            and head["name"] not in filtered
            and not head["is_pk"]
            and all(row.cells[place]["raw"] in (None, "", "[]") for row in rows)
        ]
        pairs = [(place, head) for place, head in enumerate(heads) if head["name"] not in empty]
        pairs.sort(key=lambda pair: _rank(pair[1]))
        return {"shown": pairs, "empty": empty}

    def is_number(self, table: str | None, name: str) -> bool:
        """Whether a column holds numbers that stand to the right."""
        column = columns.find(table, name)
        return column is not None and column.affinity in ("REAL", "INTEGER") and not column.references

    def ordered(self, tables: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Tables in the order in which a reader wants them: what was read out first, the source behind."""
        return sorted(tables, key=lambda table: columns.place(table["name"]))

    def question(self, name: str) -> Question:
        """A ready question."""
        return questions()[name]

    async def start(self) -> Start:
        """What the start page shows."""
        return await start(self._datasette)

    async def sheet_of(self, table: str, row: Indexed) -> Sheet | None:
        """The page that a row comes from, with its place marked; a document's first page; else None."""
        if table == "documents":
            return await self._sheet(field(row, "id"), 1, None)
        if table == "pages":
            return await self._sheet(field(row, "document_id"), field(row, "page"), None)
        evidence_id = field(row, "id") if table == "evidence" else field(row, "evidence_id")
        if evidence_id is None:
            return None
        evidence = await site.query(self._datasette, browse.evidence, evidence_id)
        return await self._sheet(evidence["document_id"], evidence["page"], evidence) if evidence else None

    async def _sheet(self, document_id: int, number: int, evidence: Record | None) -> Sheet | None:
        document = await site.query(self._datasette, browse.document, document_id)
        page = await site.query(self._datasette, browse.page, document_id, number)
        if document is None or page is None:
            return None
        if evidence is None:
            return await sheet(self._datasette, document, page, [], [])
        mark = Highlight(evidence["boxes"], evidence["id"], "evidence", evidence["quote"])
        return await sheet(self._datasette, document, page, [mark], slices_on(evidence, number))

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
            if table != "documents" and (name in columns.SUMMARY or name in columns.NAMING):
                rows = await site.query(self._datasette, browse.related, name, column, int(row_id), _RELATED)
            found.append(
                {
                    "table": name,
                    "title": title,
                    "count": other["count"],
                    "address": other["link"],
                    "rows": [
                        {**row, "summary": summary(name, row), "of": await self._owner(table, name, row)}
                        for row in rows
                    ],
                }
            )
        return sorted(found, key=lambda group: (not group["rows"], columns.place(group["table"])))

    async def _owner(self, table: str, name: str, row: Record) -> str:
        """The event, policy or measure that a row belongs to, in one line, unless that is the row in view."""
        for column in columns.MODELS[name].columns():
            owner = column.references
            if owner in _OWNERS and owner not in (table, name) and row[column.name] is not None:
                found = await site.query(self._datasette, browse.related, owner, "id", row[column.name], 1)
                return summary(owner, found[0]) if found else ""
        return ""

    async def name_of(self, table: str, row_id: Any) -> str:
        """What a row is called."""
        naming = columns.NAMING.get(table, ())
        if not str(row_id).isdigit() or not naming:
            return str(row_id)
        return await site.query(self._datasette, browse.label, table, naming, int(row_id)) or str(row_id)


def _rank(head: dict[str, Any]) -> int:
    if head["is_pk"]:
        return 0
    if head["name"] == "evidence_id":
        return 1
    return 3 + _LAST.index(head["name"]) if head["name"] in _LAST else 2
