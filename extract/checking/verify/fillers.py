"""Claims that say who or what fills a place: A 的 B 是 C, A 由 C 负责. Another filler in the same place denies them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.checking.verify.held import Held
from extract.checking.verify.statement import PARAGRAPH
from extract.checking.verify.words import words_of
from extract.language.segmenter import segmenter

_IS = re.compile(r"(?P<place>[^，。；]{3,40})(?<![作认成称行])(?:是|为)(?P<filler>[^，。；]{2,40})[。]?$")
_BY = re.compile(r"(?P<place>[^，。；]{2,60}?)由(?P<rest>[^，。；]{4,40})[。]?$")
_LEADS = r"[^，。；：:\s]{0,3}?(?:[为是系：:]|\s)\s*"
"""What stands between the name of a place and what fills it."""
_CODE = re.compile(r"[A-Za-z-]*\d[\w.-]*")
_WORD = re.compile(r"[^\s，。；、（）()]{2,}")
_OPEN = frozenset({"name", "region", "number"})
"""Slots that a filler may fill."""
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Filled:
    """A claim taken apart at the filler."""

    place: str
    """The noun that names the place, or the verb that the filler does."""
    filler: str
    is_agent: bool


@lru_cache(1000)
def filled(claim: str) -> Filled | None:
    """What fills which place in a claim, None where it says something else."""
    if match := _BY.match(claim):
        agent = ""
        for word, tag in segmenter().tag(match["rest"], False):
            if agent and tag == "v":
                return Filled(word, agent, True)
            agent += word
    if match := _IS.match(claim):
        nouns = [word for word in words_of(match["place"]) if word.kind in ("noun", "generic")]
        if nouns:
            return Filled(match["place"][nouns[-1].start :], match["filler"].strip(), False)
    return None


def filled_otherwise(claim: Filled, held: Iterable[Held]) -> Held | None:
    """The sentence or row that says all of a claim but the filler, and has another one in its place."""
    return next((each for each in held if _lacks_filler(claim, each) and _has_another(claim, each)), None)


def nearer(claim: Filled, held: Held, others: Sequence[Held]) -> Held | None:
    """A sentence without the filler that stands nearer to what a claim speaks of than the one that has it."""
    mine = {
        key: depth for key, depth in held.depths.items() if str(getattr(key, "text", key)) not in claim.filler
    }
    for other in others:
        theirs = {key: other.depths.get(key) for key in mine}
        if None in theirs.values() or not _lacks_filler(claim, other) or not _has_another(claim, other):
            continue
        closer = [key for key, depth in mine.items() if depth >= PARAGRAPH and (theirs[key] or 0) < depth]
        if closer and all((theirs[key] or 0) <= depth for key, depth in mine.items()):
            return other
    return None


def _lacks_filler(claim: Filled, held: Held) -> bool:
    """Whether the filler alone is missing."""
    missing = [word.text for word in held.left if word.kind != "generic"]
    slots = {*held.unsaid, *held.different}
    return (
        bool(missing or slots)
        and slots <= _OPEN
        and all(word in claim.filler or (word == claim.place and "number" in slots) for word in missing)
        and claim.filler not in held.statement.layers[0].text
        and held.near >= _NEAR - claim.is_agent
    )


def _has_another(claim: Filled, held: Held) -> bool:
    text = held.statement.layers[0].text
    if claim.is_agent or "number" in held.different:
        return claim.place in text or not claim.is_agent
    for match in re.finditer(re.escape(claim.place) + _LEADS, text):
        value = (_CODE if _CODE.fullmatch(claim.filler.strip()) else _WORD).match(text, match.end())
        if value is not None and value[0] not in claim.filler and claim.filler not in value[0]:
            return True
    return False
