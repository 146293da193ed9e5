"""The rival test: does what the claim says fit another number of the sentence, the row or the column as well or better?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from extract.checking.verify.cells import is_number, label_of
from extract.checking.verify.claim import NamesIn
from extract.checking.verify.compare import bounded, hold, spare_nouns
from extract.checking.verify.held import Held
from extract.checking.verify.numbers import Match, compare, is_opposed
from extract.checking.verify.slots import regions_in, rounds_in
from extract.checking.verify.sources import SourceTableView
from extract.checking.verify.statement import CLAUSE, OWN, PARAGRAPH, SISTER, TITLE
from extract.checking.verify.words import nouns_of, says

TableOf = Callable[[int], SourceTableView]

_BESIDE = re.compile(r"[（(][^（）()]*[）)]|^\d+[\s.、]+|[\s,，:：“”#]")
_OF_WHICH = "其中"
_WHOLE = 4
"""A label of so many characters that a claim repeats names its row; a shorter one may be part of another."""

Rivalry = Literal["none", "tied", "beaten"]


def rivalry(held: Held, names_in: NamesIn, table_of: TableOf) -> Rivalry:
    """Whether another number beside this one has all that the claim says, as near or nearer."""
    found: Rivalry = "none"
    for other in _sisters(held, names_in):
        against = _against(other, held)
        if against == "beaten":
            return against
        found = against if against == "tied" else found
    if found == "none" and held.statement.row is not None and _has_rival_row(held, names_in, table_of):
        return "tied"
    return found


def is_beaten(held: Held, others: Iterable[Held]) -> bool:
    """Whether what this number has from far above stands beside another number of the document."""
    document = held.statement.page.document.id if held.statement.page else None
    far = [
        key for key, depth in held.depths.items() if PARAGRAPH <= depth < TITLE and not isinstance(key, str)
    ]
    return (
        bool(far)
        and not held.is_together
        and any(
            _may_rival(other, held)
            and other.fits
            and other.statement.page is not None
            and other.statement.page.document.id == document
            and any(other.depths.get(key, PARAGRAPH) <= CLAUSE for key in far)
            and all(other.depths.get(key, TITLE) <= max(depth, SISTER) for key, depth in held.depths.items())
            for other in others
        )
    )


def _sisters(held: Held, names_in: NamesIn) -> Iterator[Held]:
    for sister in held.statement.sisters:
        if sister.value is None or sister.start == held.statement.start:
            continue
        other = hold(held.asked, sister, names_in)
        if other is not None and _may_rival(other, held) and not other.different:
            yield other


def _may_rival(other: Held, held: Held) -> bool:
    """Whether a number could be meant instead: a floor in another sentence is no rival of a cap."""
    one, two = held.asked.statement.quantity, other.statement.quantity
    if one and two and other.statement.quote != held.statement.quote:
        if is_opposed(bounded(one, held.asked.statement), bounded(two, other.statement)):
            return False
    return other.match is not held.match


def _against(other: Held, held: Held) -> Rivalry:
    if any(word not in other.depths for word in held.depths) or (other.unsaid and not held.unsaid):
        return "none"
    if (dealt := _dealt(other, held)) is not None:
        return dealt
    if any(
        other.depths[word] == OWN and held.depths[word] >= SISTER
        for word in held.asked.counted & set(held.depths)
    ):
        return "beaten"  # 19个县、7个区 are no 7个县
    if _is_earlier(other, held) or _is_part(other, held):
        return "none"
    gained = lost = 0
    together = other.statement.quote == held.statement.quote
    value = other.statement.quantity
    claimed = value is not None and any(compare(x, value) is Match.EQUAL for x in held.asked.beside)
    pairs = [(held.depths, other.depths), (held.carried, other.carried)]
    # What was told with another figure of the claim names that figure's number, which is no rival.
    for depths, theirs in pairs if together and not claimed else pairs[:1]:
        for word, depth in depths.items():
            there = theirs.get(word, depth + 100)
            gained += there < depth
            lost += there > depth
    if lost:
        return "none"
    if gained:
        return "none" if held.is_in_company and not together else "beaten"
    if not together:
        return "none"
    exact, theirs_exact = _verbatim(held), _verbatim(other)
    if exact != theirs_exact:
        return "none" if exact > theirs_exact else "beaten"
    # What distinguishes the two is not in the claim: is the other one said of something more, or claimed too?
    if claimed:
        return "none"
    if held.statement.place is not None and held.statement.place == held.asked.statement.place:
        return "none"
    if _more(other) > _more(held):
        return "none"
    return "tied"


def _verbatim(held: Held) -> int:
    """How many words of the claim stand beside a number as they are, and not in other words: 总股本, and not 流通股本."""
    own = held.statement.own
    return sum(
        1
        for key, depth in held.depths.items()
        if not isinstance(key, str) and depth <= CLAUSE and key.text in own
    )


def _dealt(other: Held, held: Held) -> Rivalry | None:
    """Which of two members of a list that numbers are dealt out to the claim names, None where it names neither."""
    one, two = held.statement.item, other.statement.item
    if not one or not two or one == two:
        return None
    if (told := _told(held.asked.text, one, two)) is not None:
        return told
    words = [word for word in held.asked.words if word.kind == "noun"]
    more, less = (sum(word.within(item) for word in words) for item in (one, two))
    if more != less:
        return "none" if more > less else "beaten"
    return _told(held.asked.everything, one, two)


def _told(text: str, one: str, two: str) -> Rivalry | None:
    """Which of two members of a list a text names, None where it names both or neither."""
    mine, theirs = (_tells(text, item) for item in (one, two))
    if mine and theirs and one in two:  # 技师、高级技师
        mine, theirs = two not in text, two in text
    return None if mine == theirs else "none" if mine else "beaten"


def _tells(text: str, item: str) -> bool:
    words = nouns_of(item)
    return all(says(text, word.text, word.known) for word in words) if words else item in text


def _is_earlier(other: Held, held: Held) -> bool:
    """Whether two cells of a row differ in their period, of which the claim names none: then the last is meant."""
    one, two = held.statement.period, other.statement.period
    named = held.asked.statement.period or held.asked.periods
    return bool(held.statement.row and other.statement.row and not named and one and two and two < one)


def _is_part(other: Held, held: Held) -> bool:
    """Whether the other number is of a part of this one, of which the claim says nothing: 共100万股，其中30万股转让给甲."""
    own = other.statement.own.lstrip()
    return (
        own.startswith(_OF_WHICH)
        and other.statement.start > held.statement.start
        and other.statement.quote == held.statement.quote
        and _OF_WHICH not in f"{held.asked.everything}{held.statement.own}"
    )


def _more(held: Held) -> int:
    """How many nouns beside a number, and beside the one before it, the claim does not have."""
    return len(spare_nouns(held.statement.text(SISTER), held.asked))


def _has_rival_row(held: Held, names_in: NamesIn, table_of: TableOf) -> bool:
    """Whether the label of another row of the column has as much of the claim as the one of this row."""
    assert held.statement.row is not None
    number, row, column = held.statement.row
    table = table_of(number)
    label = label_of(table, row, column)
    told = _is_told(label, held)
    # What was told with the figure before may name the row, unless the clause itself does word for word.
    keys = list(_keys(held, names_in, carried=not told))
    named = [key for key in keys if key(label)]
    spare = _spare(label, held)
    own = table.texts.get((row, column), "")
    for (other, at), text in table.texts.items():
        if at != column or other == row or other < table.header_rows or text == own or not is_number(text):
            continue
        theirs = label_of(table, other, column)
        if theirs == label or not all(key(theirs) for key in named):
            continue
        if _is_named(label, held) and not _is_named(theirs, held):
            continue
        more = sum(1 for key in keys if key(theirs)) > len(named)
        if more or (_spare(theirs, held) <= spare and (not told or _is_told(theirs, held))):
            return True
    return False


def _keys(held: Held, names_in: NamesIn, carried: bool) -> Iterator[Callable[[str], bool]]:
    """What of the claim may name a row."""
    for word in (*held.asked.words, *(held.asked.carried if carried else ())):
        yield word.within
    for name in held.asked.names:
        yield lambda text, forms=name.forms: any(form in text for form in forms)  # type: ignore[misc]
    for each in held.asked.rounds:
        yield lambda text, each=each: each in rounds_in(text)  # type: ignore[misc]
    for region in held.asked.regions:
        yield lambda text, region=region: region in text or region in regions_in(text)  # type: ignore[misc]
    for period in held.asked.periods:
        yield lambda text, year=period[:4]: year in text  # type: ignore[misc]


def _is_told(label: str, held: Held) -> bool:
    """Whether the claim has a label word for word, without its code, its number and what stands in brackets."""
    return len(_BESIDE.sub("", label)) >= _WHOLE and _is_named(label, held)


def _is_named(label: str, held: Held) -> bool:
    """The same of a label that may be short: 合计, 每股."""
    plain = _BESIDE.sub("", label)
    return len(plain) > 1 and plain in _BESIDE.sub("", held.asked.text)


def _spare(label: str, held: Held) -> int:
    return len(spare_nouns(label, held.asked))
