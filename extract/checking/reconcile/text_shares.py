"""Shares told in sentences: “76 家，占工业互联网全部上市企业的 29.1%”, whose whole stands elsewhere.

The part is the figure before the percentage. The whole is looked for by its name among all figures of the
document; where the name fits several, any that agrees will do. Only where a figure is plainly the one that is
named, and neither it nor any other that the name may mean agrees, is the share called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.checking.reconcile.forms import SHARE, fits
from extract.checking.reconcile.named import Named
from extract.checking.reconcile.naming import canonical, coverage, essence, has, words
from extract.checking.reconcile.numbers import Number
from extract.checking.reconcile.prose import Figure, Paragraph
from extract.checking.reconcile.relation import Term, make_check, undecided
from extract.checking.reconcile.slips import one_figure_off
from extract.checking.reconcile.verdicts import judge
from schemas import Check

_SHARE = re.compile(r"占(?!比|据|有|用|地|领)(?P<whole>[^，,；;。]*)$")
_BARE = re.compile(r"(?:占比|比重|比例|份额)[^，,；;。]{0,4}$")
_LIST = re.compile(r"[、,，和及与\s]*(?:以及)?\s*")
_NEAR = 0.25


@dataclass(frozen=True, slots=True)
class Told:
    """A part and the percentage that it is said to be of something."""

    part: Figure
    share: Figure
    whole: str | None
    """What it is a share of; empty for “总数”, None where the sentence does not say."""


def shares_told(paragraphs: Sequence[Paragraph], named: Sequence[Named]) -> Iterator[Check]:
    """A check for every share of which the text gives the part."""
    for place, paragraph in enumerate(paragraphs):
        base: Number | None = None
        for told in _shares_in(paragraph):
            check, whole = _check(told, place, named, base)
            base = whole or base
            if check is not None:
                yield check


def _shares_in(paragraph: Paragraph) -> Iterator[Told]:
    for index in paragraph.sentences:
        figures = paragraph.in_sentence(index)
        place = 0
        while place < len(figures):
            run = _run(paragraph, figures, place)
            first = figures[place]
            if first.percent and first.number.qualifier != "undisclosed":
                whole = _whole(first)
                if whole is not False:
                    yield from _paired(paragraph, figures, place, run, whole)
            place += len(run)


def _run(paragraph: Paragraph, figures: Sequence[Figure], place: int) -> list[Figure]:
    """The figure at a place with those that a mere comma or 和 joins to it, all of one kind."""
    run = [figures[place]]
    for following in figures[place + 1 :]:
        between = paragraph.between(run[-1], following)
        alike = following.kind == run[0].kind and following.number.unit in (run[0].number.unit, None)
        if not alike or _LIST.fullmatch(between) is None:
            break
        run.append(following)
    return run


def _whole(figure: Figure) -> str | bool | None:
    """What the words before a percentage say it is a share of; False where they speak of no share."""
    before = figure.before.rstrip("：: ")
    found = _SHARE.search(before)
    if found is not None:
        whole = found["whole"]
        for tail in words("share_tail"):
            if whole.endswith(tail):
                whole = whole[: -len(tail)]
                break
        if canonical(whole) in words("whole_only"):
            return ""
        return whole if whole.strip() else None
    return None if _BARE.search(before) else False


def _paired(
    paragraph: Paragraph,
    figures: Sequence[Figure],
    place: int,
    run: Sequence[Figure],
    whole: str | bool | None,
) -> Iterator[Told]:
    """The parts that the percentages of a run belong to: as many levels in a run before them, one to one."""
    assert not isinstance(whole, bool)
    levels = [f for f in figures[:place] if f.level and not f.depth]
    if len(levels) < len(run):
        return
    parts = levels[-len(run) :]
    if any(f.percent for f in figures[figures.index(parts[0]) : place]):
        return
    if len(run) > 1 and len({p.number.unit for p in parts}) > 1:
        return
    for part, share in zip(parts, run, strict=True):
        yield Told(part, share, whole)


def _check(
    told: Told, place: int, named: Sequence[Named], base: Number | None
) -> tuple[Check | None, Number | None]:
    """The check of a share, and the whole that it was checked with."""
    part, stated = told.part.number, told.share.number
    candidates = [
        n
        for n in named
        if n.number is not part
        and (n.number.unit, n.number.currency) == (part.unit, part.currency)
        and n.number.near.high >= part.near.low
        and n.number.value > 0
    ]
    if told.whole is None:
        return _unnamed(told, place, candidates, base)
    if not told.whole:
        likely = [n for n in candidates if n.entry is None and has(n.clause, "total")]
        whole = next((n for n in likely if fits(SHARE, (part, n.number), stated)), None)
        if whole is None and likely:
            largest = max(likely, key=lambda n: (n.number.value, -abs(n.place - place)))
            computed = SHARE.of((part, largest.number))
            off = abs(computed.value - stated.value) / stated.value if computed and stated.value else 1.0
            whole = largest if off < _NEAR else None
        if whole is None:
            return undecided("share", stated, part, "文中没有找到可作整体的数"), None
        return _made(told, whole.number, "总数"), whole.number
    return _by_name(told, told.whole, place, candidates)


def _unnamed(
    told: Told, place: int, candidates: Sequence[Named], base: Number | None
) -> tuple[Check | None, Number | None]:
    """A share of something that the sentence before, or a total nearby, must have named."""
    part, stated = told.part.number, told.share.number
    if base is not None and (base.unit, base.currency) == (part.unit, part.currency):
        computed = SHARE.of((part, base))
        wrong = computed is not None and one_figure_off(stated, computed.value)
        if wrong or fits(SHARE, (part, base), stated):
            return _made(told, base, "前文所说的整体"), base
    nearby = sorted(candidates, key=lambda n: abs(n.place - place))
    likely = [n for n in nearby if n.entry is None and (n.place == place or has(n.clause, "total"))]
    whole = next((n.number for n in likely if fits(SHARE, (part, n.number), stated)), None)
    return (_made(told, whole, "整体"), whole) if whole is not None else (None, None)


def _by_name(
    told: Told, name: str, place: int, candidates: Sequence[Named]
) -> tuple[Check | None, Number | None]:
    part, stated = told.part.number, told.share.number
    rated = [(_fame(name, n), n) for n in candidates]
    plausible = [n for fame, n in rated if fame >= 1]
    agreeing = [n for n in plausible if fits(SHARE, (part, n.number), stated)]
    if agreeing:
        whole = max(agreeing, key=lambda n: (_fame(name, n), -abs(n.place - place)))
        return _made(told, whole.number, name), whole.number
    strong = [n for fame, n in rated if fame >= 2 and n.entry is None]
    if not strong:
        return undecided("share", stated, part, f"文中没有找到“{name.strip()}”的数"), None
    shares = [(computed, n) for n in strong if (computed := SHARE.of((part, n.number))) is not None]
    nearest = min(shares, key=lambda x: abs(x[0].value - stated.value))[1]
    return _made(told, nearest.number, name), nearest.number


def _fame(name: str, candidate: Named) -> int:
    """How surely a figure is what a name means: 2 plainly, 1 perhaps, 0 hardly."""
    if candidate.entry is not None:
        return 2 if essence(name) in (essence(candidate.entry.name), candidate.clause) else 0
    clause, sentence = coverage(name, candidate.clause), coverage(name, candidate.sentence)
    paragraph = coverage(name, candidate.paragraph)
    if paragraph >= 0.8 and sentence >= 0.4 and clause > 0.2:
        return 2
    return 1 if max(clause, sentence) >= 0.5 else 0


def _made(told: Told, whole: Number, name: str) -> Check | None:
    members = (told.part.number, whole)
    computed = SHARE.of(members)
    if computed is None:
        return None
    stated = told.share.number
    verdict = judge(stated, computed)
    terms = [Term("部分", members[0]), Term("整体", whole)]
    sentence = f"{members[0].text}占{name.strip()}（{whole.text}）"
    note = ""
    if verdict == "undetermined":
        note = "：有的数只给出了上限或下限"
    formula = SHARE.written(members)
    return make_check("share", Term("占比", stated), terms, formula, computed, sentence, verdict, note, "%")
