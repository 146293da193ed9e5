"""By when the targets of a text are to be reached."""

from __future__ import annotations

import re

from extract.language.characters import within
from extract.language.periods import Period, PeriodContext, find_periods

_UNTIL = frozenset({"until", "before", "end", "in"})
_MADE = re.compile(
    r"[^，。；]{0,8}(?:建成|建设|竣工|成立|注册|首次|出台|发布|完工|开工|并网|签订)[^，。；]{0,3}的"
)

_COMPARED = re.compile(r"(?:较|比|相对于?)$")


class Dates:
    """The dates of a text that may be deadlines."""

    def __init__(self, text: str, published_on: str | None) -> None:
        self.text = text
        self.published_on = published_on
        self.periods = [
            p
            for p in find_periods(text, PeriodContext(published_on=published_on))
            if p.iso is not None and p.kind in ("point", "span") and p.relation in _UNTIL
        ]

    def before(self, place: int) -> str | None:
        """The last deadline set before a place, as ISO 8601."""
        due = None
        for period in self.periods:
            if period.start < place and not within(self.text, period.start) and not self._is_past(period):
                due = period.iso
        return due

    def _is_past(self, period: Period) -> bool:
        """2005年底前投运的 says what is meant, 较2023年下降 what it is compared with, not by when."""
        if _COMPARED.search(self.text, max(0, period.start - 4), period.start):
            return True
        if self.published_on and (period.iso or "")[:4] < self.published_on[:4]:
            return True
        return bool(_MADE.match(self.text[period.end :]))
