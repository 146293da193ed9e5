"""A figure of a claim held against a statement of the sources, slot by slot."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extract.checking.verify.agreement import slots_of
from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.held import Held
from extract.checking.verify.numbers import Match, compare, negated
from extract.checking.verify.parties import names_it
from extract.checking.verify.slots import fits, negations, regions_in, relation_of
from extract.checking.verify.statement import AROUND, CLAUSE, OWN, PARAGRAPH, SISTER, Date, Statement
from extract.checking.verify.words import (
    Word,
    any_listed,
    has_kin,
    is_counted,
    is_listed,
    nouns_of,
    says,
    sides_of,
)
from extract.language.quantities import Quantity
from schemas.quantity import Qualifier, bounds

LOSS = "亏损"
_OPPOSES = re.compile(r"[，；](?:而|但|仅|只有|其余|其他)")
"""What sets one clause against another: then what is said in each must not change places."""
_NEGATED = 3
"""A negation of so many characters has a verb in it: 不享受, and not 不能."""
_LOSS = re.compile(rf"{LOSS}[额为约达了近超\s]{{0,4}}$")
_SUM = 4
"""So near before a number stands the word that says that it is a sum."""


def hold(asked: Asked, statement: Statement, names_in: NamesIn) -> Held | None:
    """Hold a figure of a claim against a number of the sources; None where they are of different kinds."""
    match = _match(asked, statement)
    if match is Match.OTHER:
        return None
    held = Held(asked, statement, match)
    _words(held)
    for slot, verdict in slots_of(asked, statement, names_in):
        if verdict == "different":
            held.different.append(slot)
        elif verdict == "unsaid":
            held.unsaid.append(slot)
    return held


def _match(asked: Asked, statement: Statement) -> Match:
    one, other = asked.value, statement.value
    if one is None or other is None:
        return Match.EQUAL if one is other else Match.OTHER
    if isinstance(one, Date) or isinstance(other, Date):
        if isinstance(one, Date) and isinstance(other, Date):
            return Match.EQUAL if fits(one.iso, other.iso) else Match.UNEQUAL
        return Match.OTHER
    one, other = bounded(one, asked.statement), bounded(other, statement)
    one, other = _profit(one, asked.statement), _profit(other, statement)
    if asked.relation in ("up", "down") and other.value is not None and other.value < 0:
        other = negated(other)
    return compare(one, other)


def _profit(value: Quantity, statement: Statement) -> Quantity:
    """A loss as the profit that a table prints with a minus: 净亏损约35亿元 and 净利润 -35.05."""
    told = statement.before if statement.row is None else statement.own.rpartition(" ")[0]
    is_loss = value.kind == "money" and value.qualifier in ("exact", "about") and (value.value or 0) > 0
    return negated(value) if is_loss and _LOSS.search(told) else value


def bounded(value: Quantity, statement: Statement) -> Quantity:
    """A number with the bound that its words say: 最高补偿80% is a cap, though a word stands between."""
    if value.qualifier != "exact" or value.value is None:
        return value
    own = statement.own if statement.row is not None else statement.own.partition(" ")[0]
    for name, qualifier in _BOUNDS:
        if any_listed(name, own):
            low, high = bounds(value.value, qualifier)
            return replace(value, qualifier=qualifier, low=low, high=high)
    return value


_BOUNDS: tuple[tuple[str, Qualifier], ...] = (("caps", "at_most"), ("floors", "at_least"))

# Words --------------------------------------------------------------------------------------------------


def _words(held: Held) -> None:
    asked, statement = held.asked, held.statement
    together = bool(asked.inherited) and held.is_together
    for word in asked.words:
        depth = depth_of(word, statement)
        aside = word.text not in asked.statement.own and not is_listed("changes", word.text)
        if depth is None and statement.row is None and aside:
            # What another clause of the claim tells may stand behind the number.
            depth = SISTER if word.within(statement.printed) else None
        if depth is not None:
            held.depths[word] = depth
        elif not (together and word in asked.inherited) and not _is_said_otherwise(word, asked, statement):
            if (turn := _growth(word, asked, statement)) is None:
                held.left.append(word)
            elif not turn:
                held.different.append("relation")
    for word in asked.carried:
        if (depth := depth_of(word, statement)) is not None:
            held.carried[word] = depth
    document = statement.page.document.id if statement.page else None
    for name in asked.names:
        if (depth := _depth(statement, lambda text, name=name: names_it(text, name, document))) is not None:  # type: ignore[misc]
            held.depths[name.forms[0]] = depth
    for region in asked.regions:
        if (depth := _depth(statement, lambda text, region=region: region in regions_in(text))) is not None:  # type: ignore[misc]
            held.depths[region] = depth
    if statement.value is None:
        return
    if statement.row is None and _OPPOSES.search(asked.everything) and _are_crossed(held):
        held.different.append("role")
    context = " ".join(layer.text for layer in statement.layers if layer.depth >= AROUND)
    held.spare = [noun for noun in spare_nouns(statement.own, asked) if noun not in context]
    # The label of a row that the claim has with another figure alone is not what this one is of.
    if held.spare or (statement.row is not None and spare_nouns(statement.own, asked, alone=True)):
        # What was told of a number before is not said of one that has a noun of its own.
        for key, depth in list(held.depths.items()):
            if isinstance(key, str) or key.kind != "noun" or depth < SISTER:
                continue
            if together and key in asked.inherited:
                continue
            if depth < PARAGRAPH or key in asked.head:
                held.borrowed = True
                held.left.append(key)
                del held.depths[key]


def _are_crossed(held: Held) -> bool:
    """Whether a claim says of the number what the source says of another clause, and the other way round."""
    own, theirs = held.asked.statement.own, held.statement.own
    nouns = [
        word for word in held.asked.words if word.kind == "noun" and held.depths.get(word) in (OWN, CLAUSE)
    ]
    mine = [word for word in nouns if word.within(own)]
    other = [word for word in nouns if not word.within(own)]
    return any(held.depths[w] == CLAUSE for w in mine) and any(
        held.depths[w] == OWN for w in other if w.within(theirs)
    )


def _growth(word: Word, asked: Asked, statement: Statement) -> bool | None:
    """Whether the growth that a claim tells without a figure is that of the number behind, None where none is told."""
    if not is_listed("changes", word.text):
        return None
    turn = _turn(asked.text[asked.text.find(word.text) + len(word.text) :])
    following = [s for s in statement.sisters if s.start > statement.start and s.quote == statement.quote]
    told = next((r for s in following[:1] if (r := relation_of(s)) is not None), None)
    return None if turn is None or told not in ("up", "down") else turn == told


def _turn(text: str) -> str | None:
    found = [name for name, words in (("up", "rises"), ("down", "falls")) if any_listed(words, text[:_SUM])]
    return found[0] if len(found) == 1 else None


def _is_said_otherwise(word: Word, asked: Asked, statement: Statement) -> bool:
    """Whether a slot, a verb of the same root, the counter or the word before the number says what a word names.

    443 次 counts 事件, 共 5 家 are 合计, 元/公斤 is 每公斤, 不得少于 is 至少, 储存 is 存.
    """
    if sides_of(word.text).keys() & asked.sides.keys():
        return True
    if negations(word.text) and (
        len(word.text) < _NEGATED or says(statement.text(PARAGRAPH), word.text[1:], True)
    ):
        return True  # the polarity decides
    if word.kind == "verb" and has_kin(statement.text(PARAGRAPH), word.text):
        return True
    quantity = statement.quantity
    if quantity is None:
        return False
    if word.text.endswith(LOSS) and (quantity.value or 0) < 0:
        return True  # a profit below nought
    if any(quantity.qualifier == bound and is_listed(name, word.text) for name, bound in _BOUNDS):
        return True
    if quantity.unit and word.text.startswith("每") and word.text[1:] in quantity.unit:
        return True
    if is_listed("sums", word.text) and any_listed("sums", statement.before[-_SUM:]):
        return True
    return quantity.kind == "count" and is_counted(word.text, quantity.unit)


def spare_nouns(text: str, asked: Asked, alone: bool = False) -> list[str]:
    """Nouns of a text that no word of the claim stands for, or none that it says of this figure alone."""
    nouns = nouns_of(text)
    if not nouns:
        return []
    covered = {
        place for word in (*asked.words, *(() if alone else asked.carried)) for place in word.places(text)
    }
    return [
        noun.text
        for noun in nouns
        if covered.isdisjoint(range(noun.start, noun.end))
        and not says(asked.text if alone else asked.everything, noun.text, noun.known)
    ]


def depth_of(word: Word, statement: Statement) -> int | None:
    """How far from a number a word stands."""
    return _depth(statement, word.within)


def _depth(statement: Statement, has: Callable[[str], bool]) -> int | None:
    return next((layer.depth for layer in statement.layers if has(layer.text)), None)
