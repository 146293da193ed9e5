"""Claims taken apart: which numbers are figures, and what else they say."""

from __future__ import annotations

import pytest

from extract.checking.verify.claims import sides_of, take_apart
from extract.checking.verify.words import terms_of


def figures(text: str) -> list[str]:
    return [figure.value.text for figure in take_apart(text, [], "2023-03").figures]


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in take_apart(text, [], "2023-03").figures]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2022年新增企业22家，募资308.52亿元。", ["22家", "308.52亿元"]),
        ("第三次增资的每股价格是15元。", ["15元"]),
        ("以每1元注册资本2元的价格增资250万元。", ["2元", "250万元"]),
        ("最近一年营业收入不低于3亿元。", ["不低于3亿元"]),
        ("半年间上升0.5个百分点。", ["0.5个百分点"]),
        ("该公司2022年9月13日领取营业执照。", ["2022年9月13日"]),
        ("甲公司完成C轮融资。", ["C轮"]),
        ("通知的文号是某发〔2024〕18号。", ["某发〔2024〕18号"]),
        ("平台由财政部负责。", []),
    ],
)
def test_what_has_to_be_borne_out(claim: str, expected: list[str]) -> None:
    assert figures(claim) == expected


def test_a_period_is_a_facet_where_there_is_a_number_and_a_figure_where_there_is_none() -> None:
    assert periods("2022年新增22家。") == ["2022"]
    assert periods("2022年底新增22家。") == ["2022-12"]
    assert periods("2021年为35家，2022年为48家。") == ["2021", "2022"]
    assert periods("该法2021年9月生效。") == [None]


def test_a_comparison_is_no_period() -> None:
    assert periods("融资额比上年增长3%。") == [None]
    assert periods("2023年融资额较2022年增长3%。") == ["2023"]


def test_digits_that_are_part_of_nothing_understood_are_kept_in_mind() -> None:
    assert take_apart("全年共有近2000起事件，占3.5%。", [], None).unread in ((), ("2000",))
    assert take_apart("编号为 20183377 的项目获得 3 亿元。", [], None).unread == ("20183377",)
    assert take_apart("2022年新增22家，募资308.52亿元。", [], None).unread == ()


@pytest.mark.parametrize(
    ("text", "side"),
    [("发行后持股", 1), ("本次发行前持股", 0), ("发行前后对照", None), ("发行前与发行后", None)],
)
def test_sides_of_a_contrast(text: str, side: int | None) -> None:
    sides = [taken for _, taken in sides_of(text)]
    assert sides == ([] if side is None else [side])


def test_words_the_dictionary_lacks_are_kept_whole() -> None:
    words = [term.text for term in terms_of("增资后罗世兵的比例", [], [])]
    assert any("世兵" in word for word in words)


def test_phrases_tell_apart_what_the_same_words_make() -> None:
    phrases = {term.text for term in terms_of("产业数字化规模", [], []) if term.is_phrase}
    assert any(p.startswith("产业数字") for p in phrases)
    assert not any(p.startswith("数字化产业") for p in phrases)
