"""What an event says of sums: the whole price, the price per share, the capital before and after, the valuation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.records.capital.sketch import Sign, Sketch

_TOTAL = re.compile(
    r"(?:(?:增资|减资|回购)(?:价款|款项|款|金额|总额|总价款|对价)|认购(?:款项|款|价款|金额|总额|总价款)|投资(?:款项|款|总额|金额)|(?:股权|股份)?转让(?:价款|总价|总价款|款项|款|价格|对价|金额|总额)|交易(?:对价|价格|金额)|总价款?|收购价款|收购对价|合并对价|(?:等[\d一二两三四五六七八九十]+[名家位][^，。；MN]{0,6}|全体股东)(?:缴纳|缴付|支付|缴存)?的(?:出资|投资|认购)款?额?|出资(?:总额|款)|募集资金(?:总额)?|以(?=M(?:的?价格|的?对价)?(?:定向)?回购))"
    r"(?:合计|共计|总计|总额|均|共|金额|总价|约定|确定|协商|为|是|人民币|约)*(?P<figure>M)(?!\s*/)"
)
_REGISTERED = re.compile(r"注册资(?:本|金)(?:总额)?(?:为|是|人民币|：)*(?P<figure>M)")
_PAID_IN = re.compile(r"新增(?:实收资本|注册资本|股本)(?:合计|共计|人民币|为)*(?P<figure>M)")
_NOT_TOTAL_BEFORE = re.compile(r"(?:其中|分别|各自|每[股元])[^，。；]{0,10}$")
_PLANNED_BEFORE = re.compile(r"拟|预计|计划")
_CHANGE = re.compile(
    r"(?:由|从)(?:原来?的|原|人民币)*(?P<before>[MS])(?:变更|增加|增资|增|减少|减资|减|扩大|提高)(?:至|到|为|成)?(?:人民币)?(?P<after>[MS])"
)
_AFTER = re.compile(
    r"(?:注册资本|股本|总股本|股本总额|实收资本|注册资金|注册资本金)(?:将)?(?:由[^，。；]{0,12})?(?:相应)?(?:变更|增加|增资|增|减少|减)(?:至|到|为)(?:人民币)?(?P<after>[MS])"
    r"|(?:变更|增资|减资|转增|认购|投资|发行)(?:完成)?后(?:的|，)?(?:公司|N|其|本公司)?(?:的)?(?:累计)?(?:注册资本|实收资本|总股本|股本)(?:总额)?(?:变更)?(?:为|至)(?:人民币)?(?P<then>[MS])"
    r"|增加(?:注册资本|股本)(?:至|到)(?:人民币)?(?P<raised>[MS])|(?:增资|减资)(?:至|到)(?:人民币)?(?P<to>[MS])"
)
_DELTA = re.compile(
    r"(?:新增|增加|认缴新增|增发|发行|减少)(?:的)?(?:注册资本|股本|实收资本|股份|出资额|股票数量|股份数量|股票总数|股数)?(?:合计|共计|人民币|为|总额)*(?P<figure>[MS])"
)
_FOLDED = re.compile(
    r"折(?:合|为|成|股)(?:为|成)?(?:股份公司|股份有限公司)?的?(?:股份|股本|注册资本|总股本|股份总额|股本总额)?(?:总额)?(?:合计|共计|为|人民币)*(?P<figure>[MS])"
)
_NO_PRICES = ("面值", "净资产", "收益", "评估", "公允价值")
"""Other figures of a share than what is paid for it."""
_VALUATION = re.compile(r"(?:投|增资|投资)(?P<side>[前后])(?:整体|公司)?估值(?:约|为|人民币)*(?P<figure>M)")


@dataclass(slots=True)
class Sums:
    """Figures of an event; `Sign`s where the words matter, values where only the number does."""

    total: Sign | None = None
    registered: Sign | None = None
    """The registered capital at founding."""
    paid_in: Sign | None = None
    price: float | None = None
    before: float | None = None
    after: float | None = None
    delta: float | None = None
    """What registered capital grew or shrank by, as printed."""
    pre_money: float | None = None
    post_money: float | None = None


def sums_in(sketch: Sketch, heading: Sketch | None = None) -> Sums:
    """The sums that a story, and its heading, tell of the whole event."""
    sums = Sums()
    text = sketch.text
    planned: Sign | None = None
    for match in _TOTAL.finditer(text):
        apart = _NOT_TOTAL_BEFORE.search(text[: match.start()])
        sign = sketch.sign_at(match.start("figure"))
        if apart or sign is None or len(sign.figures) != 1:
            continue
        if _PLANNED_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            planned = planned or sign
        else:
            sums.total = sums.total or sign
    sums.total = sums.total or planned
    sums.registered = _sign(sketch, _REGISTERED)
    sums.paid_in = _sign(sketch, _PAID_IN)
    said = [
        (re.split("[，。；]", text[max(0, place - 14) : place])[-1], sign)
        for place, sign in sketch.signs_in(0, len(text), "R")
    ]
    prices = [sign.values for before, sign in said if not any(word in before for word in _NO_PRICES)]
    sums.price = next((values[0] for values in prices if len(set(values)) == 1), None)
    _capital(sums, sketch)
    if heading is not None:
        _capital(sums, heading)
    for match in _VALUATION.finditer(text):
        value = _single(sketch, match.start("figure"))
        if match["side"] == "前":
            sums.pre_money = value if sums.pre_money is None else sums.pre_money
        else:
            sums.post_money = value if sums.post_money is None else sums.post_money
    return sums


def _capital(sums: Sums, sketch: Sketch) -> None:
    text = sketch.text
    change = _CHANGE.search(text)
    if change is not None and sums.after is None:
        sums.before = _single(sketch, change.start("before"))
        sums.after = _single(sketch, change.start("after"))
    after = _AFTER.search(text)
    if after is not None and sums.after is None:
        group = next(g for g in ("after", "then", "raised", "to") if after[g])
        sums.after = _single(sketch, after.start(group))
    if sums.delta is None and sums.before is not None and sums.after is not None:
        sums.delta = abs(sums.after - sums.before)
    delta = _DELTA.search(text)
    if delta is not None and sums.delta is None:
        sums.delta = _single(sketch, delta.start("figure"))


def folded(sketch: Sketch) -> float | None:
    """The shares into which net assets were turned."""
    match = _FOLDED.search(sketch.text)
    return _single(sketch, match.start("figure")) if match else None


def _sign(sketch: Sketch, pattern: re.Pattern[str]) -> Sign | None:
    match = pattern.search(sketch.text)
    return sketch.sign_at(match.start("figure")) if match else None


def _single(sketch: Sketch, place: int) -> float | None:
    sign = sketch.sign_at(place)
    return sign.values[0] if sign is not None and len(sign.values) == 1 else None
