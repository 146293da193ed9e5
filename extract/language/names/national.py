"""Bodies told by where they are from and how their name ends: 全国…标准化技术委员会, 美国国家安全局, 中国…评测中心."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.names.lexicon import lexicon
from extract.language.names.model import NameSpan
from extract.language.names.words import common_stems, stop_words, words
from extract.language.regions import find_regions, gazetteer
from extract.language.tokens import Tokens
from schemas.organization import OrganizationKind

_RUN = re.compile(r"[\u4e00-\u9fff]{2,30}")
_CLAUSE = re.compile(r"重点|部门|机关|获取|[的是由对将了被把从在为向以]|关于|根据|按照|通过|以及")
_VERBS = ("d", "p", "u", "r")
_OWN = ("和", "与", "及", "企业", "机构", "单位", "组织", "公司", "主管", "成员", "会员", "指导", "参与")
_GRADES = ("级", "重点", "各", "大型", "首", "最")
_AND = re.compile("[和与及]")
_ACTS = ("组织",)
"""An ending that is a verb as well: 中国…评测中心|组织专家."""
_TOWNS = ("province", "city", "county")
_LEAST = 2
_SEVERAL = ("国际", "世界", "全国", "国家", "中共中央")
"""Origins with which many a body's department is named as well."""
_BODIES = ("局", "署", "部", "院", "会", "厅", "委", "人民政府")
"""The last signs of authorities."""
_CONTINUED = "长员分门会件队级下中上内外署品位落"
"""局|长, 委员会|成员: the ending is part of another word."""


def find_national(text: str, tokens: Tokens) -> list[NameSpan]:
    """Bodies of a country or of several; words such as 和 and 及 may be part of their names."""
    found: list[NameSpan] = []
    if not _ending().search(text) and not tokens.has("nt", _BODIES):
        return found
    for match in _origin().finditer(text):
        if (found and match.start() < found[-1].end) or match.start() not in tokens.bounds:
            continue
        run = _RUN.match(text, match.end())
        if run is None:
            continue
        body = _known_body(match, tokens)
        for ending in reversed(list(_ending().finditer(text, match.end(), run.end()))):
            own = text[match.end() : ending.start()]
            foreign = match["foreign"] is not None
            if (
                len(own) + len(ending[0]) < _LEAST + 1
                or (ending[0] in _ACTS and own.endswith(_all_endings()))
                or _goes_on(text, ending.end())
                or _is_clause(own, match.end(), tokens)
                or _two_bodies(own + ending[0])
            ):
                continue
            kind = _kind(ending[0])
            if (not own and not foreign) or (match[0] == "国家" and own in common_stems()):
                continue
            found.append(
                NameSpan(
                    match.start(), ending.end(), text[match.start() : ending.end()], kind, "agency", "full"
                )
            )
            body = None
            break
        if body is not None:
            name = text[match.start() : body]
            found.append(NameSpan(match.start(), body, name, "government", "agency", "full"))
    return found


def _known_body(origin: re.Match[str], tokens: Tokens) -> int | None:
    """Where a body ends that the dictionary knows, alone or behind its country: 美国|国税局."""
    for token in tokens.between(origin.start(), origin.end() + 1):
        if token.tag == "nt" and token.end > origin.end() and origin[0] not in _SEVERAL:
            return token.end if token.text.endswith(_BODIES) else None
    return None


def _two_bodies(words: str) -> bool:
    """Whether what stands behind 和 is a body of its own: 国家网信办和|财政部."""
    return any(words[match.end() :] in lexicon().names for match in _AND.finditer(words))


def _goes_on(text: str, end: int) -> bool:
    return end < len(text) and text[end] in _CONTINUED


def _is_clause(own: str, start: int, tokens: Tokens) -> bool:
    """Whether words between origin and ending tell something, or name another body: 中国|发布…的研究中心."""
    if _CLAUSE.search(own) or own.startswith(_GRADES) or _origin().search(own):
        return True
    if any(region.level in _TOWNS for region in find_regions(own)):
        return True
    inside = tokens.between(start, start + len(own))
    return any(t.tag in _VERBS or (t.text in stop_words() and t.text not in _OWN) for t in inside)


def _kind(ending: str) -> OrganizationKind:
    bodies = vocabularies.load("name_words")["national"]["endings"]
    kind: OrganizationKind = next(kind for kind, endings in bodies.items() if ending in endings)
    return kind


@vocabularies.derived
def _all_endings() -> tuple[str, ...]:
    return tuple(ending for group in words()["national"]["endings"].values() for ending in group)


@vocabularies.derived
def _origin() -> re.Pattern[str]:
    countries = [
        name for name, (_, level) in gazetteer().names.items() if level == "country" and name != "中国"
    ]
    foreign = vocabularies.any_of({*countries, *words()["national"]["foreign"]})
    own = vocabularies.any_of(words()["national"]["own"])
    return re.compile(f"(?P<foreign>{foreign})|(?P<own>{own})")


@vocabularies.derived
def _ending() -> re.Pattern[str]:
    return re.compile(vocabularies.any_of(_all_endings()))
