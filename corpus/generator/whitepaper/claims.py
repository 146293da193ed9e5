"""Claims about the white paper that a colleague might make, with the verdict each deserves."""

from __future__ import annotations

from corpus.generator.facts import Check, Claim
from corpus.generator.whitepaper.deals import DEAL_TABLE, FUND_TABLE
from corpus.generator.whitepaper.industry import POLICY_TABLE
from corpus.generator.whitepaper.tables import REGION_TABLE, SECTOR_TABLE


def yes(text: str, at: str, evidence: str, why: str) -> Claim:
    return Claim(text, "supported", at, evidence, why)


def wrong(text: str, at: str, evidence: str, why: str) -> Claim:
    return Claim(text, "contradicted", at, evidence, why)


def silent(text: str, why: str) -> Claim:
    return Claim(text, "not_found", why=why)


CLAIMS = (
    yes(
        "到2023年末，我国新型储能累计装机约33.9吉瓦。",
        "capacity",
        "累计装机规模达33.92吉瓦",
        "33.92吉瓦四舍五入为33.9吉瓦",
    ),
    yes("2023年联盟统计到286笔储能融资。", "events", "融资事件286起", "数字一致，量词不同"),
    yes("2023年新型储能融资披露总额为5129000万元。", "amount", "合计512.9亿元", "单位换算一致"),
    yes("长时储能领域的融资额比上年增长九成以上。", "long-growth", "同比增长95.3%", "95.3%在九成以上"),
    yes("截至2023年底有六十四家新型储能上市公司。", "listed-all", "新型储能上市企业64家", "中文数字写法"),
    yes("单体功率不低于10万千瓦的储能电站超过80座。", "stations", "80余座", "余即超过"),
    yes("屿安电池2023年9月的Pre-IPO轮拿到10亿元。", f"{DEAL_TABLE.key}-r19", "屿安电池", "表4第19行"),
    yes("元翎数能B轮融资额为1200万美元。", f"{DEAL_TABLE.key}-r20", "1,200万美元", "表4第20行"),
    yes(
        "湖州太湖源新型储能产业基金的规模是50亿元。",
        f"{FUND_TABLE.key}-r7",
        "湖州太湖源新型储能产业基金",
        "表7第7行，单位在表头",
    ),
    yes("系统集成领域2023年发生67起融资。", f"{SECTOR_TABLE.key}-r2", "储能系统集成", "表2第2行"),
    yes(
        "宁夏规定共享储能租赁价格每千瓦每年不高于220元。",
        f"{POLICY_TABLE.key}-r10",
        "租赁价格上限为每千瓦每年220元",
        "表1宁夏一行",
    ),
    wrong("2023年新型储能累计装机同比增长163.2%。", "capacity-growth", "增长136.2%", "应为136.2%，数字颠倒"),
    wrong("2023年新增储能上市企业11家。", "listed", "新增新型储能上市企业9家", "11家是2022年，2023年为9家"),
    wrong("锂离子电池占累计装机的比重不到九成。", "lithium", "累计装机占比为93.1%", "93.1%超过九成"),
    wrong("泓渡电力B轮由青禾岭创投领投。", f"{DEAL_TABLE.key}-r6", "霁川资本（领投）", "领投方是霁川资本"),
    wrong("砺芯储能A轮融资15亿元。", f"{DEAL_TABLE.key}-r1", "1.5亿元", "应为1.5亿元"),
    wrong("储能系统中标均价年末降到1.45元/瓦时。", "price-low", "0.82元/瓦时", "1.45是年初均价"),
    wrong("2023年中部地区的储能融资为58.9亿元。", f"{REGION_TABLE.key}-r2", "88.7", "58.9是西部"),
    silent("2023年储能行业从业人员超过60万人。", "全文未提从业人员"),
    silent("霁川资本管理规模为300亿元。", "只说出手次数，未说管理规模"),
    silent("2023年储能产品出口额增长40%。", "全文未提出口"),
    silent("弦谷飞轮的投后估值为20亿元。", "未披露估值"),
)

# The prose misprints one share on purpose; other relations of the running text agree with the tables.
PROSE_CHECKS = (
    Check(
        "share",
        "79 / 286 * 100",
        "27.62",
        "29.6%",
        "inconsistent",
        ("round-a-share", "table-3"),
        note="有意写错：正文A轮占比29.6%，表3为27.6%",
    ),
    Check("share", "161 / 286 * 100", "56.29", "56.3%", "consistent", ("round-a", "table-3")),
    Check("share", "221.2 / 512.9 * 100", "43.13", "43.1%", "consistent", ("late-share", "table-3")),
    Check("growth", "(33.92 / 14.36 - 1) * 100", "136.21", "136.2%", "consistent", ("capacity-growth",)),
    Check("sum", "33.92 - 14.36", "19.56", "19.56吉瓦", "consistent", ("capacity-new",)),
    Check(
        "sum",
        "42.6 + 38.9 + 18.5",
        "100.0",
        "100",
        "consistent",
        ("independent",),
        note="三类应用场景占比之和",
    ),
    Check("growth", "(0.82 / 1.45 - 1) * 100", "-43.45", "-43.4%", "consistent", ("price-low",)),
    Check(
        "growth", "(132.8 / 186.5 - 1) * 100", "-28.79", "-28.8%", "consistent", ("raised-drop", "figure-4")
    ),
    Check("growth", "(54 / 38 - 1) * 100", "42.11", "42.1%", "consistent", ("central-growth", "figure-5")),
    Check("share", "186 / 286 * 100", "65.03", "65.0%", "consistent", ("east-share",)),
    Check(
        "sum",
        "61 + 68 + 82 + 75",
        "286",
        "286起",
        "consistent",
        ("figure-3", "events"),
        note="图3四个季度之和",
    ),
    Check(
        "sum",
        "200 + 150 + 120 + 100 + 80 + 50 + 50 + 40 + 30 + 15 + 8 + 5",
        "848",
        "848亿元",
        "consistent",
        ("funds-listed", FUND_TABLE.key),
        note="表7各行之和与正文",
    ),
    Check("share", "558 / 1860 * 100", "30.0", "30.0%", "consistent", ("paid-share",)),
    Check(
        "sum", "15 + 7 + 4 + 1", "27", "27只", "consistent", ("central-funds",), note="四大地区新设基金之和"
    ),
    Check("sum", "16 + 8 + 3", "27", "27只", "consistent", ("figure-6", "funds"), note="图6三个级别之和"),
    Check("product", "512.9 / 286", "1.79", "1.8亿元", "within_rounding", ("mean",)),
    Check("product", "33.92 * 2.1", "71.23", "71吉瓦时", "within_rounding", ("energy",)),
)
