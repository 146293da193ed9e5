"""The names of a document as a whole: where candidates come from, where they begin and end, what is accepted."""

from __future__ import annotations

import pytest

from extract.options import Options
from extract.records.inventory import Inventory, take_inventory
from extract.records.pipeline import extract_records
from schemas import Block, Document, Page, SourceTable, TableCell


def document(*paragraphs: str, table: list[list[str]] | None = None) -> Document:
    """A page of paragraphs, and a table below them."""
    made, text = Document(pages=1), ""
    for words in paragraphs:
        part = (1, len(text), len(text) + len(words))
        made.blocks.append(Block(kind="paragraph", text=words, parts=[part], size=12.0))
        text += f"{words}\n"
    if table:
        cells = []
        for row, columns in enumerate(table):
            for column, words in enumerate(columns):
                part = (1, len(text), len(text) + len(words))
                cells.append(TableCell(page=1, row=row, column=column, text=words, parts=[part]))
                text += f"{words}\t"
        made.tables.append(
            SourceTable(
                page=1,
                header=table[0],
                header_rows=1,
                n_rows=len(table),
                n_columns=len(table[0]),
                cells=cells,
            )
        )
    made.page_list.append(Page(page=1, text=text))
    return made


def inventory(*paragraphs: str, table: list[list[str]] | None = None) -> Inventory:
    return take_inventory(document(*paragraphs, table=table))


def test_a_name_is_no_clause() -> None:
    found = inventory(
        "关于同意清澜砚协机电股份有限公司向不特定投资者发行股票的批复。",
        "公司已收到砚池创投缴纳的出资款。砚池创投与霁川创投签署协议，砚池创投持股5%。",
        "陈晨2019年任霁川科技股份有限公司经理。",
    )
    names = found.all()
    assert {"清澜砚协机电股份有限公司", "砚池创投", "霁川科技股份有限公司"} <= set(names)
    assert not [name for name in names if name.startswith(("关于", "同意", "收到", "年任", "任"))]


ROUNDS = [
    ["企业名称", "轮次", "投资方"],
    ["东澜科技", "天使轮", "真砚、云天使基金、丰砚资本"],
    ["Tanagra", "A轮", "Khora Ventures; Fairmont\nCapital"],
    ["澜盾", "B轮", "启砚创投、君澜、滴石等4家机构"],
]


def test_columns_of_names_whatever_their_words() -> None:
    found = inventory(table=ROUNDS)
    expected = {"东澜科技", "真砚", "云天使基金", "丰砚资本", "Tanagra", "Khora Ventures", "Fairmont Capital"}
    assert expected | {"澜盾", "启砚创投", "君澜", "滴石"} <= set(found.all())
    assert not [name for name in found.all() if "机构" in name or "轮" in name]
    assert found.kind("真砚") == "investor"


def test_a_short_investor_among_investors_is_no_person_and_a_person_among_holders_is() -> None:
    found = inventory(
        table=[["投资方", "金额"], ["王石资本", "1"], ["华砚", "2"], ["启砚创投", "3"]],
    )
    assert "华砚" in found.all() and not found.is_person("华砚")
    holders = inventory(
        table=[["股东名称", "持股比例"], ["陈晨", "60"], ["砚池创投", "40"]],
    )
    assert holders.is_person("陈晨") and "陈晨" not in holders.all() and "砚池创投" in holders.all()


def test_a_form_of_labels_and_values_gives_the_issuer_and_its_manager() -> None:
    form = [
        ["公司全称", "清澜精工股份有限公司"],
        ["证券简称", "清澜精工"],
        ["法定代表人", "陈晨"],
        ["注册资本", "5,000万元"],
    ]
    found = inventory(table=form)
    assert found.issuer == "清澜精工股份有限公司"
    assert found.same("清澜精工", "清澜精工股份有限公司")
    assert found.is_person("陈晨")
    assert not {"法定代表人", "注册资本", "5,000万元"} & set(found.all())


def test_unknown_members_of_an_enumeration_are_names_like_the_known_ones() -> None:
    found = inventory("本轮由夏东、砚池创投、珠海砚域、Lanfeld Partners和霁川资本认购。")
    assert {"砚池创投", "珠海砚域", "Lanfeld Partners", "霁川资本"} <= set(found.all())
    assert "夏东" not in found.all()


def test_a_name_found_once_is_found_everywhere_and_whole() -> None:
    found = inventory(
        "清澜砚石技术股份有限公司（以下简称“砚石”）从事储能。",
        "2023年，砚石的收入增长，砚石技术的产能也在扩大。",
    )
    mentions = [span.text for span in found.mentions("2023年，砚石的收入增长")]
    assert mentions == ["砚石"]
    assert found.full_name("砚石") == "清澜砚石技术股份有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "清澜市海岭区人民法院一审判决被告清澜恒砚科技有限责任公司赔偿",
            ["清澜市海岭区人民法院", "清澜恒砚科技有限责任公司"],
        ),
        ("砚岭（北京）投资基金管理有限责任公司", ["砚岭（北京）投资基金管理有限责任公司"]),
        ("国家统计局服务业调查中心", ["国家统计局服务业调查中心"]),
        (
            "訂約方為騰嶺計算機有限公司與中國示例銀行股份有限公司",
            ["騰嶺計算機有限公司", "中國示例銀行股份有限公司"],
        ),
    ],
)
def test_borders_of_full_names(text: str, expected: list[str]) -> None:
    found = inventory(text.replace("清澜市", "苏州市"))
    assert [
        span.text.replace("苏州市", "清澜市") for span in found.mentions(text.replace("清澜市", "苏州市"))
    ] == expected


