"""Which year an expression without one is about."""

from __future__ import annotations

from dataclasses import dataclass

from extract.language.characters import within
from extract.language.periods import isodates
from extract.language.periods.model import PeriodContext
from extract.language.periods.vocabulary import words

Basis = tuple[int, str]
"""A year and the words or date that it comes from."""


@dataclass(slots=True)
class Resolver:
    """The context of a text, brought up to date with every date that the text itself prints."""

    context: PeriodContext
    said: Basis | None = None
    """The last year that the text printed, with the words."""
    last: str | None = None
    """The last date or span that the text spoke of."""

    def note(self, iso: str, text: str, start: int, end: int) -> None:
        """The text has spoken of a date with a year of its own.

        Dates in titles of works do not count, nor those that something is only compared with (较2021年底提高).
        """
        if within(text, start, max(0, start - 40)) or is_measured_against(text, start):
            return
        self.said = (isodates.year_of(iso), text[start:end])

    def published(self) -> Basis | None:
        """The year in which the document appeared."""
        date = self.context.published_on
        return (int(date[:4]), date) if date and date[:4].isdigit() else None

    def running(self) -> Basis | None:
        """The year spoken of: by this text, by the paragraph, else that of the report."""
        if self.said is not None:
            return self.said
        if self.context.year is not None:
            return self.context.year, str(self.context.year)
        return self._report_year()

    def writing(self) -> Basis | None:
        """The year that the authors call this year: that of a yearly report, else that of publication."""
        return self._report_year() or self.published()

    def last_full_year(self) -> Basis | None:
        """The last year that the report covers from end to end."""
        report = self.context.report_period
        if not report:
            return None
        last = report.rpartition("/")[2]
        return isodates.year_of(report) - (len(last) > 4 and last[5:7] != "12"), report

    def any_year(self) -> Basis | None:
        """The year spoken of, or failing that the year of publication."""
        return self.running() or self.published()

    def year_of_month(self, month: int) -> Basis | None:
        """The year of a month printed alone: not later than the publication when nothing else is known."""
        running = self.running()
        if running is not None:
            return running
        basis = self.published()
        date = self.context.published_on
        if (
            basis is not None
            and date is not None
            and len(date) >= 7
            and date[5:7].isdigit()
            and month > int(date[5:7])
        ):
            return basis[0] - 1, basis[1]
        return basis

    def _report_year(self) -> Basis | None:
        report = self.context.report_period
        if report and report[:4] == report.rpartition("/")[2][:4]:
            return isodates.year_of(report), report
        return None


def is_measured_against(text: str, start: int) -> bool:
    """What stands before the date only compares with it: 较2021年底, 逼近2009年的高点."""
    return text[max(0, start - 8) : start].rstrip(" 了过").endswith(words("against"))
