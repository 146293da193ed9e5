"""Whom and what a sum is for, and what a ratio is taken of, in the text's own words."""

from __future__ import annotations

import re

from extract.language.quantities import Quantity
from extract.records.policies.sentences import Sentence, give_pattern, word_pattern

_LONGEST = 80
_LONGEST_SCOPE = 24
_LONGEST_SUBJECT = 30
_LONGEST_TOLD = 40
_LEADING = re.compile(r"(?:给予|且|但|对|其中|原则上|并|可|分别|一次性|择优|\s)*")
_WHOM = re.compile(r"(?:对于?|凡)(?!外|内|接|照|标|应|象|比|策)")
_NOUN = re.compile(
    r"(?:企业|单位|机构|项目|平台|园区|团队|个人|人才|主体|供给方|需求方|产品|基地|中心|工厂|载体|集群|协会|组织|示范区|实验室|法人|人员|高校|院所|农户|合作社|品牌|活动|贷款|原料|装备|设备|基金|[者商户家]|的)"
    r"(?=[，,]|$)"
)
_THAT = re.compile(
    r"(?P<who>[^，,。；;：:]{3,60}?的)(?=[，,]|给予|予以|再?奖励|补助|资助|分别|每(?:家|个|人|项)|一次性|按)"
)
_EACH_OF = re.compile(r"(?P<who>[^，,。；;：:]{4,80}?)(?:的)?[，,]?\s*(?:每[项个家]\s*)?分别")
_BETWEEN = re.compile(r"^[，,]?(?:、|和|及|或|最高)+$")
_SUM = re.compile(r"[\d.]+\s*[万亿千百]*元?")
_TAIL = re.compile(r"(?:的|之)?(?:比例)?(?:给予|予以|一次性|最高|不超过|不高于|原则上|一般|可)*$")
_ONLY_SUM = re.compile(
    r"(?:支持|补贴|补助|奖励|资助|扶持|最高|总|年度|资金|贴息)*(?:金额|额度|总额|标准|比例|额)?"
)
_SHARE_WORDS = re.compile(r"(?:的)?(?:最高)?(?:支持|补贴|补助|奖励|资助|贴息)(?:资金)?(?:比例|标准)$")
_RATE = re.compile(r"的(?P<rate>[\u4e00-\u9fff]{1,6}率)")
_RISES = re.compile(
    r"(?:提高|提升|上浮|下降|降低|降|减|放宽|调整|增加)?(?:到|至|为|达到?|在|是|按|超过?|首次|突破|不低于|不少于|不超过|不高于|累计|合计|原则上|一般|约)+$"
)
_GIVEN = re.compile(
    r"(?:可|可以|择优|再|分别|每年|一次性|均|各|统一)*(?:给予|予以|享受|奖励|补助|补贴|资助|扶持|支持|安排|拨付|设立|发放)?(?:一次性)?$"
)
_LEAD_IN = re.compile(
    r"^(?:对于?|设立|安排|且|并|其中|的|在|和|与|经|、|以及|及|但|，|,|\s|其|本|照|——|推动|支持|鼓励)+"
)


def condition_of(
    text: str, quantity: Quantity, sentence: Sentence, role: str | None, after: int
) -> str | None:
    """For support who gets it, for a limit what it limits, for a threshold of what.

    `after` is where the number before this one ends.
    """
    start = max(sentence.clause(quantity.start)[0], after)
    before = text[start : quantity.start]
    if role == "threshold":
        return _subject(before)
    if role == "cap_total":
        return _trim(before) or None
    who = _whom(text, quantity, sentence)
    member = _member(text, quantity, who or _listed(text, quantity, sentence))
    pieces = [p for p in (member or who, _scope(before)) if p]
    return "，".join(dict.fromkeys(pieces)) or _subject(before) or _told(text, quantity, sentence)


def base_of(text: str, quantity: Quantity, sentence: Sentence, after: int) -> tuple[int, str | None]:
    """Where the words of a ratio begin, and what it is taken of: 按设备投资额的20% of 设备投资额."""
    start = max(sentence.clause(quantity.start)[0], after)
    before = text[start : quantity.start]
    for match in reversed(list(word_pattern("ratio_lead").finditer(before))):
        base = _LEAD_IN.sub("", _TAIL.sub("", before[match.end() :]).strip())
        if base and not word_pattern("ratio_lead").fullmatch(base):
            return start + match.start(), base
    rate = _RATE.match(text, quantity.end)
    if rate:
        return quantity.start, rate["rate"]
    lead = _LEAD_IN.match(before)
    subject = _subject(before)
    # 交通费最高支持比例为50% is of 交通费.
    return start + (lead.end() if lead else 0), (_SHARE_WORDS.sub("", subject) or None) if subject else None


