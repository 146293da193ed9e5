"""Claims without figures: who, which, whether, when; decided by the same slots on sentences and rows as wholes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from extract.checking.verify.claim import Claim, NamesIn
from extract.checking.verify.compare import hold, spare_nouns
from extract.checking.verify.copies import Copy
from extract.checking.verify.denials import is_told
from extract.checking.verify.fillers import filled, filled_otherwise, nearer
from extract.checking.verify.held import Held
from extract.checking.verify.judge import Decision
from extract.checking.verify.statement import ABOVE, AROUND, CLAUSE, CLAUSE_MARK, PARAGRAPH, Statement
from extract.checking.verify.words import is_listed, listed_in, words_of

_WORDS = 3
"""A claim of fewer words says too little to be found in other words than its own."""
_SUBJECT = 6
"""Of so many words of a claim that a sentence has, the subject may stand in the sentence before."""
_ROLE = re.compile(r"([^（()）、，；\s]{2,20})[（(]([^（()）]{2,8})[）)]")
_LABEL = re.compile(r"([\u4e00-\u9fff]{2})(?:单位|部门|机构|方|人)[：:]")
_OF = re.compile(r"[是为](?P<whose>[^，。；的]{2,20})的(?P<role>[\u4e00-\u9fff]{2,6})[。]?$")
_AFTER = re.compile(
    r"(?P<one>[^，。；]{2,20}?)(?:排?在|位于|列于?)(?P<other>[^，。；]{2,20}?)之?(?P<side>[前后])(?=[，。；]|$)"
)


class _Told(NamedTuple):
    """What one clause of a claim alone says: what is done, and by whom to what."""

    acts: frozenset[str]
    things: frozenset[str]


def decide_wording(
    claim: Claim, copy: Copy | None, wholes: Sequence[Statement], names_in: NamesIn
) -> Decision:
    """The verdict on a claim without figures."""
    asked = claim.whole
    if not asked.words and not asked.names:
        return Decision("not_found")
    if copy is not None:
        if not copy.changes:
            return Decision("supported", statement=copy.statement)
        denied = next((change for change in copy.changes if change.denies), None)
        if denied is None:
            return Decision("not_found", statement=copy.statement)
        return Decision(
            "contradicted",
            statement=copy.statement,
            slots=(f"“{denied.theirs or copy.statement.layers[0].text}”",),
        )
    held = [h for s in wholes if (h := hold(asked, s, names_in)) is not None]
    filler = filled(claim.text)
    ranked = sorted(
        held, key=lambda h: (len(h.different) + len(h.unsaid) + len(h.left), -h.near, sum(h.depths.values()))
    )
    most = max(((each.telling, each.near) for each in held), default=(0, 0))
    best = [each for each in held if (each.telling, each.near) == most]
    for each in ranked:
        if each.left and best != [each]:
            continue  # in other words than the source's only where no other sentence has as much of it
        if each.is_reworded and _is_told_here(each) and not _turns_too(each):
            if _binds_otherwise(claim, each.statement, names_in) or _is_role_of_another(
                claim, each.statement
            ):
                return Decision("contradicted", each, slots=("role",))
            if _are_out_of_order(claim.text, each.statement):
                return Decision("contradicted", each, slots=("place",))
            if filler is not None and (other := nearer(filler, each, ranked)) is not None:
                return Decision("contradicted", other, slots=("role",))
            return Decision("supported", each)
    if filler is not None and (other := filled_otherwise(filler, ranked)) is not None:
        return Decision("contradicted", other, slots=("role",))
    for each in ranked:
        if (each.telling, each.near) < most or each.unsaid or not _is_told_here(each) or not is_told(each):
            continue
        if 0 < len(others := each.denied) <= 2 and (each.different or each.near > _WORDS):
            return Decision("contradicted", each, slots=tuple(others))
    return Decision("not_found", ranked[0] if ranked else None)


def _turns_too(held: Held) -> bool:
    """Whether a claim tells that something rose, and the sentence that something else fell, or the other way round."""
    mine, theirs = (
        {name for name in ("rises", "falls") if any(len(word) > 1 for word in listed_in(name, text))}
        for text in (held.asked.text, held.statement.own)
    )
    return bool(mine) and bool(theirs - mine)


def _are_out_of_order(claim: str, statement: Statement) -> bool:
    """Whether a claim says that one member of a list comes after another, and the source lists them otherwise."""
    match = _AFTER.search(claim)
    if match is None:
        return False
    text = statement.layers[0].text
    places = []
    for member in (match["one"], match["other"]):
        names = [member, *reversed([word.text for word in words_of(member)])]
        places.append(next((at for name in names if (at := text.find(name)) >= 0), -1))
    return min(places) >= 0 and (places[0] < places[1]) != (match["side"] == "前")


def _is_told_here(held: Held) -> bool:
    """Whether the sentence itself has part of the claim, and not only the headings above it."""
    asked = held.asked
    labels = len(asked.rounds) + len(asked.periods) + len(asked.document_numbers)
    spare = spare_nouns(held.statement.own, asked)
    texts = {layer.depth: layer.text for layer in held.statement.layers}
    astray = [
        depth
        for key, depth in held.depths.items()
        if CLAUSE < depth < AROUND
        and (isinstance(key, str) or (spare and key.kind == "noun"))
        and (isinstance(key, str) or depth < ABOVE or CLAUSE_MARK.search(texts[depth].rstrip("。：")))
    ]
    here = held.near + labels
    return (
        held.telling + labels >= _WORDS
        and here > 1
        and here >= held.beside
        and here * _WORDS >= held.telling
        and (not astray or (here >= _SUBJECT and max(astray) == PARAGRAPH))
    )


def _binds_otherwise(claim: Claim, statement: Statement, names_in: NamesIn) -> bool:
    """Whether a verb that one clause of the claim says of one party is said of others in the source's clauses."""
    theirs = [(part, names_in(part)) for part in CLAUSE_MARK.split(statement.layers[0].text)]
    mine = [part for part in CLAUSE_MARK.split(claim.text) if part.strip()]
    told: list[_Told] = []
    for part in mine:
        names = names_in(part)
        others = "".join(other for other in mine if other != part)
        words = [w for w in words_of(part) if w.text not in others]
        acts = frozenset(w.text for w in words if w.kind == "verb")
        acts |= listed_in("roles", part) - listed_in("roles", others)
        told.append(_Told(acts, frozenset([*(w.text for w in words), *(n.forms[0] for n in names)]) - acts))
        for act in acts:
            bearers = [there for clause, there in theirs if act in clause and there]
            if names and bearers and not any(_shares(names, there) for there in bearers):
                return True
    return any(
        _are_swapped(one, other, [clause for clause, _ in theirs]) for one, other in combinations(told, 2)
    )


