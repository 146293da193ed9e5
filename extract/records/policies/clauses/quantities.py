"""What a number's own surroundings say: its bounds, whether a list goes on, for each of what it is given."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.quantities import Quantity
from extract.records.policies.clauses.figures import Figure, Role
from extract.records.policies.clauses.slot import Slot
from extract.records.policies.clauses.words import pattern, words
from schemas.quantity import Qualifier

_GROUPS = {"money": "money", "percent": "share", "point": "share", "multiple": "multiple"}
_NO_LABEL = re.compile(r"按|给予|对|达到|超过|突破|不低于|不少于|累计|总额|每|同|单|且|并")
_SLASH = re.compile(r"/\s*每?(千瓦时|千瓦|平方米|公里|公斤|千克|标箱|人次|架次|班次|[\u4e00-\u9fff㎡])")
_CLASS = re.compile(
    r"[十百千万亿]+(?:级|元级|企业|家?企业|量级|规模)|[一二三四五六七八九十]+[十百千万亿]+(?:级|元级)"
)
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]+")
_FLOOR = re.compile(r"不低于|不少于|不得低于|至少|最低")
_TO_REACH = re.compile(r"(?:达到?|满|达成|以上)(?:人民币)?$")


@vocabularies.derived
def per_unit() -> re.Pattern[str]:
    """For each of what: 每家企业每年, 每引进＃名, 单个项目, 同一企业年度."""
    kinds = vocabularies.load("units")["units"]
    listed = [*kinds["count"].items(), *kinds["measure"].items()]
    forms = {form for name, more in listed for form in (name, *(more or {}).get("also", ()))} | {"部", "床"}
    counted = "|".join(sorted(filter(_IDEOGRAPHS.fullmatch, forms), key=len, reverse=True))
    return re.compile(
        rf"(?:每(?:成功|新|引进|引入|招引|培育|增加|新增|满)*(?:＃+|一?(?:{counted}|年度?|月|季度|日|天))|同一|单(?!位)(?:{counted}))"
        rf"(?:企业|项目|平台|机构|产品|单位|主体|集团|专利|人才|品种)?(?:每?年度?|每月|每(?:{counted}))?"
    )


def bounds_of(
    slot: Slot, role: Role | None, first: Figure | None
) -> tuple[Qualifier, float | None, float | None]:
    """Its qualifier and bounds: 最高 before a list holds for all of it, 达到 makes a bar a lower bound."""
    quantity, value = slot.quantity, slot.quantity.value
    lead = quantity.qualifier
    if lead == "exact":
        if first is not None and first.qualifier in ("at_most", "less_than", "at_least", "more_than"):
            lead = first.qualifier
        elif slot.bounded:
            lead = "at_most"
        elif (role == "threshold" and _TO_REACH.search(slot.near)) or (
            quantity.kind == "percent" and _FLOOR.search(slot.near)
        ):
            lead = "at_least"
    if lead == quantity.qualifier or value is None:
        return quantity.qualifier, quantity.low, quantity.high
    return (lead, None, value) if lead in ("at_most", "less_than") else (lead, value, None)


def goes_on(before: Slot, slot: Slot) -> bool:
    """The number goes on with the list of the one before: 30% of 按40%、30%, 50万元 of 国家级100万元、省级50万元."""
    if _GROUPS.get(before.quantity.kind) != _GROUPS.get(slot.quantity.kind) or before.figure is None:
        return False
    gap = slot.sentence.plain[before.to : slot.at]
    if pattern("joins").fullmatch(gap):
        return True
    return label_between(before, slot) is not None


def label_between(before: Slot, slot: Slot) -> str | None:
    """The name of a tier between two sums: 省级 of 国家级100万元、省级50万元."""
    if before.figure is None or before.figure.role not in ("support", "fine", "fund", "base", "cap"):
        return None
    if slot.verb is not None and slot.verb.start >= before.to:
        return None
    match = pattern("tier").fullmatch(slot.sentence.plain[before.to : slot.at])
    if (
        match is None
        or _NO_LABEL.search(match["label"])
        or pattern("limited").match(match["label"])
        or words("reach").search(match["label"])
    ):
        return None
    if slot.bounded and not before.bounded:
        return None
    return match["label"].strip()


def unit_of_award(text: str, slot: Slot) -> str | None:
    """For each of what, as printed: 每家企业每年, 单个项目, 每引进＃名; 元/年 is 每年."""
    units_ = _SLASH.findall(text[slot.quantity.number_start : slot.quantity.number_end])
    slash = _SLASH.match(text, slot.quantity.number_end)
    if units_ or slash:
        return "".join(f"每{unit}" for unit in [*units_, *([slash[1]] if slash else [])])
    start = slot.sentence.start + slot.near_start
    found = list(per_unit().finditer(slot.near))
    if found:
        return text[start + found[-1].start() : start + found[-1].end()]
    unit = next((s for s in slot.earlier() if s.says("unit of award") and s.figure is None), None)
    each = per_unit().search(slot.sentence.plain, unit.clause[0], unit.to + 1) if unit is not None else None
    return text[slot.sentence.start + each.start() : slot.sentence.start + each.end()] if each else None


def is_countable(text: str, quantity: Quantity) -> bool:
    """Things, not a length of time, a rank or a clause of a law."""
    if quantity.kind not in ("count", "measure", "number"):
        return False
    if _CLASS.match(text, quantity.number_start):
        return False
    if quantity.kind == "number" and (quantity.high or quantity.low or 0.0) < 1000:
        return False
    unit = quantity.unit or ""
    if unit == "次" and quantity.qualifier == "at_least":
        return True  # 提供至少3次岗位推荐; 每年一次 only says when
    return bool(words("people").fullmatch(unit)) or not words("no_count").fullmatch(unit)
