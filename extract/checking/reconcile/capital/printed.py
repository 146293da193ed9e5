"""The figures of records as numbers: found again in the words that the records were made from, or near them."""

from __future__ import annotations

import re
from functools import partial
from typing import Literal

from extract.checking.reconcile.arithmetic.numbers import Number, decimals_of
from schemas import Document, Evidence

Unit = Literal["元", "股", "元/股", "%"]

_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?=\s*(?P<after>\S?))")
_MAGNITUDES = {1.0: "", 1e4: "万", 1e8: "亿"}
_COUNTERS = tuple("年月日号条项次名家个位期轮万亿元股")
"""What shows that a number before a space is not a cell of its own."""


class Printed:
    """Finds where a document prints the value of a record."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def number(
        self, value: float | None, evidence: Evidence | None, unit: Unit, label: str, pages: int = 0
    ) -> Number | None:
        """The number as printed; None where the words do not print it: it was computed, or stands elsewhere.

        `pages` is on how many to look for the number with its unit after the words, their own being the first.
        """
        if not value or evidence is None:
            return None
        found = _find(evidence.quote, value, unit, False)
        if found is not None:
            start, end, scale = found
            cite = self._slice(evidence, start, end)
            return _number(evidence.quote[start:end], scale, unit, label, cite)
        begin = evidence.char_start or 0
        for page in range(evidence.page, min(evidence.page + pages, len(self.document.page_list) + 1)):
            text = self.document.page_list[page - 1].text
            found = _find(text[begin:], value, unit, True)
            if found is not None:
                start, end, scale = found[0] + begin, found[1] + begin, found[2]
                cite = partial(self.document.cite, [(page, start, end)])
                return _number(text[start:end], scale, unit, label, cite)
            begin = 0
        return None

    def _slice(self, evidence: Evidence, start: int, end: int) -> partial[Evidence]:
        """The slice of a quote, where it lies in one piece on its page; else the whole of it."""
        if evidence.char_start is None:
            return partial(lambda e: e, evidence)
        first = evidence.char_start
        return partial(self.document.cite, [(evidence.page, first + start, first + end)])


def _find(text: str, value: float, unit: Unit, in_text: bool) -> tuple[int, int, float] | None:
    """Where words print a value, and in which scale: 462.8571万 for 4,628,571.

    A number with its unit counts, or, unless `in_text`, a cell without one: the 9 of 12月9日 is no 9亿元.
    """
    counted = unit in ("元", "股")
    for found in _NUMBER.finditer(text):
        printed = _value(found[0])
        alone = not text[found.end() : found.end() + 1].strip() and found["after"] not in _COUNTERS
        cell = not in_text and alone and len(found[0]) > 1
        for scale, magnitude in _MAGNITUDES.items():
            if scale > 1 and not counted:
                break
            # Records keep whole shares
            slack = 0.5 if counted and scale > 1 else 0.0
            if abs(printed * scale - value) > slack + 1e-9 * abs(value):
                continue
            if cell or found["after"] == (magnitude or unit[0]):
                return found.start(), found.end(), scale
    return None


def _number(text: str, scale: float, unit: Unit, label: str, cite: partial[Evidence]) -> Number:
    decimals = decimals_of(text)
    return Number(
        # Shares and yuan of registered capital look alike in records: neither word is put beside them
        text + _MAGNITUDES[scale] + {"股": "", "元/股": "元"}.get(unit, unit),
        _value(text) * scale,
        0.5 * 10.0**-decimals * scale,
        cite,
        unit=unit,
        currency="CNY" if unit[0] == "元" else None,
        label=label,
        decimals=decimals,
    )


def _value(text: str) -> float:
    return float(text.replace(",", "").replace("，", ""))
