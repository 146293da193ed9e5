"""Names that a sentence lists right before or right behind a place: 甲、乙和丙等机构 | 领投."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.names.model import NameSpan
from extract.language.names.words import is_proper
from extract.language.names.words import words as vocabulary
from extract.language.rounds import find_rounds
from extract.records.parties import split_names
from extract.records.passages import Passage

_BEFORE = re.compile(
    r"(?:等(?:共?(?:\d+|[一二两三四五六七八九十]+|多|数)余?)?(?:家|个|名)?(?:知名|头部|优秀|代表性?|初创|创新|科技|明星|新老|老|新|产业)?"
    r"(?:企业|公司|机构|投资机构|投资方|投资人|资本|股东|基金|项目|平台|产业方)?|旗下|公司|集团|[（(][^（）()]{1,40}[）)]|也|又|再次|再|已经?|曾|均|都|各|"
    r"先后|陆续|相继|接连|连续|近日|日前|随后|目前|此前|正式|成功|顺利|对外|宣布|公布|公告|分别|各自|共同|联合|率先|刚刚|累计|进行|于|在|自|以|拟|将|计划|"
    r"的?[A-Za-z0-9]{0,2}|[，,\s“”\"])*"
)
_BETWEEN = re.compile(r"\s*(?:、|,|，?(?:以及|和|与|及))\s*(?:[^、，。；]{2,10}旗下的?)?")
_UNKNOWN = re.compile(r"\s*、\s*(?P<name>[\u4e00-\u9fffA-Za-z0-9·&]{2,14}?)\s*(?:、|和|与|及|以及)\s*")
_LAST_UNKNOWN = re.compile(
    r"\s*(?:、|以及|和|与|及)\s*(?:[^、，。；的]{2,10}旗下的?)?(?P<name>[^、，。；的\s][^、，。；的]{1,13}?)(?:等|(?=[，。；\n]|$))"
)
_FIRST_UNKNOWN = re.compile(
    r"(?:^|[，。；：:、由获与和\s])(?P<name>[\u4e00-\u9fffA-Za-z0-9·&]{2,10})\s*、\s*$"
)
_AFTER = re.compile(r"[\s了过到于包括有为是：:“\"]*")
_NO_NAME = re.compile(r"[的了在为是有将被把对向从]|\d{4}|(?:企业|机构|公司|等)$")
_FILLER_AT_END = re.compile(
    r"(?:等(?:共?(?:\d+|[一二两三四五六七八九十]+|多|数)余?)?(?:家|个|名)?(?:企业|公司|机构|投资机构|投资方|投资人|资本)?|也|又|再次|再|已经?|曾|均|都|先后|陆续|相继|"
    r"接连|连续|近日|日前|随后|目前|此前|正式|成功|顺利|对外|宣布|公布|公告|分别|各自|共同|联合|率先|刚刚|累计|于|在|[，,\s“”\"]|[（(][^（）()]{1,40}[）)])$"
)
_FILLER_AT_START = re.compile(
    r"[\s，,：:“”\"的]+|其中|此外|同时|例如|比如|如|另外|随后|目前|近日|日前|末|底|初|间|内|[^，。；]{0,14}(?:企业|公司|厂商|平台|服务商|提供商|供应商|开发商|独角兽|创业公司|龙头)(?=[\u4e00-\u9fffA-Za-z]{3,})"
)
_FOUNDED = re.compile(
    r"\s*(?P<name>[\u4e00-\u9fffA-Za-z0-9·&]{2,14}?)(?:正式)?(?:成立|创立|创办|创建|始创)于"
)
_SHAREHOLDERS = re.compile(
    r"(?:(?:老|新|原|现有|既有|原有|新老|早期)(?:股东|投资方|投资人)|个人投资者|天使投资人|自然人)(?=[\u4e00-\u9fffA-Za-z]{2,})"
)
_QUOTED = re.compile(r"[“「『](?P<name>[^“”「」『』]{2,20})[”」』]?$")
_COMMON = re.compile(
    r"企业|公司$|机构|行业|领域|产业|市场|项目$|我国|国内|全国|全球|各地|部分|多家|投资者|创业者|赛道|阶段|轮次|案例|事件|整体|全年|以上|以下"
)
_NUMERALS = re.compile(r"[\d一二三四五六七八九十百千万亿两几数]")
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a place of a passage, recognised or listed among recognised ones."""

    start: int
    end: int
    text: str


