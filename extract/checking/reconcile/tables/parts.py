"""Which lines below a line may be parts of it, by 其中 and by how they are numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.checking.reconcile.tables.view import Line

_ORDER = ("一", "（一）", "1", "（1）", "①")
_OPENS_SECTION = ("：", ":")
_CLASSIFIES = re.compile(r"按|分(?!保|红|摊|期|配|包|离|公司|支)")


def below(lines: Sequence[Line], whole: int) -> list[int]:
    """The lines with numbers from the one after `whole` to the next section, 加： or 减：, or line numbered alike."""
    own = lines[whole].style
    found: list[int] = []
    for index in range(whole + 1, len(lines)):
        line = lines[index]
        if own is not None and line.style == own:
            break
        if found and line.sign_word in ("加", "减", "其中"):
            break
        if line.count:
            found.append(index)
        elif is_section(line):
            break
    return found


def deeper(lines: Sequence[Line], whole: int) -> list[int]:
    """The lines with numbers that are numbered one level below `whole`, up to the next at its level.

    Lines without a number of their own among them are taken too where they begin no other sequence: one item
    after 2.本期增加金额. Empty where nothing is numbered below.
    """
    if lines[whole].style is None:
        return []
    run: list[int] = []
    for index in range(whole + 1, len(lines)):
        line = lines[index]
        if line.style is not None and rank(line) <= rank(lines[whole]):
            break
        if line.role == "total" and line.style is None:
            break
        run.append(index)
    counted = [i for i in run if lines[i].count]
    numbered = [i for i in run if lines[i].style is not None]
    if not counted:
        return []
    if not numbered:
        return counted if lines[whole].style == "1" else []
    if lines[counted[0]].style is None and lines[whole].style != "1" and counted[0] < numbered[0]:
        level = min(rank(lines[i]) for i in numbered)
        return [i for i in counted if rank(lines[i]) == level]
    return counted


def rank(line: Line) -> int:
    """How deep a line is numbered; as deep as can be where it is not."""
    return _ORDER.index(line.style) if line.style is not None else len(_ORDER)


def section_of(lines: Sequence[Line], head: int) -> list[int]:
    """The lines with numbers below a label without any, up to the next section of its level."""
    found: list[int] = []
    for index in range(head + 1, len(lines)):
        line = lines[index]
        if line.style is not None and rank(line) <= rank(lines[head]):
            break
        if line.count:
            found.append(index)
        elif line.style is None and is_section(line):
            break
    return found


def is_section(line: Line) -> bool:
    """A label without numbers that opens a section, not one that goes on from the row above."""
    if line.name == "其中" or not line.name:
        return False
    return (
        line.style is not None
        or line.label.endswith(_OPENS_SECTION)
        or _CLASSIFIES.match(line.label) is not None
    )
