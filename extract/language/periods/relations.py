"""Words around a period that say how it is meant: 截至2022年底, 2025年前, 2018年以来."""

from __future__ import annotations

from extract.language.periods.mention import Mention
from extract.language.periods.model import Period, Relation
from extract.language.periods.vocabulary import relation_words


def with_relation(text: str, original: str, mention: Mention) -> Period:
    """The finished period, with the words of its relation taken into its span."""
    start, relation = _before(text, mention.start) if mention.iso is not None else (mention.start, None)
    end, later = _after(text, mention.end)
    if mention.kind == "span" and relation == "since":
        relation = "in"  # 自2018年至2022年
    elif relation == "in" and later is None and mention.kind != "span":
        start = mention.start  # 从2019年的3家增至 says only 2019年
    if later is None and relation is None:
        relation = mention.relation or (None if mention.iso is None and mention.kind == "relative" else "in")
    elif later is not None and not (relation == "end" and later != "before"):
        relation = later
    return Period(
        start,
        end,
        original[start:end],
        mention.iso,
        mention.kind,
        relation,
        mention.inferred and mention.iso is not None,
        mention.resolved_from if mention.iso is not None else None,
    )


def _before(text: str, start: int) -> tuple[int, Relation | None]:
    place = start
    while place and text[place - 1] in " \u3000\u00a0":
        place -= 1
    words = relation_words()
    for word, relation in words.before.get(text[place - 1 : place], ()):
        begin = place - len(word)
        if begin >= 0 and text.startswith(word, begin):
            previous = text[begin - 1 : begin]
            if previous and previous in words.not_after.get(word, ""):
                return start, None
            return begin, relation
    return start, None


def _after(text: str, end: int) -> tuple[int, Relation | None]:
    place = end + 1 if text[end : end + 1] == " " else end
    words = relation_words()
    for word, relation in words.after.get(text[place : place + 1], ()):
        if text.startswith(word, place) and not text.startswith(
            words.not_before.get(word, ()), place + len(word)
        ):
            return place + len(word), relation
    return end, None
