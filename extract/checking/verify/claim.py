"""A claim read as a source is read: for each of its figures what has to be accounted for before the figure is borne out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.checking.verify.names import NameSpan
from extract.checking.verify.prose import read_prose, told_period
from extract.checking.verify.segments import is_compared
from extract.checking.verify.slots import (
    Relation,
    document_numbers,
    negations,
    ordinals,
    planned,
    regions_in,
    relation_of,
    rounds_in,
)
from extract.checking.verify.statement import CLAUSE, OWN, PARAGRAPH, Date, Layer, Statement
from extract.checking.verify.words import Word, is_listed, sides_of, words_of
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities
from extract.language.regions import find_regions
from extract.language.rounds import find_rounds

NamesIn = Callable[[str], Sequence[NameSpan]]

_SPACE = re.compile(r"[\s,]+")
_NUMERAL = re.compile(
    r"(?<![\d.A-Za-z-])[A-Za-z-]*\d+(?:[.,]\d+)*|(?<![A-Za-z])[A-Z](?=[类级])|第[一二三四五六七八九十百]+[\u4e00-\u9fff]?|每[二两三四五六七八九十]+[年月天个家]"
)
_BASE = re.compile(r"占|[比较](?=上|去|20|同)")
"""From here on a clause says what its number is a share or a growth of."""
_FRAME = re.compile(
    r"(?:据|根据|按照?|依照?|就)[^，。；\d]{1,24}?(?:看|称|计|说|示|数据|统计|估计|测算|规定|要求|分类|评级|程序|而言|来说)，"
    r"|[^，。；\d]{2,16}(?:认为|指出|表示|称|判断|介绍|强调|透露)，"
)
_DONE = re.compile(r"已经?(?!上市|发行|有)|最终|实际")
_EVALUATES = ("仅", "只")
"""What a writer thinks of a figure."""
_TOLD = re.compile(r"(?:连续|满|至少|仅|只有|共)\s*$")
_LOOSE_TIME = re.compile(r"(?:最近|近|过去|未来|上|下|前|后|同|头)\s*$")
_LOOSE = re.compile(r"[一半]个?[年月天次家个项位名]?|1\s*元")


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure of a claim, or the claim as a whole, with what it says in every slot."""

    statement: Statement
    words: tuple[Word, ...]
    """The words of its own clause and of clauses without figures: each must be accounted for."""
    carried: tuple[Word, ...]
    """Words told with the figures before it."""
    names: tuple[NameSpan, ...]
    regions: frozenset[str]
    rounds: frozenset[str]
    document_numbers: frozenset[str]
    numerals: tuple[str, ...]
    """Digits and ordinals that measure nothing: 512工程, 第三条."""
    relation: Relation | None
    planned: bool
    done: bool
    """Told as done in so many words."""
    negations: int
    sides: dict[int, int]
    periods: frozenset[str]
    text: str
    """The words of the clause and of clauses without figures."""
    everything: str
    """The whole claim."""
    head: frozenset[Word]
    """The noun that the figure is the measure or the count of: the last before it, the first behind it."""
    counted: frozenset[Word] = frozenset()
    """What stands right behind the figure: 县 of 7个县."""
    inherited: frozenset[Word] = frozenset()
    """Those of the words that the clause leaves to the figure before it: 甲出资395万元，占4 %."""
    beside: tuple[Quantity, ...] = ()
    """The claim's other figures."""

    @property
    def value(self) -> Quantity | Date | None:
        """The figure."""
        return self.statement.value


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim taken apart."""

    text: str
    figures: tuple[Asked, ...]
    whole: Asked


def read_claim(text: str, names_in: NamesIn, published_on: str | None = None) -> Claim:
    """The statements of a claim; names are found with everything they are called."""
    prose = read_prose(text, published_on, is_claim=True)
    figures = [s for s in prose.figures if s.quantity is not None and _is_figure(text, s.quantity)]
    if not prose.quantities:
        figures = prose.dated(is_claim=True)
    loose = tuple(_SPACE.sub("", q.text) for q in find_quantities(text) if q.rhetorical and q.kind != "rank")
    bare = (text[a:b] for a, b in prose.sentences if not any(a <= s.start < b for s in figures))
    alone = tuple(ordinals(n) for part in bare for n in _numerals(part, names_in, published_on))
    asked = tuple(_asked(statement, text, loose, names_in, published_on) for statement in figures)
    asked = tuple(replace(each, numerals=(*each.numerals, *alone)) for each in asked)
    whole = Statement(None, 0, len(text), (0, len(text)), [Layer(OWN, text)], before=text)
    told = [p for p in prose.periods if not is_compared(text, p)]
    if told:
        whole.period = told[0].iso
    whole.periods = frozenset(p.iso for p in prose.periods if p.iso)
    return Claim(text, asked, _asked(whole, text, loose, names_in, published_on))


def _asked(
    statement: Statement, claim: str, loose: tuple[str, ...], names_in: NamesIn, published_on: str | None
) -> Asked:
    text = statement.text(CLAUSE)
    own = _words(text, names_in, published_on)
    sisters = [layer.text for layer in statement.upto(PARAGRAPH + 1) if layer.depth > CLAUSE]
    carried: tuple[Word, ...] = ()
    for sister in sisters:
        carried += _words(sister, names_in, published_on)
    if statement.quantity is not None:
        own = tuple(word for word in own if not _is_relation(word) and word.text not in _EVALUATES)
    relation = relation_of(statement)
    named = bool(names_in(text) or regions_in(text)) and relation == "share"
    inherited: tuple[Word, ...] = ()
    if carried and not named and not any(word.kind == "noun" for word in own):
        # 同比增长 12 % says nothing without what was told before it.
        told = (_words(_BASE.split(sister)[0], names_in, published_on) for sister in sisters)
        nouns = (tuple(word for word in words if word.kind == "noun") for words in told)
        inherited = next((words for words in nouns if words), ())
        own += inherited
    names = tuple(names_in(text)) or next((tuple(n) for s in sisters if (n := names_in(s))), ())
    regions = regions_in(text) or next((r for s in sisters if (r := regions_in(s))), frozenset())
    periods = statement.periods if statement.value is None else _periods(text, published_on)
    done = _DONE.search(text) is not None
    return Asked(
        statement,
        own,
        tuple(word for word in carried if word not in own),
        names,
        regions,
        rounds_in(text),
        frozenset(number for _, _, number in document_numbers(text)),
        tuple(
            ordinals(n)
            for n in (
                *_numerals(text, names_in, published_on),
                *(word for word in loose if word in _SPACE.sub("", text)),
            )
        ),
        relation,
        planned(f"{statement.before} {text}") and not done,
        done,
        negations(text),
        sides_of(_without_periods(text, published_on)),
        periods,
        text,
        claim,
        _heads(own, statement),
        frozenset(w for w in own if statement.value and claim[statement.end :].lstrip().startswith(w.text)),
        frozenset(inherited),
        tuple(sister.quantity for sister in statement.sisters if sister.quantity is not None),
    )


def _is_relation(word: Word) -> bool:
    """Whether a word is accounted for by the slot of the relation: 增长, 占."""
    levels = word.kind == "verb" and word.text.endswith(("到", "至"))
    return levels or any(is_listed(name, word.text) for name in ("rises", "falls", "shares"))


def _heads(words: tuple[Word, ...], statement: Statement) -> frozenset[Word]:
    compound = {
        one
        for one, other in pairwise(words)
        if one.kind == "verb" and other.kind == "generic" and one.end == other.start
    }
    nouns = [word for word in words if word.kind == "noun" or word in compound]
    if statement.value is None or not nouns:
        return frozenset()
    before = [n for n in nouns if n.text in statement.before]
    behind = [n for n in nouns if n.text not in statement.before]
    return frozenset([*before[-1:], *behind[:1]])


def _spans(text: str, names_in: NamesIn, published_on: str | None) -> list[tuple[int, int]]:
    """Slices that are periods, places, parties, rounds or document numbers: their slots account for them.

    What a claim begins with to say whence it knows (据…统计，) or of what it is going to speak (就…而言，) says nothing itself.
    """
    found = [(p.start, p.end) for p in find_periods(text, PeriodContext(published_on=published_on))]
    found += [(r.start, r.end) for r in find_regions(text)]
    found += [(n.start, n.end) for n in names_in(text)]
    found += [(r.start, r.end) for r in find_rounds(text)]
    if frame := _FRAME.match(text):
        found.append(frame.span())
    return found + [(start, end) for start, end, _ in document_numbers(text)]


def _words(text: str, names_in: NamesIn, published_on: str | None) -> tuple[Word, ...]:
    return words_of(text, tuple(_spans(text, names_in, published_on)))


def _periods(text: str, published_on: str | None) -> frozenset[str]:
    context = PeriodContext(published_on=published_on)
    return frozenset(iso for p in find_periods(text, context) if (iso := told_period(p)) is not None)


def _without_periods(text: str, published_on: str | None) -> str:
    told = [p for p in find_periods(text, PeriodContext(published_on=published_on)) if told_period(p)]
    for period in reversed(told):
        text = f"{text[: period.start]} {text[period.end :]}"
    return text


def _numerals(text: str, names_in: NamesIn, published_on: str | None) -> tuple[str, ...]:
    taken = _spans(text, names_in, published_on)
    return tuple(
        _SPACE.sub("", m[0])
        for m in _NUMERAL.finditer(text)
        if not any(a < m.end() and m.start() < b for a, b in taken)
    )


def _is_figure(text: str, quantity: Quantity) -> bool:
    """Whether a number is one to check: not 每 1 元, 最近一年, 三大环节."""
    before = text[: quantity.start]
    if _LOOSE.fullmatch(quantity.text):
        return _TOLD.search(before) is not None
    return not (quantity.unit in ("年", "月", "天") and _LOOSE_TIME.search(before))
