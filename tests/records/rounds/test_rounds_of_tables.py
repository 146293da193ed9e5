"""Rounds of tables: which tables are of rounds, by heads and cells together, and what their rows say."""

from __future__ import annotations

from typing import Any

import pytest

from extract.options import Options
from extract.records.pipeline import extract_records
from extract.records.tables import tables_of
from extract.records.tables.roles import assign
from schemas import FundingRound
from tests.records.tables.conftest import draw


def rounds(grid: str, head: int = 1, **said: Any) -> list[FundingRound]:
    return extract_records(draw(grid, head=head, **said), Options(kind="white_paper")).funding_rounds


def brief(event: FundingRound) -> tuple[Any, ...]:
    return event.firm, event.date, event.round, event.amount_low, [p.name for p in event.participants]


def test_rounds_that_stand_side_by_side_are_rows() -> None:
    found = rounds(
        """企业名称 | 创立时间 | 天使轮 | < | A轮 | <
           ^ | ^ | 金额 | 投资方 | 金额 | 投资方
           云湾科技 | 2014 | 500万 | 甲石资本 | 3000万 | 乙木资本、丙川创投
           青岫数据 | 2015 | — | — | 未披露 | 丁火基金等4家机构""",
        2,
    )
    assert [brief(e) for e in found] == [
        ("云湾科技", None, "天使轮", 5_000_000, ["甲石资本"]),
        ("云湾科技", None, "A轮", 30_000_000, ["乙木资本", "丙川创投"]),
        ("青岫数据", None, "A轮", None, ["丁火基金"]),
    ]


def test_who_buys_and_who_is_bought_is_told_by_how_heads_are_made() -> None:
    found = rounds(
        """日期 | 被收购方 | 收购方 | 收购金额
           ^ | ^ | ^ | （百万美元）
           2016.6.12 | BlueRiver | Northcoast | 4722.2
           2016.9.7 | Halden | OPG Capital | 4200.0""",
        2,
    )
    assert [brief(e) for e in found] == [
        ("BlueRiver", "2016-06-12", "并购", 4_722_200_000, ["Northcoast"]),
        ("Halden", "2016-09-07", "并购", 4_200_000_000, ["OPG Capital"]),
    ]
    assert {(e.kind, e.currency, e.participants[0].role) for e in found} == {("merger", "USD", "acquirer")}


def test_a_table_on_its_side_gives_a_round_for_each_column() -> None:
    found = rounds(
        """企业名称 | 云湾科技 | 青岫数据
           融资时间 | 2021年3月 | 2021年6月
           融资轮次 | A轮 | B轮
           融资金额 | 3000万元 | 1亿元
           投资方 | 甲石资本 | 乙木资本"""
    )
    assert [brief(e) for e in found] == [
        ("云湾科技", "2021-03", "A轮", 30_000_000, ["甲石资本"]),
        ("青岫数据", "2021-06", "B轮", 100_000_000, ["乙木资本"]),
    ]


def test_a_column_of_rounds_tells_without_a_head_that_is_known() -> None:
    found = rounds(
        """公司 | 进展 | 所融资金
           云湾科技 | A轮 | 3000万元
           青岫数据 | Pre-B轮 | 5000万元"""
    )
    assert [(e.firm, e.round) for e in found] == [("云湾科技", "A轮"), ("青岫数据", "Pre-B轮")]


def test_the_year_of_the_caption_is_inferred_for_rows_without_a_date() -> None:
    (event,) = rounds(
        "企业名称 | 轮次 | 融资金额\n云湾科技 | A轮 | 3000万元", caption="2021年部分企业融资情况"
    )
    assert (event.date, event.note) == ("2021", "日期由表题推定")


@pytest.mark.parametrize(
    "grid",
    [
        "项目 | 阶段 | 金额\n设备管理系统建设项目 | 建设中 | 300万元\n厂房二期 | 已完工 | 200万元",
        "研发项目 | 名称 | 阶段\n疫苗 | 甲型疫苗 | 临床试验\n抗体 | 乙型抗体 | 已申报",
        "股东名称 | 持股数量 | 比例(%) | 股份状态 | 数量\n云湾投资有限公司 | 158,373,295 | 5.80 | 质押 | 20,000,000",
        "被投资单位 | 期初余额 | 追加投资 | 期末余额\n云湾科技有限公司 | 10.00 | 5.00 | 15.00",
        "担保对象名称 | 担保额度 | 实际发生日期\n云湾科技有限公司 | 5000万元 | 2021年3月1日",
        "任职人员姓名 | 其他单位名称 | 任期起始日期\n王某 | 云湾科技有限公司 | 2021年3月1日",
        "公告名称 | 披露日期\n关于对外投资的公告 | 2021年3月1日",
        "公司名称 | 成立日期 | 主要经营业务\n云湾投资有限公司 | 2001年3月1日 | 投资管理",
    ],
)
def test_what_is_nothing_known_stays_a_plain_table(grid: str) -> None:
    for frame in tables_of(draw(grid)).records(0):
        assert assign(frame, "rounds", "funds", "policies") is None


def test_funds_and_policies_are_told_from_rounds() -> None:
    kinds = []
    for grid in (
        "企业 | 轮次 | 投资方\n云湾科技 | A轮 | 甲石资本",
        "基金名称 | 规模 | 投资方向\n云湾引导基金 | 50亿元 | 先进制造",
        "发文时间 | 名称 | 发文单位\n2021年3月 | 关于支持储能产业的若干意见 | 云溪市人民政府",
    ):
        (frame,) = tables_of(draw(grid)).records(0)
        found = assign(frame, "rounds", "funds", "policies")
        kinds.append(found.kind if found else None)
    assert kinds == ["rounds", "funds", "policies"]
