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
_FIRM_ENDINGS = ("公司", "厂", "社")
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
        start = left_edge(tokens, match.start(), verbs=kind in ("firm", "intermediary"))
        if found and start < found[-1].end:
            if found[-1].start <= start or found[-1].end > match.start():
                start = min(start, found[-1].start) if found[-1].end >= match.start() else found[-1].end
            if found[-1].start >= start:
                found.pop()
        if end < len(text) and text[end] in "长员会" and match[0][-1] not in "会":
            continue  # 院长, 委员
        stem = text[start : match.start()]
        if len(stem) < _LEAST_STEM or not _is_name(stem, start, tokens, kind, match[0]):
            continue
        if match[0] in ("（有限合伙）", "(有限合伙)") and "基金" not in stem and "创业投资" not in stem:
            kind = "investor"
        found.append(NameSpan(start, end, text[start:end], kind, "legal", "full"))
    return found


def _is_name(stem: str, start: int, tokens: Tokens, kind: str, ending: str) -> bool:
    """Whether what stands before the ending makes a name of it and not an expression (有限公司, 科研院所)."""
    words = tokens.between(start, start + len(stem))
    plain = stem.strip("（）()")
    if plain in common_stems() or all(t.text in common_stems() for t in words):
        return False
    known = gazetteer().names
    if any(t.text in known and known[t.text][1] in _PLACES for t in words):
        return True
    if kind not in ("firm", "fund") and plain.startswith(("中国", "国家", "全国", "国际")):
        return True
    if len(plain) >= 4 and ending in lexicon_words()["self_sufficient"]:
        return True
    if kind == "firm" and len(plain) >= 3:
        return True
    return is_proper(words)
