"""Which numbers of a text state something: not every number that is printed does."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal, TypeAlias

from extract.language.characters import within
from extract.language.quantities import Quantity
from extract.records.passages import Passage
from extract.records.statistics.words import abstract_noun, is_copula, metric_at_end, word_set

Reason: TypeAlias = Literal[
    "cell",
    "label",
    "title",
    "rhetorical",
    "enumeration",
    "ordinal",
    "time",
    "reference",
    "definition",
    "rating",
    "condition",
    "question",
]
"""Why a number is no statement: it stands in a table printed as text, a chart or a title, shapes the text (三大环节), sums up
a list, is an ordinal, only says when, refers back (上述三家), belongs to a formula, explains a rating, sets a threshold, is asked."""

Figure: TypeAlias = tuple[float | None, float | None, str | None]

_VAGUE = re.compile(r"^[几数](?=[家个种类项位名部座款起年月天])|^(?:这|那|上述|以上|下列|以下|前述)")
_FRONT = re.compile(
    r"(?:前|这|那|上述|以上|该|某|每|各|另|同|(?<![\u4e00-\u9fffA-Za-z])[上下]|近|过去|此前|最近|未来)\s*$"
)
_TAKEN_UP = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:[^，。；]{0,12}分别|均(?!为|是|有|达|超|在))")
"""两家公司去年分别增长…: those are spoken of that have been named."""
_LASTED = re.compile(r"(?:经过|历经|经历|历时)了?\s*$")
_DURATION = frozenset({"年", "月", "天", "日", "周", "小时", "季度", "工作日", "交易日"})
_SPAN = re.compile(r"\s*(?:之间|之内|以来|间|来|内|后|前|复合|新高|新低|期)")
_REACHED = re.compile(r"(?:[提降缩减延]\S{0,3}|控制|压缩)[到至在]\s*$")
_RANKS = frozenset({"位", "名", "年", "大", None})
_CONDITION = re.compile(r"(?:及以上|以上|以下)?\s*的(?=[\u4e00-\u9fffA-Za-z“])")
BOUNDS = frozenset({"more_than", "at_least", "less_than", "at_most", "nearly", "range"})
_TERM = re.compile(r"期$|(?<!以)内$")
"""1年期固定利率, 一年内到期的借款: the term of something, not how long it lasted."""
_HOLDERS = re.compile(r"(?:有表决权|表决权)?(?:的)?(?:股份)?(?:或表决权)?的?(?:主要)?(?:股份的|股东)")
_ASKED = re.compile("谁|哪|什么|为何|如何|怎么|多少")
_FORMULA = re.compile(r"[×÷＝=]\s*$")
_RATING = re.compile(
    r"(?:买入|增持|持有|中性|减持|卖出|推荐|回避|强于大市|跑赢|优于)[^。]{0,30}(?:涨幅|跌幅|收益|表现|相对)|(?:涨幅|跌幅|表现)[^。]{0,16}(?:指数|大盘|基准)|相对[^。]{0,24}(?:指数|大盘|基准)[^。]{0,4}(?:涨|跌)"
)
# 供热7% 照明设施7%: the labels of a chart
_LABELS = re.compile(r"(?:[\u4e00-\u9fffA-Za-z/（）、, ]{0,12}?\s*[-+－＋]?\d{1,3}(?:\.\d{1,2})?%\s*)+")
_CLASS = re.compile(r"级别?(?=[\u4e00-\u9fff])(?!别)")
"""百亿级企业: how large those are that are spoken of; 规模达千亿级 states it."""
_SCORED = re.compile(r"(?:买入|增持|持有|中性|减持|卖出)[”\"]?\s*得\s*$")
_SENTENCE = re.compile(r"[。；，？！]")
_BLANKS = frozenset(" \t\u3000\u00a0-－—）)")
_LONGEST_TITLE = 120
_LONGEST_LIST = 300
_ENDS = tuple("。！？；…”）)")
_LONGEST_HEADLINE, _BESIDE = 60, 6
_SMALL, _NEAR = 10, 40
_HEAD = 4
_APPOSITIVE = frozenset("个种类大项家座省市轮地国方者部名位")


def why_not(passage: Passage, index: int, clause: tuple[int, int]) -> Reason | None:
    """Why a number of a passage is not worth a row; None where it is.

    In a notice a length of time is a term that is set (公示不少于5天).
    """
    text, quantity = passage.text, passage.quantities[index]
    terms = passage.document.kind == "policy_notice"
    around = passage.quantities[max(0, index - 1) : index + 2]
    if in_table_row(text, quantity, around) or _is_cell(passage, quantity):
        return "cell"
    if quantity.kind == "percent" and _LABELS.fullmatch(text):
        return "label"
    if within(text, quantity.start, max(0, quantity.start - _LONGEST_TITLE)):
        return "title"
    if quantity.rhetorical or _VAGUE.match(quantity.text) or _shapes_the_text(text, quantity):
        return "rhetorical"
    if takes_up(text, quantity):
        return "enumeration"
    if _CLASS.search(text, quantity.start, min(quantity.end + 2, len(text))):
        return "rating"
    if quantity.kind == "rank" and quantity.unit not in _RANKS:
        return "ordinal"
    before = text[max(0, quantity.start - 4) : quantity.start]
    following = passage.quantities[index + 1 : index + 2]
    leads = bool(following) and following[0].start < clause[1] and following[0].kind != quantity.kind
    if quantity.unit in _DURATION and not terms and _only_says_when(passage, quantity, before, leads):
        return "time"
    counted = quantity.kind == "count" and _FRONT.search(before)
    if counted and not before.rstrip().endswith(("同", "每", "各", "近")):
        return "reference"
    if counted and leads and before.endswith("每") and not terms:
        return "reference"  # 每10股派发现金3元
    if quantity.start == clause[0] and quantity.kind == "count" and _TAKEN_UP.match(text, quantity.end):
        return "reference"
    if text[clause[1] - 1] in "？?" and _ASKED.search(
        text, max(clause[0], quantity.start - _NEAR), clause[1]
    ):
        return "question"
    if _FORMULA.search(text, max(0, quantity.start - 3), quantity.start):
        return "definition"
    if _is_rating(text, clause, quantity):
        return "rating"
    return "condition" if is_condition(passage, index, clause) else None


def _only_says_when(passage: Passage, quantity: Quantity, before: str, leads: bool) -> bool:
    """近三年, 历时两年, 1年期: a length of time that dates something, or the term of it.

    So does one that `leads` to what came about in it, unless a verb or a metric tells that it is so long itself:
    产量十年增长1.3倍, but 工期为三年、缩短20%.
    """
    text, periods = passage.text, passage.periods
    if _TERM.search(quantity.text):
        return True
    place = bisect_right(periods, quantity.start, key=lambda period: period.start)
    within = any(
        p.start < quantity.end and quantity.start < p.end for p in periods[max(0, place - 1) : place + 1]
    )
    if _REACHED.search(before):
        return False  # 提高到2小时之内
    when = within or _FRONT.search(before) or _LASTED.search(before) or _SPAN.match(text, quantity.end)
    if leads and not (when or _told_of(passage, quantity)):
        return True
    return bool(when)


def _told_of(passage: Passage, quantity: Quantity) -> bool:
    """Whether a verb or a metric right before a number says it of something."""
    words = passage.tokens.between(max(0, quantity.start - _NEAR), quantity.start)
    last = words[-1].text if words else ""
    return last in ("从", "由") or is_copula(last) or last.endswith(("时间", "时长", "期", "限", "龄"))


def is_condition(passage: Passage, index: int, clause: tuple[int, int]) -> bool:
    """The threshold of a group that another number counts (超过3亿元的企业共57家), or of holders (5%以上股份的股东)."""
    text, quantity = passage.text, passage.quantities[index]
    if quantity.kind == "percent" and quantity.qualifier == "at_least" and _HOLDERS.match(text, quantity.end):
        return True
    following = passage.quantities[index + 1 : index + 2]
    condition = _CONDITION.match(text, quantity.end)
    if condition is None or not following or not condition.end() < following[0].start < clause[1]:
        return False
    head = passage.tokens.between(max(clause[0], quantity.start - _NEAR), quantity.start)
    named = [w for w in head if w.tag[0] in "nvjl" and w.text not in word_set("nowhere")]
    group = passage.tokens.between(condition.end(), following[0].start)
    if not named or not group or group[0].tag[0] not in "nvbajel" or is_copula(group[0].text):
        return False  # 70%的受访企业 is a part of all, not those that reach 70 %
    if any(metric_at_end().search(head) for head in accumulate(w.text for w in group[:_HEAD])):
        return False  # 以20亿元的销售收入位居第二
    counted = following[0].kind == "count" and all(
        w.tag[0] not in "v" or is_copula(w.text) for w in group[1:]
    )
    return counted or (quantity.qualifier in BOUNDS and quantity.kind != "percent")


def _is_rating(text: str, clause: tuple[int, int], quantity: Quantity) -> bool:
    """相对基准指数涨幅5%以上 explains what 增持 means."""
    if _SCORED.search(text, max(0, quantity.start - 8), quantity.start):
        return True
    return quantity.kind == "percent" and bool(
        _RATING.search(
            text, max(0, clause[0] - 30, quantity.start - 90), min(clause[1] + 30, quantity.end + 90)
        )
    )


def _is_cell(passage: Passage, quantity: Quantity) -> bool:
    """A bare number behind a blank in a line that is no sentence stands in a table that was printed as text."""
    if quantity.kind != "number" or quantity.unit is not None:
        return False
    start = quantity.start
    return passage.text[start - 1 : start] in _BLANKS and not _SENTENCE.search(passage.text)


def _shapes_the_text(text: str, quantity: Quantity) -> bool:
    """Whether a small number in characters counts points of the text: 主要有两个优势, 分为三个阶段."""
    if quantity.kind != "count" or quantity.value is None or quantity.value > _SMALL:
        return False
    if any(c.isdigit() for c in quantity.text):
        return False
    return bool(abstract_noun().match(text, quantity.end))


def is_duration(quantity: Quantity) -> bool:
    """Whether it is a length of time."""
    return quantity.unit in _DURATION


def takes_up(text: str, quantity: Quantity) -> bool:
    """Whether a small count only sums up the names listed right before it."""
    value = quantity.value
    if quantity.kind != "count" or value is None or not 2 <= value <= _SMALL or value != int(value):
        return False
    clause = re.split(r"[，。；：！？\n]", text[max(0, quantity.start - _LONGEST_LIST) : quantity.start])[-1]
    if not clause or clause[-1] in "和与及、":
        return False
    items = re.split(r"[、和与及]|以及", clause)
    return len(items) == int(value) and len(items) > 1 and quantity.text[-1:] in _APPOSITIVE


def repeated(quantity: Quantity, text: str, more: bool, seen: set[tuple[float | None, str | None]]) -> bool:
    """Whether a count that a paragraph has stated only says again what another number is of (新增53家企业融资581亿元).

    `more` says that another number follows in the clause.
    """
    key = (quantity.value, quantity.unit)
    after = text[quantity.end : quantity.end + 1]
    if more and quantity.kind == "count" and "\u4e00" <= after <= "\u9fff" and key in seen:
        return True
    seen.add(key)
    return False


def figure_of(quantity: Quantity) -> Figure:
    """What two mentions of one figure have in common."""
    return quantity.low, quantity.high, quantity.unit


def told_beside(passages: Sequence[Passage], place: int) -> frozenset[Figure]:
    """The figures of the sentences around a headline, which it only repeats; none where the text is a sentence itself."""
    text = passages[place].text.rstrip()
    if len(text) > _LONGEST_HEADLINE or text.endswith(_ENDS):
        return frozenset()
    near = passages[max(0, place - _BESIDE) : place + _BESIDE + 1]
    sentences = (p for p in near if p.text.rstrip().endswith(_ENDS))
    return frozenset(figure_of(q) for p in sentences for q in p.quantities)


def in_table_row(text: str, quantity: Quantity, neighbours: list[Quantity]) -> bool:
    """Whether a number stands in a row of a table that was printed as text: nothing but blanks to the next number."""
    for other in neighbours:
        if other is quantity:
            continue
        first, second = sorted((quantity, other), key=lambda q: q.start)
        gap = text[first.end : second.start]
        if gap and not gap.strip(" \t\u3000-－—"):
            return True
    return False
