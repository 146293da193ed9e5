"""How well a number of the source is of the same thing, time and place as the claimed one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.checking.verify.claims import Claim, Figure, sides_of
from extract.checking.verify.labels import Label, regions_in, rounds_in
from extract.checking.verify.mentions import CLAUSE, CLAUSE_END, Mention, NamesIn
from extract.checking.verify.numbers import Match, compare, significant
from extract.checking.verify.words import Term, summed, totals
from extract.language.quantities import Quantity

_NUMBER_WEIGHT = 1.2
"""Another figure of the claim beside the number weighs like a name."""
_PERIOD_WEIGHT = 0.8
_SIDE_WEIGHT = 0.8
_PART = 0.8
"""Of a word's weight where only a part of it is found."""
_LEAST_PART = 2
_FAR = 0.45
"""What a name counts where another name stands nearer to the number."""
_KEY = 0.5
"""A word found no nearer than this does not speak for a number."""
_KEY_WEIGHT = 0.5
_MANY = 9
_SEPARATOR = 2
_JOINS = re.compile("[、和与及]|以及")
_IN_ROW = 0.8
"""One of the names of a claim must stand in the row itself."""
_BEFORE, _BEHIND = 0.75, 0.4
_HAN_END = re.compile(r"(?:有限责任公司|股份有限公司|有限公司|集团|公司)$")


@dataclass(frozen=True, slots=True)
class Alignment:
    """A mention held against a figure."""

    mention: Mention
    match: Match
    score: float
    """Share of the claim's words found around the number, nearer ones counting more; 0 to 1."""
    conflicts: tuple[str, ...]
    """What tells the two apart: period, round, region, side, subject, noun."""
    missing: float
    """Share of the claim's words that are not near the number."""
    lacks_name: bool
    """An organization that the claim names is not near the number."""
    lacks_key: bool
    """Nor is a rare noun of the claim."""
    wider: bool
    """The number is of a longer time than the claim's: a year's for a quarter's."""
    far_name: bool
    """An organization that the claim names is not in the number's sentence or row."""
    nearest: float
    """How near to the number the claim's rarest word stands."""
    is_another: bool
    """It is another figure of the claim."""
    digits: int
    """Digits that carry information in both numbers."""
    strays: bool
    """It is of a place or a party, and the claim of none or of another."""
    agreed: int
    """Of how many of the claim's periods and sides it says the same in as many words."""


Weigh = Callable[[Term], float]


def align(
    claim: Claim, figure: Figure, mention: Mention, weigh: Weigh, names_in: NamesIn
) -> Alignment | None:
    """Hold a mention against a figure; None where the two are of different kinds."""
    match = match_of(figure.value, mention.value)
    if match is Match.OTHER or (match is Match.UNEQUAL and _is_loose(figure, mention)):
        return None
    found = total = absent = words = 0.0
    lacks_key = False
    names: list[float] = []
    rarest = (0.0, 0.0)
    for term in claim.terms:
        weight = weigh(term) * _clause_weight(claim.text, term, figure)
        degree = degree_of(term, mention.contexts, mention.page.document.id)
        if term.is_name and degree > _FAR and _another_nearer(term, mention, names_in):
            degree = _FAR
        total += weight
        found += weight * degree
        if term.is_phrase:
            continue
        words += weight
        if not term.is_name:
            rarest = max(rarest, (weight, degree))
        if degree < _KEY:
            absent += weight
            lacks_key |= weight >= _KEY_WEIGHT and degree < _FAR
        if term.is_name:
            names.append(degree)
    for other in figure.others:
        total += _NUMBER_WEIGHT
        # 近 10 万个（9.86 万）: one number said twice.
        itself = match_of(other, mention.value) is Match.EQUAL
        beside = (w for w, v in mention.siblings if match_of(other, v) is Match.EQUAL)
        found += _NUMBER_WEIGHT * (1.0 if itself else max(beside, default=0.0))
    agreed = 0
    for degree, weight in _facets(claim, figure, mention):
        agreed += degree == 1.0
        total += weight
        found += weight * degree
    return Alignment(
        mention,
        match,
        found / total if total else 0.0,
        tuple(_conflicts(claim, figure, mention, names_in)),
        absent / words if words else 0.0,
        bool(names) and (min(names) < 0.3 or (bool(mention.head) and max(names) < _IN_ROW)),
        lacks_key,
        bool(
            claim.is_span and claim.period and not (mention.period and within(mention.period, claim.period))
        ),
        bool(names) and max(names) < _IN_ROW,
        rarest[1],
        any(match_of(other, mention.value) is Match.EQUAL for other in figure.others),
        _digits(figure.value, mention.value),
        match is not Match.EQUAL and _elsewhere(claim, mention, names_in),
        agreed,
    )


