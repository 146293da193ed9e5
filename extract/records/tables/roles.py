"""What the fields of a frame are in the kinds of tables we know: the best joint assignment above a floor, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extract.language import vocabularies
from extract.records.tables.celltypes import profile
from extract.records.tables.model import Field, Frame

_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")
_EQUAL, _WEAK, _ENDS, _HOLDS, _MORPHOLOGY = 3.0, 1.5, 2.0, 1.0, 2.0
_UNLIKE = -2.0
_FORBIDDEN = 4.0
_LEAST_HEADS = 2
_FLOOR = 1.0
"""What a field must score at least for a role."""
_REQUIRED = 2.0
"""What the fields that make a table of its kind must score."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A kind of table and the field of each role."""

    kind: str
    fields: dict[str, Field]
    score: float
    """How well heads and cells fit, per field of the frame."""

    def get(self, role: str) -> Field | None:
        """The field of a role, None where the table has none."""
        return self.fields.get(role)


def assign(frame: Frame, *kinds: str) -> Assignment | None:
    """The kind of table, of some, that a frame is best, with its roles; None where it is none of them."""
    best: Assignment | None = None
    for kind in kinds:
        found = _assigned(frame, kind)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


def _assigned(frame: Frame, kind: str) -> Assignment | None:
    rules: dict[str, Any] = vocabularies.load("table_headers")[kind]
    roles = list(rules["columns"])
    if not _may_be(frame, kind):
        return None
    scores = {
        (field.number, role): score
        for field in frame.fields
        for role in roles
        if (score := role_score(frame, field, kind, role)) >= _FLOOR
    }
    matched, total = _best(frame.fields, roles, scores)
    requires = list(rules["requires"])
    captioned = rules.get("captioned")
    if captioned and any(word in frame.caption for word in captioned["words"]):
        requires += captioned["requires"]
    sure = {role for role, number in matched.items() if scores[number, role] >= _REQUIRED}
    if not any(sure.issuperset(wanted) for wanted in requires):
        return None
    names = {plain_head(level) for field in frame.fields for level in field.levels}
    total -= _FORBIDDEN * len(names & set(rules.get("forbids", ())))
    fields = {role: frame.fields[number] for role, number in matched.items()}
    score = total / max(1, len(frame.fields))
    return Assignment(kind, fields, score) if score >= _FLOOR else None


def _may_be(frame: Frame, kind: str) -> bool:
    """A first look, at heads only: names are sought in the cells of few tables."""
    if len(frame.fields) < 2 or not frame.rows:
        return False
    known = sum(any(head_score(f.name, kind, role) > 0 for role in _roles(kind)) for f in frame.fields)
    return known >= _LEAST_HEADS or (known > 0 and any(_telling(frame, f, kind) for f in frame.fields))


def _telling(frame: Frame, field: Field, kind: str) -> bool:
    """Whether the cells of a field alone tell its role: a column of rounds, or rounds as upper heads."""
    kinds = profile(frame.text(row, field) for row in frame.rows)
    return sum(share for name, share in kinds.items() if name in _telling_types(kind)) > 0.5


@vocabularies.derived
def _telling_types(kind: str) -> frozenset[str]:
    columns: dict[str, Any] = vocabularies.load("table_headers")[kind]["columns"]
    return frozenset(
        name for rules in columns.values() for name, weight in rules["types"].items() if weight >= 3
    )


@vocabularies.derived
def _roles(kind: str) -> tuple[str, ...]:
    return tuple(vocabularies.load("table_headers")[kind]["columns"])


def _best(
    fields: list[Field], roles: list[str], scores: dict[tuple[int, str], float]
) -> tuple[dict[str, int], float]:
    """The assignment of roles to fields, each once, with the greatest sum: over sets of roles, field by field."""
    best: dict[int, tuple[float, tuple[tuple[str, int], ...]]] = {0: (0.0, ())}
    for field in fields:
        step = dict(best)
        for taken, (total, pairs) in best.items():
            for place, role in enumerate(roles):
                score = scores.get((field.number, role))
                if score is None or taken >> place & 1:
                    continue
                grown = (total + score, (*pairs, (role, field.number)))
                bits = taken | 1 << place
                if bits not in step or step[bits][0] < grown[0]:
                    step[bits] = grown
        best = step
    total, pairs = max(best.values(), key=lambda entry: entry[0])
    return dict(pairs), total


def role_score(frame: Frame, field: Field, kind: str, role: str) -> float:
    """How well a field fits a role: its head and what its cells are."""
    head = 0.0 if field.upper else head_score(field.name, kind, role)
    rules: dict[str, Any] = vocabularies.load("table_headers")[kind]["columns"][role]
    if any(word in field.name for word in rules.get("not", ())):
        return _UNLIKE
    types: dict[str, float] = rules["types"]
    cells = sum(share * types.get(name, _UNLIKE) for name, share in frame.types(field).items())
    return head + cells


@vocabularies.derived
def head_score(name: str, kind: str, role: str) -> float:
    """How well the words of a head fit a role: its name, a weak name, an end or part of it, or by how it is made."""
    plain = plain_head(name)
    if not plain:
        return 0.0
    rules: dict[str, Any] = vocabularies.load("table_headers")[kind]["columns"][role]
    lowest = plain.rsplit("/", 1)[-1]
    best = 0.0
    for word in _unspaced(kind, role):
        if word in (plain, lowest):
            return _EQUAL
        if lowest.endswith(word) and len(word) > 1:
            best = max(best, _ENDS)
        elif word in plain and len(word) > 2:
            best = max(best, _HOLDS)
    weak = rules.get("weak", ())
    best = max(best, _WEAK if lowest in weak or plain in weak else 0.0)
    if kind == "rounds" and role in ("firm", "investors") and (made := _side(lowest)) is not None:
        return _MORPHOLOGY if made == role else 0.0
    return best


@vocabularies.derived
def _unspaced(kind: str, role: str) -> tuple[str, ...]:
    """The names of a role without white space."""
    return tuple(
        "".join(word.split()) for word in vocabularies.load("table_headers")[kind]["columns"][role]["names"]
    )


@vocabularies.derived
def _side(head: str) -> str | None:
    """Whether a head names who is acted upon (被收购方, 融资方) or who acts (收购方), by how it is made."""
    words: dict[str, list[str]] = vocabularies.load("table_headers")["morphology"]
    acts = "|".join(sorted(words["acts"], key=len, reverse=True))
    match = re.fullmatch(
        rf"(?:.{{0,4}}?)(?P<passive>{'|'.join(words['passive'])})?(?P<act>{acts})资?(?P<who>{'|'.join(words['agents'])})?(?:名称)?",
        head,
    )
    if match is None or not (match["who"] or match["passive"]):
        return None
    if match["passive"] or match["act"] in words["own"]:
        return "firm"
    return "investors" if match["who"] in ("方", "人", "者", "机构", "主体") else None


@vocabularies.derived
def plain_head(text: str) -> str:
    """A head without notes in brackets and white space."""
    return _BRACKETS.sub("", "".join(text.split())).strip("：:*＊/")
