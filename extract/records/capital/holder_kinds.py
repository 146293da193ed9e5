"""What kind of holder a name is: a person, a firm, a fund, a staff platform, the state."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.names.words import may_be_person
from extract.records.capital.firms import Firms
from schemas import Document

_KIND_NOUN = re.compile(
    r"(?<![控参])股$|^(?:全体|其他|其余|原有?|现有|所有|部分|社会|公众|境[内外])*(?:股东|投资者|投资人|发起人|合伙人)$"
)


def is_kind(name: str) -> bool:
    """Whether a holder or party is told by its kind, and is nobody's name: 国有法人股, 全体股东."""
    return _KIND_NOUN.search(name) is not None


def note_platforms(document: Document, firms: Firms, holders: set[str]) -> None:
    """Complete `firms.kinds` with the holders that running text calls platforms of the staff."""
    names = sorted((firms.organizations | holders) - firms.aliases, key=len, reverse=True)
    if not names:
        return
    name = "|".join(map(re.escape, names))
    said = re.compile(
        rf"持股平台(?:为|系|是|即|：|“)?(?P<after>{name})|(?P<before>{name})(?:系|为|是|作为)[^，。；]{{0,16}}持股平台"
    )
    for block in document.blocks:
        if block.kind in ("paragraph", "footnote") and "持股平台" in block.text:
            for match in said.finditer("".join(block.text.split())):
                firms.kinds[match["after"] or match["before"]] = "platform"


def holder_kind(name: str, firms: Firms, nature: str = "") -> str | None:
    """The kind of a holder by its name, its full name, what the definitions say of it, and the nature of its shares
    that the table prints; None where nothing tells."""
    words = vocabularies.load("capital_words")
    said = nature + name
    full = firms.full_names.get(_bare(name), _bare(name))
    if firms.kinds.get(_bare(name)) == "platform":
        return "员工持股平台"
    kinds: dict[str, list[str]] = words["holder_kinds"]
    kind = next((k for k, signs in kinds.items() if any(sign in full for sign in signs)), None)
    if any(sign in said for sign in words["state_signs"]) and kind not in ("政府", "社会公众"):
        return "国有股东"
    if may_be_person(_bare(name)) and (kind is None or full == _bare(name)):
        return "自然人"
    return kind


def _bare(name: str) -> str:
    return re.sub(r"[（(](?:SS|CS|ss|cs)[）)]|[*注\d]+$", "", name)
