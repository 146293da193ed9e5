"""What a comparison of a figure of a claim with a statement of the sources found, and whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.checking.verify.agreement import Slot
from extract.checking.verify.claim import Asked
from extract.checking.verify.numbers import Match, compare
from extract.checking.verify.statement import ABOVE, CLAUSE, CLAUSE_MARK, PARAGRAPH, Date, Statement
from extract.checking.verify.substitutes import Substitute, substitutes
from extract.checking.verify.words import Word, is_measure, may_be_name, opposed

_WORDING = 3
_NOUNS = 4
"""Nouns of a claim that are found, where one more may be its own wording."""
_KNOWN = 2
"""Words of a claim that are found, where one more may be missing."""
_SHORT = 2
"""Characters of an abbreviation, which may be no name: 药企."""
_FREE = 6
"""Words of a claim that are found in a sentence, where one more may be its own wording."""
Key = Word | str
"""A word of the claim, or a party or place by its name."""


@dataclass(slots=True)
class Held:
    """What a comparison found."""

    asked: Asked
    statement: Statement
    match: Match
    different: list[Slot] = field(default_factory=list)
    """Slots that the claim and the source fill differently."""
    unsaid: list[Slot] = field(default_factory=list)
    """Slots that the claim fills and the source does not."""
    left: list[Word] = field(default_factory=list)
    """Words of the claim that nothing accounts for."""
    depths: dict[Key, int] = field(default_factory=dict)
    """How far from the number each word, party and place of the claim stands."""
    carried: dict[Key, int] = field(default_factory=dict)
    spare: list[str] = field(default_factory=list)
    """Nouns beside the source's number that the claim does not have."""
    borrowed: bool = False
    """Words of the claim belong to another number of the sentence."""

    @property
    def fits(self) -> bool:
        """Whether every slot agrees and nothing is left over, whatever the number is."""
        return not self.different and not self.unsaid and not self.grave

    @property
    def grave(self) -> list[Word]:
        """Words left over that could change the meaning."""
        return [word for word in self.left if word.kind in ("noun", "mark")]

    @property
    def accounted(self) -> bool:
        """Whether every slot agrees and nothing that matters is left over.

        A few words among many that are there may be the claim's own wording, where the source has no other in their place.
        """
        if self.is_nearly_all:
            return True
        own = sum(1 for word in self.left if word.kind != "noun")
        if self.different or self.unsaid or own > max(1, self.near // _WORDING) or self.is_elsewhere:
            return False
        if not self.grave:
            return True
        if self.borrowed or self.near * 2 < self.telling:
            return False
        named = self.spare or self.statement.row is not None
        """The source says what the number is."""
        heads = [word for word in self.grave if word in self.asked.head]
        if any(named or is_measure(word.text) for word in heads) or not all(w.is_plain for w in self.grave):
            return False
        few = self.telling // _NOUNS if self.spare else max(self.telling // _NOUNS, self.telling >= _KNOWN)
        return len(self.grave) <= few and not self.instead

    @property
    def is_nearly_all(self) -> bool:
        """Whether a clause has nearly all of what the claim says up to its figure, and nothing else in the place of the rest."""
        if (
            self.different
            or self.unsaid
            or self.statement.row is not None
            or isinstance(self.asked.value, Date)
        ):
            return False
        led = f"{self.asked.statement.before} {self.asked.statement.own}"
        if not all(
            word.text in led and self._may_be_wording(word) and self._is_said_here(word) for word in self.left
        ):
            return False
        here = len(self.left) * 2 <= self.near and self.near * _WORDING >= self.telling * 2
        return here and not self.instead and not self.is_elsewhere

    def _may_be_wording(self, word: Word) -> bool:
        """Whether a word that is left over names nobody and nothing that is measured: those are another's where the source lacks them."""
        if word.kind == "mark" or word.text.isascii() or is_measure(word.text):
            return False
        short = len(word.text) == _SHORT and self.near >= _NOUNS
        return word.known or word.kind == "verb" or short or not may_be_name(word.text)

    @property
    def is_reworded(self) -> bool:
        """Whether what is left over is the claim's own wording: few plain words beside many that are there, none in another's place."""
        if self.different or self.unsaid or len(self.left) * _FREE > self.near:
            return False
        plain = all(word.kind in ("verb", "generic") or word.is_plain for word in self.left)
        return plain and not self.instead and not self.is_elsewhere

    @property
    def is_plausible(self) -> bool:
        """Whether nothing of another kind stands in the place of what the claim says."""
        open_slots = all(slot == "region" for slot in self.unsaid) and not self.different
        few = len(self.grave) < self.telling or not self.spare
        told = self.statement.row is not None  # the heads of a row say what is measured
        plain = all(word.is_plain and (told or not is_measure(word.text)) for word in self.grave)
        here = all(self._is_said_here(word) for word in self.grave)
        return open_slots and few and plain and here and not self.instead and not self.is_elsewhere

    def _is_said_here(self, word: Word) -> bool:
        """Whether most of what the claim says beside a word stands near the number, and not in other sentences alone."""
        if self.statement.row is not None:
            return True
        beside = next((part for part in CLAUSE_MARK.split(self.asked.everything) if word.text in part), "")
        depths = [d for k, d in self.depths.items() if isinstance(k, Word) and k.text in beside]
        return sum(1 for depth in depths if depth >= PARAGRAPH) * 2 <= len(depths)

    @property
    def instead(self) -> list[Substitute]:
        """What the source has in the places of words that are left over."""
        if len(self.left) > self.telling:
            return []  # it speaks of something else
        return substitutes(self.left, self.asked.everything, self.statement)

    @property
    def is_elsewhere(self) -> bool:
        """Whether the sentence has the opposites of words that only others have, or other things in the places of names."""
        names = [key.text for key in self._far if not key.is_plain]
        return any(opposed(*each) or any(name in each.mine for name in names) for each in self.elsewhere)

    @property
    def is_of_another(self) -> bool:
        """Whether all but the party of the claim is there, and the number is of something that the claim does not speak of."""
        return (
            self.unsaid == ["name"]
            and not (self.different or self.left)
            and self.near >= _WORDING
            and bool(self.spare)
        )

    @property
    def elsewhere(self) -> list[Substitute]:
        """What the sentence has in the places of words that only other sentences have."""
        return substitutes(self._far, self.asked.everything, self.statement)

    @property
    def _far(self) -> list[Word]:
        return [key for key, depth in self.depths.items() if not isinstance(key, str) and depth >= PARAGRAPH]

    @property
    def denied(self) -> list[str]:
        """The slots and words that the source fills otherwise."""
        others = [each for each in self.instead if each.is_other]
        others += [each for each in self.elsewhere if opposed(*each)]
        return [*self.different, *(f"“{each.theirs}”" for each in others)]

    @property
    def is_together(self) -> bool:
        """Whether the sentence or row has another figure of the claim too."""
        values = [
            s.quantity for s in self.statement.sisters if s.quote == self.statement.quote and s.quantity
        ]
        return any(compare(one, other) is Match.EQUAL for one in self.asked.beside for other in values)

    @property
    def is_in_company(self) -> bool:
        """Whether the sentence or row has another number that the claim has, and not the same once more."""
        mine = self.asked.statement.quantity
        others = [x for x in self.asked.beside if mine is None or compare(x, mine) is not Match.EQUAL]
        values = [
            s.quantity for s in self.statement.sisters if s.quote == self.statement.quote and s.quantity
        ]
        return any(compare(one, other) is Match.EQUAL for one in others for other in values)

    @property
    def near(self) -> int:
        """How many words of the claim stand beside the number."""
        return sum(_weight(key) for key, depth in self.depths.items() if depth <= CLAUSE)

    @property
    def beside(self) -> int:
        """How many words of the claim stand in other sentences of the paragraph only."""
        return sum(_weight(key) for key, depth in self.depths.items() if CLAUSE < depth < ABOVE)

    @property
    def telling(self) -> int:
        """How many words, parties and places of the claim were found that say more than 金额 or 数量."""
        return sum(_weight(key) for key in self.depths if isinstance(key, str) or key.kind != "generic")


def _weight(key: Key) -> int:
    """A long word says as much as several: 配置和补丁管理."""
    return max(1, len(key.text) // 2) if isinstance(key, Word) else 1
