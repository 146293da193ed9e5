"""Figures of classes that do not overlap (boards, rounds, provinces) in one period: together at most the whole.

Not all classes need be told, so that only a sum that is too large speaks against the source; and even then the
whole may be of something else, which is why such a sum is left undecided.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.numbers import Number
from extract.checking.reconcile.arithmetic.relation import Term, at_most
from extract.checking.reconcile.text.naming import canonical, pairs
from extract.checking.reconcile.text.prose import Figure, Paragraph
from extract.language import vocabularies
from extract.language.regions import find_regions
from schemas import Check

_FEWEST = 3
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年(?!\s*(?:末|底|初|以来|前|后))")
_STOCK = re.compile(r"截[至止]|累计|总数|(?:末|底)[，,]")
_LEAST_ALIKE = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of one class, or of none."""

    number: Number
    kind: str
    """板块, 轮次, province or area; empty for a figure of no class."""
    value: str
    year: str
    section: int | None
    place: int
    words: str


def classes_told(paragraphs: Sequence[Paragraph]) -> Iterator[Check]:
    """A check for every section that tells figures of three classes and more, and of what they are part."""
    told = [
        t for place, p in enumerate(paragraphs) for f in p.figures if (t := _told(p, place, f)) is not None
    ]
    groups: dict[tuple[object, ...], dict[str, _Told]] = defaultdict(dict)
    for figure in told:
        if figure.kind:
            where = figure.place if figure.kind in ("province", "area") else figure.section
            key = (figure.kind, figure.year, where, figure.number.unit, figure.number.currency)
            groups[key].setdefault(figure.value, figure)
    wholes = [t for t in told if not t.kind]
    for group in groups.values():
        parts = list(group.values())
        whole = _whole(parts, wholes) if len(parts) >= _FEWEST else None
        if whole is not None:
            yield at_most(Term("整体", whole.number), [Term("部分", p.number) for p in parts], whole.words)


def _told(paragraph: Paragraph, place: int, figure: Figure) -> _Told | None:
    number = figure.number
    clause = figure.before + number.text + figure.after
    if not figure.level or figure.depth or number.qualifier != "exact" or _STOCK.search(clause):
        return None
    years = _YEAR.findall(paragraph.text[: figure.start])
    kind, value = _class(clause, paragraph.text[: figure.start])
    name = canonical(figure.before).strip("，,。")
    section = paragraph.passage.block.section
    return _Told(number, kind, value, years[-1] if years else "", section, place, name)


def _class(clause: str, before: str) -> tuple[str, str]:
    """The class of a figure: named in its clause, or, for boards and rounds, last in the paragraph before it."""
    regions = {r.name: r.level for r in find_regions(clause) if r.level in ("province", "area")}
    if regions:
        name, level = regions.popitem()
        return ("several", "") if regions else (level, name)
    kinds: dict[str, list[str]] = vocabularies.load("relations")["classes"]
    for kind, values in kinds.items():
        found = {value for value in values if value in clause}
        if found:
            return (kind, found.pop()) if len(found) == 1 else ("several", "")
        last = max(values, key=before.rfind)
        if last in before:
            return kind, last
    return "", ""


def _whole(parts: Sequence[_Told], wholes: Sequence[_Told]) -> _Told | None:
    """The nearest figure of no class in the same year and unit that shares most words with the parts."""
    shared = frozenset.union(*(pairs(p.words) for p in parts))
    largest = max(p.number.value for p in parts)
    found = [
        (len(shared & pairs(w.words)), w)
        for w in wholes
        if parts[0].year in (w.year, "")
        and (w.number.unit, w.number.currency) == (parts[0].number.unit, parts[0].number.currency)
        and w.number.value >= largest
        and w.place <= parts[0].place
    ]
    best = max(found, key=lambda x: (x[0], x[1].place), default=None)
    return best[1] if best is not None and best[0] >= _LEAST_ALIKE else None
