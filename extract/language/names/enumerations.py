"""Where enumerations stand, what parts their items, and what a noun or verb beside them says that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import ahocorasick_rs

from extract.language import vocabularies
from extract.language.names.edges import LATIN_END, PARTICLES, behind_kind, left_edge
from extract.language.names.endings import ending_kind, ending_of, is_possible
from extract.language.names.lexicon import is_trade_name
from extract.language.names.model import NameSpan
from extract.language.names.words import (
    list_heads,
    short_endings,
    stop_words,
)
from extract.language.tokens import Tokens
from schemas.organization import OrganizationKind

CLAUSE = re.compile(r"[^，。；：:！？\n\t“”《》]+")
_MARK = re.compile(r"\s*[、/]\s*(?:(?:以及|和|与|及)(?![^、]{1,16}、))?")
"""和 behind a mark stands before the last of them only: 、和利砚、 is a name."""
_CONJUNCTION = re.compile(r"以及|及其|(?<!共)[和与](?![及谐])|及")
_COMMA = re.compile(r"，(?=(?:以及|[和与及])?(?P<behind>[^\s，、。；：！？]{2,12}?)(?:[，、。；]|等|$))")
_BEFORE = re.compile(r"(?<![^、，：由括为是])[^\s，、。；：！？由括为是]{2,12}$")
"""A comma with what stands on either side, as far as that may be a member: 由|甲资本，|乙资本，."""
_BY_LIST, _COMMA_ALONE = re.compile("由(?=[^，。；：由]{2,60}，)"), re.compile("，")
_LONGEST_LIST, _LONGEST_MEMBER = 120, 12
_ITEM = re.compile(r"(?:(?!以及|[和与及])[^、，])+")
LONGEST, LEAST, SHORT = 18, 2, 6
_COUNT = 4
"""What 等5家 takes before the noun."""
_COPULAS = frozenset("有是像即系：: ")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The slices that a list parts, and what a noun before or behind them says that they are."""

    items: list[tuple[int, int]]
    kind: OrganizationKind | None


def commas_as_marks(text: str, tokens: Tokens, known: Sequence[NameSpan]) -> str:
    """The text with 、 for every comma between two names of a list: 由甲资本、乙资本，丙资本，丁资本等."""
    if "，" not in text:
        return text
    whole = {(s.start, s.end) for s in known}

    def are_members(start: int, end: int) -> bool:
        return all(
            item.span() in whole
            or ending_kind(text, *item.span(), tokens, listed=True) is not None
            or is_possible(item[0])
            for item in _ITEM.finditer(text, start, end)
        )

    marked = list(text)
    for match in _COMMA.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST_MEMBER), match.start())
        if before is not None and are_members(*before.span()) and are_members(*match.span("behind")):
            marked[match.start()] = "、"
    for match in _BY_LIST.finditer(text):
        for comma in _COMMA_ALONE.finditer(text, match.end(), match.end() + _LONGEST_LIST):
            if not are_members(match.end(), comma.start()):
                break
            marked[comma.start()] = "、"  # 由甲、乙|，: no verb yet, so that what stands behind goes on
    return "".join(marked)


def _may_name(text: str, items: list[tuple[int, int]], known: Sequence[NameSpan]) -> bool:
    """Whether any item is known, or ends as names do; most lists hold none."""
    if any(s.start < items[-1][1] and items[0][0] < s.end for s in known):
        return True
    signs = _last_signs()
    return any(text[end - 2 : end] in signs or text[end - 1 : end] in signs for _, end in items)


def enumerations(
    text: str, start: int, end: int, tokens: Tokens, known: Sequence[NameSpan]
) -> Iterator[Enumeration]:
    """The enumerations of a clause, from left to right; no known name is cut."""
    held = {place for s in known for place in range(s.start + 1, s.end)} if known else frozenset[int]()
    marks = [m.span() for m in _MARK.finditer(text, start, end) if m.start() not in held]
    if len(marks) < LEAST and "、" not in text[start:end]:
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
    edge = max(start, left_edge(tokens, end, LONGEST))
    latin = LATIN_END.search(text, edge, end)
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
    for length in range(min(SHORT, end - start), LEAST, -1):
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
        if match.start() - start >= LEAST and _stands_as_name(text, match.end(), end):
            pieces.append((start, match.start()))
            start = match.end()
    return [*pieces, (start, end)]


def _stands_as_name(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a conjunction has a body before its ending."""
    following = _CONJUNCTION.search(text, start, end)
    last = following.start() if following else end
    return end - start >= LEAST and text[start:last] not in short_endings()


@vocabularies.derived
def signs() -> ahocorasick_rs.AhoCorasick:
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
        rf"|(?P<firms>[一二两三四五六七八九十\d]+(?:家(?=[\u4e00-\u9fff]{{0,6}}$|[\u4e00-\u9fff]{{0,4}}[企公])|[家名位](?=机构|法人)))"
        rf"|(?P<bare>(?={_bare_head().pattern})))"
    )
