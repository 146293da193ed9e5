"""Enumerations: 甲、乙和丙等企业 names firms, 股东包括甲、乙 too, and 甲/乙/丙 where some of them are known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import ahocorasick_rs

from extract.language import vocabularies
from extract.language.names.edges import PARTICLES, behind_kind, left_edge
from extract.language.names.endings import ending_kind, ending_of, is_possible
from extract.language.names.lexicon import is_trade_name, lexicon
from extract.language.names.model import NameSpan
from extract.language.names.words import (
    ending_kinds,
    is_person,
    is_proper,
    is_unknown,
    list_heads,
    short_endings,
    stop_words,
    words,
)
from extract.language.regions import gazetteer
from extract.language.tokens import Token, Tokens
from schemas.organization import OrganizationKind

_CLAUSE = re.compile(r"[^，。；：:！？\n\t“”《》]+")
_MARK = re.compile(r"\s*[、/]\s*(?:(?:以及|和|与|及)(?![^、]{1,16}、))?")
"""和 behind a mark stands before the last of them only: 、和利砚、 is a name."""
_CONJUNCTION = re.compile(r"以及|及其|(?<!共)[和与](?![及谐])|及")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&'’.-]*(?: [A-Z&][A-Za-z0-9&'’.-]*)*")
_ACRONYM = re.compile(r"[A-Z0-9.&-]{1,5}")
_LATIN_END = re.compile(r"(?<=[\u4e00-\u9fff])[A-Z][A-Za-z0-9&'’. -]*$")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")
_SHARE_CLASS = re.compile(r"(?<=[\u4e00-\u9fff])[AB]$")
_LONGEST, _LEAST, _LIKELY, _SHORT = 18, 2, 12, 6
_COUNT, _LEAST_LIST = 4, 3
"""What 等5家 takes before the noun; how many members make a list that needs no noun."""
_MOST = 0.6
_COPULAS = frozenset("有是像即系：: ")
_DEPARTMENTS = ("部", "处", "科", "室", "中心", "车间")
_COMMON_ENDS = (
    "院所", "部门", "主管", "运营商", "单位", "行业", "领域", "产业", "机构", "用户", "群体", "地区",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The slices that a list parts, and what a noun before or behind them says that they are."""

    items: list[tuple[int, int]]
    kind: OrganizationKind | None


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
    spans = sorted(known, key=lambda s: s.start)
    starts = [s.start for s in spans]
    signs = [start for _, start, _ in _signs().find_matches_as_indexes(text)]
    for clause in _CLAUSE.finditer(text) if signs or spans else ():
        inside = spans[bisect_left(starts, clause.start()) : bisect_left(starts, clause.end())]
        marked = "、" in clause[0] or "/" in clause[0]
        if not inside and (
            not marked or bisect_left(signs, clause.start()) == bisect_left(signs, clause.end())
        ):
            continue
        for listing in _enumerations(text, clause.start(), clause.end(), tokens, inside):
            found += _members(text, listing, tokens, inside)
    return found


def _may_name(text: str, items: list[tuple[int, int]], known: Sequence[NameSpan]) -> bool:
    """Whether any item is known, or ends as names do; most lists hold none."""
    if any(s.start < items[-1][1] and items[0][0] < s.end for s in known):
        return True
    signs = _last_signs()
    return any(text[end - 2 : end] in signs or text[end - 1 : end] in signs for _, end in items)


def _enumerations(
    text: str, start: int, end: int, tokens: Tokens, known: Sequence[NameSpan]
) -> Iterator[Enumeration]:
    """The enumerations of a clause, from left to right; no known name is cut."""
    held = {place for s in known for place in range(s.start + 1, s.end)} if known else frozenset[int]()
    marks = [m.span() for m in _MARK.finditer(text, start, end) if m.start() not in held]
    if len(marks) < _LEAST and "、" not in text[start:end]:
        ends, begins = {s.end for s in known}, {s.start for s in known}
        pairs = _CONJUNCTION.finditer(text, start, end) if known else ()
        marks = [m.span() for m in pairs if m.start() in ends or m.end() in begins][:1]
    if not marks:
        return
    items: list[tuple[int, int]] = []
    place = start
    for index, (mark, behind) in enumerate([*marks, (end, end)]):
        last = index == len(marks)
        closes = items and place not in held and _closes().search(text, place, mark)
        closing = _tail().match(text, place, mark) if closes else None
        if closing is None or (not last and closing["bare"] is not None):
            if last and items:
                items += _last_items(text, place, mark, tokens, known)
                yield from _listing(text, items, None, tokens, known)
            elif not last:
                items.append((place, mark))
        else:
            items += split_joined(text, place, closing.end("item"))
            # 等国际零部件集团 are firms; 等生产单位 may be anything.
            head = closing["head"]
            described = head is not None and closing.start("head") - closing.end("item") > _COUNT
            kind = list_heads().get(head or _head_at(text, closing.end("item")))
            kind = kind or ("firm" if closing["firms"] else None)
            kind = None if described and kind in ("other", "government") else kind
            yield from _listing(text, items, kind, tokens, known)
            items = [] if last else [(closing.end(), mark)]
        place = behind


