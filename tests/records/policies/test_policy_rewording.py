"""One thing said in many ways: whatever the verb, the order and the nouns, the figures of a clause stay the same."""

from __future__ import annotations

from itertools import product

import pytest

from extract.records.policies.anatomy import signatories_in
from extract.records.policies.bodies import find_bodies
from extract.records.policies.clauses import Context, Figure, parse
from extract.records.policies.instruments import instruments_in
from extract.records.policies.responsible import in_sentences

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


@pytest.mark.parametrize("verb", ["选派", "物色", "资助", "邀请", "派出"])
@pytest.mark.parametrize("when", ["5年内", "三年之内", "每年"])
def test_so_many_within_a_span_are_a_target_whatever_the_verb(verb: str, when: str) -> None:
    [figure] = figures(f"{when}{verb}不少于400名储能领域的青年专家来我市开展技术交流。")
    assert (figure.role, figure.low) == ("target", 400)


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


@pytest.mark.parametrize("noun", ["引导资金", "专项资金", "工作经费"])
@pytest.mark.parametrize("verb", ["安排", "筹集"])
def test_what_a_budget_sets_aside_is_a_fund(noun: str, verb: str) -> None:
    [figure] = figures(f"县财政每年{verb}{noun}600万元，并逐年增加。")
    assert (figure.role, figure.low) == ("fund", 6e6)


@pytest.mark.parametrize("noun", ["引导资金", "专项资金", "工作经费"])
def test_what_is_set_aside_for_somebody_is_given(noun: str) -> None:
    [figure] = figures(f"对建成的站点，县财政安排{noun}60万元予以支持。")
    assert (figure.role, figure.condition) == ("support", "建成的站点")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("建设孵化器12家以上，总面积300万平方米以上，在孵企业4000家以上。", [12, 3e6, 4000]),
        ("到2028年，培育7家年产值超3亿元、2家年产值超9亿元的企业。", [7, 2]),
    ],
)
def test_targets_in_a_row(text: str, targets: list[float]) -> None:
    assert [f.low for f in figures(text, "goal") if f.kind == "target"] == targets


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("对获评的民宿，经文旅部门审核后给予3万元奖励。", ["reward"]),
        ("举报人应当凭有效证件领取奖励。", []),
        ("对同一线索不再给予奖励。", []),
        ("奖励程序由区文旅局另行公布。", []),
        ("严禁虚报冒领，对违法行为依法追缴资金。", ["supervision"]),
        ("组织专项检查，开展绩效考核。", ["supervision"]),
        ("配备在线监测设备。", []),
        ("县财政设立旅游发展资金，重点用于人才引进和宣传推介。", []),
    ],
)
def test_a_word_tells_of_a_tool_only_where_it_is_used(text: str, codes: list[str]) -> None:
    assert instruments_in(text) == codes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("重庆市各级水利部门应当公开台账。", ["重庆市各级水利部门"]),
        ("报县蚕桑产业振兴领导小组审定后兑现。", ["县蚕桑产业振兴领导小组"]),
        ("镇人民政府负责初审。", ["镇人民政府"]),
    ],
)
def test_bodies_that_a_sentence_names(text: str, names: list[str]) -> None:
    assert [body.name for body in find_bodies(text)] == names


@pytest.mark.parametrize(
    "text", ["重庆市财政局重庆市水利局", "重庆市财政局 重庆市水利局", "重庆市财政局、重庆市水利局"]
)
def test_several_bodies_on_one_line(text: str) -> None:
    assert signatories_in(text) == ["重庆市财政局", "重庆市水利局"]


ACTS = ("筹建", "重点培育", "择优设立", "联合办好", "选拔资助", "力争新增")
THINGS = (("座", "渔港泊位"), ("家", "企业研究院"), ("名", "青年船匠"))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("unit", "thing"), THINGS)
def test_so_many_things_to_be_done_are_targets(act: str, unit: str, thing: str) -> None:
    for text in (
        f"{act}30{unit}{thing}。",
        f"{act}不少于30{unit}以上{thing}，推进成果转化。",
        f"围绕近海养殖，{act}30{unit}{thing}，给予相应经费资助。",
    ):
        found = [(figure.role, figure.low) for figure in figures(text)]
        assert found == [("target", 30)], text


@pytest.mark.parametrize(
    "text",
    [
        "企业已筹建30家门店。",
        "公司拥有30名船匠。",
        "对聘用30名船匠的船厂给予补助。",
        "每引进30名船匠给予相应补助。",
        "船厂应当配备30名以上安全员。",
        "遴选甲港、乙港等3个渔港。",
    ],
)
def test_counts_that_tell_or_demand_are_no_targets(text: str) -> None:
    assert [figure for figure in figures(text) if figure.role == "target"] == []


