"""Where names begin and end, by how they recur: the longest string that stays the same with different neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language import vocabularies
from extract.language.names.edges import IN_NAMES
from extract.language.names.words import short_endings
from extract.language.regions import gazetteer
from extract.language.segmenter import segmenter
from extract.records.inventory.tally import Candidate, Sign, Tally

_SURE: frozenset[Sign] = frozenset({"lexicon", "legal", "agency", "definition", "label"})
_LEAST, _OFTEN, _MOST, _SHORT = 2, 3, 4, 4
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
_NO_PART = frozenset(
    "的了是在和与及等为由对将从向以被把或而其该各并又也均已等年月日中上下内外前后第共约据按经让使"
)


def settle_borders(text: str, tally: Tally) -> dict[str, str]:
    """Cut from candidates the words of a clause, and complete those that were cut short; `text` is the whole document.

    Returns what became of each string that was changed.
    """
    moved: dict[str, str] = {}
    for candidate in tally:
        name = _without_clause(candidate, text, tally)
        known = candidate.signs.keys() & {*_SURE, "column"} or name.isascii()
        if name == candidate.text and not known:
            name = _whole(name, text)
        if name != candidate.text:
            moved[candidate.text] = name
            tally.move(candidate, name)
    return moved


def _without_clause(candidate: Candidate, text: str, tally: Tally) -> str:
    """A name without what leads to it and what follows: 收到|云杉创投, 关于同意|清澜股份有限公司."""
    name = candidate.text
    if "lexicon" in candidate.signs or "definition" in candidate.signs:
        return name
    words = vocabularies.load("name_evidence")
    changed = True
    while changed:
        changed = False
        for head in (*words["clause_heads"], name[:1]):
            rest = name[len(head) :]
            if name.startswith(head) and len(rest) > _LEAST and _is_lead(head, name, rest, text, tally):
                name, changed = rest, True
                break
    for tail in words["clause_tails"]:
        if name.endswith(tail) and len(name) - len(tail) >= _LEAST and not _is_word_end(name, tail):
            return name[: -len(tail)]
    return name


def _is_lead(head: str, name: str, rest: str, text: str, tally: Tally) -> bool:
    """Whether a beginning belongs to the clause: the rest is a name elsewhere, or the words can only lead to one."""
    known, times = tally.accepted(rest), text.count(name)
    if head not in vocabularies.load("name_evidence")["clause_heads"]:
        # 代|远舟有限, where the rest is named again and again; 新远舟 is another.
        return known and head not in IN_NAMES and text.count(rest) > _MOST * times
    if known or text.count(rest) > times:
        return True
    if len(head) == 1:
        return False  # 以岭药业, 对庄科技, 向日葵 are names
    return not segmenter().has_word(name[: len(head) + 1])


def _is_word_end(name: str, tail: str) -> bool:
    return len(tail) == 1 and segmenter().has_word(name[-2:])


def _whole(name: str, text: str) -> str:
    """A name with the signs that always stand beside it: 海开源基金 is always 前海开源基金, 长泽 always 长泽创投."""
    if len(name) <= _SHORT:
        follows = [place + len(name) for place in _places(name, text)]
        for ending, (_, strength) in short_endings().items():
            # Once only, 赛门铁克数据显示 shows nothing.
            often = len(follows) > (1 if strength == "listed" else 0)
            if often and all(text.startswith(ending, place) for place in follows):
                return name + ending
    for _ in range(_MOST):
        before, after = _neighbours(name, text)
        if len(before) < _OFTEN:
            break
        left, right = set(before), set(after)
        if len(left) == 1 and _joins(left):
            name = left.pop() + name
        elif len(right) == 1 and _joins(right) and name + next(iter(right)) not in gazetteer().names:
            name += right.pop()
        else:
            break
    return name


def _joins(signs: set[str]) -> bool:
    sign = next(iter(signs))
    return _IDEOGRAPH.fullmatch(sign) is not None and sign not in _NO_PART


def _neighbours(name: str, text: str) -> tuple[list[str], list[str]]:
    before, after = [], []
    for place in _places(name, text):
        before.append(text[place - 1 : place])
        after.append(text[place + len(name) : place + len(name) + 1])
    return before, after


def _places(name: str, text: str) -> Iterator[int]:
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + 1)


def has_different_neighbours(name: str, text: str) -> bool:
    """Whether a string stands beside different signs, as a word of its own does."""
    before, after = _neighbours(name, text)
    return len(set(before)) > 1 and len(set(after)) > 1
