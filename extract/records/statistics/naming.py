"""Subject and metric of a number: what its clause leaves out is taken from what was said before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.language.characters import within
from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.language.regions import find_regions
from extract.records.passages import Passage
from extract.records.statistics.alignment import Aligned, follows
from extract.records.statistics.frame import Frame, Frames
from extract.records.statistics.periods import inferred_period
from extract.records.statistics.relation import Said, relation_of
from extract.records.statistics.selection import is_duration
from extract.records.statistics.statement import Statement
from extract.records.statistics.subject import Phrase, phrase_before, without_periods
from extract.records.statistics.words import (
    flow_before,
    metric_at_end,
    moved_to,
    share_metric,
    unit_metrics,
)

_LONG = 30
_FAR = 200
_NO_SUBJECT = re.compile(
    r"(?:连续|持续|小幅|大幅|略有?|逐步|进一步|稳步|持续|快速)*(?:增长|增加|上升|下降|减少|回落|提高|扩大|攀升|[升降])?(?:至|到)?|新"
    r"|(?:和|与|及|以及|或|在|从|对|于|向|由|以|按|它们|它|他们|其|该|这个?数字|这一数字|这|那|两者|二者|前者|后者|该领域|该数字|为|到|将|将在|预计在)?"
    r"|(?:预期|预测|前值|上期|此前|预期值|预测值)(?:为)?"
    r"|(?:远|远远|明显|大幅|略)?(?:高于|低于|多于|少于)"
    r"|(?:较|比|相较|相比|超过|与|而?相比之下).*"
)
"""Phrases that stand for a subject named before: pronouns, prepositions, comparisons."""
_PRONOUN = re.compile(
    r"(?:它们|他们|她们|这些(?:企业|公司|机构|平台|项目)|其(?![他它中余次]))(?:往往|大多|一般|均|都)?"
)
_COMPARED = re.compile("^(?:远|远远|明显|大幅|略)?(?:高于|低于|多于|少于)(?=.)")
_AGAINST = re.compile("(?:[比较]|高于|低于)[^，。；]*$")
_NEXT = re.compile(
    "(?:其次|再次|而后|然后|最后|第[二三四五](?:名|位)?|[\u4e00-\u9fff]{2,10}的)(?:依次|则|主要|分别)?[是为](?=[^，,])"
)
"""What announces a name: 其次是, 紧随其后的是."""
_CLOSED = re.compile(r"\s*(?:[，。；、！？（(]|$|[和与及])")
_RANKED = re.compile(r"(?:位居|稳居|位列|跃居|排名|排在|居|列|名列)")
_POINTER = re.compile("(?:该|这一?|此|上述|前述)[次项类]?")
_WHERE = re.compile(r"(?:在|从|对|向|面向|来自)(?:全国|全球|全省|全市)?\s*$")
_RUNNING = re.compile(r"(?:连续|最近|近|过去)\s*$")
_REMEMBERED = 4
_LEAD = 6
"""Signs that may stand before the subject of a clause."""
_ASPECT = 4
"""Words before a metric that are no longer than this are part of it, where the sentence has named whose it is."""
_ACTOR = 12
"""A phrase no longer than this before a verb is who acts, not what is counted."""


@dataclass
class Topic:
    """What the text speaks of: the last subject that was named, and the last metric."""

    subject: str = ""
    metric: str = ""
    printed: bool = False
    """Whether the metric is printed, not understood from a unit."""
    sentence: int = 0
    """Where the sentence begins that named the subject."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: slices of the text."""

    start: int
    """Where the words begin that may name it: behind the number before it, or at the head of the clause."""
    clause: tuple[int, int]
    sentence: tuple[int, int]


