"""How a number is meant: as it is, as somebody plans it, expects it or sets it as a goal."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.periods import Period, isodates
from extract.records.statistics.words import vocabulary
from schemas.statistic import Modality

_FAR = 160


def modality_of(text: str, start: int, number: int, period: Period | None, written: str | None) -> Modality:
    """The modality of the number at a place whose sentence begins at `start`.

    The nearest word before the number tells (预计, 计划, 目标); without one a time that had not come when the text
    was written makes it an expectation.
    """
    start = max(start, number - _FAR)
    nearest: tuple[int, Modality] | None = None
    for modality, pattern in _patterns().items():
        for found in pattern.finditer(text, start, number):
            if nearest is None or found.start() > nearest[0]:
                nearest = found.start(), modality
    if nearest is not None:
        return nearest[1]
    held = period.iso if period is not None else None
    ahead = held and written and isodates.first_of(held) > isodates.last_of(written)
    return "expected" if ahead else "actual"


@vocabularies.derived
def _patterns() -> dict[Modality, re.Pattern[str]]:
    return {modality: re.compile("|".join(forms)) for modality, forms in vocabulary()["modality"].items()}
