"""Numbers, labels, titles and instruments: case tables."""

from __future__ import annotations

import pytest

from extract.language import vocabularies
from extract.records.policies.instruments import MONEY, instruments_in, labels
from extract.records.policies.labels import kind_of_label, kind_of_lead, kind_of_title, label_of
from extract.records.policies.lines import Line
from extract.records.policies.marks import mark_of
from extract.records.policies.titles import title_of


@pytest.mark.parametrize(
    ("text", "kind", "number", "value"),
    [
        ("第一章 总则", "chapter", "第一章", 1),
        ("第十二条 申请单位应当如实填报。", "article", "第十二条", 12),
        ("第 三 条　资金来源", "article", "第三条", 3),
        ("二、重点任务", "cn", "二", 2),
        ("（十一）培育链主企业", "cn_paren", "（十一）", 11),
        ("(三)申报程序", "cn_paren", "(三)", 3),
        ("3.支持建设中试平台。", "number", "3", 3),
        ("4、开展对接活动", "number", "4", 4),
        ("（2）近三年无失信记录", "number_paren", "（2）", 2),
        ("③ 其他材料", "circled", "③", 3),
        ("一是建立项目库。", "point", "一是", 1),
        ("方向3 首批次应用奖励", "named", "方向3", 3),
    ],
)
def test_marks_are_read(text: str, kind: str, number: str, value: int) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert (mark.kind, mark.number, mark.value) == (kind, number, value)


@pytest.mark.parametrize(
    "text",
    ["一、二等奖各五名", "2025年起实施", "3.5亿元以上的项目", "第一条款所称企业", "一是否符合要求", "附件1"],
)
def test_words_that_look_like_marks(text: str) -> None:
    assert mark_of(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("责任单位：市科技局、市财政局", "responsible"),
        ("牵头部门: 市商务局", "responsible"),
        ("时间节点：2026年底前完成。", "deadline"),
        ("【申报条件】企业注册满一年。", "condition"),
        ("主要目标：建成十个园区。", "goal"),
        ("支持标准：按投资额的10%补助。", "content"),
        ("咨询电话：0571-88888888", "contact"),
        ("文　　号：某政发〔2024〕1号", "number"),
        ("加强组织：各部门要落实。", None),
        ("责任单位", None),
    ],
)
def test_labels_at_the_head_of_a_line(text: str, kind: str | None) -> None:
    label = label_of(text)
    assert (label.kind if label else None) == kind


def test_a_label_is_known_by_its_whole_text_and_a_title_by_its_end() -> None:
    assert kind_of_label("申 报 条 件") == "condition"
    assert kind_of_label("不得弄虚作假的条件") is None
    assert kind_of_title("企业申报条件") == "condition"
    assert kind_of_title("指导思想和基本原则") == "preamble"
    assert kind_of_title("加强组织领导") is None


def test_leads_tell_conditions_and_materials_from_measures() -> None:
    assert kind_of_lead("申请单位应当同时符合以下条件：") == "condition"
    assert kind_of_lead("应当提交下列材料：") == "material"
    assert kind_of_lead("重点支持以下方向：") is None


@pytest.mark.parametrize(
    ("text", "article", "title"),
    [
        ("第四条 支持企业上市。对首发上市的企业给予奖励。", True, "支持企业上市"),
        ("第五条（资金来源）所需资金由市财政安排。", True, "资金来源"),
        ("第六条【总部落户奖】对新落户总部给予奖励。", True, "总部落户奖"),
        ("第七条 数据服务奖励。", True, "数据服务奖励"),
        ("（二）在本市从事生产活动。", False, None),
        ("1.平台项目：对建设平台的单位给予补助。", False, "平台项目"),
        ("（一）申请人应当提供以下证明：", False, None),
        ("3.建设项目库，完善调度机制。强化跟踪。", False, None),
        ("二、强化要素保障", False, "强化要素保障"),
        ("第九条 本办法自发布之日起施行。原办法废止。", True, None),
    ],
)
def test_titles(text: str, article: bool, title: str | None) -> None:
    mark = mark_of(text)
    assert mark is not None
    assert title_of(Line(text, []), mark.end, article)[0] == title


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("给予最高100万元一次性奖励", {"reward"}),
        ("按设备投资额的10%给予补助", {"subsidy"}),
        ("对贷款利息给予贴息支持", {"interest_subsidy", "loan", "subsidy"}),
        ("鼓励融资担保机构提供担保", {"guarantee", "loan"}),
        ("设立产业引导基金", {"fund"}),
        ("落实研发费用加计扣除政策", {"tax"}),
        ("开展试点示范，建设公共服务平台", {"pilot", "platform", "service"}),
        ("主导制定国际标准", {"standard"}),
        ("截留、挪用资金的依法追缴", {"supervision"}),
        ("由市市场监管局、区金融监管局办理", set()),
        ("推进产业协同发展", set()),
    ],
)
def test_instruments(text: str, codes: set[str]) -> None:
    assert set(instruments_in(text)) == codes


def test_every_instrument_has_a_chinese_name_and_known_relatives() -> None:
    entries = vocabularies.load("instruments")
    assert set(labels()) == set(entries)
    assert all(labels().values())
    assert {code for entry in entries.values() for code in entry.get("also", ())} <= set(entries)
    assert set(entries) >= MONEY
