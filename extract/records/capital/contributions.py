"""Who put in how much: 由甲认缴新增注册资本…, 甲、乙分别以…认购…, 其中甲出资…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.records.capital.predicates import Case, Sentence, sentences, verbs_of
from extract.records.capital.sketch import Sign, Sketch

_BARE = re.compile(r"(?:其中|分别为|[、，；])[：:]?N[以为]?(?:货币)?(?=M)")
_GAP = 60
"""Signs up to which a predicate is that of the name before it."""
_ACROSS = re.compile(r"，(?!其中)[^，]{5}|；|放弃|设立时|注册资本(?:由|从|为|增|变)|有限公司|的股权")
"""What between a name and a predicate says that it is another's."""
_PAID_BEFORE = re.compile(
    r"(?:以|用)(?:(?!认缴|认购|出资|缴纳|增资|缴付)[^，。；MSP]){0,16}$|(?:对价|价款|作价|投资款|认购款|增资款|出资款|增资价款|总价|总额|现金|货币|净资产|资金)(?:合计|共计|共|为|人民币|总计)*$"
)
_CAPITAL_BEFORE = re.compile(
    r"(?:注册资本|出资额|股本|实收资本|资本金|出资份额|注册资本金)(?:合计|共计|共|人民币|为|中的|的)*$"
)
_CAPITAL_AFTER = re.compile(
    r"^(?:人民币)?(?:的|等额|对应的?|部分)?(?:新增)?(?:注册资本|出资额|出资份额|股本|实收资本|认缴出资|财产份额|计入(?:公司|新增)?(?:注册资本|实收资本|股本)|作为(?:公司)?(?:新增)?(?:注册资本|股本)|记入(?:注册资本|股本|实收资本))"
)
_SURPLUS = re.compile(r"^(?:元)?(?:全部|部分)?(?:计入|作为|转入|列入|记入|进入)(?:公司)?资本公积")
_SHARE_BEFORE = re.compile(r"占|比例|股权")
_FOLDING = re.compile(r"^的?(?:折股)?比例")
_AND_OTHERS = re.compile(r"等(?P<count>\d+|[一二两三四五六七八九十]+)[名家位]")
_EACH = re.compile(r"各(?:自)?|均")
_IN_KIND = re.compile(r"以其?所?(?:持有|拥有)")
_GIVEN_FOR = re.compile(r"以(?:货币|现金|自有资金)?(?:人民币)?$")
_SUBSCRIBES = ("认缴", "认购")
_OTHER = re.compile(r"股份支付|公允价值|代持|代为持有")
_FIRST = re.compile(r"首期|首次出资|第[一二三四五]期|本期|尚未|实际缴纳|实缴")


@dataclass(slots=True)
class Contribution:
    """What one party put in, as far as one sentence says."""

    name: str
    start: int
    end: int
    """Where the sentence names the party, in the story."""
    paid: float | None = None
    paid_text: str | None = None
    currency: str | None = None
    capital: float | None = None
    """Registered capital in yuan, or a number of shares."""
    unsure: float | None = None
    """A sum of which the sentence does not say whether it is paid or registered."""
    unsure_text: str | None = None
    ratio: float | None = None
    verb: str = ""
    sentence: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Giver:
    place: int
    sign: Sign
    verb: str
    case: Case


def contributions_in(sketch: Sketch) -> list[Contribution]:
    """All contributions that the sentences of a story tell."""
    found: list[Contribution] = []
    for sentence in sentences(sketch):
        if _OTHER.search(sketch.text, sentence.start, sentence.end):
            continue
        givers = list(_givers(sentence))
        for index, giver in enumerate(givers):
            stop = givers[index + 1].place if index + 1 < len(givers) else sentence.end
            found += _of(sketch, giver, stop, sentence.said)
    return found


