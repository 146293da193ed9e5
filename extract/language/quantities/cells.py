"""A whole table cell as one number."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.characters import uniform
from extract.language.quantities.headers import parse_unit
from extract.language.quantities.lists import joined
from extract.language.quantities.mention import Mention
from extract.language.quantities.model import CellNumber, UnitScale
from extract.language.quantities.numerals import Numeral, arabic, scaled
from extract.language.quantities.reader import read_mentions
from extract.language.quantities.units import Unit, in_currency

_PLAIN = re.compile(r"[+]?([-−－]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(%?)")
_NEGATIVE = re.compile(r"[(（][ ]?([0-9][0-9,]*(?:\.[0-9]+)?)[ ]?(%?)[ ]?[)）](%?)")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?")
_RANGE = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)[ ]?(?:[-－—–~～至]|——)[ ]?([0-9][0-9,]*(?:\.[0-9]+)?)")
# A reference to a note is no part of the number
_NOTE = re.compile(r"[ ]?(?:[（(\[]?注[释]?[0-9一二三四五]?[）)\]]?|\[[0-9]{1,2}\]|[*#①②③④⑤]+)$")
_PERCENT = UnitScale("%")
_LONGEST_CELL = 80
"""Characters of a cell that may still be one number with its words."""


@vocabularies.derived
def read_cell(text: str, unit: str | None = None) -> CellNumber | None:
    """The number that a cell holds, None when it holds none; `unit` is what the heading says of the column.

    A unit or magnitude in the cell itself wins over that of the heading.

    >>> read_cell("（1,234.56）", "万元").value
    -12345600.0
    """
    line = uniform(text).strip()
    if len(line) > _LONGEST_CELL:
        return None
    if line in _empty():
        return None
    if line in _undisclosed():
        return CellNumber(None, None, None, "undisclosed", None, None, 0, 0.0, text)
    scale = parse_unit(unit) if unit else None
    plain = _PLAIN.fullmatch(line)
    if plain is not None:
        return _plain(plain[2], plain[1] != "", _PERCENT if plain[3] else scale, text)
    negative = _NEGATIVE.fullmatch(line)
    if negative is not None:
        return _plain(negative[1], True, _PERCENT if negative[2] or negative[3] else scale, text)
    if _SPACED.fullmatch(line):
        return _plain(line.replace(" ", ""), False, scale, text)
    line = _NOTE.sub("", line).strip()
    between = _RANGE.fullmatch(line) if scale is not None else None
    if between is not None:
        return _range(between, scale, text)
    return _phrase(line, scale, text)


def _plain(digits: str, negative: bool, scale: UnitScale | None, text: str) -> CellNumber:
    numeral = arabic(digits)
    power = numeral.exponent + (scale.power if scale else 0)
    value = scaled(-numeral.mantissa if negative else numeral.mantissa, power)
    name, currency = (scale.unit, scale.currency) if scale else (None, None)
    return CellNumber(
        value, value, value, "exact", name, currency, -numeral.exponent, scaled(5, power - 1), text
    )


def _range(between: re.Match[str], scale: UnitScale | None, text: str) -> CellNumber | None:
    first, last = (_plain(digits, False, scale, text) for digits in between.groups())
    low, high = first.value, last.value
    if low is None or high is None or low >= high:
        return None
    precision, decimals = max(first.precision, last.precision), max(first.decimals, last.decimals)
    return CellNumber(None, low, high, "range", last.unit, last.currency, decimals, precision, text)


def _phrase(line: str, scale: UnitScale | None, text: str) -> CellNumber | None:
    """Anything that the finder of quantities can read, if it fills the cell."""
    mentions = joined(line, list(read_mentions(line)))
    if len(mentions) != 1 or (mentions[0].full_start, mentions[0].full_end) != (0, len(line)):
        return None
    mention = mentions[0]
    decimals = max(0, -_printed(mention).exponent)
    if mention.unit is None and scale is not None:
        own = mention.large or mention.numeral.round
        mention.unit = Unit(scale.unit, "number", 0 if own else scale.power, scale.currency)
        if mention.top is not None:
            mention.top.unit = mention.unit
    unit = mention.unit
    currency = unit.currency if unit else None
    name = unit.name if unit else None
    if mention.currency is not None and currency in (None, "CNY"):
        currency = mention.currency
        name = in_currency(name, currency)
    found = mention.finished(line, currency, name, "number")
    return CellNumber(
        found.value, found.low, found.high, found.qualifier, name, currency, decimals, found.precision, text
    )


def _printed(mention: Mention) -> Numeral:
    return mention.numeral if mention.script == "arabic" else Numeral(0)


@vocabularies.derived
def _empty() -> frozenset[str]:
    return frozenset(vocabularies.load("qualifiers")["empty"])


@vocabularies.derived
def _undisclosed() -> frozenset[str]:
    return frozenset(vocabularies.load("qualifiers")["undisclosed"])
