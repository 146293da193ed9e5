"""Accounts of three years in 万元. Subtotals are computed; cash is what balances the sheet."""

from __future__ import annotations

from decimal import Decimal

INCOME = {
    "营业收入": ("66382.91", "48905.72", "31246.58"),
    "营业成本": ("47131.87", "35212.12", "22810.00"),
    "税金及附加": ("398.30", "293.43", "187.48"),
    "销售费用": ("2323.40", "1760.61", "1218.62"),
    "管理费用": ("3053.61", "2543.10", "1718.56"),
    "研发费用": ("4115.74", "2836.53", "1874.79"),
    "财务费用": ("265.53", "244.53", "187.48"),
    "其他收益": ("812.44", "640.18", "402.36"),
    "营业外收入": ("36.20", "18.55", "12.07"),
    "营业外支出": ("21.44", "9.86", "15.32"),
    "所得税费用": ("965.24", "666.43", "364.88"),
}
COSTS = ("营业成本", "税金及附加", "销售费用", "管理费用", "研发费用", "财务费用")
CURRENT_ASSETS = {
    "交易性金融资产": ("5000.00", "8000.00", "0"),
    "应收票据": ("4865.20", "3652.18", "2104.36"),
    "应收账款": ("19874.36", "14671.72", "9373.97"),
    "存货": ("11562.48", "9386.54", "6284.19"),
    "其他流动资产": ("2120.26", "1843.07", "968.44"),
}
FIXED_ASSETS = {
    "固定资产": ("16385.44", "12846.33", "9842.16"),
    "在建工程": ("5240.19", "3105.28", "1026.73"),
    "无形资产": ("3865.72", "3942.60", "2215.80"),
    "长期待摊费用": ("412.36", "368.15", "254.62"),
    "递延所得税资产": ("386.91", "301.44", "218.35"),
}
CURRENT_DEBTS = {
    "短期借款": ("4500.00", "3800.00", "3000.00"),
    "应付票据": ("5216.40", "4105.62", "2618.75"),
    "应付账款": ("12648.35", "9847.20", "6512.84"),
    "合同负债": ("1087.22", "812.46", "526.31"),
    "应付职工薪酬": ("1356.48", "1082.35", "784.26"),
    "应交税费": ("642.17", "518.40", "371.92"),
}
LONG_DEBTS = {"长期借款": ("2000.00", "2400.00", "1600.00"), "递延收益": ("486.30", "542.10", "412.50")}
EQUITY = {
    "股本（实收资本）": ("7500.00", "7500.00", "1500.00"),
    "资本公积": ("37568.45", "37568.45", "10214.60"),
    "盈余公积": ("1495.42", "599.78", "750.00"),
    "未分配利润": ("13458.84", "5398.06", "10103.85"),
}
PRODUCTS = {
    "储能液冷机组": ("38502.09", "26408.09", "15935.76"),
    "液冷板": ("14604.24", "12226.43", "8749.04"),
    "温控系统集成": ("10621.27", "7824.92", "4687.00"),
    "其他": ("2655.31", "2446.28", "1874.78"),
}
CUSTOMERS = {
    "2023年度": (
        ("融昇电气", "储能液冷机组", "12348.20"),
        ("屿安电池", "液冷板、液冷机组", "9025.66"),
        ("泓渡电力", "储能液冷机组", "6107.23"),
        ("拓曜储能", "温控系统集成", "4514.04"),
        ("星垣能源", "储能液冷机组", "3452.31"),
    ),
    "2022年度": (
        ("融昇电气", "储能液冷机组", "9536.62"),
        ("屿安电池", "液冷板", "7091.33"),
        ("泓渡电力", "储能液冷机组", "4205.89"),
        ("砺芯储能", "液冷板", "3081.06"),
        ("拓曜储能", "温控系统集成", "2494.19"),
    ),
    "2021年度": (
        ("融昇电气", "储能液冷机组", "6811.75"),
        ("屿安电池", "液冷板", "4686.99"),
        ("砺芯储能", "液冷板", "2812.19"),
        ("星垣能源", "储能液冷机组", "1874.79"),
        ("衡谷液流", "温控系统集成", "1312.36"),
    ),
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
ADJUSTED = amounts(("8437.60", "5612.37", "3045.92"))
CASH_FLOW = amounts(("7218.66", "3864.25", "2105.83"))
