"""When a document was issued and by whom, as the lines of its head, its cover and its signature say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extract.language.periods import Period, find_periods
from extract.reading.layout.marks import ENDS_SENTENCE
from extract.records.policies.bodies import is_signatory
from extract.records.policies.labels import fields_of, kind_of_label
from schemas import Block, Document

_VERB = r"(?P<done>公布|发布|印发|颁布|刊发|批准|通过|修订|修正|更新|第[\d一二三四五六七八九十]{1,2}版)"
_DONE = re.compile(rf"[^，。；：]{{0,40}}?{_VERB}$")
_SAYS = re.compile(rf"^(?:由|经)|(?:令?第\d+号)?(?:已?经?{_VERB}|起?(?:施行|实施))$")
_MADE_PUBLIC = frozenset({"公布", "发布", "印发", "颁布", "刊发"})
_TIME = re.compile(r"\s*(?:\d{1,2}:\d{2}(?::\d{2})?|星期.|周.)*$")
_DATELINE = re.compile(
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+(?:(?:来源|作者|编辑|文)\s*[:：]\s*)?[^\s，。；：]{2,16}"
)
"""The line under the title of news: the day and who reports it, 2021-07-23 来源：电缆网."""
_SESSION = re.compile(r"第[\d一二三四五六七八九十百]+次(?:常务)?会议$")
_NO_NAME = re.compile(r"[，。；！？]|[于至在自从到截即起前后：:]$")
_BRACKETS = "（）()【】〔〕[] \u3000"
_LONGEST_LINE, _LONGEST_NAME, _RUNS_ON = 120, 40, 40
_SIGNED_WITHIN = 120
_SHORT_NAME = 16
_NEWS = 3
_LABEL_LENGTHS = (3, 4)
_COVER_PAGES, _SUMMARY_PAGES = 3, 6
_MONTH, FULL = 7, 10
"""Lengths of dates with a month, and with a day."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A line that says when something was issued, with the words of the line that are no date: its body or author."""

    date: str
    by: str | None = None
    told: bool = False
    """A label or a verb says that it was issued then."""


def issue_of(text: str) -> Issue | None:
    """What a line says of the issue: a label with a date, a date that something was published, or name and date alone.

    >>> issue_of("（清澜市商务局2022年12月）")
    Issue(date='2022-12', by='清澜市商务局', told=False)
    """
    if len(text) > _LONGEST_LINE:
        return None
    fields = fields_of(text)
    for _, value in (field for field in fields if field[0] == "issued"):
        if parts := _parts(value):
            return Issue(parts[0][0].iso or "", told=True)
    plain = text.strip(_BRACKETS)
    parts = _parts(plain)
    done = {match["done"]: day for day, words in parts if _is_day(day) and (match := _DONE.match(words))}
    if done:
        day = next((day for act, day in done.items() if act in _MADE_PUBLIC), next(iter(done.values())))
        return Issue(day.iso or "", _body(plain, parts), told=True)
    if fields or len(parts) != 1 or not _is_day(parts[0][0]):
        return None
    if not _TIME.match(parts[0][1]):
        return Issue(parts[0][0].iso or "") if _DATELINE.fullmatch(plain) else None
    day, before = parts[0][0], plain[: parts[0][0].start].strip()
    if any(kind_of_label(before.rstrip("：: ")[-length:]) == "issued" for length in _LABEL_LENGTHS):
        return Issue(day.iso or "", told=True)
    if len(before) > _LONGEST_NAME or _NO_NAME.search(before) or len(day.iso or "") < _MONTH:
        return None
    return Issue(day.iso or "", before.strip(_BRACKETS) or None)


def issued(document: Document, cover: list[Block]) -> Issue | None:
    """When and by whom a document says that it was issued: by a signature, in its head, or by a lone date of its cover."""
    head = [issue for block in _head(cover) if (issue := issue_of(block.text))]
    signed = _signature(document) if document.kind == "policy_notice" else None
    if signed is not None:
        return Issue(signed, next((issue.by for issue in head if issue.by), None), told=True)
    if document.kind == "prospectus":
        lines = (line for page in document.page_list[:_SUMMARY_PAGES] for line in page.text.splitlines())
        head += [issue for line in lines if (issue := issue_of(line)) and issue.told]
    found = [issue for issue in head if issue.told]
    if not found:
        pages = _COVER_PAGES if document.kind == "white_paper" else 2
        lone = [issue for block in cover if block.page <= pages and (issue := issue_of(block.text))]
        lone = [issue for issue in lone if issue.told or len(issue.by or "") < _SHORT_NAME]
        dates = {issue.date for issue in lone}
        # Many days, each on a line of its own, date the entries of a list of news.
        found = head if len(dates) < _NEWS else []
        found = found or (lone if len(dates) == 1 else [])
    # Of several the most precise is the imprint; the title's year is only a year.
    return max(found, key=lambda issue: len(issue.date), default=None)


def _head(cover: list[Block]) -> Iterable[Block]:
    """The lines above all running text."""
    for block in cover:
        if len(block.text) > _RUNS_ON and ENDS_SENTENCE.search(block.text):
            return
        yield block


def _signature(document: Document) -> str | None:
    """The first day on a line of its own, or behind the office and name of who signs."""
    for block in document.blocks[:_SIGNED_WITHIN]:
        issue = issue_of(block.text)
        if issue is None or issue.told or len(issue.date) != FULL:
            continue
        if issue.by is None or is_signatory(issue.by):
            return issue.date
    return None


def _parts(text: str) -> list[tuple[Period, str]]:
    """The dates of a line, each with the words behind it."""
    periods = [period for period in find_periods(text) if period.iso and not period.inferred]
    ends = [*(period.start for period in periods[1:]), len(text)][: len(periods)]
    return [(p, text[p.end : end].strip(" ，、；")) for p, end in zip(periods, ends, strict=True)]


def _is_day(period: Period) -> bool:
    """One date, and nothing that lasts from or until then."""
    return period.kind == "point" and period.relation in (None, "in")


def _body(text: str, parts: list[tuple[Period, str]]) -> str | None:
    """Who did it: the words that are no dates."""
    words = [
        _SAYS.sub("", part) for part in (text[: parts[0][0].start].strip(), *(part for _, part in parts))
    ]
    return max((_SESSION.sub("", part).strip() for part in words), key=len) or None
