"""Who is responsible for a measure, each as printed."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.characters import within
from extract.records.policies.bodies import Body, find_bodies
from extract.records.policies.body_lists import (
    CLOSE,
    OPEN,
    ends_as_body,
    names_of,
    outermost,
    says_duty,
    split_list,
)
from extract.records.policies.labels import kind_of_label

_LABEL = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,10})\s*[:：]")
_AT_END = re.compile(r"(?<=[。；;.])\s*(?P<name>[\u4e00-\u9fff]{2,8})\s*[:：](?P<rest>[^:：]{2,200})$")
_JOINS = frozenset({"、", "和", "会同", "及", "与", "，"})
_TO = re.compile(r"(?:由|向|至|报|经|(?<!所)在|请|送|提交)$")
_HAS_BEEN = re.compile(r"(?:被|经|获|获得|对|入选|通过|列入|由|纳入|国家级|为)$")
_IN_CHARGE = re.compile(
    r"(?:^|(?<=[，,；;。：:由]))(?P<who>(?:对口|[^，,。；;：:由对\s]){2,30}?)(?:作为[^，,。；;：:]{2,16})?(?:统一|具体|共同|统筹|联合|分别|应当?|依法|全面)*负责(?![人任]|同志|制(?!定))"
)
_OF_ANOTHER = re.compile(r"[\u4e00-\u9fff]{2,3}的")
"""由商务部门认可的商会 says of the guild, not of the department, who acts."""
_NOBODY = re.compile(r"(?:[各本]|有关|相关|其他)+[\u4e00-\u9fff]*(?:部门|机关)|(?:[并及]|督促|配合|指导).*")
_LONGEST_LIST, _AHEAD = 300, 24


def from_label(text: str) -> list[str]:
    """The bodies listed after a label such as 责任单位：; a further label in the same list is left out.

    >>> from_label("市科技局；配合单位：市财政局，各区人民政府")
    ['市科技局', '市财政局', '各区人民政府']
    """
    found: list[str] = []
    for piece in split_list(text.strip(" \u3000。.")):
        match = _LABEL.match(piece)
        labelled = match is not None and kind_of_label(match["name"]) == "responsible"
        found += names_of(piece[match.end() :] if match is not None and labelled else piece)
    return _unique(found)


def in_brackets(text: str) -> list[str]:
    """The bodies in brackets that say who is responsible: （责任单位：…）, [甲负责], （甲牵头，乙配合）."""
    found: list[str] = []
    for start, end in outermost(text):
        inner = text[start:end].strip(" \u3000。")
        label = _LABEL.match(inner)
        if label is not None:
            if kind_of_label(label["name"]) == "responsible":
                found += from_label(inner[label.end() :])
        elif len(inner) <= _LONGEST_LIST and (says_duty(inner) or _only_bodies(inner, text[end + 1 :])):
            found += from_label(inner)
    return _unique(found)


def at_the_end(text: str) -> list[str]:
    """The bodies after a label at the end of a paragraph, without brackets: …。责任单位：市科技局."""
    match = _AT_END.search(text)
    if match is None or kind_of_label(match["name"]) != "responsible":
        return []
    return from_label(match["rest"])


def in_sentences(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """The bodies that a sentence gives something to do: 由市科技局组织评审, 区财政局按程序拨付.

    Those that only recognise or approve what a firm has (工业和信息化部认定的) are not meant. Who is in charge of
    something is a body under whatever name.
    """
    charged = in_charge(text)
    bodies = find_bodies(text, known)
    told = [(start, name) for start, end in charged for name in _names(text[start:end])]
    told += [
        (body.start, body.name)
        for index, body in enumerate(bodies)
        if not any(start <= body.start < end for start, end in charged) and _acts(text, bodies, index)
    ]
    return _unique([name for _, name in sorted(told, key=lambda item: item[0])])


def in_charge(text: str) -> list[tuple[int, int]]:
    """Where bodies stand that are in charge of something or do it: 市委科技办负责…, 由对口部门办理."""
    found: list[tuple[int, int]] = []
    for match in (*_IN_CHARGE.finditer(text), *_agents().finditer(text), *_acting().finditer(text)):
        start, end = match.span("who")
        if (
            not (_NOBODY.fullmatch(match["who"]) or _OF_ANOTHER.match(text, end))
            and all(map(ends_as_body, split_list(text[start:end])))
            and not any(s < end and start < e for s, e in found)
        ):
            found.append((start, end))
    return found


@vocabularies.derived
def _agents() -> re.Pattern[str]:
    listed = sorted(
        (w for w in vocabularies.load("policy_duties")["body_endings"] if len(w) > 1), key=len, reverse=True
    )
    endings = "|".join(map(re.escape, ("部门", "局", "厅", *listed)))
    return re.compile(
        rf"由(?P<who>[^，,。；;：:由向\s]{{1,30}}?(?:{endings}))(?![长级属的、和与及]|[\u4e00-\u9fff]{{0,4}}(?:部门|办公室|领导小组))"
    )


@vocabularies.derived
def _acting() -> re.Pattern[str]:
    """An authority under whatever name as the subject of its clause: 渡口主管部门应当…, 海事机关依法…."""
    acts = vocabularies.any_of(vocabularies.load("policy_duties")["acts"])
    return re.compile(
        rf"(?:^|(?<=[，,；;。：:\n]))(?P<who>[^，,。；;：:由对向给为以经将的\s]{{2,20}}?(?:部门|机关))(?=(?:会同[^，。；]{{2,30}}?)?(?:{acts}|可以))"
    )


def _names(listed: str) -> list[str]:
    return [name for piece in split_list(listed) for name in names_of(piece)]


def _acts(text: str, bodies: list[Body], index: int) -> bool:
    body = bodies[index]
    before = text[: body.start]
    bracketed = before[-1:] in tuple(OPEN) and text[body.end : body.end + 1] in tuple(CLOSE)
    if bracketed or within(text, body.start):
        return False
    # In 甲、乙负责 what is said of the last is said of all.
    last = index
    while last + 1 < len(bodies) and text[bodies[last].end : bodies[last + 1].start] in _JOINS:
        last += 1
    after = text[bodies[last].end : bodies[last].end + _AHEAD]
    if _after("recognises", ahead=True).match(after) and (body.national or _HAS_BEEN.search(before)):
        return False
    if _after("acts").match(after):
        return True
    return bool(_TO.search(before)) and not body.national and not _after("owned").match(after)


def _only_bodies(inner: str, after: str) -> bool:
    """Brackets at the end of a paragraph that list bodies and nothing else: （市税务局，各县市区）."""
    if after.strip(" \u3000。") or "的" in inner:
        return False
    names, known = split_list(inner), find_bodies(inner)
    return bool(known) and all(ends_as_body(n) for n in names) and 2 * len(known) >= len(names)


@vocabularies.derived
def _after(name: str, ahead: bool = False) -> re.Pattern[str]:
    """A word of the list right behind a name, or a few characters on."""
    words = vocabularies.any_of(vocabularies.load("policy_duties")[name])
    return re.compile(rf"[^，。；]{{0,12}}?(?:{words})" if ahead else rf"(?:{words}|在[^，。]{{1,12}}[内时])")


def _unique(names: list[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
