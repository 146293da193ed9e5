"""Claims that say nearly all in the source's words, and one word in their own."""

from __future__ import annotations

import pytest
from verify_world import verdict

GRANT = "对使用智算开展业务的软件企业，每家每年给予最高80万元补贴。"
KEPT = "经营单位的台账资料保存期限不得少于2年。"
RISEN = "全县农村居民人均可支配收入为21443元，增速超过城镇居民。"
FINE = "第五条 托运人未带运单的，处500元罚款。\n第六条 承运人拒不改正的，对单位处3000元罚款。"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("用智算做业务的软件企业，每家每年最高补贴80万元。", GRANT, "supported"),
        ("用算盘做业务的软件企业，每家每年最高补贴90万元。", GRANT, "contradicted"),
        ("经营单位的台账资料至少要保存2年。", KEPT, "supported"),
        ("经营单位的台账资料至少要保存3年。", KEPT, "contradicted"),
        ("全县农村居民人均可支配收入达到21443元，增速超出城镇居民。", RISEN, "supported"),
        ("全县农村居民人均可支配收入达到21443元，增速不及城镇居民。", RISEN, "contradicted"),
    ],
)
def test_one_word_may_be_the_claims_own(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("托运人未带运单且拒不改正的，对单位处3000元罚款。", FINE),
        ("格桑窑业的软件企业，每家每年最高补贴80万元。", GRANT),
        ("对使用OCR开展业务的软件企业，每家每年给予最高80万元补贴。", GRANT),
        (
            "安全服务投资规模达到59.75亿元，较上年增长8.5%。",
            "安全服务产业规模达到59.75亿元，较上年增长8.5%。",
        ),
        ("全国窑炉投资规模达到14亿元。", "全国窑炉市场规模达到14亿元。"),
    ],
)
def test_a_name_a_condition_or_a_measure_of_others_is_no_wording(claim: str, source: str) -> None:
    assert verdict(claim, source) != "supported"


@pytest.mark.parametrize("verb", ["缴来", "募来"])
def test_two_characters_that_the_dictionary_lacks_may_be_a_verb(verb: str) -> None:
    source = "截至8月9日，公司已收到丰泽创投、南岸创投缴纳的募集款2,374.40万元。"
    assert verdict(f"丰泽创投、南岸创投截至8月9日{verb}2,374.40万元。", source) == "supported"


LEVELS = "对建筑企业资质晋升为特级、一级的企业，分别给予50万元、10万元奖励。"
PLATFORMS = "对通过国家级、省级、市级陶艺平台认定的，分别给予奖励50万元、20万元、10万元。"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("建筑企业资质晋升为特级的，给予50万元奖励。", LEVELS, "supported"),
        ("建筑企业资质晋升为一级的，给予50万元奖励。", LEVELS, "contradicted"),
        ("建筑企业资质晋升为一级的，给予10万元奖励。", LEVELS, "supported"),
        ("通过国家级陶艺平台认定的可获50万元奖励。", PLATFORMS, "supported"),
        ("通过省级陶艺平台认定的可获50万元奖励。", PLATFORMS, "contradicted"),
        ("通过市级陶艺平台认定的可获10万元奖励。", PLATFORMS, "supported"),
    ],
)
def test_members_of_a_list_that_sums_are_dealt_out_to(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        (
            "全县65周岁及以上的占18.30%。",
            "全县人口构成\n年龄\t占比（%）\n60周岁及以上\t22.16\n65周岁及以上\t18.30",
            "supported",
        ),
        (
            "乙镇增加值增长4.0%。",
            "甲镇增加值20亿元，增长4.0%；\n乙镇增加值11亿元，增长3.3%；",
            "contradicted",
        ),
        ("丰泽瓷业转让股权1,650万股。", "丰泽瓷业将持有的股权1,650.00万股转让给南岸陶艺。", "supported"),
        ("外地窑口比本地窑口多，2018年如此。", "2018年窑口共903个，其中本地454个，外地449个。", "not_found"),
    ],
)
def test_classes_growth_disposals_and_comparisons(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        (
            "尚未制定办法的县，可在学生离校后出台政策。",
            "尚未制定办法的县，要在学生离校前出台政策。",
            "contradicted",
        ),
        (
            "各窑口不准将成品证书的发放与学徒签约挂钩。",
            "各窑口不准以任何方式强迫学徒签约，不准将成品证书发放与学徒签约挂钩。",
            "supported",
        ),
        (
            "发行后丰泽瓷业的持股比例由45.00%降至33.75%。",
            "股东\t发行前（%）\t发行后（%）\n丰泽瓷业\t45.00\t33.75",
            "supported",
        ),
    ],
)
def test_before_and_after_and_what_a_clause_leaves_out(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected
