"""Who is responsible, what holds from when to when, and where: case tables."""

from __future__ import annotations

import pytest

from extract.records.policies.anatomy import is_addressees, issued_title
from extract.records.policies.bodies import is_signatory
from extract.records.policies.places import place_of
from extract.records.policies.responsible import at_the_end, from_label, in_brackets, in_sentences
from extract.records.policies.validity import repeals_of, validity_of
from extract.records.policy_titles import split_title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市科技局、市财政局，各区人民政府", ["市科技局", "市财政局", "各区人民政府"]),
        ("市市场监管局（市知识产权局）、市司法局", ["市市场监管局（市知识产权局）", "市司法局"]),
        ("市发展和改革委员会、工业和信息化部", ["市发展和改革委员会", "工业和信息化部"]),
        ("市商务局和市文旅局按职责分工负责", ["市商务局", "市文旅局"]),
        ("市教育局牵头，市人社局配合", ["市教育局", "市人社局"]),
        ("市科技局；配合单位：市财政局", ["市科技局", "市财政局"]),
        ("省能源局等省有关部门和各设区市人民政府按职责分工负责", ["省能源局", "各设区市人民政府"]),
        ("市工信局 市财政局", ["市工信局", "市财政局"]),
    ],
)
def test_lists_of_bodies(text: str, names: list[str]) -> None:
    assert from_label(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("给予奖励。（责任单位：市科技局、市财政局）", ["市科技局", "市财政局"]),
        ("给予奖励。[市科技局、市财政局按职责分工负责]", ["市科技局", "市财政局"]),
        ("给予奖励。（市科技局牵头，市财政局参与）", ["市科技局", "市财政局"]),
        ("减免税费。（市税务局、市财政局，各县市区政府）", ["市税务局", "市财政局", "各县市区政府"]),
        ("支持首台（套）装备（含软件）研制。", []),
        ("由国家统计局（以下简称统计局）公布。", []),
    ],
)
def test_bodies_in_brackets(text: str, names: list[str]) -> None:
    assert in_brackets(text) == names


def test_bodies_after_a_label_at_the_end() -> None:
    assert at_the_end("组建工作专班。责任单位:市工信局、市发展改革委") == ["市工信局", "市发展改革委"]
    assert at_the_end("组建工作专班。联系电话：12345678") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由市科技局组织评审，市财政局按程序拨付资金。", ["市科技局", "市财政局"]),
        ("申报材料报送至区市场监管局进行形式审查。", ["区市场监管局"]),
        ("对获得工业和信息化部认定的企业给予奖励。", []),
        ("依据《市财政局关于专项资金的通知》执行。", []),
        ("区科技局、区财政局负责审核。", ["区科技局", "区财政局"]),
    ],
)
def test_bodies_that_act_in_a_sentence(text: str, names: list[str]) -> None:
    assert in_sentences(text) == names


@pytest.mark.parametrize(
    "body", ["市养老服务协调办公室", "查处案件的粮食主管部门", "对口部门", "文旅综合执法机构"]
)
@pytest.mark.parametrize(
    "told", ["{}负责制定评审办法。", "本项目由{}具体负责。", "有关手续由{}办理，经批准后进入。"]
)
def test_who_is_in_charge_is_a_body_under_whatever_name(body: str, told: str) -> None:
    assert in_sentences(told.format(body)) == [body]


@pytest.mark.parametrize(
    "text", ["申请人应当对材料的真实性负责。", "由申报企业提交材料。", "项目由第三方承担，企业负责人签字。"]
)
def test_who_answers_for_something_is_no_body(text: str) -> None:
    assert in_sentences(text) == []


@pytest.mark.parametrize(
    ("text", "effective", "expires"),
    [
        ("本办法自印发之日起施行，有效期3年。", "2024-05-10", "2027-05-10"),
        ("本办法自2024年6月1日起施行，有效期至2026年12月31日。", "2024-06-01", "2026-12-31"),
        ("本措施自公布之日起30日后施行，有效期五年。", "2024-06-09", "2029-06-09"),
        ("本细则自发布之日起实施，试行期18个月。", "2024-05-10", "2025-11-10"),
        ("执行期限为2024年1月1日至2025年12月31日。", "2024-01-01", "2025-12-31"),
        ("本规定自2024年7月1日起施行。", "2024-07-01", None),
    ],
)
def test_validity(text: str, effective: str, expires: str | None) -> None:
    found = validity_of(text, "2024-05-10")
    assert found is not None
    assert (found.effective_on, found.expires_on) == (effective, expires)


def test_only_what_is_worked_out_is_inferred() -> None:
    worked_out = validity_of("本办法自印发之日起施行，有效期3年。", "2024-05-10")
    told = validity_of("本办法自2024年6月1日起施行，有效期至2026年12月31日。", "2024-05-10")
    assert worked_out is not None and worked_out.inferred == ["effective_on", "expires_on"]
    assert told is not None and told.inferred == []


def test_words_about_projects_are_no_validity() -> None:
    assert validity_of("项目实施周期为两年，由区科技局负责实施。", "2024-05-10") is None


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("原《某市扶持办法》（某府〔2020〕3号）同时废止。", ["某市扶持办法"]),
        ("《甲办法》《乙细则》自行废止。", ["甲办法", "乙细则"]),
        ("根据《某省条例》制定本办法。", []),
    ],
)
def test_repeals(text: str, titles: list[str]) -> None:
    assert repeals_of(text) == titles


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (("广州市花都区科技工业和信息化局",), ("广东广州花都区", "county")),
        (("浙江省经济和信息化厅",), ("浙江", "provincial")),
        (("苏州市人民政府办公室",), ("江苏苏州", "municipal")),
        (("工业和信息化部",), ("中国", "national")),
        ((None, "北京市促进机器人产业发展若干措施"), ("北京", "provincial")),
        (("行动计划",), (None, None)),
    ],
)
def test_places(texts: tuple[str | None, ...], place: tuple[str | None, str | None]) -> None:
    assert place_of(*texts) == place


@pytest.mark.parametrize(
    ("text", "title", "number"),
    [
        ("关于试点申报的通知 工信厅信软函〔2023〕46号", "关于试点申报的通知", "工信厅信软函〔2023〕46号"),
        ("关于印发《发展规划》的通知某政发〔2022〕8号", "关于印发《发展规划》的通知", "某政发〔2022〕8号"),
        ("某市扶持办法（某府规〔2021〕5号）", "某市扶持办法", "某府规〔2021〕5号"),
        ("国办函〔2020〕1号", None, "国办函〔2020〕1号"),
        ("数字经济促进条例", "数字经济促进条例", None),
        ("", None, None),
    ],
)
def test_title_and_number_of_a_cell(text: str, title: str | None, number: str | None) -> None:
    assert split_title(text) == (title, number)


def test_addressees_signatories_and_what_is_issued() -> None:
    assert is_addressees("各区人民政府，市政府各部门、各直属机构：")
    assert not is_addressees("现将有关事项通知如下：")
    assert not is_addressees("申报条件：")
    assert is_signatory("某市发展和改革委员会 某市财政局")
    assert is_signatory("市长 王某某")
    assert not is_signatory("请认真贯彻执行")
    assert issued_title("某局关于印发某市人才补贴实施细则的通知") == "某市人才补贴实施细则"
    assert issued_title("某局关于开展项目申报的通知") is None
