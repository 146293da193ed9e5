"""Holders told one after another, each under its own heading: 拥有本公司62.35%的股份."""

from __future__ import annotations

import re
from collections import defaultdict

from extract.language.names.words import may_be_person
from extract.language.quantities import find_quantities
from extract.records.capital.firms import Firms, heading_organization
from extract.records.capital.model import Snapshot
from extract.records.capital.story import plain, squeezed
from extract.records.passages import Passage
from schemas import Document, Shareholding

_LEAST = 3
"""A list has so many holders; of one holder alone the text speaks in many places."""
_HOLDS = re.compile(
    r"(?:直接)?(?:拥有|持有)(?P<firm>本公司|公司|发行人|[\u4e00-\u9fff]{2,8}?)(?:股本总额|总股本|股份总数|股份|股票)?的?"
    r"(?:(?P<shares>[\d,.]+(?:万|亿)?股)(?:股份|股票)?[，,]?)?(?:占[^，。；]{0,24}?(?:的|为))?(?P<ratio>[\d.]+[%％])(?P<of>的?(?:股份|股权)|[，。；])"
)


def told_holders(document: Document, firms: Firms) -> list[Snapshot]:
    """Lists of holders in prose: sections of one parent, each with a holder's name for its title."""
    lists: dict[int, list[tuple[int, Shareholding]]] = defaultdict(list)
    titles: dict[int, str] = {}
    for index, block in enumerate(document.blocks):
        if block.kind != "paragraph" or block.section is None or "有" not in block.text:
            continue
        section = document.sections[block.section]
        name = _holder(plain(section.title), firms)
        if name is None or section.parent is None:
            continue
        text, places = squeezed(block.text)
        match = _HOLDS.search(text)
        if match is None or not (
            firms.is_issuer(match["firm"]) and (match["shares"] or match["of"].endswith(("股份", "股权")))
        ):
            continue
        figures = find_quantities(match.group())
        row = Shareholding(holder=name, firm=firms.issuer)
        row.ratio = next((q.value for q in figures if q.kind == "percent"), None)
        row.shares = next((q.value for q in figures if q.unit == "股"), None)
        row.evidence = Passage(document, index).evidence(places[match.start()], places[match.end() - 1] + 1)
        key = id(section.parent)
        titles[key] = plain(section.parent.title)
        if all(known.holder != name for _, known in lists[key]):
            lists[key].append((index, row))
    found = []
    for key, rows in lists.items():
        if len(rows) >= _LEAST:
            found.append(Snapshot(firms.issuer, None, titles[key], rows[0][0], [row for _, row in rows]))
    return found


def _holder(title: str, firms: Firms) -> str | None:
    name = heading_organization(title, firms)
    if name is not None:
        return None if firms.is_issuer(name) else name
    return title if may_be_person(title) else None
