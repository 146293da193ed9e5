"""Short names by their ending: 达晨财智, 星思半导体, 国药集团."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.names.edges import PARTICLES, behind_particle, may_be_part
from extract.language.names.lexicon import is_trade_name
from extract.language.names.model import NameSpan
from extract.language.names.words import common_stems, is_proper, is_unknown, short_endings, stop_words, words
from extract.language.regions import gazetteer
from extract.language.tokens import Tokens
from schemas.organization import OrganizationKind

_LIMITED, _FORMS = "有限", ("股份", "责任")
_LONGEST_STEM, _LEAST_STEM = 10, 2


def find_short(text: str, tokens: Tokens) -> list[NameSpan]:
    """Names that a short ending tells."""
    found: list[NameSpan] = []
    for match in _telling().finditer(text):
        if match.end() not in tokens.bounds or _goes_on(text, match):
            continue
        if match[0] == _LIMITED and (
            match.end() == len(text) or text[match.start() - 2 : match.start()] in _FORMS
        ):
            continue  # …股份有限, with 公司 lost at the end of the line
        # The name is the last word or two before the ending: what stands further left is a clause.
        kind = None
        for candidate in _starts(tokens, match.start()):
            kind = ending_kind(text, candidate, match.end(), tokens)
            if kind is not None:
                if found and found[-1].start <= candidate < found[-1].end == match.start():
                    candidate = found.pop().start  # 东序|智造|基金: one name with two endings
                found.append(NameSpan(candidate, match.end(), text[candidate : match.end()], kind, "ending"))
                break
    return found


def find_possible(text: str, tokens: Tokens) -> list[NameSpan]:
    """Words of the dictionary before an ending that mostly ends names: 砚池创投. More must be met to tell."""
    found: list[NameSpan] = []
    for match in _telling().finditer(text):
        if match.end() not in tokens.bounds or _goes_on(text, match):
            continue
        start = next(iter(_starts(tokens, match.start())), None)
        if start is None or not is_possible(text[start : match.end()]):
            continue
        kind = short_endings()[match[0]][0]
        found.append(NameSpan(start, match.end(), text[start : match.end()], kind, "ending"))
    return found


def is_possible(text: str) -> bool:
    """Whether a string is one word, no common one, with an ending that mostly ends names."""
    ending = ending_of(text, 0, len(text))
    stem = text.removesuffix(ending)
    strength = short_endings()[ending][1] if ending else "listed"
    if not _LEAST_STEM <= len(stem) <= 4 or not (strength == "strong" or is_trade_name(stem)):
        return False
    parts = Tokens(stem).words
    return (
        len(parts) == 1
        and parts[0].tag[0] in "nbaj"
        and stem not in common_stems()
        and stem not in stop_words()
        and not stem.startswith(tuple(words()["leading"]))
        and stem not in gazetteer().names
    )


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the ending is the beginning of an expression, or of a paper's number: 智能硬件, 资本市场, 集团〔2021〕5号."""
    return text.startswith((*_followers().get(match[0], ()), "〔", "["), match.end())


def _starts(tokens: Tokens, end: int) -> list[int]:
    """The beginnings of the last words before a place that leave a stem, the nearest first, at most two."""
    found: list[int] = []
    index = tokens.ending_at(end)
    while index >= 0 and len(found) < 2:
        token = tokens.at(index)
        index -= 1
        if token.start >= end:
            continue
        if end - token.start > _LONGEST_STEM or not may_be_part(token):
            break
        if end - token.start >= _LEAST_STEM:
            found.append(behind_particle(tokens, token.start, end))
    return found


def ending_kind(
    text: str, start: int, end: int, tokens: Tokens, listed: bool = False
) -> OrganizationKind | None:
    """The kind of organization that a whole string is by its ending, None where it is an ordinary expression.

    `listed` says that it stands in an enumeration, where weaker endings tell as well.
    """
    ending = ending_of(text, start, end)
    if not ending:
        return None
    stem = text[start : end - len(ending)]
    if not _LEAST_STEM <= len(stem) <= _LONGEST_STEM or stem in common_stems():
        return None
    kind, strength = short_endings()[ending]
    if strength == "listed" and not listed:
        return None
    inside = tokens.between(start, end - len(ending))
    if (
        not inside
        or inside[-1].text in common_stems()
        or inside[-1].text in stop_words()
        or any((t.tag[0] in "pcurxv" or t.tag == "m") and not is_unknown(t.text) for t in inside[:-1])
    ):
        return None
    if inside[-1].tag[0] in "pcur" or any(mark in stem for mark in "（）()"):
        return None
    if is_proper(inside):
        return kind
    if listed and all(len(t.text) == 1 for t in inside) and is_trade_name(stem):
        return kind
    if strength == "strong":
        if len(inside) == 1 and is_unknown(stem) and _is_begun(text, start, tokens):
            return kind  # whatever class a guess gave to a made-up word: 及|兼岚|资本
        known = gazetteer().names.get(inside[0].text)
        regional = known is not None and known[1] in ("province", "city") and len(inside) <= 2
        return kind if regional or (len(inside) == 1 and inside[0].tag == "nz") else None
    return kind if listed and strength == "weak" and inside[-1].tag in ("nz", "ns") else None


def _is_begun(text: str, start: int, tokens: Tokens) -> bool:
    """Whether a word begins a phrase, and no guess cut it from the sign before it, or took a particle into it."""
    before = tokens.at(tokens.ending_at(start)) if start else None
    opens = before is None or before.tag[0] in "xcp"
    return opens and not any(sign in PARTICLES for sign in text[start : start + 2])


@vocabularies.derived
def _telling() -> re.Pattern[str]:
    """The endings that tell a name outside a list as well."""
    return re.compile(vocabularies.any_of(e for e, (_, told) in short_endings().items() if told != "listed"))


def ending_of(text: str, start: int, end: int) -> str:
    """The longest short ending with which a slice ends, or an empty string."""
    endings = short_endings()
    for length in range(min(_longest_ending(), end - start), 0, -1):
        if text[end - length : end] in endings:
            return text[end - length : end]
    return ""


@vocabularies.derived
def _longest_ending() -> int:
    return max(map(len, short_endings()))


@vocabularies.derived
def _followers() -> dict[str, tuple[str, ...]]:
    """What makes an ordinary expression of an ending that stands before it."""
    return {ending: tuple(followers) for ending, followers in words()["short_endings"]["followed"].items()}
