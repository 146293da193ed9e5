"""When a number held: by the date in its clause, its sentence, or the one last spoken of in the paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.language.periods import Period
from extract.language.quantities import Quantity
from extract.records.passages import Passage

_COMPARED = re.compile(r"(?:较|比|相比|相较于|与|同|高于|低于|是|为)\s*$")
_BIRTH = re.compile(r"\s*(?:出生|生[，。；]|生人|毕业|参加工作)")
_TO = re.compile(r"(?:至|到|为)(?![今此])")
_TOTAL = re.compile(r"总数量|总数(?!的)|累计总|总量")
_OF_ANOTHER = re.compile(
    r"\s*(?:相比|同期相比|[^，。；]{0,14}的\s*[\d.一二三四五六七八九十]+\s*(?:多|余)?倍)"
)


class PeriodTracker:
    """Finds the period of each number of a passage."""

    def __init__(self, passage: Passage, carried: str | None = None) -> None:
        self.carried = carried
        """The year of which the text above, or the title, speaks: for paragraphs that name none."""
        self.text = passage.text
        self.every = [
            p.start for p in passage.periods if p.iso is None and p.text.startswith(("每", "逐", "历"))
        ]
        self.periods = [p for p in passage.periods if p.iso is not None and not self._is_compared(p)]

    def of(self, quantity: Quantity, clause: tuple[int, int], sentence: tuple[int, int]) -> Period | None:
        """The nearest period before the number in its clause, in its sentence, then in the paragraph; else one
        behind it in the clause."""
        if any(clause[0] <= e < quantity.start for e in self.every):
            return None  # 每年节约2.4亿千瓦时 is of no year
        before = [p for p in self.periods if p.end <= quantity.start and not self._is_left(p, quantity)]
        for start in (clause[0], sentence[0], 0):
            inside = [p for p in before if p.start >= start]
            if inside:
                return self._as_of(inside[-1], quantity, clause)
        after = [p for p in self.periods if quantity.end <= p.start < clause[1]]
        if after:
            return self._as_of(after[0], quantity, clause)
        if self.carried is None:
            return None
        words = self.carried
        return Period(0, 0, words, words, "point", "in", inferred=True, resolved_from=words)

    def last_year(self) -> str | None:
        """The last year, or last date's year, that the passage speaks of."""
        years = [p.iso[:4] for p in self.periods if p.iso is not None and not p.inferred and "/" not in p.iso]
        return years[-1] if years else None

    def _as_of(self, period: Period, quantity: Quantity, clause: tuple[int, int]) -> Period:
        """A total at a year's end where only the year is printed: 2022年…总数量达到262家."""
        total = _TOTAL.search(self.text[clause[0] : quantity.start])
        if total and quantity.kind == "count" and period.iso is not None and len(period.iso) == 4:
            return replace(period, iso=f"{period.iso}-12-31", inferred=True, resolved_from=total[0])
        return period

    def _is_left(self, period: Period, quantity: Quantity) -> bool:
        """Whether a date is of an earlier number than this: 由2022年的30万吨下降至12万吨."""
        if not self.text[: period.start].rstrip().endswith(("由", "从")):
            return False
        return bool(_TO.search(self.text, period.end, quantity.start))

    def _is_compared(self, period: Period) -> bool:
        """Whether a date only says against what is compared (较2021年底提高, 是2015年的3倍), or when a person was born."""
        before, after = self.text[: period.start], self.text[period.end :]
        if period.iso is None:
            return False
        if _BIRTH.match(after):
            return True
        if re.search(r"(?:较|比|相比|相较于|相比于|与)\s*$", before[-6:]) or _OF_ANOTHER.match(after):
            return True
        return bool(re.search(r"(?:是|为|相当于)\s*$", before[-4:]) and re.match(r"\s*的", after))