@pytest.mark.parametrize("due", ["到2027年", "2027年前", "力争2027年"])
@pytest.mark.parametrize("lead", ["", "全市", "实现“"])
def test_one_due_date_for_a_list_of_targets(due: str, lead: str) -> None:
    text = f"{due}，{lead}冷库达到40座，库容超过120万吨，冷链流通率提高到35%，建成码头6个"
    found = figures(f"{text}{'”的目标' if '“' in lead else ''}。")
    assert [figure.low for figure in found] == [40, 1.2e6, 35, 6]
    assert {(figure.role, figure.due) for figure in found} == {("target", "2027")}


@pytest.mark.parametrize("noun", ["后备人才", "熟练船工", "青年学徒"])
@pytest.mark.parametrize("mark", ["、", "，", "和"])
def test_a_verb_counts_every_member_of_its_list(noun: str, mark: str) -> None:
    text = f"选拔培养10名全国知名的{noun}{mark}60名全省知名的{noun}{mark}100名本市的{noun}。"
    assert [(figure.role, figure.low) for figure in figures(text)] == [
        ("target", 10),
        ("target", 60),
        ("target", 100),
    ]


@pytest.mark.parametrize("who", ["单个企业年度", "同一渔港", "每户"])
@pytest.mark.parametrize("total", ["获得扶持总额", "享受的资金累计", "各项补助合计"])
def test_a_total_that_is_limited_is_a_cap(who: str, total: str) -> None:
    [figure] = figures(f"{who}{total}不超过500万元。")
    assert (figure.role, figure.low, figure.high) == ("cap", None, 5e6)


@pytest.mark.parametrize("verb", ["安排", "列支", "投入", "筹措"])
@pytest.mark.parametrize("purse", ["市财政每年", "县级财政预算", "区财政统筹"])
def test_what_the_public_purse_sets_aside_is_a_fund(verb: str, purse: str) -> None:
    for text in (f"{purse}{verb}3000万元用于航道疏浚。", f"{purse}{verb}专项经费3000万元，支持渔船更新。"):
        [figure] = figures(text)
        assert (figure.role, figure.low) == ("fund", 3e7), text


@pytest.mark.parametrize("base", ["省拨经费", "上级资助额", "企业自筹部分"])
@pytest.mark.parametrize("gives", ["给予{}配套", "{}配套", "予以{}比例的配套资助"])
def test_a_matching_grant_is_a_ratio(base: str, gives: str) -> None:
    for printed, share in (("1:1", 100), ("1：0.5", 50)):
        [figure] = figures(f"按照{base}{gives.format(printed)}。")
        assert (figure.kind, figure.role, figure.low, figure.condition) == ("ratio", "support", share, base)


@pytest.mark.parametrize(("first", "second"), [("博士", "硕士"), ("平地", "坡地"), ("新建大棚", "旧棚改造")])
@pytest.mark.parametrize("gives", ["每月补{}", "一次性奖励{}", "补助标准为{}"])
def test_each_tier_names_its_own(first: str, second: str, gives: str) -> None:
    found = figures(f"{first}{gives.format('2000元')}，{second}1500元。")
    assert [(figure.low, figure.condition) for figure in found] == [(2000, first), (1500, second)]


@pytest.mark.parametrize("body", ["渡口主管部门", "县级以上海事机关", "船舶检验机关", "民宿行业主管部门"])
@pytest.mark.parametrize(
    "text",
    [
        "{}应当每月核对一次记录。",
        "船员换证的，由{}办理。",
        "违反规定的，由{}责令改正。",
        "{}会同有关部门开展检查。",
        "{}依法对经营者进行检查。",
    ],
)
def test_an_authority_under_whatever_name_acts(body: str, text: str) -> None:
    assert in_sentences(text.format(body)) == [body]


@pytest.mark.parametrize(
    "text",
    [
        "由县商务部门认可的商会组织参展。",
        "企业应当配合有关部门。",
        "督促有关部门依法履行职责。",
        "相关部门应当予以配合。",
        "经营者向海事机关报送材料。",
    ],
)
def test_who_only_recognises_or_is_told_is_not_in_charge(text: str) -> None:
    assert in_sentences(text) == []


@pytest.mark.parametrize("thing", ["渡船", "粮仓", "民宿"])
@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("未经登记的{}不得投入使用。", []),
        ("严禁在{}内堆放易燃物品。", []),
        ("经营{}违反规定的，由海事机关依法予以处分。", ["supervision"]),
        ("海事机关应当对{}的用途进行核查。", ["supervision"]),
        ("五年内选拔资助二百名{}经营者。", ["subsidy"]),
        ("培养资助不少于20名{}工匠。", ["subsidy", "talent"]),
        ("受到奖励的{}应当公示资助名单。", []),
    ],
)
def test_tools_by_who_does_what(text: str, codes: list[str], thing: str) -> None:
    assert instruments_in(text.format(thing)) == codes
