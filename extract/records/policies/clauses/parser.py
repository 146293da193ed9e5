"""From the sentences of a paragraph to its sums, ratios and targets, each with its role.

A clause of a measure is [对 … 的] [按 base × ratio] verb [最高] sum [每 …] [cap]. A number stands before the
verb, and says who is meant or what is multiplied; or the verb governs it, and it is given; or it stands
behind what has been given, and limits it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from extract.language.characters import within
from extract.records.policies.clauses.constituents import (
    base_of,
    beneficiary_of,
    condition_of,
    fund_of,
    limited_by,
    subject_of,
    tier_of,
)
from extract.records.policies.clauses.figures import Context, Figure, Kind, Role
from extract.records.policies.clauses.notation import NUMBER
from extract.records.policies.clauses.quantities import bounds_of, goes_on, is_countable, unit_of_award
from extract.records.policies.clauses.sentences import Sentence, is_bare_money, sentences_of
from extract.records.policies.clauses.slot import Slot
from extract.records.policies.clauses.words import pattern, words
from extract.records.policies.dates import Dates

_AT_LEAST = ("at_least", "more_than")
_PAST = re.compile(rf"(?:近|前|连续)[\d{NUMBER}一二三四五两]+年|上一?年|去年")
_YEAR = re.compile(r"(?:到|至|(?<!目)前|底|末)[^，,]{0,12}[，,]|20\d\d\s*年|年之?内|力争|每年|年均|期末")
_GIVEN: frozenset[Role | None] = frozenset({"support", "cap", "base", "fund", "fine"})


@dataclass(slots=True)
class Parsed:
    """The figures of a paragraph, and what holds for the words after it."""

    figures: list[Figure] = field(default_factory=list)
    due: str | None = None
    beneficiary: str | None = None
    """Whom the first sentence that gives something speaks of."""
    gives: bool = False
    """Some sentence has a verb of giving."""


def parse(text: str, context: Context) -> Parsed:
    """The sums, ratios and targets of a paragraph in order.

    >>> [(f.role, f.low, f.high) for f in parse("实缴资本达到1亿元的，奖励50万元。", Context()).figures]
    [('threshold', 100000000.0, None), ('support', 500000.0, 500000.0)]
    """
    return _Parser(text, context).run()


def gives_sums(text: str) -> bool:
    """Some sentence gives something with a number."""
    return any(s.quantities and any(not v.weak for v in s.verbs) for s in sentences_of(text))


class _Parser:
    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.dates = Dates(text, context.published_on)
        self.found = Parsed(due=context.due)
        self.told = context.supported
        """Something has been given: a bound after it may limit it."""
        self.told_here = False
        """It has been given in the same sentence."""
        self.outer: Role | None = None

    def run(self) -> Parsed:
        """The figures from left to right."""
        for sentence in sentences_of(self.text):
            if not sentence.aside:
                self.outer = None
                self.told_here = False
            self._sentence(sentence)
            self.found.due = self.dates.before(sentence.end) or self.found.due
        self.found.figures.sort(key=lambda figure: figure.start)
        return self.found

    def _sentence(self, sentence: Sentence) -> None:
        slots = [Slot(sentence, q) for q in sentence.quantities if not within(self.text, q.number_start)]
        for before, slot in pairwise(slots):
            before.after, slot.before = slot, before
        if sentence.verbs:
            self.found.gives = True
            self.found.beneficiary = self.found.beneficiary or beneficiary_of(self.text, sentence)
        for slot in slots:
            self.found.due = self.dates.before(slot.quantity.start) or self.found.due
            figure = self._figure(slot)
            slot.figure = slot.figure or figure
            if figure is not None:
                self.found.figures.append(figure)
                if figure.role in _GIVEN:
                    self.told = self.told_here = True
                if not sentence.aside:
                    self.outer = figure.role

    def _figure(self, slot: Slot) -> Figure | None:
        before = slot.before
        if before is not None and before.figure is not None and slot.ends_range(before):
            # 处一万元以上十万元以下罚款 is one sum between two bounds.
            slot.figure = before.figure
            slot.figure.high, slot.figure.qualifier = slot.quantity.high, "range"
            slot.figure.end = slot.quantity.end
            return None
        first = before.figure if before is not None and goes_on(before, slot) else None
        kind, role = (first.kind, first.role) if first is not None else self._meaning(slot)
        return self._made(slot, kind, role, first) if kind is not None else None

    def _meaning(self, slot: Slot) -> tuple[Kind | None, Role | None]:
        """What a number that goes on with no list is, and its role; none where it is nobody's figure."""
        quantity = slot.quantity
        if quantity.kind == "money" or (
            is_bare_money(quantity) and (slot.sentence.verbs or slot.sums or slot.bounded)
        ):
            return "amount", self._role_of_sum(slot)
        if quantity.kind in ("percent", "point", "multiple"):
            role = self._role_of_share(slot)
            return ("ratio" if role is not None else None), role
        if self._is_counted_goal(slot):
            return "target", "target"
        return ("amount", "cap") if slot.is_quota else (None, None)

    def _role_of_sum(self, slot: Slot) -> Role | None:
        if slot.is_fine:
            return "fine"
        if slot.is_fund:
            return "fund"
        if slot.is_all_one_gets or (
            self.told_here and (slot.limits_what_is_given or self._closes_share(slot))
        ):
            return "cap"
        if slot.is_given or slot.is_tier:
            return "support"
        if self.context.kind in ("goal", "deadline") and not slot.sums:
            # 培育10家年产值超2亿元的企业: a sum in the clause of a count says what is counted.
            told = self._target_before(slot)
            counted = told is not None and told.quantity.kind == "count" and told.clause == slot.clause
            return "threshold" if slot.is_relative or counted else "target"
        if self.context.kind == "condition" or slot.conditional:
            return "threshold"
        if slot.by is not None:
            return "base" if slot.is_multiplied and not slot.bounded else "support"
        if slot.bounded and self._limits(slot):
            return "cap"
        if slot.reaches and slot.quantity.qualifier in _AT_LEAST and not self._is_reached(slot):
            return "threshold"
        if slot.sums or slot.says("award") or self.context.kind == "support":
            return "support"
        if slot.bounded and (slot.given_before or slot.says("told award")):
            return "support"
        if self._is_reached(slot):
            return "target"
        if self.told and slot.before is None and not slot.reaches and slot.says("end"):
            return "support"
        if slot.reaches or slot.quantity.qualifier in _AT_LEAST:
            return "threshold"
        return "cap" if slot.bounded and self.told else self.outer

    def _closes_share(self, slot: Slot) -> bool:
        """最高300万元 of 购置费的15%、最高300万元的补贴 or of 每千瓦300元、最高200万元的标准: the most of what stands before it."""
        before = slot.before
        if before is None or before.figure is None or before.figure.role not in ("support", "base"):
            return False
        near = slot.near
        apart = before.quantity.kind != slot.quantity.kind or not before.bounded
        return slot.bounded and apart and near[:1] == "、" and before.clause == slot.clause

    def _limits(self, slot: Slot) -> bool:
        """It limits what is given elsewhere, or all that one gets: 最高100万元 behind a share, 同一企业每年不超过500万元."""
        if self.told_here or slot.says("total"):
            return True
        return slot.says("single") and (self.told or not (slot.sums or slot.given_before))

    def _role_of_share(self, slot: Slot) -> Role | None:
        multiple = slot.quantity.kind == "multiple"
        if slot.is_fine:
            return "fine"
        if slot.is_given:
            return "support"
        if self.context.kind in ("goal", "deadline"):
            return None if multiple else "target"
        if slot.multiplies:
            return "support"
        if self.context.kind == "condition" or (slot.conditional and slot.by is None):
            return "threshold"
        if multiple:
            return "support" if slot.by is not None and slot.sentence.verbs else None
        if slot.by is not None or self.context.kind == "support":
            return "support"
        if slot.sums or slot.says("award"):
            return "cap" if self.told and slot.bounded and not slot.says("rate") else "support"
        if slot.says("due") and slot.quantity.qualifier in _AT_LEAST:
            return "threshold"
        aimed = slot.is_directed and not _PAST.search(slot.before_it)
        if words("share").search(slot.left[-14:]) and (aimed or self._dated(slot)):
            return "target"
        if slot.bounded:
            if self.told or slot.says("total"):
                return "cap"
            return "support" if slot.sentence.verbs or slot.says("told award") else "threshold"
        if slot.quantity.qualifier in _AT_LEAST and (slot.says("rate") or not slot.sentence.verbs):
            return "threshold"
        return "support" if slot.verbs_before or (self.told and slot.says("award")) else None

    def _is_reached(self, slot: Slot) -> bool:
        """A turnover or investment to be reached."""
        if slot.is_relative or slot.bounded or slot.verbs_before or slot.says("due"):
            return False
        if slot.quantity.qualifier in ("at_most", "less_than"):
            return False
        near = slot.left[-16:]
        if not (words("reach").search(near) or words("intended").search(near)):
            return False
        return self._dated(slot) or bool(words("intended").search(near))

    def _dated(self, slot: Slot) -> bool:
        words_ = self.text[slot.sentence.start : slot.quantity.start]
        return bool(_YEAR.search(words_)) and not _PAST.search(words_)

    def _is_counted_goal(self, slot: Slot) -> bool:
        """So many things to be built, found or trained."""
        if not is_countable(self.text, slot.quantity):
            return False
        if self.context.kind in ("goal", "deadline"):
            return not slot.says("unit of award")
        if slot.bounded or slot.says("due") or slot.says("listed"):
            return False
        if not any(c.isdigit() for c in slot.quantity.text):
            return False
        if self.context.kind == "condition" or slot.defines or slot.says("unit of award") or slot.limits_next:
            return False
        before = self._target_before(slot)
        if before is not None and slot.sentence.plain[before.clause[1] : slot.clause[0]] in ("，", ","):
            if slot.says("end") or (not slot.left.strip("□ ") and slot.quantity.unit == before.quantity.unit):
                return True  # 新建粮仓12座以上，库容80万吨以上; 培养10名匠人，60名学徒
        return self._dated(slot) or slot.is_directed

    def _target_before(self, slot: Slot) -> Slot | None:
        """The number before it, where that is a target."""
        before = slot.before
        return before if before is not None and before.figure and before.figure.role == "target" else None

    def _made(self, slot: Slot, kind: Kind, role: Role | None, first: Figure | None = None) -> Figure:
        quantity, clause = slot.quantity, slot.printed_clause(self.text)
        if role == "target":
            bounds, kind, (start, end) = (quantity.qualifier, quantity.low, quantity.high), "target", clause
        else:
            bounds, start, end = bounds_of(slot, role, first), quantity.start, quantity.end
        qualifier, low, high = bounds
        figure = Figure(
            kind, role, start, end, clause, low, high, qualifier, quantity.unit, quantity.currency
        )
        figure.per = unit_of_award(self.text, slot) or (first.per if first is not None else None)
        if role == "target":
            figure.due = self.found.due
            return figure
        if (kind == "amount" and role != "cap") or quantity.kind == "money" or is_bare_money(quantity):
            # 60万（不含）美元奖励6万元: what stands before the verb is of another sum.
            own = not pattern("gives").search(self.text, quantity.start, quantity.number_start)
            figure.currency = (own and quantity.currency) or "CNY"
            figure.unit = ((own and quantity.unit) or "元").split("/")[0]
            figure.start = quantity.start if own else quantity.number_start
        if kind == "ratio" and role in ("support", "cap", "base"):
            if first is not None:
                figure.condition = tier_of(slot) or first.condition
            else:
                start, figure.condition = base_of(self.text, slot)
                figure.start = min(start, figure.start)
        elif role == "threshold":
            figure.condition = first.condition if first is not None else subject_of(self.text, slot)
        elif role == "cap":
            figure.condition = limited_by(self.text, slot) or self.context.condition
        elif role == "fund":
            figure.condition = fund_of(self.text, slot) or (first.condition if first is not None else None)
        elif role is not None:
            figure.condition = condition_of(self.text, slot) or self.context.condition
        return figure
