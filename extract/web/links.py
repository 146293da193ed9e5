"""Addresses of our pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from extract.web import assets

if TYPE_CHECKING:
    from datasette.app import Datasette


THINGS = {"organizations": "organization", "documents": "document", "policies": "policy"}
"""The tables whose rows have a page that says all that is known of them."""


def _address(pattern: str) -> Callable[..., str]:
    """A method that fills a pattern with what it is given, and adds a query."""

    def made(self: Links, *parts: Any, **query: Any) -> str:
        return _with(str(self.urls.path(pattern.format(*parts))), query)

    return made


class Links:
    """Builds addresses under the base URL that Datasette is served at."""

    home = _address("/")
    page = _address("/-/page/{}/{}")
    """A page of a document, by its number; `evidence`, `span` or `q` say what to highlight."""
    pages = _address("/-/page/{}")
    """Where `?page=` leads to a page of a document."""
    image = _address("/-/page-image/{}/{}.png")
    evidence = _address("/-/evidence/{}")
    source_table = _address("/-/table/{}")
    source_table_csv = _address("/-/table/{}.csv")
    search = _address("/-/search")
    verify = _address("/-/verify")
    questions = _address("/-/ask")
    question = _address("/-/ask/{}")
    question_file = _address("/-/ask/{}.{}")
    """The answer as a file, or its chart as a picture."""
    review = _address("/-/review")
    reviews = _address("/-/review/all")
    undo = _address("/-/review/undo")
    gold = _address("/-/review/gold/{}.yaml")
    upload = _address("/-/upload")
    upload_state = _address("/-/upload/state")
    remove = _address("/-/remove")
    login = _address("/-/login")
    draft = _address("/-/draft")
    indicator = _address("/-/indicator")
    """One statistic over time: its `subject` and `metric`, or an `organization` and an `indicator`."""
    file = _address("/-/file/{}")
    """The PDF of a document."""
    _rows_file = _address("/-/rows/{}.{}")
    _rows_chart = _address("/-/chart/{}")
    _thing = _address("/-/{}/{}")
    _static = _address("/-/gouji/{}")

    def __init__(self, datasette: Datasette, database: str) -> None:
        self.urls = datasette.urls
        self.database = database

    def rows_file(self, table: str, kind: str, query: str) -> str:
        """The rows of a table that satisfy conditions, as a file."""
        return f"{self._rows_file(table, kind)}?{query}".rstrip("?")

    def rows_chart(self, table: str, query: str) -> str:
        """A chart of the rows of a table that satisfy conditions."""
        return f"{self._rows_chart(table)}?{query}".rstrip("?")

    def static(self, name: str) -> str:
        """A style sheet or script of ours; the version makes browsers fetch it anew when it has changed."""
        return self._static(name, v=assets.version(name))

    def table(self, table: str, **query: Any) -> str:
        """A table of the database, filtered."""
        return _with(str(self.urls.table(self.database, table)), query)

    def row(self, table: str, row_id: int) -> str:
        """The page of a thing, a table as it was printed, of any other row the row itself."""
        if table == "source_tables":
            return self.source_table(row_id)
        if table in THINGS:
            return self._thing(THINGS[table], row_id)
        return str(self.urls.row(self.database, table, str(row_id)))


def _with(path: str, query: dict[str, Any]) -> str:
    given = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path
