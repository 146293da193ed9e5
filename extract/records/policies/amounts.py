"""Sums, ratios and targets of a measure, each with what it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.language.quantities import Quantity, find_quantities
from extract.records.policies.conditions import base_of, condition_of
from extract.records.policies.dates import Dates, in_title
from extract.records.policies.sentences import Sentence, sentences_of
from extract.records.policies.view import View
from schemas import Evidence, MeasureAmount
from schemas.quantity import Qualifier

Cite = Callable[[int, int], Evidence]

_TO_REACH = re.compile(r"(?:达到?|满|达成)(?:人民币)?$")
_BOUND = re.compile(r"不超过|不高于|最高|至多|不低于|不少于")
_LIMIT_FOR = re.compile(
    r"^(?:以上|的)?[，,](?:每(?:个|家|项|户|人)?[^，。；]{0,6})?(?:最高|给予|予以|奖励|补贴|补助|资助|支持限额|限额)"
)
_LIST_GAP = re.compile(r"^\s*(?:、|和|或|及)\s*$")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the words in which amounts are looked for."""

    kind: str | None = None
    """`goal`, `deadline`, `condition` or `support`, by what they stand under; None for a measure."""
    published_on: str | None = None
    due: str | None = None
    """The date that the words before them last set."""


def amounts_in(text: str, context: Context, cite: Cite) -> tuple[list[MeasureAmount], str | None]:
    """The sums, ratios and targets of a text in order, and the last date that it sets."""
    reader = _Reader(text, context, cite)
    return list(reader.read()), reader.due


