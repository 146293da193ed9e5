"""Whom and what a sum is for, and what a ratio is taken of, each the whole constituent as printed."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.records.policies.clauses.notation import HIDDEN
from extract.records.policies.clauses.quantities import goes_on, label_between, per_unit
from extract.records.policies.clauses.sentences import Sentence
from extract.records.policies.clauses.slot import Slot
from extract.records.policies.clauses.tiers import member_of
from extract.records.policies.clauses.words import any_of, pattern, words

_LEAD = re.compile(
    r"^(?:以[上下]|对于?(?![外内接照标应象比策])|凡是?|且|并|其中|但|的|，|,|\s|——|以及|及|、|□|和|或)+"
)
_TRAIL = re.compile(
    r"(?:的|，|,|、|\s|可以|可|将|再|另|均|各|分别|依次|一次性|择优|每年|原则上|一般|最高|不超过|由[^，]{2,12}|依规|依法|按照?有?关?规定"
    r"|予以|给予|按规定|统一|最多|：|:|就高|事后|定额|直接|分档|分阶段|分期|分年度?|并|由|按时|及时|足额|人民币|[，,]?在[^，,]{2,16}(?:基础上|之上)"
    r"|[，,][省市区县镇][\u4e00-\u9fff]{0,10}(?:财政|局|部门|政府|委))+$"
)
_OWN_TRAIL = re.compile(
    r"(?:给予|予以|应|应当|须|需|为|是|在|由|达|一般|原则上|首次|累计|均|以|：|:|的|，|\s)+$"
)
_SHARE = re.compile(
    r"(?:的)?(?:最高)?(?:支持|补贴|补助|奖励|资助|贴息)?(?:资金)?(?:比例|标准)?(?:提高|提升|上浮|增加)?(?:为|是|按|达|到|至)*$"
)
_ADVERBS = r"(?:可以?|将|再|择优|分别|依次|各|一次性|统一|分阶段|分期|分年度?|按规定|直接|均|依规|依法|原则上|分档)*$"
_GIVES_ALREADY = re.compile(rf"[，,]{_ADVERBS}")
_THAT = re.compile(rf"的[□\s]*[，,]?{_ADVERBS}")
_OPENS = re.compile(rf"(?:^|[，,的：:])(?:由[^，,：:]{{2,16}})?{_ADVERBS}")
_SAID = re.compile(r".*的(?=[，,](?:(?!对)[^的￥％＃])*$)")
"""What ends with 的， says who is meant; behind it stand the giver and how often: 获评…的，由区财政每家奖励."""
_NAMED = re.compile(
    r".*的[\u4e00-\u9fff□]{0,12}(?:企业|单位|机构|项目|人才|人员|团队|个人|主体|平台)(?=[，,])"
)
_GOES_ON = re.compile(r"[□\s]*(?:美元|欧元|日元|港元|港币|元)?[□\s]*(?:[、，和及至]|或者?)*")
_CURRENCY = frozenset({"人民币", "折合人民币", "美元"})
_SUM_ONLY = re.compile(r"(?:总|最高|年度)*(?:金额|额度|总额|资金|标准|限额|支持|奖励|补助|补贴|资助)*")


def condition_of(text: str, slot: Slot) -> str | None:
    """Whom or what a sum that is given is for: what stands with 对, or between the verb and the sum."""
    first, place, count = _list_of(slot)
    sentence = first.sentence
    own = _label(text, slot)
    start, end, named = _field(first)
    whom = _cleaned(text, sentence, start, end)
    shared = count > 1 and own is None
    member = _member(text, sentence, start, end, place, count) if shared and whom is not None else None
    if first.recipient is not None and member is None:
        a, b = first.recipient
        own = own or (_member(text, sentence, a, b, place, count) if shared else None)
        if not named and not _THAT.search(sentence.plain[start:end]):
            whom = None if own else _cleaned(text, sentence, a, b)
    if own and place and not named and "的" not in sentence.plain[start:end]:
        whom = None  # 博士补2000元，硕士1500元: each tier names its own
    pieces = [p for p in (member or whom, own) if p]
    if len(pieces) == 2 and pieces[1] in pieces[0]:
        pieces.pop()
    return "，".join(pieces) or None


def tier_of(slot: Slot) -> str | None:
    """The name of the tier of a share: 第三年 of 第二年优惠50%，第三年优惠30%."""
    name = label_between(slot.before, slot) if slot.before is not None else None
    if name is None:
        return None
    given = pattern("awarded").search(name)
    return name[: given.start()] if given else name


def beneficiary_of(text: str, sentence: Sentence) -> str | None:
    """Whom a sentence that gives something speaks of: what stands with 对 before its first verb of giving."""
    for verb in sentence.verbs:
        whom = list(pattern("whom").finditer(sentence.plain, 0, verb.start))
        if whom:
            start = whom[0].end()
            end = _until_basis(sentence, start, verb.start)
            named = list(_NAMED.finditer(sentence.plain, start, end))
            return _cleaned(text, sentence, start, named[-1].end() if named else end)
    return None


def fund_of(text: str, slot: Slot) -> str | None:
    """The fund that has a size, as it is named behind it."""
    match = pattern("fund_behind").match(slot.right)
    start = slot.quantity.number_end
    return _LEAD.sub("", text[start : start + match.end()]).strip() or None if match else None


def limited_by(text: str, slot: Slot) -> str | None:
    """What a limit is of: 同一企业每年获得的扶持资金总额."""
    found = _noun(text, slot, 0, _until(slot.near, 0, "limited"))
    if not _SUM_ONLY.fullmatch(found):
        return found
    given = next(
        (s.figure for s in slot.earlier() if s.figure and s.figure.role in ("support", "base")), None
    )
    return given.condition if given is not None and given.kind == "amount" else condition_of(text, slot)


def subject_of(text: str, slot: Slot) -> str | None:
    """What must reach a threshold: 上年度营业收入."""
    near = slot.near
    cut = max((m.end() for m in re.finditer(r"且|并(?!购|网|联)|或(?!者)", near)), default=0)
    end = _until(near, cut, "limited", "reaching")
    found = _noun(text, slot, cut, end)
    if len(found) > 1 and not _GOES_ON.fullmatch(near[cut:end]):
        return found
    told = (s.figure for s in slot.earlier() if s.figure is not None and s.figure.role == "threshold")
    return next((figure.condition for figure in told), None)


def base_of(text: str, slot: Slot) -> tuple[int, str | None]:
    """Where the words of a ratio begin, and what it is taken of: 按设备投资额的20% of 设备投资额."""
    sentence, near = slot.sentence, slot.near
    start = sentence.start + slot.near_start
    by = slot.by
    if by is not None:
        first = by + sentence.start
        after = pattern("basis").match(sentence.plain, by)
        assert after is not None
        inner = text[sentence.start + after.end() : slot.quantity.number_start]
        bound = pattern("limited").match(inner.strip())
        inner = inner.strip()[bound.end() :] if bound else inner
        return first, _base(inner) or _base(text[start:first])
    bounds = list(pattern("limited").finditer(near))
    if bounds and near[bounds[-1].end() :].strip():
        inner = text[start + bounds[-1].end() : slot.quantity.number_start]
        if pattern("sum_noun").match(inner) is None and (inner.rstrip().endswith("的") or len(inner) > 3):
            return start + bounds[-1].start(), _base(inner)
    if slot.multiplies:
        whom = list(pattern("whom").finditer(sentence.plain, slot.clause[0], slot.at))
        return slot.quantity.start, _cleaned(
            text, sentence, whom[-1].end() if whom else slot.near_start, slot.at
        )
    verb = slot.verb
    if verb is not None:
        by_ = list(pattern("basis").finditer(sentence.plain, slot.near_start, verb.start))
        if by_:  # 按实际投资额给予10%的补助
            return sentence.start + by_[-1].start(), _base(
                text[sentence.start + by_[-1].end() : sentence.start + verb.start]
            )
        inner = text[sentence.start + verb.end : slot.quantity.number_start].rstrip()
        named = slot.recipient is not None and not bounds and not words("who").search(inner[-3:])
        if named or inner.endswith("的"):
            return slot.quantity.start, _base(inner)
        # 对形成的担保代偿损失，给予最高60%的风险分担: what stands with 对
        return slot.quantity.start, _cleaned(text, sentence, *_field(slot)[:2])
    given = pattern("awarded").search(near)
    cut = min(m.start() if m else len(near) for m in (bounds[0] if bounds else None, given))
    own = text[start : start + cut]
    lead = _LEAD.match(own)
    own = _SHARE.sub("", own.strip())
    told = _told_standard().match(own)
    own = own[told.end() :] if told is not None else own
    return start + (lead.end() if lead else 0), _base(own)


def _noun(text: str, slot: Slot, start: int, end: int) -> str:
    """What a slice of the words before a number names, without what leads to it or on from it."""
    first = slot.sentence.start + slot.near_start
    return _LEAD.sub("", _OWN_TRAIL.sub("", text[first + start : first + max(start, end)].strip())).strip(
        " \u3000—"
    )


def _until(near: str, start: int, *cues: str) -> int:
    """Where the first of some patterns stands, else the end."""
    return min(m.start() if m else len(near) for m in (pattern(cue).search(near, start) for cue in cues))


def _base(words_: str) -> str | None:
    found = _LEAD.sub("", words_.strip())
    by = pattern("basis").match(found)
    found = found[by.end() :] if by is not None else found
    found = _OWN_TRAIL.sub("", re.sub(r"(?:的|之)?(?:比例)?$", "", found)).strip(" \u3000")
    return found if len(found) > 1 else None


def _field(slot: Slot) -> tuple[int, int, bool]:
    """The words before the giving, as offsets of the sentence, and whether they begin with 对."""
    sentence = slot.sentence
    end = slot.clause[0] if slot.by is None else slot.by
    verb = slot.verb or next((v for v in reversed(slot.verbs_before) if not v.weak), None)
    if slot.verb is not None:
        near = slot.near_start
        end = min(v.start for v in sentence.verbs if v is verb or (not v.weak and near <= v.start < slot.at))
    elif verb is not None:
        end = min(end, verb.start)
    start = _after_giving(slot, end)
    end = min(end, _first_share(slot, start))
    whom = list(pattern("whom").finditer(sentence.plain, start, end))
    if whom:
        start = whom[0].end()
    else:
        colons = [b for b in sentence.breaks if start <= b < end - 2 and sentence.plain[b] in "：:"]
        start = colons[-1] + 1 if colons else start
    for given in sentence.verbs:
        if (
            not given.weak
            and start < given.start < end
            and _GIVES_ALREADY.search(sentence.plain, start, given.start)
        ):
            end = given.start
    return start, _until_basis(sentence, start, end), bool(whom)


def _after_giving(slot: Slot, end: int) -> int:
    """Where the words begin that follow what was given last before a place."""
    for before in slot.earlier():
        made = before.figure
        given = made is not None and made.kind == "amount" and made.role in ("support", "cap", "fine")
        if given and before.to <= end:
            return before.clause[1] + 1 if before.clause[1] < end else before.to
    return 0


@vocabularies.derived
def _told_standard() -> re.Pattern[str]:
    """奖补标准为 before a colon or a base: it says neither whom nor of what."""
    bound = any_of("at_most", "at_least")
    return re.compile(rf"[，,]?的?(?:{pattern('sum_noun').pattern})(?:为|是|如下)?(?:{bound})?[:：]?")


@vocabularies.derived
def _each_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{per_unit().pattern})$")


def _first_share(slot: Slot, start: int) -> int:
    """Where the clause of the first share that is given begins: what follows says how much, not to whom."""
    end = slot.at
    for share in slot.earlier():
        made = share.figure
        if share.at > start and made is not None and made.kind == "ratio" and made.role != "threshold":
            end = max(share.clause[0], start) if share.verb is None else share.verb.start
            end = share.to if share.multiplies else end
    return end


def _until_basis(sentence: Sentence, start: int, end: int) -> int:
    """Where 按 begins to say how much is given, else the end."""
    plain = sentence.plain
    found = (
        m.start() for m in pattern("basis").finditer(plain, start, end) if _opens(plain, m.start(), start)
    )
    return next(found, end)


def _opens(plain: str, place: int, start: int) -> bool:
    """按 begins the clause or stands right behind the one who is meant."""
    before = plain[start:place].rstrip("□ ")
    return bool(_OPENS.search(before[-24:]) or words("class_nouns", "who").search(before[-3:]))


def _cleaned(text: str, sentence: Sentence, start: int, end: int) -> str | None:
    said = _SAID.match(sentence.plain, start, end)
    if said:
        end = said.end()
    if start < end and sentence.plain[start] == HIDDEN and text[sentence.start + start] in "（([【〔":
        start = end - len(sentence.plain[start:end].lstrip(HIDDEN))
    found = text[sentence.start + start : sentence.start + max(start, end)].strip(" \u3000，,。；;—")
    told = list(_told_standard().finditer(found))
    found = found[: told[-1].start()] if told and told[-1].end() == len(found) else found
    found = _TRAIL.sub("", _LEAD.sub("", found)).strip(" \u3000，,")
    found = _each_behind().sub("", found).strip(" \u3000，,") or found
    return found if len(found) > 1 else None


def _label(text: str, slot: Slot) -> str | None:
    """What the clause of a sum that no verb governs says it is for: 团体标准 of 团体标准资助金额不高于30万元."""
    name = label_between(slot.before, slot) if slot.before is not None else None
    if name is not None:
        # As printed, without what hides brackets
        place = slot.sentence.plain.rfind(name, 0, slot.at) + slot.sentence.start
        return text[place : place + len(name)] if HIDDEN in name else name
    if slot.verb is not None or slot.is_fine:
        return None
    by = pattern("basis").match(slot.sentence.plain, slot.by) if slot.by is not None else None
    first = by.end() - slot.near_start if by is not None else 0
    found = _noun(text, slot, first, _until(slot.near, 0, "limited", "sum_noun", "awarded"))
    found = re.sub(r"(?:奖励|补助|补贴|资助|支持|扶持|一次性|可)+$", "", found)
    no_name = (
        found.isdigit() or found in _CURRENCY or _SUM_ONLY.fullmatch(found) or _each_behind().fullmatch(found)
    )
    return found if len(found) > 1 and not no_name else None


def _list_of(slot: Slot) -> tuple[Slot, int, int]:
    """The first sum of its list, its place in the list, and how many there are."""
    place, first = 0, slot
    while first.before is not None and first.before.figure is not None and goes_on(first.before, first):
        if first.before.figure.role != "support" or first.before.figure.kind != "amount":
            break
        place, first = place + 1, first.before
    count, last = place + 1, slot
    while last.after is not None and _listed(last, last.after):
        count, last = count + 1, last.after
    return first, place, count


def _listed(before: Slot, after: Slot) -> bool:
    """A later sum, not read yet, stands in the same list."""
    gap = after.sentence.plain[before.to : after.at]
    return (
        before.quantity.kind == after.quantity.kind
        and len(gap) <= 4
        and bool(pattern("joins").fullmatch(gap))
    )


def _member(text: str, sentence: Sentence, start: int, end: int, place: int, count: int) -> str | None:
    """The words for one member of a list, with what all its members share."""
    slices = member_of(sentence.plain[start:end], place, count)
    if slices is None:
        return None
    base = sentence.start + start
    whole = "".join(text[base + a : base + b] for a, b in slices).strip(" \u3000，,")
    return _TRAIL.sub("", _LEAD.sub("", whole)).strip(" \u3000，,") or None
