"""Running text read into statements: which words belong to which number."""

from __future__ import annotations

import pytest

from extract.checking.verify.prose import read_prose


def own(text: str) -> list[str]:
    return ["".join(statement.own.split()).strip("。") for statement in read_prose(text, "2023-03").figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲省有企业55家，乙省38家。", ["甲省有企业", "乙省"]),
        ("全年营业收入10亿元，同比增长12%，净利润2亿元。", ["全年营业收入", "同比增长", "净利润"]),
        ("出台32个总体政策、6个数据政策。", ["出台总体政策", "数据政策"]),
        ("东部、中部分别新增35家、7家。", ["东部新增", "中部新增"]),
        ("发行费用合计：5,316万元。", ["发行费用合计："]),
        ("最高奖励30万元、50万元的资金。", ["奖励的资金", "奖励的资金"]),
    ],
)
def test_the_words_of_a_number(text: str, expected: list[str]) -> None:
    assert own(text) == expected


def test_members_of_a_list_do_not_have_the_words_of_the_others() -> None:
    first = read_prose("从地区看，东部、中部地区分别新增35家、7家。").figures[0]
    assert "东部" in first.text(1) and "中部" not in first.text(1)


def test_from_and_to_are_told_apart() -> None:
    found = read_prose("注册资本由3,200万元增至3,580万元。").figures
    assert [statement.is_base for statement in found] == [True, False]
    assert all("注册资本" in statement.own for statement in found)


def test_a_number_in_brackets_says_the_one_before_again() -> None:
    found = read_prose("增速略高于两成（21.7%）。").figures
    assert found[1].own == found[0].own


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年为35家，2022年为48家。", ["2021", "2022"]),
        ("2022年，企业为35家，员工48人。", ["2022", "2022"]),
        ("存货分别为3亿元、4亿元。", [None, None]),
        ("2021年和2022年，存货分别为3亿元、4亿元。", ["2021", "2022"]),
    ],
)
def test_the_period_of_a_number(text: str, expected: list[str | None]) -> None:
    assert [statement.period for statement in read_prose(text).figures] == expected


def test_a_long_text_of_numbers_is_read() -> None:
    assert len(read_prose("甲3家、" * 2_000).figures) == 2_000