class Names:
    """The names of one passage, looked up by place."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.rounds = find_rounds(passage.text)
        # 清澜集团旗下的云帆科技 names the latter.
        self.spans = [
            s for s in passage.names if s.kind != "government" and not passage.text.startswith("旗下", s.end)
        ]

    def before(self, place: int, start: int) -> list[Named]:
        """The names that are the subject of what begins at `place`; none when other words stand between."""
        inside = [s for s in self.spans if start <= s.start and s.end <= place]
        if not inside or not _BEFORE.fullmatch(self._gap(inside[-1].end, place)):
            return []
        found = [_named(inside[-1])]
        for span in reversed(inside[:-1]):
            between = self.text[span.end : found[0].start]
            if _BETWEEN.fullmatch(between):
                found.insert(0, _named(span))
                continue
            unknown = _UNKNOWN.fullmatch(between)
            if unknown is None or _NO_NAME.search(unknown["name"]):
                break
            at = span.end + unknown.start("name")
            found[:0] = [_named(span), Named(at, at + len(unknown["name"]), unknown["name"])]
        first = _FIRST_UNKNOWN.search(self.text[max(start, found[0].start - 14) : found[0].start])
        if first and not _NO_NAME.search(first["name"]):
            at = max(start, found[0].start - 14) + first.start("name")
            found.insert(0, Named(at, at + len(first["name"]), first["name"]))
        return found

    def before_money(self, start: int, end: int) -> list[Named]:
        """The names that fill the beginning of a slice, up to its first number or round: 获得|甲、乙的|3亿元."""
        stops = [q.start for q in self.passage.quantities] + [r.start for r in self.rounds]
        stop = min((s for s in stops if start <= s < end), default=end)
        match = re.compile(r"[的\s]*$").search(self.text, start, stop)
        found = self.listed(start, match.start() if match else stop)
        return found if found and all(self.may_be_name(n) for n in found) else []

    def shaped(self, place: int, start: int) -> list[Named]:
        """The subject of what begins at `place`, by its place alone: what stands between the clause's beginning, or a
        date, and the verb. For sentences that leave no doubt that a firm's name stands there."""
        sentence = start
        start = max([start, *(self.text.rfind(mark, start, place) + 1 for mark in "，。；：\n")])
        end = place
        while end > start:
            date = next((p for p in self.passage.periods if p.end == end and p.start >= start), None)
            filler = _FILLER_AT_END.search(self.text, start, end)
            if date is None and filler is None:
                break
            end = date.start if date is not None else filler.start() if filler else end
            if date is not None and self.text[end - 1 : end] in ("和", "、", "与", "及"):
                end -= 1  # 分别于3月和5月
        start = max([start, *(p.end for p in self.passage.periods if start <= p.end <= end)])
        while start < end and (filler := _FILLER_AT_START.match(self.text, start, end)):
            start = filler.end()
        found = self.listed(start, end) if start < end else self._founded(sentence, start)
        return found if found and all(self.may_be_name(n) for n in found) else []

    def _founded(self, start: int, end: int) -> list[Named]:
        """The firm that a sentence begins with: 甲成立于2016年，2021年完成…."""
        match = _FOUNDED.match(self.text, start, end)
        return [Named(match.start("name"), match.end("name"), match["name"])] if match else []

    def may_be_name(self, name: Named) -> bool:
        """Whether words that stand where a name is expected look like one."""
        if not 2 <= len(name.text) <= 14 or _NO_NAME.search(name.text) or _COMMON.search(name.text):
            return False
        if name.text.startswith(tuple(vocabulary()["contextual"])):
            return False  # 公司参考…
        words = self.passage.tokens.between(name.start, name.end)
        if any(w.tag[0] in "pcurd" or (w.tag == "m" and _NUMERALS.search(w.text)) for w in words) or any(
            r.text == name.text for r in self.passage.regions
        ):
            return False
        return (
            any(w.tag not in ("v", "vn", "n", "b", "a") for w in words) or is_proper(words) or len(words) > 1
        )

    def after(self, place: int, end: int) -> list[Named]:
        """The names that follow `place`, which only function words part from it."""
        inside = [s for s in self.spans if place <= s.start and s.end <= end]
        if not inside or not _AFTER.fullmatch(self.text, place, inside[0].start):
            return []
        found = [_named(inside[0])]
        for span in inside[1:]:
            between = self.text[found[-1].end : span.start]
            if _BETWEEN.fullmatch(between):
                found.append(_named(span))
                continue
            unknown = _UNKNOWN.fullmatch(between)
            if unknown is None or _NO_NAME.search(unknown["name"]):
                break
            at = found[-1].end + unknown.start("name")
            found += [Named(at, at + len(unknown["name"]), unknown["name"]), _named(span)]
        last = _LAST_UNKNOWN.match(self.text, found[-1].end, end)
        if (
            last
            and not _NO_NAME.search(last["name"])
            and not any(s.start < last.end("name") and last.start("name") < s.end for s in self.spans)
        ):
            found.append(Named(last.start("name"), last.end("name"), last["name"]))
        return found

    def listed(self, start: int, end: int) -> list[Named]:
        """Every item of the list that fills a slice, recognised or not: what stands between 由 and 领投."""
        found = []
        for a, b in split_names(self.text[start:end]):
            name = self.text[start + a : start + b]
            trimmed = re.sub(
                r"(?:等(?:多|数)?家?(?:知名|产业)?(?:投资)?(?:机构|方|公司|企业|股东|基金)?|共同|联合|独家|分别)+$",
                "",
                name,
            )
            quoted = _QUOTED.search(trimmed)
            if quoted is not None:
                # 机器人公司「云帆机器」 is called by what stands in the marks.
                a, trimmed = a + quoted.start("name"), quoted["name"]
            old = _SHAREHOLDERS.match(trimmed)
            a, trimmed = (a + old.end(), trimmed[old.end() :]) if old else (a, trimmed)
            if 2 <= len(trimmed) <= _LONGEST and not re.search(r"[，。；：的]", trimmed):
                found.append(Named(start + a, start + a + len(trimmed), trimmed))
        return found

    def _gap(self, start: int, end: int) -> str:
        """The words between two places without dates."""
        kept, at = "", start
        for period in self.passage.periods:
            if start <= period.start and period.end <= end:
                kept += self.text[at : period.start]
                at = period.end
        return kept + self.text[at:end]


def _named(span: NameSpan) -> Named:
    return Named(span.start, span.end, span.text)
