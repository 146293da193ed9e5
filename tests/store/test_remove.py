"""A removed document leaves nothing behind, and nothing else is touched."""

import shutil
import sqlite3

import pytest
from click.testing import CliRunner

from extract.cli.main import group
from extract.store.database import DatabaseError, open_for_reading
from extract.store.remove import remove


@pytest.fixture
def db(samples_db, tmp_path):
    path = tmp_path / "gouji.db"
    shutil.copy(samples_db, path)
    return path


def rows_of(db):
    with open_for_reading(db) as connection:
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'document_id'"
            )
        ]
        return {
            (table, document): number
            for table in tables
            for document, number in connection.execute(
                f"SELECT document_id, count(*) FROM {table} GROUP BY 1"
            )
        }


def test_all_rows_go_and_those_of_others_stay(db):
    with open_for_reading(db) as connection:
        document, name, sha256 = connection.execute(
            "SELECT id, file_name, sha256 FROM documents ORDER BY id"
        ).fetchone()
    before = rows_of(db)
    result = CliRunner().invoke(group, ["remove", sha256[:10], "--db", str(db)])
    assert result.exit_code == 0 and name in result.output
    after = rows_of(db)
    assert after == {key: number for key, number in before.items() if key[1] != document}
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert (
        connection.execute("SELECT count(*) FROM evidence_fts WHERE evidence_fts MATCH '\"的\"'").fetchone()[
            0
        ]
        == (connection.execute("SELECT count(*) FROM evidence WHERE quote LIKE '%的%'").fetchone()[0])
    )
    orphans = "SELECT count(*) FROM organizations o WHERE NOT EXISTS (SELECT 1 FROM organization_names n WHERE n.organization_id = o.id)"
    assert connection.execute(orphans).fetchone()[0] == 0


@pytest.mark.parametrize("name", ["none.pdf", "999", "%", "deadbeef"])
def test_what_is_not_there_is_said(db, name):
    before = rows_of(db)
    with pytest.raises(DatabaseError, match="没有"):
        remove(db, [name])
    assert rows_of(db) == before
