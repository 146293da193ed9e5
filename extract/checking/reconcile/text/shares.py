"""Shares told in sentences: “40 家，占全部上榜企业的 25%”, whose whole stands elsewhere.

The part is the figure before the percentage. The whole is looked for by its name among all figures of the
document; where the name fits several, any that agrees will do. Only where a figure is plainly the one that is
named, and neither it nor any other that the name may mean agrees, is the share called wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.forms import SHARE, fits
from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.arithmetic.relation import Term, form_check, undecided
from extract.checking.reconcile.arithmetic.slips import one_figure_off
from extract.checking.reconcile.text.named import Named
from extract.checking.reconcile.text.naming import canonical, essence, has, words
from extract.checking.reconcile.text.prose import Figure, Paragraph, run_at
from schemas import Check

_SHARE = re.compile(r"占(?!比|据|有|用|地|领)(?P<whole>[^，,；;。]*)$")
_BARE = re.compile(r"(?:占比|比重|比例|份额)[^，,；;。]{0,4}$")
_NEAR = 0.03
_ROUGHLY = 0.9
_LIKELY = 0.1
_COMMON = 0.3
"""How far a share may be from the right one where others around it are of the same whole."""
_TELLING_NAME = 6
_FEWEST_BARE = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A part and the percentage that it is said to be of something."""

    part: Figure
    share: Figure
    whole: str | None
    """What it is a share of; empty for “总数”, None where the sentence does not say."""
    series: bool
    """It is one of several told together, as for the years of a report."""


def shares_told(paragraphs: Sequence[Paragraph], named: Sequence[Named], one_period: bool) -> Iterator[Check]:
    """A check for every share of which the text gives the part.

    `one_period` says that the document is about one year: a figure named once is then the one that is meant.
    """
    alike: dict[tuple[str | None, str | None], list[Named]] = defaultdict(list)
    for candidate in named:
        if candidate.number.value > 0 and candidate.number.qualifier != "several":
            alike[candidate.number.unit, candidate.number.currency].append(candidate)
    for place, paragraph in enumerate(paragraphs):
        shares = list(_shares_in(paragraph))
        common = _common_base(shares, place, alike)
        base = common
        for told in shares:
            part = told.part.number
            search = _Search(told, place, alike[part.unit, part.currency], one_period)
            check, whole = search.check(base, common is not None)
            base = whole or base
            if check is not None:
                yield check


def _common_base(
    shares: Sequence[Told], place: int, alike: Mapping[tuple[str | None, str | None], Sequence[Named]]
) -> Number | None:
    """What several shares of a paragraph that name no whole (175 家、占比 38%；95 家、占比 21%) are all shares of."""
    bare = [told for told in shares if told.whole is None and not told.series]
    if len(bare) < _FEWEST_BARE:
        return None
    first = bare[0].part.number
    found = [
        (sum(fits(SHARE, (t.part.number, n.number), t.share.number) for t in bare), -abs(n.place - place), n)
        for n in alike.get((first.unit, first.currency), ())
        if n.fine and n.entry is None and n.number.value > first.value
    ]
    best = max(found, key=lambda x: x[:2], default=None)
    return best[2].number if best is not None and best[0] >= max(_FEWEST_BARE, len(bare) - 1) else None


def _shares_in(paragraph: Paragraph) -> Iterator[Told]:
    for index in paragraph.sentences:
        figures = paragraph.in_sentence(index)
        place = 0
        while place < len(figures):
            run = run_at(paragraph, figures, place)
            if figures[place].percent and figures[place].number.value > 0:
                told, whole = _whole(figures[place])
                if told:
                    yield from _paired(figures, place, run, whole)
            place += len(run)


def _whole(figure: Figure) -> tuple[bool, str | None]:
    """Whether the words before a percentage speak of a share, and of what, if they say so."""
    before = figure.before.rstrip("：: ")
    found = _SHARE.search(before)
    if found is None:
        return _BARE.search(before) is not None, None
    whole = found["whole"]
    tail = next((tail for tail in words("share_tail") if whole.endswith(tail)), "")
    whole = whole[: len(whole) - len(tail)]
    if canonical(whole) in words("whole_only"):
        return True, ""
    return True, whole if whole.strip() else None


def _paired(
    figures: Sequence[Figure], place: int, run: Sequence[Figure], whole: str | None
) -> Iterator[Told]:
    """The parts that the percentages of a run belong to: as many levels in a run before them, one to one."""
    levels = [f for f in figures[:place] if f.level and not f.depth and f.number.qualifier != "several"]
    if len(levels) < len(run):
        return
    parts = levels[-len(run) :]
    # A clause that begins with 占 goes on about the part, whatever was said of its growth in between
    inherits = len(run) == 1 and run[0].before.lstrip("，,、 ").startswith("占")
    if not inherits and any(f.percent for f in figures[figures.index(parts[0]) : place]):
        return
    if len(run) > 1 and len({p.number.unit for p in parts}) > 1:
        return
    if whole and _of_money(whole) and parts[0].number.currency is None:
        return
    for part, share in zip(parts, run, strict=True):
        yield Told(part, share, whole, len(run) > 1)


