"""Local authorities: a region, or 省 市 区 县 alone, and what departments are called."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.names.model import NameSpan
from extract.language.tokens import Tokens

_RELATIVE = "省市区县州盟镇"
_INSTITUTION = re.compile(
    r"[\u4e00-\u9fff]{2,14}?(?:管理委员会|委员会|管理局|监督局|工作局|办公厅|办公室|管委会|开发区|新区|财政所|税务所|局|厅|委|法院|检察院)(?:办公室)?"
)
_DESCRIBED = re.compile(r"[^\W为由向经至与和及对报送以将给\d]{2,24}所在地?$")
_OFFICE = re.compile(
    r"(?:^|(?<=[：:、，,；;（(\s由会同和及与经]))(?P<name>[省市区县](?:委|政府)?[\u4e00-\u9fff]{2,9}?(?:局|厅|委员会|办公室|管委会))"
    r"(?=[、，,；;。）)：:\s]|和|及|与|等|按|牵头|负责|会同|配合|组织|分别|$)"
)
"""An office of 省 市 区 县 in a list or as a subject, whatever its name: 区投促局, 县营商环境局."""
_OFFICE_END = re.compile("[局厅]|员会|公室|委会")
_ZONE = re.compile(r"[\u4e00-\u9fff]{2,10}?(?:开发区|新区|示范区|保税区|高新区)(?:管理委员会|管委会)?")
_LEADS = "由会同和及与经向报请"
_NO_PLACE = (
    "市场",
    "区域",
    "区块",
    "市值",
    "县域",
    "省级",
    "市级",
    "区级",
    "县级",
    "省内",
    "市内",
    "区内",
    "市民",
    "省部",
)
_NOT_WITHIN = re.compile(
    r"[的与及对由在将为了未]|和(?=[省市区县])|经(?!济|贸|信|营|开|发|科|管|合|纪)|负责|组织|牵头|开展|工作(?!局)|制定|(?:布|格|结|当|全|开|变|破|大|僵|定|时|战|棋)局|协会|学会|联盟|公司"
)


def find_agencies(text: str, tokens: Tokens) -> list[NameSpan]:
    """Departments of provinces, cities and counties."""
    found: list[NameSpan] = []
    for region in tokens.regions:
        if region.level in ("area", "country"):
            continue
        match = _suffixes().match(text, region.end)
        end = match.end() if match is not None else _zone(text, region.end)
        if end is not None and not _is_cut(text, end):
            found.append(_span(text, region.start, end, relative=False))
    for match in _relative().finditer(text):
        if any(f.start <= match.start() < f.end for f in found) or _is_cut(text, match.end()):
            continue
        if match.start() not in tokens.bounds and text[match.start() - 1 : match.start()].strip():
            if "\u4e00" <= text[match.start() - 1] <= "\u9fff" and text[match.start() - 1] not in _LEADS:
                continue
        found.append(_span(text, _described_from(text, match.start()), match.end(), relative=True))
    for match in _OFFICE.finditer(text) if _OFFICE_END.search(text) else ():
        name = match["name"]
        if any(f.start < match.end("name") and match.start("name") < f.end for f in found):
            continue
        if _NOT_WITHIN.search(name) or name.startswith(_NO_PLACE):
            continue
        found.append(_span(text, match.start("name"), match.end("name"), relative=True))
    for span in list(found):
        found += _following(text, span)
    return sorted(found, key=lambda f: f.start)


def _following(text: str, span: NameSpan) -> list[NameSpan]:
    """Offices listed behind one whose town holds for them too: 市教育局、|人社局."""
    more: list[NameSpan] = []
    place = span.end
    while match := _listed().match(text, place):
        start, end = match.span("name")
        more.append(_span(text, start, end, relative=True))
        place = end
    return more


def _span(text: str, start: int, end: int, relative: bool) -> NameSpan:
    # 市财政局 is another office in every document; only together with its city's name is it one.
    return NameSpan(start, end, text[start:end], "government", "agency", "alias" if relative else "full")


def _described_from(text: str, start: int) -> int:
    """Where a body begins that is told by what lies in its place: 示范园区所在区政府, 企业所在地税务局."""
    described = _DESCRIBED.search(text, max(0, start - 26), start)
    return described.start() if described else start


def _is_cut(text: str, end: int) -> bool:
    """Whether the word goes on after an ending that is also a word's beginning: 市委 in 市委员会."""
    return end < len(text) and text[end] in "员长托托派任会属" and text[end - 1] in "委局厅"


def _zone(text: str, start: int) -> int | None:
    """Where a development zone's or another body's name ends that stands right after the region's."""
    match = _ZONE.match(text, start)
    if match is not None:
        inner = _suffixes().match(text, match.end())
        if inner is not None:
            return inner.end()
        if not match[0].endswith("会"):
            return None
    match = match or _INSTITUTION.match(text, start)
    if match is None or _NOT_WITHIN.search(match[0]):
        return None
    return match.end()


@vocabularies.derived
def _suffixes() -> re.Pattern[str]:
    return re.compile(f"(?:{vocabularies.any_of(vocabularies.load('agencies')['local'])})(?:办公室)?")


@vocabularies.derived
def _listed() -> re.Pattern[str]:
    local = vocabularies.load("agencies")["local"]
    joined = vocabularies.any_of(s for s in local if len(s) > 2 and s[0] not in "委政")
    return re.compile(rf"[、，,](?P<name>{joined})(?=[、，,。；;)）和与及等]|牵头|负责|会同|配合|分别|按|$)")


@vocabularies.derived
def _relative() -> re.Pattern[str]:
    joined = vocabularies.any_of(s for s in vocabularies.load("agencies")["local"] if len(s) > 1)
    # 各区人民政府 are several, named together.
    together = (
        "市[（(]州[）)]|县[（(]市、?区[）)]|区[（(]市[）)]县|区[、（(]县[）)]?|镇[（(]街[）)]",
        "设区市|县市区|市县区|区县|县区|市区|镇街|乡镇|街道",
    )
    every = f"各(?:地级以上)?(?:{'|'.join(together)})"
    return re.compile(
        f"团[省市区县]委|(?:{every}|各?[{_RELATIVE}]|各?(?:自治区|开发区|新区))(?:{joined})(?:办公室)?"
    )
