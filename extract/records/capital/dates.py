"""The dates of an event, and what happened on each: agreement, resolution, audit of the capital, registration."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language import vocabularies
from extract.records.capital.story import Story
from schemas.funding import RoundKind

_AS_OF = re.compile(r"(?:截至|截止|截至到|以)$")
_TITLE = re.compile(
    r"《[^《》]*?((?:批复|协议|报告|合同|决定|通知书?|章程|证书|营业执照|说明|议案|决议|函|复核报告|公告)[^《》]{0,6})》"
)
_ORDINAL = ("第", "度", "年度")
"""Behind a year: 2020年第二次临时股东大会 dates nothing."""
_SINCE = re.compile(r"(?:成立|设立|组建)于$")
_REACH = 120
_EARLIER, _LATER = 18, 4
"""Months by which a date may lie before or behind the month that the heading gives."""

_ORDER: dict[str, tuple[str, ...]] = {
    "founding": ("工商变更", "成立", "批复", "协议", "决议", "验资"),
    "share_reform": ("工商变更", "成立", "决议", "协议", "批复", "验资"),
    "share_transfer": ("协议", "决议", "工商变更", "批复", "董事会决议"),
    "ipo": ("上市", "验资"),
    "merger": ("决议", "协议", "工商变更", "批复"),
}
_USUAL = ("决议", "协议", "工商变更", "批复", "董事会决议", "验资", "成立")
_DECIDED = ("决议", "董事会决议", "协议", "批复")
_NOT_ITS_OWN = ("评估", "其他", "交易", "上市")
_NAME_ONLY = re.compile(r"名称(?:由[^，。；]{0,40})?(?:变更|更改)为|更名为|住所(?:由[^，。；]{0,40})?变更")
"""What is decided of a name or an address dates no change of capital."""
_REGISTERED = ("工商变更", "成立")


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A date and what the text says happened on it."""

    iso: str
    kind: str
    start: int
    end: int


def dated_facts(story: Story) -> list[DatedFact]:
    """The dates on which something happened, in the order of the text; days as of which something was measured
    are left out."""
    periods = [
        p
        for p in story.periods
        if p.iso and p.kind == "point" and (len(p.iso) >= 7 or not story.text.startswith(_ORDINAL, p.end))
    ]
    found: list[DatedFact] = []
    for index, period in enumerate(periods):
        assert period.iso is not None
        if period.relation in ("end", "until") or _AS_OF.search(
            story.text[max(0, period.start - 3) : period.start]
        ):
            continue
        stop = min(
            period.end + _REACH, periods[index + 1].start if index + 1 < len(periods) else len(story.text)
        )
        clause = re.split(r"[。；\n]", story.text[period.end : stop])[0]
        since = _SINCE.search(story.text, max(0, period.start - 3), period.start)
        kind = "成立" if since else None if _NAME_ONLY.search(clause) else _kind(clause)
        if kind is not None and (len(period.iso) >= 7 or kind in _REGISTERED):
            found.append(DatedFact(period.iso, kind, period.start, period.end))
    return found


def _kind(clause: str) -> str | None:
    """The kind of what happened: the first of its words in a clause; of a quoted title only what it is counts."""
    clause = _TITLE.sub(r"《\1》", clause)
    best: tuple[int, int, str] | None = None
    for kind, words in vocabularies.load("capital_words")["date_kinds"].items():
        for word in words:
            place = clause.find(word)
            if place >= 0 and (best is None or (place, -len(word)) < best[:2]):
                best = (place, -len(word), kind)
    if best is None and any(word in clause for word in vocabularies.load("capital_words")["date_of_deal"]):
        return "交易"
    return best[2] if best else None


def main_date(facts: list[DatedFact], kind: RoundKind, month: str | None) -> DatedFact | None:
    """The date by which the event is known: a transfer's agreement, an increase's resolution, a founding's licence.

    `month` is the one that the heading prints; what lies far from it is another event's.
    """
    near = [fact for fact in facts if month is None or _near(fact.iso, month)]
    for wanted in _ORDER.get(kind, _USUAL):
        dated = [fact for fact in near if fact.kind == wanted]
        precise = [fact for fact in dated if len(fact.iso) == 10]
        if precise:
            return (
                precise[-1] if wanted in ("决议", "董事会决议") and kind != "share_transfer" else precise[0]
            )
    rough = sorted((f for f in near if f.kind not in ("评估", "其他", "上市")), key=lambda f: -len(f.iso))
    return rough[0] if rough else None


def registration(facts: list[DatedFact], month: str | None) -> str | None:
    """The day from which the register shows the event."""
    days = [
        f.iso
        for f in facts
        if f.kind in _REGISTERED and len(f.iso) == 10 and (month is None or _near(f.iso, month))
    ]
    return days[0] if days else None


def _near(iso: str, month: str) -> bool:
    if len(month) < 7:
        return iso[:4] == month[:4]
    apart = _months(iso) - _months(month)
    return -_EARLIER <= apart <= _LATER


def _months(iso: str) -> int:
    return 12 * int(iso[:4]) + int(iso[5:7] or 6)


def others(
    facts: list[DatedFact], main: DatedFact | None, month: str | None, kind: RoundKind
) -> list[DatedFact]:
    """The other dates of the event, each once; what was decided after it was registered is of something else."""
    registered = registration(facts, month)
    undated = _NOT_ITS_OWN if kind in ("founding", "share_reform") else (*_NOT_ITS_OWN, "成立")
    kept: list[DatedFact] = []
    for fact in facts:
        if fact.kind in undated or (month is not None and not _near(fact.iso, month)):
            continue
        if registered is not None and fact.kind in _DECIDED and fact.iso > registered:
            continue
        if main is not None and (fact.iso, fact.kind) == (main.iso, main.kind):
            continue
        if all((fact.iso, fact.kind) != (k.iso, k.kind) for k in kept):
            kept.append(fact)
    return kept
