"""Characters in one shape: traditional ideographs read like simplified ones, at the places where they are printed."""

from __future__ import annotations

import pytest

from extract.language.characters import is_traditional, simplified, uniform, within
from extract.language.periods import find_periods
from extract.language.quantities import find_quantities, parse_unit, read_cell
from extract.language.regions import find_regions

PRINTED = "截至二零二三年六月三十日，廣東省的資產淨值約為１２.５億港元，增長3.1個百分點。"


def test_simplified_keeps_every_place() -> None:
    assert (
        simplified(PRINTED)
        == "截至二零二三年六月三十日，广东省的资产净值约为１２.５亿港元，增长3.1个百分点。"
    )
    assert len(uniform(PRINTED)) == len(PRINTED)


@pytest.mark.parametrize("text", ["著名的乾隆瓷器", "融资15亿元", "瞭望周刊"])
def test_simplified_leaves_simplified_text(text: str) -> None:
    assert simplified(text) == text


def test_is_traditional_is_a_property_of_a_whole_text() -> None:
    assert is_traditional(PRINTED)
    assert not is_traditional("融昇电气完成三亿元融资，估值达到三十亿元，投资方为云岫岭基金。")
    assert not is_traditional("")


def test_finders_read_traditional_text_and_return_what_is_printed() -> None:
    assert [q.text for q in find_quantities(PRINTED)] == ["約為１２.５億港元", "3.1個百分點"]
    assert [p.text for p in find_periods(PRINTED)] == ["截至二零二三年六月三十日"]
    assert [(r.text, r.name) for r in find_regions(PRINTED)] == [("廣東省", "广东")]
    unit = parse_unit("單位：人民幣百萬元")
    assert unit is not None and (unit.unit, unit.power) == ("元", 6)
    cell = read_cell("5億元")
    assert cell is not None and cell.value == 5e8


@pytest.mark.parametrize("text", ["亿" * 1200, "9" * 5000, "千万" * 900, "壹" * 3000, "九" * 3000])
def test_numbers_of_any_length_are_text(text: str) -> None:
    assert find_quantities(f"共{text}元") == []
    assert read_cell(text) is None
    assert find_periods(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [("按《营地管理办法", True), ("按《营地管理办法》", False), ("《甲法》和《乙法", True), ("营地", False)],
)
def test_place_within_marks(text: str, inside: bool) -> None:
    assert within(text, len(text)) is inside
    other = text.replace("《", "(").replace("》", "）")
    assert within(other, len(other), 0, "（(", "）)") is inside
