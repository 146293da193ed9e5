"""What period a document as a whole reports on: what 本期, 上年同期, 期末 and 期初 in its tables mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extract.language.periods import isodates
from extract.records.passages import report_year
from extract.records.reporting import reporting_periods
from schemas import Document

_FRONT = 4
"""Pages on which a document says what it reports on."""
_LONGEST_LINE = 40
_REPORT = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s*年?\s*(?P<part>半年度|第?[一三]季度|年度|度)?[^。，；\n]{0,16}?"
    r"(?:决算|年度报告|年报|半年报|季度报告|审计报告|财务报表|财务报告)(?:全文|摘要|公开|说明|[（(][^（()）]{1,8}[）)])*$"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*(?:年|[.\-/]|A?$))")
_OFTEN = 3
_PARTS = {"半年度": ("01", "06"), "一季度": ("01", "03"), "三季度": ("01", "09")}


@dataclass(frozen=True, slots=True)
class Reporting:
    """The period reported on: its year, and its months where it is not the whole of it."""

    year: int | None = None
    months: tuple[str, str] | None = None

    @property
    def iso(self) -> str | None:
        """The period, ISO 8601."""
        return self._of(self.year) if self.year is not None else None

    def resolve(self, relative: str) -> str | None:
        """The period that this, last, end or begin stands for; None where the document reports on none."""
        if self.year is None:
            return None
        if relative == "this":
            return self._of(self.year)
        if relative == "last":
            return self._of(self.year - 1)
        if relative == "end":
            return isodates.last_of(self._of(self.year))
        return f"{self.year - 1}-12-31"

    def _of(self, year: int) -> str:
        return f"{year}-{self.months[0]}/{year}-{self.months[1]}" if self.months else str(year)


def reporting_of(document: Document) -> Reporting:
    """By what its title and the lines of its first pages call it: 2022年年度报告, 2022年度部门决算."""
    said: Counter[Reporting] = Counter()
    lines = [line for page in document.page_list[:_FRONT] for line in page.text.splitlines()]
    for line in (document.title or "", *(line for line in lines if len(line) <= _LONGEST_LINE)):
        if (match := _REPORT.search("".join(line.split()))) is not None:
            part = next((months for word, months in _PARTS.items() if word in match[0]), None)
            said[Reporting(int(match["year"]), part)] += 1
    if document.kind != "prospectus" and said:
        return said.most_common(1)[0][0]
    year = report_year(document)
    if year is not None:
        return Reporting(int(year))
    return Reporting()


def default_period(document: Document, reporting: Reporting) -> str | None:
    """What figures without any period are taken to be of: what the document reports on."""
    if reporting.iso is not None:
        return reporting.iso
    defined = reporting_periods(document)
    return defined[-1] if defined else _of_heads(document)


def _of_heads(document: Document) -> str | None:
    """The latest of the years that many of a document's tables have in their heads, none after its publication."""
    until = (document.published_on or "9999")[:4]
    counts: Counter[str] = Counter()
    for table in document.tables:
        counts.update({year for head in table.header for year in _YEAR.findall(head) if year <= until})
    often = [year for year, count in counts.items() if count >= _OFTEN]
    return max(often, default=None)
