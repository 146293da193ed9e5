"""No finder takes more than linear time, whatever text it is given: four times the text, about four times the work.

What is compared is growth, in work of this process and not by the clock, the least of several runs. A finder that
looks back over all that it has read takes sixteen times as long for four times the text.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from extract.language.names import find_names
from extract.language.periods import PeriodContext, find_periods
from extract.language.pipeline import pipeline
from extract.language.quantities import find_quantities
from extract.language.regions import find_regions
from extract.language.rounds import find_rounds

KINDS = [
    "1元", "30%、", "分别为1亿元、2亿元、", "亿", "9", "9,999,", "1.", "一", "一百万", "百", "万亿", "数", "几十",
    "（", "）", "（（1）", "《", "《办法》、", "“", "”", "2022年", "2022年1月1日至", "1月-", "年", "第1", "第一",
    "公司", "有限公司", "（有限合伙）", "某某公司、", "某某市", "北京市上海市", "市", "、", "，", "。", "：", " ", "\n",
    "ABC ", "A", "a.b", "-", "—", "~", "至", "和", "及", "等", "不超过", "超过1", "占比1%，", "增长1%、2%、和3%，",
    "1/2", "1:2", "三成", "1至2至", "1-2-3-", "5万元以上10万元以下", "融资", "获得投资", "由某某投资", "其中", "分别",
]  # fmt: skip

FINDERS: dict[str, Callable[[str], object]] = {
    "quantities": find_quantities,
    "periods": lambda text: find_periods(text, PeriodContext(published_on="2023-05")),
    "regions": find_regions,
    "rounds": find_rounds,
    "names": find_names,
    "pipeline": lambda text: pipeline()(text),
}
_SHORT, _LONG = 2_000, 16_000
_MOST = 24
"""Times as much work for eight times the text: linear is 8, quadratic 64."""
_TOO_LITTLE_TO_TELL = 0.05
"""Seconds."""


def _work(find: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    find(text)
    return time.process_time() - begin


def _grows_too_fast(find: Callable[[str], object], kind: str) -> bool:
    short, long = ((kind * (size // len(kind) + 1))[:size] for size in (_SHORT, _LONG))
    least = {short: float("inf"), long: float("inf")}
    for _ in range(4):
        for text in least:
            least[text] = min(least[text], _work(find, text))
        if least[long] < _TOO_LITTLE_TO_TELL or least[long] < _MOST * least[short]:
            return False
    return True


@pytest.mark.parametrize("name", FINDERS)
def test_work_grows_with_the_text_and_no_faster(name: str) -> None:
    FINDERS[name]("2022年，北京市某某公司获1亿元投资。")  # what is loaded on first use is no part of it
    assert [kind for kind in KINDS if _grows_too_fast(FINDERS[name], kind)] == []


def test_what_is_quadratic_is_found_out() -> None:
    def looks_back(text: str) -> int:
        return sum(1 for i in range(len(text)) for _ in text[:i:5])

    assert _grows_too_fast(looks_back, "1元")
