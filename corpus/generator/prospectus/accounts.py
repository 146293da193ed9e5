"""Accounts of three years. Subtotals are computed; cash is what balances the sheet."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.facts import Check
from corpus.generator.relations import column_sum, grouped, percent, share_of
from corpus.generator.tables import Row, Table

YEARS = ("2023", "2022", "2021")
DATES = tuple(f"{year}.12.31" for year in YEARS)
PERIODS = tuple(f"{year}年度" for year in YEARS)

INCOME = {
    "营业收入": ("66382.91", "48905.72", "31246.58"), "营业成本": ("47131.87", "35212.12", "22810.00"),
    "税金及附加": ("398.30", "293.43", "187.48"), "销售费用": ("2323.40", "1760.61", "1218.62"),
    "管理费用": ("3053.61", "2543.10", "1718.56"), "研发费用": ("4115.74", "2836.53", "1874.79"),
    "财务费用": ("265.53", "244.53", "187.48"), "其他收益": ("812.44", "640.18", "402.36"),
    "营业外收入": ("36.20", "18.55", "12.07"), "营业外支出": ("21.44", "9.86", "15.32"),
    "所得税费用": ("965.24", "666.43", "364.88"),
}
COSTS = ("营业成本", "税金及附加", "销售费用", "管理费用", "研发费用", "财务费用")
CURRENT_ASSETS = {
    "交易性金融资产": ("5000.00", "8000.00", "0"), "应收票据": ("4865.20", "3652.18", "2104.36"),
    "应收账款": ("19874.36", "14671.72", "9373.97"), "存货": ("11562.48", "9386.54", "6284.19"),
    "其他流动资产": ("2120.26", "1843.07", "968.44"),
}
FIXED_ASSETS = {
    "固定资产": ("16385.44", "12846.33", "9842.16"), "在建工程": ("5240.19", "3105.28", "1026.73"),
    "无形资产": ("3865.72", "3942.60", "2215.80"), "长期待摊费用": ("412.36", "368.15", "254.62"),
    "递延所得税资产": ("386.91", "301.44", "218.35"),
}
CURRENT_DEBTS = {
    "短期借款": ("4500.00", "3800.00", "3000.00"), "应付票据": ("5216.40", "4105.62", "2618.75"),
    "应付账款": ("12648.35", "9847.20", "6512.84"), "合同负债": ("1087.22", "812.46", "526.31"),
    "应付职工薪酬": ("1356.48", "1082.35", "784.26"), "应交税费": ("642.17", "518.40", "371.92"),
}
LONG_DEBTS = {"长期借款": ("2000.00", "2400.00", "1600.00"), "递延收益": ("486.30", "542.10", "412.50")}
EQUITY = {
    "股本（实收资本）": ("7500.00", "7500.00", "1500.00"), "资本公积": ("37568.45", "37568.45", "10214.60"),
    "盈余公积": ("1495.42", "599.78", "750.00"), "未分配利润": ("13458.84", "5398.06", "10103.85"),
}
PRODUCTS = {
    "储能液冷机组": ("38502.09", "26408.09", "15935.76"), "液冷板": ("14604.24", "12226.43", "8749.04"),
    "温控系统集成": ("10621.27", "7824.92", "4687.00"), "其他": ("2655.31", "2446.28", "1874.78"),
}
CUSTOMERS = {
    "2023年度": (("融昇电气", "储能液冷机组", "12348.20"), ("屿安电池", "液冷板、液冷机组", "9025.66"), ("泓渡电力", "储能液冷机组", "6107.23"),
               ("拓曜储能", "温控系统集成", "4514.04"), ("星垣能源", "储能液冷机组", "3452.31")),
    "2022年度": (("融昇电气", "储能液冷机组", "9536.62"), ("屿安电池", "液冷板", "7091.33"), ("泓渡电力", "储能液冷机组", "4205.89"),
               ("砺芯储能", "液冷板", "3081.06"), ("拓曜储能", "温控系统集成", "2494.19")),
    "2021年度": (("融昇电气", "储能液冷机组", "6811.75"), ("屿安电池", "液冷板", "4686.99"), ("砺芯储能", "液冷板", "2812.19"),
               ("星垣能源", "储能液冷机组", "1874.79"), ("衡谷液流", "温控系统集成", "1312.36")),
}

Amounts = tuple[Decimal, ...]
Items = dict[str, tuple[str, str, str]]


def amounts(cells: tuple[str, ...]) -> Amounts:
    return tuple(Decimal(cell) for cell in cells)


def added(items: Items) -> Amounts:
    """The sum of some items, year by year."""
    return tuple(sum((Decimal(row[i]) for row in items.values()), Decimal(0)) for i in range(3))


def plus(*parts: Amounts) -> Amounts:
    return tuple(sum(column, Decimal(0)) for column in zip(*parts, strict=True))


def minus(whole: Amounts, *parts: Amounts) -> Amounts:
    return tuple(w - sum(p) for w, p in zip(whole, zip(*parts, strict=True), strict=True))


REVENUE = amounts(INCOME["营业收入"])
OPERATING = minus(plus(REVENUE, amounts(INCOME["其他收益"])), *(amounts(INCOME[name]) for name in COSTS))
BEFORE_TAX = minus(plus(OPERATING, amounts(INCOME["营业外收入"])), amounts(INCOME["营业外支出"]))
NET_PROFIT = minus(BEFORE_TAX, amounts(INCOME["所得税费用"]))
DEBTS, EQUITY_TOTAL = plus(added(CURRENT_DEBTS), added(LONG_DEBTS)), added(EQUITY)
ASSETS = plus(DEBTS, EQUITY_TOTAL)
CASH = minus(ASSETS, added(CURRENT_ASSETS), added(FIXED_ASSETS))
CURRENT = plus(CASH, added(CURRENT_ASSETS))


def line(name: str, values: Amounts, kind: str = "body") -> Row:
    return Row((name, *("—" if not value else grouped(value) for value in values)), kind)


def lines(items: Items) -> list[Row]:
    return [line(name, amounts(cells)) for name, cells in items.items()]


def group(name: str) -> Row:
    return Row((name,) * 4, "group")


INCOME_TABLE = Table(
    "income", ("项目", *PERIODS),
    (
        line("一、营业收入", REVENUE), line("减：营业成本", amounts(INCOME["营业成本"])),
        *(line(f"　　{name}", amounts(INCOME[name])) for name in COSTS[1:]),
        line("加：其他收益", amounts(INCOME["其他收益"])), line("二、营业利润", OPERATING, "strong"),
        line("加：营业外收入", amounts(INCOME["营业外收入"])), line("减：营业外支出", amounts(INCOME["营业外支出"])),
        line("三、利润总额", BEFORE_TAX, "strong"), line("减：所得税费用", amounts(INCOME["所得税费用"])),
        line("四、净利润", NET_PROFIT, "strong"),
    ),
    (34, 22, 22, 22), "lrrr", "合并利润表主要数据", unit="单位：万元",
)
BALANCE_TABLE = Table(
    "balance", ("项目", *DATES),
    (
        group("流动资产："), line("货币资金", CASH), *lines(CURRENT_ASSETS), line("流动资产合计", CURRENT, "strong"),
        group("非流动资产："), *lines(FIXED_ASSETS), line("非流动资产合计", added(FIXED_ASSETS), "strong"),
        line("资产总计", ASSETS, "strong"),
        group("流动负债："), *lines(CURRENT_DEBTS), line("流动负债合计", added(CURRENT_DEBTS), "strong"),
        group("非流动负债："), *lines(LONG_DEBTS), line("非流动负债合计", added(LONG_DEBTS), "strong"),
        line("负债合计", DEBTS, "strong"),
        group("股东权益："), *lines(EQUITY), line("股东权益合计", EQUITY_TOTAL, "strong"),
        line("负债和股东权益总计", ASSETS, "strong"),
    ),
    (34, 22, 22, 22), "lrrr", "合并资产负债表主要数据", unit="单位：万元",
)

# Revenue items that a table of two header levels shows with their shares.
PRODUCT_TABLE = Table(
    "products", ("产品类别", *((period, name) for period in PERIODS for name in ("金额", "占比"))),
    (
        *(
            Row((name, *(cell for i in range(3) for cell in (grouped(Decimal(row[i])), percent(Decimal(row[i]), REVENUE[i], 2)))))
            for name, row in PRODUCTS.items()
        ),
        Row(("合计", *(cell for value in added(PRODUCTS) for cell in (grouped(value), "100.00%"))), "total"),
    ),
    (19, 15, 12, 15, 12, 15, 12), "lrrrrrr", unit="单位：万元", css="small",
)


def _customer_rows() -> tuple[Row, ...]:
    rows = []
    for i, (period, sales) in enumerate(CUSTOMERS.items()):
        for n, (name, what, amount) in enumerate(sales, 1):
            rows.append(Row((period, str(n), name, what, grouped(Decimal(amount)), percent(Decimal(amount), REVENUE[i], 2))))
        total = sum((Decimal(amount) for *_, amount in sales), Decimal(0))
        rows.append(Row(("合计",) * 4 + (grouped(total), percent(total, REVENUE[i], 2)), "total"))
    return tuple(rows)


CUSTOMER_TABLE = Table(
    "customers", ("年度", "序号", "客户名称", "销售内容", "销售金额（万元）", "占营业收入比例"), _customer_rows(),
    (14, 7, 15, 22, 22, 20), "ccccrr", merge=(0,),
)

ADJUSTED = amounts(("8437.60", "5612.37", "3045.92"))
CASH_FLOW = amounts(("7218.66", "3864.25", "2105.83"))


def _indicator_rows() -> tuple[Row, ...]:
    ratio = tuple(percent(d, a, 2) for d, a in zip(DEBTS, ASSETS, strict=True))
    research = tuple(percent(Decimal(r), v, 2) for r, v in zip(INCOME["研发费用"], REVENUE, strict=True))
    return (
        line("资产总额（万元）", ASSETS), line("归属于母公司股东权益（万元）", EQUITY_TOTAL), Row(("资产负债率（合并）", *ratio)),
        line("营业收入（万元）", REVENUE), line("净利润（万元）", NET_PROFIT), line("扣除非经常性损益后的净利润（万元）", ADJUSTED),
        Row(("基本每股收益（元）", "1.19", "1.00", "—")), Row(("加权平均净资产收益率", "16.12%", "23.46%", "18.27%")),
        line("经营活动产生的现金流量净额（万元）", CASH_FLOW), Row(("研发投入占营业收入的比例", *research)),
    )


INDICATOR_TABLE = Table(
    "indicators", ("项目", "2023年度/2023.12.31", "2022年度/2022.12.31", "2021年度/2021.12.31"), _indicator_rows(),
    (40, 20, 20, 20), "lrrr",
)


def _sheet_checks() -> list[Check]:
    """Subtotals of the two statements: which rows make which."""
    names = [row.cells[0] for row in BALANCE_TABLE.rows]

    def rows(first: str, last: str) -> range:
        return range(names.index(first), names.index(last) + 1)

    sums = (
        ("流动资产合计", rows("货币资金", "其他流动资产")), ("非流动资产合计", rows("固定资产", "递延所得税资产")),
        ("流动负债合计", rows("短期借款", "应交税费")), ("非流动负债合计", rows("长期借款", "递延收益")),
        ("股东权益合计", rows("股本（实收资本）", "未分配利润")),
    )
    out = [
        column_sum(BALANCE_TABLE, day, part, names.index(total) - len(names)) for total, part in sums for day in DATES
    ]
    for i, day in enumerate(DATES):
        for total, a, b in ((ASSETS, CURRENT, added(FIXED_ASSETS)), (ASSETS, DEBTS, EQUITY_TOTAL)):
            name = "资产总计" if a is CURRENT else "负债和股东权益总计"
            key = BALANCE_TABLE.row_key(names.index(name))
            out.append(Check("sum", f"{a[i]} + {b[i]}", str(total[i]), grouped(total[i]), "consistent", (key,), "balance", day))
    return out


def checks() -> tuple[Check, ...]:
    """What adds up in the accounts."""
    out = _sheet_checks()
    for i, period in enumerate(PERIODS):
        costs = " - ".join(INCOME[name][i] for name in COSTS)
        steps = (
            ("二、营业利润", f"{REVENUE[i]} - {costs} + {INCOME['其他收益'][i]}", OPERATING),
            ("三、利润总额", f"{OPERATING[i]} + {INCOME['营业外收入'][i]} - {INCOME['营业外支出'][i]}", BEFORE_TAX),
            ("四、净利润", f"{BEFORE_TAX[i]} - {INCOME['所得税费用'][i]}", NET_PROFIT),
        )
        rows = [row.cells[0] for row in INCOME_TABLE.rows]
        for name, formula, value in steps:
            key = INCOME_TABLE.row_key(rows.index(name))
            out.append(Check("sum", formula, str(value[i]), grouped(value[i]), "consistent", (key,), "income", period))
        out += [column_sum(PRODUCT_TABLE, f"{period}/{name}") for name in ("金额", "占比")]
        out += [share_of(PRODUCT_TABLE, f"{period}/金额", f"{period}/占比", n) for n in range(len(PRODUCTS))]
        block = range(i * 6, i * 6 + 5)
        last = i * 6 + 5 - len(CUSTOMER_TABLE.rows)
        out += [column_sum(CUSTOMER_TABLE, name, block, last) for name in CUSTOMER_TABLE.names[4:]]
    return tuple(out)
