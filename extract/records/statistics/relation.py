"""What a number says of its subject: a level, a share, growth, a change, a rank or a multiple."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.quantities import Quantity
from extract.records.statistics.statement import Polarity
from extract.records.statistics.words import (
    RECORD,
    growth_before,
    growth_metric,
    metric_at_end,
    share_before,
    share_metric,
)
from schemas.statistic import Relation

_MULTIPLE = re.compile(r"(?:是|为|相当于|达到|达)(?P<base>[^，。；]{1,24}?)的$")
_YEAR_BEFORE = re.compile(r"同比|上年|去年|上一年|(?:19|20)\d{2}\s*年")
_CHANGES = frozenset(("增", "减", "增加", "减少", "下降", "上升"))
_OF = re.compile(r"\s*的(?P<part>[^，。；、]{2,20})")


@dataclass(frozen=True, slots=True)
class Said:
    """The relation with what tells it: where the words begin, the metric they name, the base of a share."""

    relation: Relation
    start: int
    metric: str | None = None
    base: str | None = None


def relation_of(text: str, quantity: Quantity, clause_start: int) -> Said:
    """The relation that the words before a number tell."""
    before = RECORD.sub("", text[clause_start : quantity.start].rstrip())
    if quantity.kind == "rank":
        return Said("rank", quantity.start, "排名")
    growth = growth_before().search(before)
    if quantity.unit == "百分点":
        start = growth.start() if growth else len(before)
        metric = _growth_metric(growth, "变化") if growth else "变化"
        return Said("change", clause_start + start, metric)
    if quantity.kind == "percent":
        share = share_before().search(before)
        # 占比提升至 is a share, 占比提升 is growth of one.
        if (
            growth
            and not (growth["link"] or "").startswith(("至", "到"))
            and not (share and share.start() > growth.start())
        ):
            metric = _growth_metric(growth, "增长")
            return Said("growth", clause_start + growth.start(), metric)
        if share:
            return Said("share", clause_start + share.start(), "占比", _base(share["base"]))
        of = _OF.match(text, quantity.end)
        grown = list(growth_metric().finditer(of["part"])) if of is not None else []
        if of is not None and any(g.end() == len(of["part"]) or not g.start() for g in grown):
            first = grown[0]  # 回落至8%的增长水平, 以6%的速度递增, 实现34%的营业收入增长
            own = metric_at_end().fullmatch(of["part"], 0, first.start())
            aspect = metric_at_end().fullmatch(of["part"], first.end())
            metric = of["part"][0 if own else first.start() : None if aspect else first.end()]
            return Said("growth", quantity.start, metric)
        if share_metric().search(before) or of is not None or "成" in quantity.text:
            return Said("share", quantity.start)
        return Said("level", quantity.start)
    if quantity.kind == "multiple":
        multiple = _MULTIPLE.search(before)
        if multiple:
            return Said("multiple", clause_start + multiple.start(), "倍数", _base(multiple["base"]))
        if growth:
            return Said("growth", clause_start + growth.start(), _growth_metric(growth, "增长"))
        return Said("multiple", quantity.start, "倍数")
    said = (growth["up"] or growth["down"]) if growth else None
    bare = said in _CHANGES and not before[: growth.start() if growth else 0].endswith(("新", "净"))
    if growth and (growth["compare"] or bare) and not (growth["link"] or "").startswith(("至", "到")):
        return Said("change", clause_start + growth.start(), _growth_metric(growth, "变化"))
    return Said("level", quantity.start)


def polarity_of(said: Said, text: str, start: int, number: int) -> Polarity | None:
    """Whether growth or a change goes up or down, by its word and by the sign of the number."""
    if said.relation not in ("growth", "change"):
        return None
    growth = growth_before().search(text[start:number].rstrip())
    return ("down" if growth["down"] else "up") if growth else None


def _growth_metric(match: re.Match[str], default: str) -> str:
    """同比增长, 环比下降, 年均增长 …, with the comparison in one spelling."""
    compare = match["compare"] or ""
    word = match["up"] or match["down"] or default
    word = {"增": "增加", "减": "减少"}.get(word, word)
    how = next((h for h in ("名义", "实际", "年均", "复合", "平均") if h in (match["how"] or "")), "")
    if "环比" in compare:
        return f"环比{how}{word}"
    if _YEAR_BEFORE.search(compare):
        return f"同比{how}{word}"
    return f"{how}{word}"


def _base(text: str | None) -> str | None:
    text = (text or "").strip(" 了的")
    return text or None
