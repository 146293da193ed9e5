"""What a sentence speaks of before it comes to its numbers: who or what it begins with, and the field it is about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extract.language.regions import find_regions
from extract.records.passages import Passage
from extract.records.statistics.subject import is_finding, owned, word_start
from extract.records.statistics.words import (
    growth_metric,
    is_copula,
    lead_in,
    metric_at_end,
    nobody,
    word_set,
)

_SCOPE = re.compile(
    r"^(?:而|其中|同时|此外)?[，,]?(?:在|就|(?P<by>[从分按](?=[^，。；：]+看)))?(?P<scope>[^，。；：]{2,16}?)(?:这一|整体|细分)?"
    r"(?P<kind>领域|行业|产业|市场|板块|环节|赛道)?(?P<side>方面|方向上|来看|看|上|中|内|里|里面)?[，,：:]"
)
_STOPS = frozenset("，。；：！？,;:!?\n（(")
_WITHIN = frozenset("、“”‘’《》【】/-— ·&")
_NAMING = frozenset("njlisfbaexmqckhgz")
"""First letters of the tags of words that names are made of; with them stands vn."""
_PREDICATES = frozenset("将已均也还又都仅只就才已经正在可能能可须应")
_WITNESSES = frozenset(("government", "research", "media", "association"))
"""Organizations that count and report more often than they are counted."""
_LONGEST = 32
_HEAD, _CLAUSES = 60, 6
"""How far into a clause, and into how many of a sentence, its subject is looked for."""
_ANCHORED = 9
_ANCHOR = re.compile(r"[A-Za-z“”《》]")
_OWN_HEAD = 6
_SHORT = 4
_ONE = re.compile("^[一某][家个支名位款项种批]")
_SELVES = re.compile("(?:该|本)?公司(?=$|[^\u4e00-\u9fff]|[的在销售营业净总年产研投资收入])")
_QUOTES = frozenset("“”")
_POINTS = re.compile("(?:该|这|那|此次|此|本次)[名个家项款支只座条部届起次]?")
"""Words that point at what was named before: 该清单, 这名黑客."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is understood in the clauses of a sentence that don't say it again."""

    actor: str = ""
    scope: str = ""
    inherited: bool = False
    """The actor was named by an earlier sentence of the paragraph."""
    printed: str = ""
    """The actor as its clause has it, where that says it in short."""
    measured: bool = False
    """The actor is nothing but what the first number is of; what else is counted stands beside it."""
    metric: str = ""
    """The aspect of the actor that the clause begins with: 订单金额 in 内河航运的订单金额位居首位."""

    def completed(self, subject: str, beside: bool = False) -> str:
        """A subject that doesn't stand for itself, with what the sentence has said before it.

        `beside`: the same is told of it as of the actor, which is no more than the first of several (甲占三成，乙占七成).
        """
        regions = find_regions(subject)
        if subject and subject != self.actor and self.actor.endswith(subject):
            return self.actor  # 逆变器市场仍在扩大，市场增速达到17.6%
        if self.measured and (beside or len(subject) >= _SHORT):
            return subject
        for part in (self.actor, self.scope):
            if regions and regions[0].start == 0 and part in word_set("nowhere"):
                continue  # 全球 is said of the others that the sentence compares
            if part and subject and not _shares(subject, part) and not self._stands_alone(subject):
                if len(part) + len(subject) <= _LONGEST:
                    subject = f"{part}{subject}"
        return subject

    def acted(self, deed: str, noun: str) -> str:
        """Who did something, with what they did; where that is long, with what is counted only."""
        if not self.actor or _shares(deed, self.actor):
            return deed
        return f"{self.actor}{deed if len(self.actor) + len(deed) <= _LONGEST else noun}"

    def _stands_alone(self, subject: str) -> bool:
        most = _OWN_HEAD if self.inherited else _ANCHORED
        return len(subject) > most or bool(_POINTS.match(subject)) or _stands(subject)


