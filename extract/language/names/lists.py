"""Enumerations: 甲、乙和丙等企业 names firms, 甲、乙等投资机构 investors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language import vocabularies
from extract.language.names.edges import left_edge
from extract.language.names.endings import ending_kind
from extract.language.names.lexicon import lexicon
from extract.language.names.model import NameSpan
from extract.language.names.words import is_proper, list_heads, short_endings, stop_words, words
from extract.language.regions import gazetteer
from extract.language.tokens import Tokens
from schemas.organization import OrganizationKind

_CLAUSE = re.compile(r"[^，。；：！？\n\t“”《》]+")
_CONJUNCTION = re.compile(r"以及|及其|(?<!共)[和与](?![及谐])|及")
_LONGEST, _LEAST = 18, 2
_LONG_LIST, _MOST = 6, 0.6
_LIKELY, _COUNT = 12, 4
"""What 等5家 takes before the noun."""
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_COMMON_ENDS = (
    "院所",
    "部门",
    "主管",
    "运营商",
    "单位",
    "行业",
    "领域",
    "产业",
    "机构",
    "用户",
    "群体",
    "地区",
)


def find_listed(text: str, tokens: Tokens) -> list[NameSpan]:
    """The members of enumerations that are organizations."""
    found: list[NameSpan] = []
    for clause in _CLAUSE.finditer(text) if "、" in text else ():
        if "、" not in clause[0]:
            continue
        for items, kind in _enumerations(text, clause.start(), clause.end(), tokens):
            if kind is None and not any(_may_be_known(text, end) for _, end in items):
                continue
            first = items[0][1]
            items[0] = left_edge(tokens, first, _LONGEST), first
            found += _members(text, items, kind, tokens)
    return found


def _may_be_known(text: str, end: int) -> bool:
    """Whether the last two signs of an item are those of a known name or of an ending: most are not."""
    if text[end - 1 : end].isspace() or text[end - 1 : end] in "）)":
        return True
    return text[end - 2 : end] in _last_signs() or text[end - 1 : end] in _last_signs()


def _enumerations(
    text: str, start: int, end: int, tokens: Tokens
) -> Iterator[tuple[list[tuple[int, int]], OrganizationKind | None]]:
    """(slices of the items, kind that the noun behind them tells) of each enumeration in a clause.

    The first slice is given from the clause's beginning.
    """
    commas = [i for i in range(start, end) if text[i] == "、"]
    items: list[tuple[int, int]] = []
    for index, comma in enumerate(commas):
        if not items:
            items.append((start, comma))
        following = commas[index + 1] if index + 1 < len(commas) else None
        # 等 closes a list, though another may follow in the same clause.
        stop = following or end
        closes = text.find("等", comma + 1, stop) >= 0 or _bare_head().search(text, comma + 1, stop)
        closing = _tail().match(text, comma + 1, stop) if closes else None
        if following is not None and (closing is None or closing["bare"] is not None):
            items.append((comma + 1, following))
            continue
        if closing is None:
            items.append((comma + 1, _word_end(text, comma + 1, end, tokens)))
            yield items, None
            return
        items += split_joined(text, comma + 1, closing.end("item"))
        kind = list_heads().get(closing["head"] or _head_at(text, closing.end("item")))
        # 等国际零部件集团 are firms; 等生产单位 may be anything.
        described = closing["head"] is not None and closing.start("head") - closing.end("item") > _COUNT
        yield items, None if described and kind in ("other", "government") else kind
        items = []


def _head_at(text: str, place: int) -> str:
    """The noun that stands right behind a last item, or an empty string."""
    match = _head().match(text, place)
    return match[0] if match else ""


def _word_end(text: str, start: int, end: int, tokens: Tokens) -> int:
    """The end of a last item with nothing behind it: before the first word that cannot be part of a name."""
    for token in tokens.between(start, end):
        if token.start > start and (token.text in stop_words() or token.tag[0] in "pcuvdx"):
            return min(token.start, end)
    return end


def split_joined(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The slices that conjunctions part; 和 before a bare ending is part of a name: 岚川联和|投资."""
    pieces = []
    for match in _CONJUNCTION.finditer(text, start, end):
        if match.start() - start >= _LEAST and _stands_as_name(text, match.end(), end):
            pieces.append((start, match.start()))
            start = match.end()
    return [*pieces, (start, end)]


