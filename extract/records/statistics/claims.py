"""Which numbers of a notice already stand in a row of its measures: a sum, a ratio or a target is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extract.language.quantities import Quantity
from extract.records.passages import Passage, slices_of
from schemas import Policy

_Bounds = tuple[float | None, float | None]
_Claim = tuple[int, int, _Bounds]
"""(char_start, char_end, (low, high)) of an amount on a page."""


class Claims:
    """The numbers that sums, ratios and targets of measures have taken."""

    def __init__(self, policies: Iterable[Policy] = ()) -> None:
        self.by_page: dict[int, list[_Claim]] = defaultdict(list)
        for policy in policies:
            for measure in policy.measures:
                for amount in measure.amounts:
                    if amount.evidence is None:
                        continue
                    for page, start, end in slices_of(amount.evidence):
                        self.by_page[page].append((start, end, (amount.low, amount.high)))

    def hold(self, passage: Passage, quantity: Quantity) -> bool:
        """Whether a number of a passage is one of them."""
        own = {quantity.value, quantity.low, quantity.high} - {None}
        return any(
            start <= first < end and (not own or own & set(bounds))
            for page, first, _ in passage.block.locate(quantity.number_start, quantity.number_end)[:1]
            for start, end, bounds in self.by_page.get(page, ())
        )
