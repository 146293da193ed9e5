"""Dates as ISO 8601 texts, as precise as the source: 2022, 2022-06, 2022-06-30, 2022-01/2022-09."""

from __future__ import annotations

from calendar import monthrange


def month(year: int, number: int) -> str:
    """2022-06."""
    return f"{year:04d}-{number:02d}"


def day(year: int, month_number: int, number: int) -> str:
    """2022-06-30."""
    return f"{year:04d}-{month_number:02d}-{number:02d}"


def last_day(year: int, month_number: int) -> str:
    """The end of a month."""
    return day(year, month_number, monthrange(year, month_number)[1])


def months(year: int, first: int, last: int) -> str:
    """A stretch of months of one year; all twelve are the year."""
    if (first, last) == (1, 12):
        return f"{year:04d}"
    return f"{month(year, first)}/{month(year, last)}"


def is_date(year: int, month_number: int, number: int = 1) -> bool:
    """Such a day exists."""
    return 1 <= year <= 9999 and 1 <= month_number <= 12 and 1 <= number <= monthrange(year, month_number)[1]


def first_of(iso: str) -> str:
    """The first day of a date or span."""
    parts = iso.partition("/")[0].split("-")
    return "-".join([*parts, "01", "01"][:3]) if len(parts) < 3 else "-".join(parts)


def last_of(iso: str) -> str:
    """The last day of a date or span."""
    parts = iso.rpartition("/")[2].split("-")
    if len(parts) == 3:
        return "-".join(parts)
    return last_day(int(parts[0]), int(parts[1]) if len(parts) == 2 else 12)


def span(first: str, last: str) -> str:
    """From the beginning of one to the end of the other, at their own precision."""
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def year_of(iso: str) -> int:
    """The year in which it ends."""
    return int(iso.rpartition("/")[2][:4])


def years_later(iso: str, years: int) -> str:
    """The same time in another year; 29 February becomes 28 February where it must."""
    return "/".join(_moved(part, years) for part in iso.split("/"))


def _moved(iso: str, years: int) -> str:
    year, *rest = iso.split("-")
    moved = int(year) + years
    if len(rest) == 2 and not is_date(moved, int(rest[0]), int(rest[1])):
        return last_day(moved, int(rest[0]))
    return "-".join([f"{moved:04d}", *rest])
