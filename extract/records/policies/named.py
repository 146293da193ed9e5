"""Policies that running text names: 国务院发布《…》, “十四五”规划纲要."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from extract.language import vocabularies
from extract.language.names import NameSpan
from extract.records.names import name_key
from extract.records.passages import Passage
from extract.records.policies.named_dates import dates_told, start_of_chain
from extract.records.policies.named_heads import heads_in
from extract.records.policies.places import place_of
from extract.records.policy_titles import DOCUMENT_NUMBER, EDITION, clean_title
from schemas import Policy

_BOOK = re.compile(r"《(?P<title>[^《》\n]{2,120}(?:《[^《》]*》[^《》]*)?)》")
_TITLES_BEHIND = re.compile(r"(?:《[^《》]*》|、|和|与|及|以及|等|[一二两三四五六七八九十\d]+[项部个]|\s)*")
_NUMBER_BEHIND = re.compile(rf"\s*[（(]?\s*(?P<number>{DOCUMENT_NUMBER.pattern})\s*[）)]?")
_BETWEEN = re.compile(
    r"(?:了|的|过|正式|联合|共同|先后|陆续|相继|首次|率先|在全国|对外|[，：:\s“]|第一部[^，。；]{0,16}|关于[^，。；]{0,16}|由[^，。；]{2,16}|我国[^，。；]{0,8}|[^，。；《》]{0,14}(?:政策|文件|标准|法规|法律)[—\-－:：]*)*$"
)
_SHORT_NAME = re.compile(
    r"《(?P<title>[^《》\n]{4,120})》\s*(?:[（(][^（）()]{1,24}[）)])?\s*[（(，]?(?:以下|下称|下文)?(?:简称|称)(?:为|作)?[《“\"]?(?P<short>[^《》“”\"（）()，。\n]{2,24})[》”\"]?"
)
_PAPER = re.compile(r"(?:白皮书|报告)")
_DATE_BETWEEN = re.compile(r"(?:政府)?(?:早在|于|在|的|发布|颁布|[\d年月日]|\s)*")
_CARRIER = re.compile(r"[^《》]{0,60}?关于(?:印发|转发|批转|公布)(?P<title>\S{6,}?)的(?:通知|公告|决定|函)$")
_NATION = re.compile(r"^(?:中华人民共和国|我国)")
_ISSUER_GAP = re.compile(
    r"(?:等(?:\w{0,4}部[门委])?|[（(][^（）()]{1,12}[）)]|、|和|与|及|于|在|联合|共同|正式|也|又|已|还|将|率先|首次|先后|对外|近日|全国|\s|，|部门|多?部委|[一二三四五六七八九十\d]+部[门委])*$"
)


def add_named(policies: list[Policy], passages: Iterable[Passage]) -> list[Policy]:
    """The policies of a document's tables together with those that its text names, each once.

    A policy that stands in both keeps what the table says of it, under the name and place where it is met first.
    """
    known = {_key(policy): policy for policy in policies if policy.title}
    found = list(policies)
    for policy in policies_named(passages):
        same = known.get(_key(policy))
        if same is None:
            found.append(policy)
        elif not same.is_document and _page(policy) <= _page(same):
            same.title, same.evidence = policy.title, policy.evidence
    return found


def policies_named(passages: Iterable[Passage]) -> list[Policy]:
    """The policies that the passages name, each once, with what all its places tell."""
    found: dict[str, Policy] = {}
    passages = list(passages)
    aliases = _aliases(passages)
    for passage in passages:
        taken: list[tuple[int, int]] = []
        for match in _BOOK.finditer(passage.text):
            taken.append(match.span())
            policy = _in_marks(passage, match)
            if policy is not None:
                policy.title = aliases.get(name_key(policy.title or ""), policy.title)
                _note(found, policy)
        for head in heads_in(passage):
            if not any(a < head.end and head.start < b for a, b in taken):
                taken.append((head.start, head.end))
                _note(found, _policy(passage, head.start, head.end, passage.text[head.start : head.end]))
        for match in _any("bare").finditer(passage.text):
            if not any(a < match.end() and match.start() < b for a, b in taken):
                _note(found, _policy(passage, match.start(), match.end(), match[0]))
    return list(found.values())


def _aliases(passages: list[Passage]) -> dict[str, str]:
    """The titles by the short names that the text gives them: 《…工作指南》（以下简称《指南》）."""
    found: dict[str, str] = {}
    for passage in passages:
        for match in _SHORT_NAME.finditer(passage.text):
            found.setdefault(name_key(match["short"]), clean_title(match["title"]))
    return found


def _in_marks(passage: Passage, match: re.Match[str]) -> Policy | None:
    text = passage.text
    start, end = match.span()
    title = clean_title(match["title"])
    if title in _words()["generic"]:
        return None
    if not _is_policy(passage, match, title):
        return None
    named_so = EDITION.sub("", title).endswith(tuple(_words()["endings"]))
    paper = None if named_so else _PAPER.match(text, end)
    if paper:
        found = _policy(passage, start, paper.end(), text[start : paper.end()])
        return found if found.issuers else None
    return _policy(passage, start, end, title)


def _is_policy(passage: Passage, match: re.Match[str], title: str) -> bool:
    """By the end of its title; where that does not tell, by what is said to have been done with it."""
    words, text = _words(), passage.text
    plain = EDITION.sub("", title).split("——")[0]
    behind = text[match.end() : match.end() + 12].lstrip("，, ）)”")
    if plain.endswith(tuple(words["not_policy"])) and not plain.endswith("政府工作报告"):
        return plain.endswith("白皮书") and _of_a_country(passage, match.start())
    if any(word in plain for word in words["not_within"]) or _of_a_firm(plain):
        return False
    if behind.startswith(tuple(words["followed_not"])) or re.match(
        rf"[^，。；《》]{{0,8}}(?:{_any('publishers').pattern})", behind
    ):
        return False
    if plain.endswith(tuple(words["endings"])):
        return True
    if behind.startswith("报告"):
        return False
    before = text[max(0, match.start() - 160) : match.start()]
    head = before[: start_of_chain(before)]
    between = _BETWEEN.search(head[-40:])
    lead = head[: len(head) - len(between[0])] if between else head
    if lead.endswith(tuple(words["verbs"])):
        return True
    if text.startswith((*words["says"], *words["under_way"]), match.end()):
        return True
    after = _TITLES_BEHIND.match(text, match.end())
    return after is not None and text.startswith(tuple(words["followed_by"]), after.end())


def _of_a_country(passage: Passage, place: int) -> bool:
    """Whether a country or an authority is named right before, with nothing but a date between: 法国早在2013年《…白皮书》."""
    names = [(n.start, n.end) for n in passage.names if n.kind == "government"]
    names += [
        (r.start, r.end) for r in passage.regions_between(max(0, place - 24), place) if r.level == "country"
    ]
    return any(
        place - 24 <= start and end <= place and _DATE_BETWEEN.fullmatch(passage.text, end, place)
        for start, end in names
    )


def _of_a_firm(title: str) -> bool:
    """Whether a title is of a firm's own paper: 某某股份有限公司股东大会议事规则, 关于公司利润分配的公告."""
    words = _words()
    if title.endswith(tuple(words["internal"])) or "关于公司" in title or "关于本公司" in title:
        return True
    return title.endswith(tuple(words["firm_papers"])) and any(
        w in title for w in ("有限公司", "有限责任公司")
    )


