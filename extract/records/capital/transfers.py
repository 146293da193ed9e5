"""Who sold what to whom: 甲将其持有的…转让给乙, 甲向乙转让…, 乙受让甲持有的…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.records.capital.sketch import Sign, Sketch
from extract.records.capital.transfer_terms import Leg, Terms, legs_of, terms_of, value_of

_TO = r"(?:转让|出让|划转|赠与|赠予|变更)(?:给|予|与|至|于|到)"
_KIN = r"(?:其)?(?:配偶|妻子|丈夫|儿子|女儿|父亲|母亲|弟弟|哥哥|妹妹|姐姐|兄弟|之子|之女)?"
_GIVES = re.compile(
    r"(?P<first>N)(?:等\d+[名家位](?:股东)?)?(?P<how>(?:因[^NMPS，。；]{0,16}，)?(?:以M的?(?:价格|对价|价款|总价))?(?:通过[^NMPS，。；]{0,14})?(?:以[^NMPS，。；]{0,10}方式)?[^NMPS，。；]{0,14}?)(?:将|拟将|已将|同意将)(?P<mid>[^。；]{0,150}?)(?P<verb>"
    + _TO
    + r"|转让(?=N))(?:股东|自然人|外部投资者|新股东)?"
    + _KIN
    + r"(?P<second>N)(?P<tail>[^。；]*)"
)
_SIGNED = re.compile(
    r"(?P<first>N)(?:因[^NMPS，。；]{0,16}，)?(?:分别|共同)?(?:与|和)N(?P<how>(?:分别|共同)?签[订署][^。；N]{0,40}?)，(?:约定)?(?:分别)?将(?:其|所持|各自|持有)(?P<mid>[^。；N]{0,30}N?[^。；N]{0,60}?)(?P<verb>"
    + _TO
    + r")(?P<second>N)(?P<tail>[^。；]*)"
)
_PASSIVE = re.compile(
    r"将(?:原股东|股东)?(?P<first>N)(?:所|合计)?(?:持有|持|拥有)(?:的)?(?P<mid>[^。；]{0,120}?)(?P<verb>"
    + _TO
    + r")(?:股东|自然人)?"
    + _KIN
    + r"(?P<second>N)(?P<tail>[^。；]*)"
)
_INHERITED = re.compile(
    r"(?P<first>N)(?P<how>[^N。；]{0,40}?)其(?:所|生前)?(?:持有|持)的?(?P<mid>[^。；]{0,80}?)由(?:其|法定继承人)?[^NMPS，。；]{0,4}(?P<second>N)(?:依法)?(?P<tail>继承[^。；]*)"
)
_MORE = re.compile(
    r"(?:[，；、]|和|及|并)(?:并|同时)?(?:将)?(?:其)?(?:所持|持有|余下|剩余|另)?(?:有)?(?:的)?(?P<mid>(?:(?!N[^，。；]{0,14}将)[^。；，]){0,60}?)(?P<verb>"
    + _TO
    + r")(?:股东|自然人)?"
    + _KIN
    + r"(?P<second>N)(?P<tail>[^。；]*)"
)
_TOWARDS = re.compile(
    r"(?P<first>N)(?P<how>[^N。；]{0,30}?)向(?P<second>N)(?:分别)?(?:转让|出让)(?P<tail>[^。；]*)"
)
_TAKES = re.compile(
    r"(?P<first>N)(?P<how>[^N。；]{0,40}?)(?:受让|收购)(?:了)?(?:股东|原股东)?(?P<second>N)(?P<tail>(?:分别|合计|所)?(?:持有|拥有|持|的)[^。；]*)"
)
_TAKEN_BY = re.compile(
    r"(?P<first>N)(?:所)?(?:转让|出让|持有|持)的?(?P<mid>[^。；N]{0,60}?)(?:，)?(?:全部)?由(?P<second>N)(?P<tail>(?:以[^。；]{0,20})?(?:受让|承接|收购)[^。；]*)"
)
_AGREED = re.compile(
    r"(?P<both>N)(?:分别|共同)?(?:就[^。；，N]{0,20})?签[订署][^。；N]{0,40}(?:[，。]|约定)(?:根据[^，。]{0,20}，)?(?:约定|同意)?(?:分别)?将(?:其|所持|各自|持有)?(?P<mid>[^。；]{0,150}?)(?P<verb>"
    + _TO
    + r")(?P<second>N)(?P<tail>[^。；]*)"
)
_SHARED_OUT = re.compile(r"N(?:等)?[MSP](?:的?(?:出资额|注册资本|股权|股份|出资))?")
_NAME_CHANGE = re.compile(r"名称变更|更名|变更为")
_NOT_TOLD = re.compile(r"访谈|不存在(?:任何)?异议|不得|承诺|若[^干]|如果|倘若|应当|有权|前提下")
"""Sentences of what is agreed, promised or confirmed, not of what was done."""
_CAPITAL = re.compile(r"股权|股份|出资|份额|股本|注册资本")
_STOP = re.compile(
    r"[N](?:等)?[^NMPS，。；]{0,10}(?:将|拟将)|同日|其他股东|同意N|N[^NMPS，。；]{0,10}(?:增资|认缴|认购)|新增注册资本"
)


def transfers_in(sketch: Sketch) -> list[Leg]:
    """All transfers that a story tells, each pair of parties once for each time it is told."""
    found: list[Leg] = []
    for start, end in sketch.sentences():
        found += _in_sentence(sketch, start, end)
    return found


def _in_sentence(sketch: Sketch, start: int, end: int) -> Iterator[Leg]:
    """`place` runs over the sentence; what a pattern has read is not read again."""
    if _NOT_TOLD.search(sketch.text, start, end):
        return
    place = start
    seller: Sign | None = None
    while place < end:
        match, kind = _next(sketch.text, place, end, seller is not None)
        if match is None:
            return
        second_place = match.start("second")
        second = sketch.sign_at(second_place)
        first = seller if kind == "more" else _first(sketch, match, kind, second)
        stop = _stop(sketch.text, second_place + 1, match.end())
        if (
            first is None
            or second is None
            or _NAME_CHANGE.search(match.group()[: second_place - match.start()])
        ):
            place = second_place + 1
            continue
        spans = [
            match.span(g) for g in ("how", "mid") if g in match.groupdict() and match.group(g) is not None
        ]
        terms = terms_of(sketch, [*spans, (second_place + 1, stop)])
        if terms.ratio is None and terms.capital is None and not _CAPITAL.search(match.group()):
            place = second_place + 1
            continue
        sellers, buyers = (second, first) if kind == "takes" else (first, second)
        said = sketch.original(start), sketch.original(end - 1)
        shared = (
            list(_shared_out(sketch, sellers, terms, second_place, stop, said))
            if kind in ("gives", "agreed")
            else []
        )
        if shared:
            yield from shared
            seller, place = sellers, stop
            continue
        yield from legs_of(sellers, buyers, terms, said)
        seller = sellers if kind in ("gives", "more", "agreed") else None
        place = stop


def _next(text: str, place: int, end: int, may_go_on: bool) -> tuple[re.Match[str] | None, str]:
    """The transfer told next; one that leaves out the seller only right behind another."""
    candidates = [
        (pattern.search(text, place, end), kind)
        for pattern, kind in (
            (_GIVES, "gives"),
            (_AGREED, "agreed"),
            (_TOWARDS, "towards"),
            (_TAKES, "takes"),
            (_TAKEN_BY, "taken"),
            (_PASSIVE, "gives"),
            (_SIGNED, "gives"),
            (_INHERITED, "inherited"),
        )
    ]
    if may_go_on:
        candidates.append((_MORE.match(text, place, end), "more"))
    found = [(m, k) for m, k in candidates if m is not None]
    if not found:
        return None, ""
    return min(found, key=lambda c: (c[0].start(), c[1] != "more"))


def _first(sketch: Sketch, match: re.Match[str], kind: str, second: Sign | None) -> Sign | None:
    """The party named first; of two who signed an agreement the one that is not the buyer."""
    if kind != "agreed":
        first = sketch.sign_at(match.start("first"))
        if first is None or second is None or len(first.names) <= len(second.names):
            return first
        # 甲、乙与丙签署协议，分别向丙转让: the buyer signed as well.
        buyers = {name.text for name in second.names}
        left = tuple(name for name in first.names if name.text not in buyers)
        return first if not left else Sign("N", left[0].start, left[-1].end, names=left)
    both = sketch.sign_at(match.start("both"))
    if both is None or second is None:
        return None
    buyers = {name.text for name in second.names}
    sellers = tuple(name for name in both.names if name.text not in buyers)
    if not sellers or len(sellers) == len(both.names) > 1:
        return None
    return Sign("N", sellers[0].start, sellers[-1].end, names=sellers)


def _shared_out(
    sketch: Sketch, sellers: Sign, terms: Terms, place: int, stop: int, said: tuple[int, int]
) -> Iterator[Leg]:
    """Buyers who each have their figure behind them: 分别转让给甲150万元、乙50万元."""
    found = list(_SHARED_OUT.finditer(sketch.text, place, stop))
    if not found or found[0].start() != place or len(sellers.names) != 1:
        return
    for match in found:
        buyer, figure = (
            sketch.sign_at(match.start()),
            sketch.sign_at(match.start() + match.group().index("N") + 1),
        )
        if buyer is None or figure is None or len(buyer.names) != 1 or len(figure.values) != 1:
            continue
        leg = Leg(sellers.names[0], buyer.names[0], target=terms.target, sentence=said)
        leg.price = value_of(terms.price, 0, 1, shared=True)
        if figure.letter == "P":
            leg.ratio = figure.values[0]
        else:
            leg.capital = figure.values[0]
        yield leg


def _stop(text: str, place: int, end: int) -> int:
    """Where the words about a transfer end: before the next seller."""
    match = _STOP.search(text, place, end)
    more = _MORE.search(text, place, end)
    stops = [m.start() for m in (match, more) if m is not None]
    return min([*stops, end])
