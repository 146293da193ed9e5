"""What the name of a row or column says of its arithmetic, by the vocabulary `totals`."""

from __future__ import annotations

import re
from typing import Any

from extract.language import vocabularies
from extract.reading.layout.marks import numbering

_SPACE = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")
_SIGN = re.compile(r"^(其中|加|减)\s*[:：]")
_STYLES = {
    "cn": "一",
    "cn_paren": "（一）",
    "number": "1",
    "number_paren": "（1）",
    "number_half": "（1）",
    "circled": "①",
}


@vocabularies.derived
def style(label: str) -> str | None:
    """How a label is numbered: 一 for 一、, （一）, 1, （1）, ①; None where it is not."""
    mark = numbering(_SPACE.sub("", label))
    return _STYLES.get(mark[0]) if mark else None


@vocabularies.derived
def sign_word(label: str) -> str | None:
    """其中, 加 or 减 where a label begins with it and a colon."""
    found = _SIGN.match(_unnumbered(_SPACE.sub("", label)))
    return found[1] if found else None


@vocabularies.derived
def bare(label: str) -> str:
    """A label without white space, numbering, 其中：, 加：, 减：, remarks in brackets and colons."""
    text = _SPACE.sub("", label)
    text = _SIGN.sub("", _unnumbered(text))
    text = _BRACKETS.sub("", _unnumbered(text))
    return text.strip("：:*＊—-－、，, ")


def _unnumbered(text: str) -> str:
    mark = numbering(text)
    return text[len(mark[1]) :].lstrip("、") if mark and mark[0] in _STYLES else text


@vocabularies.derived
def header_levels(header: str) -> tuple[str, ...]:
    """The levels of a heading: 2023年度/金额 has two, 每股收益（元/股） one."""
    levels, depth, current = [], 0, ""
    for character in header:
        if character in "（(":
            depth += 1
        elif character in "）)":
            depth = max(0, depth - 1)
        if character == "/" and not depth:
            levels.append(current)
            current = ""
        else:
            current += character
    return (*levels, current)


@vocabularies.derived
def is_a(label: str, role: str) -> bool:
    """Whether a label, already bare, plays a role of the vocabulary: total, net, closing, growth …"""
    if not label:
        return False
    rules: dict[str, Any] = _rules()[role]
    if any(word in label for word in rules.get("not", ())) and label not in rules.get("exact", ()):
        return False
    return (
        label in rules.get("exact", ())
        or any(label.startswith(word) for word in rules.get("starts", ()))
        or any(label.endswith(word) for word in rules.get("ends", ()))
        or any(word in label for word in rules.get("holds", ()))
    )


@vocabularies.derived
def listed(label: str, role: str) -> bool:
    """Whether a label, already bare, is one of a plain list of the vocabulary: index, unit, average."""
    return label in _rules()[role]


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = vocabularies.load("totals")
    return rules
