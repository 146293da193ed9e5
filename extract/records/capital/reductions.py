"""Whose capital a reduction takes away, and what they are paid for it: 同意甲减少出资…, 回购乙持有的…股份, 向乙支付…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.records.capital.gathering import Key, paid
from extract.records.capital.predicates import Noun, Sentence, sentences
from extract.records.capital.sketch import Sign, Sketch
from schemas import FundingParticipant

_PAID_TO = re.compile(r"(?:分别)?(?:支付|返还|退还|归还|退回)[^NPSR，。；]{0,14}(?P<figure>M)")
_PRICE = re.compile(
    r"(?:减资|回购|返还|退还)(?:总价款|总金额|总额|总价|款项|价款|对价|金额|款)(?:合计|共计|总计|分别|为|人民币)*(?P<figure>M)"
    r"|以(?:货币|现金)?(?P<for>M)(?:的价格|的对价|价格|对价)?(?:定向)?回购"
)


@dataclass(slots=True)
class _Reduced:
    name: str
    sentence: tuple[int, int]
    capital: float | None = None
    paid: float | None = None
    paid_text: str | None = None
    currency: str | None = None


def reductions_in(sketch: Sketch, key: Key) -> list[FundingParticipant]:
    """The holders whose capital is reduced, with the capital given up and what they are paid for it."""
    found: dict[str, _Reduced] = {}
    for sentence in sentences(sketch):
        for noun, figure in _given_up(sentence):
            for index, name in enumerate(noun.sign.names):
                known = found.setdefault(key(name.text), _Reduced(name.text, sentence.said))
                if known.capital is None and figure is not None:
                    known.capital = figure.values[index]
        for noun in sentence.nouns:
            match = _PAID_TO.match(sketch.text, noun.place + 1) if noun.case == "to" else None
            figure = sketch.sign_at(match.start("figure")) if match else None
            if figure is not None and len(figure.values) == len(noun.sign.names):
                for index, name in enumerate(noun.sign.names):
                    _pay(found.setdefault(key(name.text), _Reduced(name.text, sentence.said)), figure, index)
    if len(found) == 1:
        only = next(iter(found.values()))
        match = _PRICE.search(sketch.text)
        price = sketch.sign_at(match.start("figure" if match["figure"] else "for")) if match else None
        if price is not None and len(price.values) == 1:
            _pay(only, price, 0)
    return [_party(sketch, item) for item in found.values()]


def _given_up(sentence: Sentence) -> Iterator[tuple[Noun, Sign | None]]:
    """Each list of holders that withdraw or are bought out, with as many figures, or none."""
    for predicate in sentence.predicates:
        if predicate.frame == "withdraws":
            before = sentence.between(sentence.clause(predicate.start), predicate.start)
            noun = next((n for n in reversed(before) if n.case in ("subject", "by")), None)
        elif predicate.frame == "pays_back":
            noun = sentence.behind(predicate)
        else:
            continue
        if noun is None:
            continue
        place = max(noun.place + 1, predicate.end)
        figure = _figure(sentence, place)
        if figure is not None and len(figure.values) == len(noun.sign.names):
            yield noun, figure
        elif predicate.frame == "pays_back" and noun.owns:
            yield noun, None


def _figure(sentence: Sentence, place: int) -> Sign | None:
    """The first count or sum behind a place within its clause."""
    text = sentence.sketch.text
    stop = min((i for i in (text.find(mark, place) for mark in "，；。") if i >= 0), default=sentence.end)
    return next((sign for _, sign in sentence.sketch.signs_in(place, stop, "MS")), None)


def _pay(item: _Reduced, sign: Sign, index: int) -> None:
    if item.paid is None:
        figure = sign.figures[index]
        item.paid, item.paid_text, item.currency = sign.values[index], figure.text, figure.currency


def _party(sketch: Sketch, item: _Reduced) -> FundingParticipant:
    party = FundingParticipant(name=item.name, role="transferor", shares=item.capital)
    party.evidence = sketch.story.evidence(*item.sentence)
    if item.paid is not None:
        paid(party, item.paid, item.paid_text, item.currency)
    return party
