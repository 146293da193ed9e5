"""Who does what to whom: givers and takers by the frame of the verb, else the order of two parties around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.names import NameSpan
from extract.checking.verify.statement import CLAUSE_MARK, Statement
from extract.checking.verify.words import words_of

_TURNS = re.compile(r"被|由|受让|从|接受|获得?|得到|来自|收到|归")
_VERB = re.compile(
    r"(?P<gives>转让|出让|出售|卖给|转给|让与|支付|拨付|授予|注资|增资|捐赠|赠与)|(?P<takes>受让|收购|购买|买入|接受|收到)"
)
_TO = re.compile(r"(?:向|给|予|至|对)\s*$")
_FROM = re.compile(r"(?:从|自|向)\s*$")
_BY = re.compile(r"(?:由|被)\s*$")
_HELD = re.compile(r"持有?的?\s*$")
_OWNS = re.compile(r"(?:所?持|拥有|名下|的)")
_STOP = re.compile(r"[；。]")
_FORMS = 6
_LISTED = re.compile(r"[、和与及，\s]|以及")


Role = Literal["giver", "taker"]


def roles_differ(asked: Asked, statement: Statement, names_in: NamesIn) -> bool:
    """Whether two parties of a claim stand the other way round in the source, with nothing that turns the verb."""
    names = names_in(asked.everything)
    if len(names) < 2:
        return False
    claim, source = asked.everything, _sentence(statement)
    mine, theirs = _roles(claim, names), _roles(source, names)
    if statement.row is not None and len(theirs) == 1:
        theirs = {}  # two cells and a head behind them tell no giver
    both = [mine[name] == theirs[name] for name in mine if name in theirs]
    if both:
        return not any(both)
    acts = [word for word in words_of(claim) if word.kind == "verb"]
    if not any(word.within(source) for word in acts):
        return False
    for one, other in combinations(names, 2):
        a, b = _places(one, claim), _places(other, claim)
        if a and b and CLAUSE_MARK.search(claim, min(a[0][1], b[0][1]), max(a[0][0], b[0][0])):
            continue  # each has a clause of its own
        c, d = _places(one, source), _places(other, source)
        if not (a and b and c and d) or _ordered(c, d, forward=a[0] < b[0]):
            continue
        first, last = sorted((c[0], d[0]))
        if _LISTED.sub("", source[first[1] : last[0]]) == "":
            continue
        if len(_TURNS.findall(claim)) % 2 == len(_TURNS.findall(source)) % 2:
            return True
    return False


def _roles(text: str, names: Sequence[NameSpan]) -> dict[NameSpan, Role]:
    """Which of some parties give and which take, by the first verb of giving or taking that has parties around it.

    甲向乙转让, 甲转让给乙, 由甲向乙增资, 乙受让甲所持, 乙从甲收购: 甲 gives, 乙 takes.
    """
    places = {name: found for name in names if (found := _places(name, text))}
    for verb in _VERB.finditer(text):
        takes = verb["takes"] is not None
        roles: dict[NameSpan, Role] = {}
        subject: tuple[int, NameSpan] | None = None
        start = max((m.end() for m in _STOP.finditer(text, 0, verb.start())), default=0)
        stop = _STOP.search(text, verb.end())
        end = stop.start() if stop else len(text)
        for name, spans in places.items():
            for a, b in spans:
                before = text[max(start, a - 2) : a]
                if _HELD.search(text, start, a):
                    continue  # 甲将所持乙的股份转让给丙: 乙 is what they hold
                if start <= a < verb.start():
                    if _BY.search(before) or not (_TO.search(before) or _FROM.search(before)):
                        if subject is None or a > subject[0]:
                            subject = a, name
                    else:
                        roles[name] = "giver" if takes else "taker"
                elif verb.end() <= a < end and takes and _OWNS.match(text, b):
                    roles[name] = "giver"
                elif verb.end() <= a < end and not takes and _TO.search(before):
                    roles[name] = "taker"
        if subject is not None:
            roles.setdefault(subject[1], "taker" if takes else "giver")
            return roles
    return {}


Place = tuple[int, int]


def _ordered(one: list[Place], other: list[Place], forward: bool) -> bool:
    """Whether two names stand somewhere in the order of the claim."""
    return any((a < b) == forward for a in one for b in other)


def _sentence(statement: Statement) -> str:
    """The clause of the number, brackets apart, where it has a verb of its own; without a number the whole."""
    if statement.page is None or statement.row is not None:
        return statement.layers[0].text
    start, end = statement.quote if statement.value is None else statement.clause()
    return statement.page.text[start:end]


def _places(name: NameSpan, text: str) -> list[Place]:
    """Where a name stands in a text, under any of its forms."""
    return [m.span() for form in name.forms[:_FORMS] for m in re.finditer(re.escape(form), text)]
