"""The numbers of the white paper. Totals, shares and growth are computed, so that they agree."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.charts import Figure, Value
from corpus.generator.relations import percent

SOURCE = "数据来源：江海储能产业研究院，联盟整理"

CAPACITY = {"2019年": "1.62", "2020年": "3.05", "2021年": "6.18", "2022年": "14.36", "2023年": "33.92"}
TECHNOLOGY = {
    "锂离子电池": "31.58",
    "液流电池": "0.92",
    "压缩空气": "0.64",
    "飞轮及其他": "0.41",
    "钠离子电池": "0.37",
}
QUARTERS = {
    "22Q1": "47",
    "22Q2": "44",
    "22Q3": "58",
    "22Q4": "66",
    "23Q1": "61",
    "23Q2": "68",
    "23Q3": "82",
    "23Q4": "75",
}
LISTINGS = {"2021年": ("7", "98.3"), "2022年": ("11", "186.5"), "2023年": ("9", "132.8")}
REGION_EVENTS = {"东部": ("142", "186"), "中部": ("38", "54"), "西部": ("29", "37"), "东北": ("6", "9")}

# Sector: events and amount of 2022, events and amount of 2023.
SECTORS = {
    "电芯与电池材料": ("78", "178.6", "92", "201.5"),
    "储能系统集成": ("52", "92.3", "67", "118.6"),
    "变流器与电力电子": ("31", "48.5", "42", "62.4"),
    "长时储能技术": ("24", "40.8", "43", "79.7"),
    "运营与虚拟电厂": ("18", "22.7", "27", "33.1"),
    "安全与回收": ("12", "13.8", "15", "17.6"),
}
STAGES = {
    "种子轮、天使轮": ("38", "3.8"),
    "Pre-A轮": ("44", "14.6"),
    "A轮": ("79", "83.2"),
    "B轮": ("52", "131.5"),
    "C轮": ("31", "124.8"),
    "D轮及以后": ("17", "96.4"),
    "战略投资": ("25", "58.6"),
}
FUND_COUNTS = {"省级": ("14", "16"), "市级": ("4", "8"), "区级": ("1", "3")}
REGION_AMOUNT = {"东部": "352.6", "中部": "88.7", "西部": "58.9", "东北": "12.7"}
BOARDS = {
    "科创板": ("4", "71.6", "23"),
    "创业板": ("3", "48.9", "21"),
    "北交所": ("2", "12.3", "6"),
    "主板": ("0", "0.0", "14"),
}


def total(numbers: list[str]) -> str:
    """The sum, as it is printed."""
    return str(sum(map(Decimal, numbers)))


EVENTS = total([row[2] for row in SECTORS.values()])
AMOUNT = total([row[3] for row in SECTORS.values()])
TECHNOLOGY_SHARES = {
    name: percent(Decimal(size), Decimal(CAPACITY["2023年"])) for name, size in TECHNOLOGY.items()
}

CAPACITY_CHART = Figure(
    "figure-1",
    "图 1",
    "2019—2023年全国新型储能累计装机规模",
    "bars",
    tuple(Value(year, size, "吉瓦") for year, size in CAPACITY.items()),
    SOURCE,
    "单位：吉瓦",
)
TECHNOLOGY_CHART = Figure(
    "figure-2",
    "图 2",
    "2023年底新型储能累计装机技术路线构成",
    "pie",
    tuple(Value(name, share, "%") for name, share in TECHNOLOGY_SHARES.items()),
    SOURCE,
)
QUARTER_CHART = Figure(
    "figure-3",
    "图 3",
    "2022—2023年新型储能融资事件数（按季度）",
    "line",
    tuple(Value(quarter, count, "起") for quarter, count in QUARTERS.items()),
    SOURCE,
    "单位：起",
)
LISTING_CHART = Figure(
    "figure-4",
    "图 4",
    "2021—2023年新型储能企业上市数量与首发募资规模",
    "columns_line",
    tuple(
        Value(year, row[i], unit, series)
        for i, (unit, series) in enumerate((("家", "上市数量（家）"), ("亿元", "首发募资（亿元）")))
        for year, row in LISTINGS.items()
    ),
    "数据来源：证券交易所公告，江海储能产业研究院整理",
)
REGION_CHART = Figure(
    "figure-5",
    "图 5",
    "2022—2023年四大地区新型储能融资事件数",
    "bars",
    tuple(
        Value(region, row[i], "起", series)
        for i, series in enumerate(("2022年", "2023年"))
        for region, row in REGION_EVENTS.items()
    ),
    SOURCE,
    "单位：起",
)
FUND_CHART = Figure(
    "figure-6",
    "图 6",
    "2022—2023年新设储能相关政府引导基金数量",
    "bars",
    tuple(
        Value(level, row[i], "只", series)
        for i, series in enumerate(("2022年", "2023年"))
        for level, row in FUND_COUNTS.items()
    ),
    SOURCE,
    "单位：只",
)
