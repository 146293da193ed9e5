"""Which numbers of a text already stand in other rows: sums of measures and of financings are told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extract.language.quantities import Quantity
from extract.records.passages import Passage, slices_of
from schemas import Evidence, FundingRound, Policy

_Bounds = tuple[float | None, float | None]
_Claim = tuple[int, int, _Bounds, bool]
"""(char_start, char_end, (low, high), whether only the same bounds are the same amount) of an amount on a page."""


class Claims:
    """The numbers that sums, ratios and targets of measures, and sums of rounds have taken."""

    def __init__(self, policies: Iterable[Policy] = (), rounds: Iterable[FundingRound] = ()) -> None:
        self.by_page: dict[int, list[_Claim]] = defaultdict(list)
        for policy in policies:
            for measure in policy.measures:
                for amount in measure.amounts:
                    self._add(amount.evidence, (amount.low, amount.high), exact=False)
        for event in rounds:
            for evidence in (event.evidence, *(support.evidence for support in event.support)):
                if event.kind == "round" and event.amount_text is not None:
                    self._add(evidence, (event.amount_low, event.amount_high))

    def _add(self, evidence: Evidence | None, bounds: _Bounds, exact: bool = True) -> None:
        for page, start, end in slices_of(evidence) if evidence is not None else ():
            self.by_page[page].append((start, end, bounds, exact))

    def hold(self, passage: Passage, quantity: Quantity) -> bool:
        """Whether a number of a passage is one of them; 最高 before a grant makes its bounds others than the number's."""
        own = (quantity.low, quantity.high)
        numbers = {quantity.value, *own} - {None}
        return any(
            start <= first < end and (own in (bounds, (None, None)) or (not exact and numbers & {*bounds}))
            for page, first, _ in passage.block.locate(quantity.number_start, quantity.number_end)[:1]
            for start, end, bounds, exact in self.by_page.get(page, ())
        )
