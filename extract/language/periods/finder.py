"""Finding periods in running text."""

from __future__ import annotations

from extract.language.characters import uniform
from extract.language.periods.joining import joined
from extract.language.periods.mention import Mention
from extract.language.periods.model import Period, PeriodContext
from extract.language.periods.patterns import candidate_pattern
from extract.language.periods.printed import read_chinese_year, read_digits, read_year_list
from extract.language.periods.relations import with_relation
from extract.language.periods.resolver import Resolver
from extract.language.periods.rest import read_rest
from extract.language.periods.vocabulary import openers
from extract.language.periods.words import read_word

_NOTHING_KNOWN = PeriodContext()


def find_periods(text: str, context: PeriodContext = _NOTHING_KNOWN) -> list[Period]:
    """Dates and stretches of time of a text, in order, not overlapping."""
    line = uniform(text)
    mentions = _mentions(line, Resolver(context))
    if len(mentions) > 1:
        mentions = joined(line, mentions)
    found: list[Period] = []
    for mention in mentions:
        period = with_relation(line, text, mention)
        if not found or period.start >= found[-1].end:
            found.append(period)
    return found


def _mentions(text: str, resolver: Resolver) -> list[Mention]:
    mentions: list[Mention] = []
    words = openers()
    done = 0
    for match in candidate_pattern().finditer(text):
        start, kind = match.start(), match.lastgroup
        if kind is None or start < done:
            continue
        mention = None
        if kind == "digits" and (listed := read_year_list(text, start)):
            *earlier, last = listed
            mentions += earlier
            mention = read_rest(text, last.start, text.index("年", last.end) + 1, int(last.iso or 0))
            if mention is not None and mention.iso is not None:
                resolver.note(mention.iso, text, start, mention.end)
        elif kind == "digits":
            mention = read_digits(text, start, match.end() - start, resolver)
        else:
            for word in words.get(text[start], ()):
                if text.startswith(word.text, start):
                    mention = read_word(text, start, word, resolver)
                    break
            if mention is None and text[start] in "一二":
                mention = read_chinese_year(text, start, resolver)
        if mention is not None:
            done = mention.end
            resolver.last = mention.iso or resolver.last
            mentions.append(mention)
    return mentions
