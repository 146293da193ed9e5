"""What a number is said of: the phrase before it, the noun behind it, or the subject of the clause before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.language.tokens import Token, Tokens
from extract.records.statistics.words import (
    RECORD,
    acts,
    flow_at_end,
    growth_metric,
    is_copula,
    lead_in,
    metric_at_end,
    share_metric,
    word_set,
)

_NOMINAL = frozenset("nbaejlisfxqmz")
"""First letters of the tags of words that nouns are made of; with them stand vn and vi."""
_VERBS = frozenset({"v", "vn", "vd", "vi", "vg", "p"})
_CLAUSAL = frozenset({"v", "vd", "vi", "p"})
_NAMES = frozenset({"n", "nz", "nt", "ns", "nr", "eng"})
_STOPS_NOUN = frozenset("，。；：、！？,;:()（）[]【】\n\t“”")
_MODIFIERS = frozenset(("相关", "有关", "涉及"))
_TAIL_TAGS = frozenset({"v", "d", "p", "ul", "uv", "c", "ug", "uz", "vd", "ud", "r", "zg"})
_RELATIVE = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9“”+]{2,16}?的(?:企业|公司|项目|机构|单位|地区|城市|平台|用户|产品|人|家庭|国家|省份|园区)"
)
_AIMED = re.compile(r"[^，。；：、（）\s]{3,20}?的[\u4e00-\u9fff]{2,8}")
"""针对充电系统的恶意软件, 正在使用的设备: behind 24000种."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHOWN = re.compile(r"[（(]?(?:详见|如|见)[图表]\s*\d*[^，。]*$")
_SUMMED_UP = re.compile("等(?:在内的?)?$")
_EXTENT = re.compile(
    r"[\d.,一二三四五六七八九十百千万几多余\s]+个?(?:国家|地区|城市|[省市县区]|行业|领域|场景)"
)
"""Behind a number: what something was carried on to (推广到12个城市), not what was found."""
_NEAR, _FAR = 40, 120
"""How many words, and signs, before a number may be a relative clause."""
_LONGEST = 36
_LONGEST_ITEM = 4
_CODE = re.compile(r"[（(]\d{6}(?:\.[A-Z]{2})?[）)]")
"""Behind the name of a listed company."""
MARKS = " ，。；：:、！？\n\t”“）)"
_SUMMED = frozenset(("累计", "共", "已", "总共"))
_ADVERBS = re.compile("(?:共|已经?|总共|累计|还|也|均|都|共计)+$")
_LONGEST_TAIL = 16


@dataclass(frozen=True, slots=True)
class Phrase:
    """A subject with its metric, as far as the words around one number tell them."""

    subject: str
    metric: str
    verb: bool
    """Whether a verb stands between subject and number, whose object the noun behind it is (监测到 268家企业)."""
    act: str = ""
    """What is done, where the words before the number are nothing but a verb: 就业 in 带动就业近2万人."""
    acting: bool = False
    """Whether the words begin with a verb, and so tell what somebody did that is named elsewhere."""
    deed: str = ""
    """The verb, where the words are nothing else: 领投 in 领投11次."""
    relative: bool = False
    """Whether the words are a relative clause of the noun that the number counts: 通过复核的 in 通过复核的12家门店."""


def phrase_before(text: str, start: int, end: int, periods: list[Period], tokens: Tokens) -> Phrase:
    """The subject in the words between a clause's start and its number."""
    pieces = without_periods(text, start, end, periods, tokens)
    words = [
        w
        for w in tokens.between(start, end)
        if w.text.strip()
        and not any(
            (p.start < w.end and w.start < p.end) or (w.end == p.start and w.text in "在于") for p in periods
        )
    ]
    pieces, words = _without_examples(_CODE.sub("", pieces).strip(), words)
    raw = "" if is_copula(pieces) else _clean_head(pieces, words)
    if is_finding(words):
        if _EXTENT.match(text, end):
            return Phrase(_trim(raw.rstrip("了到")), "", False)  # 业务推广到12个城市
        return Phrase("", "", True)  # who counted is not what was counted
    raw, words = _spoken(raw, words)
    inside = [w for w in words[-_NEAR:] if w.text in raw[-_FAR:] and w.text != "的"]
    told = any(w.tag == "ul" or w.text == "将" for w in inside)
    clausal = inside and inside[-1].tag != "p" and not told and any(w.tag in _VERBS for w in inside)
    if raw.endswith("的") and clausal:
        return Phrase(_trim(re.sub("^(?:在|从|对)?其?", "", raw)), "", False, relative=True)
    act = next((w for w in acts() if raw.endswith(w)), "")
    raw = flow_at_end().sub("", RECORD.sub("", raw))
    said = list(words)
    body, verb = _without_copula(raw, words)
    last = said[-1] if said else None
    plain = last is not None and last.tag in ("v", "vn") and not is_copula(last.text)
    deed = last.text if last is not None and verb and plain and not growth_metric().match(last.text) else ""
    act = "" if body else act
    head = next((w for w in words if w.text.strip()), None)
    acting = head is not None and head.tag == "v" and len(head.text) > 1 and not raw.endswith("的")
    match = metric_at_end().search(body)
    at = word_start(body, match.start(), words) if match else len(body)
    subject = body[:at]
    if match:
        while words and not subject.endswith(words[-1].text):
            words.pop()
        subject, _ = _without_copula(subject, words, verbs=False)
    elif verb:
        subject = subject.partition("被")[0]  # 甲公司被委员会处以: who did it is not spoken of
    subject, metric = owned(*_had(_trim(subject), body[at:].strip(), words), words)
    deed = "" if metric else deed
    return Phrase(subject, metric, verb, act, acting and not match and bool(subject), deed)


def noun_after(text: str, quantity: Quantity, limit: int, tokens: Tokens) -> str:
    """The noun that a counter counts: 企业 in 268家企业的315次融资; empty where a mark or verb follows."""
    if quantity.end >= limit or quantity.kind not in ("count", "money", "measure", "number", "percent"):
        return ""
    start = quantity.end
    while start < limit and text[start] == " ":
        start += 1
    of = start < limit and text[start] == "的"
    if quantity.kind == "money" and not of:
        return ""
    start += of
    relative = _RELATIVE.match(text, start, limit) if not of else None
    if relative is not None and (first := tokens.between(start, limit)) and first[0].tag[0] == "v":
        return relative[0].strip()  # 15家承接换电业务的企业
    end = start
    words = tokens.between(start, limit)
    leads_on = [w.tag[0] for w in words[:2]] == ["d", "v"] and words[2:3] and words[2].text == "的"
    aims = leads_on or (bool(words) and words[0].tag == "p")
    if aims and not of and (aimed := _AIMED.match(text, start, limit)):
        return aimed[0]
    leading = False
    for index, token in enumerate(words):
        if token.text[0] in _STOPS_NOUN or _YEAR.fullmatch(token.text):
            break
        opens = token.start == start
        following = words[index + 1 : index + 3]
        # 70%的被查企业, 9万名客户和员工: words that only lead to the noun
        if opens and of:
            leads = token.tag in ("v", "p") and any(w.tag in _NAMES for w in following)
            leading = leads
        else:
            leading = leading and token.tag == "v"
            leads = leading or (token.tag == "c" and any(w.tag in _NAMES for w in following[:1]))
            leads = leads or (
                (token.tag in ("a", "b", "r", "nr") and end == token.start) and _leads_to_noun(following)
            )
            leads = leads or _is_modifier(words, index)
        if not _is_noun(token, opens or of) and not leads and not (opens and token.text in _MODIFIERS):
            break
        end = token.end
        if end - start > 20:
            break
    noun = text[start : min(end, limit)].strip()
    return noun[:-1] if len(noun) > 2 and noun[-1] in "中里内间" and (end - 1) in tokens.bounds else noun


def predicate_after(text: str, quantity: Quantity, noun: str, end: int, longest: int) -> str:
    """What a clause that ends at `end` says of the things counted: 通过绿色认证 in 6家工厂通过绿色认证; empty where it
    is long."""
    start = quantity.end
    if noun:
        start += text[start : start + len(noun) + 2].find(noun) + len(noun)
    tail = _SHOWN.sub("", _within_brackets(text[start:end]).strip(MARKS))
    longest = min(longest, _LONGEST_TAIL) if tail.startswith("的") else longest
    return "" if len(tail) > longest or tail[:1] in tuple("（([【和与及、") or tail in ("的", "等") else tail


def _within_brackets(text: str) -> str:
    """The text up to the end of the brackets in which it begins."""
    end = text.find("）")
    return text[:end] if end >= 0 and "（" not in text[:end] else text


def _is_noun(token: Token, first: bool) -> bool:
    if first and metric_at_end().fullmatch(token.text):
        return True
    if token.tag in ("x", "m"):
        return any(c.isalnum() for c in token.text)
    if (token.tag == "zg" and is_copula(token.text)) or (first and token.tag in ("i", "l", "f")):
        return False  # 仍, 均
    return token.tag[0] in _NOMINAL or token.tag in ("vn", "vi")


def _leads_to_noun(words: Sequence[Token]) -> bool:
    """Whether a noun stands next, behind one more adjective at most: 300多辆各类高级别车辆, 3千家知名机构."""
    return any(w.tag[0] in "nj" for w in words) and all(w.tag[0] in "nbaj" or w.tag == "vn" for w in words)


def _is_modifier(words: list[Token], index: int) -> bool:
    """Whether a word that is no noun stands within one: 示范 in 物联网示范省, 创新 in 创新企业收获了, 的 in 新的工具."""
    token, following = words[index], words[index + 1 : index + 3]
    if not following or following[0].tag[0] not in "nlk":
        return False
    if token.text == "的":
        return index == 1 and words[0].tag == "a"
    if index:
        return token.tag == "v" and len(following[0].text) == 1
    return token.tag == "v" and len(following) > 1 and following[1].tag in ("v", "d", "ul", "uj")


def without_periods(text: str, start: int, end: int, periods: list[Period], tokens: Tokens) -> str:
    """The words between two places without the dates among them."""
    pieces, at = [], start
    for period in periods:
        if period.end <= start or period.start >= end:
            continue
        before = text[at : max(at, period.start)]
        leads = before.endswith(("在", "于")) and period.start - 1 in tokens.bounds
        pieces.append(before[:-1] if leads else before)
        at = max(at, period.end)
    pieces.append(text[at:end])
    return "".join(pieces)


def _clean_head(text: str, words: list[Token]) -> str:
    """The phrase without words at its head that lead to its subject; a word is taken off whole or not at all."""
    previous, index = None, 0
    text = text.strip(" ，,、。；;：:/（）()【】[]\n\t“”")
    while previous != text:
        previous = text
        match = lead_in().match(text)
        while index < len(words) and not text.startswith(words[index].text):
            index += 1
        within = index < len(words) and match is not None and 0 < match.end() < len(words[index].text)
        if match and not within:
            text = text[match.end() :]
    return text


def _without_examples(text: str, words: list[Token]) -> tuple[str, list[Token]]:
    """The phrase up to the verb whose object is listed (提出A、B、C等十项举措): the noun behind the number sums that up."""
    text = text.rstrip("，。；：")
    if "、" not in text or not (end := _SUMMED_UP.search(text)):
        return text, words
    place, listed = 0, text.index("、")
    for index, word in enumerate(words):
        at = text.find(word.text, place, listed)
        if at < 0:
            continue
        if word.tag == "v" or is_copula(word.text):
            return text[:at], words[:index]
        place = at + len(word.text)
    first = text.partition("、")[0]
    return (text, words) if end.start() <= _LONGEST - 4 else (first, [])


def _without_copula(text: str, words: list[Token], verbs: bool = True) -> tuple[str, bool]:
    """The phrase without the verb before the number, and whether that verb has an object behind the number.

    `words` are those of the phrase; what is left of them are the words of the phrase that is left. Without `verbs`
    only the words of the vocabulary are taken off.
    """
    verb = done = False
    while words and not text.endswith(words[-1].text):
        words.pop()
    while words and text.endswith(words[-1].text):
        word, copula = words[-1], is_copula(words[-1].text)
        tail = verbs and (word.tag in _TAIL_TAGS or done) and not metric_at_end().search(text)
        if not (copula or word.text == "的" or tail):
            break
        verb = verb or (tail and not copula and (word.tag in ("v", "vd") or done))
        done = word.text == "了"  # 盘点了: what stands before it is a verb, whatever the dictionary says
        text = text[: -len(word.text)].rstrip()
        words.pop()
    while words and not text.endswith(words[-1].text):
        words.pop()
    return text, verb


def word_start(text: str, place: int, words: list[Token]) -> int:
    """Where the word begins that holds a place of a phrase: 毛利率 is one word, though 率 alone is a metric."""
    end = len(text)
    for word in reversed(words):
        if not text.endswith(word.text, 0, end):
            break
        end -= len(word.text)
        if end <= place:
            return end
    return place


def owned(subject: str, metric: str, words: Sequence[Token]) -> tuple[str, str]:
    """Subject and metric, divided where 的 divides owner and aspect: 公司 and 存货周转率, not 公司的存货 and 周转率.

    A share is of all that stands before it, and a verb before 的 makes a relative clause.
    """
    owner, of, item = subject.rpartition("的")
    within = any(w.tag in _CLAUSAL and w.text in owner for w in words)
    counted = share_metric().search(metric) or metric.endswith(("数", "数量"))
    if not of or not metric or not owner or within or counted or len(item) > _LONGEST_ITEM:
        return subject, metric
    return owner, f"{item}{metric}"


def _spoken(text: str, words: list[Token]) -> tuple[str, list[Token]]:
    """What somebody says or finds, without who does: 研究机构预计欧洲用户增长, 联盟累计追踪到上市企业.

    An aspect alone is of the speaker himself: 公司预计营业收入.
    """
    for index in range(len(words) - 2, 0, -1):
        last, verb = words[index - 1], words[index].text
        if verb == "到" and last.tag[0] == "v" and words[index + 1].tag[0] not in "xm":
            summed = index > 1 and words[index - 2].text in _SUMMED
            said = summed or last.text in word_set("observers")
            verb = f"{last.text}到"
        else:
            said = verb in word_set("sayers")
        rest = words[index + 1 :] if said else []
        if verb not in text or not any(w.tag[0] in "nje" for w in rest):
            continue
        before, _, after = text.rpartition(verb)
        if metric_at_end().fullmatch("".join(w.text for w in rest if not is_copula(w.text))):
            return f"{before}{after}", [*words[:index], *rest]
        return after.removeprefix("了").removeprefix("的"), rest
    return text, words


def _had(subject: str, metric: str, words: Sequence[Token]) -> tuple[str, str]:
    """Subject and metric without the verb that only says that the one has the other: 行业实现了广告收入."""
    for before, word in zip(reversed(words[:-1]), reversed(words), strict=False):
        if word.text not in word_set("existentials") or word.tag[0] != "v" or before.tag == "p":
            continue
        owner, _, item = subject.rpartition(word.text)
        item = item.removeprefix("了")
        owner = _ADVERBS.sub("", owner)
        if len(owner) < 2 or not item or "的" in item:
            break
        return (
            (owner, f"{item}{metric}")
            if metric and len(item) <= _LONGEST_ITEM
            else (f"{owner}{item}", metric)
        )
    return subject, metric


def is_finding(words: Sequence[Token]) -> bool:
    """Whether words end in a verb with 到 that is none of growth: 监测到, 累计记录到了, but not 增加到."""
    ends = [w for w in words if w.text.strip() and w.tag not in ("ul", "uj")][-2:]
    if len(ends) < 2 or ends[1].text != "到" or ends[0].tag[0] not in "vn":
        return False
    verb = ends[0].text
    return not (growth_metric().fullmatch(verb) or is_copula(verb) or metric_at_end().fullmatch(verb))


def _trim(text: str) -> str:
    if text.count("（") > text.count("）"):
        text = text[: text.rindex("（")]
    text = re.sub(r"^在(.{2,})(?:之中|当中|中|里|内|方面)$", r"\1", text)
    text = re.sub(
        r"^(?:的|了|地|得|，|、|/|\s)+|(?:的|了|地|中|里|(?<![境国])内|方面|，|、|\s|“|”)+$", "", text
    )
    return text[-_LONGEST:] if len(text) > _LONGEST else text
