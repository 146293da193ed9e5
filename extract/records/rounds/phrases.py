"""The words of a sentence in which the names of firms are looked for: clauses, phrases, and what may be a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from extract.language.names.edges import behind_kind
from extract.language.names.words import is_proper, is_unknown, list_heads, short_endings
from extract.language.names.words import words as vocabulary
from extract.language.rounds import find_rounds
from extract.language.segmenter import segmenter
from extract.language.tokens import Token
from extract.records.passages import Passage
from extract.records.rounds.words import is_planned, says

BRACKET = re.compile(r"[（(][^（）()]{1,60}[）)]")
COUNTED = re.compile(r"等(?:共?(?:\d+|[一二两三四五六七八九十]+|多|数)余?)?[家个名位]?[\u4e00-\u9fff]{0,8}?$")
"""How a list of names ends: 等5家机构."""
QUOTES = '“”「」『』"‘’'
OUTCOME = re.compile(r"[成得获到下定收入揽募筹取迎落结签拿斩吸进布投引][了过到]?$|[了过]$")
"""The signs of verbs that tell an outcome: 完成, 获得, 拿下, 敲定, 斩获, 募得."""
_NO_NAME = re.compile(
    r"[的了在为是有将被把对向从以按]|\d{4}|等$|^(?:各|某|该|本|其|多|数|两|几|[双三四五]方)"
)
_COMMON = re.compile(
    r"企业|机构|行业|领域|产业(?!投资)|市场|我国|国内|全国|全球|各地|部分|投资者|创业者|赛道|阶段|轮次|案例|事件|整体|全年|以上|以下|"
    r"(?:项目|股东|双方|资产|股份|股权|方式|价格|方案|标的|业务|人)$"
)
_PLAIN = frozenset({"v", "m", "j", "vn", "n", "b", "a", "ad", "f", "s", "t"})
"""Classes of words that tell nothing of a name when one stands alone."""
_ENDS_PHRASE = frozenset({"ad", "s", "uj", "ul", "t", "zg", "l"})
_LONGEST, _LONGEST_SLOT = 24, 14
_LEADS = "获由向被对"


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a place of a passage, known or told by its place."""

    start: int
    end: int
    text: str


def is_verb(word: Token) -> bool:
    """Whether a word is a verb, and not a noun made of one (融资) or a part of an unknown name (霁|光)."""
    return word.tag[0] == "v" and word.tag not in ("vn", "vg")


def _is_made_up(word: Token) -> bool:
    """Whether a word taken for a verb is in no dictionary, and tells no outcome: 联朔."""
    return (
        is_verb(word)
        and is_unknown(word.text)
        and not OUTCOME.search(word.text)
        and word.text[-1] not in "注码"
    )


