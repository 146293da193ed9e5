"""What holds of the rows of any text: nothing raises, and every row is cited by words of the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import Extraction

Tell = Callable[..., Extraction]

WORDS = """
2022年 2023年 截至2023年底 报告期各期末 上年 每年 由 从 至 到 和 、 ， 。 ； ： （ ） 《 》 “ ”
储能企业 远舟能源 晴川资本 霁光创投 广东 长三角 全国 项目 市场规模 研发费用 毛利率 融资 B轮融资 A轮 领投 跟投 完成 获得 收购 股权
占 占比 占全部的 同比增长 下降 较 提高 分别 分别为 达到 超过 其中 位居第二 是 的 倍 以上 共 新增 设立 基金 科创板 首发上市 募集资金
关于印发 发布 施行 规划 办法 通知 白皮书 国务院
3 1,200 -12.5 45% 六成 3.2倍 0.5个百分点 300家 262起 58亿元 数千万元 1.9亿美元 5% 12万吨 第一 20款 3年 5个工作日
"""
PIECES = [*WORDS.split(), " ", "\n"]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map("".join)


@pytest.mark.parametrize("kind", ["white_paper", "policy_notice", "prospectus"])
@settings(max_examples=120, deadline=None)
@given(text=TEXTS)
def test_rows_of_any_text_are_cited_by_the_page(told: Tell, kind: str, text: str) -> None:
    extraction = told(text, kind=kind)
    page = extraction.document.page_list[0].text
    rows = [
        *extraction.statistics,
        *extraction.funding_rounds,
        *(party for event in extraction.funding_rounds for party in event.participants),
        *extraction.funds,
        *extraction.listings,
        *extraction.policies,
    ]
    for row in rows:
        assert row.evidence is not None
        assert page[row.evidence.char_start : row.evidence.char_end] == row.evidence.quote != ""


@settings(max_examples=120, deadline=None)
@given(text=TEXTS)
def test_statistics_of_any_text_say_what_they_are_of(told: Tell, text: str) -> None:
    for row in told(text).statistics:
        assert row.subject or row.metric
        assert row.text
        if row.low is not None and row.high is not None:
            assert row.low <= row.high
