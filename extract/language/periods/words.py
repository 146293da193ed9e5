"""Words of time resolved against the context: 今年, 上半年, 报告期末, 近三年, “十四五”期间."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.language.characters import within
from extract.language.periods import isodates, patterns, vocabulary
from extract.language.periods.mention import Mention
from extract.language.periods.resolver import Resolver
from extract.language.periods.rest import apply_edge, read_rest
from extract.language.periods.vocabulary import Word
from extract.language.quantities.numerals import chinese

_QUOTES = "“”\"'‘’「」《"
_TENS = tuple("十二三四五")
_NUMERALS = "0123456789一二两三四五六七八九十几数半"
# 每年末, 各年末 are no single date; 期末 ends 长期末 and 学期末; 两年内 is a length of time
_NOT_AFTER = {
    "edge": frozenset("每各历逐跨经周近余多隔" + _NUMERALS),
    "within": frozenset("每各历逐周近余多隔当本同年" + _NUMERALS),
    "report": frozenset("每各历长短中近早定周学任假资成样基日版文以网线预今"),
    "year": frozenset("每往历未" + _NUMERALS),
    "part": frozenset("每各历第上下" + _NUMERALS),
}


def read_word(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """The period that begins with the word."""
    if _last_character(text, start) in _NOT_AFTER.get(word.role, ()):
        return None
    if vocabulary.is_other_word(text, start, word.text):
        return None
    return _READERS[word.role](text, start, word, resolver)


def _last_character(text: str, end: int) -> str:
    """What stands before, past one space."""
    return text[end - 2 : end - 1] if text[end - 1 : end] == " " else text[end - 1 : end]


def _year(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """今年, 上年末, 去年同期, 当年6月."""
    running = resolver.running()
    compared = text.endswith(vocabulary.words("compared"), 0, start)
    if word.meaning == "published":
        basis = resolver.writing()
        if word.first < 0 and running is not None and (compared or basis is None):
            basis = running
    else:
        basis = running or resolver.writing()
    end = start + len(word.text)
    same = next((tail for tail in vocabulary.words("same_period") if text.startswith(tail, end)), None)
    if same is not None:
        return _same_period(start, end + len(same), word.first, running or basis, resolver)
    if basis is None:
        mention = read_rest(text, start, end, 2000)
        return Mention(start, mention.end if mention else end, None, "relative")
    year = basis[0] + word.first
    mention = read_rest(text, start, end, year, basis)
    if mention is None:
        mention = Mention(start, end, f"{year:04d}", inferred=True, resolved_from=basis[1])
    mention.kind = "relative" if mention.iso == f"{year:04d}" else mention.kind
    if word.meaning == "published" and mention.iso is not None and not compared:
        resolver.note(mention.iso, text, start, mention.end)
    return mention


def _same_period(
    start: int, end: int, years: int, basis: tuple[int, str] | None, resolver: Resolver
) -> Mention:
    """去年同期: the stretch of the year last spoken of, a year earlier."""
    last = resolver.last
    if last is not None and basis is not None and isodates.year_of(last) == basis[0]:
        return Mention(
            start, end, isodates.years_later(last, years), "relative", inferred=True, resolved_from=last
        )
    if basis is None:
        return Mention(start, end, None, "relative")
    return Mention(start, end, f"{basis[0] + years:04d}", "relative", inferred=True, resolved_from=basis[1])


def _part(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """上半年, 三季度末; 每年第一季度 is no period."""
    if text.endswith(("每年", "每年度", "每年的"), 0, start):
        return None
    basis = resolver.any_year()
    mention = read_rest(text, start, start, basis[0] if basis else 2000, basis)
    if mention is None or mention.end == start:
        return None
    if basis is None:
        mention.iso = None
    mention.yearless = True
    return mention


def _edge(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """年初, 年末, 年底 without a year."""
    basis = resolver.any_year()
    end = start + len(word.text)
    mention = Mention(start, end, None, "relative")
    if basis is not None:
        mention.inferred, mention.resolved_from = True, basis[1]
        apply_edge(mention, text, basis[0], word.meaning, start)
    elif text.startswith(vocabulary.relation_words().not_before.get(word.meaning, ()), end):
        return None
    return mention if mention.end > start else None


def _within(text: str, start: int, word: Word, resolver: Resolver) -> Mention:
    """年内."""
    basis = resolver.any_year()
    if basis is None:
        return Mention(start, start + 2, None, "relative", relation="during")
    return Mention(start, start + 2, f"{basis[0]:04d}", "relative", True, basis[1], "during")


def _report(text: str, start: int, word: Word, resolver: Resolver) -> Mention:
    """报告期内, 期末, 上期."""
    period = resolver.context.report_period
    mention = Mention(start, start + len(word.text), None, "relative")
    if word.text[-1] in "内间":
        mention.relation = "during"
    if period is None or word.meaning == "each":
        return mention
    mention.inferred, mention.resolved_from = True, period
    if word.meaning == "first":
        mention.iso = isodates.first_of(period)
    elif word.meaning == "last":
        mention.iso, mention.relation = isodates.last_of(period), "end"
    elif word.meaning == "previous":
        mention.iso = isodates.years_later(period, -1) if "/" not in period else None
    else:
        mention.iso = period
    if mention.iso is None:
        mention.inferred, mention.resolved_from = False, None
    return mention


def _every(text: str, start: int, word: Word, resolver: Resolver) -> Mention:
    """每年, 每月."""
    return Mention(start, start + len(word.text), None, "relative")


def _same(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """同月, 当日: the month or day last spoken of."""
    length = {"month": 7, "day": 10}[word.meaning]
    last = resolver.last
    mention = Mention(start, start + len(word.text), None, "relative")
    if last is not None and "/" not in last and len(last) >= length:
        mention.iso, mention.inferred, mention.resolved_from = last[:length], True, last
    return mention


def _plan(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """“十四五”, 十四五期间; the plan itself, “十四五”规划, is no period."""
    end = start + len(word.text)
    opened = text[start - 1 : start] in _QUOTES and start > 0
    if opened and text[end : end + 1] in _QUOTES and end < len(text):
        start, end = start - 1, end + 1
    elif not text.startswith(vocabulary.words("plan_periods"), end) or text[start - 1 : start] in _TENS:
        if not opened or not text.startswith(vocabulary.words("plan_periods"), end):
            return None
    if text.startswith(vocabulary.words("plan_names"), end) or within(text, start, max(0, start - 40)):
        return None
    mention = Mention(start, end, f"{word.first}/{word.last}", "span")
    tail = next((tail for tail in vocabulary.words("plan_periods") if text.startswith(tail, end)), "")
    if tail in ("末", "末期", "收官"):
        mention.end, mention.relation = end + len(tail), "end"
        mention.iso, mention.kind = isodates.last_day(word.last, 12), "point"
    elif tail in ("初", "初期", "开局"):
        mention.end, mention.iso, mention.kind = end + len(tail), f"{word.first}", "point"
    elif tail in ("期间", "时期"):
        mention.end, mention.relation = end + len(tail), "during"
    return mention


def _recent(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """近三年, 最近三个会计年度, 未来五年."""
    found = patterns.RECENT.match(text, start + len(word.text))
    if found is None:
        return None
    numeral = chinese(found["count"]) if not found["count"].isdigit() else None
    count = int(found["count"]) if found["count"].isdigit() else numeral.mantissa if numeral else 0
    if not count or (numeral is not None and numeral.vague) or count > 50:
        return None
    mention = Mention(start, found.end(), None, "duration")
    if "年" not in found["unit"]:
        return mention
    report = resolver.context.report_period
    if found["stub"] and report is not None:
        mention.iso, mention.inferred, mention.resolved_from = report, True, report
        return mention
    basis = resolver.last_full_year() if word.text == "最近" else resolver.running()
    if basis is None:
        basis = (word.role == "recent" and resolver.last_full_year()) or resolver.any_year()
    if basis is not None:
        year = basis[0]
        first, last = (year - count + 1, year) if word.role == "recent" else (year + 1, year + count)
        mention.iso = f"{first}/{last}" if count > 1 else f"{first}"
        mention.inferred, mention.resolved_from = True, basis[1]
    return mention


def _century(text: str, start: int, word: Word, resolver: Resolver) -> Mention | None:
    """上世纪80年代."""
    found = patterns.CENTURY.match(text, start)
    if found is None:
        return None
    decade, until = int(found["decade"]), int(found["until"] or found["decade"])
    return Mention(start, found.end(), f"{1900 + decade}/{1909 + until}", "span")


_READERS: Mapping[str, Callable[[str, int, Word, Resolver], Mention | None]] = {
    "year": _year,
    "part": _part,
    "edge": _edge,
    "within": _within,
    "report": _report,
    "every": _every,
    "same": _same,
    "plan": _plan,
    "recent": _recent,
    "coming": _recent,
    "century": _century,
}