def _givers(sentence: Sentence) -> Iterator[_Giver]:
    text = sentence.sketch.text
    found = [noun for noun in sentence.nouns if noun.case in ("subject", "by", "about", "paid")]
    bare = {m.start() + m.group().index("N") for m in _BARE.finditer(text, sentence.start, sentence.end)}
    for number, noun in enumerate(found):
        others = _AND_OTHERS.match(text, noun.place + 1)
        told = len(noun.sign.names)
        if others is not None and others["count"] not in (
            str(told),
            "零一二三四五六七八九十"[told : told + 1],
        ):
            continue  # what 甲等3名股东 paid is no sum of 甲
        after = found[number + 1].place if number + 1 < len(found) else sentence.end
        verb = next((p for p in sentence.predicates if p.start > noun.place), None)
        governs = verb is not None and verb.frame == "gives" and verb.start < min(after, noun.place + _GAP)
        if governs and verb is not None and not _ACROSS.search(text, noun.place + 1, verb.start):
            yield _Giver(noun.place, noun.sign, verb.verb, noun.case)
        elif noun.place in bare:
            yield _Giver(noun.place, noun.sign, "", noun.case)


def _of(sketch: Sketch, giver: _Giver, stop: int, sentence: tuple[int, int]) -> list[Contribution]:
    """The contributions of the names of one sign: its figures up to the next giver."""
    text = sketch.text
    names = giver.sign.names
    found = [Contribution(n.text, n.start, n.end, verb=giver.verb, sentence=sentence) for n in names]
    first = giver.place + 1
    head = text[first : min(stop, first + 60)]
    said_each = _EACH.search(re.split(r"[MSPR]", head)[0]) is not None
    previous = first
    for place, sign in list(sketch.signs_in(first, stop, "MSPR")):
        before, after = text[previous:place], text[place + 1 : place + 24]
        previous = place + 1
        if re.search(r"[。；]|转让|，同日|将其", before):
            break
        if _FIRST.search(before):
            continue
        field = _field(sign.letter, before, after, giver.verb)
        if field is None:
            continue
        each = said_each or _EACH.search(before) is not None
        for index, value in _shared(sign, len(names), each):
            _set(found[index], field, value, sign, index if len(sign.values) > 1 else 0)
    told = [c for c in found if any(v is not None for v in (c.paid, c.capital, c.unsure, c.ratio))]
    named = giver.case in ("by", "about", "paid") or (len(found) == 1 and giver.verb in _SUBSCRIBES)
    return told or (found if named and giver.verb else [])


def _field(letter: str, before: str, after: str, verb: str) -> str | None:
    """What a figure says of its giver."""
    if letter == "S":
        return "capital"
    if letter == "P":
        if _FOLDING.match(after) or "按" in before[-3:]:
            return None
        return (
            "ratio"
            if not _IN_KIND.search(before)
            and (_SHARE_BEFORE.search(before) or after.startswith(("的股权", "的股份", "股权", "股份")))
            else None
        )
    if letter != "M" or _SURPLUS.match(after):
        return None
    if re.search(
        r"(?:增加至|增至|增资至|减资至|变更为|减少至|由|增资前|增资后|估值|评估值|面值|总股本|收入|利润|资产总额)$",
        before,
    ):
        return None
    if _GIVEN_FOR.search(before) and after.startswith(("认缴", "认购", "出资", "增资", "缴纳")):
        return "paid"
    if _CAPITAL_AFTER.match(after) or _CAPITAL_BEFORE.search(before):
        return "capital"
    if _PAID_BEFORE.search(before):
        return "paid"
    verbs = verbs_of("gives", before) or [verb]
    return "subscribed" if "认缴" in verbs else "unsure"


def _shared(sign: Sign, names: int, each: bool) -> Iterator[tuple[int, float]]:
    """Which of the names has which of the values."""
    values = sign.values
    if len(values) == names:
        yield from enumerate(values)
    elif len(values) == 1 and each:
        yield from ((index, values[0]) for index in range(names))


def _set(contribution: Contribution, field: str, value: float, sign: Sign, index: int) -> None:
    text = sign.figures[index].text
    if field == "paid":
        if contribution.paid is None:
            contribution.paid, contribution.paid_text = value, text
            contribution.currency = sign.figures[index].currency
    elif field in ("capital", "subscribed"):
        if contribution.capital is None:
            contribution.capital = value
    elif field == "ratio":
        contribution.ratio = contribution.ratio if contribution.ratio is not None else value
    elif contribution.unsure is None:
        contribution.unsure, contribution.unsure_text = value, text
        contribution.currency = sign.figures[index].currency
