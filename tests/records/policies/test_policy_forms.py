"""Forms with one field to a row, and measures in tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from policy_coverage import coverage

from extract.records.policies import policy_records
from extract.records.policies.forms import form_policies
from schemas import Document

Make = Callable[..., Document]

FORM: tuple[tuple[str | None, ...], ...] = (
    ("清澜市设备更新贷款贴息",),
    ("依据文件", "《清澜市设备更新实施方案》、《清澜市设备更新实施方案补充通知》"),
    ("发文机构", "清澜市发展和改革委员会/清澜市财政局"),
    ("发文字号", "清发改〔2023〕5号/清发改〔2024〕2号"),
    ("发布日期", "2023-05-06/2024-01-08"),
    ("服务对象", "规模以上工业企业"),
    (
        "服务内容",
        "1．贴息标准\n（1）给予2个百分点的贴息，期限2年。\n（2）单个企业每年不超过200万元。2．优先支持绿色项目。",
    ),
    ("条件要求", "设备投资应不低于500万元，并满足"),
    (None, "以下条件：1．信用良好。"),
    ("时间/频度", "2023年6月1日起，有效期3年"),
    ("联络方式", "市发展改革委：12345678"),
)


def test_a_form_is_one_policy_with_its_measures(tabled: Make) -> None:
    document = tabled(*FORM)
    first, second, form = form_policies(document)
    assert [p.title for p in (first, second)] == ["清澜市设备更新实施方案", "清澜市设备更新实施方案补充通知"]
    assert [p.document_number for p in (first, second)] == ["清发改〔2023〕5号", "清发改〔2024〕2号"]
    assert [p.issued_on for p in (first, second)] == ["2023-05-06", "2024-01-08"]
    assert form.notice is first
    assert form.title == "清澜市设备更新贷款贴息"
    assert form.document_number == "清发改〔2023〕5号/清发改〔2024〕2号"
    assert form.issuers == ["清澜市发展和改革委员会", "清澜市财政局"]
    assert form.contact == "市发展改革委：12345678"
    assert form.application_period == "2023年6月1日起，有效期3年"
    assert (form.effective_on, form.expires_on) == ("2023-06-01", "2026-06-01")
    assert document.inferred is not None and "expires_on" in document.inferred


def test_the_measures_of_a_form(tabled: Make) -> None:
    form = form_policies(tabled(*FORM))[-1]
    assert [(row.number, row.role) for row in form.measures] == [
        ("1/（1）", "measure"),
        ("1/（2）", "measure"),
        ("2", "measure"),
        (None, "condition"),
    ]
    amounts = [[(a.kind, a.role, a.low, a.high) for a in row.amounts] for row in form.measures]
    assert amounts == [
        [("ratio", "support", 2, 2)],
        [("amount", "cap", None, 2e6)],
        [],
        [("amount", "threshold", 5e6, None)],
    ]
    assert {row.beneficiaries for row in form.measures[:3]} == {"规模以上工业企业"}
    # A cell that the page's end cuts goes on without a label.
    assert form.measures[-1].text == "设备投资应不低于500万元，并满足以下条件：1．信用良好。"


def test_a_form_keeps_what_stands_before_its_first_number(tabled: Make) -> None:
    rows = (
        *FORM[:6],
        ("服务内容", "对挂牌企业给予资金支持。采取后补助方式。\n1．补助标准\n给予30万元补助。"),
    )
    form = form_policies(tabled(*rows))[-1]
    assert [(row.number, row.role) for row in form.measures] == [(None, "preamble"), ("1", "measure")]
    assert form.measures[0].text == "对挂牌企业给予资金支持。采取后补助方式。"


def test_every_cell_of_a_form_is_accounted_for(tabled: Make) -> None:
    assert coverage(tabled(*FORM)) == (1.0, 0.0)


def test_a_cell_that_belongs_to_no_field_counts_as_lost(tabled: Make) -> None:
    document = tabled(*FORM)
    stray = (None, "没有标签的一格文字放在表的最前面")
    share, _ = coverage(tabled(stray, *FORM[1:]))
    assert share < 1.0
    assert coverage(document)[0] == 1.0


def test_several_forms_in_one_table_and_no_number(tabled: Make) -> None:
    forms = form_policies(
        tabled(
            ("政策甲",),
            ("发文机构", "清澜市商务局"),
            ("发文字号", "/"),
            ("政策内容", "给予10万元奖励。"),
            ("政策乙",),
            ("发文机构", "清澜市科技局"),
            ("发文字号", "清科〔2024〕9号"),
            ("政策内容", "给予20万元奖励。"),
        )
    )
    assert [(p.title, p.document_number) for p in forms] == [("政策甲", None), ("政策乙", "清科〔2024〕9号")]
    assert [row.amounts[0].high for p in forms for row in p.measures] == [1e5, 2e5]


def test_an_ordinary_table_is_no_form(tabled: Make) -> None:
    document = tabled(("序号", "项目", "金额"), ("1", "甲", "10"), ("2", "乙", "20"), header=True)
    assert form_policies(document) == []


def test_a_policy_whose_measures_are_a_table(tabled: Make) -> None:
    document = tabled(
        ("序号", "支持事项", "支持标准", "申报条件", "责任单位"),
        ("1", "上市奖励", "最高500万元", "注册地在本市", "市金融办"),
        ("2", "技改补助", "设备投资额的10%，最高200万元", "投资额1000万元以上", "市工信局、市财政局"),
        header=True,
        before=("清澜市惠企政策清单措施", "为方便企业申报，制定本措施。"),
        title="清澜市惠企政策清单措施",
    )
    (policy,) = policy_records(document)
    assert [(row.number, row.title) for row in policy.measures] == [("1", "上市奖励"), ("2", "技改补助")]
    assert policy.measures[1].responsible == ["市工信局", "市财政局"]
    told = {(a.kind, a.role, a.low, a.high) for a in policy.measures[1].amounts}
    assert told == {
        ("ratio", "support", 10, 10),
        ("amount", "cap", None, 2e6),
        ("amount", "threshold", 1e7, None),
    }


@pytest.mark.parametrize(
    ("title", "condition", "content"),
    [
        ("项目名称", "申报基本条件", "奖励政策"),
        ("扶持方向", "企业条件", "补贴标准"),
        ("事项", "享受对象", "优惠政策"),
    ],
)
def test_the_heads_of_such_a_table_may_be_worded_otherwise(
    tabled: Make, title: str, condition: str, content: str
) -> None:
    document = tabled(
        ("序号", title, condition, content),
        ("1", "冷库建设", "对新建冷库投资500万元以上的企业给予补助。", "按照投资额的10%给予最高50万元补助。"),
        ("2", "品牌培育", "对首次获得省级名牌的企业给予奖励。", "一次性奖励20万元。"),
        header=True,
        before=("清澜市农产品流通支持政策",),
        title="清澜市农产品流通支持政策",
    )
    (policy,) = policy_records(document)
    assert [(row.number, row.title) for row in policy.measures] == [("1", "冷库建设"), ("2", "品牌培育")]
    first, second = policy.measures
    assert "新建冷库" in first.text and "最高50万元" in first.text
    assert ("amount", "threshold", 5e6, None) in {(a.kind, a.role, a.low, a.high) for a in first.amounts}
    assert [(a.role, a.low, a.high) for a in second.amounts] == [("support", 2e5, 2e5)]


def test_a_table_of_figures_in_a_policy_is_no_list_of_measures(tabled: Make) -> None:
    document = tabled(
        ("序号", "地区", "产量", "面积"),
        ("1", "青岚县", "1200吨", "300亩"),
        ("2", "云溪县", "800吨", "210亩"),
        header=True,
        before=("清澜市茶叶发展办法", "为促进茶叶发展，制定本办法。"),
        title="清澜市茶叶发展办法",
    )
    measures = [row for policy in policy_records(document) for row in policy.measures]
    assert not any("青岚县" in row.text or row.title == "青岚县" for row in measures)