def _is_loose(figure: Figure, mention: Mention) -> bool:
    """A number of running text without a unit denies nothing that has one."""
    claimed, said = figure.value, mention.value
    if not isinstance(claimed, Quantity) or not isinstance(said, Quantity):
        return False
    return not mention.head and claimed.unit is not None and said.unit is None


def _clause_weight(text: str, term: Term, figure: Figure) -> float:
    """A word of another clause of the claim may be of another figure; one behind the figure more likely so."""
    if term.start >= figure.value.end:
        return 1.0 if not CLAUSE_END.search(text, figure.value.end, term.start) else _BEHIND
    return 1.0 if not CLAUSE_END.search(text, term.end, figure.value.start) else _BEFORE


def _elsewhere(claim: Claim, mention: Mention, names_in: NamesIn) -> bool:
    """Whether a number is of a place or a party, and the claim of none, or of a place that is not near the number."""
    if claim.regions:
        near = " ".join(text for weight, text in mention.contexts if weight >= _KEY)
        return not claim.regions & regions_in(near)
    if mention.head or any(term.is_name for term in claim.terms):
        return False
    return bool(names_in(mention.own) or regions_in(mention.own))


def _digits(claim: Quantity | Label, source: Quantity | Label) -> int:
    if isinstance(claim, Label) or isinstance(source, Label):
        return _MANY if isinstance(claim, Label) and claim.kind == "number" else 1
    return min(significant(claim), significant(source))


def match_of(claim: Quantity | Label, source: Quantity | Label) -> Match:
    """Compare two figures of any kind."""
    if isinstance(claim, Quantity):
        return compare(claim, source) if isinstance(source, Quantity) else Match.OTHER
    if not isinstance(source, Label) or claim.kind != source.kind:
        return Match.OTHER
    if claim.kind == "date":
        equal = source.value.startswith(claim.value) or (
            claim.value.startswith("--") and source.value.endswith(claim.value[1:])
        )
        return Match.EQUAL if equal else Match.UNEQUAL
    return Match.EQUAL if claim.value == source.value else Match.UNEQUAL


def degree_of(term: Term, contexts: Sequence[tuple[float, str]], document: int | None = None) -> float:
    """How near to the number a word stands, 0 where it is nowhere; a part of a long word counts for less."""
    best = 0.0
    forms = term.forms + term.generic if document in term.documents else term.forms
    for weight, text in contexts:
        if weight > best and any(form in text for form in forms):
            best = weight
    if best or term.is_phrase or len(term.text) <= _LEAST_PART:
        return best
    for weight, text in contexts:
        if weight * _PART > best:
            share = longest_part(term.text, text) / len(term.text)
            best = max(best, weight * _PART * share)
    return best


def longest_part(word: str, text: str) -> int:
    """Length of the longest part of a word, of two characters at least, that the text has."""
    for length in range(len(word) - 1, _LEAST_PART - 1, -1):
        if any(word[i : i + length] in text for i in range(len(word) - length + 1)):
            return length
    return 0


