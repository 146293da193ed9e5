"""Who does something, and to whom, in a sentence: the names before and behind a predicate, known or told by their place.

A name has the case that the word before it gives (由甲, 向甲, 对甲). Where no known name is the subject, it is what
stands between the beginning of the clause and its first verb, adverb or preposition, if that looks like a name; a
clause without a subject has that of the clause before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language.names.edges import LATIN_END, repeated
from extract.language.names.model import NameSpan
from extract.language.names.words import title_before
from extract.records.parties import split_names
from extract.records.rounds.phrases import BRACKET, COUNTED, QUOTES, Named, Phrases, is_verb
from extract.records.rounds.words import says

_CASES = (
    "由", "被", "向", "对", "给", "从", "自", "将", "把", "与", "同", "获", "经", "据", "关于", "在", "以",
)  # fmt: skip
_JOINS = re.compile(
    r"\s*(?:、|,|，?(?:以及|和|与|及))\s*(?:[^、，。；]{2,10}旗下的?|(?:老|新|原|现有|既有|原有|新老|早期)(?:股东|投资方|投资人))?"
)
_BREAK = re.compile(r"[，。；：:！？《》\n]")
_PRONOUN = re.compile(
    r"\s*(?:其|该|本|上述)?(?:公司|企业|机构|基金|集团|平台|项目|发行人|上市公司|后者|前者)?"
)
_NOMINAL = frozenset({"n", "nr", "ns", "nt", "nz", "nrt", "vn", "a", "b", "j"})
"""Behind 公司 such a word makes a thing of it: 公司|股东; before any other it is the subject: 公司|刚刚完成."""
_ONE_SIGN = re.compile(r"(?:^|[、和与及])[\u4e00-\u9fff]$")
_OWNED = re.compile(r"[^、]*(?:所?持有?的?|所持的?|旗下的?|手中的?|拥有的)\s*")
_OBJECT_END = re.compile(
    r"[，。；、,;：\n]|\d|的|股权|股份|[流普优][通先]股|全部|部分|剩余|及其|等|已|获|所持|交割|事项|控股权|资产|业务|$"
)
_SHARE = re.compile(
    r"\s*(?:[（(][^（）()]{1,40}[）)])?\s*(?:的)?\s*(?:全部|剩余|合计|约)?(?P<share>\d+(?:\.\d+)?\s*[%％])?\s*的?\s*(?:控股权|股权|股份|[流普优][通先]股|资产|业务)?"
)
_STAKE = re.compile(
    r"的?(?:全部|剩余|合计|约)?(?:\d+(?:\.\d+)?\s*[%％]的?)?(?:控股权|股权|股份|[流普优][通先]股)"
)
_CUT = re.compile("获|已|及其|并")
_LATIN_MEMBER = re.compile(
    r"[A-Z][A-Za-z0-9&.'-]*(?: [A-Z][A-Za-z0-9&.'-]*)*(?=\s*(?:[和与及]|[一二两三四五六七八九十]+家))"
)
_ASIDE = re.compile(r"[（(][^（）()]{1,60}[）)]$")
_OLD = r"(?:老|新|原|现有|既有|原有|新老|早期)(?:股东|投资方|投资人)"
_SHAREHOLDERS = re.compile(rf"{_OLD}(?=[\u4e00-\u9fffA-Za-z]{{2,}})")
_QUOTED = re.compile(r"[“「『](?P<name>[^“”「」『』]{2,20})[”」』]?$")
_LONGEST = 24


class Arguments(Phrases):
    """The names of one passage, looked up by their part in a sentence."""

    def subject(self, place: int, start: int) -> list[Named]:
        """Who does what begins at `place`: the clause's own subject, else that of the clause before, back to `start`."""
        while place > start:
            begin = self.clause_start(place - 1, start)
            found = self.own_subject(place, begin)
            if found or not self.goes_on(begin, place):
                return found
            place = begin
        return []

    def goes_on(self, begin: int, place: int) -> bool:
        """Whether a clause has no subject of its own: it begins with a verb, an adverb or 公司, 其."""
        first = next(iter(self.words(self.skipped(begin, place), place)), None)
        if first is None or is_verb(first) or first.text in says() or first.tag[0] in "dpcrtu":
            return True
        return self._is_pronoun(begin, place)

    def _is_pronoun(self, begin: int, place: int) -> bool:
        """Whether a clause begins with 公司, 其 as its subject, or with no word."""
        pronoun = _PRONOUN.match(self.text, begin, place)
        place = begin if pronoun is None else pronoun.end()
        after = next(iter(self.words(place, self.passage.clause_at(place)[1])), None)
        return after is None or (after.tag not in _NOMINAL if place > begin else after.text[0] < "\u4e00")

    def own_subject(self, place: int, begin: int) -> list[Named]:
        """The subject that a clause itself names."""
        start, end = self.first_phrase(begin, place)
        found = self.listed(start, end)
        told = self.are_names(found)
        for span in reversed([s for s in self.spans if begin <= s.start and s.end <= place]):
            aside = self.text[begin : span.start]
            if aside.count("（") > aside.count("）") or aside.count("《") > aside.count("》"):
                continue  # 甲（下称“乙”）
            if any(
                w.tag == "nr" and w.text not in says() and not self.passage.names_at(w.start)
                for w in self.words(span.end, place)
            ):
                return []  # 甲知悉陈晨收购…
            if not self.case(span.start, begin) and self._is_head(span.end, place):
                within = told and start <= span.start and span.end <= end
                return found if within else self._with_list(span, begin)
        return found if told else []

    def with_case(self, cases: tuple[str, ...], begin: int, end: int) -> list[Named]:
        """The name behind one of some prepositions: 向|甲|注资."""
        for word in reversed(self.words(begin, end)):
            if word.text in cases and word.tag in ("p", "d"):
                found = self.object(word.end, end)
                if len(found) == 1 and found[0].start == word.end:
                    return found
        return []

    def by(self, begin: int, end: int) -> list[Named]:
        """The list that fills what stands between 由 and a verb."""
        at = self.text.rfind("由", begin, end)
        while (
            at >= 0
            and (last := self.words(at + 1, end))
            and (is_verb(last[-1]) or last[-1].tag in ("d", "ad"))
            and not _ONE_SIGN.search(self.text[at + 1 : last[-1].start])  # 、朔|必达
        ):
            end = last[-1].start
        return self.listed(at + 1, end) if at >= 0 else []

    def agents(self, begin: int, end: int) -> Iterator[tuple[list[Named], str]]:
        """Whoever 由 says to do something, with the verb: 由|甲、乙|领衔."""
        at = self.text.find("由", begin, end)
        words = self.words(at + 1, end) if at >= 0 else []
        does = next((w for w in words[1:] if is_verb(w) or w.text[0] in "领主牵"), None)
        listed = self.listed(at + 1, does.start) if does is not None else []
        if does is not None and self.are_names(listed):
            yield listed, does.text

    def case(self, start: int, begin: int) -> str:
        """The preposition right before a name, an empty string where there is none."""
        before = self.text[begin:start].rstrip(QUOTES + " ")
        return next((case for case in _CASES if before.endswith(case)), "")

    def _is_head(self, end: int, place: int) -> bool:
        """Whether a name is not only said of what follows it: 甲的子公司, 甲控股股东."""
        bracket = BRACKET.match(self.text, end, place)
        word = next(iter(self.words(bracket.end() if bracket else end, place)), None)
        if (
            word is None
            or word.text in ("公司", "集团", "方面", "处", "等", "独家", "单家")
            or not word.text.isalpha()
        ):
            return True
        return word.text != "的" and word.tag not in ("n", "b", "nr", "nz", "ns", "nrt")

    def _with_list(self, last: NameSpan, begin: int) -> list[Named]:
        """A name with those that are listed before it, known or not."""
        start = last.start
        while True:
            mark = next((m for m in _JOINS.finditer(self.text, begin, start) if m.end() == start), None)
            if mark is None:
                break
            known = next((s for s in self.spans if s.end == mark.start() and s.start >= begin), None)
            item = known or self._item(begin, mark.start())
            if item is None:
                break
            start = item.start
        return self.listed(start, last.end) if start < last.start else [_named(last)]

    def _item(self, begin: int, end: int) -> Named | None:
        """An unknown item of a list that ends at a place."""
        first, last = self.first_phrase(max(begin, end - _LONGEST), end)
        last_mark = max(self.text.rfind(mark, first, end) for mark in "、，：；由获与和 ")
        first = max(first, last_mark + 1)
        item = Named(first, end, self.text[first:end])
        return item if last == end and self.may_be_name(item) else None

    def object(self, place: int, end: int) -> list[Named]:
        """To whom something is done that is told up to `place`; who holds it now is left out."""
        stop = _BREAK.search(self.text, place, end)
        end = stop.start() if stop else end
        found: list[Named] = []
        while place < end:
            held = _OWNED.match(self.text, place, end)
            place = held.end() if held else place
            while place < end and self.text[place] in "了过到于 " + QUOTES:
                place += 1
            one = self._one_object(place, end)
            if one is None:
                break
            found.append(one)
            share = _SHARE.match(self.text, one.end)
            after = share.end() if share else one.end
            after += self.text[after : after + 1] in tuple(QUOTES)
            joins = _JOINS.match(self.text, after, end)
            if joins is None:
                break
            place = joins.end()
        return found

    def _one_object(self, place: int, end: int) -> Named | None:
        known = next((s for s in self.spans if place <= s.start and s.end <= end), None)
        if known is not None and not any(
            is_verb(w) or w.tag[0] in "pd" or not w.text.isalnum()
            for w in self.words(place, known.start)
            if w.text not in QUOTES
        ):
            heads = self._is_head(known.end, end) or _STAKE.match(self.text, known.end, end)
            return _named(known) if heads else None
        end = min((r.start for r in self.rounds if place < r.start < end), default=end)
        share = _STAKE.search(self.text, place, end)
        stop = _OBJECT_END.search(self.text, place, end)
        member = _LATIN_MEMBER.match(self.text, place, end)
        last = member.end() if member else share.start() if share else stop.start() if stop else end
        cut = _CUT.search(self.text, place, last)
        last = cut.start() if cut else last
        bracket = BRACKET.search(self.text, place, last)
        last = bracket.start() if bracket else last
        while last > place and self.text[last - 1] in QUOTES + "的 ":
            last -= 1
        first = self.behind_kind(max(place, self.text.rfind("的", place, last) + 1), last)
        latin = LATIN_END.search(self.text, first, last)
        first = latin.start() if latin and latin.start() > first else first
        while first < last and self.text[first] in QUOTES + " ":
            first += 1
        name = Named(first, last, self.text[first:last])
        bounded = share is not None or any(0 <= r.start - last <= 1 for r in self.rounds)
        return name if self.may_be_name(name, bounded) else None

    def share_behind(self, name: Named) -> str | None:
        """The share that is said of a name right behind it: 甲51%股权."""
        match = _SHARE.match(self.text, name.end)
        return match["share"] if match else None

    def listed(self, start: int, end: int) -> list[Named]:
        """Every item of the list that fills a slice, known or not: what stands between 由 and 领投."""
        found = []
        for a, b in split_names(self.text[start:end]):
            trimmed = COUNTED.sub("", _ASIDE.sub("", self.text[start + a : start + b]))
            trimmed = re.sub(r"(?:共同|联合|独家|单家|分别)+$", "", trimmed)
            quoted = _QUOTED.search(trimmed)
            if quoted is not None:
                # 机器人公司「云帆机器」 is called by what stands in the marks.
                a, trimmed = a + quoted.start("name"), quoted["name"]
            old = _SHAREHOLDERS.match(trimmed)
            a, trimmed = (a + old.end(), trimmed[old.end() :]) if old else (a, trimmed)
            title = 0 if self._is_known(start + a, trimmed) else title_before(trimmed)
            a, trimmed = a + title, trimmed[title:]
            a, trimmed = a + repeated(trimmed), trimmed[repeated(trimmed) :]
            if 2 <= len(trimmed) <= _LONGEST and not re.search(r"[，。；：的]", trimmed):
                found.append(Named(start + a, start + a + len(trimmed), trimmed))
        return found

    def _is_known(self, place: int, name: str) -> bool:
        return any(s.start == place and s.text == name for s in self.spans)


def _named(span: NameSpan) -> Named:
    return Named(span.start, span.end, span.text)
