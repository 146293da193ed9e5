"""The columns of tables of holders, subscriptions, transfers and projects, by a vocabulary of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extract.language import vocabularies
from extract.records.grid import Grid

_BRACKETS = re.compile(r"[（(【\[][^（()）【】\[\]]*[）)】\]]")
_EQUAL, _WEAK, _ENDS, _HOLDS = 4, 3, 2, 1
_DEEPEST = 4
_REACH = 30
_BEFORE_AFTER = re.compile(
    r"^((?:本次)?(?:发行|增资|转让|变更|合并|减持|变动|上市|整体变更)(?:完成)?之?[前后])的?(?=[^/]{2,})"
)
"""One level that says what two could: 发行前股数."""
_PER_UNIT = re.compile(r"元/|/股|/注册资本|/出资")
_MILLIONS = re.compile(r"[（(]\s*(?:万|亿)元")
_NUMBER = re.compile(r"^[-－+]?[\d,]+(?:\.\d+)?[%％]?$")


@dataclass(frozen=True, slots=True)
class Head:
    """A head within a table: its rows, and what each column is called, levels joined by /."""

    start: int
    end: int
    names: tuple[str, ...]


def heads(grid: Grid) -> list[Head]:
    """The head that reading found, and heads that stand within the table, as where two tables share a frame."""
    table = grid.table
    found = [Head(0, table.header_rows, tuple(table.header))] if table.header_rows else []
    row = table.header_rows
    while row < min(table.n_rows - 1, _REACH):
        inner = _inner_head(grid, row)
        if inner is not None:
            found.append(inner)
            row = inner.end
        else:
            row += 1
    return found


def _inner_head(grid: Grid, row: int) -> Head | None:
    """A head that begins in a row of the body: it names a holder and shares or a ratio; or None."""
    for depth in range(1, _DEEPEST):
        if row + depth >= grid.table.n_rows:
            return None
        if any(_NUMBER.match(cell.text.strip()) for cell in grid.row_cells(row + depth - 1)):
            return None
        names = _stacked(grid, row, depth)
        plain = [_plain(name) for name in names]
        if len({name for name in plain if name}) < 2:
            continue
        holder = next((name for name in plain if _score("holders", "holder", name) == _EQUAL), None)
        if holder and any(
            _score("holders", role, name) == _EQUAL for role in ("shares", "ratio") for name in plain
        ):
            return Head(row, row + depth, tuple(names))
    return None


def _stacked(grid: Grid, row: int, depth: int) -> list[str]:
    """The words above each column: a wide cell is a level of its own, narrow ones are one cell's lines."""
    names = []
    for column in range(grid.table.n_columns):
        name, last = "", None
        for line in range(row, row + depth):
            cell = grid.cells.get((line, column))
            if cell is None or cell is last:
                continue
            wide = last is not None and last.column_span > cell.column_span
            name += ("/" if wide else "") + "".join(cell.text.split())
            last = cell
        names.append(name)
    return names


def level_above(name: str) -> str:
    """The upper levels of a column's name: 吸收合并前/清澜有限 of 吸收合并前/清澜有限/出资额."""
    parts = _levels(name)
    return "/".join(parts[:-1])


def _levels(name: str) -> list[str]:
    """The levels of a name; a stroke within words that belong together (姓名/名称) is none."""
    name = _BEFORE_AFTER.sub(r"\1/", name)
    joined = re.sub(r"(姓名|名称|年度|日)/(?=姓名|名称|20|19|[一二三四])", r"\1\0", name)
    return [part.replace("\0", "/") for part in joined.split("/")]


@vocabularies.derived
def _plain(name: str) -> str:
    """The lowest level of a column's name without units and white space."""
    lowest = _levels("".join(name.split()))[-1]
    return (_BRACKETS.sub("", lowest) or lowest.strip("（）()")).strip("：:*＊")


@vocabularies.derived
def _score(kind: str, role: str, plain: str) -> int:
    """How well a heading fits a role: 4 is its name, 3 is a weak name, 2 ends with it, 1 holds it, 0 is none."""
    if not plain:
        return 0
    rules: dict[str, Any] = vocabularies.load("capital_headers")[kind][role]
    if any(word in plain for word in rules.get("forbids", ())):
        return 0
    if plain in rules["names"]:
        return _EQUAL
    if plain in rules.get("weak", ()):
        return _WEAK
    long = [name for name in rules["names"] if len(name) > 2]
    if any(plain.endswith(name) for name in long):
        return _ENDS
    return _HOLDS if any(name in plain for name in long if len(name) > 3) else 0


def role_score(kind: str, role: str, name: str) -> int:
    """How well a column's name fits a role, 0 to 4; a unit in brackets tells a price from a sum."""
    if (role == "amount" and _PER_UNIT.search(name)) or (role == "price" and _MILLIONS.search(name)):
        return 0
    return _score(kind, role, _plain(name))


def columns(kind: str, names: list[str] | tuple[str, ...], roles: tuple[str, ...]) -> dict[str, int]:
    """The column of each role, the surest first, no column twice."""
    scored = sorted(
        (
            (-role_score(kind, role, name), roles.index(role), column, role)
            for column, name in enumerate(names)
            for role in roles
            if role_score(kind, role, name)
        ),
    )
    found: dict[str, int] = {}
    for _, _, column, role in scored:
        if role not in found and column not in found.values():
            found[role] = column
    return found


@vocabularies.derived
def words(name: str) -> frozenset[str]:
    """A list of the vocabulary of headings; `holders/not_snapshot` is a list within a kind of table."""
    found = vocabularies.load("capital_headers")
    for part in name.split("/"):
        found = found[part]
    return frozenset(found)
