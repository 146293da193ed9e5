"""Organizations are shared by all documents: a document's own are matched with those already known."""

from __future__ import annotations

import sqlite3

from extract.store.lasting import LastingIds
from extract.store.rows import insert
from schemas import Organization

Former = dict[str, int]
"""The organizations that only a document's earlier reading named, by the keys of their names."""


def former(connection: sqlite3.Connection, document_id: int) -> Former:
    """What a document alone names, before its rows are deleted: such an organization keeps its id."""
    rows = connection.execute(
        "SELECT key, organization_id FROM organization_names n WHERE document_id = ?"
        # An alias stands for an organization that has no other name; beside one it proves nothing.
        " AND (kind != 'alias' OR NOT EXISTS (SELECT 1 FROM organization_names o"
        " WHERE o.organization_id = n.organization_id AND o.kind != 'alias'))"
        " AND NOT EXISTS (SELECT 1 FROM organization_names o"
        " WHERE o.organization_id = n.organization_id AND o.document_id != n.document_id)",
        (document_id,),
    )
    return dict(rows.fetchall())


def write(
    connection: sqlite3.Connection,
    organization: Organization,
    document_id: int,
    former: Former,
    ids: LastingIds,
) -> None:
    """Give the organization its id, that of a known one where the names say it is the same, and note its names."""
    known = _find(connection, organization)
    again = next((former[n.key] for n in organization.names if n.key in former), None)
    if known is None and again is not None:
        known = again
        for key in [key for key, row_id in former.items() if row_id == again]:
            del former[key]
        # Nothing of what the earlier reading said of it holds.
        connection.execute(
            "UPDATE organizations SET name = ?, full_name = NULL, kind = 'other', region = NULL,"
            " stock_code = NULL WHERE id = ?",
            (organization.name, known),
        )
    if known is None:
        organization.id = ids.take(organization)
        row = {column.name: getattr(organization, column.name) for column in Organization.columns()}
        insert(connection, "organizations", row)
    else:
        organization.id = known
        connection.execute(
            "UPDATE organizations SET full_name = coalesce(full_name, ?), region = coalesce(region, ?),"
            " stock_code = coalesce(stock_code, ?), kind = CASE kind WHEN 'other' THEN ? ELSE kind END WHERE id = ?",
            (organization.full_name, organization.region, organization.stock_code, organization.kind, known),
        )
    for n in organization.names:
        named = {"organization_id": organization.id, "name": n.name, "kind": n.kind, "key": n.key}
        insert(connection, "organization_names", named | {"document_id": document_id})


def _find(connection: sqlite3.Connection, organization: Organization) -> int | None:
    """A known organization under the same full name, else under the same short one, unless full names differ.

    An alias such as 公司 or 市财政局 means something else in every document and matches nothing.
    """
    full = [n.key for n in organization.names if n.kind == "full"]
    short = [n.key for n in organization.names if n.kind in ("short", "english")]
    known = f"FROM organization_names n WHERE n.kind != 'alias' AND n.key IN ({_marks(full)})"
    (by_full,) = connection.execute(f"SELECT min(n.organization_id) {known}", full).fetchone()
    if by_full is not None:
        return int(by_full)
    # One that is named by short names alone may be of any kind; a firm with another full name is another firm.
    (by_short,) = connection.execute(
        f"SELECT min(o.id) FROM (SELECT organization_id, (SELECT 1 FROM organization_names f"
        f" WHERE f.organization_id = n.organization_id AND f.kind = 'full') AS full"
        f" FROM organization_names n WHERE n.kind != 'alias' AND n.key IN ({_marks(short)})) n"
        f" JOIN organizations o ON o.id = n.organization_id"
        f" WHERE (? OR n.full IS NULL) AND ? IN (o.kind, 'other') OR o.kind = 'other' AND n.full IS NULL",
        (*short, not full, organization.kind),
    ).fetchone()
    return None if by_short is None else int(by_short)


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))


def forget_unnamed(connection: sqlite3.Connection, former: Former) -> None:
    """Delete those organizations of a document's earlier reading that no document names any more."""
    connection.executemany(
        "DELETE FROM organizations WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM organization_names n WHERE n.organization_id = ?1)",
        [(row_id,) for row_id in set(former.values())],
    )
