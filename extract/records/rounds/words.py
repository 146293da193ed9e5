"""The vocabulary of financing events in the form in which the readers need it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extract.language import vocabularies
from schemas.funding import Role


@vocabularies.derived
def vocabulary() -> dict[str, Any]:
    """The whole vocabulary."""
    found: dict[str, Any] = vocabularies.load("events")
    return found


def any_of(words: list[str]) -> str:
    """A pattern for any of several words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@vocabularies.derived
def _completed_verb() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(vocabulary()['completed'])})(?:了|过|到)?")


@vocabularies.derived
def _money_tails() -> tuple[re.Pattern[str], ...]:
    """What is completed, with what stands before it: a round that is named first of all, then any other money."""
    known = vocabulary()
    body = r"(?P<body>(?:由[^。；]{2,90}?的)?[^，。；！？\n]{0,60}?)"
    after = rf"(?!{any_of(known['not_after'])}|[、和与及])"
    return tuple(
        re.compile(rf"{body}(?P<noun>{any_of(nouns)}){after}")
        for nouns in (
            [noun for noun in known["money_nouns"] if noun.startswith("轮")],
            [noun for noun in known["money_nouns"] if not noun.startswith("轮")],
        )
    )


@dataclass(frozen=True, slots=True)
class Completed:
    """完成…融资: where the verb begins, what stands between verb and noun, and the noun."""

    start: int
    body: tuple[int, int]
    noun: str
    end: int


def find_completed(text: str, start: int, end: int) -> list[Completed]:
    """The places of a sentence at which a financing is said to be completed."""
    found: list[Completed] = []
    for verb in _completed_verb().finditer(text, start, end):
        if found and verb.start() < found[-1].end:
            continue
        tail = next((m for p in _money_tails() if (m := p.match(text, verb.end(), end))), None)
        if tail is not None:
            found.append(Completed(verb.start(), tail.span("body"), tail["noun"], tail.end()))
    return found


@vocabularies.derived
def role_verbs() -> re.Pattern[str]:
    """领投, 跟投, …: what parties that stand before it did."""
    roles = vocabulary()["roles"]
    sure = [w for role in ("lead", "participant", "sole") for w in roles[role]]
    # 投资 also ends names: only where nothing goes on is it a verb (松石投资、…联合领投).
    return re.compile(
        rf"{any_of(sure)}|(?:{any_of(roles['unspecified'])})(?=[，。；,;\s\d了的（(]|$|数|近|超|约)"
    )


@vocabularies.derived
def role_of() -> dict[str, Role]:
    """The role that a word tells."""
    known = vocabulary()
    return {
        word: role
        for key in ("roles", "role_nouns", "invests")
        for role, words in known[key].items()
        for word in words
    }


@vocabularies.derived
def role_nouns() -> re.Pattern[str]:
    """投资方包括: what parties that stand behind it are."""
    joined = any_of([w for words in vocabulary()["role_nouns"].values() for w in words])
    return re.compile(rf"(?P<noun>{joined})(?:有|为|是|系|包括了?|包含|涉及|[:：])+")


@vocabularies.derived
def invests() -> re.Pattern[str]:
    """甲投资了乙: the verb between two names."""
    joined = any_of([w for words in vocabulary()["invests"].values() for w in words])
    return re.compile(rf"(?P<verb>{joined})(?P<past>了|过|到|于)?")


@vocabularies.derived
def continues() -> re.Pattern[str]:
    """How a sentence begins that goes on about the financing told before."""
    return re.compile(rf"\s*(?:{any_of(vocabulary()['continues'])})")


@vocabularies.derived
def acquires() -> re.Pattern[str]:
    """收购 and its like."""
    return re.compile(any_of(vocabulary()["acquires"]))


@vocabularies.derived
def boards() -> dict[str, tuple[str, str | None]]:
    """Every form of a board, in capitals: (its usual name, its exchange)."""
    return {
        form.upper(): (name, board["exchange"])
        for name, board in vocabulary()["boards"].items()
        for form in board["forms"]
    }


@vocabularies.derived
def listed_on() -> re.Pattern[str]:
    """登陆科创板, 在创业板首发上市, 首发上市."""
    known = vocabulary()
    forms = any_of([form for board in known["boards"].values() for form in board["forms"]])
    verbs, listed = any_of(known["lists_on"]), any_of(known["listed"])
    return re.compile(
        rf"(?:(?P<verb>{verbs})\s*(?P<board>{forms})[^，。；]{{0,4}}?(?P<listed>{listed})?|(?P<alone>{listed}))",
        re.I,
    )


@vocabularies.derived
def raised() -> re.Pattern[str]:
    """Words right before the sum that a listing raised."""
    return re.compile(
        rf"(?:{any_of(vocabulary()['raised'])})(?:总计|合计|分别|约|超过|超|近|高达|达到|达|为|是|共|共计|净额|总额|[:：])*$"
    )


def raised_in(text: str, start: int, end: int) -> bool:
    """Whether a slice speaks of money raised."""
    return any(word in text[start:end] for word in vocabulary()["raised"])
