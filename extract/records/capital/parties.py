"""Where a story of capital names its parties: known names, and names in the places where parties stand."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.language import vocabularies
from extract.records.capital.story import Story
from extract.records.capital.titles import edges, without_titles
from extract.records.inventory.columns import looks_like_name

if TYPE_CHECKING:
    from extract.records.inventory import Inventory

_FILLER = "\ue0ff"
"""Stands for the words of a quoted title, so that no pattern reads a party out of 《甲公司增资协议》."""
_QUOTED = re.compile(r"《[^《》]*》")
_SIGN = r"[\u4e00-\u9fff\ue000-\ue0ff）)A-Za-z]"
_SEPARATOR = re.compile(
    rf"、(?:和|与|及)?|，(?=[\ue000-\ue0ff])|(?<={_SIGN}{_SIGN})(?:以及|和|与|及)(?={_SIGN}{_SIGN})"
)
_EQUITY = re.compile(r"股权(?!投资|基金|管理|并购|创业)")
_COUNTED = re.compile(
    r"(?:等)?(?:共计?)?[一二两三四五六七八九十]+(?:名|位|个|家)(?:[\u4e00-\u9fff]{0,6}(?:自然人|股东|投资者|投资人|法人|机构|发起人|企业|公司|主体|单位))?(?:股东)?$"
)
_PLAUSIBLE = re.compile(
    r"(?:[\u4e00-\u9fff·]{2,40}"
    r"|[\u4e00-\u9fff]+[（(][\u4e00-\u9fff·A-Za-z ]{1,12}[）)][\u4e00-\u9fff]*(?:[（(]有限合伙[）)])?"
    r"|[A-Z][A-Za-z&.,'\- （()）]{2,60})"
)
_WHERE = re.compile(r"(?<=[\u4e00-\u9fff]{2})[在于][\u4e00-\u9fff]{2,12}$")
"""Where somebody founds a firm: 陈晨|在英属维尔京群岛."""
_SHORT_NAME_LONGEST = 12
_PHRASE = re.compile(r"以|全部|系|完成|用|按|经|于|在|从|自|因|为")
"""How a phrase begins that stands in the place of a party: 以货币资金形式."""
_OF_NO_FORM = 6
"""Signs up to which what stands in the place of a party, and in the story once more, is one."""
_INVESTOR = re.compile(r"创投|资本|基金(?!管理)|控股")
_LEADS = re.compile(r".*(?:收到|对象|公司|发行人|同日|股东|平台|同意|约定|就|由|向|与|对|经|系|为|将|并|人)")
_LIST = re.compile(r"[^，。；：\s《》“”（）()]+(?:、[^，。；：\s《》“”（）()]+)+")
_COUNT_BEHIND = re.compile(
    r"(?:等|共计?)*(?:\d+|[一二两三四五六七八九十]+)[名位家个人].*|等.*|(?:分别|共同|合计|均|各|认|缴|出资|增资|向|以|将|持有|签).*"
)
_GOVERNS = ("government", "exchange", "intermediary", "media", "association")

# The places of parties. Each pattern's group holds a list of names; digits and full stops never belong to it.
_SLOT = r"[^，。；：\n\d《》“”%]{2,120}?"
_GIVES = r"(?:认缴|认购|缴纳|缴付|实缴|出资|增资|投资(?=[\d设组人了])|投入|受让|放弃|减少|增加)"
_BEFORE = r"(?:^|[，。；：\n（]|其中|约定|同意|决定|由)"
_BY = r"(?:分别|共同|均|各自?|拟|已|全额|一次性|全部|按[^，。；]{0,12})*"
_PLACES = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        rf"{_BEFORE}(?P<n>{_SLOT}){_BY}(?:以[^，。；]{{0,60}}?)?(?:新增)?{_GIVES}",
        rf"(?:元|股|[%％]|出资额|注册资本|股权|股份)[、，和及](?P<n>{_SLOT}){_BY}(?:新增)?{_GIVES}",
        rf"{_BEFORE}(?P<n>{_SLOT})(?:因[^，。；]{{0,20}}，?)?{_BY}(?:将其|将所|将各自|将持有|将[^，。；]{{1,30}}?转让)",
        rf"{_BEFORE}(?P<n>{_SLOT})(?:分别)?(?:向[^，。；]{{2,40}}?)?(?:转让|出让)",
        rf"{_BEFORE}(?P<n>{_SLOT})(?:分别)?(?:共同)?签[订署]",
        rf"{_BEFORE}(?P<n>{_SLOT})(?:分别)?(?:共同)?(?:发起)?(?:出资)?(?:投资)?(?:设立|组建|成立|发起)",
        rf"由(?P<n>{_SLOT}){_BY}{_GIVES}",
        r"(?:转让|出让|划转|赠与|变更)(?:给|予|与|至|于|到)(?P<n>[^，。；：\n\d《》“”%（]{2,120}?)(?=[，。；：\n（]|$|以|所有|的|名下|\d)",
        r"(?:元|股|[%％]|出资额|注册资本|股权|股份)[、，和及](?P<n>[^，。；：\n\d《》“”%]{2,20}?)(?=\d[\d,.]*(?:万|亿)?(?:元|股|[%％]))",
        r"向(?P<n>[^，。；：\n\d《》“”%]{2,60}?)(?:分别)?(?:转让|出让|定向|增发|非公开)",
        r"受让(?P<n>[^，。；：\n\d《》“”%]{2,40}?)(?:分别|合计)?(?:持有|所持|拥有|的)",
        r"与(?P<n>[^，。；：\n\d《》“”%]{2,80}?)(?:分别)?(?:共同)?签[订署]",
        r"原?股东(?P<n>[\u4e00-\u9fff]{2,4}?)(?:先生|女士)?(?:因|去世|逝世|病逝|死亡|不幸)",
        r"由(?:其)?(?:配偶|妻子|丈夫|儿子|女儿|子女|父亲|母亲|之子|之女|继承人)?(?P<n>[\u4e00-\u9fff、]{2,20}?)(?:依法)?继承",
        r"将(?:原股东|股东)?(?P<n>[\u4e00-\u9fff（）()]{2,30}?)(?:所|合计)?(?:持有|拥有)的?",
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A party at a place of a story."""

    start: int
    end: int
    text: str


