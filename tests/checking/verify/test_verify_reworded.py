"""Claims told in words, places, times and sums that follow from what is printed."""

from __future__ import annotations

import pytest

from tests.checking.verify.verify_world import verdict


@pytest.mark.parametrize("what", ["茶叶加工", "竹编工艺", "山地旅游"])
def test_a_word_of_its_own_among_many_is_the_claims_wording(what: str) -> None:
    source = f"青岚县农业局首次明确把{what}作为乡村特色产业纳入全县重点支持范围。"
    assert verdict(f"青岚县农业局已经把{what}作为乡村特色产业列入全县重点支持范围。", source) == "supported"
    assert verdict(f"青岚县农业局没有把{what}作为乡村特色产业列入全县重点支持范围。", source) != "supported"
    assert verdict("青岚县农业局已经把渔业养殖作为乡村特色产业列入全县重点支持范围。", source) != "supported"


def test_what_a_clause_of_fewer_words_denies_is_not_denied_of_the_claim() -> None:
    source = "首次申报的茶厂和合作社须提交产地证明等材料，不符合产地要求的茶厂，一律不得申报。"
    assert verdict("首次申报的茶厂和合作社须提交产地证明等材料。", source) == "supported"
    assert verdict("首次申报的茶厂和合作社不须提交产地证明等材料。", source) != "supported"


@pytest.mark.parametrize(("place", "own"), [("丽水", "我市"), ("南平", "全市"), ("丽水", "本市")])
def test_the_place_a_document_calls_its_own(place: str, own: str) -> None:
    source = f"{place}统计\n{own}茶叶产量6.8万吨，比上年增长4.7%。"
    assert verdict(f"{place}茶叶产量6.8万吨。", source) == "supported"
    assert verdict("临沂茶叶产量6.8万吨。", source) != "supported"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("无人机产量2021年达到5.6万架，是上年的两倍多。", "supported"),
        ("无人机产量2021年达到5.6万架，是上年的三倍多。", "contradicted"),
        ("无人机产量2021年达到5.6万架，增长约124%。", "supported"),
        ("无人机产量2021年达到5.6万架，下降约124%。", "contradicted"),
    ],
)
def test_how_many_times_as_much(claim: str, expected: str) -> None:
    assert verdict(claim, "无人机产量从2020年的2.5万架增长至2021年的5.6万架。") == expected


@pytest.mark.parametrize(
    ("price", "expected"), [("3.45元", "supported"), ("3.6元", "contradicted"), ("4.35元", "contradicted")]
)
def test_a_price_is_the_sum_through_the_count(price: str, expected: str) -> None:
    names = [("青禾科技", 1), ("林远舟", 2)]
    source = "2022年4月，青禾科技原股东将660.00万股股份以2,277万元转让给林远舟。"
    claim = f"2022年4月，林远舟受让660万股股份，支付2,277万元，每股{price}。"
    assert verdict(claim, source, names=names) == expected


HOLDERS = "序号\t股东\t持股比例\n1\t青禾投资\t46.36%\n2\t明岚创投\t12.50%\n3\t云溪资本\t4.00%"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("青禾投资为第一大股东，持股比例46.36%。", "supported"),
        ("明岚创投为第二大股东，持股比例12.50%。", "supported"),
        ("明岚创投为第一大股东，持股比例12.50%。", "not_found"),
    ],
)
def test_a_rank_is_the_number_of_the_row(claim: str, expected: str) -> None:
    names = [("青禾投资", 1), ("明岚创投", 2), ("云溪资本", 3)]
    assert verdict(claim, HOLDERS, names=names) == expected


@pytest.mark.parametrize(("one", "other"), [("何明", "周岚"), ("林远舟", "沈青")])
def test_persons_whom_only_a_table_names_keep_their_roles(one: str, other: str) -> None:
    source = f"股东\t持股比例\n{one}\t30.00%\n{other}\t20.00%\n同意{one}将其持有的200.00万股股份以690万元转让给{other}。"
    assert verdict(f"{one}将200万股股份以690万元转让给{other}。", source) == "supported"
    assert verdict(f"{other}将200万股股份以690万元转让给{one}。", source) != "supported"


@pytest.mark.parametrize("grade", ["A", "B"])
def test_a_class_is_a_letter(grade: str) -> None:
    source = "院士等顶尖人才（A类人才）给予一次性安家补助100万元。"
    claim = f"{grade}类人才可获一次性安家补助100万元。"
    assert (verdict(claim, source) == "supported") == (grade == "A")


