"""Funds whose founding a sentence tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas import Extraction

Tell = Callable[..., Extraction]


@pytest.mark.parametrize(
    ("text", "name", "low", "high", "region"),
    [
        ("北京市设立50亿元储能产业基金，重点投资上中下游企业。", "储能产业基金", 5e9, 5e9, "北京"),
        ("远舟集团牵头设立总规模超80亿元的远舟储能产业母基金。", "远舟储能产业母基金", 8e9, None, None),
        ("深圳市设立首期规模10亿元的天使投资引导基金。", "天使投资引导基金", 1e9, 1e9, "深圳"),
        ("2022年，苏州市组建了规模为60亿元的人才基金。", "人才基金", 6e9, 6e9, "苏州"),
    ],
)
def test_funds_told(
    text: str, name: str, low: float, high: float | None, region: str | None, told: Tell
) -> None:
    (fund,) = told(text).funds
    assert (fund.name, fund.size_low, fund.size_high, fund.region) == (name, low, high, region)
    assert fund.evidence is not None
    assert name in fund.evidence.quote


@pytest.mark.parametrize(
    "text",
    [
        "产业基金是支持科技创新的重要工具。",
        "各地加快设立政府引导基金。",
        "基金规模普遍在10亿元左右。",
    ],
)
def test_funds_not_told(text: str, told: Tell) -> None:
    assert told(text).funds == []
