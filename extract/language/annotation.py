"""What all finders together find in a text: what everything that reads sentences works on.

`pipeline` shows the same as spaCy's Docs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from extract.language.names import NameSpan, find_names
from extract.language.periods import Period, PeriodContext, find_periods
from extract.language.quantities import Quantity, find_quantities
from extract.language.regions import Region
from extract.language.tokens import Tokens

_BATCH = 128


@dataclass(frozen=True, slots=True)
class Context:
    """What a text leans on that stands elsewhere in its document."""

    periods: PeriodContext = field(default_factory=PeriodContext)
    """What dates are resolved against; without one only what the text itself says is resolved."""
    names: Callable[[str, Tokens], list[NameSpan]] = find_names
    """Finds the names in a text: those the text tells by itself, or those that its document is known to name."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one text, each kind in order."""

    quantities: list[Quantity]
    periods: list[Period]
    regions: list[Region]
    names: list[NameSpan]


def annotate(texts: Iterable[Tokens], context: Context | None = None) -> Iterator[Annotation]:
    """An annotation for each text, in order.

    One finder after the other reads a whole batch: what it needs stays in the processor's cache.
    """
    asked, waiting = context or Context(), iter(texts)
    while batch := list(islice(waiting, _BATCH)):
        quantities = [find_quantities(tokens.text) for tokens in batch]
        periods = [find_periods(tokens.text, asked.periods) for tokens in batch]
        regions = [tokens.regions for tokens in batch]
        for tokens in batch:
            tokens.cut()
        names = [asked.names(tokens.text, tokens) for tokens in batch]
        yield from map(Annotation, quantities, periods, regions, names)
