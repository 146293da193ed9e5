"""A claim taken apart: its figures, the words that say what they are of, when, where and in which round."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.checking.verify.labels import Label, labels_in, regions_in, rounds_in
from extract.checking.verify.mentions import is_compared
from extract.checking.verify.numbers import priced
from extract.checking.verify.words import NameSpan, Term, contrasts, terms_of
from extract.language import vocabularies
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities

_ORDINAL = re.compile(r"第\s*$")
_COUNTED = re.compile(r"第.*[次届轮条项章期批个]$")
_LOOSE_TIME = re.compile(r"(?:最近|近|过去|未来|每|上|下|前|后|同)\s*$")
_LOOSE = re.compile(r"[一半]个?[年月天次家个项位名]?|1\s*元")
_EACH = re.compile(r"每\s*$")
_DIFFERENCE = re.compile(
    r"[比较](?!上年|去年|同期|重|例|率|上期|上月)[^，。；]{1,12}[多少高低快慢][\d一二三四五六七八九十百千万出]"
)
_LONG_NUMBER = re.compile(r"(?<![A-Za-z0-9.-])(?:\d{4,}(?:\.\d+)?|\d+\.\d+)(?![A-Za-z0-9.-])%?")
_MODIFIED = re.compile(r"[^，,。；;：:]*")


@dataclass(frozen=True, slots=True)
class Figure:
    """What the sources have to bear out: a number, or in a claim without numbers a round, a date."""

    value: Quantity | Label
    others: tuple[Quantity | Label, ...]
    """The claim's other figures."""
    own: str
    """The clause it stands in."""
    noun: tuple[Term, ...]
    """The words right after a number: what it counts."""
    period: str | None
    """ISO 8601: the period named last before it, else the first of the claim."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim taken apart."""

    text: str
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    """The words that say what the figures are of."""
    rounds: frozenset[str]
    regions: frozenset[str]
    unread: tuple[str, ...] = ()
    """Digits that are part of nothing that was understood."""

    @property
    def differs(self) -> bool:
        """Whether a figure is how much one thing is above another: the sources need not print it."""
        return _DIFFERENCE.search(self.text) is not None


def take_apart(text: str, names: list[NameSpan], published_on: str | None) -> Claim:
    """Split a claim into its figures and facets; `names` are the organizations in it with all their names."""
    context = PeriodContext(published_on=published_on)
    periods = [p for p in find_periods(text, context) if p.iso and p.kind != "duration"]
    printed = [(p.start, p.end) for p in periods]
    periods = [
        p
        for p in periods
        if not is_compared(text, p) and (not p.inferred or any(c.isdigit() for c in p.text))
    ]
    labels = labels_in(text, periods)
    numbers = [label for label in labels if label.kind == "number"]
    dates = printed + [(n.start, n.end) for n in numbers]
    found = find_quantities(text)
    quantities = [priced(q, text[: q.start]) for q in found if not _within(q, dates) and _is_figure(text, q)]
    values: list[Quantity | Label] = [*quantities]
    if not quantities:
        values += numbers or [label for label in labels if label.kind == "round"]
    if not values and (days := [label for label in labels if label.kind == "date"]):
        finest = max(len(label.value) for label in days)
        values += [label for label in days if len(label.value) == finest]
        periods = [p for p in periods if not any(v.start == p.start for v in values)]
    covered = dates + [(v.start, v.end) for v in (*quantities, *values)]
    terms = terms_of(
        text, covered, [n for n in names if not any(a <= n.start and n.end <= b for a, b in dates)]
    )
    figures = tuple(
        Figure(
            value,
            tuple(o for o in values if o is not value),
            _clause(text, value),
            _noun(text, value, terms),
            _period_of(value, periods),
        )
        for value in values
    )
    named = [(n.start, n.end) for n in names] + [(r.start, r.end) for r in labels]
    unread = _unread(text, [*dates, *named, *((q.start, q.end) for q in found)])
    return Claim(text, figures, tuple(terms), rounds_in(text), regions_in(text), unread)


def _loose(period: Period) -> str | None:
    """年底 is some day of its last month, not the last day alone."""
    iso = period.iso
    if iso and len(iso) == 10 and period.text[-1] in "底末初":
        return iso[:7]
    return iso


@vocabularies.derived
def sides_of(text: str) -> tuple[tuple[int, int], ...]:
    """Which side of each contrast a text takes; contrasts of which it has several sides are left out."""
    pattern, places = _sides()
    taken: dict[int, set[int]] = {}
    for word in pattern.findall(text.replace("前后", "")):
        for group, side in places[word]:
            taken.setdefault(group, set()).add(side)
    return tuple((group, next(iter(sides))) for group, sides in sorted(taken.items()) if len(sides) == 1)


@vocabularies.derived
def _sides() -> tuple[re.Pattern[str], dict[str, list[tuple[int, int]]]]:
    """The words of all contrasts, with the group and the side of each."""
    places: dict[str, list[tuple[int, int]]] = {}
    for group, sides in enumerate(contrasts()):
        for side, words in enumerate(sides):
            for word in words:
                places.setdefault(word, []).append((group, side))
    longest_first = sorted(places, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), places


def _period_of(value: Quantity | Label, periods: list[Period]) -> str | None:
    before = [p for p in periods if p.start < value.start]
    chosen = before[-1] if before else periods[0] if periods else None
    return _loose(chosen) if chosen else None


def _unread(text: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    """Long numbers that no span covers: a claim that has one cannot be borne out."""
    free = (
        m for m in _LONG_NUMBER.finditer(text) if not any(a < m.end() and m.start() < b for a, b in spans)
    )
    return tuple(m[0] for m in free)


def _is_figure(text: str, quantity: Quantity) -> bool:
    """Whether a number is one to check: not 第三次, 每 1 元, 最近一年, 三大环节."""
    before = text[: quantity.start]
    if quantity.rhetorical and quantity.kind == "rank":
        return False
    if _ORDINAL.search(before) or _COUNTED.match(quantity.text) or _EACH.search(before):
        return False
    if _LOOSE.fullmatch(quantity.text):
        return False
    return not (quantity.unit in ("年", "月", "天") and _LOOSE_TIME.search(before))


def _noun(text: str, value: Quantity | Label, terms: list[Term]) -> tuple[Term, ...]:
    """The words that follow a count without a break."""
    if isinstance(value, Label) or value.kind != "count":
        return ()
    found: list[Term] = []
    place = value.end
    for term in terms:
        if (
            term.start == place
            or (term.start == place + 1 and text[place] in "的 ")
            or (found and term.start <= place + 1)
        ):
            found.append(term)
            place = term.end
    return tuple(found)


def _clause(text: str, value: Quantity | Label) -> str:
    start = max(text.rfind(mark, 0, value.start) for mark in "，,。；;：:") + 1
    match = _MODIFIED.match(text, value.end)
    return text[start : match.end() if match else len(text)]


def _within(quantity: Quantity, spans: list[tuple[int, int]]) -> bool:
    return any(a <= quantity.start and quantity.end <= b for a, b in spans)
