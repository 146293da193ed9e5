"""Addresses of our pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from extract.web import assets

if TYPE_CHECKING:
    from datasette.app import Datasette


THINGS = {"organizations": "organization", "documents": "document", "policies": "policy"}
"""The tables whose rows have a page that says all that is known of them."""


class Links:
    """Builds addresses under the base URL that Datasette is served at."""

    def __init__(self, datasette: Datasette, database: str) -> None:
        self._urls = datasette.urls
        self.database = database

    def home(self) -> str:
        """The start page."""
        return self._path("/")

    def page(self, document_id: int, page: int, **query: Any) -> str:
        """A page of a document; `evidence`, `span` or `q` say what to highlight."""
        return self._path(f"/-/page/{document_id}/{page}", **query)

    def pages(self, document_id: int) -> str:
        """Where `?page=` leads to a page of a document."""
        return self._path(f"/-/page/{document_id}")

    def image(self, document_id: int, page: int, **query: Any) -> str:
        """The picture of a page."""
        return self._path(f"/-/page-image/{document_id}/{page}.png", **query)

    def evidence(self, evidence_id: int) -> str:
        """A piece of evidence, wherever it stands."""
        return self._path(f"/-/evidence/{evidence_id}")

    def source_table(self, table_id: int) -> str:
        """A table of the source, rebuilt."""
        return self._path(f"/-/table/{table_id}")

    def source_table_csv(self, table_id: int) -> str:
        """The same table as a file for a spreadsheet."""
        return self._path(f"/-/table/{table_id}.csv")

    def search(self, **query: Any) -> str:
        """The pages that have some words."""
        return self._path("/-/search", **query)

    def verify(self, **query: Any) -> str:
        """Where claims are checked."""
        return self._path("/-/verify", **query)

    def questions(self) -> str:
        """The ready questions."""
        return self._path("/-/ask")

    def question(self, name: str) -> str:
        """A ready question with its answer."""
        return self._path(f"/-/ask/{name}")

    def question_file(self, name: str, kind: str) -> str:
        """The answer as a file, or its chart as a picture."""
        return self._path(f"/-/ask/{name}.{kind}")

    def rows_file(self, table: str, kind: str, query: str) -> str:
        """The rows of a table that satisfy conditions, as a file."""
        path = self._path(f"/-/rows/{table}.{kind}")
        return f"{path}?{query}" if query else path

    def rows_chart(self, table: str, query: str) -> str:
        """A chart of the rows of a table that satisfy conditions."""
        path = self._path(f"/-/chart/{table}")
        return f"{path}?{query}" if query else path

    def review(self, **query: Any) -> str:
        """Where rows are judged."""
        return self._path("/-/review", **query)

    def reviews(self) -> str:
        """All judgements."""
        return self._path("/-/review/all")

    def undo(self) -> str:
        """Where a judgement is taken back."""
        return self._path("/-/review/undo")

    def gold(self, document_id: int) -> str:
        """The judgements on a document as labels."""
        return self._path(f"/-/review/gold/{document_id}.yaml")

    def upload(self) -> str:
        """Where files are brought in."""
        return self._path("/-/upload")

    def upload_state(self) -> str:
        """What became of the files that were brought in."""
        return self._path("/-/upload/state")

    def remove(self) -> str:
        """Where a document is taken out."""
        return self._path("/-/remove")

    def login(self, **query: Any) -> str:
        """Where one says who one is."""
        return self._path("/-/login", **query)

    def draft(self) -> str:
        """Where a draft is sent to be checked."""
        return self._path("/-/draft")

    def static(self, name: str) -> str:
        """A style sheet or script of ours; the version makes browsers fetch it anew when it has changed."""
        return self._path(f"/-/gouji/{name}", v=assets.version(name))

    def table(self, table: str, **query: Any) -> str:
        """A table of the database, filtered."""
        return _with(str(self._urls.table(self.database, table)), query)

    def indicator(self, **query: Any) -> str:
        """One statistic over time: its `subject` and `metric`, or an `organization` and an `indicator`."""
        return self._path("/-/indicator", **query)

    def file(self, document_id: int) -> str:
        """The PDF of a document."""
        return self._path(f"/-/file/{document_id}")

    def row(self, table: str, row_id: int) -> str:
        """The page of a thing, of any other row the row itself."""
        if table in THINGS:
            return self._path(f"/-/{THINGS[table]}/{row_id}")
        return str(self._urls.row(self.database, table, str(row_id)))

    def _path(self, path: str, **query: Any) -> str:
        return _with(str(self._urls.path(path)), query)


def _with(path: str, query: dict[str, Any]) -> str:
    given = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path
