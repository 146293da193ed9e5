"""Verification against a database: one claim, or many with one set of sources."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from extract.checking.verify import Verifier
from extract.store.database import open_for_reading
from extract.store.sources import StoredSources
from schemas import Verdict


@contextmanager
def verifier(db: str | Path) -> Iterator[Verifier]:
    """A verifier on a database, for as many claims as you like: what it has read it keeps.

    Raises:
        DatabaseError: there is no such database, or it is not ours.
    """
    with closing(open_for_reading(Path(db))) as connection:
        yield Verifier(StoredSources(connection))


def verify(claim: str, db: str | Path, document: str | None = None) -> Verdict:
    """What the documents of a database say of a claim; `document` is a file name to look in alone.

    Raises:
        DatabaseError: there is no such database, or it is not ours.
        UnknownDocumentError: the database has no document of that file name.
    """
    with verifier(db) as against:
        return against.verify(claim, document)
