"""Statistics of running text, sentence by sentence; a clause without a subject takes that of the clause before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.language.periods import Period, isodates
from extract.language.quantities import Quantity, find_quantities
from extract.language.regions import Region, find_regions
from extract.records.passages import Passage, report_year
from extract.records.reporting import reporting_periods
from extract.records.statistics.alignment import (
    Aligned,
    aligned,
    end_of_span,
    in_brackets,
    repeated_for,
    runs_of,
    year_of_run,
)
from extract.records.statistics.claims import Claims
from extract.records.statistics.modality import modality_of
from extract.records.statistics.naming import Naming, Place
from extract.records.statistics.periods import (
    PeriodTracker,
    inferred_period,
    is_long_past,
    period_of_heading,
)
from extract.records.statistics.relation import Said, polarity_of
from extract.records.statistics.selection import (
    BOUNDS,
    figure_of,
    is_duration,
    repeated,
    told_beside,
    why_not,
)
from extract.records.statistics.statement import Polarity, Statement
from extract.records.statistics.subject import MARKS, noun_after, predicate_after
from extract.records.statistics.words import flow_before, moved_to, unit_metrics, unit_told
from schemas import Section, Statistic

_DEALT = re.compile("分别|依次|/")
_PART = re.compile("其中")
_NEAR, _FAR = 8, 160
_HEAD = 6
"""A firm named within so many signs of a paragraph's beginning is what the paragraph is about."""
_SHORT_NAME = 12
_ABOUT = re.compile("(?:大?约|大概)占[^，。；]*$")
_LONGEST_HEADING = 24
_MEAN = re.compile("年均|复合|年平均")
"""Growth that is a mean of several years."""
_LONGEST_TOLD = 26
"""How long a subject may be with what the clause says of it."""


def statistics_in(passages: Iterable[Passage], claims: Claims | None = None) -> list[Statistic]:
    """Every quantitative statement of the passages, without the numbers that `claims` hold.

    In a notice lengths of time are terms that it sets, and stated like other quantities.
    """
    found: list[Statistic] = []
    carried: str | None = None
    held: tuple[Section | None, str | None] | None = None
    firm = ""
    texts = list(passages)
    for place, passage in enumerate(texts):
        # In a report the time is understood from one paragraph to the next; beyond its section the year, if not long past.
        carried = carried or report_year(passage.document)
        if held is None or held[0] is not passage.section:
            held = passage.section, period_of_heading(passage)
        reader = StatementReader(passage, held[1] or carried, claims, firm)
        heads = [n.text for n in passage.names[:1] if n.kind == "firm" and n.start <= _HEAD]
        firm = next((name for name in heads if len(name) <= _SHORT_NAME), firm if not heads else "")
        beside = told_beside(texts, place) if passage.quantities else frozenset()
        for statement in reader.read() if passage.quantities else ():
            if figure_of(statement.quantity) in beside:
                continue
            start, end = statement.clause
            found.append(statement.row(passage.evidence(start, max(end, statement.quantity.end))))
        if passage.document.kind in ("white_paper", "other") and (told := reader.periods.last_told()):
            held = (passage.section, told)
            carried = (
                carried if is_long_past(told, passage.document, carried) else f"{isodates.year_of(told)}"
            )
    return found


