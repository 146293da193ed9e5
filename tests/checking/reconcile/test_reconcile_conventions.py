"""What hangs on a convention is no error: signs, bases below nought, codes, figures that are cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.arithmetic.relation import Term
from extract.checking.reconcile.tables.cells import numbers_rows, read
from extract.checking.reconcile.tables.conventions import is_cut, last_figure
from schemas import Check, Evidence

Reconciled = Callable[..., list[Check]]
Rows = Sequence[Sequence[str]]

HEAD = ("被投资单位", "期初余额", "追加投资", "减少投资", "期末余额")


def verdicts(checks: list[Check]) -> Counter[str]:
    return Counter(check.verdict for check in checks)


def test_a_column_of_decreases_printed_positive(of_table: Reconciled) -> None:
    rows = [HEAD]
    rows += [
        (f"甲{i}公司", f"{1000 + i},000.00", f"{i},500.00", "", f"{1000 + 2 * i},500.00") for i in range(1, 7)
    ]
    rows += [("乙公司", "5,000,000.00", "", "1,250,000.00", "3,750,000.00")]
    rows += [("丙公司", "8,000,000.00", "", "2,100,000.00", "5,900,000.00")]
    assert verdicts(of_table(rows, unit="元"))["inconsistent"] == 0


@pytest.mark.parametrize(
    ("now", "then", "growth", "verdict"),
    [
        ("-1,332.64", "-837.97", "59.03%", "undetermined"),
        ("815.62", "-38.99", "-2,191.87%", "undetermined"),
        ("1,200.00", "1,000.00", "20.00%", "consistent"),
    ],
)
def test_growth_on_a_negative_base(
    of_table: Reconciled, now: str, then: str, growth: str, verdict: str
) -> None:
    rows = [
        ("项目", "2022年", "2021年", "同比增减"),
        ("经营活动现金流入", "5,500.00", "5,000.00", "10.00%"),
        ("经营活动现金流出", "4,400.00", "4,000.00", "10.00%"),
        ("现金流量净额", now, then, growth),
    ]
    found = [c for c in of_table(rows, unit="万元") if c.kind == "growth" and "净额" in (c.explanation or "")]
    assert [c.verdict for c in found] == [verdict]


@pytest.mark.parametrize("text", ["05", "012281974", "49,4"])
def test_codes_and_cut_figures_are_no_numbers(text: str) -> None:
    assert read(text, "元") is None


def test_codes_that_begin_with_nought_number_rows() -> None:
    assert numbers_rows(["208", "05", "06"])
    assert not numbers_rows(["208", "315", "406"])


def number(text: str, value: float, unit: str | None = None, precision: float = 0.005) -> Number:
    return Number(text, value, precision, lambda: Evidence(), unit=unit)


def test_a_sum_with_figures_cut_off() -> None:
    terms = [Term("部分", number("65,842,326", 65842326.0)), Term("部分", number("255,566.58", 255566.58))]
    assert is_cut(number("66,097,893.21", 66097893.21), terms, 66097892.58)
    assert not is_cut(number("66,097,900.00", 66097900.0), terms, 66097892.58)


def test_the_last_figure_of_a_share_may_be_cut_off_or_rounded_up() -> None:
    assert last_figure(number("56.32%", 56.32, "%"), 56.3135)
    assert not last_figure(number("0.76%", 0.76, "%"), 0.7705)
