"""Enumerations: 甲、乙和丙等企业 names firms, 股东包括甲、乙 too, and 甲/乙/丙 where some of them are known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.language import vocabularies
from extract.language.names.edges import PARTICLES
from extract.language.names.endings import ending_kind, ending_of, is_possible
from extract.language.names.enumerations import (
    CLAUSE,
    LEAST,
    LONGEST,
    SHORT,
    Enumeration,
    commas_as_marks,
    enumerations,
    signs,
)
from extract.language.names.lexicon import is_trade_name, lexicon
from extract.language.names.model import NameSpan
from extract.language.names.words import (
    ACRONYM,
    ending_kinds,
    is_person,
    is_proper,
    is_unknown,
    list_heads,
    stop_words,
    words,
)
from extract.language.regions import find_regions, gazetteer
from extract.language.tokens import Token, Tokens
from schemas.organization import OrganizationKind

_LATIN = re.compile(r"[A-Z][A-Za-z0-9&'’.-]*(?: [A-Z&][A-Za-z0-9&'’.-]*)*")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_SHARE_CLASS = re.compile(r"(?<=[\u4e00-\u9fff])[AB]$")
_LIKELY = 12
_TOWNS = ("province", "city", "county")
_LEAST_LIST = 3
"""How many members make a list that needs no noun."""
_MOST = 0.6
_DEPARTMENTS = ("部", "处", "科", "室", "中心", "车间")
_COMMON_ENDS = (
    "院所", "部门", "主管", "运营商", "单位", "行业", "领域", "产业", "机构", "用户", "群体", "地区",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Member:
    """An item of a list that may be a name: 3 a known one, 2 of a name's ending, 1 of made-up words, 0 a plain noun."""

    start: int
    end: int
    weight: int
    kind: OrganizationKind | None = None


def find_listed(text: str, tokens: Tokens, known: Sequence[NameSpan] = ()) -> list[NameSpan]:
    """The members of enumerations that are organizations; `known` are the names found in the text before."""
    found: list[NameSpan] = []
    if "、" not in text and "/" not in text:
        return found
    text = commas_as_marks(text, tokens, known)
    spans = sorted(known, key=lambda s: s.start)
    starts = [s.start for s in spans]
    places = [start for _, start, _ in signs().find_matches_as_indexes(text)]
    for clause in CLAUSE.finditer(text) if places or spans else ():
        inside = spans[bisect_left(starts, clause.start()) : bisect_left(starts, clause.end())]
        marked = "、" in clause[0] or "/" in clause[0]
        if not inside and (
            not marked or bisect_left(places, clause.start()) == bisect_left(places, clause.end())
        ):
            continue
        for listing in enumerations(text, clause.start(), clause.end(), tokens, inside):
            found += _members(text, listing, tokens, inside)
    return found


def _members(
    text: str, listing: Enumeration, tokens: Tokens, known: Sequence[NameSpan]
) -> Iterator[NameSpan]:
    """The names of a list: as many as what is known of the others and of the noun beside it bears out."""
    kind, count = listing.kind, len(listing.items)
    told = kind not in (None, "other", "government")
    judged = (_judge(text, *item, tokens, known, told) for item in listing.items)
    members = [member for member in judged if member is not None]
    known_ones = [m for m in members if m.weight > 1]
    likely = sum(1 for m in members if m.weight > 0)
    if 2 * likely < count or (kind is None and not known_ones):
        return
    kinds = [m.kind for m in known_ones if m.kind is not None]
    usual = Counter(kinds).most_common(1)[0][0] if kinds else None
    several = count >= _LEAST_LIST and "government" not in (kind, usual)
    least = 2
    if several and (kind not in (None, "other") or len(known_ones) >= _MOST * count):
        # In a list of named things the odd one is one of them too, whatever words it is made of: 大家链讯.
        least = 0
    elif kind not in (None, "government") or (several and likely >= _MOST * count) or likely == count == 2:
        least = 1
    for member in members:
        if member.weight >= least:
            own = member.kind or (kind if kind != "other" else None) or usual or kind or "firm"
            yield NameSpan(member.start, member.end, text[member.start : member.end], own, "list")