def _of_money(whole: str) -> bool:
    """Whether a whole is a sum of money by its name: 五家客户占销售总额的 13% is not five of something."""
    name = canonical(whole)
    return any(name.endswith(word) for word in words("money"))


class _Search:
    """The search for the whole of one share."""

    def __init__(self, told: Told, place: int, alike: Sequence[Named], one_period: bool) -> None:
        self.told = told
        self.place = place
        self.part, self.stated = told.part.number, told.share.number
        self.one_period = one_period
        least = self.part.value * _ROUGHLY
        self.candidates = [n for n in alike if n.number.value >= least and n.number is not self.part]

    def check(self, base: Number | None, common: bool) -> tuple[Check | None, Number | None]:
        """The check, and the whole that it was made with. `base` is that of the share told before, or `common`."""
        if self.told.whole is None:
            return self._unnamed(base, common)
        return self._by_name(self.told.whole) if self.told.whole else self._of_total()

    def _unnamed(self, base: Number | None, common: bool) -> tuple[Check | None, Number | None]:
        """A share of something that the sentence before, or a total nearby, must have named."""
        if base is not None and (base.unit, base.currency) == (self.part.unit, self.part.currency):
            wrong = one_figure_off(self.stated, self._share_of(base)) or (
                common and self._off(base) < _COMMON
            )
            if (wrong and not self.told.series) or fits(SHARE, (self.part, base), self.stated):
                return self._made(base, "前文所说的整体")
        nearby = sorted(self.candidates, key=lambda n: abs(n.place - self.place))
        likely = [
            n
            for n in nearby
            if n.entry is None and n.fine and (n.place == self.place or has(n.clause, "total"))
        ]
        whole = next((n for n in likely if fits(SHARE, (self.part, n.number), self.stated)), None)
        return self._made(whole.number, "整体") if whole is not None else (None, None)

    def _of_total(self) -> tuple[Check | None, Number | None]:
        """A share of 总数: of a figure called a total, or else of the largest that the text says more than once."""
        said = [n for n in self.candidates if n.entry is None and n.fine]
        totals = [n for n in said if has(n.clause, "total")]
        whole = next((n for n in totals if fits(SHARE, (self.part, n.number), self.stated)), None)
        if whole is None and not self.told.series:
            often = [n for n in said if sum(n.number.value == m.number.value for m in said) > 1]
            largest = max(
                (*totals, *often), key=lambda n: (n.number.value, -abs(n.place - self.place)), default=None
            )
            if largest is not None and self._off(largest.number) < _LIKELY:
                whole = largest
        if whole is None:
            return undecided("share", self.stated, self.part, "文中没有找到可作整体的数"), None
        return self._made(whole.number, "总数")

    def _by_name(self, name: str) -> tuple[Check | None, Number | None]:
        loose = self.stated.open or self.part.open
        slack = max(_LIKELY * abs(self.stated.value), 2 * self.stated.precision)
        near = [
            n
            for n in self.candidates
            if n.fine and (loose or abs(self._share_of(n.number) - self.stated.value) <= slack)
        ]
        agreeing = [
            (fame, n)
            for n in near
            if fits(SHARE, (self.part, n.number), self.stated) and (fame := n.fame(name))
        ]
        if agreeing:
            whole = max(agreeing, key=lambda x: (x[0], -abs(x[1].place - self.place)))[1]
            return self._made(whole.number, name)
        strong = [] if self.told.series else [n for n in self.candidates if n.fame(name) > 1]
        plain = [n for n in strong if n.entry is None]
        if plain:
            nearest = min(plain, key=lambda n: self._off(n.number))
            sole = all(n.number.near.meets(nearest.number.near) for n in strong)
            by = nearest.place == self.place
            close = self._off(nearest.number) <= _NEAR or one_figure_off(
                self.stated, self._share_of(nearest.number)
            )
            telling = sole and len(essence(name)) >= _TELLING_NAME
            if (by and sole and close) or (self.one_period and (close or telling)):
                return self._made(nearest.number, name)
        return undecided("share", self.stated, self.part, f"文中没有找到同一时期的“{name.strip()}”"), None

    def _share_of(self, whole: Number) -> float:
        return self.part.value / whole.value * 100

    def _off(self, whole: Number) -> float:
        """By how much of the stated share the computed one differs."""
        return abs(self._share_of(whole) - self.stated.value) / max(
            abs(self.stated.value), self.stated.precision
        )

    def _made(self, whole: Number, name: str) -> tuple[Check | None, Number]:
        sentence = f"{self.part.text}占{name.strip()}（{whole.text}）"
        return next(form_check(SHARE, Term("占比", self.stated), (self.part, whole), sentence), None), whole