class Frames:
    """The frames of a passage's sentences, from left to right."""

    def __init__(self, passage: Passage, firm: str = "") -> None:
        self.passage = passage
        self.firm = firm
        """The firm that the text above is about."""
        self.names: dict[str, set[str]] = {}
        """The names of the passage by their first two signs."""
        for name in (firm, *(n.text for n in passage.names)):
            self.names.setdefault(name[:2], set()).add(name)
        self._known: dict[int, Frame] = {}
        self._last = Frame()

    def at(self, sentence: tuple[int, int], until: int) -> Frame:
        """The frame of a sentence for a number of it in the clause that begins at `until`."""
        frame = self._known.get(sentence[0])
        if frame is None or not frame.actor or frame.inherited:
            frame = self._read(sentence, until)
            self._known[sentence[0]] = frame
            self._last = frame
        return frame

    def _read(self, sentence: tuple[int, int], until: int) -> Frame:
        start, scope = sentence[0], ""
        text = self.passage.text
        for clause in self.passage.clauses_between(sentence[0], until)[:2]:
            match = _SCOPE.fullmatch(text[clause[0] : min(clause[1], clause[0] + _HEAD)].strip())
            told = match is not None and _is_metric(match["scope"])  # 增速方面 is what is told, not of what
            if match is not None and not told and (match["kind"] or match["side"]):
                if match["kind"] or not match["by"]:  # 分门类看 says how, not of what
                    scope = match["scope"] + (match["kind"] or "")
                start = clause[1]
        for clause in self.passage.clauses_between(sentence[0], until + 1)[:_CLAUSES]:
            if clause[1] <= start:
                continue
            actor = self._actor(max(start, clause[0]), min(clause[1], max(start, clause[0]) + _HEAD))
            actor = actor or self._described(max(start, clause[0]), clause[1])
            if actor:
                owner, aspect = self._owner_of(actor, clause)
                stands = owner in word_set("nowhere") or self._is_particular(owner, clause[0])
                measured = not stands and self._is_measured(actor, clause)
                whole = owner if aspect else self.in_full(owner, clause[0])
                return Frame(whole, scope, printed=owner, measured=measured, metric=aspect)
        return Frame(self.named_before(sentence[0]) or self._last.actor, scope, inherited=True)

    def _is_measured(self, actor: str, clause: tuple[int, int]) -> bool:
        """Whether nothing but an aspect and a verb like 达到 stands between a noun and the first number of its clause."""
        end = self.passage.text.find(actor, *clause) + len(actor)
        near = self.passage.quantities_between(end, clause[1])[:1]
        words = self.passage.tokens.between(end, near[0].start) if near else []
        return bool(near) and all(
            is_copula(w.text) or _is_metric(w.text) or not w.text.strip() for w in words
        )

    def _owner_of(self, actor: str, clause: tuple[int, int]) -> tuple[str, str]:
        """Who an aspect is of, and the aspect, of words that end in one: 云帆科技 and 营业收入."""
        metric = metric_at_end().search(actor)
        if metric is None:
            return actor, ""
        at = self.passage.text.find(actor, clause[0], clause[1])
        name = next((n for n in self.passage.names_at(at) if n.end - at < len(actor)), None)
        if name is not None:
            return actor[: name.end - at], actor[name.end - at :].removeprefix("的")
        words = self.passage.tokens.between(at, at + len(actor))
        start = word_start(actor, metric.start(), words)
        owner, aspect = owned(actor[:start], actor[start:], words)
        return (owner, aspect) if len(owner) > 1 else (actor, "")

    def _described(self, start: int, end: int) -> str:
        """The name that a whole clause describes and nothing more: 秉承自适应理念的青藤云安全，."""
        text, names = self.passage.text, self.passage.names
        name = next((n for n in names if start < n.start and n.end in (end - 1, end)), None)
        head = self.passage.tokens.between(start, min(end, start + _SHORT))[:1]
        described = name is not None and head and head[0].tag == "v" and "的" in text[start : name.start]
        return text[name.start : name.end] if name is not None and described else ""

    def firm_for(self, subject: str, place: int) -> str:
        """A subject with the firm that is meant by 公司, where the document tells of several."""
        own = _SELVES.match(subject)
        if own is None or self.passage.document.kind not in ("white_paper", "other"):
            return subject
        names = self.passage.names
        index = bisect_right(names, place, key=lambda name: name.end) - 1
        while index >= 0 and names[index].kind != "firm":
            index -= 1
        start = self.passage.sentence_at(names[index].start)[0] if index >= 0 else 0
        firms = (n.text for n in self.passage.names_between(start, place) if n.kind == "firm")
        firm = next(firms, "") if index >= 0 else self.firm  # the first that a sentence names
        return f"{firm}{subject[own.end() :]}" if firm else subject

    def in_full(self, actor: str, place: int) -> str:
        """A name that is said in short (大赛, 该团伙, 此次病毒) as the text above has it in full, where that ends alike."""
        actor = self.firm_for(actor, place)
        head = _POINTS.sub("", actor)
        text, tokens = self.passage.text, self.passage.tokens
        if not 2 <= len(head) <= _SHORT or (head == actor and find_regions(actor)):
            return actor
        at = text.rfind(head, 0, place)
        while at > 0:
            start = at
            for word in reversed(tokens.between(max(0, at - _LONGEST), at)):
                named = (word.tag[0] in _NAMING or word.tag == "vn") and word.tag[0] not in "cmx"
                if not named and word.text not in _QUOTES:
                    break
                start = word.start
            full = text[start : at + len(head)].lstrip("”的")
            if len(full) > len(head) + 1:
                return full
            at = text.rfind(head, 0, at)
        return actor

    def named_before(self, place: int) -> str:
        """The name with which the sentence before begins; a bare noun there is no subject of this one."""
        sentences = self.passage.sentences
        index = bisect_left(sentences, (place, 0))
        if not index:
            return ""
        start, end = sentences[index - 1]
        actor = self._actor(start, min(end, start + _HEAD))
        return actor if self._is_particular(actor, start) else ""

    def _is_particular(self, actor: str, start: int) -> bool:
        """Whether a subject of a sentence names one thing, and so may be understood in the next."""
        if not actor or _POINTS.match(actor):
            return False
        at = self.passage.text.find(actor, start)
        return _stands(actor) or any(n.start < at + len(actor) for n in self.passage.names_at(at))

    def _actor(self, start: int, end: int) -> str:
        """The noun with which a clause begins, up to its verb or number; empty where it begins otherwise."""
        text, passage = self.passage.text, self.passage
        numbers = {q.start for q in passage.quantities_between(start, end)}
        periods = passage.periods_between(start, end)
        place = start
        while (lead := lead_in().match(text[place : min(end, place + 20)])) and lead.end():
            place += lead.end()
        first, last = -1, -1
        name = next((n for n in passage.names_at(place) if n.start == place), None)
        if name is not None and name.kind in _WITNESSES:
            return ""
        known = name.end if name is not None else place
        if known > place:
            first, last = place, known
        words = passage.tokens.between(place, end)
        if words and words[0].text in word_set("comparisons"):
            return ""  # 同比名义增长13.7%
        for index, token in enumerate(words):
            if any(p.start < token.end and token.start < p.end for p in periods):
                if first >= 0:
                    break
                continue
            if token.start in numbers or token.text[0] in _STOPS:
                break
            word = token.text
            if not word.strip() or token.end <= known:
                continue
            if word in word_set("observers") or is_finding(words[: index + 1]):
                return ""  # 协会累计监测到268家企业 is about the firms
            if first < 0 and _POINTS.fullmatch(word):
                first, last = token.start, token.end
                continue
            named = token.tag[0] in _NAMING or token.tag == "vn" or word[0] in _WITHIN or word == "的"
            named = named or metric_at_end().fullmatch(word) is not None
            if not named or word in _PREDICATES or is_copula(word) or token.tag.startswith("r"):
                near = words[index : index + 3]
                if any(w.text in word_set("observers") for w in near[:2]) or any(
                    is_finding(near[:n]) for n in (2, 3)
                ):
                    return ""
                break
            if first < 0:
                if token.tag == "c":
                    return ""  # 由于系统漏洞，… names no subject
                first = token.start
            last = token.end
        actor = _ONE.sub("", text[first:last].strip(" 、“”的和与及")) if first >= 0 else ""
        if _is_metric(actor) or (actor in word_set("nowhere") and text[last : last + 1] in tuple("，,")):
            return ""
        return "" if len(actor) < 2 or len(actor) > _LONGEST or nobody().search(actor) else actor


def _is_metric(phrase: str) -> bool:
    return bool(metric_at_end().fullmatch(phrase) or growth_metric().fullmatch(phrase))


def _stands(phrase: str) -> bool:
    """Whether a phrase holds what tells one thing from others: a place, Latin letters, a quotation."""
    return bool(_ANCHOR.search(phrase)) or any(
        r.name not in word_set("nowhere") for r in find_regions(phrase)
    )


def _shares(one: str, other: str) -> bool:
    """Whether two phrases have most of their words in common."""
    pairs = {other[i : i + 2] for i in range(len(other) - 1)}
    own = {one[i : i + 2] for i in range(len(one) - 1)}
    return bool(own) and len(pairs & own) * 2 >= min(len(pairs), len(own))
