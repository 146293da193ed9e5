"""The words by which a title says what kind of document it heads."""

from __future__ import annotations

import re
from typing import Any

from extract.language import vocabularies
from schemas.document import DocumentKind

_YEAR_AT_END = re.compile(r"[（(]?(?:19|20)\d{2}年?(?:版|度)?[）)]?$")


def kind_of_title(text: str) -> DocumentKind | None:
    """The kind that a title announces, None where its words are in no vocabulary."""
    for rule in vocabularies.load("document_kinds"):
        if meets(text, rule):
            kind: DocumentKind = rule["kind"]
            return kind
    return None


def meets(text: str, rule: dict[str, Any]) -> bool:
    """Whether a line holds the words of a rule, or ends with them, and none that the rule excludes."""
    if any(word in text for word in rule.get("exclude", ())):
        return False
    ending = _YEAR_AT_END.sub("", text)
    return any(w in text for w in rule.get("words", ())) or any(
        ending.endswith(w) for w in rule.get("ends", ())
    )
