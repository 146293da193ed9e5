"""Names of funding rounds, in one spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language import vocabularies

_LETTER = re.compile(
    r"(?P<pre>Pre\s*[-－—]?\s*)?(?P<letter>[A-HＡ-Ｈ])\s*(?P<more>[1-9１-９]|[+＋]{1,3})?\s*(?:轮|系列(?=轮|[融投]资))(?P<plus>[+＋])?",
    re.I,
)
_BARE_LETTER = re.compile(r"(?P<pre>Pre\s*[-－—]?\s*)?(?P<letter>[A-H])(?P<more>[1-9]|\+{1,3})?", re.I)
_FULL_WIDTH = {ord("Ａ") + i: chr(ord("A") + i) for i in range(26)} | {
    ord("０") + i: chr(ord("0") + i) for i in range(10)
}


@dataclass(frozen=True, slots=True)
class RoundName:
    """A round named in a text."""

    start: int
    end: int
    name: str


def find_rounds(text: str) -> list[RoundName]:
    """The rounds that a text names, from left to right."""
    found = [RoundName(m.start(), m.end(), _spell(m)) for m in _LETTER.finditer(text)]
    taken = [(r.start, r.end) for r in found]
    for match in _words().finditer(text):
        if not any(a < match.end() and match.start() <= b for a, b in taken):  # A轮|战略融资 is one
            found.append(RoundName(match.start(), match.end(), _spellings()[match[0].lower()]))
    return sorted(found, key=lambda r: r.start)


def round_name(text: str) -> str | None:
    """The one spelling of a whole cell that names a round; None where none is disclosed.

    Words that are in no vocabulary are kept as printed.
    """
    plain = "".join(text.split()).translate(_FULL_WIDTH)
    if not plain or plain in vocabularies.load("rounds")["undisclosed"]:
        return None
    match = _LETTER.fullmatch(plain) or _BARE_LETTER.fullmatch(plain)
    if match:
        return _spell(match)
    return _spellings().get(plain.lower(), plain)


def _spell(match: re.Match[str]) -> str:
    letter = match["letter"].upper().translate(_FULL_WIDTH)
    more = (match["more"] or "").translate(_FULL_WIDTH).replace("＋", "+")
    if match.re is _LETTER and match["plus"]:
        more += "+"
    return f"{'Pre-' if match['pre'] else ''}{letter}{more}轮"


@vocabularies.derived
def _spellings() -> dict[str, str]:
    names: dict[str, list[str]] = vocabularies.load("rounds")["names"]
    return {form.lower(): name for name, forms in names.items() for form in (name, *forms)}


@vocabularies.derived
def _words() -> re.Pattern[str]:
    """Rounds that a sentence names by a word ending in 轮, or one that is nothing else."""
    clear = {"战略投资", "战略融资", "定向增发", "定增", "Pre-IPO"}
    words = {f for f in _spellings() if f.endswith("轮")} | {c.lower() for c in clear}
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)), re.I)
