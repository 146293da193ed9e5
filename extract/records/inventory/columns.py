"""Columns and cells of tables that hold names: by their heads and labels, and by what most of their cells are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.language import vocabularies
from extract.language.names.endings import ending_kind, is_possible
from extract.language.names.finder import find_certain
from extract.language.names.lexicon import is_trade_name, lexicon
from extract.language.names.words import PERSON, is_person, is_proper, may_be_person
from extract.language.tokens import Tokens
from extract.records.capital.holder_kinds import is_kind
from extract.records.inventory.printed import unbroken
from extract.records.inventory.tally import Sign, Tally
from extract.records.parties import investors
from extract.records.tables.roles import plain_head
from schemas import Document, SourceTable, TableCell
from schemas.organization import NameKind, OrganizationKind

_HEAD_ROWS, _MOSTLY = 5, 0.6
_LONGEST, _LONGEST_HEAD = 60, 16
_FIGURE = re.compile(r"\d")
_NO_NAME = re.compile(r"[。；！？：:“”《》%％]|^[\d\s.,\-—–－/()（）]*$|^\W*$|\d{5,}|年\d|^第.{1,4}[名位]$")
_NUMBERED = re.compile(r"^(?:[（(]?\d{1,2}[）).、]|[①-⑳])\s*")
_NOTE = re.compile(r"(?:[（(](?:注\s*\d*|SS|CS|被?合并方?|[*\d])[）)]|注\s*\d+|[*＊]+)+$")
_COUNTED = re.compile(
    r"等(?:\d+|[一二两三四五六七八九十]+|多|数)?[家名个]?(?:机构|企业|公司|单位|投资方|投资人|股东)?$"
)
_BLANK = frozenset({
    "", "-", "—", "--", "/", "无", "合计", "总计", "小计", "共计", "其他", "其他股东", "未披露", "不适用", "否", "是", "同上", "不详",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameColumn:
    """A column whose cells are names."""

    column: int
    kind: OrganizationKind
    first_row: int
    plain: bool
    """Whether its head may as well head persons: 股东名称."""


def note_tables(document: Document, tally: Tally) -> None:
    """Add the names that columns and labelled cells of all tables hold."""
    for table in document.tables:
        rows = _rows(table)
        if _is_form(table):
            _note_labels(rows, tally)
            continue
        taken = set()
        for column in name_columns(table):
            taken.add(column.column)
            _note_column(rows, column, tally)
        for number in _person_columns(table, taken):
            persons = {_text(row.get(number)) for row in rows.values()}
            tally.persons |= {person for person in persons if PERSON.fullmatch(person)}


def _is_form(table: SourceTable) -> bool:
    """Whether a table is one of labels and values: 公司名称 | …, 法定代表人 | …."""
    labels = Counter(c.column for c in table.cells if label_kind(plain_head(_text(c))) is not None)
    return any(count > 1 for count in labels.values()) or (bool(labels) and table.n_columns == 2)


def name_columns(table: SourceTable) -> Iterator[NameColumn]:
    """The columns that a head announces as names; a head may stand some rows below the first."""
    found: set[int] = set()
    heads = _head_rows(table)
    for cell in table.cells:
        if cell.row >= heads or cell.column in found or cell.column_span > 1:
            continue
        kind = column_kind(unbroken(cell.text))
        if kind is not None:
            found.add(cell.column)
            head = plain_head(unbroken(cell.text))
            yield NameColumn(
                cell.column, kind, max(cell.row + cell.row_span, table.header_rows), _may_be_person(head)
            )


def _head_rows(table: SourceTable) -> int:
    """How many rows may be heads: those marked so, and rows of few words below them, as where a head runs over lines."""
    row = table.header_rows
    while row < _HEAD_ROWS:
        texts = [_text(cell) for cell in table.cells if cell.row == row]
        if any(len(text) > _LONGEST_HEAD or _FIGURE.search(text) or text.startswith("指") for text in texts):
            break
        row += 1
    return row


@vocabularies.derived
def column_kind(head: str) -> OrganizationKind | None:
    """The kind of organizations that a column holds by its head, None where they are something else."""
    words = vocabularies.load("name_evidence")
    plain = whole = plain_head(head)
    for tail in ("姓名", "名称"):
        plain = re.sub(rf"[/、（(]?(?:或|及|和)?(?:者)?{tail}[）)]?$", "", plain)
    tailed, plain = plain != whole, plain.rsplit("/", 1)[-1]
    plain = re.sub(rf"(?:{'|'.join(words['column_tails'])})$", "", plain)
    if not plain or len(plain) > 14 or (not tailed and plain in words["bare_not_columns"]):
        return None
    best: tuple[int, OrganizationKind] | None = None
    for kind, nouns in words["columns"].items():
        for noun in nouns:
            if plain.endswith(noun) and (best is None or len(noun) > best[0]):
                best = (len(noun), kind)
    return best[1] if best else None


@vocabularies.derived
def list_kind(label: str) -> OrganizationKind | None:
    """The kind of bodies that a label before a list in running text announces: 责任单位：, 抄送：."""
    words = vocabularies.load("name_evidence")
    if label in words["copied"]:
        return "government"
    return next(
        (
            k
            for k in ("government", "intermediary")
            if any(label.endswith(noun) for noun in words["columns"][k])
        ),
        None,
    )


def _may_be_person(head: str) -> bool:
    return (
        re.search(r"股东|姓名|合伙人|发起人|出资|持有人|认购|投资者|投资人|转让|受让|关联|权利人|方$", head)
        is not None
    )


def _person_columns(table: SourceTable, taken: set[int]) -> Iterator[int]:
    heads = vocabularies.load("name_evidence")["person_columns"]
    for cell in table.cells:
        if cell.row < _HEAD_ROWS and cell.column not in taken and plain_head(unbroken(cell.text)) in heads:
            yield cell.column


def _rows(table: SourceTable) -> dict[int, dict[int, TableCell]]:
    rows: dict[int, dict[int, TableCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return rows


def _text(cell: TableCell | None) -> str:
    return unbroken(cell.text) if cell is not None else ""


def _note_column(rows: dict[int, dict[int, TableCell]], column: NameColumn, tally: Tally) -> None:
    """Add a column's names where most of its cells may be names."""
    texts = [
        _text(row.get(column.column)) for number, row in sorted(rows.items()) if number >= column.first_row
    ]
    filled = [text for text in texts if text not in _BLANK]
    pieces = [piece for text in filled for piece in names_of_cell(text)]
    if not pieces or 2 * len(pieces) < len(filled):
        return
    natural = _of_persons(rows, column.column)
    persons = [p for p in pieces if is_person(p) or p in natural]
    if column.plain and 2 * len(persons) > sum(map(may_be_person, pieces)):
        # Among persons one of a rare family name is a person too: 官霁.
        persons = [p for p in pieces if p in persons or (may_be_person(p) and not is_trade_name(p))]
    telling = sum(1 for piece in pieces if looks_like_name(piece))
    if 2 * telling < len(pieces):
        return
    heads = {
        text
        for number, row in rows.items()
        if number < column.first_row
        for cell in row.values()
        if (text := _text(cell))
    }
    for piece in pieces:
        if piece in heads or not (_MOSTLY * len(pieces) <= telling or looks_like_name(piece)):
            continue
        # 真格 among 云天使基金 and 丰厚资本 is an investor; 陈晨 among holders is a person.
        if piece in persons and (column.plain or 2 * len(persons) > len(pieces)):
            tally.persons.add(piece)
        else:
            tally.add(piece, "column", column.kind, "english" if piece.isascii() else "short")


