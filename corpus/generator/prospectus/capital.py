"""The issuer's capital from founding to offering: one ledger makes tables, rounds and snapshots."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.facts import Check, Holder, Party, Round, Snapshot
from corpus.generator.prospectus.names import ISSUER, LIMITED
from corpus.generator.quantities import Quantity, exact, plain
from corpus.generator.relations import column_sum, grouped, percent, share_of
from corpus.generator.tables import Row, Table

WAN = 10**4
Ledger = dict[str, Decimal]


def ledger(**entries: str) -> Ledger:
    """Holder and 万元 of registered capital, or 万股."""
    return {name: Decimal(amount) for name, amount in entries.items()}


FOUNDERS = ledger(陆景行="600", 沈若川="300", 何屿="100")
FIRST = {**FOUNDERS, "屿合投资": Decimal(250)}
TRANSFERRED = {("霁川创投" if name == "何屿" else name): amount for name, amount in FIRST.items()}
SECOND = {**TRANSFERRED, "砚池成长": Decimal(150), "明渠产投": Decimal(100)}
REFORMED = {name: amount * 4 for name, amount in SECOND.items()}
NEWCOMERS = ledger(
    远樟成长="300",
    旭麓股权="250",
    东序智造基金="200",
    云岫岭基金="180",
    海桐湾投资="150",
    毗陵新能基金="120",
    江海储能基金="100",
    青禾岭创投="80",
    屿同投资="70",
    顾清越="50",
)
THIRD = {**REFORMED, **NEWCOMERS}
PUBLIC, OFFERED = "社会公众股", Decimal(2500)
PRICE_THIRD, PRICE_OFFER = Decimal("15.00"), Decimal("28.60")


def snapshot_table(key: str, holders: Ledger, limited: bool) -> Table:
    """A table of holders: 出资额 for a limited company, 股份 for a company limited by shares."""
    total = sum(holders.values(), Decimal(0))
    ordered = sorted(holders.items(), key=lambda item: -item[1])
    rows = [
        Row((str(i), name, grouped(amount), percent(amount, total, 2)))
        for i, (name, amount) in enumerate(ordered, 1)
    ]
    rows.append(Row(("合计", "合计", grouped(total), "100.00%"), "total"))
    columns = ("出资额（万元）", "出资比例") if limited else ("持股数量（万股）", "持股比例")
    return Table(key, ("序号", "股东姓名/名称", *columns), tuple(rows), (12, 36, 28, 24), "clrr")


TABLES = {
    "founding": snapshot_table("holders-founding", FOUNDERS, True),
    "first": snapshot_table("holders-first", FIRST, True),
    "transfer": snapshot_table("holders-transfer", TRANSFERRED, True),
    "second": snapshot_table("holders-second", SECOND, True),
    "reform": snapshot_table("holders-reform", REFORMED, False),
    "third": snapshot_table("holders-third", THIRD, False),
}
AS_OF = {
    "founding": (LIMITED, "2014-05-20"),
    "first": (LIMITED, "2017-03-22"),
    "transfer": (LIMITED, "2019-08-28"),
    "second": (LIMITED, "2021-06-30"),
    "reform": (ISSUER, "2022-04-06"),
    "third": (ISSUER, "2022-12-26"),
}

TRANSFER_TABLE = Table(
    "transfer",
    ("转让方", "受让方", "转让出资额（万元）", "转让比例", "转让价款（万元）"),
    (Row(("何屿", "霁川创投", "100.00", "8.00%", "1,200.00")),),
    (16, 20, 24, 16, 24),
    "ccrrr",
)
SUBSCRIPTION_TABLE = Table(
    "subscription",
    ("序号", "认购方", "认购股数（万股）", "认购金额（万元）", "认购方式"),
    (
        *(
            Row((str(i), name, grouped(n), grouped(n * PRICE_THIRD), "货币"))
            for i, (name, n) in enumerate(NEWCOMERS.items(), 1)
        ),
        Row(("合计", "合计", grouped(sum(NEWCOMERS.values(), Decimal(0))), "22,500.00", "—"), "total"),
    ),
    (10, 28, 24, 24, 14),
    "clrrc",
)


def _offering_rows() -> tuple[Row, ...]:
    before, after = sum(THIRD.values(), Decimal(0)), sum(THIRD.values(), Decimal(0)) + OFFERED
    ordered = sorted(THIRD.items(), key=lambda item: -item[1])
    rows = [
        Row((str(i), name, grouped(n), percent(n, before, 2), grouped(n), percent(n, after, 2)))
        for i, (name, n) in enumerate(ordered, 1)
    ]
    rows.append(Row((str(len(rows) + 1), PUBLIC, "—", "—", grouped(OFFERED), percent(OFFERED, after, 2))))
    rows.append(Row(("合计", "合计", grouped(before), "100.00%", grouped(after), "100.00%"), "total"))
    return tuple(rows)


OFFERING_TABLE = Table(
    "offering",
    (
        "序号",
        "股东姓名/名称",
        ("本次发行前", "股数（万股）"),
        ("本次发行前", "比例"),
        ("本次发行后", "股数（万股）"),
        ("本次发行后", "比例"),
    ),
    _offering_rows(),
    (9, 25, 19, 14, 19, 14),
    "clrrrr",
    head="once",
)


def _shares(amount: Decimal) -> int | float:
    return plain(amount * WAN)


def _parties(holders: Ledger, total: Decimal, price: Decimal | None, after: Ledger) -> tuple[Party, ...]:
    return tuple(
        Party(
            name,
            "investor",
            money(n * price) if price else None,
            _shares(n),
            float(percent(after[name], total, 2)[:-1]),
        )
        for name, n in holders.items()
    )


def money(amount: Decimal) -> Quantity:
    """A sum in 万元 as the tables print it."""
    return exact(grouped(amount), "万元")


ROUNDS = (
    Round(
        LIMITED,
        "founding",
        "2014-05-20",
        None,
        "founding",
        money(Decimal(1000)),
        _parties(FOUNDERS, Decimal(1000), Decimal(1), FOUNDERS),
        dates=(("2014-05-08", "签署公司章程"), ("2014-05-20", "核发营业执照")),
    ),
    Round(
        LIMITED,
        "first",
        "2017-03-06",
        None,
        "capital_increase",
        money(Decimal(500)),
        _parties(ledger(屿合投资="250"), Decimal(1250), Decimal(2), FIRST),
        2.0,
        (("2017-03-06", "股东会决议"), ("2017-03-22", "工商变更")),
    ),
    Round(
        LIMITED,
        "transfer-deal",
        "2019-08-12",
        None,
        "share_transfer",
        money(Decimal(1200)),
        (
            Party("何屿", "transferor", money(Decimal(1200)), 1000000),
            Party("霁川创投", "transferee", money(Decimal(1200)), 1000000, 8.0),
        ),
        12.0,
        (("2019-08-12", "转让协议"), ("2019-08-28", "工商变更")),
    ),
    Round(
        LIMITED,
        "second",
        "2021-06-15",
        None,
        "capital_increase",
        money(Decimal(10000)),
        _parties(ledger(砚池成长="150", 明渠产投="100"), Decimal(1500), Decimal(40), SECOND),
        40.0,
        (("2021-06-15", "股东会决议"), ("2021-06-30", "工商变更")),
    ),
    Round(
        ISSUER,
        "reform",
        "2022-03-28",
        None,
        "share_reform",
        None,
        _parties(REFORMED, Decimal(6000), None, REFORMED),
        None,
        (("2022-03-10", "股东会决议"), ("2022-03-28", "创立大会"), ("2022-04-06", "换发营业执照")),
    ),
    Round(
        ISSUER,
        "third",
        "2022-12-09",
        None,
        "capital_increase",
        money(Decimal(22500)),
        _parties(NEWCOMERS, Decimal(7500), PRICE_THIRD, THIRD),
        15.0,
        (("2022-12-09", "股东大会决议"), ("2022-12-26", "工商变更")),
    ),
    Round(
        ISSUER,
        "offer-date",
        "2024-06-18",
        None,
        "ipo",
        money(OFFERED * PRICE_OFFER),
        (),
        28.6,
        (("2024-06-18", "发行日期"),),
    ),
)


def snapshots() -> tuple[Snapshot, ...]:
    """One per table, and two for the table of the offering: before and after."""
    out = []
    for name, table in TABLES.items():
        firm, day = AS_OF[name]
        unit = "元注册资本" if firm == LIMITED else "股"
        out.append(Snapshot(firm, day, table.key, unit, _holders(table, 2, 3)))
    out.append(Snapshot(ISSUER, "本次发行前", OFFERING_TABLE.key, "股", _holders(OFFERING_TABLE, 2, 3)))
    out.append(Snapshot(ISSUER, "本次发行后", OFFERING_TABLE.key, "股", _holders(OFFERING_TABLE, 4, 5)))
    return tuple(out)


def _holders(table: Table, shares: int, ratio: int) -> tuple[Holder, ...]:
    rows = [row.cells for row in table.rows if row.kind == "body" and row.cells[shares] != "—"]
    return tuple(
        Holder(cells[1], _shares(Decimal(cells[shares].replace(",", ""))), float(cells[ratio].rstrip("%")))
        for cells in rows
    )


def checks() -> tuple[Check, ...]:
    """Sums and shares of every table of holders, and the flow from one to the next."""
    out: list[Check] = []
    for table in TABLES.values():
        out += [column_sum(table, name) for name in table.names[2:]]
        out += [share_of(table, table.names[2], table.names[3], i) for i in range(len(table.rows) - 1)]
    out += [column_sum(OFFERING_TABLE, name) for name in OFFERING_TABLE.names[2:]]
    out += [column_sum(SUBSCRIPTION_TABLE, name) for name in SUBSCRIPTION_TABLE.names[2:4]]
    flows = (
        ("1000.00 + 250.00", "1250.00", "first", "holders-first"),
        ("1250.00 + 150.00 + 100.00", "1500.00", "second", "holders-second"),
        ("6000.00 + 1500.00", "7500.00", "third", "holders-third"),
        ("7500.00 + 2500.00", "10000.00", "offer-date", "offering"),
    )
    out += [
        Check("flow_snapshot", formula, total, total, "consistent", (a, b)) for formula, total, a, b in flows
    ]
    return tuple(out)