GROWTH = "地区\t投资（亿元）\t比上年增长（%）\n东部地区\t796\t-9.6\n东北地区\t196\t-31.6"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("分地区看，东北地区投资不到200亿元，降幅超过三成。", "supported"),
        ("分地区看，东北地区投资196亿元，增长31.6%。", "contradicted"),
        ("分地区看，东北地区投资796亿元。", "contradicted"),
    ],
)
def test_a_fall_in_a_column_of_growth(claim: str, expected: str) -> None:
    assert verdict(claim, GROWTH) == expected


def test_what_something_grew_from_has_a_time_of_its_own() -> None:
    source = "产品\t2022年度/收入（万元）\t2021年度/收入（万元）\t2020年度/收入（万元）\n竹编类\t11,397.89\t7,703.29\t1,213.53"
    claim = "竹编类产品收入从2020年的1,200多万元增加到2022年的{}以上。"
    assert verdict(claim.format("1.1亿元"), source) == "supported"
    assert verdict(claim.format("7,000万元"), source) != "supported"


@pytest.mark.parametrize(("one", "other"), [("存栏", "出栏"), ("进口", "出口"), ("买入", "卖出")])
def test_an_opposite_beside_the_claims_words_denies(one: str, other: str) -> None:
    source = f"生猪{one}180.5万头，家禽{one}1687.5万只。\n生猪{other}241.2万头，同比增长18.4%。"
    assert verdict(f"生猪{other}241.2万头，同比增长18.4%。", source) == "supported"
    assert verdict(f"生猪{one}241.2万头，同比增长18.4%。", source) != "supported"


def test_a_time_within_so_many_years() -> None:
    source = "五年内培养茶艺师不少于400名。"
    assert verdict("用五年时间培养400名以上茶艺师。", source) == "supported"
    assert verdict("用三年时间培养400名以上茶艺师。", source) != "supported"


@pytest.mark.parametrize(
    ("income", "expected"),
    [("2.05亿元", "supported"), ("2.05万元", "contradicted"), ("20.5亿元", "contradicted")],
)
def test_the_same_digits_in_another_magnitude_beside_a_figure_that_is_there(
    income: str, expected: str
) -> None:
    source = "产品\t收入（万元）\t占比（%）\n竹编类\t20,457.01\t20.88\n漆器类\t10,420.87\t10.64"
    assert verdict(f"竹编类收入占比为20.88%，收入{income}。", source) == expected


@pytest.mark.parametrize("bound", ["不得少于", "不应少于", "不能少于", "不少于"])
def test_a_bound_is_no_denial(bound: str) -> None:
    assert (
        verdict("经营单位的台账资料至少要保存两年。", f"经营单位的台账资料保存期限{bound}2年。")
        != "contradicted"
    )


def test_what_another_clause_plans_is_done_where_the_claims_clause_says_so() -> None:
    source = "青禾科技已办理上市辅导备案，由明岚证券担任辅导机构，预计将于2026年6月完成辅导。"
    names = [("青禾科技", 1), ("明岚证券", 2)]
    assert verdict("青禾科技的辅导机构是明岚证券。", source, names=names) == "supported"
    assert verdict("青禾科技已于2026年6月完成辅导。", source, names=names) != "supported"


def test_what_a_report_calls_for_is_not_what_is() -> None:
    source = "《能源展望》报告提出，2025年、2030年煤炭在一次能源结构中占比分别为60%、49%。"
    assert verdict("2025年煤炭在一次能源结构中占比为60%。", source) == "supported"
    assert verdict("2025年煤炭在一次能源结构中的实际占比为60%。", source) != "supported"


@pytest.mark.parametrize(("place", "expected"), [("丽水", True), ("南平", False)])
def test_the_nearer_place_has_the_figure(place: str, expected: bool) -> None:
    source = "从茶厂的地域分布来看，丽水、南平依然是集中地。其中，丽水以175家茶厂居首。"
    assert (verdict(f"{place}有175家茶厂。", source) == "supported") == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("增资后青禾科技注册资本由原来的1,200万元增加到10,000万元。", True),
        ("增资后青禾科技注册资本由原来的1,200万元增加到4,500万元。", False),
    ],
)
def test_a_change_ends_where_the_source_lets_it_end(claim: str, expected: bool) -> None:
    source = "增资后青禾科技注册资本由原来的1,200万元增加到10,000万元，其中本公司以现金出资4,500万元。"
    assert (verdict(claim, source, names=[("青禾科技", 1)]) == "supported") == expected


def test_a_numeral_is_whole() -> None:
    source = "2016年的调查显示，超过1/4部门实现服务100%在线办理。"
    assert verdict("超过6/4部门实现服务100%在线办理。", source) != "supported"
