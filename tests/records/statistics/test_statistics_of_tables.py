"""Statistics of tables: whose figure, which aspect, in what unit, of when."""

from __future__ import annotations

from typing import Any

import pytest

from extract.records.statistics.tables import statistics_of_tables
from tests.records.tables.conftest import draw

ANNUAL = "澄光精密股份有限公司2022年年度报告"


def told(grid: str, head: int = 1, **said: Any) -> list[tuple[Any, ...]]:
    found = statistics_of_tables(draw(grid, head=head, **said), ())
    return [(s.subject, s.metric, s.value, s.unit, s.period) for s in found]


def test_each_figure_of_a_mirrored_table_has_the_label_of_its_side() -> None:
    rows = told(
        """收入 | < | 支出 | <
           项目 | 决算数 | 项目 | 决算数
           一、拨款 | 410.50 | 一、公共服务支出 | 355.20
           二、其他收入 | | 二、社会保障支出 | 30.10""",
        2,
        unit="单位：万元",
        title="某局2022年度部门决算",
    )
    assert rows == [
        ("拨款", "决算数", 4105000.0, "元", "2022"),
        ("公共服务支出", "决算数", 3552000.0, "元", "2022"),
        ("社会保障支出", "决算数", 301000.0, "元", "2022"),
    ]


def test_a_head_in_mid_table_gives_metric_and_unit() -> None:
    rows = told(
        """第（一）项 | < | <
           信息内容 | 本年制发件数 | 现行有效件数
           规章 | 2 | 15
           第（二）项 | < | <
           信息内容 | 本年处理决定数量 | <
           行政许可 | 51873 | <
           第（三）项 | < | <
           信息内容 | 本年收费金额（单位：万元） | <
           行政事业性收费 | 8617.6 | <""",
        2,
    )
    assert [r[:4] for r in rows[2:]] == [
        ("行政许可", "本年处理决定数量", 51873.0, "个"),
        ("行政事业性收费", "本年收费金额", 86176000.0, "元"),
    ]


def test_years_in_heads_are_periods_and_never_metrics() -> None:
    rows = told(
        """项目 | 2023A | 2024 | 2025E
           营业收入 | 1,505 | 1,741 | 1,859
           递延收益 | 12 | 13 | 14""",
        unit="百万元",
    )
    assert [(r[1], r[4]) for r in rows] == [
        ("营业收入", "2023"),
        ("营业收入", "2024"),
        ("营业收入", "2025"),
        ("金额", "2023"),
        ("金额", "2024"),
        ("金额", "2025"),
    ]
    assert rows[2][2] == 1_859_000_000


def test_codes_are_no_statistics() -> None:
    rows = told(
        """科目编码 | < | 科目名称 | 合计
           201 | | 公共服务 | 249.75
           201 | 06 | 事务 | 249.75
           208 | 05 | 养老 | 160.75""",
        unit="万元",
    )
    assert {r[0] for r in rows} == {"公共服务", "事务", "养老"}
    assert {r[1] for r in rows} == {"合计"}


@pytest.mark.parametrize(
    "said",
    [
        {"above": "（除特别注明外，金额单位均为人民币千元）"},
        {"before": "财务报表附注\n（除另有说明外，金额均以人民币千元列示）"},
        {"unit": "单位：千元"},
        {"caption": "客户贷款（人民币千元）"},
        {"above": "本集团的客户贷款如下：\n单位：千元 币种：人民币"},
    ],
)
def test_the_unit_may_be_said_anywhere_around_a_table(said: dict[str, str]) -> None:
    rows = told("项目 | 2020年12月31日 | 2019年12月31日\n对公贷款 | 52,064 | 13,700", **said)
    assert rows[0] == ("对公贷款", "金额", 52_064_000.0, "元", "2020-12-31")


def test_a_row_states_its_own_unit() -> None:
    rows = told(
        """项目 | 单位 | 2022年
           泵 | 台 | 651
           阀 | 万头份 | 12""",
        title=ANNUAL,
    )
    assert [(r[0], r[2], r[3]) for r in rows] == [("泵", 651.0, "台"), ("阀", 12.0, "万头份")]


def test_shares_and_counts_do_not_take_the_money_of_the_caption() -> None:
    rows = told(
        """类别 | 金额 | 占比 | 人数
           甲类 | 10 | 12.5 | 7""",
        unit="单位：万元",
    )
    assert [(r[1], r[2], r[3]) for r in rows] == [
        ("金额", 100_000.0, "元"),
        ("占比", 12.5, "%"),
        ("人数", 7.0, "人"),
    ]


def test_relative_heads_are_of_the_period_reported_on() -> None:
    rows = told("项目 | 期末余额 | 期初余额\n存货 | 10.00 | 9.00", unit="元", title=ANNUAL)
    assert [(r[1], r[4]) for r in rows] == [("期末余额", "2022-12-31"), ("期初余额", "2021-12-31")]


