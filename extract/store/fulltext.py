"""Search that finds every substring of Chinese text.

SQLite's tokenizers look for words between spaces, which Chinese does not have. The index therefore holds the
text with a space between every character, and a query is the phrase of its characters; the index is
contentless, since the text itself stands in the table. Punctuation is passed over on both sides: 12345 finds
12,345, and no one has to know which quotation marks were printed.
"""

from __future__ import annotations

import unicodedata

from extract.store.variants import variants


def spaced(text: str) -> str:
    """The text as it is indexed: NFKC, one space between characters, white space dropped."""
    return " ".join("".join(unicodedata.normalize("NFKC", text).split()))


def phrase(query: str) -> str:
    """An FTS5 query that matches what a person typed.

    White space separates terms that must all be present; quotation marks are taken literally; traditional and
    simplified characters stand for each other.
    """
    return " AND ".join(found for term in query.split() if (found := _alternatives(term)))


def _alternatives(term: str) -> str:
    quoted = ['"' + spaced(form).replace('"', '""') + '"' for form in variants(term) if spaced(form)]
    return f"({' OR '.join(quoted)})" if len(quoted) > 1 else "".join(quoted)
