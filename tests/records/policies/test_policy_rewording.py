"""One thing said in many ways: whatever the verb, the order and the nouns, the figures of a clause stay the same."""

from __future__ import annotations

from itertools import product

import pytest

from extract.records.policies.clauses import Context, Figure, parse

WHOM = ("首次获评市级绿色工厂的企业", "新落户的检验检测机构", "举办行业交流会的协会")
GIVES = (
    "给予最高{}奖励",
    "最高给予{}奖励",
    "给予不超过{}的资助",
    "可获不超过{}的一次性奖金",
    "一次性补助最高{}",
    "奖补金额最高为{}",
)


def figures(text: str, kind: str | None = None) -> list[Figure]:
    return parse(text, Context(kind)).figures


@pytest.mark.parametrize(("whom", "gives"), list(product(WHOM, GIVES)))
def test_a_limited_grant_is_one_whatever_the_verb(whom: str, gives: str) -> None:
    for lead in (f"对{whom}，", f"{whom}，"):
        [figure] = figures(f"{lead}{gives.format('35万元')}。")
        told = (figure.role, figure.low, figure.high, figure.qualifier, figure.condition)
        assert told == ("support", None, 350000, "at_most", whom)


@pytest.mark.parametrize("verb", ["奖励", "资助", "由区财政发给", "区财政给以", "核发", "每项补助"])
@pytest.mark.parametrize("whom", ["通过复评", "牵头制定团体标准", "完成设备更新改造"])
def test_a_grant_without_a_limit(verb: str, whom: str) -> None:
    [figure] = figures(f"{whom}的，{verb}18万元。")
    assert (figure.role, figure.low, figure.high, figure.condition) == ("support", 180000, 180000, whom)


@pytest.mark.parametrize(
    "text",
    [
        "对营业收入首次突破{0}的商贸企业奖励{1}。",
        "营业收入首次突破{0}的商贸企业奖励{1}。",
        "商贸企业营业收入首次达到{0}的，奖{1}。",
        "营业收入{0}以上的商贸企业，由市财政给予{1}奖励。",
    ],
)
def test_what_must_be_reached_and_what_is_given(text: str) -> None:
    reached, given = figures(text.format("2亿元", "40万元"))
    assert (reached.role, reached.low, reached.high) == ("threshold", 2e8, None)
    assert (given.role, given.low, given.high) == ("support", 4e5, 4e5)


@pytest.mark.parametrize("base", ["检测费用", "设备购置费", "实际到账资金"])
@pytest.mark.parametrize(
    "text",
    [
        "按{}的12%给予补贴，每家企业每年补贴不超过60万元。",
        "按照{}12%的比例予以补助，单个企业年度补助总额最高60万元。",
        "给予{}12%、最高60万元的补贴。",
        "补贴比例为{}的12%，单个项目补贴额最高为60万元。",
        "补助{}的12%，同一企业每年以60万元为限。",
    ],
)
def test_a_share_and_its_cap(base: str, text: str) -> None:
    share, cap = figures(text.format(base))
    assert (share.kind, share.role, share.low, share.condition) == ("ratio", "support", 12, base)
    assert (cap.role, cap.low, cap.high, cap.qualifier) == ("cap", None, 600000, "at_most")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("新建冷库每立方米补助90元。", "每立方米"),
        ("按每床每月200元的标准给予补助。", "每床每月"),
        ("每条生产线奖励30万元。", "每条"),
        ("按600元/人的标准给予补贴。", "每人"),
        ("单台设备最高资助80万元。", "单台"),
    ],
)
def test_for_each_of_what(text: str, per: str) -> None:
    [figure] = figures(text)
    assert (figure.role, figure.per) == ("support", per)


@pytest.mark.parametrize(
    "text",
    [
        "研发投入强度不低于4%。",
        "其中大专以上学历人员占比不低于4%。",
        "已完成投资额不少于4%。",
        "近两年产值年均增长率不低于4%。",
    ],
)
def test_shares_that_must_be_met(text: str) -> None:
    [figure] = figures(text)
    assert (figure.role, figure.low) == ("threshold", 4)


@pytest.mark.parametrize(
    ("text", "due", "low"),
    [
        ("到2028年，单位能耗较2025年下降9%。", "2028", 9),
        ("2028年前组织供需对接活动不少于25场。", "2028", 25),
    ],
)
def test_what_is_promised_by_when(text: str, due: str, low: float) -> None:
    [figure] = figures(text)
    assert (figure.role, figure.low, figure.due) == ("target", low, due)


@pytest.mark.parametrize(
    ("text", "limit"), [("每年支持不超过25家企业。", 25), ("每年评选不超过8个项目。", 8)]
)
def test_how_many_may_be_helped(text: str, limit: float) -> None:
    [figure] = figures(text)
    assert (figure.role, figure.high) == ("cap", limit)


def test_a_class_and_a_proportion_are_no_sums() -> None:
    assert figures("培育百亿级产业。") == []
    [figure] = figures("按照1:2比例给予配套支持，最高300万元。")
    assert (figure.role, figure.condition) == ("support", None)


def test_more_members_than_sums_give_none_of_them_its_own() -> None:
    found = figures("对首席、高级、中级、初级技师，分别给予9万元、6万元补贴。")
    assert {f.condition for f in found} == {"首席、高级、中级、初级技师"}
