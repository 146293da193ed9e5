"""Whose capital is paid back in a reduction: 甲减少出资…, 回购甲持有的…并注销, 向甲支付减资款…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.records.capital.gathering import Key, paid
from extract.records.capital.sketch import Sign, Sketch
from schemas import FundingParticipant

_OF = r"(?:其|所持|持有|对|的|在|公司|发行人|本公司|N|目标)*"
_WITHDRAWS = re.compile(
    r"(?P<party>N)(?:等\d+[名家位]股东)?(?:[^NMSPR，。；]{0,14})(?:减少|减持|退出|撤回|减资|收回|削减)"
    rf"{_OF}(?:认缴|实缴)?(?:的)?(?:出资额|出资|注册资本|股本|股份|持股)?(?:人民币|为|合计|中的)*(?P<figure>[MS])"
)
_BOUGHT_BACK = re.compile(
    r"(?:回购|注销|定向减资|减少)(?:股东|注销)*(?P<party>N)(?:分别)?(?:所|合计)?(?:持有|持)(?:的)?(?:公司|发行人|本公司|N)?(?:的)?"
    r"(?:全部|合计)?(?:出资额|注册资本)?(?P<figure>[MS])"
)
_PAID_BACK = re.compile(
    r"向(?:股东)?(?P<party>N)(?:分别)?(?:支付|返还|退还|归还)(?:了)?(?:减资|回购|股份回购)?(?:款项|款|对价|价款|资金|金额|出资)?"
    r"(?:合计|共计|分别|人民币|为)*(?P<figure>M)"
)
_BUYS_BACK = re.compile(r"以(?:货币|现金)?(?P<figure>M)(?:的价格|的对价|价格|对价)?(?:定向)?回购")
_PAYS_BACK = re.compile(
    r"(?:减资|回购|返还|退还)(?:总价款|总金额|总额|总价|款项|价款|对价|金额|款)(?:合计|共计|总计|分别|为|人民币)*(?P<figure>M)"
)


@dataclass(slots=True)
class _Reduced:
    name: str
    start: int
    sentence: tuple[int, int]
    capital: float | None = None
    paid: float | None = None
    paid_text: str | None = None
    currency: str | None = None


def reductions_in(sketch: Sketch, key: Key) -> list[FundingParticipant]:
    """The holders whose capital is reduced, with the capital given up and what they are paid for it."""
    found: dict[str, _Reduced] = {}
    for start, end in sketch.sentences():
        said = sketch.original(start), sketch.original(end - 1)
        for pattern in (_WITHDRAWS, _BOUGHT_BACK):
            for item, sign, index in _each(sketch, pattern, start, end, said):
                known = found.setdefault(key(item.name), item)
                if known.capital is None:
                    known.capital = sign.values[index]
        for item, sign, index in _each(sketch, _PAID_BACK, start, end, said):
            known = found.setdefault(key(item.name), item)
            if known.paid is None:
                _pay(known, sign, index)
    if len(found) == 1:
        only = next(iter(found.values()))
        match = _PAYS_BACK.search(sketch.text) or _BUYS_BACK.search(sketch.text)
        price = sketch.sign_at(match.start("figure")) if match else None
        if only.paid is None and price is not None and len(price.values) == 1:
            _pay(only, price, 0)
    return [_party(sketch, item) for item in found.values()]


def _each(
    sketch: Sketch, pattern: re.Pattern[str], start: int, end: int, said: tuple[int, int]
) -> Iterator[tuple[_Reduced, Sign, int]]:
    """The names of each match with the figure that is each one's."""
    for match in pattern.finditer(sketch.text, start, end):
        names = sketch.sign_at(match.start("party"))
        figures = sketch.sign_at(match.start("figure"))
        if names is None or figures is None or len(names.names) != len(figures.values):
            continue
        for index, name in enumerate(names.names):
            yield _Reduced(name.text, name.start, said), figures, index


def _pay(item: _Reduced, sign: Sign, index: int) -> None:
    figure = sign.figures[index]
    item.paid, item.paid_text, item.currency = sign.values[index], figure.text, figure.currency


def _party(sketch: Sketch, item: _Reduced) -> FundingParticipant:
    party = FundingParticipant(name=item.name, role="transferor", shares=item.capital)
    party.evidence = sketch.story.evidence(*item.sentence)
    if item.paid is not None:
        paid(party, item.paid, item.paid_text, item.currency)
    return party