def _listing(
    text: str,
    items: list[tuple[int, int]],
    kind: OrganizationKind | None,
    tokens: Tokens,
    known: Sequence[NameSpan],
) -> Iterator[Enumeration]:
    """An enumeration, its first member without the words of the clause before it; none where nothing in it may be a name."""
    begin, mark = items[0]
    if kind is None and not _may_name(text, items, known) and not _lead().search(text, begin, mark):
        return
    first = _first(text, begin, mark, tokens, known)
    kind = kind or _told_before(text, first, tokens) or _told_behind(text, items[-1][1])
    if kind is not None or _may_name(text, items, known):
        yield Enumeration([(first, mark), *items[1:]], kind)


def _first(text: str, start: int, end: int, tokens: Tokens, known: Sequence[NameSpan]) -> int:
    """Where the first member of a list begins that stands behind the words of a clause."""
    own = next((s.start for s in known if s.end == end), None)
    if own is not None:
        return own
    edge = max(start, left_edge(tokens, end, _LONGEST))
    latin = _LATIN_END.search(text, edge, end)
    if latin:
        return latin.start()  # 回购|Lanfeld
    inside = tokens.between(edge, end)
    for before, token in pairwise(inside):
        if before.tag[0] in "vd" and len(before.text) > 1 and is_trade_name(text[token.start : end]):
            return token.start  # 服务|东砚霁
    kinds = behind_kind(inside)
    return inside[kinds].start if kinds else edge


def _told_before(text: str, start: int, tokens: Tokens) -> OrganizationKind | None:
    """What a noun before a list says that it enumerates: 厂商|主要包括|甲、乙, 五巨头|甲、乙, 客户：甲、乙."""
    index = tokens.ending_at(start) if start else -1
    while index >= 0:
        token = tokens.at(index)
        word = text[token.start : min(token.end, start)]
        if word in _gives():
            return "firm"
        for length in range(min(len(word), _COUNT), 1, -1):
            if word[-length:] in list_heads():
                return list_heads()[word[-length:]]
        if (
            token.tag[0] not in "vpdm"
            and token.tag != "ul"
            and word not in _COPULAS
            and word not in PARTICLES
        ):
            return None
        index -= 1
    return None


def _told_behind(text: str, end: int) -> OrganizationKind | None:
    """What the verb behind a list says of its members: 甲、乙|共同投资."""
    return "investor" if _takes_part().match(text, end) else None


@vocabularies.derived
def _gives() -> frozenset[str]:
    """Verbs whose objects are firms: 投资了|甲、乙."""
    events = vocabularies.load("events")
    return frozenset(verb for verbs in (*events["invests"].values(), events["acquires"]) for verb in verbs)


@vocabularies.derived
def _takes_part() -> re.Pattern[str]:
    verbs = {verb for verbs in vocabularies.load("events")["invests"].values() for verb in verbs}
    return re.compile(
        f"(?:等|共同|联合)*(?:{'|'.join(sorted(map(re.escape, verbs), key=len, reverse=True))})"
    )


def _head_at(text: str, place: int) -> str:
    """The noun that stands right behind a last item, or an empty string."""
    match = _head().match(text, place)
    return match[0] if match else ""


def _last_items(
    text: str, start: int, end: int, tokens: Tokens, known: Sequence[NameSpan]
) -> Iterator[tuple[int, int]]:
    """The last items of a list with nothing behind it: …、甲和乙|认购."""
    while start < end:
        stop = _word_end(text, start, end, tokens, known)
        yield start, stop
        joint = _CONJUNCTION.match(text, stop, end)
        if joint is None or not _stands_as_name(text, joint.end(), end):
            return
        start = joint.end()


