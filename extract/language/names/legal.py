"""Full names by their ending: …股份有限公司, …（有限合伙）, …会计师事务所, …研究院, …协会.

Chinese firms are named 行政区划 + 字号 + 行业 + 组织形式 (企业名称登记管理规定); the ending is certain, the
beginning is found by what can be part of a name.
"""

from __future__ import annotations

import re

from extract.language.names.edges import left_edge
from extract.language.names.model import NameSpan
from extract.language.names.words import common_stems, ending_kinds, ending_pattern, is_proper
from extract.language.names.words import words as lexicon_words
from extract.language.regions import gazetteer
from extract.language.tokens import Tokens

_LEAST_STEM = 2
_PLACES = frozenset({"province", "city", "county", "place"})
_LEAST_LINE = 4
_ENDS_ORGANIZATION = re.compile(r"^[\u4e00-\u9fff]{4,24}(?:院|会|联盟|中心|公司)$")
_WITH_MEANS = ("指南", "指纹", "指针", "指数", "指挥", "指尖")
_CLAUSE = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:(?:方式|新增|方)[向对由与将为為]|约定[由将]?|[\u4e00-\u9fff]{2}指(?![南数纹挥导针尖标]))(?=[\u4e00-\u9fff]{2})"
)
_GROUP = re.compile(r"[（(](?:集团|股份|控股|中国)[）)]")
_GRADE = re.compile(r"^(?:国家|部|省|市|区|县|校|院|世界)级")
_PARTNERSHIP = re.compile(r"[（(](?:有限|特殊普通|普通)合伙[）)]")


def find_legal(text: str, tokens: Tokens) -> list[NameSpan]:
    """Full names that end in a legal form or in what institutions are called."""
    found: list[NameSpan] = []
    kinds = ending_kinds()
    for match in ending_pattern().finditer(text):
        end = match.end()
        partnership = _PARTNERSHIP.match(text, end)
        if partnership:
            end = partnership.end()
        kind = kinds[match[0]]
        if _goes_on(text, end):
            continue  # 霁川酒厂（集团）有限责任公司: the name ends later
        # Partnerships are named as firms are, with words like 创新 and 发展 that the dictionary takes for verbs.
        start = left_edge(tokens, match.start(), verbs=kind in ("firm", "intermediary") or "合伙" in match[0])
        if found and start < found[-1].end:
            inner = found[-1]
            # 投资基金|管理有限责任公司: what looked like a whole name was the beginning of a firm's.
            begun = kind in ("firm", "fund") and inner.kind not in ("firm", "intermediary")
            if inner.start <= start or inner.end > match.start():
                start = min(start, inner.start) if begun or inner.end >= match.start() else inner.end
            if inner.start >= start:
                found.pop()
        if end < len(text) and text[end] in "长员会" and match[0][-1] not in "会":
            continue  # 院长, 委员
        if text[start] == "指" and text[start : start + 2] not in _WITH_MEANS:
            start += 1  # of a definition: 砺芯储能 指 砺芯储能科技有限公司
        clause = _CLAUSE.match(text, start, match.start())
        if clause and match.start() - clause.end() >= _LEAST_STEM:
            start = clause.end()  # 以增资方式向甲公司, 协议约定甲公司, 甲 指 甲有限公司
        stem = text[start : match.start()]
        form = "firm" if kind == "intermediary" and "合伙" in match[0] else kind
        unpaired = sum(c in "（(" for c in stem) < sum(c in "）)" for c in stem)
        if (
            len(stem) < _LEAST_STEM
            or unpaired
            or not (
                _is_name(stem, start, tokens, form, match[0])
                or _stands_alone(text, start, end, stem, kind, tokens)
            )
        ):
            continue
        if (
            match[0].endswith(("（有限合伙）", "(有限合伙)"))
            and "基金" not in stem
            and "创业投资" not in stem
        ):
            kind = "investor"
        found.append(NameSpan(start, end, text[start:end], kind, "legal", "full"))
    return found


def _stands_alone(text: str, start: int, end: int, stem: str, kind: str, tokens: Tokens) -> bool:
    """Whether an institution's name is a line by itself, as on a cover, or is defined right behind it."""
    if kind not in ("research", "association") or len(stem) < _LEAST_LINE or _GRADE.match(stem):
        return False
    if any(t.tag[0] in "vdrpc" and t.tag != "vn" for t in tokens.between(start, start + len(stem))):
        return False
    before, after = text[:start].rstrip(" \u3000"), text[end:].lstrip(" \u3000")
    alone = (not before or before.endswith(("\n", "院", "会", "盟", "中心"))) and (
        not after or after[0] == "\n" or _ENDS_ORGANIZATION.search(after) is not None
    )
    return alone or after.startswith(("（以下简称", "（简称", "(以下简称"))


def _goes_on(text: str, end: int) -> bool:
    """Whether another ending of a firm follows at once: 酒厂 in …酒厂（集团）有限公司 and 研究院 in …研究院有限公司."""
    group = _GROUP.match(text, end)
    following = ending_pattern().match(text, group.end() if group else end)
    return following is not None and ending_kinds()[following[0]] == "firm" and following[0] != "分公司"


def _is_name(stem: str, start: int, tokens: Tokens, kind: str, ending: str) -> bool:
    """Whether what stands before the ending makes a name of it and not an expression (有限公司, 科研院所)."""
    words = tokens.between(start, start + len(stem))
    plain = stem.strip("（）()")
    if len(plain) >= 4 and ending in lexicon_words()["self_sufficient"]:
        return True
    cut = not words or words[0].start > start  # 为云岚|控股: a guess took a particle in
    if plain in common_stems() or (not cut and all(t.text in common_stems() for t in words)):
        return False
    if _GRADE.match(plain):
        return False  # 国家级技术中心 is a grade, not a name
    known = gazetteer().names
    if any(t.text in known and known[t.text][1] in _PLACES for t in words):
        return True
    if kind not in ("firm", "fund") and plain.startswith(("中国", "国家", "全国", "国际")):
        return True
    if kind == "firm" and len(plain) >= 3 and ending not in lexicon_words()["plain_firms"]:
        return True
    return is_proper(words)
