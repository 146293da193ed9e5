"""ingest, status, export and evaluate: results on stdout, messages on stderr."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from rich.cells import cell_len

from extract.cli.main import group

NOTICE = "云溪市数据局关于印发《云溪市数据要素扶持办法》的通知\n\n第一条　给予最高200万元奖励。\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "copy.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "empty.pdf").touch()
    return folder


def test_ingest_says_what_became_of_each_file(inbox: Path, tmp_path: Path) -> None:
    done = run("ingest", inbox, "--db", tmp_path / "x.db")
    assert done.exit_code == 1
    out, err = done.stdout.splitlines(), done.stderr.splitlines()
    assert out[0].startswith("✓ a.txt  1 页，")
    assert out[1] == "= copy.txt  与 a.txt 内容相同，记为同一份文件"
    assert err == ["✗ empty.pdf 是空文件（0 字节）；请重新下载"]
    (inbox / "empty.pdf").unlink()
    again = run("ingest", inbox, "--db", tmp_path / "x.db")
    assert again.exit_code == 0
    assert again.stdout.splitlines() == ["= a.txt  没有变化", "= copy.txt  没有变化"]
    assert again.stderr == ""


def test_ingest_as_json_is_one_object_on_stdout(inbox: Path, tmp_path: Path) -> None:
    done = run("ingest", inbox, "--db", tmp_path / "x.db", "--json")
    assert done.exit_code == 1
    files = json.loads(done.stdout)["files"]
    assert [(file["file_name"], file["status"]) for file in files] == [
        ("a.txt", "done"),
        ("copy.txt", "unchanged"),
        ("empty.pdf", "failed"),
    ]
    assert files[0]["sha256"] and files[0]["seconds"] is not None
    assert done.stderr.splitlines() == ["✗ empty.pdf 是空文件（0 字节）；请重新下载"]


def test_status_fits_80_columns_and_says_what_failed(samples_db: Path, inbox: Path, tmp_path: Path) -> None:
    done = run("status", "--db", samples_db)
    assert done.exit_code == 0
    assert max(map(cell_len, done.stdout.splitlines())) <= 80
    for name in (
        "policy-huzhou-storage-2024.pdf",
        "prospectus-chengyu-2024.pdf",
        "whitepaper-storage-2023.pdf",
    ):
        assert name in done.stdout
    assert "3 份文件，45 页" in done.stdout
    run("ingest", inbox, "--db", tmp_path / "x.db")
    said = run("status", "--db", tmp_path / "x.db").stdout
    assert "失败 empty.pdf 是空文件（0 字节）；请重新下载" in said and "1 份失败或不全" in said


def test_a_failure_is_no_longer_reported_once_the_file_is_right(
    inbox: Path, tmp_path: Path, samples: Path
) -> None:
    db = tmp_path / "x.db"
    run("ingest", inbox, "--db", db)
    (inbox / "empty.pdf").write_bytes((samples / "policy-huzhou-storage-2024.pdf").read_bytes())
    run("ingest", inbox, "--db", db, "--ocr", "never")
    assert json.loads(run("status", "--db", db, "--json").stdout)["problems"] == []


def test_status_as_json_counts_the_rows_of_every_table(samples_db: Path) -> None:
    found = json.loads(run("status", "--db", samples_db, "--json").stdout)
    assert found["rows"]["documents"] == len(found["documents"]) == 3
    assert {document["kind"] for document in found["documents"]} == {
        "white_paper",
        "prospectus",
        "policy_notice",
    }


def test_export_names_its_files_on_stdout(samples_db: Path, tmp_path: Path) -> None:
    done = run(
        "export", tmp_path / "out", "--db", samples_db, "--table", "funds", "--table", "policy_targets"
    )
    assert done.exit_code == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        str(tmp_path / "out" / "funds.csv"),
        str(tmp_path / "out" / "policy_targets.csv"),
    ]


def test_evaluate_on_the_samples(samples_db: Path, samples: Path) -> None:
    gold = sorted(samples.glob("*.yaml"))
    done = run("evaluate", *gold, "--db", samples_db, "--json")
    assert done.exit_code == 0
    f1 = {row["list"]: row["f1"] for row in json.loads(done.stdout)}
    assert set(f1) == {
        "header", "tables", "figure captions", "organizations", "funding_rounds", "shareholdings", "proceeds",
        "funds", "policies", "measures", "statistics",
    }  # fmt: skip
    assert {name: value for name, value in f1.items() if value < 0.85} == {}
    table = run("evaluate", *gold, "--db", samples_db).stdout
    assert "融资事件" in table and "F1" in table
    each = json.loads(run("evaluate", *gold, "--db", samples_db, "--each", "--json").stdout)
    assert {row["file"] for row in each} == {path.with_suffix(".pdf").name for path in gold}


def test_evaluate_without_the_document_says_so(samples_db: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text(yaml.safe_dump({"document": {"file": "absent.pdf", "title": "甲"}}), encoding="utf-8")
    done = run("evaluate", gold, "--db", samples_db, "--json")
    assert done.exit_code == 1
    assert "absent.pdf 不在数据库中" in done.stderr
    assert [row["f1"] for row in json.loads(done.stdout)] == [0.0]


@pytest.mark.parametrize(
    ("content", "words"),
    [("a: [", "不合 YAML 格式"), ("- a", "没有 document 一节"), ("document: {title: a}", "没有写明 file")],
)
def test_evaluate_refuses_what_is_no_gold_file(
    samples_db: Path, tmp_path: Path, content: str, words: str
) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text(content, encoding="utf-8")
    done = run("evaluate", gold, "--db", samples_db)
    assert done.exit_code == 1 and words in done.stderr and done.stdout == ""
