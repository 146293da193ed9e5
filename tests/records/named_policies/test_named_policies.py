"""Policies that running text names, told from reports, papers, books and firms' own rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas import Extraction, Policy

Tell = Callable[..., Extraction]


def said(row: Policy) -> str:
    """A policy on one line: title | issuers | issued on | effective on."""
    return f"{row.title}|{'、'.join(row.issuers)}|{row.issued_on}|{row.effective_on}"


NAMED = {
    "issued by a body in a month": (
        "2022年6月，国家能源局印发《新型储能发展实施方案》。",
        ["新型储能发展实施方案|国家能源局|2022-06|None"],
    ),
    "several bodies": (
        "2021年7月，国家发展改革委、国家能源局联合发布《关于加快推动新型储能发展的指导意见》。",
        ["关于加快推动新型储能发展的指导意见|国家发展改革委、国家能源局|2021-07|None"],
    ),
    "what a notice issues, with who issued it": (
        "根据国务院关于印发《新能源发展规划》的通知，各地加快布局。",
        ["新能源发展规划|国务院|None|None"],
    ),
    "the bodies that the title begins with": (
        "依据《财政部、国家税务总局关于储能企业税收优惠政策的通知》（财税〔2022〕8号）执行。",
        ["财政部、国家税务总局关于储能企业税收优惠政策的通知|财政部、国家税务总局|None|None"],
    ),
    "the party's committee that a title begins with": (
        "贯彻《中共湖州市委、湖州市人民政府关于加快储能产业发展的决定》。",
        ["中共湖州市委、湖州市人民政府关于加快储能产业发展的决定|中共湖州市委、湖州市人民政府|None|None"],
    ),
    "a law that takes effect": (
        "自2021年9月1日起施行的《数据安全法》明确了各方责任。",
        ["数据安全法||None|2021-09-01"],
    ),
    "dates 分别": (
        "荷兰政府分别于2014年和2017年发布《近岸风能发展战略》和《家庭储能投资计划》。",
        ["近岸风能发展战略||2014|None", "家庭储能投资计划||2017|None"],
    ),
    "a date of something else is not its date": (
        "公司于2020年8月12日召开股东大会，根据《上市公司章程指引》制定了章程。",
        ["上市公司章程指引||None|None"],
    ),
    "an edition with years that a report names": (
        "2018年5月，在《福建省冷链物流发展规划(2018-2022年)》报告里列出了分年任务。",
        ["福建省冷链物流发展规划(2018-2022年)||2018-05|None"],
    ),
    "a standard by what is said of it": (
        "公司主持制定了《锂离子电池编码》国家标准（2013年发布）。",
        ["锂离子电池编码||2013|None"],
    ),
    "a plan without 书名号": (
        "“十四五”规划纲要提出发展新型储能。",
        ["“十四五”规划纲要||None|None"],
    ),
    "a quoted name with the head of an order": (
        "“增强港口网络安全”行政令于去年签署。",
        ["“增强港口网络安全”行政令||None|None"],
    ),
    "a quoted plan that a country started": (
        "2016年，新加坡推出了升级版的“远航2.0”（VOYAGE 2.0）计划。",
        ["“远航2.0”（VOYAGE 2.0）计划||2016|None"],
    ),
    "a plan with its foreign name in brackets": (
        "丹麦在2016年启动的储能企业加速器计划（Pre-Starter）已有七家企业参与。",
        ["储能企业加速器计划（Pre-Starter）||2016|None"],
    ),
    "a white paper right behind its country": (
        "法国早在2013年《国防与航运安全白皮书》中就提出储备人才。",
        ["国防与航运安全白皮书||2013|None"],
    ),
    "one that demands something, whatever its title ends with": (
        "《储能强国2035》提出，要加快技术攻关。",
        ["储能强国2035||None|None"],
    ),
    "one under its title and under its short name": (
        "2022年5月，国家能源局印发《换电场站消防巡检指南》（简称《消防指南》）。各地演练，检验《消防指南》。",
        ["换电场站消防巡检指南|国家能源局|2022-05|None"],
    ),
    "a white paper only when a government issued it": (
        "2018年3月，无锡市政府发布《无锡氢能布局和应用》白皮书。",
        ["《无锡氢能布局和应用》白皮书|无锡市政府|2018-03|None"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_policies_named(text: str, expected: list[str], told: Tell) -> None:
    assert [said(row) for row in told(text).policies] == expected


@pytest.mark.parametrize(
    "text",
    [
        "协会发布了《储能产业年度研究报告》。",
        "学会与承担单位签订《储能学会项目任务书》。",
        "该报推出《储能企业竞争力排行榜》。",
        "智库发布《储能产业发展》白皮书。",
        "他在《储能科学杂志》发表了《浅析储能的商业模式》。",
        "双方签署了《战略合作协议》。",
        "公司审议通过《远舟能源股份有限公司股东大会议事规则》。",
        "公司先后订立《信息披露管理制度》《董事会秘书工作细则》。",
        "详见《关于公司利润分配预案的公告》。",
        "参见文章《为让披露可信，我们做了一套标准》。",
        "本办法所称《办法》是指前述文件。",
        "见《漏洞分析报告——储能专题》。",
    ],
)
def test_policies_not_named(text: str, told: Tell) -> None:
    assert told(text).policies == []


def test_policies_named_twice_are_one_read_where_the_date_is(told: Tell) -> None:
    (row,) = told(
        "《数据安全法》等法律相继出台。",
        "2021年6月经表决通过的《中华人民共和国数据安全法》界定了范围。",
    ).policies
    assert said(row) == "中华人民共和国数据安全法||2021-06|None"
    assert row.evidence is not None
    assert "2021年6月" in row.evidence.quote


def test_policies_are_one_with_the_notice_that_issues_them(told: Tell) -> None:
    (row,) = told(
        "《云岫市“十四五”信息化规划》对此作出部署。",
        "2021年12月，云岫市人民政府发布《云岫市人民政府关于印发“云岫市‘十四五’信息化规划”的通知》。",
    ).policies
    assert row.issued_on == "2021-12"


def test_policies_named_in_a_prospectus_too(told: Tell) -> None:
    rows = told("2020年11月，国务院办公厅发布《新能源汽车产业发展规划》。", kind="prospectus").policies
    assert [said(row) for row in rows] == ["新能源汽车产业发展规划|国务院办公厅|2020-11|None"]
