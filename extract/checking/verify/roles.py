"""Who does what to whom: the order of two parties around a verb, and the words that turn it round."""

from __future__ import annotations

import re
from itertools import combinations

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.names import NameSpan
from extract.checking.verify.statement import Statement

_TURNS = re.compile(r"被|由|受让|从|接受|获得?|得到|来自|收到|归")
_MARK = re.compile(r"[，；。：]")
_FORMS = 6
_LISTED = re.compile(r"[、和与及，\s]|以及")


def roles_differ(asked: Asked, statement: Statement, names_in: NamesIn) -> bool:
    """Whether two parties of a claim stand the other way round in the source, with nothing that turns the verb."""
    names = names_in(asked.everything)
    if len(names) < 2:
        return False
    claim, source = asked.everything, _sentence(statement)
    for one, other in combinations(names, 2):
        a, b = _places(one, claim), _places(other, claim)
        c, d = _places(one, source), _places(other, source)
        if not (a and b and c and d) or _ordered(c, d, forward=a[0] < b[0]):
            continue
        first, last = sorted((c[0], d[0]))
        if _LISTED.sub("", source[first[1] : last[0]]) == "":
            continue
        if len(_TURNS.findall(claim)) % 2 == len(_TURNS.findall(source)) % 2:
            return True
    return False


Place = tuple[int, int]


def _ordered(one: list[Place], other: list[Place], forward: bool) -> bool:
    """Whether two names stand somewhere in the order of the claim."""
    return any((a < b) == forward for a in one for b in other)


def _sentence(statement: Statement) -> str:
    """The clause of the number, brackets apart, where it has a verb of its own; without a number the whole."""
    if statement.page is None or statement.row is not None:
        return statement.layers[0].text
    start, end = statement.quote
    text = statement.page.text
    if statement.value is not None:
        start = max((m.end() for m in _MARK.finditer(text, start, statement.start)), default=start)
        match = _MARK.search(text, statement.end, end)
        end = match.start() if match else end
    return text[start:end]


def _places(name: NameSpan, text: str) -> list[Place]:
    """Where a name stands in a text, under any of its forms."""
    return [m.span() for form in name.forms[:_FORMS] for m in re.finditer(re.escape(form), text)]
