"""Claims that repeat a sentence of the source: word is held against word, in order, and what differs is judged.

In a copy the figures are bound to each other by their places; another sentence that happens to have the claim's words
bears out nothing of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from extract.checking.verify.numbers import Match, compare
from extract.checking.verify.slots import fits, negations, planned
from extract.checking.verify.statement import Statement
from extract.checking.verify.words import forms_of, is_listed, opposed, says, words_of
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities
from extract.language.regions import find_regions
from extract.language.segmenter import segmenter

_SHARED = 0.8
"""A claim of which so much stands in a sentence, in order, is a copy of it."""
_WORDS = 6
"""Shorter claims are no copies of anything."""
_LONGEST = 400
"""Words of a sentence that are held against each other; the work grows with their square."""
_FRAGMENT = 24
"""So many characters are quoted, not hit upon."""
_NAME = 4
"""Words of a name that stands in the place of another."""
_CHANGES = 2
"""With more things changed it is another sentence."""
_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_BOUNDS = "，。；：！？（）\n\t"
_SAYS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")
_NUMERAL = re.compile(r"第?[\d一二三四五六七八九十百千两]+[\u4e00-\u9fff]?|[A-Za-z-]*\d[A-Za-z\d-]*")
_BOUNDED = ("caps", "floors")
_TO = re.compile(r"(?<=年|月|日)(?:到|至|—|-)+(?=\d{4})")
_CLAUSE = re.compile(r"[，；。：,;]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a period of a sentence."""

    text: str
    start: int
    end: int
    quantity: Quantity | None = None
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What the claim has in the place of what the source has; either may be nothing."""

    start: int
    end: int
    """Slice of the claim."""
    mine: str
    theirs: str

    @property
    def denies(self) -> bool:
        """Whether the source has something else there, and not only nothing."""
        return bool(self.theirs) or negations(self.mine) > 0


@dataclass(frozen=True, slots=True)
class Copy:
    """A sentence that a claim repeats, and what of it is changed."""

    statement: Statement
    changes: tuple[Change, ...]

    def of(self, start: int, end: int, figures: Sequence[tuple[int, int]]) -> Change | None:
        """The change that concerns the figure at a slice of the claim: its own, or that of words said of it."""
        for change in self.changes:
            if change.start < end and start < change.end:
                return change
            if any(a < change.end and change.start < b for a, b in figures):
                continue
            following = [a for a, _ in figures if a >= change.end]
            if start == (min(following) if following else max(a for a, _ in figures)):
                return change
        return None


def find_copy(claim: str, wholes: Sequence[Statement], published_on: str | None) -> Copy | None:
    """The sentence that a claim repeats with least changed; None where it is told in words of its own."""
    words = plain(claim)
    for whole in wholes:
        if (
            whole.page is not None
            and whole.row is None
            and len(words) > _FRAGMENT
            and _is_fragment(words, whole)
        ):
            return Copy(whole, ())
    mine = tokens_of(claim, published_on)
    if not _WORDS <= len(mine) <= _LONGEST:
        return None
    best: Copy | None = None
    for whole in wholes:
        if whole.page is None or whole.row is not None:
            continue
        sentence = whole.layers[0].text
        if sum(1 for token in mine if token.text in sentence) < _SHARED * len(mine) - _CHANGES:
            continue
        theirs = tokens_of(sentence, whole.page.document.published_on)
        if len(theirs) > _LONGEST:
            continue
        changes = _changes(claim, sentence, mine, theirs)
        if changes is not None and (best is None or len(changes) < len(best.changes)):
            best = Copy(whole, changes)
    return best


def _is_fragment(words: str, whole: Statement) -> bool:
    """Whether words stand in a sentence as they are, and its clause denies or plans nothing before them."""
    text = plain(whole.layers[0].text)
    at = text.find(words)
    if at < 0:
        return False
    before = text[max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0) : at]
    return not negations(before) and not planned(before)


@lru_cache(20_000)
def tokens_of(text: str, published_on: str | None) -> tuple[Token, ...]:
    """The words, numbers and periods of a text, without marks and spaces."""
    found: list[Token] = []
    for period in find_periods(text, PeriodContext(published_on=published_on)):
        if period.iso and period.kind != "duration" and any(c.isdigit() for c in period.text):
            found += _ends(period)
    for quantity in find_quantities(text):
        if not any(t.start < quantity.end and quantity.start < t.end for t in found):
            found.append(Token(_plain(quantity.text), quantity.start, quantity.end, quantity))
    taken = sorted((token.start, token.end) for token in found)
    at = 0
    for start, end in (*taken, (len(text), len(text))):
        place = at
        for word in segmenter().cut(text[at:start], False):
            if _SAYS.search(word):
                found.append(Token(word, place, place + len(word)))
            place += len(word)
        at = end
    return tuple(sorted(found, key=lambda token: token.start))


def _ends(period: Period) -> list[Token]:
    """A period, or the two dates that it lasts from and to where both are printed: 从2018年到2021年8月."""
    first, _, last = (period.iso or "").partition("/")
    mark = _TO.search(period.text)
    if not last or mark is None:
        return [Token(_plain(period.text), period.start, period.end, iso=period.iso)]
    middle, start = period.start + mark.start(), period.start + mark.end()
    one, other = period.text[: mark.start()], period.text[mark.end() :]
    return [
        Token(_plain(one), period.start, middle, iso=first),
        Token(_plain(other), start, period.end, iso=last),
    ]


def _plain(text: str) -> str:
    return "".join(text.split()).replace(",", "")


def _changes(
    claim: str, source: str, mine: Sequence[Token], theirs: Sequence[Token]
) -> tuple[Change, ...] | None:
    """What tells a claim from a sentence, None where it is no copy."""
    matcher = SequenceMatcher(None, [t.text for t in mine], [t.text for t in theirs], autojunk=False)
    operations = matcher.get_opcodes()
    replaced = [(mine[a:b], theirs[c:d]) for name, a, b, c, d in operations if name != "equal"]
    kept = sum(b - a for name, a, b, _, _ in operations if name == "equal")
    kept += sum(len(one) for one, other in replaced if one and other and _alike(one, other))
    if kept < _SHARED * len(mine):
        return None
    moved, swapped = _moved(replaced)
    found: list[Change] = []
    whole = True
    """Whether nothing is left out that may narrow the thing: 移动支付, 支付."""
    for name, a, b, c, d in operations:
        if name == "equal":
            continue
        while a < b and c < d and _same(mine[a], theirs[c]):
            a, c = a + 1, c + 1
        while a < b and c < d and _same(mine[b - 1], theirs[d - 1]):
            b, d = b - 1, d - 1
        if opposed(_joined(mine[a:b]), _joined(theirs[c:d])):
            found.append(Change(mine[a].start, mine[b - 1].end, _joined(mine[a:b]), _joined(theirs[c:d])))
            continue
        one = [t for t in mine[a:b] if t.text not in moved and not _silent(t)]
        if a == b:
            c, d = _inside(source, theirs, c, d)
        other = [t for t in theirs[c:d] if t.text not in moved and not _silent(t)]
        plan = a == b and _plans(source, theirs, c, d)
        if _alike(one, other) and not plan:
            continue
        if turned := next((t for t in one if t.text in swapped), None):
            found.append(Change(turned.start, turned.end, turned.text, turned.text))
            continue
        if not one and any(t.text in swapped for t in other):
            continue
        if not one and (d == len(theirs) or not plan) and _are_clauses(source, theirs, c, d):
            continue  # the claim has a part of the sentence
        if not one and not plan and c and _CLAUSE.search(_behind(source, theirs, d)):
            continue  # the subject goes on to the next clause
        if not one and not plan and not _turns(other):
            inside = any(t.quantity for t in other) and c > 0 and d < len(theirs)
            if inside and not _are_clauses(source, theirs, c, d):
                return None  # what is left out stands between a number and what it is said of
            whole = whole and (_are_clauses(source, theirs, c, d) or any(t.quantity for t in other))
            continue
        if not plan and (not _are_opposed(one, other) or _is_elsewhere(one, source)):
            return None
        other = other or list(theirs[c:d])
        start = mine[a].start if a < len(mine) else len(claim)
        found.append(Change(start, mine[b - 1].end if b > a else start, _joined(one), _joined(other)))
    if len(found) > _CHANGES or (not found and not whole):
        return None
    return tuple(found)


def _are_opposed(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether a claim and a sentence fill one place otherwise: number for number, noun for noun, or a negation."""
    if _turns(one) != _turns(other) or opposed(_joined(one), _joined(other)):
        return True
    if not one or not other or max(len(one), len(other)) > _NAME:
        return False
    if len(one) != len(other):
        mine, theirs = _joined(one), _joined(other)
        nouns = all(_kind(token) in ("noun", "place") for token in (*one, *other))
        return nouns and mine not in theirs and theirs not in mine
    if any(a.text.startswith(b.text) or b.text.startswith(a.text) for a, b in zip(one, other, strict=True)):
        return False  # 会员, 会员单位
    return all(_same(a, b) or _kind(a) == _kind(b) != "other" for a, b in zip(one, other, strict=True))


