"""The other slots: time, round, numerals, relation, modality, polarity, sides, and what binds figures to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from extract.checking.verify.claim import Asked, NamesIn
from extract.checking.verify.numbers import Match, compare
from extract.checking.verify.parties import Agreement, name_agrees, region_agrees
from extract.checking.verify.roles import roles_differ
from extract.checking.verify.slots import (
    RELATIVE,
    document_numbers,
    is_called_for,
    is_planned,
    negations,
    ordinals,
    planned,
    relation_of,
    rounds_in,
    turn_of,
)
from extract.checking.verify.statement import (
    AROUND,
    CLAUSE,
    CLAUSE_MARK,
    PARAGRAPH,
    SISTER,
    Statement,
)
from extract.checking.verify.times import period_agrees
from extract.checking.verify.words import Word, any_listed, nouns_of, opposed, says, sides_of

Slot = Literal[
    "partner",
    "place",
    "period",
    "region",
    "name",
    "round",
    "relation",
    "modality",
    "polarity",
    "side",
    "role",
    "number",
    "base",
]

_DIRECTIONS: dict[str | None, str] = {"up": "rises", "down": "falls"}
_MARK = re.compile(r"[，；：（）()]")
_THAN = r"比[^，。；\d]{2,14}?更?"
_COMPARED = re.compile(
    rf"(?P<more>[高多大强快好优]于|超过|超出|领先|{_THAN}[高多大强快好])|(?P<less>[低少小弱慢差劣]于|不及|不如|逊于|落后|{_THAN}[低少小弱慢差])"
)
"""Words that set one thing above or below another."""
_WAYS = {"more": "高多大强快好优", "less": "低少小弱慢差劣"}
_WHEN = re.compile(r"([\u4e00-\u9fff]{2})([前后])")
_OTHER_TIME = {"前": "后", "后": "前"}
_AFTERWARDS = re.compile(r"[\u4e00-\u9fff]{2}后")
_EACH = re.compile(r"每[年月日天季周人家户个]")
"""Words that say that a number is one of many like it."""
_NUMBER_BEHIND = re.compile(r"[了约近\s]*[\d一二两三四五六七八九十百千万亿半]")
_NOT_SO = re.compile(r"不([\u4e00-\u9fff])")
_PARAGRAPH = PARAGRAPH + 2
_CLOSE = 6
"""So near before a number stands what it is of where the sentence has both sides: 由年初的1.45元降至年末的0.82元."""
_SPACE = re.compile(r"[\s,]+")
_RANK = re.compile(r"\s*(\d{1,3})\s")
_RANKED = re.compile(r"第(\d{1,3})[大位名]?")
_COUNTER = re.compile(r"第\d+([\u4e00-\u9fff])$")


def slots_of(asked: Asked, statement: Statement, names_in: NamesIn) -> Iterator[tuple[Slot, Agreement]]:
    """Each slot, and whether the claim and a statement fill it alike."""
    yield "period", period_agrees(asked, statement)
    yield "region", region_agrees(asked, statement, names_in)
    yield "name", name_agrees(asked, statement, names_in)
    yield "round", _nearest(asked.rounds, statement, rounds_in)
    yield "number", _numerals(asked, statement)
    yield "relation", _relation(asked, statement)
    yield "modality", _modality(asked, statement)
    yield "polarity", _polarity(asked, statement)
    yield "side", _side(asked, statement)
    yield "base", _base(asked.statement, statement)
    if statement.partner is not None and (partners := asked.beside):
        agree = any(compare(other, statement.partner) is Match.EQUAL for other in partners)
        alike = any(compare(other, statement.partner) is not Match.OTHER for other in partners)
        yield "partner", "equal" if agree else "different" if alike else "equal"
    place = asked.statement.place
    if place and statement.place and place[1] == statement.place[1] and place[0] != statement.place[0]:
        yield "place", "different"
    if roles_differ(asked, statement, names_in):
        yield "role", "different"


def _base(claimed: Statement, statement: Statement) -> Agreement:
    """Whether a number is where something began or ended in the claim as in a sentence that tells such a change."""
    if statement.row is not None:
        return "equal"
    changes = any(sister.is_base and sister.quote == statement.quote for sister in statement.sisters)
    alike = claimed.is_base == statement.is_base and (statement.is_end or not (claimed.is_end and changes))
    return "equal" if alike else "different"


def _nearest(
    claimed: frozenset[str], statement: Statement, find: Callable[[str], frozenset[str]]
) -> Agreement:
    if not claimed:
        return "equal"
    for layer in statement.layers:
        if there := find(layer.text):
            return "equal" if claimed <= there else "different"
    return "unsaid"


def _numerals(asked: Asked, statement: Statement) -> Agreement:
    text = " ".join(layer.text for layer in statement.layers)
    value = statement.value.text if statement.value else ""
    whole = ordinals(_SPACE.sub("", f"{text} {statement.before} {value}"))
    rank = statement.row is not None and _RANK.match(statement.printed)
    for numeral in asked.numerals:
        if rank and (counted := _RANKED.fullmatch(numeral)) and counted[1] == rank[1]:
            continue  # 第九大股东 stands in the row of the number 9
        if not re.search(rf"(?<!\d){numeral}(?!\d)" if numeral.isdigit() else re.escape(numeral), whole):
            return "unsaid"
        if statement.row is not None and statement.value is None:
            head = re.search(rf"(\S+) {re.escape(numeral)}(?!\S)", statement.own)
            nouns = nouns_of(head[1]) if head else []
            if nouns and not any(says(asked.text, noun.text, noun.known) for noun in nouns):
                return "different"  # it stands under another head
        if (
            numeral in ordinals(asked.statement.own)
            and (counter := _COUNTER.match(numeral))
            and (nearest := _ordinals(statement, counter[1]))
        ):
            if numeral not in nearest:
                return "different"
    if asked.document_numbers:
        there = {number for _, _, number in document_numbers(whole)}
        if not any(n.endswith(m) or m.endswith(n) for n in there for m in asked.document_numbers):
            return "different" if there else "unsaid"
    return "equal"


def _ordinals(statement: Statement, counter: str) -> list[str]:
    """The ordinals with a counter in the nearest words that have one: 第三条."""
    pattern = re.compile(rf"第\d+{counter}")
    return next((found for layer in statement.layers if (found := pattern.findall(ordinals(layer.text)))), [])


def _relation(asked: Asked, statement: Statement) -> Agreement:
    claimed, printed = asked.relation, relation_of(statement)
    if (
        claimed is None
        and printed == "up"
        and "新增" in asked.text
        and asked.statement.quantity
        and asked.statement.quantity.kind not in RELATIVE
    ):
        return "equal"
    if claimed is printed is None and {turn_of(asked.statement), turn_of(statement)} == {"up", "down"}:
        return "different"  # 增至 50 家 and 降至 50 家
    if claimed == printed or {claimed, printed} == {None, "share"} or {claimed, printed} == {"up", "change"}:
        return "equal"
    if printed is None and statement.row is not None:
        return "unsaid"
    if printed is None and claimed in _DIRECTIONS:
        near = statement.text(CLAUSE)
        there = {name for name, words in _DIRECTIONS.items() if any_listed(words, near)}
        if there == {claimed}:
            return "equal"
    return "different"


def _modality(asked: Asked, statement: Statement) -> Agreement:
    printed = is_planned(statement) if statement.value else planned(_speaking(asked, statement))
    if asked.done and is_called_for(statement):
        return "unsaid"  # 实际占60% is not borne out by what a report 提出
    if asked.planned == printed:
        return "equal"
    if statement.row is not None and _AFTERWARDS.search(statement.own):
        return "equal"  # what a column tells of afterwards may be told as what will be
    if printed or (statement.row is not None and any(is_planned(sister) for sister in statement.sisters)):
        return "different"
    if statement.row is not None:
        return "equal" if any(planned(layer.text) for layer in statement.layers) else "unsaid"
    if is_called_for(statement):
        return "equal"
    policy = statement.page is not None and statement.page.document.kind == "policy_notice"
    return "equal" if policy else "different"


def _polarity(asked: Asked, statement: Statement) -> Agreement:
    if statement.value is None:
        near, own, wide = negations(_speaking(asked, statement)), asked.negations, CLAUSE
    else:
        near, own = negations(_last_listed(statement)), negations(asked.statement.own)
        wide = _PARAGRAPH if statement.row is None else AROUND
        if _denied(asked.statement) != _denied(statement):
            return "different"
    if asked.negations in (near, near + _turned(asked.text, statement.text(CLAUSE))):
        return "equal"
    # What another clause of the claim denies may be denied further away.
    is_there = near <= own <= negations(statement.text(SISTER)) and asked.negations <= negations(
        statement.text(wide)
    )
    return "equal" if is_there else "different"


def _turned(claim: str, source: str) -> int:
    """How many qualities a claim denies where the source has their opposites: 不高 and 较低."""
    return sum(1 for match in _NOT_SO.finditer(claim) if any(opposed(match[1], c) for c in source))


def _denied(statement: Statement) -> int:
    """How often the words of a number that is no bound deny it: 未达到 20 亿元."""
    quantity = statement.quantity
    return negations(quantity.text) if quantity is not None and quantity.qualifier == "exact" else 0


def _speaking(asked: Asked, statement: Statement) -> str:
    """The clauses of a sentence that have words of a claim, without those whose words are all in others that have more."""
    words = [word for word in asked.words if word.kind != "generic"]
    clauses = [(part, {w for w in words if w.within(part)}) for part in CLAUSE_MARK.split(statement.own)]
    kept: list[tuple[str, set[Word]]] = []
    for part, own in sorted(clauses, key=lambda each: -len(each[1])):
        if not own <= set().union(*(other for _, other in kept)) or any(own == other for _, other in kept):
            kept.append((part, own))
    return "，".join(part for part, _ in kept)


def _last_listed(statement: Statement) -> str:
    """The words around a number without the members of a list before it: 无重大事故、成立未满3年."""
    listed = _MARK.split(statement.before)[-1].count("、") if statement.row is None else 0
    return statement.own.split("、", listed)[-1]


def _ways(text: str) -> set[str]:
    """Whether a text sets something above or below something else, and not above or below a number."""
    found = _COMPARED.finditer(text)
    return {str(m.lastgroup) for m in found if not _NUMBER_BEHIND.match(text, m.end())}


def _side(asked: Asked, statement: Statement) -> Agreement:
    near = statement.text(PARAGRAPH)
    claimed, ways = _ways(asked.text), _ways(near) or {w for w, c in _WAYS.items() if set(c) & set(near)}
    if not claimed <= ways:
        return "different" if ways else "unsaid"
    if asked.statement.is_base:
        return "equal"  # 由 45 % 降至 33 %: the other one is after the issue
    for event, when in _WHEN.findall(asked.text):
        other = f"{event}{_OTHER_TIME[when]}"
        if f"{event}{when}" not in near and other in near and other not in asked.text:
            return "different"  # 离校后 and 离校前
    if (each := set(_EACH.findall(asked.text))) and not each & set(_EACH.findall(statement.text(CLAUSE))):
        beside = (s.own for s in statement.sisters if s.quote == statement.quote)
        if any(each & set(_EACH.findall(own)) for own in beside):
            return "different"  # 共2万亩，每年改造4000亩
    for group, side in asked.sides.items():
        close = statement.before[-_CLOSE:] if statement.row is None else ""
        value = statement.value.text if statement.value else ""
        texts = [value, close, *(layer.text for layer in statement.layers)]
        printed = next((there[group] for text in texts if group in (there := sides_of(text))), None)
        if printed is None:
            return "equal" if "新增" in asked.text and any_listed("rises", statement.own) else "unsaid"
        if printed != side:
            return "different"
    return "equal"
