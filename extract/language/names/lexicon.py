"""Names that mean the same organization in every document: agencies, exchanges, banks, listed and other known firms."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

import ahocorasick_rs

from extract.language import vocabularies
from extract.language.names.model import NameSpan
from extract.language.names.words import is_unknown
from extract.language.tokens import Tokens
from schemas.organization import NameKind, OrganizationKind

_SHORT = 3
"""Names of so few characters are found only where words begin and end: 中行 is not in 其中行业."""
_LEAST_TRADE_NAME = 2
_MARKS = frozenset("、，,；;。（）()和与及 \n\t") | {""}
"""Between these a short name stands alone however the words are cut."""
_GOES_ON = frozenset("业界品型系版式类化性型学区园")
"""After a known short name these make another word of it: 联想型, 银行业."""


@dataclass(frozen=True, slots=True)
class Known:
    """An organization of the vocabularies under one of its names."""

    canonical: str
    kind: OrganizationKind
    form: NameKind


class Lexicon:
    """All known names and an automaton that finds them."""

    def __init__(self) -> None:
        self.names: dict[str, Known] = {}
        for full, shorts in vocabularies.load("agencies")["national"].items():
            self._add(full, shorts, "government")
        for kind, entries in vocabularies.load("organizations").items():
            for full, shorts in entries.items():
                self._add(full, shorts, kind)
        source = resources.files("extract.language.vocabularies") / "listed_companies.csv"
        lines = [ln for ln in source.read_text(encoding="utf-8").splitlines() if not ln.startswith("#")]
        for row in csv.DictReader(lines):
            self.names.setdefault(row["short_name"], Known(row["short_name"], "firm", "short"))

    def _add(self, full: str, shorts: list[str], kind: OrganizationKind) -> None:
        form: NameKind = "english" if full.isascii() else "full" if len(full) > 4 else "short"
        self.names[full] = Known(full, kind, form)
        for short in shorts:
            self.names[short] = Known(full, kind, "english" if short.isascii() else "short")

    @cached_property
    def forms(self) -> list[str]:
        """The names by the automaton's numbers."""
        return list(self.names)

    @cached_property
    def automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds every name, the longest at each place."""
        return ahocorasick_rs.AhoCorasick(self.forms, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)


@vocabularies.derived
def lexicon() -> Lexicon:
    """The names of the vocabularies."""
    return Lexicon()


class _TradeNames:
    """Short names of many firms: a noisy register, in which a string that may be a name is looked up."""

    def __init__(self) -> None:
        source = resources.files("extract.language.vocabularies") / "company_names.txt"
        # A line for each length: the names of that length one after the other, in order.
        lines = source.read_text(encoding="utf-8").split()
        self._lines = dict(enumerate(lines, start=_LEAST_TRADE_NAME))

    def __contains__(self, name: str) -> bool:
        line, length = self._lines.get(len(name), ""), len(name)
        low, high = 0, len(line) // length if length else 0
        while low < high:
            middle = (low + high) // 2
            if line[middle * length : (middle + 1) * length] < name:
                low = middle + 1
            else:
                high = middle
        return bool(length) and line[low * length : (low + 1) * length] == name


@vocabularies.derived
def _trade_names() -> _TradeNames:
    return _TradeNames()


@vocabularies.derived
def is_trade_name(name: str) -> bool:
    """Whether firms are known to go by a name; many ordinary words are such, so that more must tell of one."""
    return name in _trade_names()


def find_known(text: str, tokens: Tokens) -> list[NameSpan]:
    """The known names in a text."""
    known = lexicon()
    found = []
    for number, start, end in known.automaton.find_matches_as_indexes(text):
        name = known.forms[number]
        if not stands_alone(text, start, end, tokens):
            continue
        entry = known.names[name]
        found.append(NameSpan(start, end, name, entry.kind, "lexicon", entry.form, entry.canonical))
    return found


def stands_alone(text: str, start: int, end: int, tokens: Tokens) -> bool:
    """Whether a name is not part of a longer word."""
    name = text[start:end]
    if name[0].isascii() and name[0].isalnum() and start and _is_latin(text[start - 1]):
        return False
    if name[-1].isascii() and name[-1].isalnum() and end < len(text) and _is_latin(text[end]):
        return False
    if end < len(text) and text[end] in _GOES_ON:
        return False
    if not name.isascii() and _is_cut(end, tokens):
        return False
    if len(name) <= _SHORT and not name.isascii():
        if _followed().match(text, end):
            return False
        if text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS:
            return True
        bounds = tokens.bounds
        return start in bounds and end in bounds
    return True


def _is_cut(end: int, tokens: Tokens) -> bool:
    """Whether a word of the dictionary goes on beyond a place: 创新医疗|器械."""
    if end in tokens.bounds:
        return False
    word = tokens.at(tokens.ending_at(end))
    rest = word.text[end - word.start :]
    return word.start < end < word.end and not is_unknown(word.text) and rest not in lexicon().names


@vocabularies.derived
def _followed() -> re.Pattern[str]:
    """An ending of names, or of towns, with which a short name is another's beginning: 天健|创投."""
    shorts = vocabularies.load("name_words")["short_endings"]
    endings = [
        e for kind in ("investor", "firm") for s in ("strong", "weak") for e in shorts[kind].get(s, ())
    ]
    goes_on = "|".join(
        f"{e}(?!{'|'.join(map(re.escape, words))})" for e, words in shorts["followed"].items() if words
    )
    plain = "|".join(map(re.escape, sorted(set(endings) - shorts["followed"].keys(), key=len, reverse=True)))
    return re.compile(f"{goes_on}|{plain}")


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
