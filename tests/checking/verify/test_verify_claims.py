"""Claims read as sources are read: which numbers are figures, and what has to be accounted for."""

from __future__ import annotations

import pytest

from extract.checking.verify.claim import Asked, read_claim
from extract.checking.verify.words import sides_of, words_of


def asked(text: str) -> tuple[Asked, ...]:
    return read_claim(text, lambda part: [], "2023-03").figures


def figures(text: str) -> list[str]:
    return [each.value.text for each in asked(text) if each.value is not None]


def periods(text: str) -> list[str | None]:
    return [each.statement.period for each in asked(text)]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2023年新增企业19家，募资264.37亿元。", ["19家", "264.37亿元"]),
        ("第三次增资的每股价格是15元。", ["15元"]),
        ("以每1元注册资本2元的价格增资250万元。", ["2元", "250万元"]),
        ("最近一年销售收入不低于4亿元。", ["不低于4亿元"]),
        ("半年间上升0.5个百分点。", ["0.5个百分点"]),
        ("该公司2022年9月13日领取营业执照。", ["2022年9月13日"]),
        ("平台由财政部负责。", []),
        ("连续一年下滑。", ["一年"]),
    ],
)
def test_what_has_to_be_borne_out(claim: str, expected: list[str]) -> None:
    assert figures(claim) == expected


def test_a_period_is_a_slot_where_there_is_a_number_and_a_figure_where_there_is_none() -> None:
    assert periods("2022年新增22家。") == ["2022"]
    assert periods("2022年底新增22家。") == ["2022-12"]
    assert periods("2021年为35家，2022年为48家。") == ["2021", "2022"]
    assert periods("该法2021年9月生效。") == [None]


def test_a_comparison_is_no_period() -> None:
    assert periods("融资额比上年增长3%。") == [None]
    assert periods("2023年融资额较2022年增长3%。") == ["2023"]


def test_digits_that_measure_nothing_have_to_be_found_as_they_stand() -> None:
    assert [each.numerals for each in asked("编号为 20183377 的项目获得 3 亿元。")] == [("20183377",)]
    assert [each.numerals for each in asked("2022年新增22家。")] == [()]


def test_a_clause_without_its_subject_takes_the_one_before() -> None:
    growth = asked("2022年营业收入10亿元，同比增长12%。")[1]
    assert {word.text for word in growth.words} >= {"营业", "收入"}
    assert growth.relation == "up"


@pytest.mark.parametrize(
    ("text", "count"),
    [("发行后持股", 1), ("本次发行前持股", 1), ("发行前后对照", 0), ("发行前与发行后", 0)],
)
def test_sides_of_a_contrast(text: str, count: int) -> None:
    assert len(sides_of(text)) == count


def test_words_the_dictionary_lacks_are_kept_whole() -> None:
    assert any("世兵" in word.text for word in words_of("增资后罗世兵的比例"))


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("营收", "全年营业收入", True),
        ("合同额", "按合同金额支付", True),
        ("资产", "净资产为", False),
        ("资产", "总资产为", True),
        ("员工", "职工人数", True),
    ],
)
def test_what_may_stand_for_a_word(word: str, text: str, expected: bool) -> None:
    found = words_of(word)
    assert all(each.within(text) for each in found) is expected
