"""What contrast claims are made from: the sentences and table cells of a database, and its names."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from extract.language.quantities import Quantity, find_quantities, parse_unit, read_cell

_SENTENCE = re.compile(r"[^。；;！？\n\t]{14,110}[。；;]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MESSY = re.compile(r"[ ]{2,}|\.{4}|…|□|√|目录")
_LABEL = re.compile(r"[\u4e00-\u9fffA-Za-z（）()、·0-9]{2,30}")
_SERIAL = ("序号", "排名", "编号", "页码", "附注")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table with the words that say what it is of."""

    file: str
    table: int
    row: int
    column: int
    label: str
    head: str
    text: str
    unit: str
    """Magnitude and unit that stand in the heading or over the table."""


@dataclass(slots=True)
class Pool:
    """The sentences and cells of the documents, and what may be put in the place of what they say."""

    sentences: list[tuple[str, str]] = field(default_factory=list)
    """(file name, sentence); each once."""
    cells: dict[tuple[int, int, int], Cell] = field(default_factory=dict)
    firms: dict[str, list[str]] = field(default_factory=dict)
    said: dict[tuple[str, str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    """The numbers of a document by label and heading: more than one where tables repeat them."""


def gather(connection: sqlite3.Connection) -> Pool:
    """Everything that claims may be made from."""
    pool = Pool()
    _sentences(connection, pool)
    _cells(connection, pool)
    for file, name in connection.execute(
        "SELECT DISTINCT d.file_name, n.name FROM organization_names n JOIN documents d ON d.id = n.document_id"
        " WHERE n.kind IN ('full', 'short') AND length(n.name) BETWEEN 3 AND 24 ORDER BY 1, 2"
    ):
        if _HAN.search(name) and not name.endswith(("部门", "机构", "公司法")):
            pool.firms.setdefault(file, []).append(name)
    return pool


def figures(sentence: str) -> list[Quantity]:
    """The numbers of a sentence that measure something."""
    return [q for q in find_quantities(sentence) if q.unit and not q.rhetorical and q.kind != "rank"]


def _sentences(connection: sqlite3.Connection, pool: Pool) -> None:
    seen: set[tuple[str, str]] = set()
    for file, text in connection.execute(
        "SELECT d.file_name, p.text FROM pages p JOIN documents d ON d.id = p.document_id"
        " WHERE p.source = 'native' ORDER BY p.id"
    ):
        before = "。"
        for line in (text or "").split("\n"):
            # A printed line that goes on from the line before begins in the middle of a sentence.
            whole = "\t" not in line and (
                before.rstrip().endswith(("。", "；", "：")) or not file.endswith(".txt")
            )
            for match in _SENTENCE.finditer(line) if "\t" not in line else ():
                sentence = match[0].strip()
                inside = match.start() > 0 and line[match.start() - 1] in "。；;"
                fit = len(_HAN.findall(sentence)) > 0.5 * len(sentence) and not _MESSY.search(sentence)
                if (whole or inside) and fit and (file, sentence) not in seen:
                    seen.add((file, sentence))
                    pool.sentences.append((file, sentence))
            before = line


def _cells(connection: sqlite3.Connection, pool: Pool) -> None:
    tables = connection.execute(
        "SELECT t.id, d.file_name, t.header, t.header_rows, t.unit FROM source_tables t"
        " JOIN documents d ON d.id = t.document_id WHERE t.n_rows > 2 ORDER BY t.id"
    ).fetchall()
    for table, file, header, header_rows, unit in tables:
        heads = [" ".join(str(h).split()) for h in json.loads(header or "[]")]
        grid: dict[int, dict[int, str]] = defaultdict(dict)
        for row, column, text in connection.execute(
            'SELECT "row", "column", text FROM table_cells WHERE table_id = ? ORDER BY "row", "column"',
            (table,),
        ):
            grid[row][column] = " ".join((text or "").split())
        labels = Counter(cells.get(0, "") for cells in grid.values())
        for row, cells in grid.items():
            label = cells.get(0, "")
            if row < (header_rows or 0) or not _names(label) or labels[label] > 1:
                continue
            for column, text in cells.items():
                head = heads[column] if column < len(heads) else ""
                if (
                    column == 0
                    or heads.count(head) > 1
                    or not _names(head)
                    or any(s in head for s in _SERIAL)
                ):
                    continue
                number = read_cell(text)
                if number is None or number.value is None or not any(c in "123456789" for c in text):
                    continue
                cell = Cell(file, table, row, column, label, head, text, _unit(head, unit, number.unit))
                pool.cells[table, row, column] = cell
                pool.said[file, label, head].add(text)


def _names(words: str) -> bool:
    return len(_HAN.findall(words)) >= 2 and _LABEL.fullmatch(words.replace(" ", "")) is not None


def _unit(head: str, table: str | None, printed: str | None) -> str:
    """What a writer adds to the bare number of a cell."""
    if printed:
        return ""
    inside = re.search(r"[（(]([^（）()]+)[）)]", head)
    if inside and parse_unit(inside[1]) is not None:
        return inside[1]
    if re.search(r"比例|占比|比重|率|增减|同比", head):
        return ""
    plain = re.sub(r"单位|[:：\s]|人民币", "", table or "")
    return plain if plain and parse_unit(plain) is not None else ""
