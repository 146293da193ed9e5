"""Short names that a text makes of the full ones it gives: 清澜股份, 苏州砚池, and a town with a made-up word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language.names.words import common_stems, is_unknown
from extract.language.regions import find_regions
from extract.language.tokens import Tokens
from extract.records.inventory.tally import Tally
from extract.records.names import stems_of

_FORMS = ("有限", "股份", "集团")
_TRADE = (2, 3, 4)
_LATIN = re.compile(r"[A-Z][A-Za-z]{2,11}(?![A-Za-z])")
_TOWNS = ("province", "city")
_FIRMS = ("firm", "investor", "fund")
_LONGEST_WORD = 4


def note_abbreviations(whole: str, tally: Tally) -> None:
    """Add the trade names of full names with their town or their legal form, where the text uses them."""
    for candidate in tally:
        if candidate.form != "full" or candidate.kind not in _FIRMS:
            continue
        for short in _shortened(candidate.text):
            if whole.count(short) > whole.count(candidate.text) * candidate.text.count(short):
                tally.add(short, "known", candidate.kind)


def _shortened(full: str) -> Iterator[str]:
    stem, town = stems_of(full)[0], find_regions(full)
    for length in _TRADE if len(stem) > _TRADE[0] else ():
        yield from (stem[:length] + form for form in _FORMS if form in full)
    trade = stem[: _TRADE[0]]
    if (
        town
        and town[0].start == 0
        and town[0].level in _TOWNS
        and len(stem) > len(trade)
        and trade not in common_stems()
    ):
        yield town[0].name.removesuffix("市") + stem[: _TRADE[0]]


def note_towns(text: str, tokens: Tokens, tally: Tally) -> None:
    """Add made-up words behind a town's name, as of subsidiaries: 香港岚川, 北京WFOE."""
    for region in tokens.regions:
        if region.level not in _TOWNS:
            continue
        latin = _LATIN.match(text, region.end)
        if latin and region.level == "city":
            tally.add(text[region.start : latin.end()], "beside", "firm")
        following = tokens.between(region.end, region.end + 1)
        if following and following[0].start == region.end and is_unknown(following[0].text):
            if len(following[0].text) <= _LONGEST_WORD and following[0].text.isalpha():
                tally.add(text[region.start : following[0].end], "beside", "firm")
