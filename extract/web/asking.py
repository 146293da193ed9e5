"""What is asked of a table by the conditions of an address: understood, counted, and written as SQL."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import BadRequest

from extract.store import browse
from extract.web import columns, kept, site
from extract.web.understanding import DATES, REGIONS, Condition, understood

if TYPE_CHECKING:
    from datasette.app import Datasette

_TABLE = re.compile(r"/(?P<database>[^/]+)/(?P<table>\w+)(?:\.(?:json|csv))?$")
ORIGINAL = "gouji.query_string"
"""Under this name of the scope stands what was written in the address."""
ONCE = "same_as__isnull"
"""The condition that counts once what several documents say."""
_MOST = 40
_LONGEST_SEARCH = 200
_QUOTED = frozenset({("statistics", "text"), ("measure_amounts", "text")})
"""What is a part of the row's quote, for which there is an index."""


def conditions_of(query: str) -> list[Condition]:
    """The parameters of an address, in order."""
    return parse_qsl(query, keep_blank_values=True, max_num_fields=500)


async def rewritten(datasette: Datasette, scope: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The scope of a request for a table, with its conditions as Datasette understands them."""
    match = _TABLE.search(scope.get("path", ""))
    query = scope.get("query_string", b"").decode("latin-1")
    if match is None or "=" not in query or match["database"] != await site.database_name(datasette):
        return scope
    try:
        given = conditions_of(query)
    except ValueError:
        return scope
    made = await understand(datasette, match["table"], given)
    if made == given:
        return scope
    return {**scope, "query_string": urlencode(made).encode(), ORIGINAL: query}


async def understand(datasette: Datasette, table: str, given: Sequence[Condition]) -> list[Condition]:
    """The conditions as Datasette understands them."""
    regions: list[str] = []
    named = next((key for key, _ in given if key in REGIONS), None)
    if named is not None and (table in columns.MODELS or table in columns.VIEWS):
        regions = await site.query(datasette, _values, table, named)
    return understood(table, given, lambda: regions)


def _values(connection: sqlite3.Connection, table: str, column: str) -> list[str]:
    return browse.values_of(connection, table, column)


@dataclass(frozen=True)
class Asked:
    """What is asked of a table, as it was written and as it is understood."""

    table: str
    written: list[Condition] = field(default_factory=list)
    meant: list[Condition] = field(default_factory=list)

    @classmethod
    def of(cls, table: str, scope: Mapping[str, Any]) -> Asked:
        """What the request for a table asks."""
        query = scope.get("query_string", b"").decode("latin-1")
        return cls(table, conditions_of(scope.get(ORIGINAL, query)), conditions_of(query))

    def filters(self) -> list[Condition]:
        """The conditions on columns, as written."""
        kept = [(key, value) for key, value in self.written if not key.startswith("_") and key != ONCE]
        return kept[:_MOST]

    @property
    def is_once(self) -> bool:
        """Whether what several documents say is counted once."""
        return (ONCE, "1") in self.written

    def columns(self) -> list[str]:
        """The columns that are compared with something: rows where they are empty are left out."""
        names = [key.partition("__") for key, _ in self.meant if not key.startswith("_")]
        return list(dict.fromkeys(name for name, _, operator in names if operator not in _ABOUT_EMPTY))

    def query(self, **changes: str | Sequence[str] | None) -> str:
        """The query string with some parameters replaced, or taken out where the value is None."""
        kept = [(key, value) for key, value in self.written if key not in changes]
        for key, value in changes.items():
            values = [value] if isinstance(value, str) else value or []
            kept += [(key, each) for each in values]
        return urlencode(kept)

    def without(self, name: str, empty: bool = False) -> str:
        """The query string without the conditions on a column; with `empty`, for the rows where it has nothing."""
        kept = [
            (key, value) for key, value in self.written if key.partition("__")[0] != name and key != "_next"
        ]
        return urlencode([*kept, *([(f"{name}__isblank", "1")] if empty else [])])


def exactly(name: str, value: Any) -> Condition:
    """The condition that a column has just this value: a region or year alone would take in what lies in it."""
    if name in REGIONS | DATES:
        return f"{name}__in", json.dumps([value], ensure_ascii=False)
    return name, str(value)


_ABOUT_EMPTY = frozenset({"isnull", "notnull", "isblank", "notblank"})


@dataclass(frozen=True)
class Selection:
    """Rows of a table as SQL: what follows WHERE, and its parameters."""

    table: str
    where: str
    params: dict[str, Any]


def selection(table: str, meant: Sequence[Condition], leaving: str | None = None) -> Selection:
    """The rows that satisfy the conditions, those on the column `leaving` apart."""
    from datasette.filters import Filters

    pairs = [(k, v) for k, v in meant if k and not k.startswith("_") and k.partition("__")[0] != leaving]
    try:
        clauses, params = Filters(sorted(pairs)).build_where_clauses(table)
    except (ValueError, TypeError) as error:
        raise BadRequest("筛选的条件看不懂") from error
    search = next((value for key, value in meant if key == "_find" and value.strip()), None)
    if search is not None:
        clauses = [*clauses, *find_clauses(table, search)[0]]
        params |= find_clauses(table, search)[1]
    return Selection(table, " AND ".join(f"({clause})" for clause in clauses) or "1", params)


def find_clauses(table: str, text: str) -> tuple[list[str], dict[str, Any]]:
    """The condition of the search box of a table: every term stands in the quote or in a naming column."""
    from extract.web.search import escape_fts

    names = columns.searched(table)
    clauses: list[str] = []
    params: dict[str, Any] = {}
    for number, term in enumerate(text[:_LONGEST_SEARCH].split()[:8]):
        key = f"find_{number}"
        params[key] = f"%{term}%"
        is_quoted = columns.has_evidence(table) and any(c.isalnum() for c in term)
        places = [f'"{name}" LIKE :{key}' for name in names if not (is_quoted and (table, name) in _QUOTED)]
        if is_quoted:
            params[f"{key}_q"] = escape_fts(term)
            places.append(
                f"evidence_id IN (SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH :{key}_q)"
            )
        clauses.append(f"({' OR '.join(places)})" if places else "0")
    return clauses, params


async def left_out(datasette: Datasette, asked: Asked) -> list[tuple[str, int | None]]:
    """The columns asked about, and how many rows that fit otherwise have nothing there, None where that is not known."""
    names = asked.columns()[:4]
    rests = [selection(asked.table, asked.meant, leaving=name) for name in names]
    numbers = await asyncio.gather(
        *(
            kept.counted(datasette, browse.count_empty, rest.table, rest.where, rest.params, name)
            for rest, name in zip(rests, names, strict=True)
        )
    )
    return [(name, number) for name, number in zip(names, numbers, strict=True) if number != 0]
