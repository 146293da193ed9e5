"""Fictional parties of the prospectus: short names as the text uses them, full names as 释义 gives them."""

from __future__ import annotations

from corpus.generator.facts import Organization

ISSUER = "江苏澄屿热管理科技股份有限公司"
SHORT, LIMITED = "澄屿科技", "澄屿有限"

# Short name, full name, kind, what 释义 adds.
PARTIES = (
    (LIMITED, "常州澄屿热控技术有限公司", "firm", "系发行人前身"),
    ("屿合投资", "常州屿合企业管理合伙企业（有限合伙）", "investor", "系发行人员工持股平台"),
    ("屿同投资", "常州屿同企业管理合伙企业（有限合伙）", "investor", "系发行人员工持股平台"),
    ("霁川创投", "苏州霁川创业投资合伙企业（有限合伙）", "investor", "系发行人股东"),
    ("砚池成长", "杭州砚池成长股权投资合伙企业（有限合伙）", "investor", "系发行人股东"),
    ("明渠产投", "常州明渠产业投资有限公司", "investor", "系发行人股东"),
    ("远樟成长", "上海远樟成长股权投资基金合伙企业（有限合伙）", "investor", "系发行人股东"),
    ("旭麓股权", "西安旭麓股权投资合伙企业（有限合伙）", "investor", "系发行人股东"),
    ("东序智造基金", "深圳东序智造产业投资基金（有限合伙）", "fund", "系发行人股东"),
    ("云岫岭基金", "杭州云岫岭股权投资基金合伙企业（有限合伙）", "fund", "系发行人股东"),
    ("海桐湾投资", "宁波海桐湾投资管理合伙企业（有限合伙）", "investor", "系发行人股东"),
    ("毗陵新能基金", "常州毗陵新能源产业基金（有限合伙）", "fund", "系发行人股东"),
    ("江海储能基金", "南通江海储能产业投资基金（有限合伙）", "fund", "系发行人股东"),
    ("青禾岭创投", "北京青禾岭创业投资有限公司", "investor", "系发行人股东"),
    ("融昇电气", "融昇电气股份有限公司", "firm", "系发行人客户"),
    ("屿安电池", "屿安电池股份有限公司", "firm", "系发行人客户"),
    ("泓渡电力", "泓渡电力科技有限公司", "firm", "系发行人客户"),
    ("拓曜储能", "拓曜储能科技有限公司", "firm", "系发行人客户"),
    ("星垣能源", "星垣能源集团有限公司", "firm", "系发行人客户"),
    ("砺芯储能", "砺芯储能科技有限公司", "firm", "系发行人客户"),
    ("衡谷液流", "衡谷液流储能科技有限公司", "firm", "系发行人客户"),
)
INTERMEDIARIES = (
    (("保荐人", "主承销商", "远江证券"), "远江证券股份有限公司", ("远江证券",)),
    (("发行人律师", "衡川律师"), "北京市衡川律师事务所", ("衡川律师",)),
    (("申报会计师", "泽晖会计师"), "泽晖会计师事务所（特殊普通合伙）", ("泽晖会计师",)),
    (("评估机构", "明彻评估"), "江苏明彻资产评估有限公司", ("明彻评估",)),
)

ORGANIZATIONS = (
    Organization(ISSUER, "firm", (SHORT, "Jiangsu Chengyu Thermal Management Technology Co., Ltd.")),
    *(Organization(full, kind, (short,)) for short, full, kind, _ in PARTIES),
    *(Organization(full, "intermediary", short) for _, full, short in INTERMEDIARIES),
    Organization("深圳证券交易所", "exchange", ("深交所",)),
    Organization("中国证券监督管理委员会", "government", ("中国证监会",)),
    Organization("常州市武进工商行政管理局", "government"),
    Organization("常州市武进区市场监督管理局", "government"),
    Organization("常州市市场监督管理局", "government"),
    Organization("江苏常州武进高新技术产业开发区管理委员会", "government"),
)
