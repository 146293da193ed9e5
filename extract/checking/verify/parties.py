"""Where and who: the places and parties of a claim against those that stand nearest to a number of the sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.names import NameSpan
from extract.checking.verify.slots import national, regions_in, related
from extract.checking.verify.statement import CLAUSE, SISTER, Statement
from extract.checking.verify.words import has, says
from extract.language.regions import find_regions

Agreement = Literal["equal", "different", "unsaid"]

_LONG_NAME = 3
_PLACE = 4
"""Characters of a place in front of a firm's name."""
_TOLD = 5
_AND = re.compile(r"[、和与及]|以及")
_EACH = re.compile(r"分别|均|各")


def region_agrees(asked: Asked, statement: Statement, names_in: NamesIn) -> Agreement:
    """Whether a number is of the claim's place: the nearest place that the source names decides."""
    seen: set[str] = set()
    missing = set(asked.regions)
    title = regions_in(statement.layers[-1].text) if statement.layers else frozenset()
    if missing <= title and national(_of_layers(statement, SISTER, regions_in) - asked.regions - title):
        return "equal"  # a document speaks of its own place where it names no other
    for layer in statement.layers:
        there = regions_in(layer.text)
        # A farther layer that names the claim's place doesn't take the number from the nearer place; 全国 may stand above its parts.
        lacking = missing - there if national(frozenset(missing)) else missing
        if layer.depth >= SISTER and any(not related(one, other) for one in lacking for other in seen):
            return "different"
        missing -= there
        if layer.depth <= CLAUSE or not national(there):
            seen |= (
                there - asked.regions
            )  # another sentence on the whole country takes no number from its parts
        if not missing:
            break
    if missing:
        near = _of_layers(statement, CLAUSE, regions_in)
        if national(frozenset(missing)):
            return "different" if not national(near) else "equal"
        return "different" if any(not related(one, other) for one in missing for other in near) else "unsaid"
    own = regions_in(_without_names(statement.own, names_in))
    if asked.regions or national(own):
        return "equal"
    if all(any(related(one, other) for other in title) for one in own):
        return "equal"
    # Where the claim repeats so much of a sentence, a place that it passes over narrows nothing.
    around = statement.text(CLAUSE)
    told = sum(1 for word in asked.words if word.kind != "generic" and word.within(around))
    return "equal" if told >= _TOLD and statement.row is None else "unsaid"


def _without_names(text: str, names_in: NamesIn) -> str:
    """A text without its organizations: 贵州 in the name of a firm is no place."""
    for name in reversed(names_in(text)):
        text = f"{text[: name.start]} {text[name.end :]}"
    return text


def name_agrees(asked: Asked, statement: Statement, names_in: NamesIn) -> Agreement:
    """Whether a number is of the claim's parties: another party nearer to it takes it away from them."""
    document = statement.page.document.id if statement.page else None
    for name in asked.names:
        depth = next(
            (layer.depth for layer in statement.layers if names_it(layer.text, name, document)), None
        )
        if depth is not None and depth <= CLAUSE:
            if _is_joint(name, statement, asked, names_in):
                return "different"
            if _is_of_others(name, statement, asked, names_in):
                return "unsaid"
            continue
        if (clause := _own_clause(statement)) and names_it(clause, name, document):
            continue
        nearer = [
            other
            for layer in statement.layers
            if layer.depth < (depth if depth is not None else SISTER)
            for other in names_in(layer.text)
            if not _same(name, other)
        ]
        if nearer and not _in_claim(nearer, asked):
            return "different"
        if depth is None:
            return "unsaid"
    return "equal"


def _own_clause(statement: Statement) -> str:
    """The clause of a number that has no other of its kind: all parties in it have to do with it."""
    if statement.page is None or statement.row is not None or statement.quantity is None:
        return ""
    start, end = statement.clause()
    kinds = (s.quantity.kind for s in statement.sisters if s.quantity and start <= s.start < end)
    return "" if statement.quantity.kind in kinds else statement.page.text[start:end]


def _is_joint(name: NameSpan, statement: Statement, asked: Asked, names_in: NamesIn) -> bool:
    """Whether a number is of several parties together, of which the claim names one: 甲和乙合计缴纳514万元."""
    text = statement.own
    if statement.value is None or statement.row is not None or _EACH.search(text):
        return False
    there = list(names_in(text))
    if _counts(statement, there):
        return False  # 甲、乙、丙三位股东
    for one, other in pairwise(there):
        if _AND.fullmatch(text, one.end, other.start) and (_same(name, one) or _same(name, other)):
            if not _in_claim([other if _same(name, one) else one], asked):
                return True
    return False


def _is_of_others(name: NameSpan, statement: Statement, asked: Asked, names_in: NamesIn) -> bool:
    """Whether a clause calls the claim's party 公司 at most, and names another: 北京公司…, 公司注册资本200万元."""
    near = statement.text(CLAUSE)
    return not _has(near, name.forms) and not _in_claim(list(names_in(near)), asked)


def _counts(statement: Statement, names: Sequence[NameSpan]) -> bool:
    """Whether the names right before a number are what it counts."""
    is_count = statement.quantity is not None and statement.quantity.kind == "count"
    return is_count and bool(names) and statement.before.rstrip().endswith(names[-1].forms[0])


@lru_cache(50_000)
def _is_alone(form: str, text: str) -> bool:
    """Whether 公司 stands in a text for itself, and not at the end of a name or of 子公司."""
    return re.search(rf"(?<![限份任子母分总孙家]){re.escape(form)}", text) is not None


def _has(text: str, forms: Iterable[str]) -> bool:
    return any(has(text, form) for form in forms)


def names_it(text: str, name: NameSpan, document: int | None) -> bool:
    """Whether a text names an organization, by any of its names or by all the words of the one in the claim."""
    forms = name.forms
    if document in name.documents and any(_is_alone(form, text) for form in name.generic):
        return True
    return _has(text, forms) or (len(forms[0]) > _LONG_NAME and says(text, forms[0], known=False))


def _same(one: NameSpan, other: NameSpan) -> bool:
    """Whether two names are of one organization: a form in common, or the one's name in the other's full one, behind its place."""
    if not set(one.forms).isdisjoint(other.forms):
        return True
    short, full = sorted((one.forms[0], other.forms[0]), key=len)
    at = full.find(short)
    return len(short) > _LONG_NAME and 0 <= at <= _PLACE and (at == 0 or bool(find_regions(full[:at])))


def _in_claim(names: list[NameSpan], asked: Asked) -> bool:
    """Whether all the names that stand nearer to the number are in the claim too."""
    return all(_has(asked.everything, name.forms) for name in names)


def _of_layers(statement: Statement, depth: int, find: Callable[[str], frozenset[str]]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for layer in statement.upto(depth):
        found |= find(layer.text)
    return found
