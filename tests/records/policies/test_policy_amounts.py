"""Sums, ratios and targets of measures: a case table of sentences in the wording of policies."""

from __future__ import annotations

import pytest

from extract.records.policies.clauses import Context, parse
from extract.records.policies.rows import rows_of
from schemas import Evidence, MeasureAmount

Case = tuple[str, list[tuple[object, ...]]]


def read(text: str, kind: str | None = None) -> list[MeasureAmount]:
    return rows_of(text, parse(text, Context(kind)), lambda start, end: Evidence(quote=text[start:end]))


SUMS: list[Case] = [
    ("给予最高500万元一次性奖励。", [("support", None, 5e6)]),
    ("一次性扶持30万元。", [("support", 3e5, 3e5)]),
    (
        "对年产值首次突破2亿元、8亿元的企业，分别给予30万元、80万元奖励。",
        [("threshold", 2e8, None), ("threshold", 8e8, None), ("support", 3e5, 3e5), ("support", 8e5, 8e5)],
    ),
    (
        "对国家级、省级示范园区，分别给予最高200万元、100万元支持。",
        [("support", None, 2e6), ("support", None, 1e6)],
    ),
    (
        "对投资额1000万元以上的项目给予补助，单个项目不超过300万元，同一企业每年累计不超过500万元。",
        [("threshold", 1e7, None), ("support", None, 3e6), ("cap", None, 5e6)],
    ),
    ("实缴资本达到5000万元的，奖励50万元。", [("threshold", 5e7, None), ("support", 5e5, 5e5)]),
    ("单户贷款额度最高1000万元。", [("support", None, 1e7)]),
    ("按放电量给予0.3元/千瓦时补贴。", [("support", 0.3, 0.3)]),
    ("设立规模20亿元的产业基金。", [("fund", 2e9, 2e9)]),
    ("设一等奖3名，奖金各10万元；二等奖5名，奖金各5万元。", [("support", 1e5, 1e5), ("support", 5e4, 5e4)]),
    ("补助比例20%，最高不超过80万。", [("cap", None, 8e5)]),
    (
        "每个项目最高补助限额为龙头工厂25万元、配套工厂15万元。",
        [("support", None, 2.5e5), ("support", None, 1.5e5)],
    ),
    ("授信限额最高不超过等值600万美元。", [("support", None, 6e6)]),
    (
        "分级予以补贴，其中，实缴股本额在2亿元至4亿元（含）的，给予不超过300万元经费补贴。",
        [("threshold", 2e8, 4e8), ("support", None, 3e6)],
    ),
]


@pytest.mark.parametrize(("text", "sums"), SUMS)
def test_sums_and_their_roles(text: str, sums: list[tuple[object, ...]]) -> None:
    found = [(a.role, a.low, a.high) for a in read(text) if a.kind == "amount"]
    assert found == sums


RATIOS: list[Case] = [
    ("按设备投资额的20%给予补助。", [("设备投资额", 20, 20, "exact")]),
    ("按照不超过项目总投资的30%给予资助。", [("项目总投资", None, 30, "at_most")]),
    ("按照固定资产投资总额25%的比例安排补助资金。", [("固定资产投资总额", 25, 25, "exact")]),
    ("给予1.5个百分点的贴息。", [(None, 1.5, 1.5, "exact")]),
    (
        "第一年按租金的100%、第二年按50%给予补贴。",
        [("租金", 100, 100, "exact"), ("第二年", 50, 50, "exact")],
    ),
    (
        "住宿费最高补贴比例为40%或60%。",
        [("住宿费", None, 40, "at_most"), ("住宿费", None, 60, "at_most")],
    ),
    ("年化担保费率不高于1%。", [("年化担保费率", None, 1, "at_most")]),
    ("对研发投入占比不低于5%的企业给予10万元奖励。", [("研发投入占比", 5, None, "at_least")]),
]


@pytest.mark.parametrize(("text", "ratios"), RATIOS)
def test_ratios_and_what_they_are_of(text: str, ratios: list[tuple[object, ...]]) -> None:
    found = [(a.condition, a.low, a.high, a.qualifier) for a in read(text) if a.kind == "ratio"]
    assert found == ratios


TARGETS: list[Case] = [
    ("到2026年，建成示范工厂50个以上。", [(50, None, "个", "2026")]),
    (
        "到2025年底，产业规模达到800亿元，年均增长15%左右。",
        [(8e10, 8e10, "元", "2025-12-31"), (15, 15, "%", "2025-12-31")],
    ),
    ("2027年底前，培育专精特新企业200家。", [(200, 200, "家", "2027-12-31")]),
    ("每年开展技能培训1万人次以上。", [(10000, None, "人次", None)]),
    ("到2028年，引进1—2个研究机构。", [(1, 2, "个", "2028")]),
    ("对带动10家以上中小企业上云的平台给予20万元奖励。", []),
    ("公示时间不少于7天，累计奖励产品不超过20款。", []),
    ("到场展商达80家以上，每场活动最高补助限额为3万元。", []),
    ("打造千亿级产业集群。", []),
]


@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_targets_with_their_dates(text: str, targets: list[tuple[object, ...]]) -> None:
    found = [(a.low, a.high, a.unit, a.due) for a in read(text) if a.kind == "target"]
    assert found == targets


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        (
            "对新获批复的国家级、省级中试验证基地，分别给予120万元、70万元奖励。",
            ["新获批复的国家级中试验证基地", "新获批复的省级中试验证基地"],
        ),
        ("对入选的人才团队，给予最高300万元资助。", ["入选的人才团队"]),
        ("国家级单项冠军企业，奖励100万元。", ["国家级单项冠军企业"]),
        ("对新建项目按投资额的10%补助，单个项目最高80万元。", ["单个项目"]),
        ("完成股改的，奖励50万元；成功上市的，再奖励300万元。", ["完成股改", "成功上市"]),
    ],
)
def test_whom_a_sum_is_for(text: str, conditions: list[str]) -> None:
    given = ("support", "cap")
    assert [a.condition for a in read(text) if a.role in given and a.kind == "amount"] == conditions


def test_under_conditions_sums_and_shares_are_thresholds() -> None:
    found = read("上年度营业收入2000万元以上，研发投入占比不低于3%，员工不少于50人。", "condition")
    assert [(a.kind, a.role, a.low, a.condition) for a in found] == [
        ("amount", "threshold", 2e7, "上年度营业收入"),
        ("ratio", "threshold", 3, "研发投入占比"),
    ]


def test_under_a_deadline_the_date_holds_until_the_next() -> None:
    found = read("2026年，启动建设3个节点，接入企业500家。2028年，接入企业超过2000家。", "deadline")
    assert [(a.low, a.due) for a in found] == [(3, "2026"), (500, "2026"), (2000, "2028")]


def test_every_amount_is_cited_by_its_clause() -> None:
    text = "对获评单位，按投入的30%给予补助，最高100万元。"
    for amount in read(text):
        assert amount.evidence is not None
        assert amount.text in amount.evidence.quote
        assert amount.evidence.quote in text
