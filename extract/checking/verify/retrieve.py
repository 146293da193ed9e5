"""Where in the sources to look: the pages and lines that share the claim's rarest words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from extract.checking.verify.claims import Claim
from extract.checking.verify.labels import Label
from extract.checking.verify.lines import Line
from extract.checking.verify.reader import Reader
from extract.checking.verify.sources import Sources
from extract.checking.verify.words import Term
from extract.language.quantities import Quantity, render

_PAGES = 14
_SMALL = 12
"""A document of no more pages is looked through whole."""
_LINES = 45
_MAGNITUDES = {"万": 1e4, "亿": 1e8, "万亿": 1e12}
_PLACES = 4
"""Digits behind the point that a source may print."""


def pages_for(claim: Claim, sources: Sources, scope: frozenset[int]) -> list[int]:
    """The pages of the scope that speak of a claim, the best first."""
    if len(scope) <= _SMALL:
        return sorted(scope)
    scores: dict[int, float] = {}
    for term in claim.terms:
        _add(scores, _pages_of(term.forms, sources, scope), term.weight, len(scope))
    for figure in claim.figures:
        _add(scores, _pages_of(_printed(figure.value), sources, scope), 1.0, len(scope))
    return sorted(scores, key=lambda page: (-scores[page], page))[:_PAGES]


def lines_for(
    claim: Claim, reader: Reader, pages: Iterable[int], weigh: Callable[[Term], float]
) -> list[Line]:
    """The lines of the pages that share most with a claim, the best first."""
    digits = [d for figure in claim.figures for d in _printed(figure.value)]
    ranked = []
    for order, page in enumerate(pages):
        for line in reader.lines(page):
            everything, own = line.everything, line.text
            score = 0.0
            for term in claim.terms:
                if any(form in own for form in term.forms):
                    score += weigh(term)
                elif any(form in everything for form in term.forms):
                    score += 0.6 * weigh(term)
            score += sum(0.8 for d in digits if d in own)
            if score:
                ranked.append((-score, order, line.start, line))
    ranked.sort(key=lambda item: item[:3])
    return [item[3] for item in ranked[:_LINES]]


def weights(claim: Claim, reader: Reader, pages: Iterable[int]) -> Callable[[Term], float]:
    """What a word of the claim weighs: less where every line has it."""
    texts = [line.text for page in pages for line in reader.lines(page)]
    count = len(texts) or 1
    table: dict[Term, float] = {}
    for term in claim.terms:
        having = sum(1 for text in texts if any(form in text for form in term.forms))
        rarity = math.log(1 + count / (1 + having)) / math.log(1 + count)
        # Two words that no line puts together are the claim's own way to say it.
        table[term] = 0.0 if term.is_phrase and not having else term.weight * (0.25 + 0.75 * rarity)
    return lambda term: table.get(term, term.weight)


def _pages_of(words: Iterable[str], sources: Sources, scope: frozenset[int]) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    for word in words:
        found |= sources.pages_with(word) & scope
    return found


def _add(scores: dict[int, float], pages: frozenset[int], weight: float, total: int) -> None:
    if not pages:
        return
    rarity = math.log(1 + total / len(pages))
    for page in pages:
        scores[page] = scores.get(page, 0.0) + weight * rarity


def _printed(figure: Quantity | Label) -> list[str]:
    """A figure as sources may print it, where it is telling enough to look for.

    Of numbers the digits alone: a table has the unit in its head.
    """
    if isinstance(figure, Label):
        return [figure.text]
    value = figure.value
    if value is None:
        return []
    scaled = [
        render.in_magnitude(value, m).removesuffix(m) for m in _MAGNITUDES if abs(value) >= _MAGNITUDES[m]
    ]
    digits = [text for text in (render.arabic(value), *scaled) if len(text.partition(".")[2]) <= _PLACES]
    found = dict.fromkeys(form for text in digits for form in (text, render.with_separators(float(text))))
    return [text for text in found if sum(c.isdigit() for c in text.strip("0")) > 1]