def _stands_as_name(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a conjunction has a body before its ending."""
    following = _CONJUNCTION.search(text, start, end)
    last = following.start() if following else end
    return end - start >= _LEAST and text[start:last] not in short_endings()


def _members(
    text: str, items: list[tuple[int, int]], kind: OrganizationKind | None, tokens: Tokens
) -> list[NameSpan]:
    judged = [_judge(text, start, end, tokens) for start, end in items]
    certain = sum(1 for j in judged if j is not None and j[2] == "known")
    likely = sum(1 for j in judged if j is not None)
    if likely < 0.5 * len(items) or (kind is None and not certain):
        return []
    # In a long list of named things the odd one is one of them too, whatever words it is made of: 大家链讯.
    telling = kind not in (None, "other", "government", "research") and len(items) >= _LONG_LIST
    sure_list = telling and likely >= _MOST * len(items)
    found = []
    for item, judgement in zip(items, judged, strict=True):
        if judgement is None:
            if sure_list and kind is not None and _may_be_member(text, *item, tokens):
                found.append(NameSpan(*item, text[slice(*item)], kind, "list"))
            continue
        start, end, sure, own = judgement
        if sure != "known" and kind in (None, "government"):
            continue
        found.append(NameSpan(start, end, text[start:end], own or kind or "firm", "list"))
    return found


def _may_be_member(text: str, start: int, end: int, tokens: Tokens) -> bool:
    """Whether an item of a list of names may be one as well: a few signs, no clause and no kind of thing."""
    name = text[start:end]
    return (
        _LEAST < len(name) <= _LONGEST // 2
        and name.isalnum()
        and not name.endswith(_COMMON_ENDS)
        and name not in list_heads()
        and name not in gazetteer().names
        and not any(t.text in stop_words() or t.tag[0] in "pcuv" for t in tokens.between(start, end))
    )


def _judge(
    text: str, start: int, end: int, tokens: Tokens
) -> tuple[int, int, str, OrganizationKind | None] | None:
    """(start, end, known or likely, kind) of an item that may be an organization."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    bracket = _BRACKET.search(text[start:end])
    if bracket and bracket.start() >= _LEAST:
        end = start + bracket.start()
    name = text[start:end]
    if not _LEAST <= len(name) <= _LONGEST or name.isdigit() or "的" in name:
        return None
    known = lexicon().names.get(name)
    if known is not None:
        return start, end, "known", known.kind
    inner = _known_at_end(name)
    if inner:
        return end - len(inner), end, "known", lexicon().names[inner].kind
    if name.endswith(_COMMON_ENDS) or name in list_heads():
        return None
    if len(name) <= 3 and name[0] in words()["surnames"] and not name.isascii():
        return None
    by_ending = ending_kind(text, start, end, tokens, listed=True)
    if by_ending is not None:
        return start, end, "known", by_ending
    inside = tokens.between(start, end)
    if any(t.text in stop_words() or t.tag[0] in "pcu" for t in inside) or name in gazetteer().names:
        return None
    return (start, end, "likely", None) if is_proper(inside) and len(name) <= _LIKELY else None


def _known_at_end(name: str) -> str:
    """A known name with which an item ends: 产业投资基金如砚池创投."""
    names = lexicon().names
    return next((name[i:] for i in range(1, len(name) - 2) if name[i:] in names), "")


@vocabularies.derived
def _last_signs() -> frozenset[str]:
    """The last two signs of every known name and short ending, or its only one."""
    return frozenset(name[-2:] for name in (*lexicon().names, *short_endings()))


@vocabularies.derived
def _head() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, list_heads()), key=len, reverse=True)))


@vocabularies.derived
def _bare_head() -> re.Pattern[str]:
    """The nouns that close a list without 等: they follow the last item at once, and are no ending of its name."""
    heads = list_heads().keys() - short_endings().keys()
    return re.compile("|".join(sorted(map(re.escape, heads), key=len, reverse=True)))


@vocabularies.derived
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<item>[^、]{{2,24}}?)(?:等(?:\d+余?|[一二两三四五六七八九十]+余?|多|数|若干)?[家个所批]?"
        rf"(?:[^、，。；的（）()]{{0,12}}?(?P<head>{_head().pattern}))?"
        rf"|(?P<bare>(?={_bare_head().pattern})))"
    )
