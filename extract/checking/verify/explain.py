"""Verdicts in words: one Chinese sentence for a figure, one for the claim."""

from __future__ import annotations

from extract.checking.verify.alignment import Alignment
from extract.checking.verify.claims import Figure
from extract.checking.verify.judge import Decision
from extract.checking.verify.wording import Wording

_LONGEST = 60
_CONFLICTS = {
    "period": "原文这一数字属于另一时期（{period}）",
    "round": "原文这一数字属于另一轮次",
    "region": "原文这一数字属于另一地区",
    "side": "原文这一数字说的是另一方面",
    "subject": "原文这一数字属于“{head}”",
    "joint": "原文这一数字是几方合计",
    "noun": "原文这一数字数的是别的事物",
}


def sentence_of(figure: Figure, decision: Decision) -> str:
    """One sentence on a figure."""
    text, by = figure.value.text.strip(), decision.by
    if by is None:
        return f"来源中没有找到与“{text}”相关的说法"
    place = f"第 {by.mention.page.number} 页"
    printed = by.mention.value.text.strip()
    if decision.reason == "rows":
        return f"{place}的表列有相应行数，“{text}”由此数得"
    if decision.reason == "difference":
        return f"“{text}”由{place}的数字相减得到：“{quote_of(by)}”"
    if decision.verdict == "supported":
        same = "" if "".join(printed.split()) == "".join(text.split()) else "，与所引数字相符"
        return f"{place}写明“{quote_of(by)}”，印作“{printed}”{same}"
    if decision.verdict == "not_found":
        return f"来源中没有关于“{text}”的说法；最接近的是{place}“{quote_of(by)}”"
    match decision.reason:
        case "number":
            return f"所引为“{text}”，{place}为“{printed}”：“{quote_of(by)}”"
        case "unit":
            return f"数字相同而单位不同：所引为“{text}”，{place}为“{printed}”"
        case "bound":
            return f"限定不同：所引为“{text}”，{place}为“{printed}”"
    reason = _CONFLICTS[decision.reason].format(period=by.mention.period, head=by.mention.head)
    return f"“{text}”与来源不符，{reason}：{place}“{quote_of(by)}”"


def sentence_of_words(wording: Wording) -> str:
    """One sentence on a claim without figures."""
    if wording.line is None:
        return "来源中没有找到相关的说法"
    page = wording.line.page
    place, quote = f"第 {page.number} 页", _short(page.text[wording.start : wording.end])
    if wording.verdict == "supported":
        return f"{place}写明“{quote}”"
    if wording.verdict == "contradicted":
        return f"{place}写的是“{'、'.join(dict.fromkeys(wording.said))}”：“{quote}”"
    return f"来源中没有找到这一说法；最接近的是{place}“{quote}”"


def quote_of(alignment: Alignment) -> str:
    """The sentence or row of a number, shortened around the number."""
    mention = alignment.mention
    start, end = mention.quote
    if end - start > _LONGEST:
        start = max(start, min(mention.start - _LONGEST // 2, end - _LONGEST))
        end = min(end, start + _LONGEST)
    return _short(mention.page.text[start:end])


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
