"""Units in column headings and captions: 单位：万元, 基金规模 (亿元), 持股比例（%）, 人民币百万元."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.characters import uniform
from extract.language.quantities.model import UnitScale
from extract.language.quantities.units import in_currency, magnitude_pattern, magnitudes, unit_table

_DECLARED = re.compile(r"单[ ]?位(?:均?为|[ ]?[：:]|[ ])[ ]?")
_CURRENCY = re.compile(r"币[ ]?种[ ]?[为：:][ ]?")
_BRACKETED = re.compile(r"[（(\[【]([^（()）\[\]【】]{1,16})[）)\]】]")
_END = re.compile(r"[\s，,、；;。）)\]】/]|$")


@vocabularies.derived
def parse_unit(text: str) -> UnitScale | None:
    """The unit that a heading declares, None where it declares none.

    >>> parse_unit("单位：万元 币种：人民币")
    UnitScale(unit='元', power=4, currency='CNY')
    """
    line = uniform(text).strip()
    declared = _DECLARED.search(line)
    if declared is not None:
        found = _unit_at(line, declared.end())
        return _in_currency(line, found) if found is not None else None
    for bracket in reversed(list(_BRACKETED.finditer(line))):
        inside = bracket[1].strip()
        if (found := _unit_at(inside, 0)) is not None:
            return found
    if (found := _unit_at(line, 0)) is not None:
        return found
    return UnitScale("%") if line.endswith("%") else None


def _unit_at(line: str, start: int) -> UnitScale | None:
    """A unit that begins at the place and ends where a word ends."""
    currency = None
    for code, properties in vocabularies.load("currencies")["currencies"].items():
        for sign in properties["before"]:
            if line.startswith(sign, start) and not _ends(line, start + len(sign)):
                currency, start = code, start + len(sign)
                break
        if currency:
            break
    while line[start : start + 1] == " ":
        start += 1
    units = unit_table()
    found, power = units.at(line, start), 0
    if found is None:
        magnitude = magnitude_pattern().match(line, start)
        if magnitude is None:
            return None
        power = magnitudes()[magnitude[0]]
        found = units.at(line, magnitude.end())
        if found is None:
            return None
    unit, end = found
    if (compound := units.per(line, end, unit)) is not None:
        unit, end = compound
    if not _ends(line, end):
        return None
    if currency is not None and unit.currency == "CNY" and currency != "CNY":
        return UnitScale(in_currency(unit.name, currency), power + unit.power, currency)
    return UnitScale(unit.name, power + unit.power, unit.currency)


def _in_currency(line: str, scale: UnitScale) -> UnitScale:
    """单位：万元 币种：美元 is in dollars."""
    named = _CURRENCY.search(line)
    if named is None or scale.currency is None:
        return scale
    for code, properties in vocabularies.load("currencies")["currencies"].items():
        if line.startswith((*properties["after"], *properties["before"]), named.end()):
            return UnitScale(in_currency(scale.unit, code), scale.power, code)
    return scale


def _ends(line: str, position: int) -> bool:
    return _END.match(line, position) is not None
