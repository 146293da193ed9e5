"""The periods that a prospectus or a report reports on: those it defines (报告期 指 2021年、2022年及2023年1-6月).

A document that defines none, as an excerpt, means those that head its tables.
"""

from __future__ import annotations

import re
import weakref
from collections import Counter
from collections.abc import Iterator

from extract.language.periods import find_periods, isodates
from schemas import Document

_DEFINED = re.compile(
    r"报告期(?:各期)?(?:[、/或](?:最近|近)[^\s指]{1,10})?[”\"]?\s*指\s*[：:]?\s*(?P<list>(?:19|20)\d\d[^。；\n]{2,80})"
)
_PAGES = 40
_TABLES, _MOST = 40, 4


def reporting_periods(document: Document) -> tuple[str, ...]:
    """The periods, ISO 8601, in the order of time; empty where a document has none."""
    if _latest and _latest[-1][0]() is document:
        return _latest[-1][1]
    told = document.kind in ("prospectus", "other")
    periods = (tuple(_defined(document)) or _heading_tables(document)) if told else ()
    _latest[:] = [(weakref.ref(document), periods)]
    return periods


def reporting_span(document: Document) -> str | None:
    """From the beginning of the first to the end of the last of them: 2021-01/2024-06."""
    periods = reporting_periods(document)
    if not periods:
        return None
    if len(periods) == 1:
        return periods[0]
    first, last = isodates.first_of(periods[0])[:7], isodates.last_of(periods[-1])[:7]
    return f"{first[:4]}/{last[:4]}" if (first[5:], last[5:]) == ("01", "12") else f"{first}/{last}"


_latest: list[tuple[weakref.ref[Document], tuple[str, ...]]] = []
"""The document last asked for, and its periods: they are asked for paragraph by paragraph."""


def _defined(document: Document) -> Iterator[str]:
    for page in document.page_list[:_PAGES]:
        match = _DEFINED.search(page.text)
        if match is None:
            continue
        for period in find_periods(match["list"]):
            iso = period.iso or ""
            if isodates.first_of(iso)[5:] == "01-01" and isodates.last_of(iso)[5:] == "12-31" and "/" in iso:
                yield iso[:4]
            elif iso and period.kind != "duration":
                yield iso
        return


def _heading_tables(document: Document) -> tuple[str, ...]:
    """The whole periods that stand together in the heads of most tables: 2022年度, 2021年度, 2020年度."""
    heads: Counter[tuple[str, ...]] = Counter()
    for table in document.tables[:_TABLES]:
        found = (period for cell in table.header for period in find_periods(cell)[:1])
        named = {
            p.iso for p in found if p.iso and p.kind != "duration" and isodates.first_of(p.iso)[5:] == "01-01"
        }
        heads[tuple(sorted(named))] += 1
    told, times = heads.most_common(1)[0] if heads else ((), 0)
    return told if times > 1 and 1 < len(told) <= _MOST else ()