def test_columns_that_nothing_tells_apart_get_no_period() -> None:
    rows = told("甲项 | 10 | 20\n乙项 | 11 | 21", head=0, title=ANNUAL)
    assert {r[4] for r in rows} == {None}


def test_the_caption_gives_the_period_that_no_column_has() -> None:
    rows = told("地区 | 企业数量\n北京 | 40\n上海 | 30", caption="2021年各地企业数量", title=ANNUAL)
    assert [(r[0], r[1], r[3], r[4]) for r in rows] == [
        ("北京", "企业数量", "家", "2021"),
        ("上海", "企业数量", "家", "2021"),
    ]


def test_equal_labels_are_told_apart_by_their_group() -> None:
    rows = told(
        """项目 | 机器
           一、账面原值 |
           1.期初余额 | 10
           二、累计折旧 |
           1.期初余额 | 1""",
        unit="元",
    )
    assert [r[0] for r in rows] == ["账面原值/1.期初余额", "累计折旧/1.期初余额"]


def test_the_base_of_a_share_is_kept() -> None:
    (found,) = statistics_of_tables(draw("项目 | 占营业收入比重\n泵 | 12.5%"), ())
    assert (found.relation, found.base) == ("share", "营业收入")


def test_growth_is_of_the_row_above() -> None:
    rows = told("项目 | 2022年 | 2021年\n营业收入 | 10 | 8\n同比增长 | 25% | 20%", unit="万元")
    assert [r[:2] for r in rows[2:]] == [("营业收入", "同比增长")] * 2


def test_balances_in_a_column_of_a_year_are_of_its_end() -> None:
    rows = told(
        "项目 | 2021年度/资本公积\n一、上年期末余额 | 10.00\n三、本期增减 | 2.00\n四、本期期末余额 | 12.00",
        unit="元",
    )
    assert [r[4] for r in rows] == ["2020-12-31", "2021", "2021-12-31"]


def test_columns_that_are_firms_are_subjects() -> None:
    rows = told("项目 | 云湾科技有限公司 | 青岫数据有限公司\n资产总额 | 10 | 20", unit="万元")
    assert [r[:2] for r in rows] == [("云湾科技有限公司", "资产总额"), ("青岫数据有限公司", "资产总额")]


def test_the_lead_names_the_aspect_that_no_head_names() -> None:
    rows = told("公司 | 2022年\n云湾科技 | 31.2%", above="报告期内，公司与同行业公司毛利率对比情况如下：")
    assert rows[0][:2] == ("云湾科技", "公司与同行业公司毛利率")


def test_the_place_of_the_caption_holds_for_every_row() -> None:
    (found,) = statistics_of_tables(draw("行业 | 企业数量\n储能 | 40", caption="上海市重点行业企业数量"), ())
    assert (found.region, found.inferred) == ("上海", "unit、region")


@pytest.mark.parametrize(
    ("head", "cell", "value", "unit", "relation"),
    [
        ("同比增减", "12.5%", 12.5, "%", "growth"),
        ("比重增减", "1.2%", 1.2, "%", "change"),
        ("占利润总额比例", "8.95%", 8.95, "%", "share"),
        ("毛利率", "31.2", 31.2, "%", "level"),
        ("公允价值份额", "724,488.98", 7244889800.0, "元", "level"),
        ("年龄", "51", 51.0, "岁", "level"),
    ],
)
def test_what_a_figure_is_by_its_head(head: str, cell: str, value: float, unit: str, relation: str) -> None:
    (found,) = statistics_of_tables(draw(f"项目 | {head}\n甲 | {cell}", unit="单位：万元"), ())
    assert (found.value, found.unit, found.relation) == (value, unit, relation)


def test_a_class_is_no_quantity() -> None:
    assert told("产品 | 注册分类 | 价格（元）\n甲苗 | 三类 | 10\n乙苗 | 二类 | 12") == [
        ("甲苗 三类", "价格", 10.0, "元", None),
        ("乙苗 二类", "价格", 12.0, "元", None),
    ]


def test_units_of_the_corner_of_a_group_and_of_a_row_above() -> None:
    rows = told(
        """利润表（百万元） | 2022年
           营业收入 | 127,554
           盈利能力（%） |
           甲类产品 | 50.54"""
    )
    assert [(r[2], r[3]) for r in rows] == [(127_554_000_000.0, "元"), (50.54, "%")]
    rows = told(
        """ | 2022年
           研发人员数量（人） | 340
           研发人员学历： |
           本科 | 128"""
    )
    assert [(r[0], r[2], r[3]) for r in rows] == [("研发人员数量", 340.0, "人"), ("本科", 128.0, "人")]