def _word_end(text: str, start: int, end: int, tokens: Tokens, known: Sequence[NameSpan]) -> int:
    """The end of a name that begins at a place: of a known one, or before the first word that is part of none."""
    own = next((s.end for s in known if s.start == start), None)
    if own is not None:
        return own
    for length in range(min(_SHORT, end - start), _LEAST, -1):
        if start + length in tokens.bounds and is_trade_name(text[start : start + length]):
            return start + length
    for token in tokens.between(start, end):
        if token.start > start and (
            token.text in stop_words()
            or token.tag[0] in "pcuvdx"
            or (token.tag[0] in "at" and ending_of(text, start, token.start))
        ):
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
    if bracket and bracket.start() >= _LEAST:
        end = start + bracket.start()
    for span in known:
        if span.start == start and (span.end == end or span.source == "legal"):
            return _Member(start, span.end, 3, span.kind)
        if start < span.start and span.end == end:
            # 产业投资基金如|砚池创投; but 虎霁|360 and 杭州|砚池信息 are names whole
            own = _may_begin(text[start : span.start], tokens.between(start, span.start))
            return _Member(start if own else span.start, end, 3, span.kind)
    name = text[start:end]
    if not _LEAST <= len(name) <= _LONGEST or name.isdigit() or "的" in name:
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
        return _Member(start, end, 0 if _ACRONYM.fullmatch(name) else 1)
    by_ending = ending_kind(text, start, end, tokens, listed=True)
    if by_ending is not None:
        return _Member(start, end, 2, by_ending)
    if is_trade_name(_SHARE_CLASS.sub("", name)) or is_possible(name):
        return _Member(start, end, 1)
    body = name.removesuffix(ending_of(name, 0, len(name)))
    parts = tokens.between(start, start + len(body)) if told and _LEAST <= len(body) < len(name) else ()
    if parts and all(len(part.text) == 1 for part in parts):  # 霁|川|医疗: of signs that make no word
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
        len(name) <= _SHORT
        and name.isalnum()
        and not kind
        and not plain
        and not any(tag[0] in "rv" or (tag == "m" and not word.isdigit()) for _, _, word, tag in inside[1:])
    )


@vocabularies.derived
def _signs() -> ahocorasick_rs.AhoCorasick:
    """Finds whatever may tell that a list is one of names: nouns, verbs and endings of names; most texts hold none."""
    events = vocabularies.load("events")
    verbs = {verb for verbs in events["invests"].values() for verb in verbs}
    return ahocorasick_rs.AhoCorasick([*{*list_heads(), *short_endings(), *verbs, *events["acquires"], "家"}])


@vocabularies.derived
def _last_signs() -> frozenset[str]:
    """The last two signs of every short ending, or its only one."""
    return frozenset(ending[-2:] for ending in short_endings())


@vocabularies.derived
def _head() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, list_heads()), key=len, reverse=True)))


@vocabularies.derived
def _bare_head() -> re.Pattern[str]:
    """The nouns that close a list without 等: they follow the last item at once, and are no ending of its name."""
    heads = list_heads().keys() - short_endings().keys()
    return re.compile("|".join(sorted(map(re.escape, heads), key=len, reverse=True)))


@vocabularies.derived
def _lead() -> re.Pattern[str]:
    """What before a list may tell what it holds."""
    return re.compile(f"{_bare_head().pattern}|{'|'.join(map(re.escape, sorted(_gives())))}")


@vocabularies.derived
def _closes() -> re.Pattern[str]:
    """A sign that a list may end here, without which the pattern of its end need not be tried."""
    return re.compile(f"[等家]|{_bare_head().pattern}")


@vocabularies.derived
def _tail() -> re.Pattern[str]:
    number = r"(?:\d+\+?余?|[一二两三四五六七八九十]+余?|多|数|若干)"
    return re.compile(
        rf"(?P<item>[^、]{{2,24}}?)(?:等{number}?[家个所批]?"
        rf"(?:[^、，。；的（）()]{{0,12}}?(?P<head>{_head().pattern}))?"
        rf"|(?P<firms>[一二两三四五六七八九十\d]+家(?=[\u4e00-\u9fff]{{0,6}}$|[\u4e00-\u9fff]{{0,4}}[企公]))"
        rf"|(?P<bare>(?={_bare_head().pattern})))"
    )
