"""When a financing was: the date in its sentence that is of nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.language.periods import Period
from extract.records.passages import Passage
from extract.records.rounds.phrases import Phrases, is_verb
from extract.records.rounds.words import says

_INSTANCES = re.compile(r"\s*(?:包括|其中|例如|比如|如|分别)")


def date_of_event(names: Phrases, start: int, verb: int, stop: int) -> Period | None:
    """The nearest day, month or year before the verb, else one behind it in the sentence."""
    dates = [p for p in names.passage.periods_between(start, stop) if p.iso and p.kind != "duration"]
    # A quarter or half a year is all that some reports give; longer spans say nothing of one event.
    dates = [p for p in dates if "/" not in (p.iso or "") or _months(p.iso or "") <= 6]
    dates = [p for p in dates if not _is_of_another(names, p, start, verb)]
    before = [p for p in dates if p.end <= verb]
    found = before[-1] if before else (dates[0] if dates else None)
    return found or _standing(names.passage, start)


def _standing(passage: Passage, start: int) -> Period | None:
    """The date with which an earlier sentence of the paragraph begins: it holds for what is told after it."""
    heads = [
        p
        for p in passage.periods
        if p.start < start
        and p.iso
        and p.kind != "duration"
        and not passage.text[passage.sentence_at(p.start)[0] : p.start].strip()
    ]
    if not heads or "/" in (heads[-1].iso or ""):
        return None
    return replace(heads[-1], inferred=True)


def _is_of_another(names: Phrases, date: Period, start: int, verb: int) -> bool:
    """Whether a date says when something else was: 成立于2015年, 2013年就开始涉足，…, 2015年成立的甲."""
    begin = names.clause_start(date.start, start)
    before = names.words(begin, date.start)
    if len(before) > 1 and before[-1].text in ("于", "在") and is_verb(before[-2]) and before[-2].end <= verb:
        return True
    own = names.passage.clause_at(date.start)[1]
    if verb < date.end:
        # 甲投资了乙，还在2015年提交了专利 dates the patent; 甲完成融资，于2015年到账 dates the round.
        done = [w for w in names.words(date.end, own) if is_verb(w)] if verb < begin else []
        return bool(done) and done[-1].end + 1 < own
    if any(_INSTANCES.match(names.text, a) for a, _ in names.passage.clauses_between(own, verb)):
        return False  # 2018年共发生18起，包括：甲、乙等
    relative = names.text.rfind("的", date.end, min(verb, own))
    reach = relative if relative >= 0 else own if own <= verb else date.end
    done = [w for w in names.words(date.end, reach) if is_verb(w)]
    first = next(iter(names.words(date.end, reach)), None)
    done += [first] if first is not None and first.tag == "vn" else []
    return bool(done) and not any(w.text.startswith(says()) for w in done)


def _months(span: str) -> int:
    """How many months a span such as 2018-01/2018-03 covers; a year alone counts as twelve."""
    ends = [re.match(r"(\d{4})(?:-(\d{2}))?", end) for end in span.split("/")]
    if len(ends) != 2 or not ends[0] or not ends[1] or not ends[0][2] or not ends[1][2]:
        return 12
    return 12 * (int(ends[1][1]) - int(ends[0][1])) + int(ends[1][2]) - int(ends[0][2]) + 1
