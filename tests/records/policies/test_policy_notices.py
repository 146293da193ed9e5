"""Whole notices in different spellings: rules by article, measures by item, a call, a joint opinion."""

from __future__ import annotations

from collections.abc import Callable

from policy_coverage import coverage

from extract.records.passages import slices_of as parts_of
from extract.records.policies import policy_records
from schemas import Document, Policy, PolicyMeasure

Make = Callable[..., Document]

RULES = """\
统一编号：QL0320240003
文　　号：清科规字〔2024〕3号
实施日期：2024年06月01日
失效日期：2027年05月31日
发布机关：清澜市清江区科技和工业信息化局
标题：清澜市清江区科技和工业信息化局 清澜市清江区财政局关于印发清江区机器人产业扶持办法的通知
正文
清科规字〔2024〕3号

清澜市清江区科技和工业信息化局 清澜市清江区财政局关于印发清江区机器人产业扶持办法的通知

各街道办事处、区有关单位：

　　《清江区机器人产业扶持办法》已由区政府批准，现印发给你们，请认真落实。

清澜市清江区科技和工业信息化局 清澜市清江区财政局

2024年5月20日

清江区机器人产业扶持办法

第一章 总则

　　第一条（目的依据）为推动机器人产业集聚，结合本区实际，制定本办法。

　　第二条（适用范围）本办法适用于在本区登记注册的机器人企业。

第二章 扶持内容

　　第三条【整机落户】对新引进的整机企业，实缴资本1亿元以上的，一次性奖励200万元。

　　第四条 研发投入补助。

　　（一）申报条件：

　　1.上年度营业收入不低于2000万元；

　　2.已取得相关专利。

　　（二）补助标准：

　　1.按研发费用的10%给予补助，最高100万元；

　　2.获市级立项的，再给予20万元。

　　前款所称研发费用以审计结果为准。

　　第五条 申请本办法补助的，应当提交下列材料：

　　（一）申请表；

　　（二）审计报告。

第三章 附则

　　第六条 同一企业每年获得的扶持资金总额不超过500万元。

　　第七条 本办法自印发之日起施行，有效期3年。《清江区智能装备扶持办法》（清科规字〔2021〕1号）同时废止。

公开方式：主动公开

抄送：区委办，区人大办。

清江区科技和工业信息化局办公室　　2024年5月21日印发
"""

MEASURES = """\
清澜市人民政府办公室
关于印发清澜市低空经济发展
若干措施的通知
清政办发〔2025〕7号
各区人民政府，市政府各部门、各直属机构：
现将《清澜市低空经济发展若干措施》印发给你们，请结合实际抓好落实。
清澜市人民政府办公室
二〇二五年三月六日
（此件公开发布）
清澜市低空经济发展若干措施
为加快发展低空经济，提出以下措施。
一、总体目标
到2027年，全市低空经济规模达到300亿元，建成起降点200个以上，年均增长25%左右。
二、支持企业发展（市工业和信息化局牵头）
（一）引进龙头企业。对总投资5亿元以上的项目，按固定资产投资的8%给予补助，最高3000万元。
（二）鼓励做大做强。对年营收首次突破2亿元、6亿元、12亿元的，分别给予50万元、100万元、200万元奖励。\
（责任单位：市发展改革委，各区人民政府）
三、完善要素保障
1、加大金融支持。设立10亿元低空产业基金，贷款贴息比例不超过50%。
责任单位：市财政局、市委金融办
2、强化人才支撑。一是引进领军人才。二是每年培训飞手1000人次以上。（市人力社保局、市教育局按职责分工负责）
本措施自2025年4月1日起施行，有效期至2027年12月31日，由市发展改革委负责解释。
"""

CALL = """\
关于组织申报2025年度清澜市数字化转型专项资金项目的通知

清数〔2025〕12号

各有关单位：

根据《清澜市数字化转型专项资金管理办法》，现就2025年度项目申报有关事项通知如下：

一、支持方向

（一）数字工厂

支持对象：2024年建成投用的数字工厂。

支持标准：按软硬件投入的15%给予事后补助，单个项目最高300万元。

（二）公共平台

支持标准：国家级、省级平台分别奖励200万元、100万元。

二、申报条件

1.在清澜市依法登记注册；

2.项目投资额500万元以上，软件投入占比不低于20%。

三、申报材料

（一）申报书；

（二）投资明细。

四、申报时间

2025年7月1日至7月31日。

联系人：陈某，联系电话：0999-1234567。

附件：1.项目申报书
2.投资明细表

清澜市数据局　清澜市财政局

2025年6月10日
"""

