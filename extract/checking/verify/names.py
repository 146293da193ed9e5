"""The organizations that a text names, each with everything it is called."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from extract.checking.verify.sources import Sources
from extract.checking.verify.words import is_listed

_KEPT = 50_000
_ISSUER = ("公司", "本公司", "发行人")


class NameSpan(NamedTuple):
    """An organization named at a place in a text."""

    start: int
    end: int
    forms: tuple[str, ...]
    """Everything it is called, the printed name first."""
    generic: tuple[str, ...] = ()
    """What it is called in `documents` as others are in theirs: 公司, 发行人."""
    documents: frozenset[int] = frozenset()


class Names:
    """Finds organizations by the names that the documents give them."""

    def __init__(self, sources: Sources, documents: tuple[int, ...]) -> None:
        self._called: defaultdict[int, list[str]] = defaultdict(list)
        self._generic: defaultdict[int, list[str]] = defaultdict(list)
        self._generic_in: defaultdict[int, set[int]] = defaultdict(set)
        self._ids: defaultdict[str, list[int]] = defaultdict(list)
        for document in documents:
            for name, number in sources.names(document):
                # 公司 and 发行人 are names of whoever a document is about: they tell nothing apart elsewhere.
                if is_listed("stop", name):
                    self._generic[number].append(name)
                    self._generic_in[number].add(document)
                elif len(name) > 1 and not is_listed("roles", name):
                    self._called[number].append(name)
                    self._ids[name].append(number)
        for source in sources.documents():
            # In its prospectus the issuer is 公司, where no definition says so.
            if source.id in documents and source.kind == "prospectus" and source.issuer:
                for number in self._ids.get(source.issuer, ()):
                    self._generic[number] += _ISSUER
                    self._generic_in[number].add(source.id)
        # By how names begin, how long they may be. One claim meets few of many thousand names: an automaton of them all
        # takes longer to make than the claim to answer.
        self._lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self._ids:
            self._lengths[name[:2]].add(len(name))
        self.find = lru_cache(_KEPT)(self._find)
        self._span = lru_cache(_KEPT)(self._forms)

    def _find(self, text: str) -> list[NameSpan]:
        found: list[NameSpan] = []
        done = 0
        for start, two in enumerate(map(str.__add__, text, text[1:])):
            if start < done or two not in self._lengths:
                continue
            ends = [start + length for length in self._lengths[two]]
            end = max((e for e in ends if e <= len(text) and text[start:e] in self._ids), default=0)
            if end:
                found.append(self._span(text[start:end])._replace(start=start, end=end))
                done = end
        return found

    def _forms(self, name: str) -> NameSpan:
        """What the organizations of a name are called; made when the name is met, of which most never are."""
        numbers = list(dict.fromkeys(self._ids[name]))
        return NameSpan(
            0,
            0,
            tuple(dict.fromkeys([name, *(other for i in numbers for other in self._called[i])])),
            tuple(dict.fromkeys(word for i in numbers for word in self._generic.get(i, ()))),
            frozenset(document for i in numbers for document in self._generic_in.get(i, ())),
        )
