"""Names that stand within longer ones: pieces of a name that a cell broke, and names with a clause before them."""

from __future__ import annotations

from collections import defaultdict

import ahocorasick_rs

from extract.language.tokens import Tokens
from extract.records.inventory.tally import Candidate, Sign, Tally

_OWN: frozenset[Sign] = frozenset({"lexicon", "definition", "label", "agency"})
"""What tells a name whatever else holds it."""
_TOLD: frozenset[Sign] = frozenset({"lexicon", "definition", "label", "column"})
_BROKEN = (
    "限公司", "司", "限责任公司", "份有限公司", "公司（有限合伙）", "伙）", "合伙）", "）", ")", "合伙)", "伙)",
)  # fmt: skip
"""Behind a candidate these show that its legal form was broken off: 清澜精工（苏州）有|限公司."""
_CLAUSE = frozenset("vpdcru")
_LEAST = 2


def settle_contained(text: str, tally: Tally) -> dict[str, str]:
    """Drop pieces of names and cut off clauses; `text` is the whole document without breaks of lines.

    Returns what became of each string that was cut.
    """
    moved: dict[str, str] = {}
    holders = _holders(tally)
    for name, longer in holders.items():
        candidate = tally.get(name)
        if candidate is None or candidate.signs.keys() & _OWN:
            continue
        if any(_is_broken_off(name, other) for other in longer) or not _stands_alone(name, longer, text):
            tally.drop(name)
    for name, longer in holders.items():
        for other in longer:
            if _are_two(name, other, tally):
                tally.drop(other)
    for name, longer in holders.items():
        if (candidate := tally.get(name)) is None or "legal" not in candidate.signs:
            continue
        for other in longer:
            holder = tally.get(other)
            if holder is not None and _has_clause(other, name, holder):
                tally.move(holder, name)
                moved[other] = name
    return moved


def _holders(tally: Tally) -> dict[str, list[str]]:
    """Each candidate that stands within full names, with these."""
    names = [candidate.text for candidate in tally if len(candidate.text) > _LEAST]
    finder = ahocorasick_rs.AhoCorasick(names)
    found: dict[str, list[str]] = defaultdict(list)
    for candidate in tally:
        if candidate.form != "full" or not candidate.signs.keys() & {"legal", "agency"}:
            continue
        inside = {names[n] for n, _, _ in finder.find_matches_as_indexes(candidate.text, overlapping=True)}
        for name in inside - {candidate.text}:
            found[name].append(candidate.text)
    return found


def _is_broken_off(name: str, longer: str) -> bool:
    return longer.startswith(name) and longer[len(name) :] in _BROKEN and not name.endswith("有限")


def _stands_alone(name: str, longer: list[str], text: str) -> bool:
    """Whether a string stands anywhere but within the longest names that hold it."""
    outer = [one for one in longer if not any(one != other and one in other for other in longer)]
    within = sum(text.count(one) * one.count(name) for one in outer)
    return text.count(name) > within


def _are_two(name: str, longer: str, tally: Tally) -> bool:
    """Whether a string is two names: 甲协会和乙联盟."""
    rest, holder = longer.removeprefix(name), tally.get(longer)
    if rest == longer or holder is None or holder.signs.keys() & _TOLD or not tally.accepted(name):
        return False
    return rest[0] in "和与及"


def _has_clause(longer: str, name: str, holder: Candidate) -> bool:
    """Whether a full name is another with words of a sentence before it: 参股|清澜精工有限公司."""
    head = longer.removesuffix(name)
    if head == longer or holder.signs.keys() & _OWN or "column" in holder.signs:
        return False
    return any(token.tag[0] in _CLAUSE and token.tag != "vn" for token in Tokens(head).words)
