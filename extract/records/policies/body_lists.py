"""Lists of bodies: 甲局、乙局和丙区政府按职责分工负责, split into the names as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language import vocabularies

OPEN, CLOSE = "（(【[〔〈", "）)】]〕〉"
_INCLUDING = re.compile(r"[（(〈](?:含|包括)[^（）()〈〉]*[）)〉]$")
_ET_CETERA = re.compile(r"等(?:\d+个?)?(?:[省市区县]级?|有关|相关|各)*(?:部门|单位|委办局)?$")
_OTHERS = r"(?:和(?:有关|相关)(?:部门|单位))?"
_BY_DUTY = (
    r"(?:根据|依据|按照?|依)?(?:各自)?(?:工作)?职责(?:和?分工|范围)?(?:分工)?(?:分别)?"
    r"(?:负责|落实|推进|实施|组织实施|抓好落实)?"
)
_AND = re.compile(r"(?<=[\u4e00-\u9fff）)])(?:和|与|及|以及|会同)(?=[\u4e00-\u9fff])")
_REMARK = re.compile(r"[以上下][下上列述]|均|不再|下同|其他|分别")
_LONGEST_NAME = 40


def names_of(piece: str) -> list[str]:
    """The name in one piece of a list, without the words of its duty; two where 和 joins two names.

    >>> names_of("市科技局和市财政局按职责分工负责")
    ['市科技局', '市财政局']
    """
    name = _INCLUDING.sub("", piece.strip())
    duty = _duty().search(name)
    if duty and duty.group():
        name = name[: duty.start()]
    name = name.strip(" \u3000：:。")
    for match in _AND.finditer(name):
        left, right = name[: match.start()], name[match.end() :]
        if match.group() == "会同" or (ends_as_body(left) and ends_as_body(right)):
            return [*names_of(left), *names_of(right)]
    name = _ET_CETERA.sub("", name)
    return [name] if 2 <= len(name) <= _LONGEST_NAME and not _REMARK.match(name) else []


def split_list(text: str) -> list[str]:
    """The pieces between the marks of a list, not inside brackets: 市场监管总局（国家标准委） stays whole."""
    pieces, depth, start = [], 0, 0
    for place, character in enumerate(text):
        if character in OPEN:
            depth += 1
        elif character in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            spaced = character.isspace() and ends_as_body(text[start:place].strip())
            if spaced or character in "、，,；;。":
                pieces.append(text[start:place])
                start = place + 1
    pieces.append(text[start:])
    return [p.strip() for p in pieces if p.strip()]


def outermost(text: str, marks: tuple[str, str] = (OPEN, CLOSE)) -> Iterator[tuple[int, int]]:
    """Slices inside the outermost brackets, by a stack of pairs; a bracket that is never closed holds nothing."""
    stack: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if character in marks[0]:
            stack.append((marks[0].index(character), place + 1))
        elif stack and marks[1].find(character) == stack[-1][0]:
            _, start = stack.pop()
            if not stack:
                yield start, place


def ends_as_body(name: str) -> bool:
    """A whole name of at least three characters: 市科技局, not 发展 of 发展和改革委."""
    return len(name) > 2 and bool(_ending().search(name))


def says_duty(text: str) -> bool:
    """Words such as 牵头 or 按职责分工负责 stand at the end."""
    return bool(_duty_told().search(text))


@vocabularies.derived
def _words(name: str) -> str:
    return vocabularies.any_of(vocabularies.load("policy_duties")[name])


@vocabularies.derived
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('body_endings')}|{_words('group_endings')})(?:[（(][^（）()]*[）)])?$")


@vocabularies.derived
def _duty() -> re.Pattern[str]:
    duties = _words("duties")
    jointly = rf"(?:共同|联合|分别|具体|统筹|会同|组织)?(?:{duties})(?:{duties}|办理|组织实施)?"
    return re.compile(rf"(?:{_ET_CETERA.pattern[:-1]})?{_OTHERS}(?:{_BY_DUTY}|{jointly})(?:，)?$")


@vocabularies.derived
def _duty_told() -> re.Pattern[str]:
    duties = _words("duties")
    return re.compile(rf"(?:{duties})(?:{duties}|办理)?$|职责分工")
