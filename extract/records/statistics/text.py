"""Statistics of running text, sentence by sentence; a clause without a subject takes that of the clause before."""

from __future__ import annotations

from collections.abc import Iterable

from extract.language.quantities import Quantity
from extract.language.regions import find_regions
from extract.records.passages import Passage, report_year
from extract.records.reporting import reporting_periods
from extract.records.statistics.alignment import Aligned, aligned, repeated_for
from extract.records.statistics.claims import Claims
from extract.records.statistics.naming import Naming, Place
from extract.records.statistics.periods import PeriodTracker
from extract.records.statistics.selection import (
    in_table_row,
    repeated,
    states_something,
    takes_up,
)
from extract.records.statistics.subject import noun_after, predicate_after
from extract.records.statistics.words import unit_of_metric
from schemas import Statistic

_GENERIC = 14
"""Subjects no longer than this are completed by what the clause says of them."""


def statistics_in(passages: Iterable[Passage], claims: Claims | None = None) -> list[Statistic]:
    """Every quantitative statement of the passages, without the numbers that `claims` hold.

    With claims the text is a notice: lengths of time are terms that it sets, and stated like other quantities.
    """
    found: list[Statistic] = []
    carried: str | None = None
    for passage in passages:
        # In a report the year is understood from one paragraph to the next; elsewhere it is not.
        carried = carried or report_year(passage.document)
        reader = _Reader(passage, carried, claims)
        if passage.quantities:
            found += reader.read()
        if passage.document.kind in ("white_paper", "other"):
            carried = reader.periods.last_year() or carried
    return found


class _Reader:
    """Reads one passage."""

    def __init__(self, passage: Passage, carried: str | None, claims: Claims | None) -> None:
        self.passage = passage
        self.claims = claims
        self.text = passage.text
        self.naming = Naming(passage)
        self.periods = PeriodTracker(passage, carried)
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
            if self.claims is not None and self.claims.hold(self.passage, quantity):
                continue
            if in_table_row(self.text, quantity, quantities[max(0, index - 1) : index + 2]):
                continue
            terms = self.claims is not None
            if not states_something(self.text, quantity, self.passage.periods, later, clause[1], terms=terms):
                continue
            more = bool(later) and later[0].start < clause[1]
            if repeated(quantity, self.text, more, self.seen):
                continue
            before = [q for q in quantities[:index] if q.start >= clause[0] and not takes_up(self.text, q)]
            following = next((q.start for q in later if q.start < clause[1]), clause[1])
            start = before[-1].end if before else clause[0]
            statistic = self._statement(quantity, Place(start, clause, sentence), following)
            if not statistic.subject and not statistic.metric:
                continue  # the label of a chart, the cell of a form: nobody says what it is of
            names = repeated_for(self.text, clause[0], quantity) if not before and not self.aligned else []
            found += [_for_each(statistic, name) for name in names] or [statistic]
        return found

    def _alignment(self) -> dict[int, Aligned]:
        """What the numbers after 分别 belong to, by the place of the number."""
        found: dict[int, Aligned] = {}
        for start, end in self.passage.sentences:
            inside = [q for q in self.passage.quantities if start <= q.start < end]
            if len(inside) > 1 and "分别" in self.text[start:end]:
                reporting = reporting_periods(self.passage.document)
                found |= aligned(self.text, start, inside, self.passage.periods, reporting)
        return found

    def _statement(self, quantity: Quantity, place: Place, following: int) -> Statistic:
        clause, sentence = place.clause, place.sentence
        said = self.naming.said(quantity, place.start)
        noun = noun_after(self.text, quantity, following, self.passage.tokens)
        own = self.aligned.get(quantity.start)
        subject, metric = self.naming.name(quantity, said, noun, own, place)
        tail = predicate_after(self.text, quantity, noun, following, clause[1])
        if tail and subject and len(subject) <= _GENERIC:
            subject += tail
        period = own.period if own is not None and own.period else self.periods.of(quantity, clause, sentence)
        unit = quantity.unit or unit_of_metric(f"{subject}{metric}") or self.naming.unit_of_list(quantity)
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
            region=_region_of(own.item if own else "") or self._region(clause, sentence),
            relation=said.relation,
            base=said.base,
            inferred="、".join(inferred) or None,
            evidence=self.passage.evidence(clause[0], max(clause[1], quantity.end)),
        )
        self.naming.keep(quantity, said, statistic)
        return statistic

    def _in_name(self, start: int, end: int) -> bool:
        """Whether a region is only a part of a firm's name: 北京 in 北京银行."""
        return any(s.start <= start and end < s.end and s.kind != "government" for s in self.passage.names)

    def _region(self, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
        """The region that the clause names, else the sentence; several are joined."""
        for start, end in (clause, (sentence[0], clause[0])):
            inside = [r for r in self.passage.regions if start <= r.start < end]
            names = [r.name for r in inside if not self._in_name(r.start, r.end)]
            if names:
                return "、".join(dict.fromkeys(names))
        return None


def _region_of(item: str) -> str | None:
    """The region with which the name of one of several begins."""
    regions = find_regions(item)
    return regions[0].name if regions and regions[0].start == 0 else None


def _for_each(statistic: Statistic, name: str) -> Statistic:
    """The same statement of one of several names."""
    regions = find_regions(name)
    region = regions[0].name if regions and len(regions[0].text) == len(name) else statistic.region
    rest = (statistic.subject or "").split("分别")[-1]
    return statistic.model_copy(update={"subject": f"{name}{rest}", "region": region})
