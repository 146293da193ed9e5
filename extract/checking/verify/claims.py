"""A claim taken apart: its figures, the words that say what they are of, when, where and in which round."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.checking.verify.statements import COMPARED, regions_in, rounds_in
from extract.checking.verify.words import Term, contrasts, terms_of
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities

_NUMBER = re.compile(r"[\u4e00-\u9fffA-Z]{1,8}[〔\[［【（(](?:19|20)\d{2}[〕\]］】）)]\s*第?\s*\d+\s*号")
_ORDINAL = re.compile(r"第\s*$")
_LOOSE_TIME = re.compile(r"(?:最近|近|过去|未来|每|上|下|前|后|同)\s*$")
_LOOSE = re.compile(r"[一半]个?[年月天次家个项]?|[一半]个?[年月天](?=间)")
_MODIFIED = re.compile(r"[^，,。；;：:]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a claim that the sources have to bear out."""

    quantity: Quantity
    others: tuple[Quantity, ...]
    """The claim's other figures."""
    terms: tuple[Term, ...]
    """The words that say what it is of: nearer ones weigh more."""
    region: frozenset[str]
    own: str
    """The clause it stands in."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim taken apart."""

    text: str
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    periods: tuple[Period, ...]
    rounds: frozenset[str]
    regions: frozenset[str]
    numbers: tuple[str, ...]
    """Document numbers: 穗市监规字〔2025〕1号."""
    sides: tuple[tuple[int, int], ...] = field(default=())
    """Which side of which contrast it takes."""

    @property
    def period(self) -> str | None:
        """ISO 8601 of the first period named."""
        return next((p.iso for p in self.periods if p.iso), None)


def take_apart(text: str, names: list[tuple[int, int, tuple[str, ...]]], published_on: str | None) -> Claim:
    """Split a claim into its figures and facets; `names` are the organizations in it with all their names."""
    numbers = list(_NUMBER.finditer(text))
    periods = [p for p in find_periods(text, PeriodContext(published_on=published_on)) if p.iso and not COMPARED.search(p.text)]
    taken = [m.span() for m in numbers]
    dates = [(p.start, p.end) for p in periods if p.kind != "duration"]
    quantities = [
        q
        for q in find_quantities(text)
        if not _within(q.start, q.end, taken + dates)
        and not _ORDINAL.search(text[: q.start])
        and not (q.rhetorical and q.kind == "rank")
        and not _says_only_when(text, q)
    ]
    covered = taken + dates + [(q.start, q.end) for q in quantities]
    terms = terms_of(text, covered, [n for n in names if not _within(n[0], n[1], taken)])
    regions = regions_in(text)
    figures = tuple(
        Figure(
            q,
            tuple(o for o in quantities if o is not q),
            tuple(terms),
            regions,
            _clause(text, q),
        )
        for q in quantities
    )
    return Claim(
        text, figures, tuple(terms), tuple(periods), rounds_in(text), regions,
        tuple("".join(m[0].split()) for m in numbers), sides_of(text),
    )  # fmt: skip


def sides_of(text: str) -> tuple[tuple[int, int], ...]:
    """Which side of each contrast a text takes; contrasts of which it has several sides are left out."""
    found = []
    for number, group in enumerate(contrasts()):
        sides = [side for side, words in enumerate(group) if any(word in text for word in words)]
        if len(sides) == 1:
            found.append((number, sides[0]))
    return tuple(found)


def _clause(text: str, quantity: Quantity) -> str:
    start = max(text.rfind(mark, 0, quantity.start) for mark in "，,。；;：:") + 1
    match = _MODIFIED.match(text, quantity.end)
    return text[start : match.end() if match else len(text)]


def _says_only_when(text: str, quantity: Quantity) -> bool:
    """一年, 最近一年, 半年间: words, not figures."""
    if _LOOSE.fullmatch(quantity.text):
        return True
    return quantity.unit in ("年", "月", "天") and _LOOSE_TIME.search(text[: quantity.start]) is not None


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(a <= start and end <= b for a, b in spans)