@pytest.mark.parametrize(
    ("text", "named", "not_named"),
    [
        ("安全服务咨询公司Khora Labs发现漏洞。", ["Khora Labs"], []),
        ("杀毒软件公司KHR的研究人员发现了它。", ["KHR"], []),
        ("该公司IPO的数量增加，砚岭科技有限公司CFO辞职。", ["砚岭科技有限公司"], ["IPO", "CFO"]),
        ("Tanagra公司数据泄露事件", ["Tanagra"], []),
        ("设立Khora控股、Lanfeld控股。", ["Khora控股", "Lanfeld控股"], []),
        ("据砚岚数据显示，市场在增长。据有关数据显示，需求在下降。", ["砚岚"], ["有关"]),
        ("主办券商一直为西南证券，未曾更换。", ["西南证券"], []),
        ("挂牌以来主办券商始终为砚池证券。", ["砚池证券"], []),
        ("持续督导机构目前仍为砚池证券，未变。", ["砚池证券"], []),
        ("主办券商由砚池证券担任。", ["砚池证券"], []),
        ("漠川资本再次担任唯一财务顾问。", ["漠川资本"], []),
        ("市场对创新医疗器械需求的回升。", [], ["创新医疗"]),
        ("设备（甲、乙车间等）投入股份公司。", [], ["甲", "乙车间"]),
        ("审计机构历来是砚池会计师事务所。", ["砚池会计师事务所"], []),
        ("主办券商均为境内证券公司。", [], ["境内证券公司", "证券公司"]),
        ("本轮由核心骨干陈晨领投。", [], ["核心骨干陈晨", "陈晨"]),
        ("晴川资本担任领投，霁光创投参与跟投。", [], ["晴川资本担任", "霁光创投参与"]),
        ("由清澜科技、和利砚、砺池创投、霁川资本等企业完成。", ["和利砚"], ["利砚"]),
        ("国际知名标准化组织的标准。", [], ["国际知名标准化组织"]),
        ("由中国砚石评测中心组织专家检查。", ["中国砚石评测中心"], ["中国砚石评测中心组织"]),
        ("病毒攻击乌克兰电力公司的系统。", ["乌克兰电力公司"], ["攻击乌克兰电力公司"]),
    ],
)
def test_what_stands_around_a_name_tells_it(text: str, named: list[str], not_named: list[str]) -> None:
    found = inventory(text).all()
    assert set(named) <= set(found)
    assert not set(not_named) & set(found)


def test_members_of_an_enumeration_of_persons_are_none_whatever_their_family_names() -> None:
    found = inventory(
        "公司已收到盛砚、倪进澜、余方澜、吴春砚、陆宇霁、砺澜、董雪岭和盛月霁8名认购人的出资款。"
    )
    assert found.is_person("砺澜") and found.is_person("倪进澜")
    assert found.all() == []


def test_pieces_of_names_that_cells_break_are_no_names() -> None:
    found = inventory(
        "砺砚科技（苏州）有限公司、清澜砚石装备有限公司提供担保。",
        table=[
            ["担保对象名称", "金额"],
            ["砺砚科技（苏\n州）有限公司", "1"],
            ["砺砚科技（苏州）有", "2"],
            ["州）有限公司", "3"],
            ["清澜砚石\n装备有限公司", "4"],
            ["报告期末担保合计", "10"],
        ],
    )
    assert set(found.all()) == {"砺砚科技（苏州）有限公司", "清澜砚石装备有限公司"}


def test_a_clause_before_a_full_name_known_elsewhere_is_cut_off() -> None:
    found = inventory("公司参股砺砚霁科技有限公司。", "砺砚霁科技有限公司的主营业务为储能。")
    assert found.all() == ["砺砚霁科技有限公司"]


def test_two_bodies_joined_are_two() -> None:
    found = inventory(
        "中国砚石产业协会发布报告。",
        "报告由中国砚石产业协会和互联网砚石工作委员会编写。",
    )
    assert "中国砚石产业协会" in found.all()
    assert not [name for name in found.all() if "和" in name]


def test_a_list_behind_a_label_names_bodies() -> None:
    found = inventory("加大补助力度。（责任单位：市数据局、市住房和城市更新局，团市委，砚投控股集团）")
    assert {"市数据局", "市住房和城市更新局", "团市委", "砚投控股集团"} <= set(found.all())


