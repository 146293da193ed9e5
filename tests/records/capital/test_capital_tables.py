"""Events, holders, the offering, projects and accounts read from tables; every firm and person is made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records.capital.model import CapitalRecords
from schemas import Document, FundingRound

Prospectus = Callable[..., tuple[CapitalRecords, Document]]

EVENTS = """\
（一）2012年9月，第一次股权转让
序号 转让方 受让方 转让出资额（万元） 转让比例 转让价款（万元）
1 陈晨 周斌 50.00 5.00% 100.00
2 林知远 周斌 30.00 3.00% 60.00
2012年9月5日，上述各方签署《股权转让协议》。2012年9月20日，清澜有限办理了工商变更登记。
本次股权转让完成后，清澜有限的股权结构如下：
单位：万元
序号 股东名称 出资额 出资比例
1 陈晨 550.00 55.00%
2 林知远 370.00 37.00%
3 周斌 80.00 8.00%
合计 1,000.00 100.00%
（二）2015年3月，第一次增资
2015年3月3日，清澜有限股东会同意注册资本增加至1,200万元，由以下投资者认购，增资价格为10元/注册资本，具体情况如下：
序号 股东名称 增资金额（万元） 计入注册资本（万元） 计入资本公积（万元）
1 云杉创投 1,200.00 120.00 1,080.00
2 松石资本 800.00 80.00 720.00
合计 2,000.00 200.00 1,800.00
2015年3月18日，清澜有限完成工商变更登记，本次增资后的股权结构如下：
单位：万元
序号 股东名称 出资额 出资比例
1 陈晨 550.00 45.83%
2 林知远 370.00 30.83%
3 云杉创投 120.00 10.00%
4 周斌 80.00 6.67%
5 松石资本 80.00 6.67%
合计 1,200.00 100.00%
（三）2018年6月，股份公司设立
2018年6月1日，清澜有限召开股东会，同意以经审计的净资产6,500万元折为6,000万股，整体变更为股份有限公司。
2018年6月20日，公司取得营业执照。股份公司设立时的股权结构如下：
序号 发起人名称 持股数量（万股） 持股比例（%）
1 陈晨 2,750.00 45.83
2 林知远 1,850.00 30.83
3 云杉创投 600.00 10.00
4 周斌 400.00 6.67
5 松石资本 400.00 6.67
合计 6,000.00 100.00
（四）2020年9月，股份公司第一次增资
2020年9月10日，公司召开股东大会，审议通过公司增资400万股的议案，每股价格25元，具体认购情况如下：
序号 认购方 认购股数（万股） 认购价款（万元） 出资方式
1 明岚控股 300.00 7,500.00 货币
2 北屿合伙 100.00 2,500.00 货币
合计 400.00 10,000.00 -
2020年9月28日，公司完成工商变更登记手续。
"""
OFFERING = """
第二节 概览
一、本次发行基本情况
发行股数 2,500万股
每股发行价格 28.60元
募集资金总额 71,500.00万元
募集资金净额 64,820.35万元
拟上市的证券交易所和板块 深圳证券交易所创业板
保荐人（主承销商） 远江证券股份有限公司
发行日期 2024年6月18日
二、主要财务数据及财务指标
项目 2023年12月31日/2023年度 2022年12月31日/2022年度 2021年12月31日/2021年度
资产总额（万元） 45,678.90 38,901.23 30,123.45
资产负债率（母公司） 41.20% 43.51% 44.02%
营业收入（万元） 38,765.43 30,456.78 25,111.11
净利润（万元） 4,777.67 -3,900.12 2,800.00
基本每股收益（元/股） 0.80 -0.65 0.47
第四节 发行人基本情况
一、发行人股本情况
（一）本次发行前后的股本情况
本次发行前，公司总股本为6,000万股，本次发行前后的股本结构如下：
序号 股东名称 发行前股数（万股） 发行前比例 发行后股数（万股） 发行后比例
1 陈晨 2,750.00 45.83% 2,750.00 32.35%
2 林知远 1,850.00 30.83% 1,850.00 21.76%
3 云杉创投 600.00 10.00% 600.00 7.06%
4 北屿合伙 400.00 6.67% 400.00 4.71%
5 清澜国资运营有限公司（SS） 400.00 6.67% 400.00 4.71%
6 社会公众股 - - 2,500.00 29.41%
合计 6,000.00 100.00% 8,500.00 100.00%
（二）本次发行前的前十名自然人股东
序号 股东名称 持股数量（万股） 持股比例
1 陈晨 2,750.00 45.83%
2 林知远 1,850.00 30.83%
第七节 募集资金运用
一、募集资金投资项目
单位：万元
序号 项目名称 投资总额 拟使用募集资金
1 精密部件扩产项目 38,620.50 36,000.00
2 研发中心升级项目 12,480.00 11,500.00
3 补充流动资金 8,000.00 8,000.00
合计 59,100.50 55,500.00
"""


def rows(event: FundingRound) -> list[tuple[str, str, float | None, float | None]]:
    return sorted((str(p.role), p.name, p.amount_low, p.shares) for p in event.participants)


def test_events_told_in_tables(prospectus: Prospectus) -> None:
    transfer, first, reform, second = prospectus(EVENTS)[0].funding_rounds
    assert (transfer.kind, transfer.date, rows(transfer)) == (
        "share_transfer",
        "2012-09-05",
        [
            ("transferee", "周斌", 1.6e6, 8e5),
            ("transferor", "林知远", 6e5, 3e5),
            ("transferor", "陈晨", 1e6, 5e5),
        ],
    )
    assert (first.kind, first.amount_low, first.price_per_share) == ("capital_increase", 2e7, 10.0)
    assert (first.capital_before, first.capital_after) == (1e7, 1.2e7)
    assert rows(first) == [("investor", "云杉创投", 1.2e7, 1.2e6), ("investor", "松石资本", 8e6, 8e5)]
    assert (reform.kind, reform.date, reform.capital_after) == ("share_reform", "2018-06-20", 6e7)
    assert len(reform.participants) == 5
    assert (second.amount_low, second.table_index is not None) == (1e8, True)
    assert rows(second) == [("investor", "北屿合伙", 2.5e7, 1e6), ("investor", "明岚控股", 7.5e7, 3e6)]


def test_holders_after_events_have_totals_that_are_no_holders(prospectus: Prospectus) -> None:
    snapshots = prospectus(EVENTS)[0].snapshots
    assert [(s.as_of, s.total_shares, len(s.rows)) for s in snapshots] == [
        ("2012-09-20", 1e7, 3),
        ("2015-03-18", 1.2e7, 5),
        ("2018-06-20", 6e7, 5),
    ]
    for snapshot in snapshots:
        assert sum(row.shares or 0 for row in snapshot.rows) == snapshot.total_shares
        assert snapshot.event is not None


def test_registered_capital_and_shares_keep_their_units(prospectus: Prospectus) -> None:
    limited, _, stock = prospectus(EVENTS)[0].snapshots
    assert (limited.currency, stock.currency) == ("CNY", None)
    assert (limited.rows[0].shares, stock.rows[0].shares) == (5.5e6, 2.75e7)


def test_holders_before_and_after_the_offering(prospectus: Prospectus) -> None:
    records, _ = prospectus(OFFERING, history=False)
    before, after = records.snapshots  # the table of natural persons repeats rows of the first
    assert (before.total_shares, after.total_shares) == (6e7, 8.5e7)
    assert [(row.holder, row.holder_kind) for row in after.rows] == [
        ("陈晨", "自然人"),
        ("林知远", "自然人"),
        ("云杉创投", "基金"),
        ("北屿合伙", "员工持股平台"),
        ("清澜国资运营有限公司（SS）", "国有股东"),
        ("社会公众股", "社会公众"),
    ]


def test_the_offering(prospectus: Prospectus) -> None:
    records, _ = prospectus(OFFERING, history=False)
    (listing,) = records.listings
    assert (listing.firm, listing.exchange, listing.board) == (
        "清澜精工股份有限公司",
        "深圳证券交易所",
        "创业板",
    )
    assert (listing.shares_offered, listing.price, listing.raised_low, listing.raised_net) == (
        2.5e7,
        28.6,
        7.15e8,
        6.482035e8,
    )
    assert listing.sponsor == "远江证券股份有限公司"
    (ipo,) = [event for event in records.funding_rounds if event.kind == "ipo"]
    assert (ipo.date, ipo.capital_before, ipo.capital_after) == ("2024-06-18", 6e7, 8.5e7)


def test_all_shares_before_and_after_where_only_lines_print_them(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "\n第二节 概览\n一、本次发行基本情况\n发行股数 2,500万股\n每股发行价格 28.60元\n"
        "发行前总股本 6,000万股\n发行后总股本 8,500万股\n发行日期 2024年6月18日\n",
        history=False,
    )
    (ipo,) = records.funding_rounds
    assert (ipo.kind, ipo.capital_before, ipo.capital_after) == ("ipo", 6e7, 8.5e7)


def test_an_offering_of_former_years_is_not_this_one(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "（六）2020年10月，第一次定向发行\n2020年10月15日，公司与认购对象签署协议，本次发行价格为10.00元/股，"
        "募集资金总额为3,000.00万元，由云杉创投全额认购。"
    )
    assert records.listings == []
    assert [event.kind for event in records.funding_rounds] == ["capital_increase"]


def test_projects(prospectus: Prospectus) -> None:
    records, _ = prospectus(OFFERING, history=False)
    assert [(p.project, p.total_investment, p.planned_use) for p in records.proceeds] == [
        ("精密部件扩产项目", 3.86205e8, 3.6e8),
        ("研发中心升级项目", 1.248e8, 1.15e8),
        ("补充流动资金", 8e7, 8e7),
    ]


def test_indicators_have_the_period_and_unit_of_their_kind(prospectus: Prospectus) -> None:
    records, _ = prospectus(OFFERING, history=False)
    found = {(f.indicator, f.period): (f.value, f.unit) for f in records.financials}
    assert len(found) == 15
    assert found["资产总额（万元）", "2023-12-31"] == (456_789_000.0, "元")
    assert found["资产负债率（母公司）", "2022-12-31"] == (43.51, "%")
    assert found["净利润（万元）", "2022"] == (-39_001_200.0, "元")
    assert found["基本每股收益（元/股）", "2021"] == (0.47, "元/股")


def test_partners_of_a_fund_left_unnamed_are_not_the_issuers_holders(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        EVENTS + "三、主要股东的基本情况\n"
        "序号 合伙人名称 出资额（万元） 出资比例\n"
        "18 镇远资本管理有限公司 2,000.00 1.56%\n"
        "19 松江城乾投资有限公司 1,900.00 1.48%\n"
    )
    assert not {"镇远资本管理有限公司", "松江城乾投资有限公司"} & {
        row.holder for row in records.shareholdings
    }


def test_the_unit_of_a_statement_is_not_whose_table_it_is(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "第十节 财务会计信息\n合并资产负债表\n2023年12月31日\n编制单位:清澜精工股份有限公司 单位:元 币种:人民币\n"
        "项目 2023年12月31日 2022年12月31日\n货币资金 1,627,145,318.42 1,219,308,127.55\n"
        "存货 361,772,604.15 256,403,915.27\n流动资产合计 3,298,127,835.06 2,784,655,243.81\n"
        "资产总计 6,389,391,742.68 5,696,980,264.39\n",
        history=False,
    )
    assert len(records.financials) == 8
    assert {f.unit for f in records.financials} == {"元"}


PARTNERS = """\
（一）2019年12月，第一次增资
2019年12月4日，公司召开股东大会，同意注册资本增加至8,498万元，新增注册资本由北屿合伙以每股4.50元的价格认购348万元。
本次增资时北屿合伙合伙人的份额情况如下：
序号 姓名 合伙人类型 认缴出资额（万元） 出资比例（%）
1 陈晨 普通合伙人 900.00 57.47
2 林知远 有限合伙人 400.00 25.54
3 周斌 有限合伙人 266.00 16.99
合计 1,566.00 100.00
2019年12月20日，公司完成工商变更登记。
"""


def test_partners_of_a_new_holder_hold_the_holder_and_not_the_firm(prospectus: Prospectus) -> None:
    records, _ = prospectus(PARTNERS)
    assert {row.firm for row in records.shareholdings} == {"北屿合伙"}
    (event,) = records.funding_rounds
    assert event.firm != "北屿合伙" and [p.name for p in event.participants] == ["北屿合伙"]


def test_founders_are_those_who_sign_as_such(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "（一）2018年10月，股份公司设立\n2018年10月11日，陈晨、林知远、周斌等3名股东作为发起人签署了《发起人协议》，"
        "一致同意由清澜有限整体变更设立股份公司，注册资本为8,150万元。\n2018年11月26日，公司取得营业执照。\n"
    )
    (event,) = records.funding_rounds
    assert (event.kind, sorted(p.name for p in event.participants)) == (
        "share_reform",
        ["周斌", "林知远", "陈晨"],
    )


@pytest.mark.parametrize(
    "rows",
    [
        "种子期 1,200.00 24.00%\n成长期 2,300.00 46.00%\n成熟期 1,500.00 30.00%\n",
        "应收账款 1,200.00 24.00%\n存货 2,300.00 46.00%\n固定资产 1,500.00 30.00%\n",
    ],
)
def test_a_column_of_no_names_holds_nothing(prospectus: Prospectus, rows: str) -> None:
    records, _ = prospectus(f"{EVENTS}三、资产的构成\n名称 金额（万元） 比例\n{rows}")
    labels = {line.split()[0] for line in rows.splitlines()}
    assert not labels & {row.holder for row in records.shareholdings}


def test_the_holders_of_the_firm_that_a_heading_names_are_not_the_issuers(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        f"{EVENTS}三、发行人控股子公司\n（一）清澜智控有限公司\n股权结构如下：\n"
        "序号 股东名称 出资额（万元） 持股比例\n1 林知远 600.00 60.00%\n2 周斌 400.00 40.00%\n合计 1,000.00 100.00%\n"
    )
    assert [row.firm for row in records.shareholdings if row.ratio == 60] == ["清澜智控有限公司"]
