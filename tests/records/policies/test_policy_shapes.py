"""The outline whatever the layout: lines broken anywhere, titles in bold or on a line of their own, a closing word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records.policies import policy_records
from schemas import Document, Page, PolicyMeasure

Make = Callable[..., Document]
HEAD = "栖云区加快现代物流业发展若干措施\n"


def measures(document: Document) -> list[PolicyMeasure]:
    return [row for policy in policy_records(document) for row in policy.measures]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("《仓储设施安全管理规定》（栖物", "〔2025〕7号）"),
        ("《仓储设施安全管理规定》（原栖物发", "〔2025〕7号，已修订）"),
    ],
)
def test_a_bracket_goes_on_over_the_end_of_a_line(printed: Make, first: str, rest: str) -> None:
    document = printed(
        ("heading", HEAD.strip()),
        ("paragraph", "一、核查依据。"),
        ("paragraph", first),
        ("heading", rest),
        ("paragraph", "二、各单位应当建立台账，定期报送情况。"),
        title=HEAD.strip(),
    )
    rows = measures(document)
    assert [row.number for row in rows] == ["一", "二"]
    assert rows[0].text.endswith(first + rest)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a）查阅仓储企业在主要库房安装消防监测软", "件的证明材料，核对是否按期维护；"),
        ("a）核对企业各类账户的使用权限是否超出工作需", "要，并及时调整；"),
    ],
)
def test_a_word_goes_on_over_the_end_of_a_page(printed: Make, before: str, after: str) -> None:
    title, item = HEAD.strip(), "b）查阅维护记录，核对是否完整。"
    document = printed(
        ("heading", title), ("heading", before), ("paragraph", after), ("paragraph", item), title=title
    )
    for block in document.blocks[2:]:
        block.parts = [(2, start, end) for _, start, end in block.parts]
    document.page_list.append(Page(page=2, text=document.page_list[0].text))
    assert [row.text for row in measures(document)] == [before + after, item]


def test_a_bold_line_is_a_title_only_where_a_clause_ends(printed: Make) -> None:
    rows = measures(
        printed(
            (
                "paragraph",
                "（一）在物流园区主要出入口和重点仓储区域布设视频监测和消防报警设备，并接入区级平台。",
                24,
            ),
            ("paragraph", "（二）建设公共仓。对新建公共仓给予最高30万元补助。", 8),
        )
    )
    assert [row.title for row in rows] == [None, "建设公共仓"]


def test_a_sentence_on_its_own_line_is_the_title_of_what_follows(notice: Make) -> None:
    rows = measures(
        notice(
            f"{HEAD}（一）加快公共仓配设施建设和共享利用。\n"
            "支持企业改造闲置厂房，按改造费用的20%给予补助。（区商务局、区财政局按职责分工负责）\n"
            "（二）提升末端配送服务水平。\n"
            "鼓励社区设立共配站点，每个站点补助2万元。（区商务局负责）\n"
            "区商务局、区财政局将加强统筹协调，及时研究解决措施实施中的问题，确保各项任务落到实处，重要情况及时向区政府报告。\n"
        )
    )
    assert [row.title for row in rows] == ["加快公共仓配设施建设和共享利用", "提升末端配送服务水平"]
    assert rows[-1].text.endswith("（区商务局负责）")


@pytest.mark.parametrize("mark", ["（{}）", "({})", "{}."])
def test_a_list_may_begin_behind_a_colon(notice: Make, mark: str) -> None:
    one, two = mark.format(1), mark.format(2)
    rows = measures(
        notice(
            f"{HEAD}一、核查方式\n核查方式至少包括：{one}现场核查。核对设备台账。\n{two}人员访谈。了解运行情况。\n"
        )
    )
    assert [row.number.split("/")[-1] for row in rows if row.number][-2:] == [
        one.rstrip("."),
        two.rstrip("."),
    ]


@pytest.mark.parametrize("word", ["规程", "若干措施", "政策", "意见"])
def test_validity_is_the_document_s_own(notice: Make, word: str) -> None:
    grant = "一、稳定用工。对不裁员的物流企业，可提高失业保险返还比例，返还比例不超过60%，政策执行期限至2026年12月底。\n"
    [policy] = policy_records(notice(f"{HEAD}{grant}"))
    assert (policy.validity, policy.expires_on) == (None, None)
    [policy] = policy_records(
        notice(f"{HEAD}{grant}二、本{word}自2026年2月1日起施行，有效期至2027年12月31日。\n")
    )
    assert (policy.effective_on, policy.expires_on) == ("2026-02-01", "2027-12-31")


@pytest.mark.parametrize("between", [" ", "  ", "　　"])
def test_several_sign_side_by_side(notice: Make, between: str) -> None:
    signed = between.join(["海关总署", "民航局", "国家邮政局"])
    document = notice(
        "关于便利航空快件通关的通知\n各有关单位：\n现就航空快件通关有关事项通知如下：\n"
        f"一、各口岸应当优化作业流程。\n二、各单位应当公开作业时限。\n{signed}\n2026年1月9日\n"
    )
    [policy] = policy_records(document)
    assert policy.issuers == ["海关总署", "民航局", "国家邮政局"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("补助对象为在本区登记的物流企业。", "scope"),
        ("本规程适用于全区物流园区。", "scope"),
        ("本若干措施适用于物流企业。", "scope"),
        ("扩大公共仓补助支持范围。对新建公共仓给予补助。", "measure"),
    ],
)
def test_scope_is_told_by_what_the_sentence_says(notice: Make, text: str, role: str) -> None:
    rows = measures(notice(f"{HEAD}第一条 {text}\n第二条 区商务局应当建立台账。\n"))
    assert rows[0].role == role


@pytest.mark.parametrize("given", ["补贴内容", "支持政策", "奖励标准"])
@pytest.mark.parametrize(("object_", "per"), [("高校毕业生", "人"), ("用人单位", "户")])
def test_a_guide_is_records_of_labels_without_numbers(
    notice: Make, given: str, object_: str, per: str
) -> None:
    names = ("一次性求职补贴", "灵活就业补贴", "岗位实训补贴", "安家补贴")
    text = "栖云区就业政策\n服务指南\n" + "".join(
        f"{name}\n{given}：对符合条件的{object_}给予每{per}{sum_}元补贴。\n"
        f"文件依据：《栖云区就业工作意见》\n申请渠道：区就业服务窗口\n"
        for name, sum_ in zip(names, (1000, 2000, 3000, 4000), strict=True)
    )
    rows = measures(notice(text))
    assert [row.title for row in rows] == list(names)
    assert [row.number for row in rows] == [None] * 4
    assert [[a.low for a in row.amounts] for row in rows] == [[1000], [2000], [3000], [4000]]
