"""The organizations that a text names, each with everything it is called in a document."""

from __future__ import annotations

from functools import lru_cache

import ahocorasick_rs

from extract.checking.verify.sources import Sources
from extract.checking.verify.words import is_stop_word, roles

NameSpan = tuple[int, int, tuple[str, ...]]
"""Slice of the text, and all names of the organization, the printed one first."""
_KEPT = 50_000


class Names:
    """Finds organizations by the names that the documents give them."""

    def __init__(self, sources: Sources, documents: tuple[int, ...]) -> None:
        role_words = {word for group in roles() for word in group}
        by_id: dict[int, list[str]] = {}
        ids: dict[str, list[int]] = {}
        for document in documents:
            for name, number in sources.names(document):
                by_id.setdefault(number, []).append(name)
                # 公司 and 发行人 are names of whoever a document is about: in a claim they tell nothing apart.
                if len(name) > 1 and not is_stop_word(name) and name not in role_words:
                    ids.setdefault(name, []).append(number)
        self._known = list(ids)
        self._forms = {
            name: tuple(dict.fromkeys([name, *(other for i in numbers for other in by_id[i])]))
            for name, numbers in ids.items()
        }
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._known or ["\0"], matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST
        )
        self.find = lru_cache(_KEPT)(self._find)

    def _find(self, text: str) -> list[NameSpan]:
        found = self._automaton.find_matches_as_indexes(text)
        return [(start, end, self._forms[self._known[number]]) for number, start, end in found]