OPINION = """\
工业和信息化部 财政部 国家能源局关于推动储能电池高质量发展的实施意见

工信部联电子〔2023〕88号

各省、自治区、直辖市工业和信息化、财政、能源主管部门：

    为推动储能电池高质量发展，现提出以下意见。

    一、总体要求

    （一）指导思想

    坚持市场主导、政府引导，统筹发展和安全。

    （二）发展目标

    到2027年，储能电池循环寿命超过1万次，培育5家以上龙头企业。

    二、重点任务

    （三）突破关键技术。开展揭榜挂帅，建设2个国家制造业创新中心。（工业和信息化部、国家能源局按职责分工负责）

    （四）健全标准体系。制定30项以上行业标准，推动国际标准互认。（工业和信息化部牵头，国家能源局配合）

                              工业和信息化部
                              财政部
                              国家能源局
                              2023年9月1日
"""


def by_number(policy: Policy) -> dict[str | None, PolicyMeasure]:
    return {row.number: row for row in policy.measures}


def sums(row: PolicyMeasure) -> list[tuple[str, str | None, float | None, float | None]]:
    return [(a.kind, a.role, a.low, a.high) for a in row.amounts]


def test_rules_by_article(notice: Make) -> None:
    document = notice(RULES)
    letter, rules = policy_records(document)
    assert letter.title is not None and letter.title.endswith("关于印发清江区机器人产业扶持办法的通知")
    assert letter.document_number == "清科规字〔2024〕3号"
    assert letter.issuers == ["清澜市清江区科技和工业信息化局", "清澜市清江区财政局"]
    assert letter.addressees == "各街道办事处、区有关单位"
    assert (letter.issued_on, letter.printed_on) == ("2024-05-20", "2024-05-21")
    assert rules.title == "清江区机器人产业扶持办法"
    assert rules.notice is letter and rules.document_number is None
    assert letter.is_document and rules.is_document
    # The metadata head says when; what the text implies (2024-05-20, 2027-05-20) gives way to it.
    assert (rules.effective_on, rules.expires_on) == ("2024-06-01", "2027-05-31")
    assert document.inferred is None
    assert rules.validity == "本办法自印发之日起施行，有效期3年"
    assert rules.repeals == ["清江区智能装备扶持办法"]

    rows = by_number(rules)
    assert list(rows) == [
        "第一章/第一条",
        "第一章/第二条",
        "第二章/第三条",
        "第二章/第四条",
        "第二章/第四条/（一）/1",
        "第二章/第四条/（一）/2",
        "第二章/第四条/（二）/1",
        "第二章/第四条/（二）/2",
        "第二章/第五条",
        "第二章/第五条/（一）",
        "第二章/第五条/（二）",
        "第三章/第六条",
        "第三章/第七条",
    ]
    assert [row.role for row in rules.measures] == [
        *("preamble", "scope", "measure", "measure", "condition", "condition", "measure", "measure"),
        *("condition", "condition", "condition", "final", "final"),
    ]
    third, fourth = rows["第二章/第三条"], rows["第二章/第四条"]
    assert third.title == "整机落户"
    assert sums(third) == [("amount", "threshold", 1e8, None), ("amount", "support", 2e6, 2e6)]
    assert fourth.title == "研发投入补助"
    assert fourth.text.endswith("前款所称研发费用以审计结果为准。")
    assert rows["第二章/第四条/（二）/1"].parent is fourth
    assert sums(rows["第二章/第四条/（一）/1"]) == [("amount", "threshold", 2e7, None)]
    assert sums(rows["第二章/第四条/（二）/1"]) == [
        ("ratio", "support", 10, 10),
        ("amount", "cap", None, 1e6),
    ]
    assert sums(rows["第三章/第六条"]) == [("amount", "cap", None, 5e6)]
    assert rows["第二章/第五条/（一）"].instruments == []


