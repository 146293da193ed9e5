"""What speaks for and against each string that may be a name, added up over the whole document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from schemas.organization import NameKind, OrganizationKind

Sign = Literal[
    "lexicon", "legal", "agency", "definition", "label", "column", "list", "context", "ending", "known",
    "latin", "thing", "beside",
]  # fmt: skip

ENOUGH = 2.0
"""What makes a string a name: one clear sign, or two weak ones."""
_WEIGHTS: dict[Sign, float] = {
    "lexicon": 3,
    "legal": 3,
    "agency": 3,
    "definition": 3,
    "label": 3,
    "column": 2,
    "list": 2,
    "context": 2,
    "ending": 2,
    "known": 2,
    "latin": 2,
    "thing": 0.75,
    "beside": 1.5,
}
_AGAIN = 0.5
"""What a second place adds at which the same sign is met."""


@dataclass(slots=True)
class Candidate:
    """A string that may be a name, with all that was met of it."""

    text: str
    signs: Counter[Sign] = field(default_factory=Counter)
    kinds: Counter[OrganizationKind] = field(default_factory=Counter)
    form: NameKind = "short"
    canonical: str | None = None
    against: float = 0.0

    @property
    def score(self) -> float:
        """Its signs added up, less what speaks against it."""
        signs = sum(_WEIGHTS[sign] + (_AGAIN if count > 1 else 0) for sign, count in self.signs.items())
        return signs - self.against

    @property
    def kind(self) -> OrganizationKind:
        """The kind that most of its places tell, a telling one before `other`."""
        told = [(count, kind) for kind, count in self.kinds.items() if kind != "other"]
        return max(told, key=lambda pair: pair[0])[1] if told else "other"


class Tally:
    """All candidates of a document by their text."""

    def __init__(self) -> None:
        self._candidates: dict[str, Candidate] = {}
        self.persons: set[str] = set()
        """Names that a label or a column says to be persons'."""
        self.issuers: list[str] = []
        """What stands beside the labels 发行人 and 公司全称."""
        self.called: list[str] = []
        """Full names right behind the word 发行人."""

    def add(
        self,
        text: str,
        sign: Sign,
        kind: OrganizationKind = "other",
        form: NameKind = "short",
        canonical: str | None = None,
    ) -> None:
        """Note a sign that a string is a name."""
        candidate = self._candidates.get(text)
        if candidate is None:
            candidate = self._candidates[text] = Candidate(text, form=form)
        candidate.signs[sign] += 1
        candidate.kinds[kind] += 1
        candidate.canonical = candidate.canonical or canonical
        if candidate.form == "short":
            candidate.form = form

    def move(self, candidate: Candidate, text: str) -> None:
        """Count what was met of a string for another, which it holds."""
        self._candidates.pop(candidate.text, None)
        for sign, count in candidate.signs.items():
            self.add(text, sign, candidate.kind, candidate.form, candidate.canonical)
            self._candidates[text].signs[sign] += count - 1

    def drop(self, text: str) -> None:
        """Forget a candidate that is none."""
        self._candidates.pop(text, None)

    def get(self, text: str) -> Candidate | None:
        """The candidate of a text."""
        return self._candidates.get(text)

    def accepted(self, text: str) -> bool:
        """Whether a string is a name by what has been met so far."""
        candidate = self._candidates.get(text)
        return candidate is not None and candidate.score >= ENOUGH

    def __iter__(self) -> Iterator[Candidate]:
        """The candidates in the order in which they were met."""
        return iter(list(self._candidates.values()))
