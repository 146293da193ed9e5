"""The words with which a statement says what its number is of, and what may stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extract.language import vocabularies
from extract.language.segmenter import segmenter

WordKind = Literal["noun", "verb", "mark", "generic"]

_WORTHLESS = re.compile(r"[\W_]+|\d+(?:\.\d+)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9.&+-]*")
_NOUNS = frozenset("njilxbs")
_SILENT = frozenset("muqrpcyowhkfgtd")
"""Parts of speech that say nothing: numerals, particles, pronouns, prepositions, adverbs."""
_TIME = re.compile(r"[年月日季周时期前后末初]")
_OTHER = r"[^\s，。；：、（）]"
_AGENTS = "方者人"
"""投资方 is who 投资 is said of."""
_PIECE = 2
_NO_SIDE = re.compile("前后|所有[权者制人]|组成部分|少数民族")
_SPACES = re.compile(r"\s+")
_QUOTED = re.compile(r"[“\"]([^“”\"，。；\d]{2,8})[”\"]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a statement has to account for."""

    text: str
    kind: WordKind
    start: int
    end: int
    known: bool = True
    """The segmenter knows it; else it is characters in a row that may be a name or an abbreviation."""

    @property
    def is_plain(self) -> bool:
        """Whether it is a noun of the dictionary, and not a name, a foreign word or a word that turns what is said."""
        return self.kind == "noun" and self.known and not self.text.isascii()

    def places(self, text: str) -> frozenset[int]:
        """The characters of a text that stand for it."""
        return _places(text, self.text, self.known)

    def within(self, text: str) -> bool:
        """Whether a text says it: by itself, a synonym, its pieces, or what it abbreviates."""
        return says(text, self.text, self.known)


@lru_cache(200_000)
def says(text: str, word: str, known: bool) -> bool:
    """Whether a text has a word or what may stand for it."""
    if any(has(text, form) for form in forms_of(word)):
        return True
    if word in text:
        return False  # 副主承销商 is no 主承销商
    if word.isascii():
        return len(word) > _PIECE and word.lower() in _SPACES.sub("", text).lower()
    if not known and len(word) < 5 and (pattern := _abbreviated(word)).search(text):
        return bool(pattern)
    if len(word) > 2 and (_shortened(word).search(text) or (word[-1] in _AGENTS and word[:-1] in text)):
        return True
    if len(word) > 3 or not known:
        pieces = _pieces(word)
        return len(pieces) > 1 and all(any(f in text for f in forms_of(piece)) for piece in pieces)
    return False


@lru_cache(50_000)
def _places(text: str, word: str, known: bool) -> frozenset[int]:
    found: set[int] = set()
    for form in forms_of(word):
        for match in re.finditer(re.escape(form), text):
            found.update(range(*match.span()))
    patterns = [] if known else [_abbreviated(word)]
    for pattern in [*patterns, _shortened(word)] if len(word) > 2 else patterns:
        for match in pattern.finditer(text):
            found.update(range(*match.span()))
    return frozenset(found)


def has(text: str, word: str) -> bool:
    """Whether a text has a word, and not one with 净 or 副 in front that is another thing."""
    at = text.find(word)
    while at > 0 and is_listed("prefixes", text[at - 1]):
        at = text.find(word, at + 1)
    return at >= 0


@lru_cache(20_000)
def words_of(text: str, taken: tuple[tuple[int, int], ...] = ()) -> tuple[Word, ...]:
    """The words of a text that say what it is about, outside the slices that are figures, periods and names."""
    found = [Word(m[1], "noun", m.start(1), m.end(1)) for m in _QUOTED.finditer(text) if _free(m, taken)]
    taken = (*taken, *((word.start, word.end) for word in found))
    place = 0
    for start, end in (*sorted(taken), (len(text), len(text))):
        if place < start:
            found += _words_in(text[place:start], place)
        place = max(place, end)
    return tuple(sorted(found, key=lambda w: w.start))


