"""What holds of the finders on any text, and of any number in any spelling."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.language.periods import PeriodContext, find_periods, parse_date
from extract.language.quantities import find_quantities, parse_unit, read_cell, render, spellings

# Characters that mean something to the finders, so that random texts reach their corners.
TELLING = (
    "0123456789０１９,.，．。、-－—–~～至到和及与或亿万千百十一二两三五八九零〇几数半第首翻番成倍分之点年月日季度底末初"
    "元美圆角整家个人次项户股吨多余来约近超过不低于少最高满未逾突破以上下内左右之间"
    "（）()〔〕《》“”%％‰+/ \n\t"
    "壹贰叁伍拾佰仟人民币￥$USDHKGBkWh今去上本当同期报告每历世纪代前后起截自从十四五级大类种位图表附件:：①"
)
telling_text = st.text(alphabet=st.sampled_from(sorted(set(TELLING))), max_size=40)
texts = st.one_of(st.text(max_size=60), telling_text)
contexts = st.builds(
    PeriodContext,
    published_on=st.sampled_from([None, "2023", "2023-04", "2023-04-30"]),
    year=st.one_of(st.none(), st.integers(1900, 2100)),
    report_period=st.sampled_from([None, "2022", "2021/2023", "2021-01/2024-06"]),
)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_quantities_on_any_text_are_ordered_slices_of_it(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert (
            end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        )
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.precision > 0
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert quantity.value is not None or quantity.low is not None or quantity.high is not None
        end = quantity.end


@settings(max_examples=600, deadline=None)
@given(texts, contexts)
def test_periods_on_any_text_are_ordered_slices_of_it(text: str, context: PeriodContext) -> None:
    end = 0
    for period in find_periods(text, context):
        assert end <= period.start < period.end <= len(text)
        assert period.text == text[period.start : period.end]
        assert not period.inferred or period.iso is not None
        end = period.end


@settings(max_examples=300, deadline=None)
@given(texts)
def test_cells_units_and_dates_never_fail(text: str) -> None:
    read_cell(text)
    read_cell(text, text)
    parse_unit(text)
    parse_date(text)


values = st.one_of(
    st.integers(1, 10**13).map(float),
    st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10**9), places=2).map(float),
)


@settings(max_examples=300, deadline=None)
@given(values, st.sampled_from(["元", "家", "吨", "%"]))
def test_quantities_read_every_spelling_back(value: float, unit: str) -> None:
    if unit == "%":
        value = value % 1000 or 1.0
        value = round(value, 2) or 1.0
    for spelling in spellings(value, unit):
        if unit != "元" and unit != "%" and not spelling.endswith(unit):
            continue
        text = f"金额为{spelling}。" if unit == "元" else f"共为{spelling}。"
        if spelling.startswith("一") and spelling[1:] == unit:
            continue  # 一家 alone is not taken for a figure
        found = [
            quantity
            for quantity in find_quantities(text)
            if spelling in quantity.text or quantity.text in spelling
        ]
        assert [(quantity.value, quantity.unit) for quantity in found] == [
            (pytest.approx(value, rel=1e-12), unit)
        ], text


@settings(deadline=None)
@given(st.integers(0, 10**15))
def test_render_chinese_is_read_back(number: int) -> None:
    spelled = render.chinese(number)
    if number > 1:
        (quantity,) = find_quantities(f"共为{spelled}吨")
        assert quantity.value == number


@settings(deadline=None)
@given(st.integers(1, 10**12))
def test_render_capitals_are_read_back(cents: int) -> None:
    value = cents / 100
    if cents % 100 == 0 or cents >= 100:
        (quantity,) = find_quantities(f"人民币{render.capitals(value)}")
        assert quantity.value == pytest.approx(value, rel=1e-12)
        assert quantity.currency == "CNY"


@settings(deadline=None)
@given(values, st.sampled_from([("元", 0), ("千元", 3), ("万元", 4), ("百万元", 6), ("亿元", 8)]))
def test_cells_scale_with_the_unit_of_the_heading(value: float, heading: tuple[str, int]) -> None:
    unit, power = heading
    cell = read_cell(render.with_separators(value), unit)
    plain = read_cell(render.with_separators(value))
    assert cell is not None and plain is not None
    assert cell.value == pytest.approx(value * 10**power, rel=1e-12)
    assert cell.precision == pytest.approx(plain.precision * 10**power, rel=1e-12)
    negative = read_cell(f"（{render.with_separators(value)}）", unit)
    assert negative is not None and negative.value == -cell.value  # type: ignore[operator]


@settings(deadline=None)
@given(values, st.sampled_from(["万", "亿", "万亿"]))
def test_quantities_scale_with_the_magnitude(value: float, magnitude: str) -> None:
    digits = render.arabic(value)
    (plain,) = find_quantities(f"{digits}元")
    (scaled,) = find_quantities(f"{digits}{magnitude}元")
    assert plain.value is not None and scaled.value is not None
    assert scaled.value == pytest.approx(
        plain.value * {"万": 1e4, "亿": 1e8, "万亿": 1e12}[magnitude], rel=1e-12
    )
