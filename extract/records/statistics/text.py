"""Statistics of running text, sentence by sentence; a clause without a subject takes that of the clause before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.language.quantities import Quantity
from extract.language.regions import find_regions
from extract.records.passages import Passage, report_year
from extract.records.statistics.alignment import Aligned, aligned, repeated_for
from extract.records.statistics.periods import PeriodTracker
from extract.records.statistics.relation import Said, relation_of
from extract.records.statistics.selection import repeated, states_something
from extract.records.statistics.subject import Phrase, noun_after, phrase_before, predicate_after
from extract.records.statistics.words import unit_metrics, unit_of_metric
from schemas import Statistic

_GENERIC = 14
"""Subjects no longer than this are completed by what the clause says of them."""
_NO_SUBJECT = re.compile(
    r"(?:在|从|对|于|向|由|以|按|它们|它|他们|其|该|这个?数字|这一数字|这|那|两者|二者|前者|后者|该领域|该数字|为|到|将|将在|预计在)?"
    r"|(?:高于|低于|较|比|相较|相比|超过|与).*"
)
"""Phrases that stand for a subject named before: pronouns, prepositions, comparisons."""
_ACTOR = 12
"""A phrase no longer than this before a verb is who acts, not what is counted."""


@dataclass
class _Topic:
    """What the text speaks of: the last subject that was named, and the last metric."""

    subject: str = ""
    metric: str = ""


def statistics_in(passages: Iterable[Passage]) -> list[Statistic]:
    """Every quantitative statement of the passages."""
    found: list[Statistic] = []
    carried: str | None = None
    for passage in passages:
        carried = carried or report_year(passage.document)
        reader = _Reader(passage, carried)
        if passage.quantities:
            found += reader.read()
        carried = reader.periods.last_year() or carried
    return found


class _Reader:
    """Reads one passage."""

    def __init__(self, passage: Passage, carried: str | None) -> None:
        self.passage = passage
        self.text = passage.text
        self.topic = _Topic()
        self.periods = PeriodTracker(passage, carried)
        self.last: Statistic | None = None
        self.last_quantity: Quantity | None = None
        self.aligned: dict[int, Aligned] = {}
        self.seen: set[tuple[float | None, str | None]] = set()

    def read(self) -> list[Statistic]:
        """The statistics, in the order of the text."""
        found: list[Statistic] = []
        quantities = self.passage.quantities
        self.aligned = self._alignment()
        for index, quantity in enumerate(quantities):
            sentence = self.passage.sentence_at(quantity.start)
            clause = self.passage.clause_at(quantity.start)
            later = quantities[index + 1 :]
            if not states_something(self.text, quantity, self.passage.periods, later, clause[1]):
                continue
            more = bool(later) and later[0].start < clause[1]
            if repeated(quantity, self.text, more, self.seen):
                continue
            before = [q for q in quantities[:index] if q.start >= clause[0]]
            following = next((q.start for q in later if q.start < clause[1]), clause[1])
            statistic = self._statement(quantity, clause, sentence, before, following)
            names = repeated_for(self.text, clause[0], quantity) if not before and not self.aligned else []
            found += [_for_each(statistic, name) for name in names] or [statistic]
        return found

    def _alignment(self) -> dict[int, Aligned]:
        """What the numbers after 分别 belong to, by the place of the number."""
        found: dict[int, Aligned] = {}
        for start, end in self.passage.sentences:
            inside = [q for q in self.passage.quantities if start <= q.start < end]
            if len(inside) > 1 and "分别" in self.text[start:end]:
                found |= aligned(self.text, start, inside, self.passage.periods)
        return found

    def _statement(
        self,
        quantity: Quantity,
        clause: tuple[int, int],
        sentence: tuple[int, int],
        before: list[Quantity],
        following: int,
    ) -> Statistic:
        start = before[-1].end if before else clause[0]
        said = relation_of(self.text, quantity, start)
        phrase = phrase_before(
            self.text, start, min(said.start, quantity.start), self.passage.periods, self.passage.tokens
        )
        noun = noun_after(self.text, quantity, following, self.passage.tokens)
        if not phrase.subject and not noun and not before:
            phrase = replace(phrase, subject=self._clause_above(clause, sentence))
        own = self.aligned.get(quantity.start)
        if own is not None and own.item and not own.is_metric:
            phrase, noun = Phrase(own.item, phrase.metric or self.topic.metric, False), ""
        subject, metric = self._named(quantity, said, phrase, noun)
        if own is not None and own.is_metric:
            subject, metric = self.topic.subject, own.item
        tail = predicate_after(self.text, quantity, noun, following, clause[1])
        if tail and subject and len(subject) <= _GENERIC:
            subject += tail
        period = own.period if own is not None and own.period else self.periods.of(quantity, clause, sentence)
        unit = quantity.unit or unit_of_metric(f"{subject}{metric}") or self._unit_of_list(quantity)
        inferred = []
        if quantity.unit is None and unit is not None:
            inferred.append("unit")
        if period is not None and period.inferred:
            inferred.append("period")
        statistic = Statistic(
            subject=subject or None,
            metric=metric or None,
            text=quantity.text,
            value=quantity.value,
            low=quantity.low,
            high=quantity.high,
            unit=unit,
            qualifier=quantity.qualifier,
            period=period.iso if period else None,
            period_text=period.text or period.resolved_from if period else None,
            region=self._region(clause, sentence),
            relation=said.relation,
            base=said.base,
            inferred="、".join(inferred) or None,
            evidence=self.passage.evidence(clause[0], max(clause[1], quantity.end)),
        )
        self.last, self.last_quantity = statistic, quantity
        return statistic

    def _named(self, quantity: Quantity, said: Said, phrase: Phrase, noun: str) -> tuple[str, str]:
        """Subject and metric, with what the clause leaves out taken from the one before."""
        subject, metric = phrase.subject, phrase.metric
        if _NO_SUBJECT.fullmatch(subject):
            subject = ""
        regions = find_regions(subject)
        only_region = bool(regions) and "".join(r.text for r in regions) == subject.strip("、和与及省市区")
        if only_region and not noun:
            subject, metric = (
                f"{subject}{self._without_region(self.topic.subject)}",
                metric or self.topic.metric,
            )
        elif noun and quantity.kind in ("count", "measure", "number", "money"):
            subject = noun if phrase.verb and self._is_actor(subject) else f"{subject}{noun}"
        elif noun and said.relation == "share":
            subject = subject or noun
        if subject:
            if not only_region:
                self.topic.subject = subject
        else:
            subject = self.topic.subject
        if (
            quantity.unit == "百分点"
            and self.last is not None
            and self.last.unit == "%"
            and not phrase.subject
        ):
            base = f"占{self.last.base}比重" if self.last.base else self.last.metric or ""
            metric = f"{base}{said.metric or ''}"
        elif said.metric:
            metric = f"{metric}{said.metric}" if metric else said.metric
        elif not metric and said.relation == "share":
            metric = "占比"
        elif not metric:
            metric = unit_metrics().get(quantity.unit or "", "")
        if metric and said.relation == "level":
            self.topic.metric = metric
        return subject, metric

    def _unit_of_list(self, quantity: Quantity) -> str | None:
        """A bare number in a list has the unit of the one before it."""
        last = self.last_quantity
        if last is None or self.last is None or quantity.unit is not None:
            return None
        between = self.text[last.end : quantity.start]
        return self.last.unit if between.strip(" 、和与及") == "" else None

    def _is_actor(self, subject: str) -> bool:
        """Whether the phrase before a verb only says who counted or made the things that are counted."""
        return len(subject) <= _ACTOR

    def _without_region(self, subject: str) -> str:
        regions = find_regions(subject)
        return subject[regions[0].end :] if regions and regions[0].start == 0 else subject

    def _clause_above(self, clause: tuple[int, int], sentence: tuple[int, int]) -> str:
        """The subject that the clause right above names, where that clause has no number itself."""
        above = [c for c in self.passage.clauses if sentence[0] <= c[0] < clause[0]]
        if not above or any(
            above[-1][0] <= q.start < above[-1][1] and not self._in_brackets(q)
            for q in self.passage.quantities
        ):
            return ""
        words = [t for t in self.passage.tokens.between(*above[-1]) if t.text.strip()]
        predicate = words and (words[0].tag[0] in "vpd" or words[0].text in ("主要", "分别", "其中"))
        if predicate and "的" not in self.text[slice(*above[-1])]:
            return ""  # 主要集中在B轮和C轮 says something of a subject named before
        phrase = phrase_before(self.text, *above[-1], self.passage.periods, self.passage.tokens)
        return f"{phrase.subject}{phrase.metric}"

    def _in_brackets(self, quantity: Quantity) -> bool:
        """Whether a number stands within brackets, as 初创期企业（A、B、C三轮）."""
        before = self.text[max(0, quantity.start - 20) : quantity.start]
        return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))

    def _region(self, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
        """The region that the clause names, else the sentence; several are joined."""
        for start, end in (clause, (sentence[0], clause[0])):
            names = [r.name for r in self.passage.regions if start <= r.start < end]
            if names:
                return "、".join(dict.fromkeys(names))
        return None


def _for_each(statistic: Statistic, name: str) -> Statistic:
    """The same statement of one of several names."""
    regions = find_regions(name)
    region = regions[0].name if regions and len(regions[0].text) == len(name) else statistic.region
    rest = (statistic.subject or "").split("分别")[-1]
    return statistic.model_copy(update={"subject": f"{name}{rest}", "region": region})
