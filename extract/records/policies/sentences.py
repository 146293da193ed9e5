"""Sentences and clauses of a measure, and where in a sentence the giving begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language import vocabularies

_SENTENCE = re.compile(r"[^。；;！？!?\n]+[。；;！？!?\n]?")
_CLAUSE_END = re.compile(r"[，,：:。；;！？!?\n]")
_NOT_BY = "[期时需劳要]|照?(?:要求|规定|有关|程序|职责|计划|本办法|本措施|相关|国家|工作)"
"""After 按 these make another phrase: 按期, 按规定."""
_TITLE = re.compile(r"^(?:[^，,。；;：:（）()]{2,20})[：:]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part that a semicolon sets off, with the place where the giving begins."""

    text: str
    start: int
    end: int
    gives: int | None
    """Where 给予, 按 or another word of giving first stands, in the whole text; None where none does."""
    opens: bool
    """It begins with words such as 对, 凡 or 符合, which say who is meant."""

    def clause(self, place: int) -> tuple[int, int]:
        """The slice between commas that holds a place of the whole text."""
        start, end = self.start, self.end
        for match in _CLAUSE_END.finditer(self.text):
            at = self.start + match.start()
            if at < place:
                start = at + 1
            else:
                end = at
                break
        return start, end


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of a text."""
    found = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        body = match.group()
        lead = _TITLE.match(body)
        head = body[lead.end() if lead else 0 :].lstrip(" \u3000—-（(")
        gives = give_pattern().search(body)
        found.append(
            Sentence(body, start, end, start + gives.start() if gives else None, bool(_opener().match(head)))
        )
    return found


@vocabularies.derived
def word_pattern(name: str) -> re.Pattern[str]:
    """Any of the words of a list of `policy_words.yaml`, the longest first."""
    listed: list[str] = vocabularies.load("policy_words")[name]
    return re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))


@vocabularies.derived
def give_pattern() -> re.Pattern[str]:
    """The verbs of giving, not where they are part of a noun such as 奖励标准."""
    words = vocabularies.load("policy_words")
    verbs = "|".join(map(re.escape, sorted(words["give"], key=len, reverse=True)))
    nouns = "|".join(map(re.escape, sorted(words["give_noun"], key=len, reverse=True)))
    once = "一次性(?:奖励|补助|补贴|扶持|资助)"
    return re.compile(rf"{once}|按照?(?!{_NOT_BY})|(?:{verbs})(?!{nouns})")


@vocabularies.derived
def _opener() -> re.Pattern[str]:
    listed: list[str] = vocabularies.load("policy_words")["opener"]
    return re.compile("|".join(map(re.escape, sorted(listed, key=len, reverse=True))))
