"""The README shows what really happens."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_query_gives_the_rows_that_are_shown(connection: sqlite3.Connection) -> None:
    found = re.search(r'sqlite-utils db/demo.db "([^"]*)" --table\n.*\n-.*\n((?:\S.*\n)+?)```', README)
    assert found
    shown = [line.split() for line in found[2].splitlines()]
    rows = connection.execute(found[1]).fetchall()
    assert [[str(value) for value in row] for row in rows] == shown


def test_the_python_lines_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code
    names: dict[str, object] = {}
    lines = code[1].replace("db/demo.db", str(tmp_path / "x.db")).splitlines()
    for line in filter(None, lines):
        statement, _, said = line.partition("#")
        if said:
            assert eval(statement, names) == eval(said.strip()), line
        else:
            exec(statement, names)


def test_the_claims_are_judged_as_shown(samples_db: Path) -> None:
    from extract import verify

    shown = re.findall(r'gouji verify "(.*?)" --db db/demo.db\n(\S+)  \1\n', README)
    assert [said for _, said in shown] == ["相符", "不符"]
    verdicts = [verify(claim, samples_db).verdict for claim, _ in shown]
    assert verdicts == ["supported", "contradicted"]


def test_the_mistakes_of_the_sample_are_found(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT formula FROM checks WHERE verdict = 'inconsistent' ORDER BY page"
    ).fetchall()
    assert len(rows) == 3
    assert "79起 ÷ 286起" in rows[0][0] and "29.6%" in rows[0][0]
    assert any("58.9 ÷ 512.9" in row[0] for row in rows)


def test_importing_the_package_costs_nothing() -> None:
    code = "import sys, extract; sys.exit(any(name in sys.modules for name in ('spacy', 'pydantic', 'pypdfium2')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_package_offers_what_the_interface_promises() -> None:
    import extract

    assert set(dir(extract)) >= {"read", "ingest", "verify"}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = extract.nothing
