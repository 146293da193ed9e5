"""Cover, declarations, terms of the offering and 释义 of the prospectus."""

from __future__ import annotations

from corpus.generator.blocks import PAGE_BREAK, Heading, Html, para
from corpus.generator.prospectus.names import INTERMEDIARIES, ISSUER, PARTIES, SHORT
from corpus.generator.tables import Row, Table

COVER = Html(
    f"""
<div class="cover">
  <div class="board">重要提示：公司拟登陆创业板。创业板企业大多处于成长阶段，技术更新快、业绩起伏大，
  存在退市可能，请投资者在了解公司所处行业和所披露风险之后，独立判断、谨慎参与。</div>
  <div class="firm">{ISSUER}</div>
  <div class="english">Jiangsu Chengyu Thermal Management Technology Co., Ltd.</div>
  <div class="address">（江苏省常州市武进区澄湖中路 88 号）</div>
  <div class="what">首次公开发行股票并在创业板上市</div>
  <div class="title">招股说明书</div>
  <div class="sponsor">保荐人（主承销商）</div>
  <div class="sponsor-name">远江证券股份有限公司</div>
  <div class="address">（江苏省南京市建邺区江澜街 16 号）</div>
</div>
"""
)

DECLARATIONS = (
    Heading(1, "声　明", "declarations", css="centred"),
    para(
        "监管机构同意注册、证券交易所同意上市，只说明公司已按规定履行程序，不代表其认可公司的投资价值，"
        "也不代表其对本招股说明书内容作了担保。凡有人据此作出相反宣传的，均不可信。"
    ),
    para(
        "股票发行之后，公司经营的好坏由公司负责，股价的涨跌由投资者承担。投资者应当结合自身情况决定是否认购，"
        "并为自己的决定负责。"
    ),
    para(
        "公司和全体董事、监事、高级管理人员保证：本招股说明书所写属实，没有遗漏重要事项，没有使人误解的表述；"
        "如有违反，愿意依照法律承担责任。"
    ),
    para(
        "样例说明：本文件是演示文档读取的样例，仅选取招股说明书的主要部分。文中的公司、股东、客户、中介机构、"
        "自然人和财务数据均属虚构，与任何实际主体无关，不构成投资建议。",
        css="sample-note",
    ),
)

TERMS = (
    ("发行股票类型", "人民币普通股（A股）"),
    (
        "发行股数",
        "本次公开发行股票2,500.00万股，占发行后总股本的25.00%，全部为新股发行，不涉及股东公开发售股份",
    ),
    ("每股面值", "人民币1.00元"),
    ("每股发行价格", "人民币28.60元"),
    ("发行日期", "2024年6月18日"),
    ("拟上市的证券交易所和板块", "深圳证券交易所创业板"),
    ("股票简称及代码", f"{SHORT}，301999"),
    ("发行后总股本", "10,000.00万股"),
    ("保荐人（主承销商）", "远江证券股份有限公司"),
    ("招股说明书签署日期", "2024年6月12日"),
)
TERMS_TABLE = Table("terms", (), tuple(Row(pair) for pair in TERMS), (34, 66), "ll")
TERMS_PAGE = (Heading(1, "本次发行概况", "terms-title", css="centred"), TERMS_TABLE)

GENERAL = (
    (f"公司、本公司、发行人、{SHORT}", ISSUER),
    *((short, f"{full}，{what}") for short, full, _, what in PARTIES),
    *(("、".join(words), full) for words, full, _ in INTERMEDIARIES),
    ("中国证监会", "中国证券监督管理委员会"),
    ("深交所", "深圳证券交易所"),
    ("报告期", "2021年度、2022年度和2023年度"),
    ("元、万元", "人民币元、人民币万元"),
)
TECHNICAL = (
    ("液冷机组", "以冷却液为介质，通过制冷循环为电池系统提供冷量的成套设备"),
    ("液冷板", "内部带有流道、与电芯表面贴合换热的金属板件"),
    ("均温性", "同一电池簇内各电芯之间的最大温差，温差越小，电芯寿命越一致"),
    ("PCS", "储能变流器，实现直流与交流双向变换的电力电子设备"),
)


def _definitions(key: str, pairs: tuple[tuple[str, str], ...]) -> Table:
    return Table(
        key,
        (),
        tuple(Row((word, "指", meaning)) for word, meaning in pairs),
        (31, 7, 62),
        "lcl",
        ruling="borderless",
    )


DEFINITIONS = (
    Heading(1, "释义", "chapter-1", "第一节　"),
    para("为行文简洁，本文使用下列简称和术语，各词的意思以右栏为准："),
    Heading(2, "一般名词释义", "definitions-1", "一、"),
    _definitions("definitions-general", GENERAL),
    Heading(2, "专业术语释义", "definitions-2", "二、"),
    _definitions("definitions-technical", TECHNICAL),
    para("注：文中个别合计数与分项之和在末位上略有出入，是四舍五入造成的。", css="remark"),
    PAGE_BREAK,
)
