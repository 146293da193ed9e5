"""What a claim says besides its words: when, where, in which round, on which side; and what of it a number denies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.checking.verify.claims import Claim, Figure, sides_of
from extract.checking.verify.labels import Label, regions_in, rounds_in
from extract.checking.verify.mentions import CLAUSE, Mention, NamesIn
from extract.checking.verify.nearness import degree_of, longest_part
from extract.checking.verify.spans import is_span, overlap, within
from extract.checking.verify.words import says_something, summed, totals

KEY = 0.5
"""A word found no nearer than this does not speak for a number."""
_WEIGHT = 0.8
"""A facet weighs a little less than a name."""
UNPRINTED = 0.85
"""How far a period agrees that stands elsewhere than beside the number."""
_YEAR = 4
_SEPARATOR = 2
_JOINS = re.compile("[、和与及]|以及")
_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_FIRM = re.compile(r"(?:有限责任公司|股份有限公司|有限公司|集团|公司)$")


def facets(claim: Claim, figure: Figure, mention: Mention) -> Iterator[tuple[float, float]]:
    """For each thing that the claim says of time, totals and sides: how far the number agrees, and its weight."""
    if figure.period:
        degree = _same_period(figure.period, mention)
        yield (degree if mention.period_printed or degree < KEY else degree * UNPRINTED), _WEIGHT
    if any(word in claim.text for word in summed()):
        is_total = any(word in mention.own for word in totals() if len(word) > 1)
        yield (1.0 if is_total else 0.3), _WEIGHT
    for number, side in sides_of(claim.text):
        taken = _side(mention, number)
        yield (1.0 if taken == side else 0.4 if taken is None else 0.0), _WEIGHT


def conflicts(claim: Claim, figure: Figure, mention: Mention, names_in: NamesIn) -> Iterator[str]:
    """What tells a number and a claim apart: period, round, region, side, subject, joint, noun."""
    if figure.period and mention.period and mention.period_printed and _differ(figure.period, mention.period):
        yield "period"
    if claim.rounds and not (isinstance(figure.value, Label) and figure.value.kind == "round"):
        in_table = bool(mention.head)
        near = " ".join(text for w, text in mention.contexts if w >= CLAUSE or (in_table and w > KEY))
        if (named := rounds_in(near)) and not claim.rounds & named:
            yield "round"
    if claim.regions and (there := regions_in(mention.own)) and not claim.regions & there:
        yield "region"
    if any(_side(mention, number) not in (side, None) for number, side in sides_of(figure.own)):
        yield "side"
    if mention.head and not _names_row(claim, mention.head):
        yield "subject"
    if _is_joint(claim, mention, names_in):
        yield "joint"
    if figure.noun and says_something(mention.noun):
        if not any(degree_of(term, [(1.0, mention.own)]) for term in figure.noun):
            yield "noun"


def strays(claim: Claim, mention: Mention, names_in: NamesIn) -> bool:
    """Whether a number is of a place or a party and the claim of none, or of a place that is not near the number."""
    if claim.regions:
        near = " ".join(text for weight, text in mention.contexts if weight >= KEY)
        return not claim.regions & regions_in(near)
    if mention.head or any(term.is_name for term in claim.terms):
        return False
    document = mention.page.document
    its_own = regions_in(f"{document.title or ''} {document.issuer or ''}")
    return bool(names_in(mention.own) or regions_in(mention.own) - its_own)


def is_wider(figure: Figure, mention: Mention) -> bool:
    """Whether a figure is of a part of a year, and the number not of that part: a year's for a quarter's."""
    if figure.period is None or not is_span(figure.period):
        return False
    return mention.period is None or not within(mention.period, figure.period)


def _differ(claimed: str, printed: str) -> bool:
    """Whether two periods have nothing in common, or one is a quarter or half of the other's year."""
    if not overlap(claimed, printed):
        return True
    return is_span(printed) and not is_span(claimed) and len(claimed) == _YEAR and within(printed, claimed)


def _same_period(period: str, mention: Mention) -> float:
    if mention.period is None:
        return 0.4
    if mention.period == period:
        return 1.0
    if not overlap(period, mention.period):
        return 0.0
    return 0.8 if within(mention.period, period) and not mention.until else 0.5


def _side(mention: Mention, number: int) -> int | None:
    """The side of a contrast that the words nearest to a number take, None where they take none."""
    for weight, text in mention.contexts:
        if weight < KEY:
            continue
        sides = dict(sides_of(text))
        if number in sides:
            return sides[number]
    return None


def _is_joint(claim: Claim, mention: Mention, names_in: NamesIn) -> bool:
    """A、B 和 C 缴纳的 514 万元 is not C's alone."""
    named = [term for term in claim.terms if term.is_name]
    if len(named) != 1 or mention.head or mention.listed:
        return False
    place = max(mention.before.rfind(form) for form in named[0].forms)
    if place == 1 and _JOINS.fullmatch(mention.before, 0, 1):
        return True  # the line before names the others
    return place > 0 and any(
        0 < place - name.end <= _SEPARATOR and _JOINS.fullmatch(mention.before, name.end, place)
        for name in names_in(mention.before)
    )


def _names_row(claim: Claim, head: str) -> bool:
    """Whether a claim names the row of a table: by the head's words or a part of them, or by another name."""
    words = [w for w in re.split(r"[\s/、（）()]+", head) if len(w) > 1 and _LETTER.search(w)]
    if not words:
        return True
    named = [term for term in claim.terms if term.is_name]
    if words[0] in totals():
        return not named or any(word in claim.text for word in totals())
    if any(form in head for term in claim.terms if not term.is_phrase for form in term.forms):
        return True
    for word in words:
        short = word[:-1] if len(word) > 2 and word[-1] in "省市区县" else _FIRM.sub("", word)
        if short in claim.text or longest_part(short, claim.text) >= min(3, len(short)):
            return True
    return False
