"""Claims without a figure: who is in charge, who invests, what a rule says.

Words are weaker ground than numbers. A claim is borne out only where one sentence of the source has nearly all of its
words in its order, or names the same parties in the same role; it is denied only where a source names other parties
in that role. Everything else is not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extract.checking.verify.claims import Claim
from extract.checking.verify.lines import Line
from extract.checking.verify.mentions import parts
from extract.checking.verify.nearness import degree_of
from extract.checking.verify.words import NameSpan, Term, roles
from schemas.check import VerdictKind

_PARTY = 0.62
"""Share of the other words that must be around the parties."""
_SAME = 0.8
"""Share of a claim's words that a sentence must have to bear it out."""
_IN_ORDER = 0.75
_KEY_WEIGHT = 0.6
_SENTENCE_END = re.compile(r"[。！？!?；;\t]")
_NEXT, _MOST = 6, 4
_NEGATIONS = re.compile(r"不得|不予|不可|不能|不再|不(?!低于|少于|超过|高于|断|同|仅|足)|未|无|没有|非")
_INSIDE, _AROUND, _LINE = 1.0, 0.6, 0.45


@dataclass(frozen=True, slots=True)
class Wording:
    """What the sources say of a claim in words, and the slice of a page that says it."""

    verdict: VerdictKind
    line: Line | None = None
    start: int = 0
    end: int = 0
    score: float = 0.0
    reason: str = ""
    """party, words, or empty."""
    said: tuple[str, ...] = ()
    """For a party: those that the source names."""


def judge_words(
    claim: Claim,
    lines: Iterable[Line],
    weigh: Callable[[Term], float],
    names_in: Callable[[str], list[NameSpan]],
) -> Wording:
    """The verdict on a claim that states no figure."""
    units = [unit for line in lines for unit in _units(line)]
    if not claim.terms or not units:
        return Wording("not_found")
    return _parties(claim, units, weigh, names_in) or _same_words(claim, units, weigh)


def _units(line: Line) -> Iterator[tuple[Line, int, int]]:
    """A row of a table as a whole; the sentences of running text."""
    if line.is_row:
        yield line, line.start, line.end
        return
    for start, end in parts(line.text, _SENTENCE_END):
        yield line, *line.span(start, end)


def _contexts(line: Line, start: int, end: int) -> list[tuple[float, str]]:
    around = " ".join(text for _, text in line.around)
    return [(_INSIDE, line.page.text[start:end]), (_LINE, line.text), (_AROUND, around)]


def _parties(
    claim: Claim,
    units: list[tuple[Line, int, int]],
    weigh: Callable[[Term], float],
    names_in: Callable[[str], list[NameSpan]],
) -> Wording | None:
    """Parties that a claim names in a role, beside those that the source names in it."""
    named = [term for term in claim.terms if term.is_name]
    words = next((group for group in roles() if any(word in claim.text for word in group)), None)
    if not named or words is None:
        return None
    place = max(claim.text.find(word) for word in words)
    parties = _parties_of(claim.text, named, place)
    others = [t for t in claim.terms if t not in parties and not t.is_phrase and t.text not in words]
    best: Wording | None = None
    for line, start, end in units:
        text = line.page.text[start:end]
        role = next((w for w in words if _has_role(w, text)), None) or next(
            (w for w in words if _has_role(w, line.everything)), None
        )
        if role is None or not parties:
            continue
        there = _beside(text, role, names_in(text), line.is_row)
        if not there:
            continue
        contexts = _contexts(line, start, end)
        total = sum(weigh(t) for t in others) or 1.0
        score = sum(weigh(t) * degree_of(t, contexts) for t in others) / total if others else 0.7
        score += 0.1 if role in text else 0.0
        if score < _PARTY or (best and score <= best.score):
            continue
        if any(weigh(t) >= _KEY_WEIGHT and degree_of(t, contexts) < 0.5 for t in others):
            continue
        forms = {form for span in there for form in span.forms}
        there_text = text[min(n.start for n in there) : max(n.end for n in there)]
        has = [bool(set(term.forms) & forms) or any(f in there_text for f in term.forms) for term in parties]
        verdict: VerdictKind = "supported" if all(has) else "contradicted"
        if verdict == "contradicted" and not _has_role(role, text):
            continue
        said = tuple(text[n.start : n.end] for n in there)
        best = Wording(verdict, line, start, end, score, "party", said)
    return best


def _beside(text: str, role: str, names: list[NameSpan], is_row: bool) -> list[NameSpan]:
    """The names that stand behind a role's word in a row of names, or else before it; A（领投）、B: A alone."""
    match = re.search(rf"(?<![副]){role}", text)
    if match is not None and text[: match.start()].endswith(("（", "(")):
        return [span for span in names if span.end <= match.start()][-1:]
    if match is None or is_row:
        return names
    behind: list[NameSpan] = []
    for span in names:
        last = behind[-1].end if behind else match.end()
        if span.start >= match.end() and len(text[last : span.start].strip()) <= _NEXT:
            behind.append(span)
    return behind or [span for span in names if span.end <= match.start()][-_MOST:]


def _role_words(text: str) -> list[str]:
    return [word for group in roles() for word in group if word in text]


def _has_role(word: str, text: str) -> bool:
    """主承销商 is no word for 副主承销商."""
    return re.search(rf"(?<![副]){word}", text) is not None


def _parties_of(text: str, named: list[Term], role: int) -> list[Term]:
    """The names that the role is said of: those joined by 、 or 和 nearest to its word."""
    groups: list[list[Term]] = []
    for term in named:
        joined = groups and re.fullmatch(r"[、和与及会同，\s]{0,3}", text[groups[-1][-1].end : term.start])
        if joined:
            groups[-1].append(term)
        else:
            groups.append([term])
    return min(groups, key=lambda g: min(abs(g[-1].end - role), abs(g[0].start - role)))


def _same_words(claim: Claim, units: list[tuple[Line, int, int]], weigh: Callable[[Term], float]) -> Wording:
    """A sentence that says nearly the same."""
    terms = [term for term in claim.terms if not term.is_phrase]
    total = sum(weigh(t) for t in terms)
    best = Wording("not_found")
    for line, start, end in units:
        contexts = _contexts(line, start, end)
        degrees = [(term, degree_of(term, contexts)) for term in terms]
        score = sum(weigh(t) * d for t, d in degrees) / total if total else 0.0
        if score > best.score:
            text = line.page.text[start:end]
            holds = (
                score >= _SAME
                and all(d >= 0.5 for t, d in degrees if weigh(t) >= _KEY_WEIGHT)
                and _in_order(terms, text) >= _IN_ORDER
                and bool(_NEGATIONS.search(claim.text)) == bool(_NEGATIONS.search(text))
                and all(_has_role(word, text) for word in _role_words(claim.text) if word in text)
            )
            best = Wording("supported" if holds else "not_found", line, start, end, score, "words")
    return best


def _in_order(terms: list[Term], text: str) -> float:
    """Share of the words that stand in the text in the claim's order."""
    places = [min((p for f in t.forms if (p := text.find(f)) >= 0), default=-1) for t in terms]
    found = [p for p in places if p >= 0]
    if len(found) < 2:
        return 0.0
    longest: list[int] = []
    for place in found:
        for index, last in enumerate(longest):
            if place <= last:
                longest[index] = place
                break
        else:
            longest.append(place)
    return len(longest) / len(found)
