"""Chapters four to six: customers, accounts, and what the proceeds are for."""

from __future__ import annotations

from decimal import Decimal

from corpus.generator.blocks import Heading, Html, para
from corpus.generator.facts import Check, Project
from corpus.generator.prospectus.accounts import BALANCE_TABLE, CUSTOMER_TABLE, INCOME_TABLE, PRODUCT_TABLE
from corpus.generator.prospectus.names import ISSUER
from corpus.generator.quantities import plain
from corpus.generator.relations import column_sum, grouped
from corpus.generator.tables import Row, Table
from corpus.generator.text import Strong

WAN = 10**4

BUSINESS = (
    Heading(1, "业务与技术", "chapter-4", "第四节　", css="running"),
    Heading(2, "发行人主营业务收入构成", "business-1", "一、"),
    para("报告期内，公司营业收入按产品类别划分的构成情况如下："),
    PRODUCT_TABLE,
    para(
        "报告期内，公司营业收入主要来自储能液冷机组，占营业收入的比例分别为51.00%、54.00%和58.00%。"
        "2022年度和2023年度，公司营业收入同比分别增长56.52%和35.74%，主要系下游储能装机需求快速增长、"
        "液冷方案渗透率提升所致。{}公司产品向大型化、集成化方向升级，单台机组平均售价有所提高。",
        Strong("产品结构持续优化。"),
        key="revenue-growth",
    ),
    Heading(2, "报告期内前五大客户情况", "business-2", "二、"),
    para("报告期各期，公司对前五大客户的销售情况如下："),
    CUSTOMER_TABLE,
    para(
        "注：受同一实际控制人控制的客户，销售金额合并计算。公司与上述客户不存在关联关系。",
        css="remark",
    ),
    para(
        "报告期内，公司对前五大客户的销售收入占营业收入的比例分别为56.00%、54.00%和53.40%，"
        "不存在向单个客户的销售比例超过50%的情形。公司前五大客户均为储能系统集成商或储能电池制造企业，"
        "客户集中度与下游行业竞争格局相符。",
        key="concentration",
    ),
)

FINANCE = (
    Heading(1, "财务会计信息与管理层分析", "chapter-5", "第五节　"),
    para(
        "以下财务数据除另有注明外，均引自泽晖会计师出具的标准无保留意见《审计报告》（泽审字〔2024〕第0093号）"
        "。"
    ),
    Heading(2, "合并资产负债表", "finance-1", "一、"),
    BALANCE_TABLE,
    Heading(2, "合并利润表", "finance-2", "二、"),
    INCOME_TABLE,
    para(
        "2023年度，公司毛利率为29.00%，较上年提高1.00个百分点；研发费用为4,115.74万元，"
        "占营业收入的比例为6.20%。截至2023年末，公司应收账款为19,874.36万元，占流动资产的32.23%，"
        "应收账款周转率为3.84次。",
        key="margin",
    ),
)

# Project, total investment and planned use in 万元, months, filing number.
PROJECTS = (
    ("储能液冷热管理系统智能制造项目", "38620.50", "36000.00", "24个月", "武新区委备〔2023〕112号"),
    ("研发中心升级项目", "12480.00", "11500.00", "18个月", "武新区委备〔2023〕113号"),
    ("营销与服务网络建设项目", "5260.35", "5260.35", "24个月", "武新区委备〔2023〕115号"),
    ("补充流动资金", "12060.00", "12060.00", "—", "—"),
)
TOTAL, USE = (sum((Decimal(row[i]) for row in PROJECTS), Decimal(0)) for i in (1, 2))
PROJECT_TABLE = Table(
    "projects",
    ("序号", "项目名称", "总投资额", "拟使用募集资金金额", "建设期", "备案文号"),
    (
        *(
            Row((str(i), name, grouped(Decimal(total)), grouped(Decimal(use)), months, filing))
            for i, (name, total, use, months, filing) in enumerate(PROJECTS, 1)
        ),
        Row(("合计", "合计", grouped(TOTAL), grouped(USE), "—", "—"), "total"),
    ),
    (8, 27, 15, 17, 11, 22),
    "clrrcc",
    unit="单位：万元",
)
PROJECT_FACTS = tuple(
    Project(name, plain(Decimal(total) * WAN), plain(Decimal(use) * WAN), PROJECT_TABLE.row_key(i))
    for i, (name, total, use, *_) in enumerate(PROJECTS)
)

