"""Who does what to whom: the order of two parties around a verb, and the words that turn it round."""

from __future__ import annotations

import re
from itertools import combinations

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.names import NameSpan
from extract.checking.verify.statement import Statement

_TURNS = re.compile(r"被|由|受让|从|接受|获得?|得到|来自|收到|归")
_LISTED = re.compile(r"[、和与及，\s]|以及")


def roles_differ(asked: Asked, statement: Statement, names_in: NamesIn) -> bool:
    """Whether two parties of a claim stand the other way round in the source, with nothing that turns the verb."""
    names = names_in(asked.everything)
    if len(names) < 2:
        return False
    claim, source = asked.everything, _sentence(statement)
    for one, other in combinations(names, 2):
        a, b = _place(one, claim), _place(other, claim)
        c, d = _place(one, source), _place(other, source)
        if min(a[0], b[0], c[0], d[0]) < 0 or (a < b) == (c < d):
            continue
        first, last = sorted((c, d))
        if _LISTED.sub("", source[first[1] : last[0]]) == "":
            continue
        if len(_TURNS.findall(claim)) % 2 == len(_TURNS.findall(source)) % 2:
            return True
    return False


def _sentence(statement: Statement) -> str:
    if statement.page is None or statement.row is not None:
        return statement.layers[0].text
    return statement.page.text[slice(*statement.quote)]


def _place(name: NameSpan, text: str) -> tuple[int, int]:
    """Where a name first stands in a text, under any of its forms."""
    found = [(text.find(form), len(form)) for form in name.forms if form in text]
    start, length = min(found, default=(-1, 0))
    return start, start + length