class Naming:
    """Names the numbers of one passage from left to right, and remembers what they were said of."""

    def __init__(self, passage: Passage, firm: str = "") -> None:
        self.passage = passage
        self.text = passage.text
        self.topic = Topic()
        self.frames = Frames(passage, firm)
        self.last: Statement | None = None
        self.last_quantity: Quantity | None = None
        self.last_said: Said | None = None
        self.last_noun = ""
        self.lengths: list[Period] = []
        """Lengths of time that only say when, as 十年 in 产量十年增长三成."""
        self.told: dict[int, Statement] = {}
        """The statements made so far, by the place of their number."""

    def keep(self, quantity: Quantity, said: Said, noun: str, statistic: Statement) -> None:
        """Remember a statement, and the noun that its number counts."""
        self.last, self.last_quantity, self.last_said = statistic, quantity, said
        self.last_noun = noun
        self.told[quantity.start] = statistic

    def name(
        self, quantity: Quantity, said: Said, noun: str, own: Aligned | None, place: Place
    ) -> tuple[str, str, bool]:
        """(subject, metric) of a number; `noun` stands behind it, `own` is what 分别 gives it, `place` its clause.

        With them, whether the subject only tells what somebody did.
        """
        phrase = phrase_before(
            self.text,
            place.start,
            min(said.start, quantity.start),
            self._near(place.start, quantity.start),
            self.passage.tokens,
        )
        phrase = self._of_those_counted(phrase, place)
        if _COMPARED.match(phrase.subject) and quantity.unit == "百分点":  # 高于同期增速3.4个百分点
            phrase = replace(phrase, subject="", metric=f"{phrase.subject}{phrase.metric}")
        phrase = replace(phrase, subject=_COMPARED.sub("", phrase.subject))  # 远低于东部地区近10%的水平
        if phrase.deed and not noun and unit_metrics().get(quantity.unit or "") == "次数":
            phrase = replace(
                phrase, subject=phrase.deed, acting=True
            )  # what is counted is how often it was done
        phrase = replace(phrase, subject=self.frames.firm_for(phrase.subject, quantity.start))
        phrase = self._of_name(phrase, place)
        if _POINTER.match(phrase.subject):
            phrase = replace(phrase, subject=self.frames.in_full(phrase.subject, place.clause[0]))
        if not phrase.subject and not noun and place.start == place.clause[0]:
            subject, metric = self._clause_above(place.clause, place.sentence)
            phrase = replace(phrase, subject=subject, metric=phrase.metric or metric)
        if own is not None and own.item and not own.is_metric:
            phrase, noun = Phrase(own.item, own.metric or phrase.metric or self.topic.metric, False), ""
        if aspect := self._aspect(quantity, noun):
            phrase, noun = replace(phrase, metric=f"{phrase.metric}{aspect}"), ""
        subject, metric = self._named(quantity, said, phrase, noun, place)
        if own is not None and own.is_metric:
            subject, metric = self.topic.subject, own.item
        alone = not (noun or phrase.metric or (own and own.item)) and (
            self.moves(quantity) or _NO_SUBJECT.fullmatch(phrase.subject)
        )
        if (
            alone
            and said.relation == "level"
            and self.last is not None
            and self._goes_on(quantity, phrase, place)
        ):
            subject, metric = self.last.subject or "", self.last.metric or ""
        if _POINTER.fullmatch(phrase.subject) and phrase.metric and self.last is not None:
            subject, metric = self.last.subject or "", self.last.metric or ""  # 该比例将上升至60%
        grown = self.told.get(own.of) if own is not None and own.of is not None else None
        if grown is not None:
            subject, metric = grown.subject or "", f"{grown.metric or ''}{said.metric or ''}"
        return subject, metric, phrase.acting and subject.startswith(phrase.subject)

    def _of_name(self, phrase: Phrase, place: Place) -> Phrase:
        """A phrase divided behind the name with which it begins: 云帆科技 and 研发投入."""
        names = self.frames.names.get(phrase.subject[:2], ())
        name = max((n for n in names if phrase.subject.startswith(n)), key=len, default="")
        item = phrase.subject[len(name) :]
        near = self.passage.tokens.between(place.start, min(place.clause[1], place.start + _FAR))
        verbs = (w.text for w in near if w.tag in ("v", "p"))
        if not name or not 0 < len(item) <= _ASPECT or not phrase.metric or any(v in item for v in verbs):
            return phrase
        return replace(phrase, subject=name, metric=f"{item.removeprefix('的')}{phrase.metric}")

    def _aspect(self, quantity: Quantity, noun: str) -> str:
        """The noun behind a number where it is no thing: 给企业造成180美元的成本, 回落至8%的增长水平."""
        if quantity.kind == "percent" and self.text.startswith("的", quantity.end):
            return noun if share_metric().search(noun) or metric_at_end().search(noun) else ""
        return noun if quantity.kind == "money" and metric_at_end().fullmatch(noun) else ""

    def _of_those_counted(self, phrase: Phrase, place: Place) -> Phrase:
        """The phrase of a number that what the one before counts is the subject of: 加入计划的9家企业已融资340万元.

        In 在24个国家提款3万笔 it is only where somebody does it.
        """
        noun, last = self.last_noun, self.last
        if last is None or not noun or place.start == place.clause[0] or not phrase.subject.startswith(noun):
            return phrase
        rest = phrase.subject[len(noun) :]
        where = _WHERE.search(self.text, place.clause[0], last.quantity.start)
        if where is not None:
            return replace(phrase, subject=rest, acting=bool(rest))
        if rest.startswith(("、", "和", "与")):
            return replace(phrase, subject=rest[1:])
        if rest.startswith("的") or not last.subject or (not rest and not phrase.metric):
            return phrase
        return replace(phrase, subject=f"{last.subject}{rest}")

    def completed(
        self,
        subject: str,
        metric: str,
        quantity: Quantity,
        noun: str,
        own: Aligned | None,
        place: Place,
        acting: bool,
    ) -> tuple[str, str]:
        """Subject and metric with what the sentence has named before, where the clause itself names too little."""
        opening = self._words_before(max(place.clause[0], quantity.start - _FAR), quantity.start)
        if (own is not None and own.of is not None) or (noun and subject.startswith(noun) and not opening):
            return subject, metric  # 千余个系统由国外厂商维护: what is counted is the subject of the clause
        frame = self.frames.at(place.sentence, place.clause[0])
        listed = _NEXT.search(self.text, max(place.sentence[0], quantity.start - _FAR), quantity.start)
        if listed or (own is not None and own.item):
            frame = Frame(scope=frame.scope)  # who the sentence begins with is one of those that it lists
        last = self.last
        beside = last is not None and last.relation != "level" and last.metric == metric
        whole = frame.acted(subject, noun) if acting else frame.completed(subject, beside)
        aspect = metric and len(subject) <= _ASPECT and not share_metric().search(metric)
        if aspect and frame.actor and whole == f"{frame.actor}{subject}":
            if self.text.find(f"{subject}{metric}", place.start, quantity.start) >= 0:
                self.topic.subject = frame.actor
                return frame.actor, f"{subject}{metric}"  # 公司…，研发费用为
        return whole, metric

    def set_apart(self, quantity: Quantity) -> None:
        """Take a length of time that only says when for a date, which names nothing."""
        lead = _RUNNING.search(self.text, max(0, quantity.start - _LEAD), quantity.start)
        start = lead.start() if lead is not None else quantity.start
        length = replace(inferred_period(""), start=start, end=quantity.end)
        self.lengths.append(length)

    def _near(self, start: int, end: int) -> list[Period]:
        """The dates and lengths of time that may reach between two places."""
        near = [*self.passage.periods_between(max(0, start - _LONG), end), *self.lengths[-_REMEMBERED:]]
        return sorted(near, key=lambda period: period.start)

    def _words_before(self, start: int, end: int) -> str:
        return without_periods(self.text, start, end, self._near(start, end), self.passage.tokens).strip()

    def said(self, quantity: Quantity, start: int) -> Said:
        """The relation of a number; the first member's holds for a list (分别增长33.0%、26.6%) and for what it became."""
        said = relation_of(self.text, quantity, start)
        if said.relation == "level" and self.last_said is not None:
            if self._listed(quantity) or self.moves(quantity):
                return replace(self.last_said, start=quantity.start)
        return said

    def moves(self, quantity: Quantity) -> bool | None:
        """Whether something moved to a number (True) or from it (False): 从25%下降到11%; None for any other."""
        near = self.passage.quantities_between(quantity.end, quantity.end + _LONG)[:1]
        if near and moved_to().fullmatch(self.text, quantity.end, near[0].start):
            return False
        last = self.last_quantity
        return (
            True if last is not None and moved_to().fullmatch(self.text, last.end, quantity.start) else None
        )

    def leaned_on(self, said: Said) -> Statement | None:
        """The statement that growth or a share is told of right behind it: 新设60万户，同比增长20%."""
        last = self.last_quantity
        if last is None or said.relation not in ("growth", "change", "share"):
            return None
        if _AGAINST.search(self.text, max(0, last.start - _LONG), last.start):
            return None  # 营业收入比2019年的11.8亿元增长了99%
        return None if self.text[last.end : said.start].strip("，,、（( ") else self.last

    def _listed(self, quantity: Quantity) -> bool:
        """Whether a number goes on with a list of its kind."""
        last = self.last_quantity
        return last is not None and last.kind == quantity.kind and follows(self.text, last, quantity)

    def _goes_on(self, quantity: Quantity, phrase: Phrase, place: Place) -> bool:
        """Whether a number is of the same thing as the one before: in a list, 由30万吨下降至12万吨, 高于上年的8万吨."""
        last = self.last_quantity
        if last is None or self.last is None or last.kind != quantity.kind:
            return False
        between = self.text[last.end : quantity.start].strip()
        converted = quantity.kind == "money" and between in ("（", "(") and last.unit != quantity.unit
        if converted or self._listed(quantity) or moved_to().fullmatch(self.text, last.end, quantity.start):
            return True
        new = (
            phrase.act
            or phrase.deed
            or flow_before().search(self.text, max(place.start, quantity.start - _FAR), quantity.start)
        )
        level = self.last.relation == "level" and quantity.kind in ("money", "measure", "percent")
        return level and not new and last.unit == quantity.unit and last.start >= place.sentence[0]

    def _named(
        self, quantity: Quantity, said: Said, phrase: Phrase, noun: str, place: Place
    ) -> tuple[str, str]:
        """Subject and metric, with what the clause leaves out taken from the one before."""
        subject, metric = phrase.subject, phrase.metric
        if _NO_SUBJECT.fullmatch(subject) or (quantity.kind == "rank" and _RANKED.match(subject)):
            subject = ""
        pronoun = _PRONOUN.match(subject)
        meant = self.topic.subject or (
            self.frames.named_before(place.sentence[0]) if pronoun is not None else ""
        )
        if pronoun is not None and meant:
            rest = subject[pronoun.end() :]
            subject = f"{meant}{rest}" if len(meant) + len(rest) <= _LONG else rest
        regions = find_regions(subject)
        only_region = bool(regions) and "".join(r.text for r in regions) == subject.strip("、和与及省市区")
        if only_region and not noun:
            subject, metric = (f"{subject}{_without_region(self.topic.subject)}", metric or self.topic.metric)
        elif noun and quantity.kind in ("count", "measure", "number", "money"):
            link = "的" if phrase.relative and subject else ""
            joined = subject if subject.endswith(noun) else f"{subject}{link}{noun}"
            subject = noun if phrase.verb and len(subject) <= _ACTOR else joined
        elif noun and (said.relation == "share" or quantity.kind == "percent"):
            of = self.text.startswith("的", quantity.end)
            subject = noun if of and place.start > place.clause[0] else subject or noun
        if subject:
            where = quantity.kind == "count" and _WHERE.search(self.text, place.clause[0], quantity.start)
            if not only_region and not where:
                self.topic.subject, self.topic.sentence = subject, place.sentence[0]
        else:
            subject = self._understood(place, metric) or (
                self.topic.metric if quantity.kind == "rank" else ""
            )
        if (
            quantity.unit == "百分点"
            and self.last is not None
            and self.last.unit == "%"
            and not phrase.subject
        ):
            base = f"占{self.last.base}比重" if self.last.base else self.last.metric or ""
            if phrase.metric:
                base = f"{self.topic.metric}{phrase.metric}" if self.topic.printed else phrase.metric
            metric = f"{base}{said.metric or ''}"
        elif said.metric and not (said.relation == "share" and share_metric().search(metric)):
            of_topic = not phrase.subject and self.topic.printed
            of_topic &= said.relation in ("growth", "change") or self.leaned_on(said) is not None
            level = self.topic.metric if of_topic else ""
            metric = f"{metric or level}{said.metric}"
        elif not metric and said.relation == "share":
            metric = "占比"
        elif not metric:
            told = unit_metrics().get(quantity.unit or "", "")
            closed = _CLOSED.match(self.text, quantity.end) is not None
            alone = closed and quantity.kind in ("money", "count") and not subject.endswith(phrase.deed)
            deed = phrase.deed if alone and not noun else ""
            metric = (phrase.act if not noun else "") or f"{deed}{self._aspect_told(quantity, place) or told}"
        if metric and said.relation == "level" and quantity.kind != "rank" and not is_duration(quantity):
            self.topic.metric, self.topic.printed = metric, bool(phrase.metric)
        return subject, metric

    def _aspect_told(self, quantity: Quantity, place: Place) -> str:
        """The metric that a sentence has named for others, where a number of the same unit has none: 其中乙厂更是达到20%."""
        last = self.last
        if (
            quantity.kind != "percent"
            or last is None
            or last.unit != quantity.unit
            or last.relation != "level"
        ):
            return ""
        near = last.quantity.start >= place.sentence[0]
        return self.topic.metric if near and self.topic.printed else ""

    def _understood(self, place: Place, metric: str) -> str:
        """The subject of a number that names none: the last one told, or what its own sentence begins with."""
        frame = self.frames.at(place.sentence, place.clause[0])
        actor = "" if frame.actor in metric else frame.actor
        if self.topic.sentence < place.sentence[0] and actor and not frame.inherited:
            return actor
        return self.topic.subject or ("" if self.topic.metric else actor)

    def unit_of_list(self, quantity: Quantity) -> str | None:
        """A bare number in a list has the unit of the one before it."""
        last = self.last_quantity
        if last is None or self.last is None or quantity.unit is not None:
            return None
        between = self.text[last.end : quantity.start]
        return self.last.unit if between.strip(" 、和与及") == "" else None

    def _clause_above(self, clause: tuple[int, int], sentence: tuple[int, int]) -> tuple[str, str]:
        """Subject and metric that the clause right above names, where that clause has no number itself."""
        above = self.passage.clauses_between(max(sentence[0], clause[0] - _FAR), clause[0])
        told = self.passage.quantities_between(*above[-1]) if above else []
        if not above or any(
            q.kind != "rank" and not within(self.text, q.start, max(0, q.start - 20), "（(", "）)")
            for q in told
        ):  # those of 初创期企业（A、B、C三轮） say which
            return "", ""
        start, end = above[-1]
        if introduced := _NEXT.match(self.text, start, end):
            return self.text[introduced.end() : end].strip(" ，,：:。；;"), ""
        words = [t for t in self.passage.tokens.between(start, end) if t.text.strip()]
        words = words[1:] if words and words[0].tag == "c" else words  # 但融资金额占据首位
        predicate = words and (words[0].tag[0] in "vpdc" or words[0].text in ("主要", "分别", "其中"))
        named = [t for t in words if t.tag != "x"][-1:]
        if predicate and ("的" not in self.text[start:end] or (named and named[0].tag[0] == "v")):
            return "", ""  # 主要集中在B轮和C轮, 从事疫苗的研发和销售 say something of a subject named before
        frame = self.frames.at(sentence, clause[0])
        head = self.text[start : min(end, start + len(frame.printed) + _LEAD)]
        if frame.actor and not frame.inherited and frame.printed in head:
            return frame.actor, frame.metric
        phrase = phrase_before(self.text, start, end, self._near(start, end), self.passage.tokens)
        return phrase.subject, phrase.metric


def _without_region(subject: str) -> str:
    regions = find_regions(subject)
    return subject[regions[0].end :] if regions and regions[0].start == 0 else subject