def find_parties(story: Story, known: Iterable[str], inventory: Inventory) -> list[Name]:
    """The parties that a story names, from left to right.

    `known` are holders and defined names; the organizations are those of the document's inventory; persons, and names
    that stand nowhere else, are found in the places where parties stand (由甲、乙认缴, 甲将其持有的…转让给乙).
    """
    text, known = story.text, frozenset(known)
    found = _known(text, known.union(inventory.persons))
    taken = [(n.start, n.end) for n in found]
    for span in inventory.mentions(text):
        inside = [n for n in found if span.start <= n.start and n.end <= span.end]
        clear = all(span.end <= a or span.start >= b or (span.start <= a and b <= span.end) for a, b in taken)
        if clear and span.kind not in _GOVERNS and span.text not in _not_parties():
            # A defined name keeps a first sign that elsewhere leads to a name: 受让|为山咨询.
            bare = span.text if span.text in known else without_titles(span.text)
            start = span.end - len(bare)
            found = [n for n in found if n not in inside]
            found.append(Name(start, span.end, text[start : span.end]))
            taken = [(n.start, n.end) for n in found]
    found = _completed(text, found)
    masked = _masked(text, found)
    more: dict[tuple[int, int], Name] = {}
    for pattern in _PLACES:
        for match in pattern.finditer(masked):
            for start, end in _listed(masked, *match.span("n")):
                start = _without_lead(text, start, end, inventory)
                if _FILLER in masked[start:end] or not _may_be_name(text[start:end], inventory, text):
                    continue
                name = Name(start, end, text[start:end])
                if all(n.end <= start or n.start >= end for n in more.values()):
                    more[start, end] = name
    _add_enumerated(text, found, more, inventory)
    # A name found in one place of the story is the same name in the others.
    generic = vocabularies.load("capital_words")["short_name_kinds"]["issuer"]
    for again in _known(text, {n.text for n in more.values()}.difference(generic)):
        if all(n.end <= again.start or n.start >= again.end for n in (*found, *more.values())):
            more[again.start, again.end] = again
    return sorted((*found, *more.values()), key=lambda n: n.start)


def _completed(text: str, names: list[Name]) -> list[Name]:
    """Names with the word for an investor that follows them: 云杉|创投."""
    found = []
    for name in names:
        match = _INVESTOR.match(text, name.end)
        clear = match is not None and all(n.start >= match.end() or n.end <= name.end for n in names)
        end = match.end() if match is not None and clear else name.end
        found.append(Name(name.start, end, text[name.start : end]))
    return found


def _without_lead(text: str, start: int, end: int, inventory: Inventory) -> int:
    """Where a name begins behind the words that lead to it: 公司已收到|陈晨, 发行人就|陈晨."""
    if not inventory.is_name(text[start:end]):
        match = _LEADS.match(text, start, end)
        if match is not None and _may_be_name(text[match.end() : end], inventory):
            return match.end()
    return start


