"""What is said of a transfer: the figures of its parties, each where its words put it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.records.capital.parties import Name
from extract.records.capital.sketch import Sign, Sketch

_CAPITAL_AFTER = re.compile(
    r"^(?:人民币)?(?:的|元)?(?:[（(][^（）()]*[）)])?(?:的)?(?:出资额|注册资本|出资|股权|股本|份额|财产份额|合伙份额|出资份额|实收资本|已实缴|未实缴)"
)
_CAPITAL_BEFORE = re.compile(
    r"(?:注册资本|出资额|股本|出资|对应|持有的?|所持的?|认缴的?|合计|份额)(?:人民币|为|的|合计|共计)*$"
)
_PAID_BEFORE = re.compile(
    r"(?:作价|对价|价款|价格|总价|金额|转让款|转让费|支付|总额|现金)(?:合计|共计|总计|总额|分别|均|约|共|为|是|人民币|确定|定)*(?:[（(][^（）()]*[）)])?(?:为)?$|(?:^|[，、N）)权份额本])(?:均|分别)?以(?:人民币|现金|货币)?$"
)
_PAID_AFTER = re.compile(r"^(?:元)?(?:的|作为)?(?:总)?(?:价格|价款|对价|现金|作价)")
_FREE = re.compile(
    r"零对价|无偿|0元对价|零元|未(?:实际)?支付(?:转让)?(?:价款|对价|转让款)|不支付对价|0对价|无需支付(?:任何)?对价"
)
_OF_FIRM = re.compile(
    r"(?:持有|所持|拥有|持)(?:的)?(?P<firm>N|本公司|公司|发行人)(?:的)?"
    r"(?=(?:相应|部分)?(?:的)?(?:[PMS]|股权|股份|全部|出资|注册资本|合计|财产份额|合伙份额|份额))"
)


@dataclass(slots=True)
class Leg:
    """One transfer between two parties."""

    seller: Name
    buyer: Name
    capital: float | None = None
    """Registered capital in yuan, or a number of shares."""
    ratio: float | None = None
    """Percent of the firm that changes hands."""
    amount: float | None = None
    amount_text: str | None = None
    currency: str | None = None
    price: float | None = None
    target: str | None = None
    """The firm whose shares change hands, where the words about them name it."""
    sentence: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Terms:
    """Figures said of one or more legs."""

    capital: Sign | None = None
    ratio: Sign | None = None
    amount: Sign | None = None
    price: Sign | None = None
    free: str | None = None
    """The words that say nothing was paid."""
    target: str | None = None


def terms_of(sketch: Sketch, spans: list[tuple[int, int]]) -> Terms:
    """The figures in slices of a sketch, each taken for what the words around it say."""
    terms = Terms()
    for start, end in spans:
        segment = sketch.text[start:end]
        terms.target = terms.target or _target(sketch, start, end)
        free = _FREE.search(segment)
        terms.free = terms.free or (free[0] if free else None)
        previous = start
        for place, sign in sketch.signs_in(start, end, "MSPR"):
            before, after = sketch.text[previous:place], sketch.text[place + 1 : min(end, place + 20)]
            previous = place + 1
            _assign(terms, sign, before, after)
    return terms


def _target(sketch: Sketch, start: int, end: int) -> str | None:
    match = _OF_FIRM.search(sketch.text, start, end)
    if match is None:
        return None
    sign = sketch.sign_at(match.start("firm"))
    return sign.names[-1].text if sign is not None else match["firm"]


def _assign(terms: Terms, sign: Sign, before: str, after: str) -> None:
    if sign.letter == "R":
        terms.price = terms.price or sign
    elif sign.letter == "S":
        terms.capital = terms.capital or sign
    elif sign.letter == "P":
        if not re.search(r"合计占|净资产|转让后|受让后|转让完成后", before):
            terms.ratio = terms.ratio or sign
    elif _PAID_BEFORE.search(before) or _PAID_AFTER.match(after):
        terms.amount = terms.amount or sign
    elif _CAPITAL_AFTER.match(after) or _CAPITAL_BEFORE.search(before):
        terms.capital = terms.capital or sign


def legs_of(sellers: Sign, buyers: Sign, terms: Terms, said: tuple[int, int]) -> Iterator[Leg]:
    """The pairs of sellers and buyers, figures in lists given to each in turn."""
    pairs = _pairs(sellers, buyers)
    for index, (seller, buyer) in enumerate(pairs):
        leg = Leg(seller, buyer, target=terms.target, sentence=said)
        leg.capital = _value_of(terms.capital, index, len(pairs))
        leg.ratio = _value_of(terms.ratio, index, len(pairs))
        leg.amount = _value_of(terms.amount, index, len(pairs))
        leg.price = _value_of(terms.price, index, len(pairs), shared=True)
        if leg.amount is not None and terms.amount is not None:
            figure = terms.amount.figures[index if len(terms.amount.figures) > 1 else 0]
            leg.amount_text, leg.currency = figure.text, figure.currency
        if terms.free is not None and leg.amount is None:
            leg.amount, leg.amount_text, leg.currency = 0.0, terms.free, "CNY"
        yield leg


def _pairs(sellers: Sign, buyers: Sign) -> list[tuple[Name, Name]]:
    if len(sellers.names) == len(buyers.names) > 1:
        return list(zip(sellers.names, buyers.names, strict=True))
    return [(seller, buyer) for seller in sellers.names for buyer in buyers.names]


def _value_of(sign: Sign | None, index: int, pairs: int, shared: bool = False) -> float | None:
    """The figure of one of several pairs of parties; a single figure is each one's only where it may be `shared`."""
    if sign is None:
        return None
    values = sign.values
    if len(values) == pairs:
        return values[index]
    return values[0] if len(values) == 1 and shared else None
