"""How well a number of the source is of the same thing, time and place as the claimed one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extract.checking.verify.claims import Claim, Figure
from extract.checking.verify.facets import KEY, UNPRINTED, conflicts, facets, is_wider, strays
from extract.checking.verify.labels import Label
from extract.checking.verify.mentions import CLAUSE_END, Mention, NamesIn
from extract.checking.verify.nearness import FAR, another_nearer, degree_of
from extract.checking.verify.numbers import Match, compare, significant, slips
from extract.checking.verify.words import Term, falls
from extract.language.quantities import Quantity

_NUMBER_WEIGHT = 1.2
"""The claim's other figures beside the number weigh like a name, all together."""
_KEY_WEIGHT = 0.5
"""A word that weighs so much says what the claim is of."""
_MANY = 9
"""Document numbers are as telling as long numbers."""
_NOWHERE = 0.3
_IN_ROW = 0.8
"""One of the names of a claim must stand in the row itself."""
_BEFORE, _BEHIND = 0.75, 0.4
"""What a word counts that stands in another clause of the claim than the figure."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A mention held against a figure."""

    mention: Mention
    match: Match
    score: float
    """Share of the claim's words found around the number, nearer ones counting more; 0 to 1."""
    conflicts: tuple[str, ...]
    """What tells the two apart: period, round, region, side, subject, joint, noun."""
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
    match = _signed(figure, mention, match_of(figure.value, mention.value))
    if match is Match.OTHER or (match is Match.UNEQUAL and _is_loose(figure, mention)):
        return None
    found = total = absent = words = 0.0
    lacks_key = False
    names: list[float] = []
    rarest = (0.0, 0.0)
    for term in claim.terms:
        weight = weigh(term) * _clause_weight(claim.text, term, figure)
        degree = degree_of(term, mention.contexts, mention.page.document.id)
        if term.is_name and degree > FAR and another_nearer(term, mention, names_in):
            degree = FAR
        total += weight
        found += weight * degree
        if term.is_phrase:
            continue
        words += weight
        if not term.is_name:
            rarest = max(rarest, (weight, degree))
        if degree < KEY:
            absent += weight
            lacks_key |= weight >= _KEY_WEIGHT and degree < FAR
        if term.is_name:
            names.append(degree)
    for other in figure.others:
        weight = _NUMBER_WEIGHT / len(figure.others)
        total += weight
        # 近 10 万个（9.86 万）: one number said twice.
        itself = match_of(other, mention.value) is Match.EQUAL
        beside = (w for w, v in mention.siblings if match_of(other, v) is Match.EQUAL)
        found += weight * (1.0 if itself else max(beside, default=0.0))
    agreed = 0
    for degree, weight in facets(claim, figure, mention):
        agreed += degree >= UNPRINTED
        total += weight
        found += weight * degree
    return Alignment(
        mention=mention,
        match=match,
        score=found / total if total else 0.0,
        conflicts=tuple(conflicts(claim, figure, mention, names_in)),
        missing=absent / words if words else 0.0,
        lacks_name=bool(names) and (min(names) < _NOWHERE or (bool(mention.head) and max(names) < _IN_ROW)),
        lacks_key=lacks_key,
        wider=is_wider(figure, mention),
        far_name=bool(names) and max(names) < _IN_ROW,
        nearest=rarest[1],
        is_another=any(match_of(other, mention.value) is Match.EQUAL for other in figure.others),
        digits=_digits(figure.value, mention.value),
        strays=match is not Match.EQUAL and strays(claim, mention, names_in),
        agreed=agreed,
    )


def _signed(figure: Figure, mention: Mention, match: Match) -> Match:
    """减少 5 % says what -5 % says; 净流入 5 亿 is the other side of -5 亿; 875 亿 is a slip for 875 万."""
    claimed, said = figure.value, mention.value
    if match is not Match.UNEQUAL or not isinstance(claimed, Quantity) or not isinstance(said, Quantity):
        return match
    if said.value is not None and said.value < 0 and claimed.value is not None and claimed.value > 0:
        positive = replace(said, value=-said.value, low=None, high=None)
        if compare(claimed, positive) is Match.EQUAL:
            return Match.EQUAL if falls(figure.own) else Match.UNIT
    return Match.UNIT if slips(claimed, said) else match


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
        return Match.EQUAL if source.value.startswith(claim.value) else Match.UNEQUAL
    return Match.EQUAL if claim.value == source.value else Match.UNEQUAL
