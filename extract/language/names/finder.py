"""All finders of names together; where two overlap, the surer and then the longer one stays."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter

from extract.language import vocabularies
from extract.language.names.agencies import find_agencies
from extract.language.names.contexts import find_in_context
from extract.language.names.edges import repeated
from extract.language.names.endings import ending_of, find_short
from extract.language.names.enumerations import split_joined
from extract.language.names.legal import find_legal
from extract.language.names.lexicon import find_known, lexicon
from extract.language.names.lists import find_listed
from extract.language.names.model import NameSpan
from extract.language.names.national import find_national
from extract.language.names.words import is_unknown, words
from extract.language.regions import find_regions
from extract.language.tokens import Tokens

_start = attrgetter("start")
_LONGEST = 40
_BRANCH_OFFICES = ("监管局", "分局", "税务局", "办事处")
"""Behind another authority these are its branch; any other is a second one: 市经信局市财政局."""
_PREPOSITIONS = ("由", "经", "向", "对", "给", "被", "将", "系", "予", "任", "為", "將", "對", "於", "經")
"""What a full name hardly begins with, though the words around an unknown one are cut so."""
_CONJUNCTIONS = ("与", "和", "及", "與")
"""The same right behind another word: 公司与某某创新（深圳）…."""
_BRANCH = re.compile(r"(?P<place>[\u4e00-\u9fff]{2,8}?)(?:中心支行|分行|支行|监管分局|监管局|分局|税务局)")
_OWN_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,12}?(?:委员会|研究院|研究所|研究中心|调查中心|信息中心|发展中心|服务中心|评测中心|总队|出版社)(?!主任|委员|[的长])"
)
_OWN_RESEARCH = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}与)?[\u4e00-\u9fff]{0,4}?(?:研究院|研究所|研究中心)(?![长员的])"
)
"""A research house of a firm: 某某证券|研究所."""
_CLAUSE_WITHIN = re.compile(
    r"[的和与及对由在将为了以并]|关于|发布|印发|成立|设立|批准|联合|组织|指导|支持|下属|所属|牵头|会同"
)
_DATED = "年月日号"
_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}[A-Za-z]{0,4}[0-9]{3,}[A-Z]?[0-9]*号|[年月日号])(?=[\u4e00-\u9fff（]{3})"
)
_DIGIT = re.compile(r"[0-9]\s?$")
_LETTERS = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6} ?$")
_RANK = {"lexicon": 6, "legal": 5, "agency": 4, "known": 3, "list": 3, "context": 2, "ending": 1}


def find_names(text: str, tokens: Tokens | None = None) -> list[NameSpan]:
    """The organizations that a text names, from left to right, none overlapping another."""
    tokens = tokens or Tokens(text)
    sure = _sure(text, tokens)
    listed = find_listed(text, tokens, without_overlaps(sure))
    found = [
        # In a list the marks tell the borders: 元禾霁风 is no 元禾.
        *(span for span in sure if span.source != "lexicon" or not _is_within(span, listed)),
        *listed,
        *find_in_context(text, tokens),
        *find_short(text, tokens),
    ]
    trimmed = (_trimmed(piece, tokens) for span in found for piece in _parted(span))
    kept = without_overlaps([span for span in trimmed if span.text not in words()["not_names"]])
    return _joined(text, kept)


def _parted(span: NameSpan) -> list[NameSpan]:
    """The names that a guess at unknown words ran together: 晴川资本|及海|粟创投."""
    if span.source not in ("ending", "context"):
        return [span]
    pieces = split_joined(span.text, 0, len(span.text))
    if len(pieces) < 2 or not all(ending_of(span.text, *piece) for piece in pieces):
        return [span]
    return [replace(span, start=span.start + a, end=span.start + b, text=span.text[a:b]) for a, b in pieces]


def _is_within(span: NameSpan, others: list[NameSpan]) -> bool:
    """Whether a span is a piece of one of some others, which stand in order."""
    index = bisect_right(others, span.start, key=_start) - 1
    return index >= 0 and span.end <= others[index].end and len(span.text) < len(others[index].text)


def find_certain(text: str, tokens: Tokens | None = None) -> list[NameSpan]:
    """The names that need no sentence around them: full ones, authorities and known ones."""
    tokens = tokens or Tokens(text)
    return _joined(text, without_overlaps([_trimmed(span, tokens) for span in _sure(text, tokens)]))


def _sure(text: str, tokens: Tokens) -> list[NameSpan]:
    """Full names, authorities and known names, which overlap; kept with the words, as cells are asked twice."""
    if tokens.sure is None:
        known = find_known(text, tokens)
        legal = [_whole(span, known) for span in find_legal(text, tokens)]
        tokens.sure = [*legal, *find_agencies(text, tokens), *find_national(text, tokens), *known]
    return tokens.sure


def without_overlaps(found: list[NameSpan]) -> list[NameSpan]:
    """The spans that stay where several claim the same words."""
    kept: list[NameSpan] = []
    for span in sorted(found, key=_claim):
        place = bisect_left(kept, span.end, key=_start)
        if not place or kept[place - 1].end <= span.start:
            kept.insert(place, span)
    return kept


def _joined(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """Names printed as one: 国家税务总局苏州…税务局, 国开金融-国开开元, and Latin letters before a name (GGV 纪源资本)."""
    found: list[NameSpan] = []
    for span in without_overlaps([_with_branch(text, span) for span in spans]):
        before = found[-1] if found else None
        if before is not None and span.end - before.start <= _LONGEST:
            office = (
                before.end == span.start
                and (before.text.endswith("总局") or span.text.endswith(_BRANCH_OFFICES))
                and before.kind == span.kind == "government"
                and span.source == "agency"
            )
            paired = text[before.end : span.start] == "-" and before.kind == span.kind
            if _is_second_board(text, before, span):
                end = span.end + 1
                found[-1] = NameSpan(
                    before.start, end, text[before.start : end], span.kind, "agency", before.form
                )
                continue
            if office or paired:
                found[-1] = NameSpan(
                    before.start, span.end, text[before.start : span.end], span.kind, "legal", span.form
                )
                continue
        letters = (
            _LETTERS.search(text, max(0, span.start - 8), span.start) if span.text[0] >= "\u4e00" else None
        )
        if (
            letters
            and span.kind in ("firm", "investor")
            and (before is None or before.end <= letters.start())
        ):
            start = letters.start()
            span = replace(span, start=start, text=text[start : span.end])
        found.append(span)
    return found


def _with_branch(text: str, span: NameSpan) -> NameSpan:
    """A bank or an authority with its branch or a body of its own: 人民银行某市分行, 国家统计局服务业调查中心."""
    own = (
        _OWN_BODY.match(text, span.end)
        if span.kind == "government" and span.source in ("lexicon", "agency")
        else None
    )
    if own is None and span.kind in ("firm", "investor") and span.source in ("lexicon", "legal"):
        own = _OWN_RESEARCH.match(text, span.end)
    elif own is not None and _CLAUSE_WITHIN.search(own[0]):
        own = None
    if own is not None:
        return replace(
            span,
            end=own.end(),
            text=text[span.start : own.end()],
            source="legal",
            form="full",
            canonical=None,
        )
    match = _BRANCH.match(text, span.end) if span.text.endswith(("银行", "总局")) else None
    regions = find_regions(match["place"]) if match else []
    if match is None or not regions or regions[0].start != 0:
        return span
    name = text[span.start : match.end()]
    return NameSpan(span.start, match.end(), name, span.kind, "legal", "full")


def _is_second_board(text: str, before: NameSpan, span: NameSpan) -> bool:
    """Whether an authority stands in brackets after another: one body under two names, 市工信局（市中小企业局）."""
    return (
        before.kind == span.kind == "government"
        and text[before.end : span.start] in ("（", "(")
        and text[span.end : span.end + 1] in ("）", ")")
    )


def _claim(span: NameSpan) -> tuple[int, int, int]:
    """A longer full name holds a known shorter one (工商银行 in 中国工商银行股份有限公司); otherwise the surer wins."""
    length = span.end - span.start
    whole = length if span.source in ("legal", "agency", "lexicon") else 0
    return -whole, -_RANK[span.source], -length


def _whole(span: NameSpan, known: list[NameSpan]) -> NameSpan:
    """A full name begins no later than a known name that it was cut within: 工业和信息化部信息中心."""
    start = min((k.start for k in known if k.start < span.start < k.end), default=span.start)
    if start == span.start:
        return span
    head = next(k.text for k in known if k.start == start)
    text = head[: span.start - start] + span.text
    return replace(span, start=start, text=text)


def _trimmed(span: NameSpan, tokens: Tokens) -> NameSpan:
    """Without a function word that was taken for a part of an unknown word."""
    if span.source not in ("ending", "context", "list", "legal"):
        return span
    span = _without_number(span, tokens.text)
    if again := repeated(span.text):
        span = replace(span, start=span.start + again, text=span.text[again:])
    leading = _leading()
    if span.source == "legal":
        before = tokens.text[span.start - 1 : span.start]
        joined = before >= "\u4e00" or before in ("）", ")") if before else False
        leading = (*_PREPOSITIONS, *_CONJUNCTIONS) if joined else _PREPOSITIONS
    if not span.text.startswith(leading):
        return span
    for word in leading:
        rest = span.text[len(word) :]
        bare = len(rest) - len(ending_of(rest, 0, len(rest))) == 1 and rest not in lexicon().names
        if span.text.startswith(word) and len(rest) >= 3 and not bare and not _is_word(span, word, tokens):
            return replace(span, start=span.start + len(word), text=rest)
    return span


def _without_number(span: NameSpan, text: str) -> NameSpan:
    """Without the end of a date or of a document's number before it: 5月20|日某某有限, (2022)第10828|号某某公司."""
    number = _NUMBER.match(span.text)
    if number is None or (
        span.text[0] in _DATED and not _DIGIT.search(text, max(0, span.start - 2), span.start)
    ):
        return span
    return replace(span, start=span.start + number.end(), text=span.text[number.end() :])


def _is_word(span: NameSpan, word: str, tokens: Tokens) -> bool:
    """Whether the dictionary has a word at the span's beginning that goes on beyond the function word: 以色列."""
    first = tokens.between(span.start, span.start + 1)
    return bool(first) and len(first[0].text) > len(word) and not is_unknown(first[0].text)


@vocabularies.derived
def _leading() -> tuple[str, ...]:
    """What leads to a name and is no part of it."""
    return tuple(words()["leading"])
