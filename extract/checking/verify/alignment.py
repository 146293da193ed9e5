"""How well a number of the source is of the same thing, time and place as the claimed one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.checking.verify.claims import Claim, Figure, sides_of
from extract.checking.verify.numbers import Match, compare
from extract.checking.verify.statements import CLAUSE, OWN, Mention, regions_in, rounds_in
from extract.checking.verify.words import Term

_NUMBER_WEIGHT = 1.2
"""Another figure of the claim beside the number weighs like a name."""
_PART = 0.7
"""Of a word's weight where only a part of it is found."""
_LEAST_PART = 2
_HAN_END = re.compile(r"(?:有限责任公司|股份有限公司|有限公司|集团|公司)$")


@dataclass(frozen=True, slots=True)
class Alignment:
    """A mention held against a figure."""

    mention: Mention
    match: Match
    score: float
    """Share of the claim's words found around the number, nearer ones counting more; 0 to 1."""
    conflicts: tuple[str, ...]
    """What tells the two apart: period, round, region, side, subject."""
    missing: tuple[Term, ...]
    """Words of weight that are nowhere around the number."""


Weigh = Callable[[Term], float]


def align(claim: Claim, figure: Figure, mention: Mention, weigh: Weigh) -> Alignment | None:
    """Hold a mention against a figure; None where the numbers are of different kinds."""
    match = compare(figure.quantity, mention.quantity)
    if match is Match.OTHER:
        return None
    found = total = 0.0
    missing = []
    for term in figure.terms:
        weight = weigh(term)
        degree = degree_of(term, mention.contexts)
        total += weight
        found += weight * degree
        if degree < 0.3:
            missing.append(term)
    for other in figure.others:
        total += _NUMBER_WEIGHT
        found += _NUMBER_WEIGHT * max((w for w, q in mention.siblings if compare(other, q) is Match.EQUAL), default=0.0)
    score = found / total if total else 0.0
    return Alignment(mention, match, score, tuple(_conflicts(claim, figure, mention)), tuple(missing))


def degree_of(term: Term, contexts: Sequence[tuple[float, str]]) -> float:
    """How near to the number a word stands, 0 where it is nowhere; a part of a long word counts for less."""
    best = 0.0
    for weight, text in contexts:
        if weight > best and any(form in text for form in term.forms):
            best = weight
    if best or len(term.text) <= _LEAST_PART:
        return best
    for weight, text in contexts:
        if weight * _PART > best:
            share = _longest_part(term.text, text) / len(term.text)
            best = max(best, weight * _PART * share)
    return best


def _longest_part(word: str, text: str) -> int:
    """Length of the longest part of a word, of two characters at least, that the text has."""
    for length in range(len(word) - 1, _LEAST_PART - 1, -1):
        if any(word[i : i + length] in text for i in range(len(word) - length + 1)):
            return length
    return 0


def _conflicts(claim: Claim, figure: Figure, mention: Mention) -> list[str]:
    near = " ".join(text for weight, text in mention.contexts if weight >= CLAUSE)
    found = []
    if claim.period and mention.period and mention.period_printed and not overlap(claim.period, mention.period):
        found.append("period")
    if claim.rounds and (named := rounds_in(near)) and not claim.rounds & named:
        found.append("round")
    if figure.region and (there := regions_in(mention.own)) and not figure.region & there:
        found.append("region")
    sides = dict(sides_of(near))
    if any(sides.get(number, side) != side for number, side in sides_of(figure.own)):
        found.append("side")
    if mention.head and not _names(claim.text, mention.head):
        found.append("subject")
    return found


def _names(text: str, head: str) -> bool:
    """Whether a claim names the row of a table: by the head's words or a part of them."""
    words = [w for w in re.split(r"[\s/、（）()]+", head) if len(w) > 1 and not w.isdigit()]
    if not words:
        return True
    for word in words:
        if word in text or _longest_part(_HAN_END.sub("", word), text) >= min(3, len(word)):
            return True
    return False


def overlap(one: str, other: str) -> bool:
    """Whether two ISO 8601 periods have a day in common, or one ends in the other."""
    (a, b), (c, d) = _days(one), _days(other)
    return a <= d and c <= b


def _days(iso: str) -> tuple[str, str]:
    first, _, last = iso.partition("/")
    return _filled(first, "0"), _filled(last or first, "9")


def _filled(date: str, digit: str) -> str:
    """A date as a string that sorts: 2022 is 2022-00-00 to 2022-99-99."""
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", date):
        quarter = int(match[2])
        month = 3 * quarter - 2 if digit == "0" else 3 * quarter
        date = f"{match[1]}-{month:02d}"
    template = f"0000-{digit * 2}-{digit * 2}"
    return date + template[len(date) :]


__all__ = ["OWN", "Alignment", "align", "degree_of", "overlap"]
