"""A sum that misses somewhere, read again: another relation of the same total may hold everywhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from extract.checking.reconcile.tables.view import Fit, Members, View

_FEWEST_PLACES, _FEWEST, _MOST, _LONGEST = 3, 3, 5, 60


def reread(view: View, fit: Fit) -> Fit:
    """The sum itself where it holds, else one of the same total that holds wherever that has a number.

    期初 − 可行权 + 已行权 = 期末 may hold in most rows by chance, where 期初 − 已行权 = 期末 holds in all; and a total may be
    that of all rows above it, whatever groups they are in.
    """
    places = len(fit.matches) + len(fit.misses)
    if not fit.misses or places < _FEWEST_PLACES:
        return fit
    for members in itertools.chain(_without_one(fit.members), _runs(fit.total)):
        other = view.fit(fit.total, members)
        if not other.misses and len(other.matches) >= places and other.wide:
            return other
    return fit


def _without_one(members: Members) -> Iterator[Members]:
    """The same lines but one, with whatever signs."""
    if not _FEWEST <= len(members) <= _MOST:
        return
    for left_out in range(1, len(members)):
        lines = [line for i, (line, _) in enumerate(members) if i != left_out]
        for signs in itertools.product((1, -1), repeat=len(lines) - 1):
            yield ((lines[0], 1), *zip(lines[1:], signs, strict=True))


def _runs(total: int) -> Iterator[Members]:
    """All lines above, from one of them on."""
    for start in range(total - _FEWEST, max(-1, total - _LONGEST), -1):
        yield tuple((line, 1) for line in range(start, total))
