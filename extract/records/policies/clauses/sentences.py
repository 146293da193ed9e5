"""A paragraph as sentences of clauses, with numbers, quotations and brackets out of the way of the grammar."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from extract.language.quantities import Quantity, find_quantities
from extract.records.policies.clauses.notation import HIDDEN, MONEY, NUMBER, PERCENT
from extract.records.policies.clauses.words import listed, pattern

_PAIRS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "《": "》", "“": "”", "〈": "〉"}
_CLOSING = frozenset(_PAIRS.values())
_ASIDE = frozenset("（([【〔")
_STOP = re.compile(r"[。；;！？!?\n]")
_COMMA = re.compile(rf"[，,：]|(?<![\d{NUMBER}]):|:(?![\d{NUMBER}])")
_MARKS = {"money": MONEY, "percent": PERCENT, "point": PERCENT}
_MATCHED = re.compile(
    r"(?<![\d:：.])1\s*[:：∶]\s*(?P<given>1(?:\.0)?|0\.\d{1,2})(?![\d:：.])(?=[^，。；\d]{0,10}(?:配套|匹配|补助|资助|奖励|支持))"
)
_DEEPEST, _LEAD = 8, 16
_LEAST_MONEY = 1000
"""A number without a unit below this is rather a number of something else: a standard, a list."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of giving, as offsets of its sentence."""

    start: int
    end: int
    weak: bool
    """It gives only where what it governs says so: 支持, 提供, 享受."""


@dataclass
class Sentence:
    """A sentence, or what stands in a bracket: its slice, the same words with marks for numbers, its clauses."""

    start: int
    plain: str
    aside: bool
    """It stands in a bracket of the sentence before it."""
    lead: str = ""
    """What stands right before its bracket."""
    quantities: list[Quantity] = field(default_factory=list)

    @cached_property
    def breaks(self) -> list[int]:
        """Where its commas and colons stand."""
        return [m.start() for m in _COMMA.finditer(self.plain)]

    @cached_property
    def verbs(self) -> list[Verb]:
        """Its verbs of giving."""
        return _verbs(self)

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.plain)

    def clause(self, place: int) -> tuple[int, int]:
        """The slice between commas that holds a place, as offsets of the sentence."""
        index = bisect_right(self.breaks, place)
        start = self.breaks[index - 1] + 1 if index else 0
        return start, self.breaks[index] if index < len(self.breaks) else len(self.plain)


def sentences_of(text: str) -> Iterator[Sentence]:
    """The sentences of a text with the numbers in each, and after a sentence those of its brackets."""
    quantities = [q for q in find_quantities(text) if not q.rhetorical and q.kind != "rank"]
    quantities = sorted([*quantities, *_matched(text)], key=lambda q: q.number_start)
    characters = list(text)
    for quantity in quantities:
        mark = _MARKS.get(quantity.kind, NUMBER)
        if is_bare_money(quantity):
            mark = MONEY
        for place in range(quantity.number_start, quantity.number_end):
            characters[place] = mark
    asides, hidden = _paired(text)
    counted = [q for q in quantities if q.number_start not in hidden]
    plain = "".join(HIDDEN if i in hidden or i in asides else c for i, c in enumerate(characters))
    for start, end in _sentences(plain, 0, len(plain)):
        yield _sentence(plain[start:end], start, counted, asides, None)
        inner = sorted({asides[i] for i in range(start, end) if i in asides})
        for first, last in inner:
            words = "".join(HIDDEN if i in hidden else characters[i] for i in range(first, last))
            for a, b in _sentences(words, 0, len(words)):
                aside = _sentence(words[a:b], first + a, counted, asides, (first, last))
                aside.lead = plain[max(start, first - _LEAD) : first - 1]
                yield aside


def _matched(text: str) -> Iterator[Quantity]:
    """What is given for each yuan of another, as a percentage: 1:0.5 of 按1:0.5配套 is 50 %."""
    for match in _MATCHED.finditer(text):
        (start, end), share = match.span(), 100 * float(match["given"])
        yield Quantity(
            start, end, match.group(), start, end, share, share, share, "exact", "%", None, "percent", 0.5
        )


def is_bare_money(quantity: Quantity) -> bool:
    """最高不超过200万 may be money where something is given."""
    return (
        quantity.kind == "number"
        and quantity.unit is None
        and (quantity.high or quantity.low or 0.0) >= _LEAST_MONEY
    )


def _sentence(
    plain: str,
    start: int,
    quantities: list[Quantity],
    asides: dict[int, tuple[int, int]],
    within: tuple[int, int] | None,
) -> Sentence:
    inside = (q for q in quantities if start <= q.number_start < start + len(plain))
    own = [q for q in inside if asides.get(q.number_start) == within]
    return Sentence(start, plain, within is not None, quantities=own)


def _verbs(sentence: Sentence) -> list[Verb]:
    """The verbs of giving; what stands right behind a number is the name of what is given."""
    ends: dict[int, int] = {}
    for quantity in sentence.quantities:
        place = quantity.number_end - sentence.start
        match = pattern("award_behind").match(sentence.plain, place)
        if match:
            ends[place] = match.end()
    spans = sorted(ends.items())
    found, index = [], 0
    for match in pattern("gives").finditer(sentence.plain):
        while index < len(spans) and spans[index][1] <= match.start():
            index += 1
        if index == len(spans) or match.start() < spans[index][0]:
            found.append(Verb(match.start(), match.end(), match.group() in listed("give_weak")))
    return found


def _sentences(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _STOP.finditer(plain, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _paired(text: str) -> tuple[dict[int, tuple[int, int]], set[int]]:
    """Which outermost bracket a character stands in, and which characters are titles and quotations."""
    stack: list[tuple[str, int]] = []
    asides: dict[int, tuple[int, int]] = {}
    hidden: set[int] = set()
    for place, character in enumerate(text):
        if character in _PAIRS:
            stack.append((character, place))
        if character not in _CLOSING:
            continue
        deepest = range(len(stack) - 1, max(-1, len(stack) - _DEEPEST - 1), -1)
        opened = next((i for i in deepest if _PAIRS[stack[i][0]] == character), None)
        if opened is None:
            continue
        mark, first = stack[opened]
        del stack[opened:]
        if mark not in _ASIDE and not (mark == "“" and "，" in text[first:place]):
            hidden.update(range(first, place + 1))
        elif not any(m in _ASIDE for m, _ in stack):
            asides.update(dict.fromkeys(range(first, place + 1), (first + 1, place)))
    return asides, hidden