def _words_in(text: str, place: int) -> Iterator[Word]:
    """The words of a slice that begins at a place; what is taken out beside it is part of no word."""
    run: list[tuple[int, str, str]] = []
    kept: tuple[int, str, str] | None = None
    """A character before a noun that makes it another: 主 of 主承销商."""
    leading: tuple[int, str, str] | None = None
    """A character at the front that may be part of a word that the dictionary lacks: 中 of 中危."""
    end = place
    # Without guesses at unknown words: 后罗|世兵 and 期为 are worse than single characters.
    for word, tag in segmenter().tag(text, False):
        start, end = end, end + len(word)
        if _joins(word, tag):
            run += [each for each in (kept or leading,) if each is not None]
            kept, leading = (start, word, tag) if tag == "b" else None, None
            if kept is None:
                run.append((start, word, tag))
            continue
        yield from _unknown(run)
        run = []
        leading = (start, word, tag) if tag == "f" and len(word) == 1 and start == place else None
        kind = _kind(word, tag)
        if kind is not None:
            front = kept if kept is not None and kind == "noun" else (start, "", "")
            yield Word(front[1] + word, kind, front[0], end)
        kept = None
    yield from _unknown(run)


def _free(match: re.Match[str], taken: tuple[tuple[int, int], ...]) -> bool:
    return not any(a < match.end() and match.start() < b for a, b in taken)


_PATHS = frozenset("进出上下入开来去到得起有行可能于")
"""Characters of verbs that say which way, and not what is done."""


@lru_cache(50_000)
def has_kin(text: str, verb: str) -> bool:
    """Whether a text has a verb of the same root, which says much the same: 避开 and 避免."""
    verbs = [word.text for word in words_of(text) if word.kind == "verb"]
    roots = set(verb) - _PATHS
    return any(roots & set(other) for other in verbs) and not any(opposed(verb, other) for other in verbs)


def ends_in_noun(text: str) -> bool:
    """Whether a text ends in a noun, as what names something does, and not in a full stop or a verb."""
    tags = segmenter().tag(text.rstrip(), False)
    return bool(tags) and tags[-1][1][:1] == "n"


def nouns_of(text: str) -> list[Word]:
    """The nouns of a text."""
    return [word for word in words_of(text) if word.kind == "noun"]


def _unknown(run: list[tuple[int, str, str]]) -> Iterable[Word]:
    """Single characters in a row are a word that the dictionary lacks: 营收, 罗世兵; or a verb, 缴来, or one behind it: 智算做."""
    if len(run) > _PIECE and run[-1][2] == "v":
        run = run[:-1]
    if len(run) > 1:
        word, start = "".join(character for _, character, _ in run), run[0][0]
        if not is_listed("stop", word):
            does = len(run) == _PIECE and run[0][2] in ("v", "vg") and run[1][2][:1] in "va"
            yield Word(word, "verb" if does else "noun", start, start + len(word), known=False)
    elif run and is_listed("single", run[0][1]):
        yield Word(run[0][1], "mark", run[0][0], run[0][0] + 1)


def _joins(word: str, tag: str) -> bool:
    return (
        len(word) == 1
        and _HAN.match(word) is not None
        and tag[:1] not in "umqpcyfdr"
        and not is_listed("single_stop", word)
    )


def _kind(word: str, tag: str) -> WordKind | None:
    if _WORTHLESS.fullmatch(word):
        return None
    if is_listed("telling", word):
        return "mark"
    if is_listed("stop", word):
        return None
    if _LATIN.fullmatch(word):
        return "noun" if len(word) > 1 else None
    if len(_HAN.findall(word)) < 2:
        return "mark" if is_listed("single", word) else None
    if is_listed("generic", word):
        return "generic"
    if tag[:1] in _NOUNS or tag in ("vn", "an") or is_listed("measured", word):
        return "noun"
    if tag[:1] in _SILENT:
        return "noun" if tag == "t" and not _TIME.search(word.removeprefix("青年")) else None
    return "verb" if tag[:1] == "v" else "generic"


@vocabularies.derived
def forms_of(word: str) -> tuple[str, ...]:
    """A word with its synonyms."""
    found = [word]
    for group in _groups().get(word, ()):
        found += [other for other in group if other not in found]
    return tuple(found)


