"""What a measure works with: subsidies, rewards, loans, funds, platforms, standards."""

from __future__ import annotations

import re
from typing import Any

from extract.language import vocabularies

MONEY = frozenset(
    {"subsidy", "reward", "loan", "interest_subsidy", "guarantee", "insurance", "fund", "tax", "rent"}
)
"""Codes of the instruments that cost money."""


def instruments_in(text: str) -> list[str]:
    """The codes of `instruments.yaml` whose words a text has, in the order of the vocabulary."""
    found: list[str] = []
    for code, words, never, also in _patterns():
        plain = never.sub("　", text) if never is not None else text
        if words.search(plain):
            found += [code, *also]
    return sorted(dict.fromkeys(found), key=_order().index)


@vocabularies.derived
def labels() -> dict[str, str]:
    """The Chinese name of every code."""
    return {code: str(entry["label"]) for code, entry in vocabularies.load("instruments").items()}


@vocabularies.derived
def _order() -> list[str]:
    return list(vocabularies.load("instruments"))


@vocabularies.derived
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, tuple[str, ...]], ...]:
    entries: dict[str, dict[str, Any]] = vocabularies.load("instruments")
    return tuple(
        (
            code,
            _any(entry["words"]),
            _any(entry["not"]) if entry.get("not") else None,
            tuple(entry.get("also", ())),
        )
        for code, entry in entries.items()
        if entry["words"]
    )


def _any(words: list[str]) -> re.Pattern[str]:
    """Any of the words; … stands for up to twelve characters of the same sentence."""
    return re.compile("|".join(re.escape("".join(w.split())).replace("…", "[^。；]{0,12}?") for w in words))