def test_measures_by_item_with_a_title_on_three_lines(notice: Make) -> None:
    document = notice(MEASURES)
    letter, measures = policy_records(document)
    assert letter.title == "清澜市人民政府办公室关于印发清澜市低空经济发展若干措施的通知"
    assert letter.issued_on == "2025-03-06"
    assert measures.title == "清澜市低空经济发展若干措施"
    assert (measures.effective_on, measures.expires_on) == ("2025-04-01", "2027-12-31")

    rows = by_number(measures)
    goals = rows["一"].amounts
    assert [(a.low, a.unit, a.due) for a in goals] == [
        (3e10, "元", "2027"),
        (200, "个", "2027"),
        (25, "%", "2027"),
    ]
    assert {a.kind for a in goals} == {"target"}
    assert rows["二/（一）"].responsible == ["市工业和信息化局"]
    assert rows["二/（二）"].responsible == ["市发展改革委", "各区人民政府"]
    thresholds = [a for a in rows["二/（二）"].amounts if a.role == "threshold"]
    assert [(a.low, a.high) for a in thresholds] == [(2e8, None), (6e8, None), (1.2e9, None)]
    assert rows["三/1"].responsible == ["市财政局", "市委金融办"]
    assert {"fund", "interest_subsidy"} <= set(rows["三/1"].instruments)
    assert rows["三/2"].responsible == ["市人力社保局", "市教育局"]
    assert [(a.kind, a.low) for a in rows["三/2"].amounts] == [("target", 1000)]
    assert rows["二"].role == "section"
    assert rows["二/（一）"].parent is rows["二"]


def test_a_call_for_applications(notice: Make) -> None:
    (call,) = policy_records(notice(CALL))
    assert call.document_number == "清数〔2025〕12号"
    assert call.issuers == ["清澜市数据局", "清澜市财政局"]
    assert call.attachments == ["项目申报书", "投资明细表"]
    assert call.contact == "联系人：陈某，联系电话：0999-1234567"
    assert call.application_period == "2025年7月1日至7月31日"
    rows = by_number(call)
    first = rows["一/（一）"]
    assert first.beneficiaries == "2024年建成投用的数字工厂"
    assert sums(first) == [("ratio", "support", 15, 15), ("amount", "cap", None, 3e6)]
    assert [a.condition for a in rows["一/（二）"].amounts] == ["国家级平台", "省级平台"]
    assert {rows[number].role for number in ("二/1", "二/2", "三/（一）")} == {"condition"}
    assert sums(rows["二/2"]) == [("amount", "threshold", 5e6, None), ("ratio", "threshold", 20, None)]


def test_a_joint_opinion(notice: Make) -> None:
    (opinion,) = policy_records(notice(OPINION))
    assert opinion.issuers == ["工业和信息化部", "财政部", "国家能源局"]
    assert (opinion.region, opinion.level) == ("中国", "national")
    assert opinion.document_number == "工信部联电子〔2023〕88号"
    rows = by_number(opinion)
    assert rows["一/（一）"].role == "preamble"
    assert [(a.kind, a.low, a.unit, a.due) for a in rows["一/（二）"].amounts] == [
        ("target", 5, "家", "2027")
    ]
    assert rows["二/（三）"].responsible == ["工业和信息化部", "国家能源局"]
    assert rows["二/（四）"].responsible == ["工业和信息化部", "国家能源局"]
    assert "standard" in rows["二/（四）"].instruments


def test_titles_in_bold_without_numbers(printed: Make) -> None:
    document = printed(
        ("heading", "清澜市促进会展业发展若干政策"),
        ("paragraph", "为促进会展业发展，制定以下政策。"),
        ("paragraph", "支持引进展会。对新引进的国际展会，每届给予最高80万元补贴。", 7),
        ("paragraph", "培育会展企业。对首次通过国际认证的企业，一次性奖励20万元。", 7),
        ("paragraph", "责任单位：市商务局。", 5),
        title="清澜市促进会展业发展若干政策",
    )
    (policy,) = policy_records(document)
    titles = [(row.number, row.title) for row in policy.measures]
    assert titles == [(None, "支持引进展会"), (None, "培育会展企业")]
    assert sums(policy.measures[0]) == [("amount", "support", None, 8e5)]
    assert policy.measures[1].responsible == ["市商务局"]


