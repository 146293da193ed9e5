"""Who sold what to whom: 甲将其持有的…转让给乙, 甲向乙转让…, 乙受让甲持有的…, 甲持有的…由乙继承."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records.capital.predicates import Noun, Predicate, Sentence, sentences
from extract.records.capital.sketch import Sign, Sketch
from extract.records.capital.transfer_terms import Leg, legs_of, terms_of

_NOT_TOLD = re.compile(
    r"访谈|不存在(?:任何)?异议|不得|承诺|若[^干]|如果|倘若|应当|有权|前提下|放弃[^，。；]{0,12}$"
)
"""Sentences of what is agreed, promised or confirmed, not of what was done."""
_CAPITAL = re.compile(r"股权|股份|出资|份额|股本|注册资本|[SP]")
_NEXT = re.compile(r"同日|其他股东|同意N|N[^NMPS，。；]{0,10}(?:增资|认缴|认购)|新增注册资本|；")


def transfers_in(sketch: Sketch) -> list[Leg]:
    """All transfers that a story tells, each pair of parties once for each time it is told."""
    found: list[Leg] = []
    for sentence in sentences(sketch):
        if not _NOT_TOLD.search(sketch.text, sentence.start, sentence.end):
            found += _Reader(sentence).legs()
    return found


class _Reader:
    """Reads the transfers of one sentence from left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.text = sentence.sketch.text
        self.place = sentence.start
        self.seller: Sign | None = None
        """Who sold last: the subject of a clause that names none."""

    def legs(self) -> Iterator[Leg]:
        predicates = [p for p in self.sentence.predicates if p.frame in ("sells", "takes")]
        for number, predicate in enumerate(predicates):
            sides = self._sold(predicate) if predicate.frame == "sells" else self._taken(predicate)
            if sides is None:
                continue
            seller, buyer, first, second = sides
            after = predicates[number + 1] if number + 1 < len(predicates) else None
            stop = self._stop(max(second, predicate.end), after)
            yield from self._told(predicate, seller, buyer, min(first, predicate.start), second, stop)
            self.seller, self.place = seller, stop

    def _sold(self, predicate: Predicate) -> tuple[Sign, Sign, int, int] | None:
        """(seller, buyer, where the words about it begin, where the buyer stands)."""
        inside = self._before(predicate)
        buyer = self.sentence.behind(predicate)
        if buyer is None:
            buyer = next((n for n in reversed(inside) if n.case == "to"), None)
        if buyer is None:
            return None
        seller, place = self._seller([n for n in inside if n is not buyer])
        left = _without(seller, buyer.sign) if seller is not None else None
        return (left, buyer.sign, place, buyer.place) if left is not None else None

    def _taken(self, predicate: Predicate) -> tuple[Sign, Sign, int, int] | None:
        inside = self._before(predicate)
        source = self.sentence.behind(predicate)
        if source is None or not (source.owns or self.text.startswith("的", source.place + 1)):
            return None
        subjects = [n for n in inside if n.case in ("subject", "by") and not n.owns]
        return (source.sign, subjects[-1].sign, subjects[-1].place, source.place) if subjects else None

    def _before(self, predicate: Predicate) -> list[Noun]:
        return self.sentence.between(self.place, predicate.start)

    def _seller(self, inside: list[Noun]) -> tuple[Sign | None, int]:
        """The subject of the clause, or who sold last."""
        subjects = [n for n in inside if n.case in ("subject", "by")]
        if subjects:
            return subjects[-1].sign, subjects[-1].place
        return self.seller, self.place

    def _stop(self, place: int, after: Predicate | None) -> int:
        """Where the words about a transfer end: before the clause of the next."""
        end = self.sentence.end
        if after is not None:
            end = max(place, self.sentence.clause(after.start) - 1)
        match = _NEXT.search(self.text, place + 1, end)
        return match.start() if match else end

    def _told(
        self, predicate: Predicate, sellers: Sign, buyers: Sign, first: int, second: int, stop: int
    ) -> Iterator[Leg]:
        spans = [(first, predicate.start), (max(second, predicate.end - 1) + 1, stop)]
        if second < predicate.start:
            spans = [(first, second), (second + 1, stop)]
        whole = self.text[first:stop]
        terms = terms_of(self.sentence.sketch, spans)
        if terms.ratio is None and terms.capital is None and not _CAPITAL.search(whole):
            return
        yield from legs_of(sellers, buyers, terms, self.sentence.said)


def _without(sellers: Sign, buyers: Sign) -> Sign | None:
    """The sellers without a buyer that signed with them; None where nobody is left."""
    known = {name.text for name in buyers.names}
    left = tuple(name for name in sellers.names if name.text not in known)
    if len(left) == len(sellers.names):
        return sellers
    return Sign("N", left[0].start, left[-1].end, names=left) if left else None
