"""Lists of names: 甲、乙和丙等, with the roles that stand beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language.names.enumerations import split_joined
from schemas.funding import Role

_SEPARATOR = re.compile(r"[、，,;；/|\n]|(?<![a-zA-Z])\s{2,}")
_TRAILING = re.compile(
    r"(?:等(?:知名|多家|数家|[\d一二两三四五六七八九十]+余?[家位名])?(?:投资)?(?:机构|公司|投资方|投资人|投资者|股东|企业|基金)?|\.{3}|…+)$"
)
_ROLE = re.compile(
    r"(?:[（(【]\s*(?P<bracket>领投|跟投|参投|联合领投|独家|独家投资|财务顾问)[^）)】]*[）)】]|(?P<bare>联合领投|领投|跟投|参投|独家投资))$"
)
_ROLES: dict[str, Role] = {
    "领投": "lead",
    "联合领投": "lead",
    "跟投": "participant",
    "参投": "participant",
    "独家": "sole",
    "独家投资": "sole",
}
_NOBODY = frozenset(
    {"未披露", "未公开", "未透露", "不详", "-", "—", "--", "/", "无", "N/A", "未知", "个人投资者"}
)


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a list, with its role and its place in the text."""

    name: str
    role: Role
    start: int
    end: int


def split_names(text: str) -> list[tuple[int, int]]:
    """The slices of a text that are the names it lists."""
    cuts = [m.span() for m in _SEPARATOR.finditer(text)]
    bounds = [0, *(p for cut in cuts for p in cut), len(text)]
    slices = list(zip(bounds[::2], bounds[1::2], strict=True))
    found = []
    for start, end in (piece for part in slices for piece in split_joined(text, *part)):
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        trailing = _TRAILING.search(text, start, end)
        if trailing:
            end = trailing.start()
        if end > start:
            found.append((start, end))
    return found


def investors(text: str) -> list[Party]:
    """The investors that a cell lists."""
    found: list[Party] = []
    for start, end in split_names(text):
        own: Role = "unspecified"
        after = _ROLE.search(text[start:end])
        if after:
            own = _ROLES.get(after["bracket"] or after["bare"], "unspecified")
            end = start + after.start()
        name = text[start:end].strip()
        if name and name not in _NOBODY and not name.startswith("未披露"):
            found.append(Party(name, own, start, end))
    return found
