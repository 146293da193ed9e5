"""From when and until when a policy holds, and what it puts out of force."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract.language.periods import PeriodContext, find_periods, isodates, parse_date
from extract.records.policies.marks import mark_of, value_of
from extract.records.policy_titles import clean_title

_SENTENCE = re.compile(r"[^。；;\n]+")
_FORCE = r"(?:施行|实施|执行|生效|试行|起效)"
_CONCERNS = re.compile(rf"{_FORCE}|有效|试行期|失效")
_BEGINS = re.compile(
    r"自.{1,24}?(?:起|后)(?:正式|开始|(?:\d{1,3}|[一二三四五六七八九十]+)[日天]后)?\s*"
    rf"{_FORCE}|{_FORCE}(?:日期|时间)?\s*[:：为]|有效期|试行期|执行期限|^.{{0,4}}(?:从|自).{{1,24}}?起|起至|有效$"
)
_ITSELF = re.compile(r"本|此|该|上述|以上|前述|《|原|除|未尽|如")
_SHORT_HEAD = 12
_DATED = re.compile(r"(?:^|从|自)\s*(?:19|20)\d{2}\s*年[^，。]{0,8}(?:起|开始|至)|有效期")
_FROM_ISSUE = re.compile(
    r"[自从][\u4e00-\u9fff]{0,10}?(?:印发|发布|公布|颁布|发文|下发|签发)(?:之日|之时|当日|日)?"
    r"(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})个?(?:工作)?[日天]后?)?\s*(?:起|后)"
)
_LATER = re.compile(r"(?:之日起?|日起|起)\s*(?P<days>\d{1,3}|三十|六十|十五|十|二十)\s*[日天]后")
_DURATION = re.compile(
    r"(?:有效期限?|试行期限?|试行|执行期限?|有效|暂定|实施期限)(?:暂?定?为|为期|：|:|为|共)?\s*(?:暂定)?"
    r"(?P<years>\d{1,2}|[一二三四五六七八九十两])\s*(?P<unit>年|个月)"
)
_STARTS = re.compile(rf"\s*(?:起|{_FORCE}|之日|开始)")
_REPEALS = re.compile(
    r"(?P<titles>(?:《(?:[^《》]|《[^《》]*》)*》[^《》。；;]{0,40}?)+?)"
    r"(?:同时|自行|相应|即行|即|均|一并|随之|停止|不再)?[^，。；《》]{0,12}?(?:废止|失效|停止执行|不再执行|废除)"
)
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_LONGEST_MONTHS = 120


@dataclass(slots=True)
class Validity:
    """Dates in ISO 8601, with the words they come from; `inferred` names those that the words only imply."""

    text: str | None = None
    effective_on: str | None = None
    expires_on: str | None = None
    inferred: list[str] = field(default_factory=list)


def validity_of(text: str, issued_on: str | None, whole: bool = False) -> Validity | None:
    """What a text says of its own validity, None where it says nothing.

    `whole` is for the field of a form, which speaks of nothing else: 从2023年9月起.

    >>> validity_of("本办法自印发之日起施行，有效期3年。", "2025-05-15").expires_on
    '2028-05-15'
    """
    for match in _SENTENCE.finditer(text):
        sentence = match.group()
        if (whole and _DATED.search(sentence)) or (_CONCERNS.search(sentence) and _is_of_document(sentence)):
            found = _read(sentence, issued_on)
            if found is not None:
                return found
    return None


def repeals_of(text: str) -> list[str]:
    """The policies that a text puts out of force.

    >>> repeals_of("原《某市扶持办法》（某府〔2021〕7号）同时废止。")
    ['某市扶持办法']
    """
    found: list[str] = []
    for match in _REPEALS.finditer(text):
        found += [clean_title(f"《{title}》") for title in _TITLE.findall(match["titles"])]
    return list(dict.fromkeys(found))


def _is_of_document(sentence: str) -> bool:
    """The document itself is what holds from or until then, not a grant that an item has told of before."""
    plain = _trimmed(sentence)
    begins = _BEGINS.search(plain)
    return begins is not None and (begins.start() <= _SHORT_HEAD or bool(_ITSELF.match(plain)))


def _read(sentence: str, issued_on: str | None) -> Validity | None:
    found = Validity(_trimmed(sentence))
    for period in find_periods(sentence, PeriodContext(published_on=issued_on)):
        if period.iso is None or period.inferred or period.kind not in ("point", "span"):
            continue
        if "/" in period.iso:
            found.effective_on, found.expires_on = period.iso.split("/")
        elif period.relation == "until":
            found.expires_on = found.expires_on or period.iso
        elif period.relation == "since" or _STARTS.match(sentence, period.end):
            found.effective_on = found.effective_on or period.iso
    if found.effective_on is None and _FROM_ISSUE.search(sentence) and issued_on:
        found.effective_on = _later(sentence, issued_on)
        found.inferred.append("effective_on")
    if found.expires_on is None and found.effective_on is not None:
        duration = _DURATION.search(sentence)
        if duration:
            found.expires_on = _after(found.effective_on, duration)
            found.inferred.append("expires_on")
    if found.effective_on is None and found.expires_on is None and not _DURATION.search(sentence):
        return None if not _FROM_ISSUE.search(sentence) else found
    return found


def _trimmed(sentence: str) -> str:
    """The sentence without the number and title before it."""
    mark = mark_of(sentence.strip())
    return sentence.strip()[mark.end if mark else 0 :].strip(" \u3000\u00a0?？")


def _later(sentence: str, issued_on: str) -> str:
    """自公布之日起30日后施行 begins thirty days after."""
    match = _LATER.search(sentence)
    if match is None or len(issued_on) != 10:
        return issued_on
    return (date.fromisoformat(issued_on) + timedelta(days=value_of(match["days"]))).isoformat()


def _after(start: str, duration: re.Match[str]) -> str | None:
    number = value_of(duration["years"])
    if duration["unit"] == "年":
        return isodates.years_later(start, number)
    if len(start) < 7 or number > _LONGEST_MONTHS:
        return None
    year, month = int(start[:4]), int(start[5:7])
    month += number
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}" + start[7:]


def date_in(text: str) -> str | None:
    """The one date that a field holds: 2023-09-26, 2023年9月26日."""
    return parse_date("".join(text.split())) if text else None
