"""Tables of the accounts: statements, products, customers, indicators; and what adds up in them."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.facts import Check
from corpus.generator.prospectus.ledgers import (
    ADJUSTED,
    ASSETS,
    BEFORE_TAX,
    CASH,
    CASH_FLOW,
    COSTS,
    CURRENT,
    CURRENT_ASSETS,
    CURRENT_DEBTS,
    CUSTOMERS,
    DEBTS,
    EQUITY,
    EQUITY_TOTAL,
    FIXED_ASSETS,
    INCOME,
    LONG_DEBTS,
    NET_PROFIT,
    OPERATING,
    PRODUCTS,
    REVENUE,
    Amounts,
    Items,
    added,
    amounts,
)
from corpus.generator.relations import column_sum, grouped, percent, share_of
from corpus.generator.tables import Row, Table

YEARS = ("2023", "2022", "2021")
DATES = tuple(f"{year}.12.31" for year in YEARS)
PERIODS = tuple(f"{year}年度" for year in YEARS)


def line(name: str, values: Amounts, kind: str = "body") -> Row:
    return Row((name, *("—" if not value else grouped(value) for value in values)), kind)


def lines(items: Items) -> list[Row]:
    return [line(name, amounts(cells)) for name, cells in items.items()]


def group(name: str) -> Row:
    return Row((name,) * 4, "group")


INCOME_TABLE = Table(
    "income",
    ("项目", *PERIODS),
    (
        line("一、营业收入", REVENUE),
        line("减：营业成本", amounts(INCOME["营业成本"])),
        *(line(f"　　{name}", amounts(INCOME[name])) for name in COSTS[1:]),
        line("加：其他收益", amounts(INCOME["其他收益"])),
        line("二、营业利润", OPERATING, "strong"),
        line("加：营业外收入", amounts(INCOME["营业外收入"])),
        line("减：营业外支出", amounts(INCOME["营业外支出"])),
        line("三、利润总额", BEFORE_TAX, "strong"),
        line("减：所得税费用", amounts(INCOME["所得税费用"])),
        line("四、净利润", NET_PROFIT, "strong"),
    ),
    (34, 22, 22, 22),
    "lrrr",
    "合并利润表主要数据",
    unit="单位：万元",
)
BALANCE_TABLE = Table(
    "balance",
    ("项目", *DATES),
    (
        group("流动资产："),
        line("货币资金", CASH),
        *lines(CURRENT_ASSETS),
        line("流动资产合计", CURRENT, "strong"),
        group("非流动资产："),
        *lines(FIXED_ASSETS),
        line("非流动资产合计", added(FIXED_ASSETS), "strong"),
        line("资产总计", ASSETS, "strong"),
        group("流动负债："),
        *lines(CURRENT_DEBTS),
        line("流动负债合计", added(CURRENT_DEBTS), "strong"),
        group("非流动负债："),
        *lines(LONG_DEBTS),
        line("非流动负债合计", added(LONG_DEBTS), "strong"),
        line("负债合计", DEBTS, "strong"),
        group("股东权益："),
        *lines(EQUITY),
        line("股东权益合计", EQUITY_TOTAL, "strong"),
        line("负债和股东权益总计", ASSETS, "strong"),
    ),
    (34, 22, 22, 22),
    "lrrr",
    "合并资产负债表主要数据",
    unit="单位：万元",
)


def _product_row(name: str, values: Amounts, kind: str = "body") -> Row:
    """Amount and share of each year."""
    pairs = ((grouped(v), percent(v, whole, 2)) for v, whole in zip(values, REVENUE, strict=True))
    return Row((name, *(cell for pair in pairs for cell in pair)), kind)


PRODUCT_TABLE = Table(
    "products",
    ("产品类别", *((period, name) for period in PERIODS for name in ("金额", "占比"))),
    (
        *(_product_row(name, amounts(row)) for name, row in PRODUCTS.items()),
        _product_row("合计", added(PRODUCTS), "total"),
    ),
    (19, 15, 12, 15, 12, 15, 12),
    "lrrrrrr",
    unit="单位：万元",
    css="small",
)


def _customer_rows() -> tuple[Row, ...]:
    rows = []
    for i, (period, sales) in enumerate(CUSTOMERS.items()):
        for n, (name, what, amount) in enumerate(sales, 1):
            value = Decimal(amount)
            rows.append(Row((period, str(n), name, what, grouped(value), percent(value, REVENUE[i], 2))))
        total = sum((Decimal(amount) for *_, amount in sales), Decimal(0))
        rows.append(Row(("合计",) * 4 + (grouped(total), percent(total, REVENUE[i], 2)), "total"))
    return tuple(rows)


CUSTOMER_TABLE = Table(
    "customers",
    ("年度", "序号", "客户名称", "销售内容", "销售金额（万元）", "占营业收入比例"),
    _customer_rows(),
    (14, 7, 15, 22, 22, 20),
    "ccccrr",
    merge=(0,),
)


def _indicator_rows() -> tuple[Row, ...]:
    ratio = tuple(percent(d, a, 2) for d, a in zip(DEBTS, ASSETS, strict=True))
    research = tuple(percent(Decimal(r), v, 2) for r, v in zip(INCOME["研发费用"], REVENUE, strict=True))
    return (
        line("资产总额（万元）", ASSETS),
        line("归属于母公司股东权益（万元）", EQUITY_TOTAL),
        Row(("资产负债率（合并）", *ratio)),
        line("营业收入（万元）", REVENUE),
        line("净利润（万元）", NET_PROFIT),
        line("扣除非经常性损益后的净利润（万元）", ADJUSTED),
        Row(("基本每股收益（元）", "1.19", "1.00", "—")),
        Row(("加权平均净资产收益率", "16.12%", "23.46%", "18.27%")),
        line("经营活动产生的现金流量净额（万元）", CASH_FLOW),
        Row(("研发投入占营业收入的比例", *research)),
    )


INDICATOR_TABLE = Table(
    "indicators",
    ("项目", "2023年度/2023.12.31", "2022年度/2022.12.31", "2021年度/2021.12.31"),
    _indicator_rows(),
    (40, 20, 20, 20),
    "lrrr",
)


def _sheet_checks() -> list[Check]:
    """Subtotals of the two statements: which rows make which."""
    names = [row.cells[0] for row in BALANCE_TABLE.rows]

    def rows(first: str, last: str) -> range:
        return range(names.index(first), names.index(last) + 1)

    sums = (
        ("流动资产合计", rows("货币资金", "其他流动资产")),
        ("非流动资产合计", rows("固定资产", "递延所得税资产")),
        ("流动负债合计", rows("短期借款", "应交税费")),
        ("非流动负债合计", rows("长期借款", "递延收益")),
        ("股东权益合计", rows("股本（实收资本）", "未分配利润")),
    )
    out = [
        column_sum(BALANCE_TABLE, day, part, names.index(total) - len(names))
        for total, part in sums
        for day in DATES
    ]
    for i, day in enumerate(DATES):
        for total, a, b in ((ASSETS, CURRENT, added(FIXED_ASSETS)), (ASSETS, DEBTS, EQUITY_TOTAL)):
            name = "资产总计" if a is CURRENT else "负债和股东权益总计"
            key = BALANCE_TABLE.row_key(names.index(name))
            out.append(
                Check(
                    "sum",
                    f"{a[i]} + {b[i]}",
                    str(total[i]),
                    grouped(total[i]),
                    "consistent",
                    (key,),
                    "balance",
                    day,
                )
            )
    return out


def checks() -> tuple[Check, ...]:
    """What adds up in the accounts."""
    out = _sheet_checks()
    for i, period in enumerate(PERIODS):
        costs = " - ".join(INCOME[name][i] for name in COSTS)
        steps = (
            ("二、营业利润", f"{REVENUE[i]} - {costs} + {INCOME['其他收益'][i]}", OPERATING),
            (
                "三、利润总额",
                f"{OPERATING[i]} + {INCOME['营业外收入'][i]} - {INCOME['营业外支出'][i]}",
                BEFORE_TAX,
            ),
            ("四、净利润", f"{BEFORE_TAX[i]} - {INCOME['所得税费用'][i]}", NET_PROFIT),
        )
        rows = [row.cells[0] for row in INCOME_TABLE.rows]
        for name, formula, value in steps:
            key = INCOME_TABLE.row_key(rows.index(name))
            out.append(
                Check(
                    "sum", formula, str(value[i]), grouped(value[i]), "consistent", (key,), "income", period
                )
            )
        out += [column_sum(PRODUCT_TABLE, f"{period}/{name}") for name in ("金额", "占比")]
        out += [share_of(PRODUCT_TABLE, f"{period}/金额", f"{period}/占比", n) for n in range(len(PRODUCTS))]
        block = range(i * 6, i * 6 + 5)
        last = i * 6 + 5 - len(CUSTOMER_TABLE.rows)
        out += [column_sum(CUSTOMER_TABLE, name, block, last) for name in CUSTOMER_TABLE.names[4:]]
    return tuple(out)