def test_a_sections_body_is_responsible_for_all_its_items(printed: Make) -> None:
    document = printed(
        ("heading", "清澜市数字经济行动计划"),
        ("heading", "一、夯实基础设施"),
        ("paragraph", "行动内容：", 5),
        ("paragraph", "1.建设千兆城市。"),
        ("paragraph", "2.部署算力中心。"),
        ("paragraph", "时间节点：2027年前，建成3个算力中心。", 5),
        ("paragraph", "责任部门：市数据局、市通管办。", 5),
        ("heading", "二、培育市场主体"),
        ("paragraph", "3.引进平台企业。"),
        ("paragraph", "责任部门：市商务局。", 5),
        ("paragraph", "4.培育专业服务商。"),
        ("paragraph", "责任部门：市工信局。", 5),
        title="清澜市数字经济行动计划",
    )
    (policy,) = policy_records(document)
    rows = by_number(policy)
    assert rows["一"].role == "section"
    assert [(a.low, a.due) for a in rows["一"].amounts] == [(3, "2027")]
    assert [rows[n].responsible for n in ("一", "一/1", "一/2")] == [["市数据局", "市通管办"]] * 3
    assert [rows[n].responsible for n in ("二/3", "二/4")] == [["市商务局"], ["市工信局"]]
    assert "二" not in rows


def test_a_letter_without_a_title_that_sends_two_policies(notice: Make) -> None:
    document = notice(
        "各县（市、区）人民政府，市直各部门：\n"
        "《清澜市制造业倍增行动方案》《清澜市制造业扶持若干措施》已经市政府研究通过，现印发给你们。\n"
        "2024年3月1日\n"
        "清澜市制造业倍增行动方案\n"
        "一、工作任务\n"
        "（一）实施技改工程。每年实施技改项目100个以上。\n"
        "清澜市制造业扶持若干措施\n"
        "一、支持技术改造。按设备投资额的8%给予补助，最高500万元。\n"
    )
    plan, support = policy_records(document)
    assert [plan.title, support.title] == ["清澜市制造业倍增行动方案", "清澜市制造业扶持若干措施"]
    assert [row.number for row in plan.measures] == ["一/（一）"]
    assert [row.number for row in support.measures] == ["一"]
    assert support.issued_on == "2024-03-01"


def test_a_decree_with_contents(notice: Make) -> None:
    document = notice(
        "清澜市公共数据授权运营管理办法\n"
        "（2023年8月15日清澜市人民政府令第129号公布 自2023年10月1日起施行）\n"
        "目 录\n第一章 总则\n第二章 附则\n"
        "第一章 总则\n第一条 为了规范公共数据授权运营，制定本办法。\n"
        "第二章 附则\n第二条 本办法自2023年10月1日起施行。\n"
    )
    (decree,) = policy_records(document)
    assert decree.document_number == "清澜市人民政府令第129号"
    assert (decree.issued_on, decree.effective_on) == ("2023-08-15", "2023-10-01")
    assert [row.number for row in decree.measures] == ["第一章/第一条", "第二章/第二条"]


def test_items_run_together_are_parted_and_lines_cut_short_are_joined(notice: Make) -> None:
    document = notice(
        "清澜市奖补办法\n"
        "一、支持内容\n"
        "1.对新认定的企业技术中心，按照其上年度研发投入的百分之五给予一次性\n"
        "补助，最高50万元。2.对新认定的重点实验室，给予30万元奖励。\n"
    )
    (policy,) = policy_records(document)
    rows = by_number(policy)
    assert list(rows) == ["一/1", "一/2"]
    assert "一次性补助，最高50万元。" in rows["一/1"].text
    assert sums(rows["一/2"]) == [("amount", "support", 3e5, 3e5)]


def test_nothing_is_lost_and_everything_is_cited(notice: Make) -> None:
    for text in (RULES, MEASURES, CALL, OPINION):
        document = notice(text)
        share, twice = coverage(document)
        assert share == 1.0
        assert twice == 0.0
        for policy in policy_records(document):
            amounts = [a for row in policy.measures for a in row.amounts]
            for item in (policy, *policy.measures, *amounts):
                assert item.evidence is not None
                slices = [document.page_list[p - 1].text[a:b] for p, a, b in parts_of(item.evidence)]
                assert "".join(slices) == item.evidence.quote
                assert item.evidence.quote.strip()
            quoted = [(a.text, a.evidence.quote) for a in amounts if a.kind == "amount" and a.evidence]
            assert all(words in quote for words, quote in quoted)
