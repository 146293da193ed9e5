"""What the text calls a party before and behind its name: 员工持股平台, 新增股东, 等投资者."""

from __future__ import annotations

import re

from extract.language import vocabularies


@vocabularies.derived
def edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a name, and what stands behind one, that is no part of it."""
    words = vocabularies.load("capital_words")
    titles = vocabularies.any_of(words["party_titles"])
    tails = vocabularies.any_of(words["party_tails"])
    return re.compile(titles), re.compile(rf"(?:{tails})$")


def without_titles(name: str) -> str:
    """A name without what the text says of its bearer before it: 发行人前身, 员工持股平台."""
    titles, _ = edges()
    while (match := titles.match(name)) and 0 < match.end() < len(name) - 1:
        name = name[match.end() :]
    return name
