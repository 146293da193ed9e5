"""Periods: dates and stretches of time in running text and in table cells."""

from extract.language.periods.dates import parse_date
from extract.language.periods.finder import find_periods
from extract.language.periods.model import Period, PeriodContext
from extract.language.periods.resolver import is_measured_against

__all__ = ["Period", "PeriodContext", "find_periods", "is_measured_against", "parse_date"]
