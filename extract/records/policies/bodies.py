"""Public bodies in a policy: those it names, those that sign it, and those of the central government."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language import vocabularies
from extract.language.names.agencies import find_agencies
from extract.language.names.lexicon import find_known
from extract.language.tokens import Tokens

_GROUP = re.compile(
    r"各(?:地|有关|相关|级)?(?:区县|[市区县镇街])*(?:[（(][^，。；、：:（）()]{1,8}[）)])?(?:人民政府|政府|管委会|[\u4e00-\u9fff]{0,8}?部门|单位|街道办事处)"
    r"|[省市区县][\u4e00-\u9fff]{2,14}?(?:领导小组|指挥部|专班|联席会议)(?:办公室)?"
    r"|[省市区县]财政(?=[\u4e00-\u9fff])(?![局厅部预资收支补专性拨])"
    r"|所?在?地?(?:乡镇|镇街|镇|乡)(?:人民)?政府|街道办事处"
    r"|(?:国务院|县级以上(?:地方)?(?:各级)?|设区的市级?以上(?:地方)?|省级以上|地方各级|各级|所在地(?:的)?县级以上(?:地方)?)"
    r"(?:人民政府)?(?:(?!可以|应当?|会同|依法|负责)[\u4e00-\u9fff]){0,14}?(?:主管部门|管理部门|监督部门|人民政府(?![\u4e00-\u9fff]{1,14}部门)|有关部门|机关)"
)
_NOBODY = frozenset({"各地各部门", "各部门", "各级部门", "各单位", "各地各有关部门"})
"""Everybody, and nobody in particular."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Body:
    """A public body named at a place in a text."""

    start: int
    end: int
    name: str
    national: bool


def find_bodies(text: str, known: frozenset[str] = frozenset()) -> list[Body]:
    """The bodies that a text names, in order, none within another: 市科技局, 工业和信息化部, 各区人民政府.

    `known`: names that the document itself gives to bodies elsewhere, in its signature, its addressees and its
    lists of who is responsible.
    """
    tokens = Tokens(text)
    found = [Body(s.start, s.end, s.text, False) for s in find_agencies(text, tokens)]
    found += [Body(s.start, s.end, s.text, True) for s in find_known(text, tokens) if s.kind == "government"]
    found += [
        Body(m.start(), m.end(), m.group(), False)
        for m in (*_GROUP.finditer(text), *_relative().finditer(text))
    ]
    found += [Body(m.start(), m.end(), m.group(), False) for m in _departments().finditer(text)]
    for name in known:
        start = text.find(name)
        while start >= 0:
            found.append(Body(start, start + len(name), name, is_national(name)))
            start = text.find(name, start + len(name))
    found = [_with_place(text, body, tokens) for body in found if body.name not in _NOBODY]
    found.sort(key=lambda body: (-(body.end - body.start), body.start))
    kept: list[Body] = []
    for body in found:
        if all(body.end <= k.start or body.start >= k.end for k in kept):
            kept.append(body)
    return sorted(kept, key=lambda body: body.start)


def _with_place(text: str, body: Body, tokens: Tokens) -> Body:
    """清河市各级水利部门: the place before a group is part of its name."""
    if not body.name.startswith("各"):
        return body
    start = next((r.start for r in tokens.regions if r.end == body.start), body.start)
    return Body(start, body.end, text[start : body.end], body.national)


def is_signatory(text: str) -> bool:
    """A line that may stand in a signature: one body or several side by side, or an office and a name."""
    plain = text.strip()
    return len(plain) <= _LONGEST and bool(_signatory().match(plain))


def is_officer(name: str) -> bool:
    """An office with a person's name, as below a decree: 市长 某某."""
    return name.startswith(tuple(vocabularies.load("policy_duties")["offices"])) and not name.endswith(
        tuple(vocabularies.load("policy_duties")["body_endings"])
    )


@vocabularies.derived
def _signatory() -> re.Pattern[str]:
    duties: dict[str, list[str]] = vocabularies.load("policy_duties")
    endings = vocabularies.any_of(duties["body_endings"])
    offices = "|".join(map(re.escape, duties["offices"]))
    body = rf"[\u4e00-\u9fffA-Za-z（）()·\s]{{2,60}}(?:{endings})(?:[（(][^（）()]{{1,24}}[）)])?"
    return re.compile(rf"^(?:{body}|(?:{offices})\s*[\u4e00-\u9fff\s]{{2,6}})$")


@vocabularies.derived
def _departments() -> re.Pattern[str]:
    """财政部门, 人力资源社会保障部门: what a bureau is called where each place has its own."""
    fields = {
        re.sub(r"(?:管理)?(?:局|委员会|委|厅|办公室|办)$", "", n)
        for n in vocabularies.load("agencies")["local"]
    }
    listed = vocabularies.any_of(f for f in fields if len(f) > 1)
    return re.compile(rf"(?:(?<![本全各])[省市区县])?(?:{listed})(?:行政)?(?:主管|管理|监管)?部门")


@vocabularies.derived
def _relative() -> re.Pattern[str]:
    """市市场监管局 after a function word, where a dictionary may cut 在市 | 市场."""
    listed = sorted((n for n in vocabularies.load("agencies")["local"] if len(n) > 2), key=len, reverse=True)
    suffixes = "|".join(map(re.escape, listed))
    return re.compile(rf"(?:^|(?<=[由向至在经报对给与和及同将入、，。（；：]))[省市区县](?:{suffixes})")


@vocabularies.derived
def is_national(name: str) -> bool:
    """A body of the central government, under its full or its short name."""
    plain = "".join(name.split())
    return plain in _national() or plain.startswith(
        ("国务院", "中共中央", "中央", "国家", "全国", "最高人民")
    )


@vocabularies.derived
def _national() -> frozenset[str]:
    listed: dict[str, list[str]] = vocabularies.load("agencies")["national"]
    return frozenset(name for full, short in listed.items() for name in (full, *short))
