"""Whether a sentence directs or tells: by words of duty, or by a verb without a subject that is not past."""

from __future__ import annotations

import re

from extract.language.tokens import Tokens

_CLAUSE = re.compile(r"[，,：:]")
_DUTY = re.compile(
    r"(?<![供相适对感反响])应当?(?![用急对答收付力激变邀届时聘])|必须|须(?!知)|不得|禁止|严禁|给予|予以"
)
_PAST = re.compile(r"了(?!解)|(?<![通超经])过(?![程渡])|已|曾")
_STATE = re.compile("是|含|[拥共设]?有|为|属于|存在|占|具有|包括|称|指|成为|据|显示|位于|没有|看|达到?")
"""Verbs that tell how something is."""
_CLAUSES, _LOOKED_AT = 3, 14


def directs(sentence: str) -> bool:
    """Whether a sentence says what is to be done.

    >>> directs("鼓励银行为仓储企业提供贷款"), directs("企业推出了三款产品")
    (True, False)
    """
    return bool(_DUTY.search(sentence)) or begins_with_act(sentence)


def begins_with_act(sentence: str) -> bool:
    """Whether it begins with a verb of doing, after adverbs and phrases with a preposition: 围绕主业，建设…."""
    for clause in _CLAUSE.split(sentence)[:_CLAUSES]:
        if _PAST.search(clause):
            return False
        first = next(
            (t for t in Tokens(clause[:_LOOKED_AT]).words if t.tag not in ("d", "ad", "a", "x")), None
        )
        if first is not None and first.tag != "p":
            return first.tag == "v" and _STATE.fullmatch(first.text) is None
    return False


def ends_with_act(words: str) -> bool:
    """Whether the last word is a verb of doing, whose object follows: 重点培养 before 30名…."""
    if _PAST.search(words):
        return False
    tokens = Tokens(words[-_LOOKED_AT:])
    last = next((t for t in reversed(tokens.words) if t.tag not in ("d", "x")), None)
    return last is not None and last.tag in ("v", "vn") and _STATE.fullmatch(last.text) is None