class _Reader:
    def __init__(self, text: str, context: Context, cite: Cite) -> None:
        self.text = text
        self.context = context
        self.cite = cite
        self.due = context.due
        self.quantities = [q for q in find_quantities(text) if not q.rhetorical and q.kind != "rank"]
        self.dates = Dates(text, context.published_on)
        self.base: str | None = None
        """What the last ratio is taken of."""
        self.ratio_bound: float | None = None
        """The last ratio, where it was an upper bound: it holds for the rest of a list (最高50%或70%)."""
        self.threshold: str | None = None
        """What the last threshold is of."""
        self.role: str | None = None
        """What the last sum was."""
        self.supported = False
        """A sum or ratio of support has been met in the sentence: a limit after it is for all of it."""

    def read(self) -> Iterator[MeasureAmount]:
        """The amounts, from left to right."""
        place = 0
        for sentence in sentences_of(self.text):
            self.supported = False
            while place < len(self.quantities) and self.quantities[place].start < sentence.end:
                self.due = self.dates.before(self.quantities[place].start) or self.due
                found = self._one(place, sentence)
                if found is not None:
                    yield found
                place += 1
            self.due = self.dates.before(sentence.end) or self.due

    def _one(self, index: int, sentence: Sentence) -> MeasureAmount | None:
        quantity = self.quantities[index]
        if in_title(self.text, quantity.start):
            return None
        view = View(self.text, quantity, sentence, self.context.kind)
        if quantity.kind == "money" or view.is_bare_money:
            return self._target(quantity, view) if view.is_money_goal else self._money(index, sentence, view)
        if quantity.kind in ("percent", "point"):
            if view.is_share_goal:
                return self._target(quantity, view)
            return self._ratio(index, sentence, view) if view.is_ratio else None
        if not view.is_counted_goal or self._sets_limit(index, sentence):
            return None
        return self._target(quantity, view)

    def _sets_limit(self, index: int, sentence: Sentence) -> bool:
        """A number of things that says what a limit right after it is for: 参会企业达100家以上，每个项目最高支持限额5万元."""
        if index + 1 >= len(self.quantities):
            return False
        after = self.quantities[index + 1]
        if after.kind != "money" or after.start >= sentence.end:
            return False
        return bool(_LIMIT_FOR.search(self.text[self.quantities[index].end : after.start]))

    def _money(self, index: int, sentence: Sentence, view: View) -> MeasureAmount:
        quantity = self.quantities[index]
        found = self._amount(quantity, view)
        found.kind, found.role = "amount", view.role(self.supported) or self._role_before(quantity)
        found.unit, found.currency = quantity.unit or "元", quantity.currency or "CNY"
        found.qualifier, found.low, found.high = self._bounds(index, found.role, view)
        found.condition = condition_of(self.text, quantity, sentence, found.role, self._end_before(index))
        if found.condition is None and found.role == "threshold" and self._is_listed(index):
            found.condition = self.threshold
        self.threshold = found.condition if found.role == "threshold" else None
        self.supported = self.supported or found.role in ("support", "cap_total", "loan")
        self.role = found.role
        return found

    def _role_before(self, quantity: Quantity) -> str | None:
        """A list of sums goes on: 话剧600万元；歌剧400万元."""
        return self.role if self.role == "support" and quantity.qualifier in ("exact", "at_most") else None

    def _end_before(self, index: int) -> int:
        """Where the number before this one ends."""
        return self.quantities[index - 1].end if index else 0

    def _is_listed(self, index: int) -> bool:
        """The number goes on with a list of its kind: the 30% of 按40%、30%."""
        if not index:
            return False
        before, own = self.quantities[index - 1], self.quantities[index]
        return before.kind == own.kind and bool(_LIST_GAP.match(self.text[before.end : own.start]))

    def _bounds(
        self, index: int, role: str | None, view: View
    ) -> tuple[Qualifier, float | None, float | None]:
        """In 最高50万元、30万元 and 突破10亿元、50亿元 the first word holds for every member of the list.

        A threshold that is to be reached (达到1亿元) is a lower bound.
        """
        quantity, first = self.quantities[index], index
        while self._is_listed(first) and self.quantities[first].qualifier == "exact":
            first -= 1
        lead = self.quantities[first].qualifier
        if lead == "exact" and role in ("support", "cap_total", "price", "loan") and view.is_limit:
            lead = "at_most"
        before = self.text[: self.quantities[first].start]
        if role == "threshold" and lead == "exact" and _TO_REACH.search(before):
            lead = "at_least"
        if lead != quantity.qualifier and quantity.value is not None:
            if lead in ("at_most", "less_than"):
                return lead, None, quantity.value
            if lead in ("at_least", "more_than"):
                return lead, quantity.value, None
        return quantity.qualifier, quantity.low, quantity.high

    def _ratio(self, index: int, sentence: Sentence, view: View) -> MeasureAmount:
        quantity = self.quantities[index]
        found = self._amount(quantity, view)
        found.kind, found.unit, found.role = "ratio", quantity.unit, "support"
        if self._is_listed(index):
            found.condition = self.base
            if found.qualifier == "exact" and self.ratio_bound is not None:
                found.qualifier, found.low, found.high = "at_most", None, quantity.value
        else:
            start, found.condition = base_of(self.text, quantity, sentence, self._end_before(index))
            found.text = self.text[min(start, quantity.start) : quantity.end]
            self.base = found.condition
            lead = _BOUND.search(found.text[: len(found.text) - len(quantity.text)])
            if lead is not None and quantity.qualifier == "exact" and quantity.value is not None:
                # 不超过总投资的30%: the bound stands before what the share is taken of.
                at_most = lead.group() not in ("不低于", "不少于")
                found.qualifier = "at_most" if at_most else "at_least"
                found.low, found.high = (None, quantity.value) if at_most else (quantity.value, None)
        self.supported = True
        self.ratio_bound = found.high if found.qualifier == "at_most" else None
        return found

    def _target(self, quantity: Quantity, view: View) -> MeasureAmount:
        found = self._amount(quantity, view)
        found.kind, found.unit, found.currency = "target", quantity.unit, quantity.currency
        start, end = view.clause
        found.text = self.text[start:end].strip(" \u3000—-")
        found.due = self.due
        return found

    def _amount(self, quantity: Quantity, view: View) -> MeasureAmount:
        start, end = view.clause
        return MeasureAmount(
            text=quantity.text,
            low=quantity.low,
            high=quantity.high,
            qualifier=quantity.qualifier,
            evidence=self.cite(start + len(self.text[start:end]) - len(self.text[start:end].lstrip()), end),
        )