def _policy(passage: Passage, start: int, end: int, title: str) -> Policy:
    text = passage.text
    sentence = passage.sentence_at(start)
    number = _NUMBER_BEHIND.match(text, end)
    verb = _verb_before(text, sentence[0], start)
    issuers = _issuers(passage, sentence[0], verb) if verb is not None else []
    issuers = issuers or _run_on(passage, start, end)
    region, level = place_of(*issuers[:1], title)
    dates = dates_told(passage, sentence, verb, (start, end), start_of_chain(text[sentence[0] : start]))
    return Policy(
        title=clean_title(title),
        document_number="".join(number["number"].split()) if number else None,
        issuers=issuers,
        issued_on=dates.issued_on,
        effective_on=dates.effective_on,
        region=region,
        level=level,
        evidence=passage.evidence(sentence[0], max(sentence[1], end)),
    )


def _run_on(passage: Passage, start: int, end: int) -> list[str]:
    """The bodies with which a title begins: 财政部、国家税务总局关于…的通知."""
    found: list[str] = []
    at = start
    for span in passage.names:
        if span.start < start or span.kind != "government" or span.end >= end:
            continue
        if span.start - at > (4 if not found else 1):
            break
        found.append(_printed(passage, span))
        at = span.end
    return found


def _verb_before(text: str, start: int, place: int) -> int | None:
    """Where the verb of issuing stands whose object the title is."""
    head = text[start:place]
    head = head[: start_of_chain(head)]
    found = list(_any("verbs", "gives").finditer(head))
    if not found or re.search(r"[。；]", head[found[-1].end() :]) or len(head) - found[-1].end() > 40:
        return None
    return start + found[-1].start()