def _another_nearer(term: Term, mention: Mention, names_in: NamesIn) -> bool:
    """Whether another organization stands between the one named and the number."""
    if not mention.before:
        return False
    place = max((mention.before.rfind(form) for form in term.forms), default=-1)
    if place < 0:
        return False
    return any(n.start > place and not set(n.forms) & set(term.forms) for n in names_in(mention.before))


def _facets(claim: Claim, figure: Figure, mention: Mention) -> list[tuple[float, float]]:
    """Degree and weight of what the claim says of time and of sides."""
    found = []
    if claim.period:
        if mention.period is None:
            degree = 0.4
        elif mention.period == claim.period:
            degree = 1.0
        elif overlap(claim.period, mention.period):
            degree = 0.8 if within(mention.period, claim.period) and not mention.until else 0.5
        else:
            degree = 0.0
        found.append((degree if mention.period_printed or degree < 0.5 else degree * 0.85, _PERIOD_WEIGHT))
    if any(word in claim.text for word in summed()):
        is_total = any(word in mention.own for word in totals() if len(word) > 1)
        found.append((1.0 if is_total else 0.3, _SIDE_WEIGHT))
    for number, side in sides_of(claim.text):
        taken = _side(mention, number)
        found.append((1.0 if taken == side else 0.4 if taken is None else 0.0, _SIDE_WEIGHT))
    return found


def _side(mention: Mention, number: int) -> int | None:
    """The side of a contrast that the words nearest to a number take, None where they take none."""
    for weight, text in mention.contexts:
        if weight < _KEY:
            continue
        sides = dict(sides_of(text))
        if number in sides:
            return sides[number]
    return None


def _conflicts(claim: Claim, figure: Figure, mention: Mention, names_in: NamesIn) -> list[str]:
    near = " ".join(
        text for weight, text in mention.contexts if weight >= CLAUSE or (mention.head and weight > _KEY)
    )
    found = []
    if (
        claim.period
        and mention.period
        and mention.period_printed
        and not overlap(claim.period, mention.period)
    ):
        found.append("period")
    own_rounds = isinstance(figure.value, Label) and figure.value.kind == "round"
    if claim.rounds and not own_rounds and (named := rounds_in(near)) and not claim.rounds & named:
        found.append("round")
    if claim.regions and (there := regions_in(mention.own)) and not claim.regions & there:
        found.append("region")
    if any(_side(mention, number) not in (side, None) for number, side in sides_of(figure.own)):
        found.append("side")
    if mention.head and not mention.noun and not _names(claim, mention.head):
        found.append("subject")
    if _is_joint(claim, mention, names_in):
        found.append("joint")
    if (
        figure.noun
        and mention.noun.strip(" ，。；、")
        and not any(degree_of(t, [(1.0, mention.own)]) for t in figure.noun)
    ):
        found.append("noun")
    return found


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


def _names(claim: Claim, head: str) -> bool:
    """Whether a claim names the row of a table: by the head's words or a part of them, or by another name."""
    words = [w for w in re.split(r"[\s/、（）()]+", head) if len(w) > 1 and not w.isdigit()]
    if not words:
        return True
    named = [term for term in claim.terms if term.is_name]
    if words[0] in totals():
        return not named or any(word in claim.text for word in totals())
    if any(form in head for term in named for form in term.forms):
        return True
    for word in words:
        short = word[:-1] if len(word) > 2 and word[-1] in "省市区县" else _HAN_END.sub("", word)
        if short in claim.text or longest_part(short, claim.text) >= min(3, len(short)):
            return True
    return False


def overlap(one: str, other: str) -> bool:
    """Whether two ISO 8601 periods have a day in common."""
    (a, b), (c, d) = _days(one), _days(other)
    return a <= d and c <= b


def within(inner: str, outer: str) -> bool:
    """Whether an ISO 8601 period lies within another."""
    (a, b), (c, d) = _days(inner), _days(outer)
    return c <= a and b <= d


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
