"""Structure before meaning: annexes, laws, ranks of numbers, run-on items, closing paragraphs, duties."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records.policies import policy_records
from extract.records.policies.lines import Line
from extract.records.policies.marks import learned_ranks, mark_of
from extract.records.policies.run_on import split
from schemas import Document

Make = Callable[..., Document]

LAW = """\
清澜市储能促进条例
（2024年3月15日清澜市第八届人民代表大会常务委员会第九次会议通过）
目　录
第一章　总　则
第二章　建设与监督
第一章　总　则
第一条　为了促进储能产业发展，制定本条例。
第二条　本市行政区域内储能设施的规划、建设，适用本条例。
第二章　建设与监督
第三条　发电企业应当按照规定配置储能设施。电网企业应当提供公平的接入服务。
第四条　市能源局应当编制储能发展规划。
第五条　违反本条例规定，未按规定配置储能设施的，处十万元以上五十万元以下的罚款。
第六条　本条例自2024年7月1日起施行。
"""

ANNEXED = """\
清澜市人民政府关于印发清澜市人工智能若干措施的通知
清政规〔2026〕4号
各区人民政府，市政府各部门：
现将《清澜市人工智能若干措施》印发给你们，请认真贯彻落实。
清澜市人民政府
2026年2月24日
清澜市人工智能若干措施
一、支持模型研发。对通过评定的项目，给予最高130万元资金支持。（责任单位：市科创局）
二、举办创新大赛。每年举办大赛不少于3场。（责任单位：市科创局，市经信局）
本措施自2026年4月6日起施行，有效期至2028年12月31日。
附件：清澜市智能社区建设指引
附件
清澜市智能社区建设指引
一、建设主体
各区政府统筹推进智能社区建设，加强政策支持力度。
二、政策支持
（一）对符合条件的智能社区，给予最高500万元资金支持。
（二）市科创局每年发布认定通知。
抄送：市委办公厅，市纪委监委机关。
市人大常委会办公厅，市政协办公厅。
清澜市人民政府办公厅　2026年2月25日印发
"""


def test_a_law_of_articles(notice: Make) -> None:
    document = notice(LAW)
    assert document.kind == "policy_notice"
    (law,) = policy_records(document)
    rows = {row.number: row for row in law.measures}
    assert list(rows) == [
        *("第一章/第一条", "第一章/第二条", "第二章/第三条"),
        *("第二章/第四条", "第二章/第五条", "第二章/第六条"),
    ]
    assert rows["第二章/第三条"].obliged == ["发电企业", "电网企业"]
    assert rows["第二章/第四条"].obliged == []
    assert rows["第二章/第四条"].responsible == ["市能源局"]
    (fine,) = rows["第二章/第五条"].amounts
    assert (fine.role, fine.low, fine.high, fine.qualifier) == ("fine", 1e5, 5e5, "range")
    assert document.gaps == []


@pytest.mark.parametrize("name", ["指引", "规程", "办法", "管理规范"])
def test_an_annex_of_measures_whatever_its_name(notice: Make, name: str) -> None:
    policies = policy_records(notice(ANNEXED.replace("建设指引", f"建设{name}")))
    rows = [row for policy in policies for row in policy.measures]
    assert [row.number for row in rows] == ["一", "二", "附件/一", "附件/二/（一）", "附件/二/（二）"]
    assert [(a.role, a.high) for a in rows[3].amounts] == [("support", 5e6)]
    # The city's bureau is known from the lists of who is responsible; the imprint is nobody's text.
    assert rows[4].responsible == ["市科创局"]
    assert rows[4].text == "（二）市科创局每年发布认定通知。"


def test_the_last_item_ends_before_the_closing_paragraph(notice: Make) -> None:
    policies = policy_records(notice(ANNEXED))
    assert policies[1].measures[1].text.endswith("市经信局）")
    assert (policies[1].effective_on, policies[1].expires_on) == ("2026-04-06", "2028-12-31")


@pytest.mark.parametrize(
    ("paragraphs", "outer", "inner"),
    [
        (["1.甲", "一、乙", "二、丙", "2.丁", "一、戊"], "number", "cn"),
        (["一、甲", "1.乙", "2.丙", "二、丁", "1.戊"], "cn", "number"),
        (["一、甲", "第一条 乙", "第二条 丙", "二、丁", "第三条 戊"], "cn", "article"),
        (["（一）甲", "1.乙", "2.丙", "（二）丁", "3.戊"], "cn_paren", "number"),
        (["第1条 甲", "（一）乙", "第2条 丙", "第3条 丁", "（二）戊", "第4条 己"], "cn_paren", "article"),
    ],
)
def test_ranks_are_learned(paragraphs: list[str], outer: str, inner: str) -> None:
    ranks = learned_ranks(mark for p in paragraphs if (mark := mark_of(p)) is not None)
    assert ranks[outer] < ranks[inner]


THROUGH = """\
中共清澜县委清澜县人民政府
关于支持储能产业加快发展的意见
(2023年2月8日)
为支持储能产业发展，制定如下意见。
一、资金安排
第1条县财政安排储能产业引导资金，规模不低于8000万元。
二、支持范围
(一)投资奖励
第2条对固定资产投资1000万元以上的储能项目，给予企业30万元奖励。
第3条对投资1亿元以上的储能项目，实行一事一议。
(二)创新奖励
第{fourth}条对首次认定的省级研发中心，给予企业20万元奖励。
三、其他
第5条本意见自发布之日起施行。
"""


@pytest.mark.parametrize("fourth", ["4", "四"])
def test_articles_are_numbered_through_headings_of_two_levels(notice: Make, fourth: str) -> None:
    (policy,) = policy_records(notice(THROUGH.format(fourth=fourth)))
    assert policy.issued_on == "2023-02-08"
    assert [row.number for row in policy.measures] == [
        *("一/第1条", "二/(一)/第2条", "二/(一)/第3条"),
        *(f"二/(二)/第{fourth}条", "三/第5条"),
    ]


def test_a_number_drawn_apart_by_its_line_is_one() -> None:
    mark = mark_of("第1 2条鼓励企业升级。")
    assert mark is not None
    assert (mark.kind, mark.number, mark.value) == ("article", "第12条", 12)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("1.支持甲。2.支持乙；3.支持丙。", ["1.支持甲。", "2.支持乙；", "3.支持丙。"]),
        ("（一）支持甲。（二）支持乙。", ["（一）支持甲。", "（二）支持乙。"]),
        ("支持以下事项：1.支持甲；2.支持乙。", ["支持以下事项：", "1.支持甲；", "2.支持乙。"]),
        ("1.支持甲（含以下：2.乙）。", ["1.支持甲（含以下：2.乙）。"]),
        ("1.支持甲。3.5亿元以上的项目除外。", ["1.支持甲。3.5亿元以上的项目除外。"]),
        ("一、支持甲。二、三等奖不再奖励。", ["一、支持甲。二、三等奖不再奖励。"]),
    ],
)
def test_items_that_run_on_are_cut(text: str, pieces: list[str]) -> None:
    found = [line.text for line in split(Line(text, [(1, 0, len(text))]), {})]
    assert found == pieces


def test_numbered_paragraphs_that_no_policy_holds_are_told(printed: Make) -> None:
    document = printed(
        ("paragraph", "各区人民政府："), ("paragraph", "一、支持甲。"), ("paragraph", "二、支持乙。")
    )
    policies = policy_records(document)
    assert any(policy.measures for policy in policies) or "2 段带编号的条文" in document.gaps[0]


def test_a_list_that_counts_anew_stands_under_the_item_before_it(notice: Make) -> None:
    document = notice(
        "清澜市储能设施管理办法\n"
        "1.总则\n设施应当安全运行。\n"
        "2.防护\n"
        "2.1防护要求\n"
        "（一）在主机上安装防护软件。\n1.安全要求\na）企业应当安装防护软件；\nb）企业应当定期更新。\n2.核查方法\na）查阅记录。\n"
        "（二）建立管理机制。\n1.安全要求\na）企业应当建立清单。\n"
        "2.2备份要求\n（一）定期备份数据。\n2.3演练要求\n（一）定期开展演练。\n"
        "2.4审计要求\n（一）定期开展审计。\n"
        "3.附则\n本办法自2024年7月1日起施行。\n"
    )
    (policy,) = policy_records(document)
    assert [m.number for m in policy.measures if m.number and m.number.endswith("）")] == [
        "2/2.1/（一）",
        "2/2.1/（一）/1/a）",
        "2/2.1/（一）/1/b）",
        "2/2.1/（一）/2/a）",
        "2/2.1/（二）",
        "2/2.1/（二）/1/a）",
        "2/2.2/（一）",
        "2/2.3/（一）",
        "2/2.4/（一）",
    ]


def test_what_those_obliged_do_is_no_instrument(notice: Make) -> None:
    document = notice(
        "清澜市储能设施管理办法\n"
        "第一条 企业应当定期对设施开展检查和审计。\n"
        "第二条 企业不得骗取补贴资金。\n"
        "第三条 市能源局对设施开展监督检查。\n"
    )
    (policy,) = policy_records(document)
    assert [m.instruments for m in policy.measures] == [[], ["supervision"], ["supervision"]]
