"""Organizations are shared by all documents: a document's own are matched with those already known."""

from __future__ import annotations

import sqlite3

from extract.store.former import next_id
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
    connection: sqlite3.Connection, organization: Organization, document_id: int, former: Former
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
        cursor = connection.execute(
            "INSERT INTO organizations (id, name, full_name, kind, region, stock_code) VALUES (?, ?, ?, ?, ?, ?)",
            (
                next_id(connection, "organizations"),
                organization.name,
                organization.full_name,
                organization.kind,
                organization.region,
                organization.stock_code,
            ),
        )
        organization.id = cursor.lastrowid
    else:
        organization.id = known
        connection.execute(
            "UPDATE organizations SET full_name = coalesce(full_name, ?), region = coalesce(region, ?),"
            " stock_code = coalesce(stock_code, ?), kind = CASE kind WHEN 'other' THEN ? ELSE kind END WHERE id = ?",
            (organization.full_name, organization.region, organization.stock_code, organization.kind, known),
        )
    connection.executemany(
        "INSERT INTO organization_names (organization_id, name, kind, document_id, key) VALUES (?, ?, ?, ?, ?)",
        [(organization.id, n.name, n.kind, document_id, n.key) for n in organization.names],
    )


def _find(connection: sqlite3.Connection, organization: Organization) -> int | None:
    """A known organization under the same full name, else under the same short one, unless full names differ.

    An alias such as 公司 or 市财政局 means something else in every document and matches nothing.
    """
    full = {n.key for n in organization.names if n.kind == "full"}
    short = {n.key for n in organization.names if n.kind in ("short", "english")}
    by_full = _with_keys(connection, full)
    if by_full:
        return by_full[0]
    for candidate in _with_keys(connection, short):
        theirs = {
            key
            for (key,) in connection.execute(
                "SELECT key FROM organization_names WHERE organization_id = ? AND kind = 'full'", (candidate,)
            )
        }
        kind = connection.execute("SELECT kind FROM organizations WHERE id = ?", (candidate,)).fetchone()[0]
        if ((not full or not theirs) and organization.kind in (kind, "other")) or (
            kind == "other" and not theirs
        ):
            return candidate
    return None


def _with_keys(connection: sqlite3.Connection, keys: set[str]) -> list[int]:
    if not keys:
        return []
    marks = ", ".join("?" * len(keys))
    rows = connection.execute(
        f"SELECT DISTINCT organization_id FROM organization_names WHERE key IN ({marks}) AND kind != 'alias'"
        " ORDER BY organization_id",
        sorted(keys),
    )
    return [row[0] for row in rows]


def forget_unnamed(connection: sqlite3.Connection) -> None:
    """Delete organizations that no document names any more."""
    connection.execute(
        "DELETE FROM organizations WHERE NOT EXISTS"
        " (SELECT 1 FROM organization_names n WHERE n.organization_id = organizations.id)"
    )
