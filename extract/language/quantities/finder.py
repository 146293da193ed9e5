"""Finding quantities in running text."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.language.quantities.doubtful import is_deadline, stands_alone
from extract.language.quantities.lists import joined
from extract.language.quantities.mention import Mention
from extract.language.quantities.model import Kind, Quantity
from extract.language.quantities.reader import read_mentions
from extract.language.quantities.tokens import half_width

_CLAUSE_END = re.compile(r"[，。；！？,;!?]|\n\n")
_CLAUSE = 60
_ROUND_OF_FUNDING = r"(?:以内|以下|以上|左右)?[的之]?(?:[A-Z]\+?\d?\s?轮|天使轮|种子轮|战略|股权|首轮|新一?轮|债权|财政|银行)*"


def find_quantities(text: str) -> list[Quantity]:
    """Quantities of a text, in order, not overlapping."""
    line = half_width(text)
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
            name: str = vocabularies.load("currencies")["currencies"][currency]["name"]
            return mention.finished(text, currency, name, "money")
        if not stands_alone(line, mention):
            return None
        return mention.finished(text, None, None, "number")
    if mention.deadline_only and not is_deadline(line, mention):
        return None
    currency = unit.currency
    name = unit.name
    if mention.currency is not None and mention.currency != currency and unit.kind in ("money",):
        currency = mention.currency
        name = vocabularies.load("currencies")["currencies"][currency]["name"]
    kind: Kind = mention.kind or unit.kind
    return mention.finished(text, currency, name, kind)


def _currency_from_context(line: str, mention: Mention) -> str | None:
    """5亿 is money where the clause speaks of money before it, or the next word does."""
    if not mention.large or (mention.after == "about" and mention.numeral.round):
        return None
    vocabulary = _context_patterns()
    clause = line[max(0, mention.full_start - _CLAUSE) : mention.full_start]
    ends = list(_CLAUSE_END.finditer(clause))
    if ends:
        clause = clause[ends[-1].end() :]
    money, other, following = vocabulary
    if other.search(clause) or other.match(
        line, mention.full_end + line.startswith(("的", "个"), mention.full_end)
    ):
        return None
    if money.search(clause) or following.match(line, mention.full_end):
        return "CNY"
    return None


@vocabularies.derived
def _context_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    context = vocabularies.load("currencies")["context"]
    money, other, following = (
        "|".join(map(re.escape, context[name])) for name in ("money", "other", "following")
    )
    return re.compile(money), re.compile(other), re.compile(f"\\s?{_ROUND_OF_FUNDING}(?:{following})")
