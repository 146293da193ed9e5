"""The sentence or row that a claim is of: there its figures are borne out in fewer words, and denied by what else stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.denials import comparable
from extract.checking.verify.held import Held
from extract.checking.verify.judge import Decision, decide
from extract.checking.verify.numbers import Match, compare, slips
from extract.checking.verify.rivals import TableOf, rivalry
from extract.checking.verify.statement import Statement
from extract.language.quantities import Quantity

_PAIR = 2
"""Figures of a claim that may be a condition and what it gives; of more, the sentences tell."""
Found = tuple[Asked, Decision, list[Held]]


def at_home(found: Sequence[Found], names_in: NamesIn, table_of: TableOf) -> list[Found]:
    """The sentence that has figures of a claim is what it speaks of: there the others are borne out in fewer words.

    What two of them are borne out by denies a third, whatever stands elsewhere.
    """
    homes = Counter(_sentence(d.by) for _, d, _ in found if d.verdict == "supported" and d.by is not None)
    if not homes:
        homes = Counter(
            place for _, _, held in found for place in {_sentence(h) for h in held if _is_bound(h)}
        )
        homes = Counter({place: count for place, count in homes.items() if count == len(found) > 1})
    home, count = homes.most_common(1)[0] if homes else (None, 0)
    found = [
        (asked, _in_company(decision, held, home, names_in, table_of), held)
        for asked, decision, held in found
    ]
    found = _of_one_sentence(_each_its_own(found, names_in, table_of))
    judged: list[Found] = []
    told = [asked.statement.quantity for asked, _, _ in found]
    for asked, decision, held in found:
        there = [h for h in held if _sentence(h) == home]
        is_away = (
            decision.verdict == "supported" and decision.by is not None and _sentence(decision.by) != home
        )
        free = [h for h in there if not _is_told_of(h.statement, told)]
        if count > 1 and is_away and not any(h.match is Match.EQUAL and h.fits for h in there):
            other = next((h for h in free if h.fits and not h.left and comparable(h)), None)
            if other is not None:
                decision = Decision("contradicted", other, slots=("value",))
        if decision.verdict == "not_found" and not any(h.match is Match.EQUAL for h in there):
            rest = [h for h in free if not h.different and _is_alike(h)]
            slipped = [h for h in rest if _has_slipped(h)]
            if len(slipped) == 1 or (len(rest) == 1 and (count > 1 or asked.relation is not None)):
                decision = Decision("contradicted", (slipped or rest)[0], slots=("value",))
        judged.append((asked, decision, held))
    return judged


def _each_its_own(found: list[Found], names_in: NamesIn, table_of: TableOf) -> list[Found]:
    """One number bears out one figure of a claim: 投资200万元以上的 does not bear out 不低于200万元的奖励 too."""
    taken: dict[tuple[int, int], Asked] = {}
    kept: list[Found] = []
    for asked, decision, held in found:
        by = decision.by.statement if decision.verdict == "supported" and decision.by is not None else None
        place = (by.page.id, by.start) if by is not None and by.page is not None else None
        if place is not None and place in taken and _is_another(asked, taken[place]):
            rest = [h for h in held if h.statement is not by]
            decision = decide(rest, names_in, table_of)
        elif place is not None:
            taken[place] = asked
        kept.append((asked, decision, held))
    return kept


def _of_one_sentence(found: list[Found]) -> list[Found]:
    """Two figures that two like sentences bear out, each with another number for the other figure, are told by neither.

    达到30万元以上给10万元; 达到50万元以上给20万元.
    """
    if len(found) != _PAIR:
        return found
    (_, one, others), (asked, two, held) = found
    if not (one.verdict == two.verdict == "supported" and one.by is not None and two.by is not None):
        return found
    here, there = _sentence(one.by), _sentence(two.by)
    if here == there:
        return found
    instead = next((h for h in held if _sentence(h) == here and _rivals(h)), None)
    if instead is None or not any(_sentence(h) == there and _rivals(h) for h in others):
        return found
    return [found[0], (asked, Decision("contradicted", instead, slots=("value",)), held)]


def _rivals(held: Held) -> bool:
    """Whether another number has all that the claim says of a figure."""
    return held.match is Match.UNEQUAL and held.fits and not held.left and comparable(held) and held.near > 0


def _is_another(one: Asked, other: Asked) -> bool:
    """Whether a figure has words of its own, and does not say another one again: 接近32%，为31.8%."""
    return not {w.text for w in one.words if w not in one.inherited} <= {w.text for w in other.words}


def _is_bound(held: Held) -> bool:
    """Whether a number of a claim stands beside another one of it, and in no other thing's place."""
    return held.match is Match.EQUAL and held.is_in_company and held.is_plausible and held.near > 0


def _in_company(
    decision: Decision,
    held: Sequence[Held],
    home: tuple[int, int, int] | None,
    names_in: NamesIn,
    table_of: TableOf,
) -> Decision:
    """The verdict on a figure whose number stands beside another one of the claim, and is of nothing else."""
    if home is None or decision.verdict == "supported" or "role" in decision.slots:
        return decision
    for each in held:
        if (
            _sentence(each) == home
            and each.match is Match.EQUAL
            and each.is_in_company
            and each.is_plausible
            and (decision.verdict != "contradicted" or all(word.kind != "verb" for word in each.left))
            and rivalry(each, names_in, table_of) == "none"
        ):
            return Decision("supported", each)
    return decision


def _is_told_of(statement: Statement, claimed: Sequence[Quantity | None]) -> bool:
    value = statement.quantity
    return value is not None and any(q is not None and compare(q, value) is Match.EQUAL for q in claimed)


def _has_slipped(held: Held) -> bool:
    """Whether a number has the claim's digits in another magnitude: 2.05万元 for 20,457.01万元."""
    one, other = held.asked.statement.quantity, held.statement.quantity
    return one is not None and other is not None and slips(one, other)


def _is_alike(held: Held) -> bool:
    """Whether two numbers have the same kind and unit."""
    one, other = held.asked.statement.quantity, held.statement.quantity
    return one is not None and other is not None and (one.kind, one.unit) == (other.kind, other.unit)


def _sentence(held: Held) -> tuple[int, int, int]:
    page = held.statement.page
    return (page.id if page is not None else 0, *held.statement.quote)
