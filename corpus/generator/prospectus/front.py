"""Cover, declarations, terms of the offering and 释义 of the prospectus."""

from __future__ import annotations

from corpus.generator.blocks import PAGE_BREAK, Heading, Html, para
from corpus.generator.prospectus.names import INTERMEDIARIES, ISSUER, PARTIES, SHORT
from corpus.generator.tables import Row, Table

COVER = Html(
    f"""
<div class="cover">
  <div class="board">创业板投资风险提示：本次发行股票拟在创业板上市，创业板公司具有创新投入大、新旧产业融合
  存在不确定性、尚处于成长期、经营风险高、业绩不稳定、退市风险高等特点，投资者面临较大的市场风险。</div>
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
        "中国证监会、交易所对本次发行所作的任何决定或意见，均不表明其对发行人注册申请文件及所披露信息的真实性"
        "、准确性、完整性作出保证，也不表明其对发行人的盈利能力、投资价值或者对投资者的收益作出实质性判断或保"
        "证。任何与之相反的声明均属虚假不实陈述。"
    ),
    para(
        "根据《证券法》规定，股票依法发行后，发行人经营与收益的变化，由发行人自行负责；"
        "投资者自主判断发行人的投资价值，自主作出投资决策，自行承担股票依法发行后因发行人经营与收益变化或者股"
        "票价格变动引致的投资风险。"
    ),
    para(
        "发行人及全体董事、监事、高级管理人员承诺招股说明书及其他信息披露资料不存在虚假记载、"
        "误导性陈述或重大遗漏，并对其真实性、准确性、完整性承担相应的法律责任。"
    ),
    para(
        "样例说明：本文件是演示文档读取的样例，仅选取招股说明书的主要部分。文中的公司、股东、客户、中介机构、"
        "自然人和财务数据均属虚构，与任何实际主体无关，不构成投资建议。",
        css="sample-note",
    ),
)

TERMS = (
    ("发行股票类型", "人民币普通股（A股）"),
    ("发行股数", "本次公开发行股票2,500.00万股，占发行后总股本的25.00%，全部为新股发行，"
                 "不涉及股东公开发售股份"),
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
    return Table(key, (), tuple(Row((word, "指", meaning)) for word, meaning in pairs), (31, 7, 62), "lcl",
                 ruling="borderless")


DEFINITIONS = (
    Heading(1, "释义", "chapter-1", "第一节　"),
    para("本招股说明书中，除非文义另有所指，下列简称和术语具有如下含义："),
    Heading(2, "一般名词释义", "definitions-1", "一、"),
    _definitions("definitions-general", GENERAL),
    Heading(2, "专业术语释义", "definitions-2", "二、"),
    _definitions("definitions-technical", TECHNICAL),
    para("注：本招股说明书中部分合计数与各明细数直接相加之和在尾数上如有差异，系四舍五入所致。",
         css="remark"),
    PAGE_BREAK,
)