def _are_swapped(one: _Told, other: _Told, clauses: Sequence[str]) -> bool:
    """Whether each of two clauses of the claim does, in a clause of the source, what the other one says."""
    return all(
        any(_has(c, acts) and _has(c, others) and not _has(c, own) for c in clauses)
        for acts, own, others in (
            (one.acts, one.things, other.things),
            (other.acts, other.things, one.things),
        )
    )


def _has(text: str, words: frozenset[str]) -> bool:
    return any(word in text for word in words)


def _is_role_of_another(claim: Claim, statement: Statement) -> bool:
    """Whether a role of the claim is told of another party: 甲（领投）, or in a list under another label, 配合单位：甲."""
    text = statement.layers[0].text
    whose = _OF.search(claim.text)
    if whose and re.search(rf"{whose['role']}[「“（(]?{re.escape(whose['whose'])}", text):
        return True  # 甲是乙的母公司, where the source has 母公司乙
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    listed = [(label[1], text[label.end() : end]) for label, end in zip(labels, ends, strict=False)]
    for part in CLAUSE_MARK.split(claim.text):
        for name in claim.whole.names:
            if not any(form in part for form in name.forms):
                continue
            under = {label for label, members in listed if any(form in members for form in name.forms)}
            told = {label for label, _ in listed if label in part}
            if under and told and not under & told:
                return True
    for match in _ROLE.finditer(text):
        bearer = match[1]
        if match[2] in claim.text and is_listed("roles", match[2]):
            if not any(bearer.endswith(form) for name in claim.whole.names for form in name.forms):
                return True
    return False


def _shares(one: Sequence[object], other: Sequence[object]) -> bool:
    return any(set(a.forms) & set(b.forms) for a in one for b in other)  # type: ignore[attr-defined]
