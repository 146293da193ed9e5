"""What a claim may state besides numbers: a day, a funding round, a document number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from extract.language.periods import Period
from extract.language.regions import find_regions
from extract.language.rounds import find_rounds

_NUMBER = re.compile(
    r"(?:(?![是为号据的按和与及])[\u4e00-\u9fffA-Z]){1,10}\s*[〔\[［【（(]\s*(?:19|20)\d{2}\s*[〕\]］】）)]\s*(?:第\s*)?\d+\s*号"
)
_BRACKETS = str.maketrans("[［【（(]］】）)", "〔〔〔〔〔〕〕〕〕〕")
LabelKind = Literal["date", "round", "number"]


@dataclass(frozen=True, slots=True)
class Label:
    """A date, round or document number at a place in a text."""

    start: int
    end: int
    text: str
    kind: LabelKind
    value: str
    """In one spelling: ISO 8601, B轮, 花科工信规字〔2025〕1号."""


def labels_in(text: str, periods: Iterable[Period]) -> list[Label]:
    """The dates, rounds and document numbers of a text."""
    found = [Label(m.start(), m.end(), m[0], "number", _spelled(m[0])) for m in _NUMBER.finditer(text)]
    taken = [(label.start, label.end) for label in found]
    found += [Label(r.start, r.end, text[r.start : r.end], "round", r.name) for r in find_rounds(text)]
    found += [
        Label(p.start, p.end, p.text, "date", p.iso)
        for p in periods
        if p.iso and p.kind == "point" and not any(a < p.end and p.start < b for a, b in taken)
    ]
    return found


def rounds_in(text: str) -> frozenset[str]:
    """The funding rounds named in a text."""
    return frozenset(r.name for r in find_rounds(text))


def regions_in(text: str) -> frozenset[str]:
    """The regions named in a text, other than countries."""
    return frozenset(r.name for r in find_regions(text) if r.level != "country" and r.name != "中国")


def _spelled(number: str) -> str:
    return "".join(number.split()).translate(_BRACKETS).replace("第", "")