def _add_enumerated(
    text: str, found: list[Name], more: dict[tuple[int, int], Name], inventory: Inventory
) -> None:
    """Complete lists: what stands between the commas of a list that holds a party is one, and so are all its persons."""
    for match in _LIST.finditer(text):
        members, place = [], match.start()
        for piece in _SEPARATOR.split(match.group()):
            place = text.index(piece, place)
            members.append(_within(text, place, place + len(piece), inventory))
            place += len(piece)
        others = [
            m for m in members if all(n.end <= m[0] or m[1] <= n.start for n in (*found, *more.values()))
        ]
        sure = [
            m for m in others if inventory.is_person(text[slice(*m)]) or inventory.is_name(text[slice(*m)])
        ]
        sure = [m for m in sure if not _refused(text[slice(*m)])]
        if len(others) == len(members) and len(sure) < len(members):
            continue  # a list of which nothing is known
        if 2 * (len(sure) + len(members) - len(others)) >= len(members):
            sure = [m for m in others if m in sure or _is_short_name(text[slice(*m)])]
        more |= {m: Name(*m, text[slice(*m)]) for m in sure}


def _is_short_name(text: str) -> bool:
    return 2 <= len(text) <= _SHORT_NAME_LONGEST and _is_name(text)


def _within(text: str, start: int, end: int, inventory: Inventory) -> tuple[int, int]:
    """A member of a list without what leads to the first and what follows the last."""
    counted = _COUNT_BEHIND.search(text, start, end)
    end = counted.start() if counted is not None and counted.start() > start else end
    return _without_lead(text, start, end, inventory), end


def _may_be_name(text: str, inventory: Inventory, story: str = "") -> bool:
    """Whether what stands where a party does has the form of a name, or is said again, and is no clause."""
    if inventory.is_person(text) or inventory.is_name(text):
        return True
    if _PHRASE.match(text):
        return False
    again = len(text) <= _OF_NO_FORM and story.count(text) > 1
    return again or (len(text) <= _SHORT_NAME_LONGEST and looks_like_name(text))


def _known(text: str, known: Iterable[str]) -> list[Name]:
    titles = vocabularies.load("capital_words")["party_titles"]
    pattern = _any_of(frozenset(known).difference(titles))
    if pattern is None:
        return []
    quoted = [m.span() for m in _QUOTED.finditer(text)]
    return [
        Name(m.start(), m.end(), m.group())
        for m in pattern.finditer(text)
        if not any(a <= m.start() < b for a, b in quoted)
    ]


@functools.lru_cache(maxsize=4)  # of one document, story after story
def _any_of(names: frozenset[str]) -> re.Pattern[str] | None:
    ordered = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    return re.compile("|".join(map(_either_width, ordered))) if ordered else None


def _either_width(name: str) -> str:
    """A pattern for a name whose brackets may be of either width."""
    return "".join("[（(]" if c in "（(" else "[）)]" if c in "）)" else re.escape(c) for c in name)


def _masked(text: str, names: list[Name]) -> str:
    """The text with known names and quoted titles as signs of private use, so that patterns see where they are."""
    signs = list(text)
    for match in _QUOTED.finditer(text):
        signs[match.start() + 1 : match.end() - 1] = _FILLER * (match.end() - match.start() - 2)
    for index, name in enumerate(names):
        signs[name.start : name.end] = chr(0xE000 + index % 2) * (name.end - name.start)
    return "".join(signs)


def _listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The slices that are names in a list, without titles and what follows; all or none of them are plausible."""
    cuts = [m.span() for m in _SEPARATOR.finditer(text, start, end)]
    bounds = [start, *(place for cut in cuts for place in cut), end]
    pieces = [_trimmed(text, a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    return [piece for piece in pieces if piece is not None and _is_name(text[slice(*piece)])]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    titles, tails = edges()
    while (match := titles.match(text, start, end)) and match.end() > start:
        start = match.end()
    if (match := _COUNTED.search(text, start, end)) is not None:
        end = match.start()
    while (match := tails.search(text, start, end)) and match.start() < end:
        end = match.start()
    if (match := _WHERE.search(text, start, end)) is not None:
        end = match.start()
    return (start, end) if end - start >= 2 else None


def _is_name(text: str) -> bool:
    if any("\ue000" <= c <= "\ue0fe" for c in text):
        return False
    return _PLAUSIBLE.fullmatch(text) is not None and not _refused(text) and len(text) <= 60


def _refused(text: str) -> bool:
    words = vocabularies.load("capital_words")
    if _EQUITY.search(text):
        return True
    return text in _not_parties() or any(sign in text for sign in words["never_in_party"])


@vocabularies.derived
def _not_parties() -> frozenset[str]:
    return frozenset(vocabularies.load("capital_words")["not_parties"])
