"""Identities of accounts, by the names of rows: assets are liabilities and equity together."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from extract.checking.reconcile.arithmetic.relation import (
    Term,
    make_check,
    slip_note,
    slip_of,
    sum_formula,
    sum_of,
)
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.tables.sheet import Sheet
from extract.language import vocabularies
from schemas import Check


def identities(sheet: Sheet) -> Iterator[Check]:
    """The checks of a table's accounts, column by column."""
    rows: dict[str, list[int]] = {}
    for index, row in enumerate(sheet.rows):
        rows.setdefault(row.name, []).append(index)
    for rule in _rules():
        for whole, *parts in itertools.product(rule["whole"], *rule["parts"]):
            lines = [rows.get(name, []) for name in (whole, *parts)]
            if all(len(line) == 1 for line in lines):
                yield from _check(sheet, [line[0] for line in lines])


def _check(sheet: Sheet, lines: list[int]) -> Iterator[Check]:
    for column, head in enumerate(sheet.columns):
        stated, *parts = (sheet.number(line, column) for line in lines)
        known = [n for n in parts if n is not None]
        empty = all((line, column) not in sheet.spoilt for line in lines)
        if head.measure != "amount" or stated is None or not known or not empty:
            continue
        # A cell left blank beside others is nought
        terms = [Term("部分", n) for n in known]
        computed = sum_of(terms)
        verdict = judge(stated, computed)
        if verdict == "inconsistent" and len(known) < len(parts):
            continue  # what is blank here may stand in the column beside
        slip = slip_of(stated, terms) if verdict == "inconsistent" else None
        if verdict == "inconsistent" and slip is None:
            continue  # what is left out may stand in a row or table of its own, as the minority's equity does
        does = f"{len(terms)}项相加" if len(terms) > 1 else f"{terms[0].number.label}"
        sentence = f"{stated.label}：{does}"
        yield make_check(
            "sum",
            Term("合计", stated),
            terms,
            sum_formula(terms),
            computed,
            sentence,
            verdict,
            slip_note(slip),
        )


def _rules() -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = vocabularies.load("totals")["identities"]
    return rules
