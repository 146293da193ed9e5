"""Relations between capital events, the parties in them and the snapshots of who holds what."""

from __future__ import annotations

from collections.abc import Iterator

from extract.checking.reconcile.capital.events import Event, offering
from extract.checking.reconcile.capital.printed import Printed
from extract.checking.reconcile.capital.snapshots import flows
from schemas import Check, Extraction


def check_capital(extraction: Extraction) -> Iterator[Check]:
    """The checks of capital events, of snapshots with the events between them, and of the offering."""
    printed = Printed(extraction.document)
    for event in extraction.funding_rounds:
        yield from Event(event, printed).checks()
    yield from flows(extraction.funding_rounds, extraction.shareholdings, printed)
    for listing in extraction.listings:
        yield from offering(listing, printed)