def _is_elsewhere(tokens: Sequence[Token], source: str) -> bool:
    """Whether a sentence says in other words, in another place, what a claim has in the place of something: 投资方, 由甲投资."""
    return bool(tokens) and all(t.text not in source and says(source, t.text, True) for t in tokens)


def _kind(token: Token) -> str:
    if token.quantity is not None:
        return "number"
    if token.iso is not None:
        return "period"
    if _NUMERAL.fullmatch(token.text):
        return "numeral"
    if any(is_listed(name, token.text) for name in _BOUNDED):
        return "bound"
    if find_regions(token.text):
        return "place"
    if any(is_listed(name, token.text) for name in ("rises", "falls")):
        return "direction"
    kinds = {word.kind for word in words_of(token.text)}
    return "noun" if kinds & {"noun", "mark"} or _is_part_of_name(token) else "other"


def _plans(text: str, tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether words of a sentence, with what follows them, tell a plan."""
    end = tokens[stop].end if stop < len(tokens) else len(text)
    return stop > first and planned(text[tokens[first].start : end])


def _are_clauses(text: str, tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether words of a sentence are clauses of their own, from mark to mark."""
    before = text[tokens[first - 1].end : tokens[first].start] if first else "，"
    return bool(_CLAUSE.search(before) and _CLAUSE.search(_behind(text, tokens, stop)))


def _behind(text: str, tokens: Sequence[Token], stop: int) -> str:
    """What stands between the words before a place and those behind it."""
    return text[tokens[stop - 1].end : tokens[stop].start] if stop < len(tokens) else "，"


def _inside(text: str, tokens: Sequence[Token], first: int, stop: int) -> tuple[int, int]:
    """Of words that a claim leaves out at the end of a sentence, those of the clause that it repeats."""
    if stop == len(tokens) and first:
        for place in range(first, stop):
            if _CLAUSE.search(text, tokens[place - 1].end, tokens[place].start):
                return first, place
    return first, stop


def _moved(replaced: Sequence[tuple[Sequence[Token], Sequence[Token]]]) -> tuple[set[str], set[str]]:
    """Words that stand elsewhere in the sentence: periods, which may, and nouns, which then belong to something else."""
    gone = Counter(t.text for _, other in replaced for t in other)
    both = [t for one, _ in replaced for t in one if gone[t.text]]
    return {t.text for t in both if t.iso}, {t.text for t in both if _kind(t) in ("noun", "place")}


def _alike(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether words may stand for each other: the same number in another unit, a synonym, words that say nothing."""
    if len(one) != len(other):
        return _joined(one) == _joined(other) or _synonyms(_joined(one), _joined(other))
    return all(_same(a, b) for a, b in zip(one, other, strict=True))


def _same(one: Token, other: Token) -> bool:
    if one.quantity is not None and other.quantity is not None:
        told = {negations(q.text) for q in (one.quantity, other.quantity) if q.qualifier == "exact"}
        return len(told) < 2 and compare(one.quantity, other.quantity) is Match.EQUAL
    if one.iso is not None and other.iso is not None:
        return fits(one.iso, other.iso)
    return one.text == other.text or _synonyms(one.text, other.text)


def _synonyms(one: str, other: str) -> bool:
    if not one or not other:
        return False
    sides = ("rises", "falls", *_BOUNDED)
    return other in forms_of(one) or any(is_listed(side, one) and is_listed(side, other) for side in sides)


def _silent(token: Token) -> bool:
    """Whether a word says nothing that could be false."""
    if token.quantity is not None or token.iso is not None:
        return False
    if _turns([token]) or _NUMERAL.fullmatch(token.text) or any(is_listed(n, token.text) for n in _BOUNDED):
        return False
    return not words_of(token.text) and not _is_part_of_name(token)


def _is_part_of_name(token: Token) -> bool:
    """Whether a token is a character that the dictionary knows as no particle: 深, 创, 投 of a short name."""
    if len(token.text) != 1 or is_listed("single_stop", token.text):
        return False
    return not any(tag[:1] in "umqpcyfdrx" for _, tag in segmenter().tag(token.text, False))


def _turns(tokens: Sequence[Token]) -> bool:
    """Whether words deny something, or tell a plan: with them and without is the opposite."""
    text = _joined(tokens)
    return negations(text) > 0 or any(is_listed("plans", token.text) for token in tokens)


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def plain(text: str) -> str:
    """A text without spaces and the mark at its end."""
    return "".join(text.split()).translate(_WIDE).strip("，。；！？")