PROCEEDS = (
    Heading(1, "募集资金运用与未来发展规划", "chapter-6", "第六节　", css="running"),
    Heading(2, "募集资金投资项目概况", "proceeds-1", "一、"),
    para(
        "经公司2023年第三次临时股东大会审议通过，本次发行募集资金扣除发行费用后，"
        "将按轻重缓急依次投入以下项目："
    ),
    PROJECT_TABLE,
    para(
        "如本次发行实际募集资金净额不能满足上述项目的需要，不足部分由公司自筹解决；募集资金到位前，"
        "公司可以自有资金先行投入，待募集资金到位后予以置换。"
    ),
    Heading(2, "募集资金投资项目具体情况", "proceeds-2", "二、"),
    Heading(3, "储能液冷热管理系统智能制造项目", "project-1", "（一）"),
    para(
        "本项目总投资38,620.50万元，其中建筑工程费9,865.20万元、设备购置及安装费21,487.30万元、"
        "基本预备费1,568.00万元、铺底流动资金5,700.00万元。项目建成达产后，将形成年产储能液冷机组3.6万台、"
        "液冷板120万片的生产能力，预计年均新增营业收入82,500.00万元，税后内部收益率为17.85%，"
        "税后投资回收期（含建设期）为6.42年。",
        key="project-1-text",
    ),
    Heading(3, "研发中心升级项目", "project-2", "（二）"),
    para(
        "本项目总投资12,480.00万元，拟在江苏常州武进高新技术产业开发区建设热管理仿真、"
        "可靠性测试和控制算法三个实验室，项目用地已取得江苏常州武进高新技术产业开发区管理委员会出具的用地说明"
        "。项目不直接产生经济效益。"
    ),
    Heading(3, "补充流动资金", "project-4", "（三）"),
    para(
        "报告期内公司业务规模快速扩大，截至2023年末存货和应收账款合计31,436.84万元，"
        "较2021年末增加15,778.68万元。公司拟使用12,060.00万元募集资金补充流动资金，"
        "以满足经营规模扩大带来的资金需求。",
        key="working-capital",
    ),
    Heading(2, "未来发展规划", "proceeds-3", "三、"),
    para(
        "公司将坚持“让每一度电更安全”的理念，以储能热管理为核心，向数据中心液冷、超充热管理等领域延伸，"
        "力争成为全球领先的热管理解决方案提供商。未来三年，公司将持续提高研发投入，完善海外服务网络，"
        "推动营业收入稳步增长。"
    ),
    Html(
        f'<div class="signature">（本页无正文，为《{ISSUER}首次公开发行股票并在创业板上市招股说明书》之签署'
        f"页）"
        f'<div class="sign">{ISSUER}<br>2024年6月12日</div></div>'
    ),
)

BLOCKS = (*BUSINESS, *FINANCE, *PROCEEDS)


def checks() -> tuple[Check, ...]:
    """What adds up in these chapters."""
    return (
        column_sum(PROJECT_TABLE, "总投资额"),
        column_sum(PROJECT_TABLE, "拟使用募集资金金额"),
        Check(
            "sum",
            "71500.00 - 6679.65",
            "64820.35",
            grouped(USE),
            "consistent",
            (PROJECT_TABLE.row_key(4), "offer-r6"),
            "projects",
            note="拟使用募集资金合计与募集资金净额",
        ),
        Check(
            "sum",
            "9865.20 + 21487.30 + 1568.00 + 5700.00",
            "38620.50",
            "38,620.50",
            "consistent",
            ("project-1-text",),
        ),
        Check(
            "growth", "(48905.72 / 31246.58 - 1) * 100", "56.52", "56.52%", "consistent", ("revenue-growth",)
        ),
        Check(
            "growth", "(66382.91 / 48905.72 - 1) * 100", "35.74", "35.74%", "consistent", ("revenue-growth",)
        ),
        Check(
            "share", "(66382.91 - 47131.87) / 66382.91 * 100", "29.00", "29.00%", "consistent", ("margin",)
        ),
        Check("share", "19874.36 / 61669.01 * 100", "32.23", "32.23%", "consistent", ("margin",)),
        Check(
            "product", "66382.91 / ((19874.36 + 14671.72) / 2)", "3.84", "3.84次", "consistent", ("margin",)
        ),
        Check("sum", "11562.48 + 19874.36", "31436.84", "31,436.84", "consistent", ("working-capital",)),
        Check(
            "sum",
            "31436.84 - (6284.19 + 9373.97)",
            "15778.68",
            "15,778.68",
            "consistent",
            ("working-capital",),
        ),
    )
