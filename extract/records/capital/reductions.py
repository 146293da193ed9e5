"""Whose capital a reduction takes away: 同意甲减少出资…, 回购乙持有的…股份."""

from __future__ import annotations

from collections.abc import Iterator

from extract.records.capital.gathering import Key
from extract.records.capital.predicates import Noun, Sentence, sentences
from extract.records.capital.sketch import Sign, Sketch
from schemas import FundingParticipant


def reductions_in(sketch: Sketch, key: Key) -> list[FundingParticipant]:
    """The holders whose capital is reduced, with the capital given up."""
    found: dict[str, FundingParticipant] = {}
    for sentence in sentences(sketch):
        for noun, figure in _given_up(sentence):
            for index, name in enumerate(noun.sign.names):
                evidence = sketch.story.evidence(*sentence.said)
                new = FundingParticipant(name=name.text, role="transferor", evidence=evidence)
                party = found.setdefault(key(name.text), new)
                if party.shares is None and figure is not None:
                    party.shares = figure.values[index]
    return list(found.values())


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
