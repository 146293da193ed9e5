"""Claims about the prospectus, with the verdict each deserves."""

from __future__ import annotations

from corpus.generator.facts import Claim


def yes(text: str, at: str, evidence: str, why: str) -> Claim:
    return Claim(text, "supported", at, evidence, why)


def wrong(text: str, at: str, evidence: str, why: str) -> Claim:
    return Claim(text, "contradicted", at, evidence, why)


def silent(text: str, why: str) -> Claim:
    return Claim(text, "not_found", why=why)


CLAIMS = (
    yes(
        "澄屿科技本次发行2500万股，占发行后总股本的四分之一。",
        "terms-r2",
        "占发行后总股本的25.00%",
        "25.00%即四分之一",
    ),
    yes("发行价定为每股28.6元。", "terms-r4", "28.60元", "数值一致"),
    yes("募集资金总额7.15亿元。", "offer-r6", "71,500.00万元", "单位换算一致"),
    yes("澄屿有限成立时注册资本为1000万元。", "founding", "注册资本为1,000.00万元", "设立一段"),
    yes(
        "屿合投资2017年以每1元注册资本2元的价格增资250万元出资额。", "first", "2.00元/注册资本", "第一次增资"
    ),
    yes(
        "何屿把8%的股权以1200万元卖给了霁川创投。",
        "transfer-deal",
        "转让价款合计1,200.00万元",
        "股权转让一段",
    ),
    yes(
        "第三次增资的每股价格是15元，共募集2.25亿元。",
        "third",
        "认购价格为15.00元/股",
        "22,500.00万元即2.25亿元",
    ),
    yes("增资后旭麓股权持有250万股，占3.33%。", "holders-third-r8", "旭麓股权", "第三次增资后股权结构"),
    yes("2023年营业收入约6.64亿元。", "business-summary", "66,382.91万元", "四舍五入一致"),
    yes("2023年对融昇电气的销售占收入的18.6%。", "customers-r1", "18.60%", "前五大客户表"),
    yes("募投项目总投资合计68420.85万元。", "projects-r5", "68,420.85", "募集资金表合计"),
    yes("2023年末资产总计约8.80亿元。", "balance-r15", "87,959.63", "四舍五入一致"),
    wrong(
        "整体变更时折合股份7500万股。",
        "h-reform",
        "折合股份6,000.00万股",
        "应为6,000.00万股，7,500.00万是增资后的股本",
    ),
    wrong(
        "砚池成长以4000万元认缴注册资本100万元。",
        "second",
        "砚池成长以6,000.00万元认缴新增注册资本150.00万元",
        "4,000万元的是明渠产投",
    ),
    wrong("2022年净利润为8956.42万元。", "business-summary", "5,997.84万元", "8,956.42万元是2023年度"),
    wrong("补充流动资金拟使用募集资金11500万元。", "projects-r4", "12,060.00", "11,500.00万元是研发中心项目"),
    wrong("发行后陆景行持股比例仍为32%。", "offering-r1", "24.00%", "发行后为24.00%"),
    wrong("公司2023年研发费用占收入的6.8%。", "margin", "占营业收入的比例为6.20%", "应为6.20%"),
    silent("公司2024年上半年营业收入为3.5亿元。", "报告期止于2023年"),
    silent("陆景行毕业于清华大学。", "未披露简历"),
    silent("公司有海外子公司三家。", "未提子公司"),
    silent("霁川创投承诺上市后三十六个月内不减持。", "未提锁定期"),
)
