"""Founders that are named without sums: 由甲作为主发起人，联合乙、丙发起设立; 甲、乙共同设立丙."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records.capital.predicates import Noun, Predicate, Sentence, sentences
from extract.records.capital.sketch import Sketch

_SUBJECT = re.compile(
    r"(?P<firm>N(?:公司)?|发行人|本公司|公司)(?:（[^（）]*）)?(?:系|是|为|于|原系|成立|设立)[^。；]{0,260}?(?:设立|组建|成立|于)"
)
_IS_FOUNDED_BY = re.compile(
    r"N(?:公司)?(?:系|是|为)(?:由)?(?P<founder>N)(?:以[^，。；N]{1,12})?(?:出资|投资|全资|独资|方式)*设立"
)
_AS_FOUNDERS = re.compile(
    r"(?P<founder>N)(?:等[^，。；N]{0,8})?(?:共同)?(?:作为|系|为|签署[^，。；N]{0,12})(?:公司|股份公司|股份有限公司)?的?《?发起人(?!N)"
)
_BRACKETED = re.compile(r"[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]")
_NOT_FOUNDERS = re.compile(r"变更|批复|转让|承继|组成|核准|同意|控制|分公司")
_STAKES = re.compile(
    r"N(?:分别)?(?:持有|持股|占|出资比例)(?:N|公司|注册资本|出资额|总额)?(?:为|的)?(?P<share>P)"
)


def founders_in(sketch: Sketch) -> list[tuple[int, int, str]]:
    """(start, end, name) of each founder that a story names, in the story."""
    found: dict[str, tuple[int, int, str]] = {}
    for sentence in sentences(sketch):
        for predicate in sentence.predicates:
            if predicate.frame == "founds":
                for noun in _founders(sentence, predicate):
                    for name in noun.sign.names:
                        found.setdefault(name.text, (name.start, name.end, name.text))
    for match in (*_IS_FOUNDED_BY.finditer(sketch.text), *_AS_FOUNDERS.finditer(sketch.text)):
        sign = sketch.sign_at(match.start("founder"))
        for name in sign.names if sign is not None else ():
            found.setdefault(name.text, (name.start, name.end, name.text))
    return list(found.values())


def founded_respectively(sketch: Sketch) -> list[tuple[str, tuple[int, int, str]]]:
    """Each firm with its one founder where as many founders as firms are named: 甲、乙分别设立丙、丁."""
    for sentence in sentences(sketch):
        for predicate in sentence.predicates:
            firms = sentence.behind(predicate) if predicate.frame == "founds" else None
            before = [n for n in sentence.between(sentence.start, predicate.start) if n.case == "subject"]
            if firms is None or not before:
                continue
            founders = before[-1].sign.names
            if len(founders) == len(firms.sign.names) > 1:
                return [
                    (firm.text, (founder.start, founder.end, founder.text))
                    for firm, founder in zip(firms.sign.names, founders, strict=True)
                ]
    return []


def founded_in(sketch: Sketch) -> str | None:
    """The firm that a story says was founded: what stands behind 设立, or the subject of 由…设立."""
    for sentence in sentences(sketch):
        for predicate in sentence.predicates:
            founded = sentence.behind(predicate) if predicate.frame == "founds" else None
            if founded is not None and _founders(sentence, predicate):
                return founded.sign.names[0].text
    match = _SUBJECT.search(sketch.text)
    if match is None:
        return None
    sign = sketch.sign_at(match.start("firm"))
    return sign.names[0].text if sign is not None else match["firm"]


def stakes_in(sketch: Sketch) -> dict[str, float]:
    """What share of the firm each of the parties is said to hold: 甲、乙分别持有60%、40%的股权."""
    found: dict[str, float] = {}
    for match in _STAKES.finditer(sketch.text):
        names, shares = sketch.sign_at(match.start()), sketch.sign_at(match.start("share"))
        if names is not None and shares is not None and len(names.names) == len(shares.values):
            found |= {n.text: v for n, v in zip(names.names, shares.values, strict=True)}
    return found


def _founders(sentence: Sentence, predicate: Predicate) -> list[Noun]:
    """Those by whom a firm is founded, or the subject of a founding that names the firm behind it."""
    before = sentence.between(sentence.start, predicate.start)
    first = next((i for i, noun in enumerate(before) if noun.case == "by"), None)
    if first is None:
        if sentence.behind(predicate) is None:
            return []
        subjects = [n for n in before if n.case == "subject"]
        before, first = subjects[-1:], 0
    founders = before[first:]
    if not founders or _NOT_FOUNDERS.search(sentence.sketch.text, founders[0].place, predicate.start):
        return []
    return list(_outside_brackets(sentence, founders, predicate.start))


def _outside_brackets(sentence: Sentence, nouns: list[Noun], stop: int) -> Iterator[Noun]:
    """Names that are not said in brackets of another: 甲（前身为乙）."""
    hidden = [m.span() for m in _BRACKETED.finditer(sentence.sketch.text, nouns[0].place, stop)]
    return (noun for noun in nouns if not any(a <= noun.place < b for a, b in hidden))