class Phrases:
    """The phrases of one passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.marked
        self.rounds = find_rounds(passage.text)
        # 清澜集团旗下的云帆科技 names the latter.
        self.spans = [
            s
            for s in passage.names
            if s.kind not in ("government", "exchange") and not passage.text.startswith("旗下", s.end)
        ]
        self._borders = {place for s in passage.names for place in (s.start, s.end)}

    def clause_start(self, place: int, start: int) -> int:
        """Where the clause of a place begins."""
        begin, end = self.passage.clause_at(place)
        begin = max(begin, *(self.text.rfind(mark, begin, place) + 1 for mark in "|｜"))
        title = self.text.rfind("《", begin, place)
        inside = title + 1 if title >= 0 and "》" not in self.text[title:place] else 0
        return max(start, begin, inside) if begin <= place < end else start

    def skipped(self, start: int, end: int) -> int:
        """Behind the dates, conjunctions and adverbs with which a clause begins, and a word that is cut."""
        bounds = self.passage.tokens.bounds
        while start < end and start not in bounds and self.text[start - 1].isalnum():
            start += 1
        moved = True
        while moved and start < end:
            moved = False
            date = next((p for p in self.passage.periods if p.start <= start < p.end), None)
            bracket = BRACKET.match(self.text, start, end)
            word = next(iter(self.words(start, end)), None)
            if date is not None and date.end <= end:
                start, moved = date.end, True
            elif bracket is not None:
                start, moved = bracket.end(), True
            elif (
                word is not None
                and word.text not in QUOTES
                and (
                    word.tag[0] in "cdtuf"
                    or not word.text.isalnum()
                    or word.tag in ("ad", "zg")
                    or word.text in ("在", "于", "自")
                )
            ):
                start, moved = word.end, True
        return start

    def first_phrase(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the words with which a clause begins, up to its first verb, adverb, preposition or number.

        Where that is no name, what stands behind 的: 总部位于深圳的|远舟能源.
        """
        first = self._phrase(start, end)
        relative = self.text.rfind("的", first[1], end)
        if relative >= 0 and not self.may_be_name(Named(*first, self.text[slice(*first)])):
            behind = self._phrase(relative + 1, end)
            return behind if behind[0] < behind[1] else first
        return first

    def _phrase(self, start: int, end: int) -> tuple[int, int]:
        start = self.skipped(start, end)
        stops = [p.start for p in self.passage.periods_between(start + 1, end)]
        stops += [q.start for q in self.passage.quantities_between(start + 1, end)]
        stops += [r.start for r in self.rounds if start < r.start < end]
        place = start
        words = self.words(start, min(stops, default=end))
        for word, after in zip_longest(words, words[1:]):
            if word.start < place:
                continue  # within brackets
            aside = BRACKET.match(self.text, word.start, end)
            if aside is not None and self.text[aside.end() : aside.end() + 1] in ("、", "和", "与", "及"):
                place = aside.end()
                continue
            joined = self._goes_on_as_name(word, after, place > start)
            opens = word.tag[0] in "pdr" or (place > start and word.tag in _ENDS_PHRASE) or is_verb(word)
            if (
                word.text in "（(，："
                or word.text in says()
                or (is_planned(word.text) and word.text not in list_heads())
                or (opens and not joined)
                or (place > start and word.tag == "a" and self.text[place - 1].isascii())
            ):
                break
            place = word.end
        stop = place
        while len(last := self.words(start, stop)) > 1 and last[-1].tag in ("a", "ad"):
            stop = last[-1].start  # 成功|完成
        counted = COUNTED.search(self.text, start, stop)
        stop = counted.start() if counted else stop
        return self.behind_kind(start, stop), stop

    def _goes_on_as_name(self, word: Token, after: Token | None, within: bool) -> bool:
        """Whether a word taken for a verb is a part of a name: 明岚|控股, 甲、|力控科技, 北屿|建发, 创新|院."""
        if not within:
            return after is not None and after.text in short_endings() and _is_made_up(word)
        if word.text in short_endings() or self.text[word.start - 1] == "、":
            return True
        return _is_made_up(word) or (after is not None and after.text[0] in "院所厂社局")

    def behind_kind(self, start: int, end: int) -> int:
        """Behind what kind of firm a name is said to be: 储能企业|远舟能源, 建筑建模公司|Case."""
        # What stands behind the first mark of a list is said of a later member: 甲和|老股东|乙.
        words = list(takewhile(lambda w: w.tag[0] != "c" and w.text not in "、与", self.words(start, end)))
        kinds = behind_kind(words)
        return words[kinds].start if kinds else start

    def may_be_name(self, name: Named, bounded: bool = False) -> bool:
        """Whether words that stand where a name is expected look like one; `bounded` where a share follows: 甲|51%股权."""
        if any(s.start <= name.start and name.end <= s.end for s in self.spans):
            return True
        if name.text.isascii() and name.text[:1].isupper():
            return 2 <= len(name.text) <= _LONGEST
        words = self.words(name.start, name.end)
        if (
            not 2 <= len(name.text) <= _LONGEST_SLOT
            or _NO_NAME.search(name.text)
            or not name.text[0].isalnum()
        ):
            return False
        if _COMMON.search(name.text) or (name.text.endswith("公司") and not is_proper(words)):
            return False
        if name.text.startswith(tuple(vocabulary()["contextual"])) or any(
            r.text == name.text for r in self.passage.regions
        ):
            return False
        never = "pcu" if bounded else "pcurdil"
        if any(w.tag[0] in never or (w.tag == "m" and w.text.isdecimal()) for w in words):
            return False
        if not bounded and any(
            is_verb(w) and w.text not in short_endings() and not _is_made_up(w) for w in words
        ):
            return False
        named = is_proper(words) or any(w.tag not in _PLAIN for w in words)
        return named or (len(words) > 1 and name.text.endswith(tuple(short_endings())))

    def is_firm(self, name: Named) -> bool:
        """Whether a name is one that the document is known to name, of a firm that may have shares."""
        return any(
            s.start == name.start and s.end == name.end and s.kind != "intermediary" for s in self.spans
        )

    def is_new(self, name: Named) -> bool:
        """Whether a name is none that the document is known to name, and made of words that are in no dictionary."""
        known = any(s.start < name.end and name.start < s.end for s in self.passage.names)
        return not known and is_proper(self.words(name.start, name.end))

    def are_names(self, names: list[Named]) -> bool:
        """Whether a list is one of names: most look like names, and none of the others says what it is."""
        likely = [name for name in names if self.may_be_name(name)]
        return 0 < len(names) <= 2 * len(likely) and all(
            n.text.isalnum() and not _NO_NAME.search(n.text) and not _COMMON.search(n.text)
            for n in names
            if n not in likely
        )

    def words(self, start: int, end: int) -> list[Token]:
        """The words of a slice, those that it or a name's border cuts being cut."""
        tokens = self.passage.tokens
        if start >= end:
            return []
        found = []
        for index in range(tokens.ending_at(start + 1), len(tokens)):
            word = tokens.at(index)
            if word.start >= end:
                break
            a, b = max(word.start, start), min(word.end, end)
            if a < b:
                found += self._cut(Token(a, b, self.text[a:b], word.tag))
        return found

    def _cut(self, word: Token) -> list[Token]:
        """The pieces of a word into which a guess took the end of a name, or the verb before one: 源|于, 获|云砚."""
        border = next((p for p in range(word.start + 1, word.end) if p in self._borders), None)
        if border is None and word.text[0] in _LEADS and is_unknown(word.text):
            border = word.start + 1
        if border is None:
            return [word]
        pieces = ((word.start, border), (border, word.end))
        return [Token(a, b, self.text[a:b], segmenter().tag(self.text[a:b])[0][1]) for a, b in pieces]
