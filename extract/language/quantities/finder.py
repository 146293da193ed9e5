"""Finding quantities in running text."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.characters import uniform
from extract.language.quantities.doubtful import is_deadline, stands_alone
from extract.language.quantities.lists import joined
from extract.language.quantities.mention import Mention
from extract.language.quantities.model import Quantity
from extract.language.quantities.reader import read_mentions
from extract.language.quantities.units import in_currency

_CLAUSE_END = re.compile(r"[，。；！？,;!?]|\n\n")
_CLAUSE = 60
# What may stand between 3 亿 and 融资: 3 亿 A 轮融资, 5 亿战略投资
_BEFORE_MONEY_WORD = (
    r"\s?(?:以内|以下|以上|左右)?[的之]?"
    r"(?:(?:[Pp]re-?)?[A-Z]\+{0,2}\d?\s?轮|天使轮|种子轮|战略|股权|首轮|新一?轮|债权|财政|银行)*"
)


def find_quantities(text: str) -> list[Quantity]:
    """Quantities of a text, in order, not overlapping."""
    line = uniform(text)
    found = []
    for mention in joined(line, list(read_mentions(line))):
        if (quantity := _quantity(text, line, mention)) is not None:
            found.append(quantity)
    return found


def _quantity(text: str, line: str, mention: Mention) -> Quantity | None:
    unit = mention.unit
    if unit is None:
        currency = mention.currency or _currency_from_context(line, mention)
        if currency is not None:
            return mention.finished(text, currency, in_currency(None, currency), "money")
        return mention.finished(text, None, None, "number") if stands_alone(line, mention) else None
    if mention.deadline_only and not is_deadline(line, mention):
        return None
    if unit.kind == "money" and mention.currency is not None:
        return mention.finished(text, mention.currency, in_currency(unit.name, mention.currency), "money")
    return mention.finished(text, unit.currency, unit.name, unit.kind)


def _currency_from_context(line: str, mention: Mention) -> str | None:
    """5亿 is money where the clause speaks of money before it, or the next word does."""
    if not mention.large:
        return None
    money, other, following = _context_patterns()
    clause = _CLAUSE_END.split(line[max(0, mention.full_start - _CLAUSE) : mention.full_start])[-1]
    noun = mention.full_end + line.startswith(("的", "个"), mention.full_end)
    if other.search(clause) or other.match(line, noun):
        return None
    return "CNY" if money.search(clause) or following.match(line, mention.full_end) else None


@vocabularies.derived
def _context_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    context = vocabularies.load("currencies")["context"]
    money, other, following = (
        "|".join(map(re.escape, context[name])) for name in ("money", "other", "following")
    )
    return re.compile(money), re.compile(other), re.compile(f"{_BEFORE_MONEY_WORD}(?:{following})")
