"""Chapter two: the issuer and its advisers, the offering in figures, the main indicators."""

from __future__ import annotations

from corpus.generator.blocks import Heading, para
from corpus.generator.facts import Check, Spot
from corpus.generator.prospectus.accounts import INDICATOR_TABLE
from corpus.generator.prospectus.names import ISSUER
from corpus.generator.tables import Row, Table

PARTIES_TABLE = Table(
    "overview-parties",
    (),
    (
        Row(("（一）发行人基本情况",) * 4, "banner"),
        Row(("发行人名称", ISSUER, "成立日期", "2014年5月20日")),
        Row(("注册资本", "7,500.00万元", "法定代表人", "陆景行")),
        Row(("注册地址", "江苏省常州市武进区澄湖中路88号", "控股股东", "陆景行")),
        Row(("行业分类", "C38电气机械和器材制造业", "实际控制人", "陆景行、沈若川")),
        Row(("（二）本次发行的有关中介机构",) * 4, "banner"),
        Row(("保荐人", "远江证券股份有限公司", "主承销商", "远江证券股份有限公司")),
        Row(("发行人律师", "北京市衡川律师事务所", "评估机构", "江苏明彻资产评估有限公司")),
        Row(("审计机构", "泽晖会计师事务所（特殊普通合伙）", "验资机构", "泽晖会计师事务所（特殊普通合伙）")),
    ),
    (16, 37, 16, 31),
    "llll",
)
OFFER_TABLE = Table(
    "offer",
    (),
    (
        Row(("（一）本次发行的基本情况",) * 4, "banner"),
        Row(("股票种类", "人民币普通股（A股）", "每股面值", "人民币1.00元")),
        Row(("发行股数", "2,500.00万股", "占发行后总股本比例", "25.00%")),
        Row(("每股发行价格", "28.60元", "发行市盈率", "33.90倍")),
        Row(("发行前每股净资产", "8.00元", "发行前每股收益", "1.13元")),
        Row(("募集资金总额", "71,500.00万元", "募集资金净额", "64,820.35万元")),
        Row(("发行方式", "网下向询价对象配售和网上定价发行相结合", "承销方式", "余额包销")),
        Row(("（二）发行费用概算",) * 4, "banner"),
        Row(("承销及保荐费", "4,862.00万元", "审计及验资费", "980.00万元")),
        Row(("律师费", "350.00万元", "信息披露费", "438.68万元")),
        Row(("发行手续费及其他", "48.97万元", "发行费用合计", "6,679.65万元")),
    ),
    (18, 34, 22, 26),
    "llll",
)

BLOCKS = (
    Heading(1, "概览", "chapter-2", "第二节　"),
    para("本节摘录全文要点，便于投资者快速了解公司。作出决定之前，请通读以后各节。"),
    Heading(2, "发行人及本次发行的中介机构基本情况", "overview-1", "一、"),
    PARTIES_TABLE,
    Heading(2, "本次发行概况", "overview-2", "二、"),
    OFFER_TABLE,
    para(
        "公司本次公开发行股票2,500.00万股，发行价格为28.60元/股，发行日期为{}，募集资金总额为71,500.00万元，"
        "扣除发行费用6,679.65万元（不含增值税）后，募集资金净额为64,820.35万元。",
        Spot("2024年6月18日", "offer-date"),
    ),
    Heading(2, "发行人主营业务经营情况", "overview-3", "三、"),
    para(
        "公司专注于储能热管理领域，主要产品包括储能液冷机组、液冷板和温控系统集成，广泛应用于电网侧、"
        "电源侧和用户侧储能系统。报告期内，公司营业收入分别为31,246.58万元、48,905.72万元和66,382.91万元，"
        "2021年至2023年复合增长率为45.76%；净利润分别为3,283.88万元、5,997.84万元和8,956.42万元。"
        "截至2023年末，公司员工总数为618人，其中研发人员142人，占员工总数的22.98%；拥有授权专利186项，"
        "其中发明专利37项。",
        key="business-summary",
    ),
    Heading(2, "发行人报告期的主要财务数据和财务指标", "overview-4", "四、"),
    INDICATOR_TABLE,
    Heading(2, "发行人选择的具体上市标准", "overview-5", "五、"),
    para(
        "按照《深圳证券交易所创业板股票上市规则》，公司适用以净利润衡量的上市标准：连续两年盈利，"
        "两年合计达到1亿元，其中最近一年达到6,000万元。公司2022年度、2023年度扣除非经常性损益后的净利润分别为"
        "5,612.37万元和8,437.60万元，累计14,049.97万元，符合该项标准。",
        key="standard",
    ),
)

CHECKS = (
    Check("product", "2500.00 * 28.60", "71500.00", "71,500.00", "consistent", ("offer-r6",), "offer"),
    Check(
        "sum",
        "4862.00 + 980.00 + 350.00 + 438.68 + 48.97",
        "6679.65",
        "6,679.65",
        "consistent",
        ("offer-r11",),
        "offer",
    ),
    Check("sum", "71500.00 - 6679.65", "64820.35", "64,820.35", "consistent", ("offer-r6",), "offer"),
    Check("share", "2500.00 / 10000.00 * 100", "25.00", "25.00%", "consistent", ("offer-r3",), "offer"),
    Check(
        "product",
        "28.60 / (8437.60 / 10000.00)",
        "33.90",
        "33.90倍",
        "consistent",
        ("offer-r4",),
        "offer",
        note="发行市盈率按发行后总股本和2023年扣除非经常性损益后的净利润计算",
    ),
    Check("product", "60022.71 / 7500.00", "8.00", "8.00元", "consistent", ("offer-r5",), "offer"),
    Check("product", "8437.60 / 7500.00", "1.13", "1.13元", "consistent", ("offer-r5",), "offer"),
    Check(
        "growth",
        "((66382.91 / 31246.58) ** 0.5 - 1) * 100",
        "45.76",
        "45.76%",
        "consistent",
        ("business-summary",),
    ),
    Check("share", "142 / 618 * 100", "22.98", "22.98%", "consistent", ("business-summary",)),
    Check("sum", "5612.37 + 8437.60", "14049.97", "14,049.97", "consistent", ("standard",)),
)
