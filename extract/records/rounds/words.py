"""The vocabulary of financing events in the form in which the readers need it."""

from __future__ import annotations

import re
from typing import Any

from extract.language import vocabularies
from extract.language.vocabularies import any_of
from schemas.funding import Role


@vocabularies.derived
def vocabulary() -> dict[str, Any]:
    """The whole vocabulary."""
    found: dict[str, Any] = vocabularies.load("events")
    return found


@vocabularies.derived
def money_nouns() -> re.Pattern[str]:
    """融资, B轮: what is completed, where no word behind it makes something else of it."""
    known = vocabulary()
    nouns = any_of(known["money_nouns"])
    # 甲投资的|B轮融资: what a relative clause says is not what is completed.
    return re.compile(
        rf"(?:{nouns})(?!{any_of(known['not_after'])}|[、和与及]|的[^，。；]{{0,24}}?(?:{nouns}))"
    )


def is_other(text: str, place: int) -> bool:
    """Whether a word behind a round or a noun of money makes something else of it: 战略投资|协议."""
    return text.startswith(tuple(vocabulary()["not_after"]), place)


@vocabularies.derived
def _plans() -> re.Pattern[str]:
    return re.compile(any_of(vocabulary()["plans"]))


def is_planned(text: str) -> bool:
    """Whether words say that something is meant or wished, not done."""
    return _plans().search(text) is not None


@vocabularies.derived
def says() -> tuple[str, ...]:
    """Verbs behind which a clause tells what is said."""
    return tuple(vocabulary()["says"])


@vocabularies.derived
def role_verbs() -> re.Pattern[str]:
    """领投, 跟投, …: what parties that stand before it did."""
    roles = vocabulary()["roles"]
    sure = [w for role in ("lead", "participant", "sole") for w in roles[role]]
    # 投资 also ends names: only where nothing goes on is it a verb (松石投资、…联合领投).
    return re.compile(
        rf"(?:{any_of(sure)})(?![方人者]|机构)|(?:{any_of(roles['unspecified'])})(?=[，。；,;\s\d了的（(]|$|数|近|超|约)"
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
    """投资方包括: what parties that stand behind it are, or before it: 甲为领投方."""
    joined = any_of([w for words in vocabulary()["role_nouns"].values() for w in words])
    return re.compile(
        rf"(?P<noun>{joined})(?P<is>(?:[还均皆]|分别|主要)*(?:有|为|是|系|包括了?|包含|涉及|[:：])+)?"
    )


@vocabularies.derived
def invests() -> re.Pattern[str]:
    """甲投资了乙: the verb between two names."""
    joined = any_of([w for words in vocabulary()["invests"].values() for w in words])
    after = any_of(vocabulary()["not_after"])
    return re.compile(rf"(?P<verb>{joined})(?P<past>了|过|到|于)?(?!{after})")


@vocabularies.derived
def continues() -> re.Pattern[str]:
    """How a sentence begins that goes on about the financing told before."""
    return re.compile(rf"\s*(?:{any_of(vocabulary()['continues'])}|[老原现新既有]{{1,4}}股东)")


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