@vocabularies.derived
def _groups() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for group in vocabularies.load("synonyms")["same"]:
        for word in group:
            found.setdefault(word, []).append(group)
    return found


@lru_cache(20_000)
def _pieces(word: str) -> tuple[str, ...]:
    """A long or unknown word as words of two characters and more, the longest that the dictionary has."""
    found: list[str] = []
    for part, _ in segmenter().tag(word, False):
        if not found or (len(part) >= _PIECE and len(found[-1]) >= _PIECE):
            found.append(part)
        else:
            found[-1] += part
    if len(found) == 1 and len(word) > 3 and len(word) % 2 == 0:
        found = [word[i : i + 2] for i in range(0, len(word), 2)]
    return tuple(found)


@lru_cache(20_000)
def _abbreviated(word: str) -> re.Pattern[str]:
    """营收 stands for 营业收入: each character begins a word."""
    return re.compile(f"{_OTHER}{{1,3}}".join(map(re.escape, word)) + _OTHER)


@lru_cache(20_000)
def may_be_name(word: str) -> bool:
    """Whether no part of a string is a common word of the dictionary: 罗世兵, and not 高风险项."""
    parts = segmenter().tag(word, False)
    common = (len(part) > 1 and tag[:2] not in ("nr", "ns", "nt", "nz") for part, tag in parts)
    return len(parts) > 1 and not any(common)


@lru_cache(20_000)
def _shortened(word: str) -> re.Pattern[str]:
    """合同额 stands for 合同金额: its characters in order, with one other between."""
    return re.compile(f"{_OTHER}?".join(map(re.escape, word)))


@vocabularies.derived
def _listed(name: str) -> frozenset[str]:
    return frozenset(vocabularies.load("synonyms")[name])


def is_listed(name: str, word: str) -> bool:
    """Whether a list of the vocabulary has a word."""
    return word in _listed(name)


def is_measure(word: str) -> bool:
    """Whether a word ends in what is measured: 投资, 投资规模."""
    end = word[-_PIECE:]
    return is_listed("measured", end) or is_listed("generic", end)


def listed_in(name: str, text: str) -> frozenset[str]:
    """The words of a list that a text has."""
    return frozenset(word for word in _listed(name) if word in text)


def any_listed(name: str, text: str) -> bool:
    """Whether a text has a word of a list."""
    return any(word in text for word in _listed(name))


@vocabularies.derived
def opposed(one: str, other: str) -> bool:
    """Whether two words differ in characters that are opposites and in nothing else: 高于 and 低于, 期初 and 期末."""
    pairs = {frozenset(pair) for pair in vocabularies.load("synonyms")["opposites"]}
    differing = [{a, b} for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and bool(differing) and all(pair in pairs for pair in differing)


@vocabularies.derived
def counter_class(unit: str | None) -> str:
    """What a counter counts: organizations, people, events; `any` for 个 and 项, which count everything."""
    for name, units in vocabularies.load("synonyms")["counters"].items():
        if unit in units:
            return str(name)
    return f"the counter {unit}"


@vocabularies.derived
def is_counted(word: str, counter: str | None) -> bool:
    """Whether a word names nothing but what a counter counts."""
    return word in vocabularies.load("synonyms")["counted"].get(counter_class(counter), ())


@vocabularies.derived
def sides_of(text: str) -> dict[int, int]:
    """Which side of each contrast a text takes; contrasts of which it has several sides are left out."""
    pattern, places = _sides()
    taken: dict[int, set[int]] = {}
    for word in pattern.findall(_NO_SIDE.sub("", text)):
        for group, side in places[word]:
            taken.setdefault(group, set()).add(side)
    return {group: next(iter(sides)) for group, sides in sorted(taken.items()) if len(sides) == 1}


@vocabularies.derived
def _sides() -> tuple[re.Pattern[str], dict[str, list[tuple[int, int]]]]:
    """The words of all contrasts, with the group and the side of each."""
    places: dict[str, list[tuple[int, int]]] = {}
    for group, sides in enumerate(vocabularies.load("synonyms")["contrasts"]):
        for side, words in enumerate(sides):
            for word in words:
                places.setdefault(word, []).append((group, side))
    longest_first = sorted(places, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), places