def beneficiaries_of(sentences: list[Sentence]) -> str | None:
    """Whom a measure is for: the words after 对 in the first sentence that gives them something."""
    for sentence in sentences:
        if sentence.opens and sentence.gives is not None:
            who = _who(sentence.text[: sentence.gives - sentence.start])
            if who is not None:
                return who
    return None


def _who(words: str) -> str | None:
    """Of the words before the giving those that say who gets it: 入选的企业 of 对入选的企业，综合政策，."""
    openers = list(_WHOM.finditer(words))
    if not openers:
        return None
    start = openers[0].end()
    nouns = list(_NOUN.finditer(words, start))
    end = (
        nouns[-1].end()
        if nouns
        else next((i for i in range(start, len(words)) if words[i] in "，,"), len(words))
    )
    return _trim(words[start:end]) or None


def _whom(text: str, quantity: Quantity, sentence: Sentence) -> str | None:
    """Who gets a sum: the words before the giving that is nearest to it."""
    said = text[sentence.start : quantity.start]
    gives = list(give_pattern().finditer(said))
    who = _who(said[: gives[0].start()]) if gives else None
    # 被评为…的，奖励20万元；首次达到…的，再奖励10万元: the nearest condition of several in one sentence.
    near = [m["who"] for m in _THAT.finditer(said)]
    if near and (who is None or (len(gives) > 1 and said.rfind(near[-1]) > gives[0].start())):
        return _LEAD_IN.sub("", _trim(near[-1])) or None
    return who


def _listed(text: str, quantity: Quantity, sentence: Sentence) -> str | None:
    """国际标准、国家标准…的，分别奖励: the list before 分别."""
    match = _EACH_OF.search(text, sentence.start, quantity.start)
    return match["who"] if match else None


def _member(text: str, quantity: Quantity, who: str | None) -> str | None:
    """For 国家级、省级…分别给予100万元、50万元: the member that this sum belongs to."""
    if not who:
        return None
    earlier, place = 0, quantity.start
    for match in reversed(list(_SUM.finditer(text, max(0, quantity.start - 80), quantity.start))):
        if not _BETWEEN.match(text[match.end() : place].strip()):
            break
        earlier, place = earlier + 1, match.start()
    later, place = 0, quantity.end
    for match in _SUM.finditer(text, quantity.end, quantity.end + 80):
        if not _BETWEEN.match(text[place : match.start()].strip()):
            break
        later, place = later + 1, match.end()
    total = earlier + 1 + later
    if total < 2:
        return None
    names = [n for n in re.split(r"、|和|及", who) if n]
    if len(names) == total:
        return names[earlier]
    names = who.split("、")
    return names[earlier] if len(names) == total else None


def _told(text: str, quantity: Quantity, sentence: Sentence) -> str | None:
    """The clause before the giving: 国家级单项冠军企业，奖励100万元."""
    clauses = [c for c in re.split(r"[，,：:]", text[sentence.start : quantity.start]) if c.strip()]
    words = _LEAD_IN.sub("", clauses[-2]).strip(" 　的") if len(clauses) > 1 else ""
    return words if 2 < len(words) <= _LONGEST_TOLD and not any(c.isdigit() for c in words) else None


def _scope(before: str) -> str | None:
    """单个项目累计, 同一企业每年: what a sum is counted for, at the head of its clause."""
    lead = _LEADING.match(before)
    assert lead is not None
    found = word_pattern("scope").match(before, lead.end())
    if found is None or len(before) - found.start() > _LONGEST_SCOPE:
        return None
    return _GIVEN.sub("", _trim(before[found.start() :])) or None


def _subject(before: str) -> str | None:
    """The noun phrase right before a number: 上年度主营业务收入."""
    words = _RISES.sub("", _LEAD_IN.sub("", before).rstrip())
    if len(words) > _LONGEST_SUBJECT:
        nouns = list(word_pattern("threshold").finditer(words))
        cut = words.rfind("的", 0, nouns[-1].start()) if nouns else words.rfind("的")
        words = words[cut + 1 :] if cut >= 0 else words[-_LONGEST_SUBJECT:]
    words = _GIVEN.sub("", words.strip(" 　的")).strip(" 　的")
    return words if len(words) > 1 and not words.isdigit() and not _ONLY_SUM.fullmatch(words) else None


def _trim(words: str) -> str:
    words = words.strip(" 　，,。；;")
    if len(words) > 4:
        words = re.sub(r"(?:的|给予|可|可以|分别|再|一次性|不超过|最高|原则上)+$", "", words)
    return words[:_LONGEST]
