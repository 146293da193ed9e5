"""The region a policy is for and the level of government that issued it."""

from __future__ import annotations

from extract.language.characters import simplified
from extract.language.regions import find_regions, gazetteer, province_of
from extract.records.policies.bodies import is_national
from schemas.policy import PolicyLevel

NATION = "中国"
_LEVELS: dict[str, PolicyLevel] = {"province": "provincial", "city": "municipal", "county": "county"}


def place_of(*texts: str | None) -> tuple[str | None, PolicyLevel | None]:
    """Region and level, by the first of the texts (issuers, then title) that tells them.

    >>> place_of("广州市花都区科技工业和信息化局")
    ('广东广州花都区', 'county')
    """
    for text in texts:
        if not text:
            continue
        plain = "".join(text.split())
        regions = [r for r in find_regions(plain) if r.level in _LEVELS and r.start <= 12]
        if regions:
            first = regions[0]
            return _with_parents(first.text, first.name), _LEVELS[first.level]
        if is_national(plain) or plain.startswith(("中国", "国务院")):
            return NATION, "national"
    return None, None


def _with_parents(printed: str, name: str) -> str:
    """The usual names from the province down: 广东广州花都区; 北京 is its own city."""
    known = gazetteer()
    found = known.automaton.find_matches_as_indexes(simplified(printed))
    parts = [known.names[known.forms[number]][0] for number, _, _ in found] or [name]
    province = province_of(parts[0])
    return "".join(dict.fromkeys([*([province] if province is not None else []), *parts]))
