"""Funding rounds and government funds that the white paper lists: fictional firms, investors and sums."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.generator.facts import Fund, Party, Round
from corpus.generator.quantities import Quantity, about, exact, more_than, nearly, several, undisclosed
from corpus.generator.tables import Row, Table


@dataclass(frozen=True)
class Deal:
    """A row of the table of rounds; a lead investor is marked in print."""

    firm: str
    round: str
    amount: Quantity
    date: str
    investors: tuple[str, ...] = ()
    lead: bool = False
    others: bool = False
    acquirer: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        year, month, day = (int(part) for part in self.date.split("-"))
        names = [f"{name}（领投）" if self.lead and i == 0 else name for i, name in enumerate(self.investors)]
        parties = "、".join(names) + ("等" if self.others else "") or "未披露"
        return self.firm, self.round, self.amount.text, f"{year}.{month}.{day}", parties

    def party(self, index: int) -> Party:
        """A party with its role."""
        role = "acquirer" if self.acquirer else "lead" if self.lead and index == 0 else "unspecified"
        return Party(self.investors[index], role)

    def fact(self, at: str) -> Round:
        """The round as a reader should find it."""
        more = {"investors_incomplete": "等"} if self.others else {}
        parties = tuple(self.party(i) for i in range(len(self.investors)))
        return Round(self.firm, at, self.date, self.round, "round", self.amount, parties, more=more)


SOME_WAN, SOME_YI = several("千万元"), several("亿元")
DEALS = (
    Deal("砺芯储能", "A轮", exact("1.5", "亿元"), "2023-01-06", ("青禾岭创投", "东序资本")),
    Deal("岚途钠电", "Pre-A轮", SOME_WAN, "2023-01-17", ("海桐湾资本",)),
    Deal("钧澜热储", "天使轮", undisclosed(), "2023-02-08", ("砚池创投",)),
    Deal(
        "元翎数能", "A+轮", nearly("1", "亿元", "近亿元"), "2023-02-21", ("云岫岭基金", "旭麓资本"), lead=True
    ),
    Deal("屿安电池", "C轮", exact("6.8", "亿元"), "2023-03-02", ("明渠产投", "霁川资本", "远樟资本")),
    Deal(
        "泓渡电力",
        "B轮",
        about("5", "亿元", "约{n}{u}人民币"),
        "2023-03-15",
        ("霁川资本", "青禾岭创投", "鲸屿资本"),
        lead=True,
    ),
    Deal("弦谷飞轮", "Pre-A轮", exact("3,000", "万元"), "2023-03-28", ("蓝岫投资",)),
    Deal("铎安安全", "战略投资", undisclosed(), "2023-04-06", ("屿安电池",)),
    Deal("拓曜储能", "B+轮", exact("3", "亿元"), "2023-04-18", ("东序资本", "海桐湾资本")),
    Deal("禾熵科技", "种子轮", several("百万元"), "2023-04-26", ("砚池创投",)),
    Deal(
        "恒笙储能",
        "A轮",
        more_than("2", "亿元", "超{n}{u}"),
        "2023-05-09",
        ("皖江新型储能产业母基金", "旭麓资本"),
    ),
    Deal(
        "融昇电气",
        "D轮",
        exact("12", "亿元"),
        "2023-05-23",
        ("远樟资本", "明渠产投", "云岫岭基金"),
        lead=True,
    ),
    Deal("星垣能源", "A轮", exact("8,000", "万元"), "2023-06-05", ("鲸屿资本",)),
    Deal("锐昀微电", "B轮", SOME_YI, "2023-06-19", ("霁川资本", "蓝岫投资")),
    Deal("弘砾循环", "天使轮", exact("2,000", "万元"), "2023-06-30", ("海桐湾资本",)),
    Deal(
        "衡谷液流", "B轮", exact("5", "亿元"), "2023-08-11", ("霁川资本", "皖江新型储能产业母基金"), lead=True
    ),
    Deal("岚途钠电", "A轮", exact("1.2", "亿元"), "2023-08-24", ("青禾岭创投", "砚池创投")),
    Deal("钧澜热储", "Pre-A轮", SOME_WAN, "2023-09-07", ("砚池创投", "东序资本")),
    Deal("屿安电池", "Pre-IPO轮", exact("10", "亿元"), "2023-09-20", ("明渠产投", "远樟资本")),
    Deal("元翎数能", "B轮", exact("1,200", "万美元"), "2023-10-12", ("鲸屿资本",)),
    Deal("泓渡电力", "战略投资", exact("2.6", "亿元"), "2023-10-31", ("融昇电气",)),
    Deal("弦谷飞轮", "A轮", more_than("1", "亿元", "超亿元"), "2023-11-14", ("浙北绿色能源产业投资基金",)),
    Deal("星垣能源", "A+轮", nearly("2", "亿元"), "2023-11-28", ("旭麓资本", "蓝岫投资")),
    Deal(
        "拓曜储能",
        "C轮",
        exact("4.5", "亿元"),
        "2023-12-08",
        ("霁川资本", "海桐湾资本"),
        lead=True,
        others=True,
    ),
    Deal("禾熵科技", "天使轮", exact("1,500", "万元"), "2023-12-21"),
    Deal("锐昀微电", "并购", exact("18", "亿元"), "2023-12-29", ("融昇电气",), acquirer=True),
)

DEAL_TABLE = Table(
    "table-4",
    ("企业", "轮次", "融资金额", "时间", "投资方"),
    tuple(Row(deal.cells) for deal in DEALS),
    (15, 14, 19, 15, 37),
    "ccccl",
    "2023年新型储能领域部分融资事件",
    "表 4",
    source="数据来源：联盟根据公开资料整理",
    head="once",
)

# Name, level, mode, fields, size in 亿元, region.
FUNDS = (
    ("粤海岸新能源产业引导基金", "省级", "母基金", "新型储能、海上风电装备", "200", "广东"),
    ("阴山新能源产业基金", "省级", "母基金", "源网荷储一体化、储能装备制造", "150", "内蒙古"),
    ("皖江新型储能产业母基金", "省级", "母基金", "电芯材料、系统集成、长时储能", "120", "安徽"),
    ("浙北绿色能源产业投资基金", "省级", "母基金+直投", "新型储能、智能电网", "100", "浙江"),
    ("川西水光储一体化基金", "省级", "直投", "压缩空气储能、储能电站", "80", "四川"),
    ("湘水储能产业发展基金", "省级", "直投", "钠离子电池、电池回收", "50", "湖南"),
    ("湖州太湖源新型储能产业基金", "市级", "母基金+直投", "储能系统集成、储能安全", "50", "浙江湖州"),
    ("贺兰储能产业基金", "省级", "直投", "新能源配储、共享储能", "40", "宁夏"),
    ("常州明渠新能源产业基金", "市级", "直投", "储能热管理、电力电子", "30", "江苏常州"),
    ("济南泉畔储能创新基金", "市级", "直投", "储能控制与检测", "15", "山东济南"),
    ("长沙麓枫储能成果转化基金", "市级", "直投", "高校院所储能成果转化", "8", "湖南长沙"),
    ("武进储能创业投资基金", "区级", "直投", "种子期、初创期储能企业", "5", "江苏常州"),
)

FUND_TABLE = Table(
    "table-7",
    ("基金名称", "级别", "投资模式", "重点投向", "规模（亿元）"),
    tuple(Row((name, level, mode, fields, size)) for name, level, mode, fields, size, _ in FUNDS),
    (31, 8, 15, 30, 16),
    "lcclr",
    "2023年部分地区新设储能相关政府引导基金",
    "表 7",
    source="数据来源：联盟根据公开资料整理",
    head="once",
    break_after=0,
)

FUND_FACTS = tuple(
    Fund(name, exact(size, "亿元", "{n}"), FUND_TABLE.row_key(i), level, mode, fields, region)
    for i, (name, level, mode, fields, size, region) in enumerate(FUNDS)
)
