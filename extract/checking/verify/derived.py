"""Figures that a source does not print, but that follow from what it prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.checking.verify.claim import Asked
from extract.checking.verify.compare import Held
from extract.checking.verify.judge import Decision
from extract.checking.verify.statement import SISTER, Statement
from extract.checking.verify.words import nouns_of, says

_DIFFERENCE = re.compile(
    r"[比较](?P<other>(?!上年|去年|同期|重|例|率|上期|上月)[^，。；\d]{1,16}?)[多少高低快慢]出?\s*$"
)


def derive(found: Sequence[tuple[Asked, Decision, list[Held]]]) -> list[tuple[Asked, Decision, list[Held]]]:
    """Bear out differences: 甲有109家，比乙多23家 where the source prints 109 for 甲 and 86 for 乙."""
    by = next((d.source for _, d, _ in found if d.verdict == "supported" and d.source is not None), None)
    if by is None:
        return list(found)
    return [(asked, _apart(asked, by) or decision, held) for asked, decision, held in found]


def _apart(asked: Asked, by: Statement) -> Decision | None:
    """The decision on a figure that says how far the number borne out is from another one of the paragraph."""
    value, one = asked.statement.quantity, by.quantity
    match = _DIFFERENCE.search(asked.statement.before)
    if match is None or value is None or one is None or value.value is None or one.value is None:
        return None
    words = nouns_of(match["other"])
    for sister in by.sisters:
        other = sister.quantity
        if other is None or other.value is None or (other.kind, other.unit) != (one.kind, one.unit):
            continue
        near = sister.text(SISTER - 1)
        if words and all(says(near, word.text, word.known) for word in words):
            same = abs(abs(one.value - other.value) - value.value) <= value.precision
            return Decision("supported" if same else "contradicted", statement=sister, slots=("difference",))
    return None
