"""Where in the sources to look: the lines that share the claim's rarest words. Words are weighed here and nowhere else."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from heapq import nlargest

from extract.checking.verify.claim import Claim
from extract.checking.verify.lines import Line
from extract.checking.verify.reader import Reader
from extract.checking.verify.sources import Sources
from extract.checking.verify.words import forms_of
from extract.language.quantities import Quantity, render

_PAGES = 14
_SMALL = 12
"""A document of no more pages is looked through whole."""
_LINES = 40
_MAGNITUDES = {"万": 1e4, "亿": 1e8, "万亿": 1e12}
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_PHRASE, _MOST = 4, 24
_PLACES = 4
"""Digits behind the point that a source may print."""


def lines_for(claim: Claim, reader: Reader, sources: Sources, scope: frozenset[int]) -> list[Line]:
    """The lines of the scope that share most with a claim, the best first."""
    keys = _keys(claim)
    pages = _pages(keys, sources, scope)
    lines = [line for page in pages for line in reader.lines(page)]
    scores = [0.0] * len(lines)
    for forms in keys:
        having = [any(form in line.text for form in forms) for line in lines]
        weight = math.log(1 + len(lines) / (1 + sum(having)))
        for place, (line, has) in enumerate(zip(lines, having, strict=True)):
            if has:
                scores[place] += weight
            elif any(form in line.everything for form in forms):
                scores[place] += weight / 2
    # Of equal ones the first.
    ranked = sorted(filter(scores.__getitem__, range(len(lines))), key=scores.__getitem__, reverse=True)
    return [lines[place] for place in ranked[:_LINES]]


def _keys(claim: Claim) -> list[tuple[str, ...]]:
    """What to look for, each with what may stand for it."""
    found = [forms_of(word.text) for word in claim.whole.words]
    found += [(phrase,) for phrase in _phrases(claim.text)]
    found += [name.forms for name in claim.whole.names]
    found += [(region,) for region in sorted(claim.whole.regions)]
    found += [(numeral,) for numeral in claim.whole.numerals if not _is_of_figure(numeral, claim)]
    for figure in claim.figures:
        quantity = figure.statement.quantity
        if quantity is not None and (printed := _printed(quantity)):
            found.append(tuple(printed))
    return list(dict.fromkeys(found))


def _phrases(text: str) -> list[str]:
    """Characters that stand side by side: 移动支付 is rarer than 移动 and 支付, and needs no dictionary."""
    runs = _HAN.findall(text)
    return [run[at : at + _PHRASE] for run in runs for at in range(len(run) - _PHRASE + 1)][:_MOST]


def _is_of_figure(numeral: str, claim: Claim) -> bool:
    return any(numeral in figure.text for figure in (f.value for f in claim.figures) if figure is not None)


def _pages(keys: list[tuple[str, ...]], sources: Sources, scope: frozenset[int]) -> list[int]:
    """The pages that have most of the keys, the best first."""
    if len(scope) <= _SMALL:
        return sorted(scope)
    scores: dict[int, float] = {}
    for forms in keys:
        pages = _pages_of(forms, sources, scope)
        rarity = math.log(1 + len(scope) / len(pages)) if pages else 0.0
        for page in pages:
            scores[page] = scores.get(page, 0.0) + rarity
    return nlargest(_PAGES, sorted(scores), key=scores.__getitem__)


def _pages_of(words: Iterable[str], sources: Sources, scope: frozenset[int]) -> frozenset[int]:
    return frozenset().union(*map(sources.pages_with, words)) & scope


def _printed(figure: Quantity) -> list[str]:
    """A figure as sources may print it. Of numbers the digits alone: a table has the unit in its head."""
    value = figure.value
    if value is None:
        return [figure.text]
    scaled = [
        render.in_magnitude(value, m).removesuffix(m) for m in _MAGNITUDES if abs(value) >= _MAGNITUDES[m]
    ]
    digits = [text for text in (render.arabic(value), *scaled) if len(text.partition(".")[2]) <= _PLACES]
    found = dict.fromkeys(form for text in digits for form in (text, render.with_separators(float(text))))
    return [text for text in found if sum(c.isdigit() for c in text.strip("0")) > 1]
