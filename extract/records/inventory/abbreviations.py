"""Short names that a text makes of the full ones it gives: 清澜股份, 苏州砚池, and a town with a made-up word."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import ahocorasick_rs

from extract.language.names.words import common_stems, is_person, is_proper, is_unknown
from extract.language.regions import find_regions
from extract.language.tokens import Tokens
from extract.records.inventory.tally import Candidate, Tally
from extract.records.names import stems_of

_FORMED = re.compile(r"(?P<body>[\u4e00-\u9fff]{2,8}?)(?P<form>有限|股份|集团)(?!有限|责任|公司|[（(])")
_TOWNS = ("province", "city")
_FIRMS = ("firm", "investor", "fund")
_LEAST, _LONGEST, _OFTEN = 2, 6, 3
_LONGEST_WORD = 4


def note_abbreviations(whole: str, tally: Tally) -> None:
    """Add the short names that a text makes of full ones: words of the trade name with the legal form, or the town,
    and its beginning."""
    firms = [c for c in tally if c.form == "full" and c.kind in _FIRMS]
    _note_formed(whole, firms, tally)
    towns = {short: c for c in firms if (short := _with_town(c.text)) is not None}
    begun = [(short, c) for c in firms for short in _beginnings(c.text)]
    names = list({*towns, *(short for short, _ in begun), *(c.text for c in firms)})
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for number, _, end in ahocorasick_rs.AhoCorasick(names).find_matches_as_indexes(whole, overlapping=True):
        after[names[number]][whole[end : end + 1]] += 1
    for short, firm in towns.items():
        if after[short].total() > after[firm.text].total() * firm.text.count(short):
            tally.add(short, "known", firm.kind)
    goes_on: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for length in range(_LEAST + 1, min(_LONGEST, len(name) - 1) + 1):
            goes_on[name[:length]].add(name[length])
    told: set[str] = set()
    for short, firm in begun:
        # 清澜精工 stands before other words as well, 清澜精 only where the name goes on.
        alone = after[short].keys() - goes_on[short] - {firm.text[firm.text.index(short) + len(short)]}
        mine = firm.text not in told and not is_person(short) and is_proper(Tokens(short).words)
        if mine and len(alone) >= _LEAST:
            told.add(firm.text)
            tally.add(short, "known", firm.kind)


def _beginnings(full: str) -> list[str]:
    """The beginnings of a trade name that may be a firm's short name, the longest first."""
    stem = stems_of(full)[0]
    lengths = range(min(_LONGEST, len(stem)), _LEAST, -1)
    return [stem[:n] for n in lengths if stem[:n] in full and not full.endswith(stem[:n])]


def _note_formed(whole: str, firms: list[Candidate], tally: Tally) -> None:
    """清澜股份, and 澜海有限 of what was 上海清澜海有限公司: the longest words before the form that a full name has."""
    hosts: dict[str, Candidate] = {}
    for firm in firms:
        stem = stems_of(firm.text)[0]
        for start in range(len(stem)):
            for end in range(start + _LEAST, min(start + _LONGEST, len(stem)) + 1):
                hosts.setdefault(stem[start:end], firm)
    used: Counter[str] = Counter()
    for match in _FORMED.finditer(whole):
        body = next(
            (b for b in (match["body"][i:] for i in range(len(match["body"]) - 1)) if b in hosts), None
        )
        if body is not None:
            used[body + match["form"]] += 1
    for short, times in used.items():
        body = short[:-2]
        first = stems_of(hosts[body].text)[0].startswith(body)
        if body not in common_stems() and (first or times >= _OFTEN or is_proper(Tokens(body).words)):
            tally.add(short, "known", hosts[body].kind)


def _with_town(full: str) -> str | None:
    """苏州砚池: a town and the first two signs of the trade name."""
    stem, town = stems_of(full)[0], find_regions(full)
    trade = stem[:_LEAST]
    if not town or town[0].start or town[0].level not in _TOWNS or stem == trade or trade in common_stems():
        return None
    return town[0].name.removesuffix("市") + trade


def note_towns(text: str, tokens: Tokens, tally: Tally) -> None:
    """Add made-up words behind a town's name, as of subsidiaries: 香港岚川, 北京WFOE."""
    for region in tokens.regions:
        if region.level not in _TOWNS:
            continue
        following = tokens.between(region.end, region.end + 1)
        if following and following[0].start == region.end and is_unknown(following[0].text):
            if len(following[0].text) <= _LONGEST_WORD and following[0].text.isalpha():
                tally.add(text[region.start : following[0].end], "beside", "firm")
