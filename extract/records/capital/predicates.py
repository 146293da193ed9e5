"""The sentences of a sketch as predicates, each with the names before and behind it.

A name is the subject of the next predicate unless the word before it says otherwise: 由N, 向N, 与N, 受让N持有的.
A predicate without a subject of its own has that of the predicate before it: 甲将其…转让给乙；将其…转让给丙.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from extract.language import vocabularies
from extract.records.capital.sketch import Sign, Sketch

Case = Literal["subject", "by", "to", "with", "held", "about", "paid", "object"]
_OWNS = re.compile(r"(?:分别|合计)?(?:所持|所占|持有|拥有|所有|持|名下|转让)(?!股平台)")
_KIN = r"(?:其)?(?:配偶|妻子|丈夫|儿子|女儿|父亲|母亲|弟弟|哥哥|妹妹|姐姐|兄弟|之子|之女)?"
_CASES: tuple[tuple[Case, re.Pattern[str]], ...] = (
    ("paid", re.compile(r"收到$")),
    ("held", re.compile(r"(?:持有的?|所持有?的?|所占的?|拥有的?|在|对)$")),
    ("to", re.compile(r"[向给予至到]$")),
    ("with", re.compile(r"(?:分别)?[与和]$")),
    ("by", re.compile(rf"由{_KIN}$")),
    ("about", re.compile(r"就$")),
    ("object", re.compile(r"(?:批准|被合并方|根据|受|关于|经)$")),
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A sign of names in a sentence, with what the words around it say of its part."""

    place: int
    sign: Sign
    case: Case
    owns: bool
    """Whether something that is the name's follows: N持有的…."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb of one of the frames."""

    frame: str
    verb: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence between full stops: its names and predicates in their order."""

    sketch: Sketch
    start: int
    end: int
    nouns: tuple[Noun, ...]
    predicates: tuple[Predicate, ...]

    @property
    def said(self) -> tuple[int, int]:
        """Its slice of the story."""
        return self.sketch.original(self.start), self.sketch.original(self.end - 1)

    def between(self, start: int, end: int) -> list[Noun]:
        """The names in a slice of the sketch."""
        return [noun for noun in self.nouns if start <= noun.place < end]

    def behind(self, predicate: Predicate) -> Noun | None:
        """The name that follows a predicate, with nothing but particles and titles between."""
        noun = next((n for n in self.nouns if n.place >= predicate.end), None)
        if noun is None or not _particles().fullmatch(self.sketch.text, predicate.end, noun.place):
            return None
        return noun

    def clause(self, place: int) -> int:
        """Where the clause of a place begins: behind a comma, semicolon or colon."""
        text = self.sketch.text
        return max(self.start, *(text.rfind(mark, self.start, place) + 1 for mark in "，；："))


def sentences(sketch: Sketch) -> Iterator[Sentence]:
    """The sentences of a sketch."""
    for start, end in sketch.sentences():
        nouns = tuple(
            Noun(place, sign, _case(sketch.text, start, place), bool(_OWNS.match(sketch.text, place + 1)))
            for place, sign in sketch.signs_in(start, end, "N")
        )
        found = tuple(
            Predicate(match.lastgroup or "", match.group(), match.start(), match.end())
            for match in _verbs().finditer(sketch.text, start, end)
        )
        yield Sentence(sketch, start, end, nouns, found)


def verbs_of(frame: str, text: str) -> list[str]:
    """The verbs of a frame in a text."""
    return [match.group() for match in _verbs().finditer(text) if match.lastgroup == frame]


def _case(text: str, start: int, place: int) -> Case:
    """What the words before a name, its title left out, say of its part."""
    before = text[max(start, place - 16) : place]
    title = _title().search(before)
    if title is not None:
        before = before[: title.start()]
    return next((case for case, pattern in _CASES if pattern.search(before)), "subject")


@vocabularies.derived
def _verbs() -> re.Pattern[str]:
    """A pattern whose last group is the frame of the verb that it found."""
    frames = vocabularies.load("capital_frames")["frames"]
    return re.compile("|".join(_alternatives(frame, verbs) for frame, verbs in frames.items()))


def _alternatives(frame: str, verbs: dict[str, Any]) -> str:
    found = []
    for verb in sorted(verbs, key=len, reverse=True):
        rules = verbs[verb]
        only = "|".join(map(re.escape, rules["only"])) if isinstance(rules, dict) else ""
        never = "|".join(map(re.escape, rules)) if isinstance(rules, list) else ""
        found.append(re.escape(verb) + (f"(?={only})" if only else "") + (f"(?!{never})" if never else ""))
    return f"(?P<{frame}>{'|'.join(found)})"


@vocabularies.derived
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:{_titles()})$")


@vocabularies.derived
def _particles() -> re.Pattern[str]:
    return re.compile(rf"(?:[给予与至于到了]|分别|全部|均|各|{_KIN}|{_titles()}){{0,4}}")


def _titles() -> str:
    """What the text calls a party before its name: 股东, 新增投资者."""
    words = vocabularies.load("capital_words")["party_titles"]
    return vocabularies.any_of(word for word in words if len(word) > 1 and word[-1] not in "由为是")