def _judge(
    text: str, start: int, end: int, tokens: Tokens, known: Sequence[NameSpan], told: bool
) -> _Member | None:
    """What an item may be, None where it is no name; `told` if a noun says that the list is one of firms."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    bracket = _BRACKET.search(text[start:end])
    if bracket and bracket.start() >= LEAST:
        end = start + bracket.start()
    for span in known:
        if span.start == start and (span.end == end or span.source == "legal"):
            return _Member(start, span.end, 3, span.kind)
        if start < span.start and span.end == end:
            # 产业投资基金如|砚池创投; but 虎霁|360 and 杭州|砚池信息 are names whole
            own = _may_begin(text[start : span.start], tokens.between(start, span.start))
            return _Member(start if own else span.start, end, 3, span.kind)
    name = text[start:end]
    if not LEAST <= len(name) <= LONGEST or name.isdigit() or "的" in name:
        return None
    known_names = lexicon().names
    for place in (0, *(i + 1 for i, sign in enumerate(name) if sign in PARTICLES)):
        if (entry := known_names.get(name[place:])) is not None:
            return _Member(start + place, end, 3, entry.kind)
    if name.endswith(_COMMON_ENDS) or name in list_heads() or name in gazetteer().names:
        return None
    if name.isascii():
        if not _LATIN.fullmatch(name) or name in vocabularies.load("name_evidence")["latin_terms"]:
            return None
        return _Member(start, end, 0 if ACRONYM.fullmatch(name) else 1)
    if told and _is_of_town(name, tokens.between(start, end)):
        return _Member(start, end, 1)
    by_ending = ending_kind(text, start, end, tokens, listed=True)
    if by_ending is not None:
        return _Member(start, end, 2, by_ending)
    if is_trade_name(_SHARE_CLASS.sub("", name)) or is_possible(name):
        return _Member(start, end, 1)
    body = name.removesuffix(ending_of(name, 0, len(name)))
    parts = tokens.between(start, start + len(body)) if LEAST <= len(body) < len(name) else ()
    single = told and parts and all(len(part.text) == 1 for part in parts)
    if single or (len(parts) == 1 and is_unknown(body)):  # 霁|川|医疗: of signs that make no word
        return _Member(start, end, 1)
    if is_person(name):
        return None
    inside = tokens.between(start, end)
    # 、和利砚、: what stands between two marks may begin with a word that elsewhere joins names.
    if len(name) > _LIKELY or any(
        t.text in stop_words() or t.tag[0] in "pcu" or (t.tag == "m" and not t.text.isdigit())
        for t in inside[1:] or inside
    ):
        return None
    if any(_joins_on(t) for t in inside) or (
        len(inside) > 1 and inside[0].tag == "nr" and is_person(inside[0].text)
    ):
        return None  # 陈晨以|货币资金, 陈晨|3名
    if is_proper(inside):
        return _Member(start, end, 1)
    return _Member(start, end, 0) if _may_be_member(name, inside) else None


def _is_of_town(name: str, inside: Sequence[Token]) -> bool:
    """Whether a member of a list of firms is a town with a word or two: 清江县|开拓|煤业, and no kind: 清江民营企业."""
    town = next((r for r in find_regions(name) if r.start == 0 and r.level in _TOWNS), None)
    clause = any(t.text in stop_words() or (t.tag[0] in "adps" and len(t.text) > 1) for t in inside)
    short = town is not None and LEAST <= len(name) - town.end <= SHORT
    return short and not clause and not name.endswith(tuple(list_heads()))


def _joins_on(token: Token) -> bool:
    """Whether a guess at an unknown word took into it the particle behind a name: 陈晨以."""
    return token.text[-1] in PARTICLES and is_unknown(token.text)


def _may_begin(words: str, inside: Sequence[Token]) -> bool:
    """Whether words between a mark and a known name are a part of the name: no noun or verb that leads to it."""
    if len(words) == 1:
        return words not in PARTICLES
    return words in gazetteer().names or (len(inside) == 1 and is_unknown(words) and not is_person(words))


def _may_be_member(name: str, inside: Sequence[Token]) -> bool:
    """Whether an item of a list of names may be one as well: a word or two, no clause, no kind of body and no department."""
    kind = name in ending_kinds() or ending_of(name, 0, len(name)) == name or name.endswith(_DEPARTMENTS)
    plain = len(inside) > 1 and (
        inside[-1].text in ending_kinds() or inside[-1].text in words()["contextual"]
    )
    return (
        len(name) <= SHORT
        and name.isalnum()
        and not kind
        and not plain
        and not any(tag[0] in "rv" or (tag == "m" and not word.isdigit()) for _, _, word, tag in inside[1:])
    )
