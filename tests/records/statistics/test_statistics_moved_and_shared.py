"""What became of a number, what stands beside it, and what its kind of number rules out, in many words."""

from __future__ import annotations

import pytest

from extract.records.statistics import statements


@pytest.mark.parametrize("verb", ["下滑至", "攀升到", "逐步回落至", "缩减到", "上调至"])
@pytest.mark.parametrize("noun", ["面板", "电缆", "茶叶"])
def test_what_a_number_became_is_of_the_same(verb: str, noun: str) -> None:
    before, after = statements(f"2023年，{noun}的产量占比则从18.5%{verb}16.2%。")
    assert (after.subject, after.metric, after.relation) == (before.subject, before.metric, "share")


@pytest.mark.parametrize("names", [("褐煤", "烟煤"), ("纸张", "木浆"), ("县城", "乡村")])
@pytest.mark.parametrize("verb", ["占", "增长", "约占", "同比下降"])
def test_what_stands_beside_the_first_of_several_is_no_part_of_it(names: tuple[str, str], verb: str) -> None:
    first, second = statements(f"其中，{names[0]}{verb}27%，{names[1]}{verb}73%。")
    assert (first.subject, second.subject) == names


@pytest.mark.parametrize("how", ["分门类看，", "从消费结构来看，", "按所有制看，", "从区域分布看，"])
def test_how_a_whole_is_divided_is_no_subject(how: str) -> None:
    (found,) = statements(f"{how}仪表业增长6.0%。")
    assert found.subject == "仪表业"


def test_a_share_beside_another_is_of_the_same_whole() -> None:
    told = statements(
        "纸张的需求主要来自印刷、包装等行业，约占纸张总需求的82%，其中印刷约占51%，包装约占31%。"
    )
    assert [s.base for s in told] == ["纸张总需求"] * 3


@pytest.mark.parametrize(
    ("told", "metric"),
    [
        ("预计将以6%的速度增长", "市场规模增长"),
        ("将继续以6%的强劲速度递增", "市场规模递增"),
        ("凭借6%的增长速度居首", "市场规模增长"),
        ("实现了6%的营业收入增长", "营业收入增长"),
        ("回落至6%的增长水平", "增长水平"),
    ],
)
def test_growth_that_is_told_by_its_rate(told: str, metric: str) -> None:
    *_, found = statements(f"2019年全国茶具电商市场规模为750亿元，{told}。")
    assert (found.relation, found.subject) == ("growth", "全国茶具电商")
    assert found.metric is not None
    assert found.metric.endswith(metric)


@pytest.mark.parametrize("word", ["首次", "再次", "将首次"])
def test_an_ordinal_does_not_part_a_number_from_its_metric(word: str) -> None:
    found = statements(f"代工总销售额{word}超过1000亿元。")[-1]
    assert (found.subject, found.metric) == ("代工", "总销售额")


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("有5家工厂能耗低于30吨", "能耗低于30吨"),
        ("共12个县人均收入超过4万元", "人均收入超过4万元"),
        ("3家门店的客流下降超过两成", "客流下降超过两成"),
    ],
)
def test_things_counted_are_those_that_reach_a_bound(text: str, reached: str) -> None:
    counted, bound = statements(f"{text}。")
    assert counted.subject is not None
    assert counted.subject.endswith(reached)
    assert bound.subject is not None
    assert not bound.subject.endswith(reached)


@pytest.mark.parametrize(("value", "unit"), [("102.08", None), ("3万", "人")])
def test_only_whole_numbers_count_people(value: str, unit: str | None) -> None:
    (found,) = statements(f"全市常住人口为{value}。" if unit else f"全市常住人口性别比为{value}。")
    assert found.unit == unit


@pytest.mark.parametrize("rate", ["复合增长率为", "年均增长", "年均复合增长率达到"])
@pytest.mark.parametrize(
    "moved",
    [
        "销量由2015年的3万台增长至2020年的5万台",
        "销量从2015年的3万台提高到2020年的5万台",
        "2015年-2020年，销量由3万台增长至5万台",
    ],
)
def test_mean_growth_is_of_all_the_years(moved: str, rate: str) -> None:
    *_, found = statements(f"{moved}，{rate}10.8%。")
    assert found.period is not None
    assert found.period.iso == "2015/2020"


@pytest.mark.parametrize("mark", ["：", ":", " : "])
@pytest.mark.parametrize("whole", ["三次产业结构", "城乡用水结构", "出口商品结构"])
def test_parts_that_make_up_a_hundred_are_shares(mark: str, whole: str) -> None:
    told = statements(f"2022年，{whole}比为{mark.join(('6.9', '40.1', '53.0'))}。")
    assert [(s.quantity.value, s.unit) for s in told] == [(6.9, "%"), (40.1, "%"), (53.0, "%")]
    assert {s.subject for s in told} == {whole}


@pytest.mark.parametrize("text", ["比分为3：2", "混合比例为1：2：4", "开馆时间为10：30：00"])
def test_ratios_that_make_up_no_hundred_are_no_shares(text: str) -> None:
    assert not [s for s in statements(f"{text}。") if s.unit == "%"]


@pytest.mark.parametrize("verb", ["调整为", "变更为", "优化提升至"])
def test_what_parts_became_is_of_the_same_whole(verb: str) -> None:
    told = statements(f"三次产业结构由5.0:39.5:55.5{verb}4.9:39.1:56.0。")
    assert {s.subject for s in told} == {"三次产业结构"}


@pytest.mark.parametrize("thing", ["各类高速巡检车辆", "优秀工程人员", "老旧压力容器"])
def test_adjectives_lead_to_what_is_counted(thing: str) -> None:
    (found,) = statements(f"目前有300多个{thing}在测试。")
    assert found.subject is not None
    assert found.subject.startswith(thing)


@pytest.mark.parametrize("rate", ["露营参与率", "市场份额", "设备利用率"])
def test_aspect_behind_a_share_is_what_is_told(rate: str) -> None:
    (found,) = statements(f"与北欧50%的{rate}仍有一定差距。")
    assert found.metric == rate


def test_so_many_of_each_are_no_number_of_their_own() -> None:
    (found,) = statements("公司向全体股东每10股派发现金3.5元（含税）。")
    assert found.quantity.value == 3.5
    assert found.subject is not None
    assert "每10股" in found.subject


@pytest.mark.parametrize("place", ["平台上", "货架上", "GitLake上"])
def test_place_before_a_count_points_at_nothing(place: str) -> None:
    assert [s.quantity.value for s in statements(f"{place}1000万个活跃作者参与。")] == [10_000_000]
