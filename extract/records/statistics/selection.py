"""Which numbers of a text state something: not every number that is printed does."""

from __future__ import annotations

import re

from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.records.statistics.words import abstract_noun

_VAGUE = re.compile(r"^[几数](?=[家个种类项位名部座款起年月天])|^(?:这|那|上述|以上|下列|以下|前述)")
_FRONT = re.compile(r"(?:前|这|那|上述|以上|该|某|每|各|另|同|下|上|近|过去|此前|最近|未来)\s*$")
_LASTED = re.compile(r"(?:经过|历经|经历|历时)了?\s*$")
_DURATION = frozenset({"年", "月", "天", "日", "周", "小时", "季度"})
_RUN = re.compile(r"连续\s*$")
_SPAN = re.compile(r"\s*(?:之间|之内|以来|间|来|内|后|前|复合|新高|新低|期)")
_RANKS = frozenset({"位", "名", "年", "大", None})
_CONDITION = re.compile(
    r"(?:及以上|以上|以下)?\s*的(?:企业|公司|项目|单位|机构|个人|用户|客户|产品|地区|城市|家庭|部分)"
)
_TERM = re.compile(r"期$|(?<!以)内$")
"""1年期固定利率, 一年内到期的借款: the term of something, not how long it lasted."""
_HOLDERS = re.compile(r"(?:有表决权)?(?:的)?股份的")
_SMALL = 10
_APPOSITIVE = frozenset("个种类大项家座省市轮地国方者部名位")


def states_something(
    text: str,
    quantity: Quantity,
    periods: list[Period],
    later: list[Quantity],
    clause_end: int,
    *,
    terms: bool = False,
) -> bool:
    """Whether a number is worth a row.

    Left out are rhetorical counts (三大环节), what merely takes up an enumeration (北京、上海两地), vague ones
    (几家), lengths of time that only say when (近三年), and thresholds that define a group another number counts
    (超过1亿元的企业共119家). With `terms` a length of time is a term that is set (公示不少于5天).
    """
    if quantity.rhetorical or _VAGUE.match(quantity.text) or _in_title(text, quantity.start):
        return False
    if _shapes_the_text(text, quantity):
        return False
    before = text[max(0, quantity.start - 4) : quantity.start]
    if quantity.unit in _DURATION:
        within = any(p.start < quantity.end and quantity.start < p.end for p in periods)
        when = within or _FRONT.search(before) or _LASTED.search(before) or _SPAN.match(text, quantity.end)
        if when and not terms and not _RUN.search(before):
            return False
    if quantity.kind == "rank" and quantity.unit not in _RANKS:
        return False
    if (
        quantity.kind == "count"
        and _FRONT.search(before)
        and not before.rstrip().endswith(("同", "每", "各", "近"))
    ):
        return False
    if takes_up(text, quantity):
        return False
    if quantity.kind == "percent" and quantity.qualifier == "at_least" and _HOLDERS.match(text, quantity.end):
        return False  # 持有公司5%以上股份的股东
    if quantity.unit in _DURATION and not terms and _TERM.search(quantity.text):
        return False
    condition = _CONDITION.match(text, quantity.end)
    return not (condition and any(q.start >= condition.end() and q.start < clause_end for q in later))


def _in_title(text: str, place: int) -> bool:
    """Whether a place lies within 《…》: the numbers of a title are not said of anything."""
    return text.rfind("《", 0, place) > text.rfind("》", 0, place)


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
    clause = re.split(r"[，。；：！？\n]", text[: quantity.start])[-1]
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
