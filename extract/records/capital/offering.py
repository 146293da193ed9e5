"""The offering: how many shares, at what price, for what sum, where listed, sponsored by whom."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.language import vocabularies
from extract.language.periods import find_periods, parse_date
from extract.language.quantities import find_quantities, read_cell
from extract.records.capital.firms import Firms
from extract.records.capital.story import plain, squeezed
from extract.records.grid import Grid, spanning
from extract.records.passages import Passage
from extract.records.tables.units import column_unit
from schemas import Document, Evidence, Listing

_REACH = 60
"""Pages within which a prospectus states its offering."""
_LINE = re.compile(r"^(?:\d+[、.．]|[（(]\d+[）)])?\s*(?P<label>[^：:]{2,24})[：:]\s*(?P<value>.+)$", re.S)
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_ORGANIZATION = re.compile(r"[\u4e00-\u9fff（）()]{4,30}?(?:股份有限公司|有限责任公司|有限公司)")
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
_PROSE = {
    "net": re.compile(
        r"(?:募集资金净额|扣除[^。；]{0,40}?后[^。；\d]{0,24}?|实际(?:可)?(?:筹集|募集)资金)(?:约)?(?:为|人民币|：)*(?P<value>[\d,.]+\s*(?:亿|万)?元)"
    ),
    "shares": re.compile(r"公开发行(?:股票|新股|人民币普通股)?(?:（A股）)?(?P<value>[\d,.]+\s*(?:亿|万)?股)"),
}


@dataclass(slots=True)
class _Fact:
    field: str
    value: str
    evidence: Evidence
    table: bool


@dataclass(slots=True)
class Offering:
    """What a prospectus says of the offering that it announces."""

    listing: Listing
    where: dict[str, Evidence] = field(default_factory=dict)
    """Where each fact stands."""
    issued_on: str | None = None
    """The day of the offering, ISO 8601."""
    shares_before: float | None = None
    shares_after: float | None = None
    """All shares of the issuer before and after the offering, where printed as such."""


def offering_of(document: Document, firms: Firms) -> Offering | None:
    """The offering that a prospectus announces, None where it states neither number, price nor sum."""
    listing = Listing(firm=firms.issuer or document.issuer or "")
    offering = Offering(listing)
    where = offering.where
    for fact in _facts(document):
        if fact.field in ("shares_before", "shares_after"):
            number = next((q.value for q in find_quantities(fact.value) if q.unit == "股"), None)
            if getattr(offering, fact.field) is None:
                setattr(offering, fact.field, number)
            continue
        if fact.field == "date" and offering.issued_on is None:
            found = [p.iso for p in find_periods(fact.value) if p.iso and p.kind == "point"]
            day = parse_date(fact.value) or next((iso for iso in found if len(iso) == 10), None)
            if day and len(day) == 10:
                offering.issued_on, where["date"] = day, fact.evidence
            continue
        if _take(listing, fact):
            where.setdefault(fact.field, fact.evidence)
    if not listing.firm or not ({"shares", "price", "raised"} & set(where)):
        return None
    listing.stock_code = listing.stock_code or document.stock_code
    if listing.exchange is None or listing.board is None:
        _from_title(listing, document)
    listing.evidence = where.get("shares") or where.get("price") or where["raised"]
    return offering


def _facts(document: Document) -> Iterator[_Fact]:
    """Labels with their values, from tables and lines, in the order of the pages."""
    seen: set[int] = set()
    for index, block in enumerate(document.blocks):
        if block.page > _REACH and document.pages > _REACH:
            break
        if block.kind == "table" and block.table is not None and block.table not in seen:
            seen.add(block.table)
            yield from _in_table(Grid(document, block.table))
        elif block.kind in ("paragraph", "heading"):
            yield from _in_line(Passage(document, index))
    for index, block in enumerate(document.blocks):
        if block.kind != "paragraph" or "本次" not in block.text or block.page > _REACH:
            continue
        if _is_past(Passage(document, index)):
            continue
        text, places = squeezed(block.text)
        for told, pattern in _PROSE.items():
            match = pattern.search(text)
            if match is not None:
                start, end = places[match.start()], places[match.end() - 1] + 1
                yield _Fact(told, match["value"], Passage(document, index).evidence(start, end), False)


def _is_past(passage: Passage) -> bool:
    """Whether a passage tells of an offering before this one, among the changes of capital."""
    words = vocabularies.load("capital_words")["not_offering_places"]
    return any(word in plain(title) for title in passage.headings for word in words)


def _in_line(passage: Passage) -> Iterator[_Fact]:
    text = plain(passage.text)
    if len(text) > 200:
        return
    match = _LINE.match(text)
    label, value = (match["label"], match["value"]) if match else _unmarked(text)
    field = _field(label)
    if field is not None and value:
        yield _Fact(field, value, passage.evidence(0, len(passage.text)), False)


def _unmarked(text: str) -> tuple[str, str]:
    """A label and value without a colon, as flattened tables have them: 发行股数2,000万股."""
    for label in _labels():
        if text.startswith(label):
            return label, text[len(label) :]
    return "", ""


def _in_table(grid: Grid) -> Iterator[_Fact]:
    table = grid.table
    yield from _cover_table(grid)
    if table.n_columns > 6:
        return
    for row in range(table.n_rows):
        cells = grid.row_cells(row)
        for label, value in itertools.pairwise(cells):
            field = _field(plain(label.text))
            if field is not None and _field(plain(value.text)) is None and value.text.strip():
                parts = [*label.parts, *value.parts]
                yield _Fact(field, plain(value.text), grid.document.cite(spanning(parts)), True)


def _cover_table(grid: Grid) -> Iterator[_Fact]:
    """The table on the cover of older prospectuses: 面值, 发行价格, 发行费用, 募集资金 for each share and in all."""
    head = [plain(name) for name in grid.table.header]
    price = next((c for c, name in enumerate(head) if name.startswith("发行价")), None)
    raised = next((c for c, name in enumerate(head) if name.startswith("募集资金")), None)
    if price is None or raised is None or not any(name.startswith("发行费用") for name in head):
        return
    for row in grid.body:
        cells = {cell.column: cell for cell in grid.row_cells(row)}
        first = plain(grid.text(row, 0))
        if price not in cells:
            continue
        if first.startswith("每股"):
            yield _Fact(
                "price",
                grid.text(row, price) + "元",
                grid.cite(cells[price], 0, len(cells[price].text)),
                True,
            )
        elif first.startswith("合计"):
            for field, column in (("raised", price), ("net", raised)):
                number = read_cell(grid.text(row, column), column_unit(grid.table, column, "元"))
                if column in cells and number is not None and number.value is not None:
                    cell = cells[column]
                    yield _Fact(field, f"{number.value:.2f}元", grid.cite(cell, 0, len(cell.text)), True)


def _field(label: str) -> str | None:
    bare = "".join(label.split()).rstrip("：:")
    return _labels().get(bare) or _labels().get(_BRACKETS.sub("", bare))


@vocabularies.derived
def _labels() -> dict[str, str]:
    labels: dict[str, list[str]] = vocabularies.load("capital_words")["offering_labels"]
    pairs = sorted(
        ((name, field) for field, names in labels.items() for name in names), key=lambda p: -len(p[0])
    )
    return dict(pairs)


def _take(listing: Listing, fact: _Fact) -> bool:
    """Put a fact into the listing, unless an earlier place said it."""
    words = vocabularies.load("capital_words")
    value = fact.value
    if fact.field == "exchange":
        exchange = next((name for name in words["exchanges"] if name in value), None)
        board = next((name for name in words["boards"] if name in value), None)
        listing.exchange, listing.board = listing.exchange or exchange, listing.board or board
        return exchange is not None or board is not None
    if fact.field == "code":
        code = _CODE.search(value)
        listing.stock_code = listing.stock_code or (code.group() if code else None)
        return code is not None
    if fact.field == "sponsor":
        firm = _ORGANIZATION.search(value)
        listing.sponsor = listing.sponsor or (firm.group() if firm else None)
        return firm is not None
    if fact.field == "listed_on":
        listing.listed_on = listing.listed_on or parse_date(value)
        return listing.listed_on is not None
    return _take_figure(listing, fact.field, value)


def _take_figure(listing: Listing, field: str, value: str) -> bool:
    for quantity in find_quantities(value):
        number = quantity.value if quantity.value is not None else quantity.high
        if number is None:
            continue
        if field == "shares" and quantity.unit == "股":
            listing.shares_offered = listing.shares_offered or number
            return True
        if quantity.kind != "money":
            continue
        if field == "price" and (listing.price is None):
            listing.price = number
        elif field == "raised" and listing.raised_low is None and listing.raised_high is None:
            listing.raised_low, listing.raised_high = quantity.low, quantity.high
        elif field == "net" and listing.raised_net is None:
            listing.raised_net = number
        else:
            return False
        return True
    return False


def _from_title(listing: Listing, document: Document) -> None:
    """Board from the title: 首次公开发行股票并在创业板上市招股说明书."""
    words = vocabularies.load("capital_words")
    head = plain("".join(b.text for b in document.blocks[:12] if b.kind in ("heading", "paragraph")))
    title = (document.title or "") + head[:300]
    listing.board = listing.board or next((name for name in words["boards"] if f"在{name}" in title), None)