def _issuers(passage: Passage, start: int, verb: int) -> list[str]:
    """The bodies right before the verb of issuing."""
    inside = [
        s
        for s in passage.names
        if start <= s.start and s.end <= verb and s.kind in ("government", "exchange", "association")
    ]
    if not inside or not _ISSUER_GAP.search(passage.text[inside[-1].end : verb]):
        return []
    gap = passage.text[inside[-1].end : verb]
    periods = sum(p.end - p.start for p in passage.periods if inside[-1].end <= p.start < verb)
    if len(gap) - periods > 14:
        return []
    bracket = passage.text[inside[-1].start - 1 : inside[-1].start]
    if len(inside) > 1 and bracket in ("（", "(") and inside[-2].end == inside[-1].start - 1:
        inside.pop()  # 国际电工委员会（IEC）
    found = [inside[-1]]
    for span in reversed(inside[:-1]):
        if not re.fullmatch(r"\s*(?:、|和|与|及|，)\s*", passage.text[span.end : found[0].start]):
            break
        found.insert(0, span)
    return [_printed(passage, span) for span in found]


def _printed(passage: Passage, span: NameSpan) -> str:
    """A body as it is printed, with the party that it is a committee of."""
    return f"{'中共' if passage.text.endswith('中共', 0, span.start) else ''}{span.text}"


def _note(found: dict[str, Policy], policy: Policy) -> None:
    """Keep a policy once; what its first place does not tell may come from a later one."""
    key = _key(policy)
    known = found.get(key)
    if known is None:
        found[key] = policy
        return
    if policy.issued_on is not None and _tells_more(policy.issued_on, known.issued_on):
        # The place that tells the date is the one to read.
        known.title, known.evidence, known.issued_on = policy.title, policy.evidence, policy.issued_on
    for field in ("document_number", "issued_on", "effective_on", "region", "level"):
        if getattr(known, field) is None:
            setattr(known, field, getattr(policy, field))
    known.issuers = known.issuers or policy.issuers


def _tells_more(date: str, than: str | None) -> bool:
    return than is None or (date.startswith(than) and len(date) > len(than))


def _page(policy: Policy) -> int:
    return policy.evidence.page if policy.evidence is not None else 0


def _key(policy: Policy) -> str:
    """What tells one policy from another: a notice that issues it goes by the title that it issues."""
    title = policy.title or ""
    carrier = _CARRIER.match(title)
    return name_key(_NATION.sub("", carrier["title"] if carrier else title))


@vocabularies.derived
def _words() -> dict[str, Any]:
    found: dict[str, Any] = vocabularies.load("policy_names")
    return found


@vocabularies.derived
def _any(*lists: str) -> re.Pattern[str]:
    """Any word of some lists, the longest first; those of `bare` are patterns."""
    listed = [word if name == "bare" else re.escape(word) for name in lists for word in _words()[name]]
    return re.compile("|".join(sorted(listed, key=len, reverse=True)))