def test_abbreviations_that_the_text_makes_are_the_same_organization() -> None:
    found = inventory(
        "清澜股份与苏州砚池签署协议。清澜股份增资，苏州砚池认缴，由清澜股份支付。",
        "江苏清澜精工股份有限公司与苏州砚池投资管理合伙企业（有限合伙）合作。",
    )
    assert {"清澜股份", "苏州砚池"} <= set(found.all())
    assert found.same("清澜股份", "江苏清澜精工股份有限公司")


def test_the_issuer_is_named_by_the_inventory() -> None:
    made = document(
        "首次公开发行股票招股说明书",
        "发行人 指 清澜精工股份有限公司",
        "关于同意清澜精工股份有限公司向不特定投资者公开发行股票注册的批复",
    )
    extract_records(made, Options(kind="prospectus"))
    assert made.issuer == "清澜精工股份有限公司"


@pytest.mark.parametrize("label", ["资料来源：", "数据来源:", "来源："])
def test_what_a_note_gives_as_its_source_is_a_body_and_no_kind_of_paper(label: str) -> None:
    found = inventory(f"{label}储能技术联盟整理、Lanbook，公开资料").all()
    assert {"储能技术联盟", "Lanbook"} <= set(found) and "公开资料" not in found


@pytest.mark.parametrize("rare", ["官霁", "应砚池", "栗文"])
def test_among_persons_one_of_a_rare_family_name_is_a_person(rare: str) -> None:
    rows = [["陈晨", "30"], ["李霁", "20"], [rare, "15"], ["岚川创投", "35"]]
    found = inventory(table=[["股东姓名/名称", "持股比例"], *rows])
    assert found.is_person(rare) and rare not in found.all() and "岚川创投" in found.all()


@pytest.mark.parametrize("person", ["HE JIA YAN", "Lan Chuanbo", "ZHOU LIN"])
def test_a_holder_whose_name_is_spelt_in_pinyin_is_a_person(person: str) -> None:
    found = inventory(
        f"{person}以货币出资。", table=[["股东名称", "比例"], [person, "60"], ["Lanmont Capital", "40"]]
    )
    assert found.is_person(person) and person not in found.all() and "Lanmont Capital" in found.all()


@pytest.mark.parametrize("nature", ["境外自然人", "境内自然人"])
def test_a_cell_of_its_row_tells_that_a_holder_is_a_person(nature: str) -> None:
    found = inventory(
        table=[
            ["股东名称", "股东性质", "持股比例"],
            ["岚川创投", "境内非国有法人", "30"],
            ["砚池资本", "其他", "20"],
            ["粟青", nature, "5"],
        ]
    )
    assert found.is_person("粟青") and "粟青" not in found.all()


@pytest.mark.parametrize(
    ("before", "behind"),
    [("根据", "数据，2021年市场规模增长。"), ("据", " 统计显示，增长"), ("根据", "的预测数据，")],
)
@pytest.mark.parametrize("source", ["Lanfeld & Harrow", "Tanagra", "IC Harrow"])
def test_what_a_report_leans_on_is_a_name_in_latin_letters_too(before: str, behind: str, source: str) -> None:
    assert source in inventory(f"{before}{source}{behind}").all()


def test_a_trade_name_used_by_itself_is_its_firms() -> None:
    found = inventory(
        "浙江砚川万澄科技股份有限公司成立于2005年。",
        "砚川万澄系由砚川有限变更而来。本次增资后，砚川万澄的股本增加。",
    )
    assert found.same("砚川万澄", "浙江砚川万澄科技股份有限公司") and "砚川万" not in found.all()


@pytest.mark.parametrize("verb", ["完成", "宣布获得"])
def test_a_name_that_a_row_holds_is_whole_wherever_it_stands(verb: str) -> None:
    """What a sentence tells of its parties says more than the known name within: 百度|战投."""
    made = document(f"岚川科技{verb}1亿元A轮融资，由百度战投、砚池资本领投。")
    named = {mention.name for mention in extract_records(made, Options(kind="other")).mentions}
    assert "百度战投" in named and "百度" not in named


def test_a_name_in_other_letters_in_brackets_is_the_same_firm() -> None:
    made = document("砚脑科技（Yanneuro）已完成5000万元A轮融资，由岚川资本领投。Yanneuro发布了产品。")
    rows = extract_records(made, Options(kind="other"))
    firm = next(o for o in rows.organizations if "砚脑科技" in {n.name for n in o.names})
    assert "Yanneuro" in {n.name for n in firm.names}


@pytest.mark.parametrize("investor", ["盛大", "同创"])
def test_a_word_of_the_dictionary_is_no_person(investor: str) -> None:
    found = inventory(f"本次融资由{investor}和砚池资本领投。")
    assert not found.is_person(investor)


@pytest.mark.parametrize("kind", ["初创项目", "支付平台", "加密钱包"])
def test_what_kind_of_thing_it_is_stands_before_a_latin_name_and_is_no_part_of_it(kind: str) -> None:
    made = document(f"{kind}Tanagra完成500万美元种子轮融资，由Lanfeld Capital领投。")
    (event,) = extract_records(made, Options(kind="other")).funding_rounds
    assert event.firm == "Tanagra"
