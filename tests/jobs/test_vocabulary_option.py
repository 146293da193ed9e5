"""A user's own vocabulary reaches every worker, and makes another extractor of gouji."""

from __future__ import annotations

import functools
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import odd_files
import pytest

from extract.jobs import vocabulary
from extract.jobs.ingest import ingest as ingest_anywhere
from extract.jobs.vocabulary import VocabularyError
from extract.language import vocabularies
from extract.options import Options

ingest = functools.partial(ingest_anywhere, engine="here")

TEXT = "云溪市发展报告\n\n2024年，全市共有示范驿亭37座亭，较上年增长3.4%。\n"
OURS = "units: {count: {座亭: {}}}\n"


@pytest.fixture(autouse=True)
def only_ours() -> Iterator[None]:
    yield
    vocabulary.use(None)
    vocabularies.use_only_ours()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "units.yaml").write_text(OURS, encoding="utf-8")
    return folder


def units(db: Path) -> list[str]:
    with closing(sqlite3.connect(db)) as connection:
        return [unit for (unit,) in connection.execute("SELECT unit FROM statistics WHERE value = 37")]


@pytest.mark.parametrize("workers", [1, 2])
def test_own_units_are_read_in_every_worker(tmp_path: Path, folder: Path, workers: int) -> None:
    files = [odd_files.notice(tmp_path / f"{name}.txt", TEXT + name) for name in "ab"]
    db = tmp_path / "x.db"
    assert ingest(files, db, workers=workers).ok
    assert units(db) == ["座", "座"]
    options = Options(vocabulary=folder)
    assert [e.status for e in ingest(files, db, options=options, workers=workers).files] == ["done"] * 2
    assert units(db) == ["座亭", "座亭"]


def test_a_changed_vocabulary_ingests_again(tmp_path: Path, folder: Path) -> None:
    file, db = odd_files.notice(tmp_path / "a.txt", TEXT), tmp_path / "x.db"
    options = Options(vocabulary=folder)
    statuses = []
    for _ in range(2):
        statuses.append(ingest(file, db, options=options).files[0].status)
    (folder / "units.yaml").write_text("units: {count: {驿亭: {}}}\n", encoding="utf-8")
    statuses.append(ingest(file, db, options=options).files[0].status)
    statuses.append(ingest(file, db).files[0].status)
    assert statuses == ["done", "unchanged", "done", "done"]
    assert units(db) == ["座"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("unit.yaml", OURS, "都不同名"),
        ("units.yaml", "units: {count: [座亭\n", "行不合 YAML 格式"),
        ("units.yaml", "- 座亭\n", "应为映射"),
        ("units.yaml", "units: 座亭\n", "“units” 应为映射"),
        ("units.yml", OURS, "里没有 .yaml 词表"),
    ],
)
def test_a_vocabulary_out_of_order_is_refused_before_anything_is_read(
    tmp_path: Path, name: str, content: str, words: str
) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=words):
        ingest(odd_files.notice(tmp_path / "a.txt"), tmp_path / "x.db", options=Options(vocabulary=folder))
    assert not (tmp_path / "x.db").exists()


def test_an_absent_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="不存在"):
        vocabulary.check(tmp_path / "absent")


def test_the_examples_of_the_readme_are_in_order_and_take_effect(tmp_path: Path) -> None:
    home = Path(vocabularies.__file__).parent
    text = (home / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n# 我的词表/([a-z_]+\.yaml).*?\n(.*?)```", text, re.DOTALL)
    assert len(examples) == 3
    folder = tmp_path / "words"
    folder.mkdir()
    for name, content in examples:
        (folder / name).write_text(content, encoding="utf-8")
    vocabulary.check(folder)
    lines = [
        "云溪市产业报告",
        "",
        "云溪研究院指出，2024年全市有示范驿亭37座亭。",
        "云溪产业研究院成立于2010年。",
    ]
    file, db = odd_files.notice(tmp_path / "a.txt", "\n".join(lines)), tmp_path / "x.db"
    ingest(file, db, options=Options(vocabulary=folder))
    assert units(db) == ["座亭"]
    with closing(sqlite3.connect(db)) as connection:
        ids = connection.execute(
            "SELECT DISTINCT organization_id FROM mentions WHERE name IN ('云溪研究院', '云溪产业研究院')"
        ).fetchall()
        kinds = connection.execute("SELECT kind FROM organizations WHERE id = ?", ids[0]).fetchall()
    assert len(ids) == 1 and kinds == [("research",)]
