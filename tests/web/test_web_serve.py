"""`gouji serve`: one clear sentence when it cannot, and a page that follows what is ingested meanwhile."""

import asyncio
import socket
import sqlite3
import threading

import pytest
from click.testing import CliRunner
from datasette.app import Datasette
from web_sample import Site, text_document

from extract.cli.serve import command
from extract.store import staff
from extract.store.database import open_for_writing
from extract.store.reviews import beside
from extract.store.write import write_document
from extract.web import assets, site
from extract.web.server import open_port


def run(*arguments):
    result = CliRunner().invoke(command, [str(a) for a in arguments])
    return result.exit_code, result.output


def test_no_database(tmp_path):
    code, said = run("--db", tmp_path / "none.db", "--port", 0)
    assert code == 1 and "不存在" in said and "gouji ingest" in said and len(said.splitlines()) == 1


def test_another_programs_database(tmp_path):
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    code, said = run("--db", tmp_path / "other.db", "--port", 0)
    assert code == 1 and "其他程序" in said


def test_not_a_database(tmp_path):
    (tmp_path / "x.db").write_text("这不是数据库" * 100, encoding="utf-8")
    code, said = run("--db", tmp_path / "x.db", "--port", 0)
    assert code == 1 and "不是可用的 SQLite 数据库" in said


def test_database_of_an_older_version(empty_db):
    connection = sqlite3.connect(empty_db)
    connection.execute("DELETE FROM _sqlite_migrations")
    connection.commit()
    connection.close()
    code, said = run("--db", empty_db, "--port", 0)
    assert code == 1 and "较早" in said


def test_port_in_use(empty_db):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = run("--db", empty_db, "--port", taken.getsockname()[1])
    assert code == 1 and "已被占用" in said and len(said.splitlines()) == 1


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_address_that_is_not_ours(empty_db, host):
    code, said = run("--db", empty_db, "--host", host, "--port", 0)
    assert code == 1 and "gouji staff add" in said
    staff.add(beside(empty_db), "小王", "eine Losung")
    code, said = run("--db", empty_db, "--host", host, "--port", 0)
    assert code == 1 and "--host" in said


def test_any_free_port():
    with open_port("127.0.0.1", 0) as listening:
        assert listening.getsockname()[1] > 0


def test_an_answer_does_not_wait_for_the_browser_to_confirm_its_head():
    with open_port("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        taken, _ = listening.accept()
        with taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_is_ingested_meanwhile_is_seen(empty_db):
    site = Site(empty_db)
    assert "还没有文件" in site.get("/").text
    database = open_for_writing(empty_db)
    try:
        write_document(database, text_document("new.txt", "新来的文件"), "/x/new.txt")
        assert "new.txt" in site.get("/").text
        assert "<mark>来的文</mark>" in site.get("/-/search?q=来的文").text
    finally:
        database.conn.close()


def test_the_plugin_leaves_other_databases_alone(tmp_path):
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.executescript(
        "CREATE TABLE t (evidence_id INTEGER, kind TEXT); INSERT INTO t VALUES (1, 'round')"
    )
    connection.close()
    other = Datasette([str(tmp_path / "other.db")])
    # Where Python lets Datasette find the folder by itself.
    other.jinja_env.loader.loaders[0].searchpath.insert(0, str(assets.TEMPLATES))
    start = asyncio.run(other.client.get("/"))
    assert start.status_code == 200 and "勾稽" not in start.text
    assert "content-security-policy" not in start.headers
    table = asyncio.run(other.client.get("/other/t"))
    assert "round" in table.text and "Powered by" in table.text
    assert asyncio.run(other.client.get("/-/page/1/1")).status_code == 404


@pytest.mark.parametrize("name", ["a#b.db", "a?b.db", "a%20b.db"])
def test_path_that_datasette_cannot_open(tmp_path, name):
    open_for_writing(tmp_path / name).conn.close()
    code, said = run("--db", tmp_path / name, "--port", 0)
    assert code == 1 and "请改名" in said


@pytest.mark.parametrize("name", ["勾稽 数据.db", "a b+c&d.db"])
def test_any_other_path_opens(tmp_path, name):
    open_for_writing(tmp_path / name).conn.close()
    assert Site(tmp_path / name).get("/").status_code == 200


def test_what_tables_there_are_is_asked_once_and_again_when_they_have_changed(empty_db):
    site = Site(empty_db)
    database = site.datasette.databases["gouji"]

    async def ask():
        await database.execute("PRAGMA schema_version")
        columns = await database.table_columns("documents")
        columns.append("whoever changes the answer changes a copy")
        found = await database.execute("select name from sqlite_master where name = 'added'")
        return await database.table_columns("documents"), [row[0] for row in found.rows]

    before, added = asyncio.run(ask())
    assert "title" in before and "whoever changes the answer changes a copy" not in before and added == []
    connection = sqlite3.connect(empty_db)
    connection.execute("ALTER TABLE documents ADD COLUMN shelf TEXT")
    connection.execute("CREATE TABLE added (id INTEGER)")
    connection.commit()
    connection.close()
    assert asyncio.run(ask()) == ([*before, "shelf"], ["added"])


def test_what_is_quick_is_answered_at_once_and_what_takes_long_in_a_thread(empty_db):
    datasette, asked = Site(empty_db).datasette, []

    def counted(connection, most):
        asked.append((most, threading.current_thread() is threading.main_thread()))
        sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) SELECT count(*) FROM n"
        return connection.execute(sql, (most,)).fetchone()[0]

    def few(connection):
        return counted(connection, 3)

    def many(connection):
        return counted(connection, 3_000_000)

    async def ask():
        return [await site.query(datasette, each) for each in (few, few, many, many)]

    assert asyncio.run(ask()) == [3, 3, 3_000_000, 3_000_000]
    assert asked[:2] == [(3, True), (3, True)]
    assert asked[2:] == [(3_000_000, True), (3_000_000, False), (3_000_000, False)]
