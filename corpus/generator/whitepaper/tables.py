"""Tables of the white paper that are computed from its figures, and the checks that follow from them."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.facts import Check
from corpus.generator.relations import column_sum, growth, growth_of, percent, share_of
from corpus.generator.tables import Row, Table
from corpus.generator.whitepaper import figures as f
from corpus.generator.whitepaper.figures import SOURCE, total


def _sector_rows() -> tuple[Row, ...]:
    sums = tuple(total([row[i] for row in f.SECTORS.values()]) for i in range(4))
    rows = []
    for name, row in (*f.SECTORS.items(), ("合计", sums)):
        share, rise = percent(Decimal(row[3]), Decimal(sums[3])), growth(Decimal(row[3]), Decimal(row[1]))
        rows.append(Row((name, *row, share, rise), "total" if name == "合计" else "body"))
    return tuple(rows)


SECTOR_TABLE = Table(
    "table-2",
    (
        "领域",
        ("2022年", "事件数（起）"),
        ("2022年", "金额（亿元）"),
        ("2023年", "事件数（起）"),
        ("2023年", "金额（亿元）"),
        ("2023年", "金额占比"),
        "金额同比",
    ),
    _sector_rows(),
    (20, 12, 14, 12, 14, 14, 14),
    "lrrrrrr",
    "2022—2023年新型储能一级市场融资情况（按领域）",
    "表 2",
    source=SOURCE,
)

STAGE_TABLE = Table(
    "table-3",
    ("轮次", "事件数", "事件数占比", "融资金额"),
    (
        *(
            Row((name, events, percent(Decimal(events), Decimal(f.EVENTS)), amount))
            for name, (events, amount) in f.STAGES.items()
        ),
        Row(("合计", f.EVENTS, "100.0%", f.AMOUNT), "total"),
    ),
    (34, 20, 23, 23),
    "crrr",
    "2023年新型储能融资事件轮次分布",
    "表 3",
    unit="单位：起、亿元",
    source=SOURCE,
    note="注：占比因四舍五入，合计可能与100%略有出入。",
    ruling="three_line",
)


def _board_rows() -> tuple[Row, ...]:
    sums = tuple(total([row[i] for row in f.BOARDS.values()]) for i in range(3))
    rows = []
    for name, row in (*f.BOARDS.items(), ("合计", sums)):
        cells = ("—" if not float(cell) else cell for cell in row)
        rows.append(
            Row(
                (name, *cells, percent(Decimal(row[2]), Decimal(sums[2]))),
                "total" if name == "合计" else "body",
            )
        )
    return tuple(rows)


BOARD_TABLE = Table(
    "table-5",
    ("上市板块", "2023年新增（家）", "首发募资（亿元）", "累计上市（家）", "累计占比"),
    _board_rows(),
    (20, 20, 20, 20, 20),
    "crrrr",
    "新型储能上市企业板块分布",
    "表 5",
    source="数据来源：证券交易所公告，江海储能产业研究院整理",
    ruling="three_line",
)

# One share is misprinted on purpose: 58.9 of 512.9 is 11.5 %.
MISPRINTED = {"西部": "12.5%"}
REGION_TABLE = Table(
    "table-6",
    ("地区", "事件数（起）", "融资金额（亿元）", "金额占比"),
    (
        *(
            Row(
                (
                    name,
                    f.REGION_EVENTS[name][1],
                    amount,
                    MISPRINTED.get(name) or percent(Decimal(amount), Decimal(f.AMOUNT)),
                )
            )
            for name, amount in f.REGION_AMOUNT.items()
        ),
        Row(("合计", f.EVENTS, f.AMOUNT, "100.0%"), "total"),
    ),
    (25, 25, 25, 25),
    "crrr",
    "2023年新型储能融资地区分布",
    "表 6",
    source=SOURCE,
)


def checks() -> tuple[Check, ...]:
    """Every sum, share and growth rate that the tables print."""
    out = [
        column_sum(SECTOR_TABLE, name)
        for name in (
            "2022年/事件数（起）",
            "2022年/金额（亿元）",
            "2023年/事件数（起）",
            "2023年/金额（亿元）",
            "2023年/金额占比",
        )
    ]
    amounts = ("2023年/金额（亿元）", "2022年/金额（亿元）")
    out += [share_of(SECTOR_TABLE, amounts[0], "2023年/金额占比", i) for i in range(len(f.SECTORS))]
    out += [growth_of(SECTOR_TABLE, *amounts, "金额同比", i) for i in range(len(f.SECTORS) + 1)]
    out += [column_sum(STAGE_TABLE, name) for name in ("事件数", "事件数占比", "融资金额")]
    out += [share_of(STAGE_TABLE, "事件数", "事件数占比", i) for i in range(len(f.STAGES))]
    out += [column_sum(BOARD_TABLE, name) for name in BOARD_TABLE.names[1:]]
    out += [share_of(BOARD_TABLE, "累计上市（家）", "累计占比", i) for i in range(len(f.BOARDS))]
    out += [column_sum(REGION_TABLE, name) for name in ("事件数（起）", "融资金额（亿元）")]
    out.append(column_sum(REGION_TABLE, "金额占比", note="有意印错：西部占比印为12.5%，合计因此不为100%"))
    for i, name in enumerate(f.REGION_AMOUNT):
        note = "有意印错：58.9/512.9=11.5%，表中印为12.5%" if name in MISPRINTED else None
        out.append(share_of(REGION_TABLE, "融资金额（亿元）", "金额占比", i, note=note))
    return tuple(out)
