"""What the head of a table says that its columns hold, by a vocabulary of synonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extract.language import vocabularies

_BRACKETS = re.compile(r"[（(【\[][^（）()【】\[\]]*[）)】\]]")
_EQUAL, _ENDS, _HOLDS = 3, 2, 1


@dataclass(frozen=True)
class Columns:
    """A kind of table and the column of each role."""

    kind: str
    by_role: dict[str, int]

    def get(self, role: str) -> int | None:
        """The column of a role, None where the table has none."""
        return self.by_role.get(role)


def classify(header: list[str], caption: str | None = None) -> Columns | None:
    """The kind of table that a head, with the caption, announces, or None.

    Of several kinds the one whose columns are matched best is taken.
    """
    vocabulary: dict[str, Any] = vocabularies.load("table_headers")
    plain = [plain_heading(text) for text in header]
    best: tuple[float, Columns] | None = None
    for kind, rules in vocabulary.items():
        matched, score = _match(plain, kind)
        requires = list(rules["requires"])
        captioned = rules.get("captioned")
        if captioned and any(word in (caption or "") for word in captioned["words"]):
            requires += captioned["requires"]
        if not any(all(role in matched for role in roles) for roles in requires):
            continue
        if any(role in _exact_roles(text) for role in rules.get("forbids", ()) for text in plain):
            continue
        if best is None or score > best[0]:
            best = (score, Columns(kind, matched))
    return best[1] if best else None


def _match(plain: list[str], kind: str) -> tuple[dict[str, int], float]:
    """The best column for every role, no column twice, and how well they match, per column of the table."""
    scored = []
    for column, text in enumerate(plain):
        for role, score in _scores(text, kind):
            scored.append((score, -column, role))
    matched: dict[str, int] = {}
    total = 0.0
    for score, column, role in sorted(scored, reverse=True):
        if role in matched or -column in matched.values():
            continue
        matched[role] = -column
        total += score[0]
    return matched, total / max(1, len(plain))


@vocabularies.derived
def _scores(text: str, kind: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """The roles that a heading may have in a kind of table, with how well it fits."""
    found = []
    for role, words in vocabularies.load("table_headers")[kind]["columns"].items():
        score = max((_score(text, word) for word in words), default=(0, 0)) if text else (0, 0)
        if score[0]:
            found.append((role, score))
    return tuple(found)


@vocabularies.derived
def _exact_roles(text: str) -> frozenset[str]:
    """The roles, in any kind of table, of which a heading is exactly a name."""
    return frozenset(
        role
        for rules in vocabularies.load("table_headers").values()
        for role, words in rules["columns"].items()
        if text in {"".join(word.split()) for word in words}
    )


def plain_heading(text: str) -> str:
    """A heading without its unit, notes in brackets and white space; the lowest level of several."""
    lowest = _BRACKETS.sub("", "".join(text.split()))
    return lowest.strip("：:*＊")


def _score(text: str, word: str) -> tuple[int, int]:
    word = "".join(word.split())
    if text == word or text.rsplit("/", 1)[-1] == word:
        return _EQUAL, len(word)
    if text.endswith(word) and len(word) > 1:
        return _ENDS, len(word)
    return (_HOLDS, len(word)) if word in text and len(word) > 2 else (0, 0)