class StatementReader:
    """Reads one passage."""

    def __init__(
        self, passage: Passage, carried: str | None = None, claims: Claims | None = None, firm: str = ""
    ) -> None:
        self.passage = passage
        self.claims = claims
        self.text = passage.text
        self.naming = Naming(passage, firm)
        self.periods = PeriodTracker(passage, carried)
        self.aligned: dict[int, Aligned] = {}
        self.runs: dict[int, tuple[int, int]] = {}
        """Of the numbers that are dealt out, the place of each in its run and the length of that."""
        self.seen: set[tuple[float | None, str | None]] = set()
        self.whole: Statement | None = None
        """What a part that 其中 names is of."""

    def read(self) -> list[Statement]:
        """The statements, in the order of the text."""
        found: list[Statement] = []
        quantities = self.passage.quantities
        self.aligned = self._alignment()
        for index, quantity in enumerate(quantities):
            clause = self.passage.clause_at(quantity.start)
            later = [q for q in quantities[index + 1 : index + 2] if q.start < clause[1]]
            if self.claims is not None and self.claims.hold(self.passage, quantity):
                continue
            reason = why_not(self.passage, index, clause)
            if reason == "time":
                self.naming.set_apart(quantity)
            if reason is not None:
                continue
            if repeated(quantity, self.text, bool(later), self.seen):
                continue
            before = self._before(index, clause)
            following = later[0].start if later else clause[1]
            place = Place(
                before.end if before else clause[0], clause, self.passage.sentence_at(quantity.start)
            )
            statement = self._statement(quantity, place, following, self._reached(quantity, later, clause))
            if not statement.subject and not statement.metric:
                continue  # the label of a chart, the cell of a form: nobody says what it is of
            names = repeated_for(self.text, clause[0], quantity) if not before and not self.aligned else []
            noun = self.naming.last_noun
            found += [statement.of(name, noun, _whole_region(name)) for name in names] or [statement]
        return found

    def _reached(self, quantity: Quantity, later: list[Quantity], clause: tuple[int, int]) -> bool:
        """Whether the clause goes on with a bound that the things counted reach: 有5家能耗低于30吨."""
        bounded = quantity.kind == "count" and bool(later) and later[0].qualifier in BOUNDS
        return bounded and not self.text[later[0].end : clause[1]].strip(MARKS)

    def _before(self, index: int, clause: tuple[int, int]) -> Quantity | None:
        """The number before one in its clause that states something; any other is part of the words around it."""
        for place in reversed(range(max(0, index - _NEAR), index)):
            quantity = self.passage.quantities[place]
            if quantity.start < clause[0]:
                return None
            if why_not(self.passage, place, clause) is None:
                return quantity
        return None

    def _alignment(self) -> dict[int, Aligned]:
        """What the numbers after 分别 belong to, by the place of the number."""
        found: dict[int, Aligned] = {}
        for start, end in self.passage.sentences:
            inside = self.passage.quantities_between(start, end)
            found |= in_brackets(self.text, start, inside) if len(inside) > 1 else {}
            if len(inside) > 1 and _DEALT.search(self.text, start, end):
                reporting = reporting_periods(self.passage.document)
                found |= aligned(self.text, start, inside, self.passage.periods, reporting)
                for run in runs_of(self.text, inside):
                    self.runs |= {q.start: (place, len(run)) for place, q in enumerate(run)}
        return found

    def _statement(self, quantity: Quantity, place: Place, following: int, reached: bool) -> Statement:
        """What a number says; `following` is where the next begins, which the things counted may have `reached`."""
        clause, sentence = place.clause, place.sentence
        said = self.naming.said(quantity, place.start)
        if quantity.qualifier == "exact" and _ABOUT.search(
            self.text, max(place.start, quantity.start - _FAR), quantity.start
        ):
            quantity = replace(quantity, qualifier="about")
        grown = said.relation == "growth" and quantity.kind == "percent"
        bare = grown or moved_to().match(self.text, quantity.end) is not None
        noun = "" if bare else noun_after(self.text, quantity, following, self.passage.tokens)
        own = self.aligned.get(quantity.start)
        if own is not None and own.metric and quantity.kind == "percent":
            said = replace(said, relation="growth")
        subject, metric, acting = self.naming.name(quantity, said, noun, own, place)
        aspect = bool(noun) and metric.endswith(noun)
        shared = quantity.kind == "percent" and not grown and not aspect
        room, tail = _LONGEST_TOLD - len(subject), ""
        ends = reached or following == clause[1]
        if room > 0 and ends and (quantity.kind == "count" or shared or acting):
            tail = predicate_after(self.text, quantity, noun, clause[1], room)
        subject, metric = self.naming.completed(subject, metric, quantity, noun, own, place, acting)
        counted = subject
        if not subject.endswith(tail):
            subject += tail if subject else tail.removeprefix("的")
        flow = flow_before().search(self.text, max(clause[0], quantity.start - _FAR), quantity.start)
        if flow and metric and said.relation == "level" and flow[0] not in f"{subject}{metric}":
            metric = f"{flow[0]}{metric}"
            self.naming.topic.metric, self.naming.topic.printed = metric, True
        period = own.period if own is not None and own.period else self.periods.of(quantity, clause, sentence)
        leaned = self.naming.leaned_on(said) if own is None else None
        if leaned is not None:
            period = leaned.period
        elif own is None or not own.item:
            period = year_of_run(period, *self.runs.get(quantity.start, (0, 0)))
            period = end_of_span(period, self.naming.moves(quantity))
        if period is not None and grown and _MEAN.search(metric):
            period = self.periods.span_to(period, quantity.start, sentence[0])
        written = self.passage.document.published_on
        modality = modality_of(self.text, sentence[0], quantity.start, period, written)
        if period is None and modality == "actual":
            period = self._as_written(quantity, clause)
        unit = (
            quantity.unit
            or self.naming.unit_of_list(quantity)
            or unit_told(f"{subject}{metric}", noun or ("" if metric else subject), quantity.value)
        )
        metric = metric or (unit_metrics().get(unit, "") if unit and subject else "")
        heading = self._heading() if metric and not subject else None
        statement = Statement(
            quantity,
            clause,
            subject or heading,
            metric or None,
            unit,
            period,
            _region_of(own.item if own else "") or self._region(clause, sentence),
            said.relation,
            said.base or self._whole(said, place),
            modality,
            polarity_of(said, self.text, place.start, quantity.start)
            or self._polarity_of_list(quantity, said),
            heading is not None,
        )
        if said.relation == "level" and _PART.search(self.text, clause[0], quantity.start):
            self.whole = self.naming.last
        kept = replace(statement, subject=counted) if reached and counted else statement
        self.naming.keep(quantity, said, noun, kept)
        return statement

    def _polarity_of_list(self, quantity: Quantity, said: Said) -> Polarity | None:
        """分别增长10%和5%: the way that the number before it in a list went."""
        last, (place, _) = self.naming.last, self.runs.get(quantity.start, (0, 0))
        return last.polarity if place and last is not None and last.relation == said.relation else None

    def _as_written(self, quantity: Quantity, clause: tuple[int, int]) -> Period | None:
        """What is told as it is, without a date, is so when the document is published; a notice sets terms instead."""
        document = self.passage.document
        undated = document.kind == "policy_notice" or self.periods.is_every(clause, quantity)
        if undated or document.published_on is None or is_duration(quantity):
            return None
        return inferred_period(document.published_on)

    def _heading(self) -> str | None:
        """The heading above, for a number whose paragraph names nothing it could be of."""
        titles = [title for title in self.passage.headings[:1] if 2 <= len(title) <= _LONGEST_HEADING]
        return titles[0] if titles and not find_quantities(titles[0]) else None

    def _whole(self, said: Said, place: Place) -> str | None:
        """Of what 其中占30% is a share: of that which the statement before told, or was a share of itself."""
        last = self.naming.last
        if said.relation != "share" or last is None or last.clause[0] < place.sentence[0]:
            return None
        if last.relation == "share":
            return last.base
        if last.relation not in ("level", "rank"):
            return None
        if not _PART.search(self.text, max(place.sentence[0], place.start - _FAR), place.start):
            return None
        of_last = _PART.search(self.text, last.clause[0], last.quantity.start)
        return self.whole.subject if of_last and self.whole is not None else last.subject

    def _in_name(self, region: Region) -> bool:
        """Whether a region is only a part of a name or an address: 北京 in 北京银行, 中山 in 中山北路.

        Of an authority it is the place, unless that is the whole country: 深圳 of 深圳市政府, but not 中国 of 中国证监会.
        """
        for name in self.passage.names_at(region.start):
            if region.end < name.end and (name.kind != "government" or region.level == "country"):
                return True
        return bool(_ADDRESS.match(self.text, region.end))

    def _region(self, clause: tuple[int, int], sentence: tuple[int, int]) -> str | None:
        """The region that the clause names, else the sentence; several are joined."""
        for start, end in (clause, (sentence[0], clause[0])):
            inside = [r for r in self.passage.regions_between(start, end) if not self._in_name(r)]
            if inside:
                return "、".join(dict.fromkeys(r.name for r in inside))
        return None


_ADDRESS = re.compile(
    r"[东西南北中]?(?:[一二三四]?(?:大道|大街|路|街|巷|支行|分行|银行|证券|信托|制药|股份|集团|药业|实业|控股))"
)


def _region_of(item: str) -> str | None:
    """The region with which the name of one of several begins."""
    regions = find_regions(item)
    return regions[0].name if regions and regions[0].start == 0 else None


def _whole_region(name: str) -> str | None:
    """The region that a name is, and nothing else."""
    regions = find_regions(name)
    return regions[0].name if regions and len(regions[0].text) == len(name) else None
