"""All finders of names together; where two overlap, the surer and then the longer one stays."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.language.names.agencies import find_agencies
from extract.language.names.contexts import find_in_context
from extract.language.names.endings import find_short
from extract.language.names.legal import find_legal
from extract.language.names.lexicon import find_known
from extract.language.names.lists import find_listed
from extract.language.names.model import NameSpan
from extract.language.names.words import is_unknown, words
from extract.language.tokens import Tokens

_LONGEST = 40
_LETTERS = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,6} ?$")
_RANK = {"lexicon": 6, "legal": 5, "agency": 4, "known": 3, "list": 3, "context": 2, "ending": 1}


def find_names(text: str, tokens: Tokens | None = None) -> list[NameSpan]:
    """The organizations that a text names, from left to right, none overlapping another."""
    tokens = tokens or Tokens(text)
    known = find_known(text, tokens)
    found = [
        *(_whole(span, known) for span in find_legal(text, tokens)),
        *find_agencies(text, tokens),
        *known,
        *find_listed(text, tokens),
        *find_in_context(text, tokens),
        *find_short(text, tokens),
    ]
    trimmed = (_trimmed(span, tokens) for span in found)
    kept = without_overlaps([span for span in trimmed if span.text not in words()["not_names"]])
    return _joined(text, kept)


def find_certain(text: str, tokens: Tokens | None = None) -> list[NameSpan]:
    """The names that need no sentence around them: full ones, authorities and known ones."""
    tokens = tokens or Tokens(text)
    known = find_known(text, tokens)
    legal = [_whole(span, known) for span in find_legal(text, tokens)]
    return _joined(text, without_overlaps([*legal, *find_agencies(text, tokens), *known]))


def without_overlaps(found: list[NameSpan]) -> list[NameSpan]:
    """The spans that stay where several claim the same words."""
    kept: list[NameSpan] = []
    for span in sorted(found, key=_claim):
        if all(span.end <= k.start or span.start >= k.end for k in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def _joined(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """Names printed as one: 国家税务总局苏州…税务局, 国开金融-国开开元, and Latin letters before a name (GGV 纪源资本)."""
    found: list[NameSpan] = []
    for span in spans:
        before = found[-1] if found else None
        if before is not None and span.end - before.start <= _LONGEST:
            office = (
                before.end == span.start
                and before.kind == span.kind == "government"
                and span.source == "agency"
            )
            paired = text[before.end : span.start] == "-" and before.kind == span.kind
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
    if span.source not in ("ending", "context", "list"):
        return span
    for word in words()["leading"]:
        rest = len(span.text) - len(word)
        if span.text.startswith(word) and rest >= 3 and not _is_word(span, word, tokens):
            return replace(span, start=span.start + len(word), text=span.text[len(word) :])
    return span


def _is_word(span: NameSpan, word: str, tokens: Tokens) -> bool:
    """Whether the dictionary has a word at the span's beginning that goes on beyond the function word: 以色列."""
    first = tokens.between(span.start, span.start + 1)
    return bool(first) and len(first[0].text) > len(word) and not is_unknown(first[0].text)