def _of_persons(rows: dict[int, dict[int, TableCell]], column: int) -> set[str]:
    """The names of a column beside which another cell of the row says that they are persons': 境外自然人."""
    return {
        _text(row[column])
        for row in rows.values()
        if column in row and any(_text(cell).endswith("自然人") for cell in row.values())
    }


def names_of_cell(text: str) -> list[str]:
    """The names that an unbroken cell lists, without numbers, notes and roles."""
    found = []
    for party in investors(_COUNTED.sub("", _NUMBERED.sub("", text))):
        name = _NOTE.sub("", _NUMBERED.sub("", party.name)).strip()
        if 2 <= len(name) <= _LONGEST and name not in _BLANK and not _NO_NAME.search(name):
            public = any(word in name for word in vocabularies.load("capital_words")["public"])
            if not public and not is_kind(name):
                found.append(name)
    return found


@vocabularies.derived
def looks_like_name(text: str) -> bool:
    """Whether a whole string reads as a name and not as a thing: known, of a name's ending, of made-up words, or Latin."""
    if text.isascii():
        return text[:1].isupper() or any(c.isupper() for c in text)
    tokens = Tokens(text)
    return (
        text in lexicon().names
        or is_trade_name(text)
        or is_proper(tokens.words)
        or is_possible(text)
        or ending_kind(text, 0, len(text), tokens, listed=True) is not None
        or any(span.end == len(text) for span in find_certain(text, tokens))
    )


def _note_labels(rows: dict[int, dict[int, TableCell]], tally: Tally) -> None:
    """Add what stands right of a label: 公司全称 | 清澜精工股份有限公司."""
    for row in rows.values():
        cells = [row[column] for column in sorted(row)]
        for left, right in pairwise(cells):
            note_labelled(_text(left), _text(right), tally)


def note_labelled(label: str, value: str, tally: Tally) -> None:
    """Add the name that a label announces; `value` is what stands behind or beside it."""
    kind = label_kind(plain_head(label))
    if kind is None:
        return
    if kind == "person":
        tally.persons |= {p for p in names_of_cell(value) if PERSON.fullmatch(p)}
        return
    forms: dict[str, tuple[Sign, NameKind]] = {
        "full": ("label", "full"),
        "short": ("label", "short"),
        "english": ("label", "english"),
    }
    sign, form = forms.get(kind, ("column", "short"))
    pieces = [value] if form == "english" else names_of_cell(value)
    for piece in pieces:
        if len(piece) <= _LONGEST + 20 and not (kind == "role" and is_person(piece)):
            tally.add(piece, sign, "other" if kind == "role" else "firm", form)
            if plain_head(label) in vocabularies.load("name_evidence")["issuer_labels"]:
                tally.issuers.append(piece)


@vocabularies.derived
def label_kind(label: str) -> str | None:
    """What a label says that the text beside it is: full, short, english, role or person."""
    labels: dict[str, list[str]] = vocabularies.load("name_evidence")["labels"]
    return next((kind for kind, words in labels.items() if label in words), None)
