"""Verdicts in words: one Chinese sentence that names the slot that differs."""

from __future__ import annotations

from extract.checking.verify.claim import Asked
from extract.checking.verify.judge import Decision
from extract.checking.verify.statement import Statement

_LONGEST = 60
_DERIVED = {"difference": "相差", "times": "前后相比", "price": "金额除以数量"}
"""How a figure follows from printed ones."""
_SLOTS = {
    "period": "时期",
    "region": "地区",
    "name": "主体",
    "round": "轮次",
    "number": "编号",
    "relation": "增减或占比的说法",
    "modality": "已成事实还是计划、预计",
    "polarity": "肯定还是否定",
    "side": "所说的一方面",
    "role": "双方的角色",
    "base": "变动前后",
    "place": "列举的次序",
    "partner": "对应的条件",
}


def sentence_of(asked: Asked, decision: Decision) -> str:
    """One sentence on a figure."""
    text, statement = asked.value.text.strip() if asked.value else asked.text, decision.source
    if statement is None:
        return f"来源中没有找到与“{text}”相关的说法"
    place, quote = _place(statement), quote_of(statement)
    printed = statement.value.text.strip() if statement.value else ""
    if decision.slots and (how := _DERIVED.get(decision.slots[0])):
        said = "正是" if decision.verdict == "supported" else "不是"
        return f"按{place}“{quote}”{how}{said}“{text}”"
    if decision.verdict == "supported":
        same = "" if "".join(printed.split()) == "".join(text.split()) else "，与所引数字相符"
        return f"{place}写明“{quote}”，印作“{printed}”{same}"
    if decision.verdict == "not_found":
        return f"来源中没有关于“{text}”的说法；最接近的是{place}“{quote}”"
    match decision.slots[0]:
        case "value":
            return f"所引为“{text}”，{place}为“{printed}”：“{quote}”"
        case "unit":
            return f"数字相同而单位不同：所引为“{text}”，{place}为“{printed}”"
        case "bound":
            return f"限定不同：所引为“{text}”，{place}为“{printed}”"
    if decision.slots[0].startswith("“"):
        return f"{place}写的是{decision.slots[0]}：“{quote}”"
    return f"“{text}”与来源不符，{_named(decision)}不同：{place}“{quote}”"


def sentence_of_words(decision: Decision) -> str:
    """One sentence on a claim without figures."""
    statement = decision.source
    if statement is None:
        return "来源中没有找到相关的说法"
    place, quote = _place(statement), quote_of(statement)
    if decision.verdict == "supported":
        return f"{place}写明“{quote}”"
    if decision.verdict == "contradicted":
        words = decision.slots[0]
        if words.startswith("“"):
            return f"{place}写的是{words}：“{quote}”"
        return f"{_named(decision)}与来源不同：{place}“{quote}”"
    return f"来源中没有找到这一说法；最接近的是{place}“{quote}”"


def _named(decision: Decision) -> str:
    return "、".join(_SLOTS.get(slot, slot) for slot in decision.slots)


def _place(statement: Statement) -> str:
    return f"第 {statement.page.number} 页" if statement.page else "来源"


def quote_of(statement: Statement) -> str:
    """The sentence or row of a statement, shortened around the number."""
    if statement.page is None:
        return ""
    start, end = statement.quote
    if end - start > _LONGEST and statement.value is not None:
        start = max(start, min(statement.start - _LONGEST // 2, end - _LONGEST))
        end = min(end, start + _LONGEST)
    plain = " ".join(statement.page.text[start:end].split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
