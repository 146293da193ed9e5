"""One document against another: the same figure of the same thing, period and place.

Only what two documents say in the same words is compared, and only where each says one thing of it: sources that
count differently are no error of either.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.numbers import Number, decimals_of, shown
from extract.checking.reconcile.arithmetic.relation import SIGNS
from extract.checking.reconcile.arithmetic.verdicts import Computed, judge
from extract.language.quantities import find_quantities, read_cell
from schemas import Check, CheckMember, Evidence

_UNCLEAR = frozenset({"several", "range", "undisclosed"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says of a thing; rows of one `key` are of the same thing, period and place."""

    key: tuple[str | None, ...]
    name: str
    """The thing in words, for the explanation."""
    document_id: int
    file_name: str
    value: float
    text: str
    """As printed, with or without its unit."""
    qualifier: str
    unit: str | None
    currency: str | None
    evidence: Evidence


def across(statements: Iterable[Said]) -> Iterator[Check]:
    """A check for every figure that two documents state, the later document against the earlier."""
    groups: dict[tuple[str | None, ...], dict[int, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for said in statements:
        if said.qualifier not in _UNCLEAR:
            groups[said.key][said.document_id].append(said)
    for documents in groups.values():
        clear = [(rows[0], _number(rows[0])) for _, rows in sorted(documents.items()) if _of_one_mind(rows)]
        for first, second in itertools.pairwise(clear):
            yield _check(first, second)


def _of_one_mind(rows: Sequence[Said]) -> bool:
    """Whether a document gives one figure only."""
    numbers = [_number(row) for row in rows]
    return all(n.near.meets(numbers[0].near, 1e-9 * abs(n.value)) for n in numbers[1:])


def _check(first: tuple[Said, Number], second: tuple[Said, Number]) -> Check:
    (coarse, stated), (fine, other) = sorted((second, first), key=lambda x: -x[1].precision)
    verdict = judge(stated, Computed(other.value, other.near, other.reach))
    agrees = {"inconsistent": "不符", "undetermined": "能否相符无法判断"}.get(verdict, "相符")
    places = "，".join(
        f"{s.file_name} 第{s.evidence.page}页作{_printed(s, n)}" for s, n in ((coarse, stated), (fine, other))
    )
    return Check(
        document_id=coarse.document_id,
        page=coarse.evidence.page,
        kind="cross_document",
        formula=f"{_printed(fine, other)} {SIGNS[verdict]} {_printed(coarse, stated)}",
        stated=stated.value,
        computed_low=other.near.low,
        computed_high=other.near.high,
        verdict=verdict,
        explanation=f"{coarse.name}：{places}，{agrees}。",
        evidence=coarse.evidence,
        members=[
            CheckMember(role="数字", value=stated.value, evidence=coarse.evidence),
            CheckMember(role="另一份文件", value=other.value, evidence=fine.evidence),
        ],
    )


def _number(said: Said) -> Number:
    """The statement as a number, its precision read off its digits."""
    found = find_quantities(said.text)
    cell = read_cell(said.text) if not found else None
    precision = found[0].precision if found else 0.0
    if cell is not None and cell.value and cell.value != 0:
        # The cell shows 475.3 and the row holds yuan: the table's unit is what one is of the other
        precision = cell.precision * abs(said.value / cell.value)
    return Number(
        said.text,
        said.value,
        precision,
        lambda: said.evidence,
        said.qualifier,
        said.unit,
        said.currency,
        decimals=decimals_of(said.text),
    )


def _printed(said: Said, number: Number) -> str:
    """The figure with its unit, where the cell that it stands in does not show one."""
    bare = all(c in "0123456789,.-−() " for c in said.text)
    if not bare:
        return said.text
    unit = {1e3: "千", 1e4: "万", 1e6: "百万", 1e8: "亿"}.get(round(number.scale), "")
    return f"{shown(said.value, number)}{unit}{said.unit or ''}"
