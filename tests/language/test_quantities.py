"""Quantities in running text: phrases read by eye, and properties that hold of any text."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extract.language.quantities import Quantity, find_quantities

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "quantities.yaml").read_text(encoding="utf-8"))

CURRENCIES = {
    "元": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY", "英镑": "GBP", "澳元": "AUD",
    "加元": "CAD", "新加坡元": "SGD", "韩元": "KRW", "卢布": "RUB", "瑞士法郎": "CHF", "新台币": "TWD",
    "墨西哥比索": "MXN",
}  # fmt: skip
OPEN_ABOVE = {"more_than", "at_least"}
OPEN_BELOW = {"less_than", "at_most", "nearly"}
QUALIFIERS = OPEN_ABOVE | OPEN_BELOW | {"about", "several", "range"}
KINDS = {"rank", "measure", "multiple", "point", "number"}


def expected(text: str) -> dict[str, object]:
    """What a line of the case table says of one quantity."""
    words = text.split()
    fields: dict[str, object] = {"qualifier": "exact", "shared_unit": False, "rhetorical": False}
    if words[0] in QUALIFIERS:
        fields["qualifier"] = words.pop(0)
    kind = words.pop(0) if words[0] in KINDS else None
    number = words.pop(0)
    for flag, field in (("rhetorical", "rhetorical"), ("shared", "shared_unit")):
        if words and words[-1] == flag:
            fields[field] = bool(words.pop())
    unit = words.pop(0) if words else None
    currency = CURRENCIES.get(unit.partition("/")[0]) if unit else None
    if kind is None:
        kind = "money" if currency else "percent" if unit in ("%", "‰") else "count"
    if ".." in number:
        value, (low, high) = None, map(float, number.split(".."))
    else:
        value = float(number)
        low = None if fields["qualifier"] in OPEN_BELOW else value
        high = None if fields["qualifier"] in OPEN_ABOVE else value
    return fields | {
        "kind": kind,
        "unit": unit,
        "currency": currency,
        "value": value,
        "low": low,
        "high": high,
    }


def fields_of(quantity: Quantity) -> dict[str, object]:
    names = ("qualifier", "shared_unit", "rhetorical", "kind", "unit", "currency", "value", "low", "high")
    return {name: getattr(quantity, name) for name in names}


def unmarked(phrase: str) -> tuple[str, list[str]]:
    """The phrase without its brackets, and what they enclose."""
    marked = [part.partition("】")[0] for part in phrase.split("【")[1:]]
    return phrase.replace("【", "").replace("】", ""), marked


@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case[0])
def test_quantities_found(case: list[str]) -> None:
    text, marked = unmarked(case[0])
    found = find_quantities(text)
    assert [quantity.text for quantity in found] == marked
    for quantity, line in zip(found, case[1:], strict=True):
        wanted = expected(line)
        assert fields_of(quantity) == {
            name: pytest.approx(value, rel=1e-12) if isinstance(value, float) else value
            for name, value in wanted.items()
        }


@pytest.mark.parametrize("text", CASES["nothing"])
def test_quantities_not_found_in_look_alikes(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("475亿元", 5e7),
        ("475.3亿元", 5e6),
        ("475.30亿元", 5e5),
        ("53家", 0.5),
        ("八成", 5.0),
        ("7,841.12亿元", 5e5),
        ("4万多个", 5e3),
        ("三千八百万元", 5e3),
        ("三分之一", 0.05),
        ("0.5个百分点", 0.05),
        ("2-4.5亿元", 5e7),
        ("数亿元", 5e7),
    ],
)
def test_quantities_precision_is_half_a_unit_of_the_last_digit(text: str, precision: float) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.precision == pytest.approx(precision)


def test_quantities_number_span_leaves_out_the_words_around_it() -> None:
    text = "累计融资规模超过475亿元人民币左右"
    (quantity,) = find_quantities(text)
    assert quantity.text == "超过475亿元人民币左右"
    assert text[quantity.number_start : quantity.number_end] == "475亿元"


def test_quantities_read_the_same_with_and_without_spaces() -> None:
    spaced = find_quantities("新增 53 家，融资 581.34 亿元，增长 3.5 %")
    plain = find_quantities("新增53家，融资581.34亿元，增长3.5%")
    assert [fields_of(quantity) for quantity in spaced] == [fields_of(quantity) for quantity in plain]
