"""`gouji verify` as a person and as a script meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli.main import group

DRAFT = "一、概况\n2023年新增新型储能上市企业11家，首发募集资金132.8亿元。\n"


def run(*arguments: str | Path):
    return CliRunner().invoke(group, ["verify", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿件.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_a_claim_that_is_borne_out(samples_db: Path) -> None:
    done = run("2023年新增储能上市企业9家。", "--db", samples_db)
    assert done.exit_code == 0
    assert "相符" in done.stdout and "第 11 页" in done.stdout


@pytest.mark.parametrize("claim", ["2023年新增储能上市企业11家。", "霁川资本管理规模为300亿元。"])
def test_a_claim_that_is_not(samples_db: Path, claim: str) -> None:
    done = run(claim, "--db", samples_db, "--json")
    assert done.exit_code == 1
    verdict = json.loads(done.stdout)
    assert verdict["verdict"] in ("contradicted", "not_found")
    assert {"id", "claim", "figures", "evidence", "explanation"} <= set(verdict)


def test_claims_come_out_in_order(samples_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    lines = [
        {"id": "b", "claim": "2023年新增储能上市企业9家。"},
        {"id": "a", "claim": "2023年新增储能上市企业9家。", "document": "policy-huzhou-storage-2024.pdf"},
        {"id": "c", "claim": "一句", "document": "没有.pdf"},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    done = run("--claims", path, "--db", samples_db, "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in found] == ["b", "a", "c"]
    assert [row.get("verdict") for row in found] == ["supported", "not_found", None]
    assert done.exit_code == 1 and "没有.pdf" in found[2]["error"]


def test_a_line_that_is_no_claim_stops_no_other(samples_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    good = '{"id": "好", "claim": "2023年新增储能上市企业9家。"}'
    path.write_bytes(f'{{坏\n{good}\n{{"id": "空"}}\n'.encode("gb18030"))
    done = run("--claims", path, "--db", samples_db, "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row.get("verdict")) for row in found] == [
        ("1", None),
        ("好", "supported"),
        ("3", None),
    ]
    assert "JSON" in found[0]["error"] and "claim" in found[2]["error"]
    assert done.exit_code == 1


def test_a_draft_in_the_terminal(samples_db: Path, draft: Path) -> None:
    done = run("--draft", draft, "--db", samples_db)
    assert done.exit_code == 1
    assert "11家" in done.stdout and "不符" in done.stdout and "第 11 页" in done.stdout
    assert "132.8" not in done.stdout.split("11家")[0]
    assert "共 2 个数字，相符 1，不符 1，查无 0" in done.stderr


def test_a_draft_without_a_wrong_figure_ends_well(samples_db: Path, draft: Path) -> None:
    draft.write_text(DRAFT.replace("11家", "9家"), encoding="utf-8")
    done = run("--draft", draft, "--db", samples_db)
    assert (done.exit_code, done.stdout) == (0, "")


def test_a_draft_as_json(samples_db: Path, draft: Path) -> None:
    done = run("--draft", draft, "--db", samples_db, "--json")
    report = json.loads(done.stdout)
    assert report["counts"] == {"supported": 1, "contradicted": 1, "not_found": 0}
    figure = report["blocks"][1]["figures"][0]
    assert (figure["text"], figure["verdict"]) == ("11家", "contradicted")
    assert figure["evidence"][0]["page"] in (3, 11)
    assert done.exit_code == 1


def test_a_draft_as_a_page(samples_db: Path, draft: Path, tmp_path: Path) -> None:
    output = tmp_path / "报告.html"
    done = run(
        "--draft", draft, "--db", samples_db, "--output", output, "--base-url", "https://gouji.example/x/"
    )
    assert (done.exit_code, done.stdout) == (1, "")
    page = output.read_text(encoding="utf-8")
    assert 'href="https://gouji.example/x/-/page/' in page
    assert list(tmp_path.glob(".*")) == []


def test_a_report_that_cannot_be_written(samples_db: Path, draft: Path, tmp_path: Path) -> None:
    done = run("--draft", draft, "--db", samples_db, "--output", tmp_path / "no" / "r.html")
    assert done.exit_code == 1
    assert "不能写" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("name, sentence", [("a.doc", "另存为 .docx"), ("a.docx", "不是完整的 .docx")])
def test_a_draft_that_cannot_be_read(samples_db: Path, tmp_path: Path, name: str, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"words")
    done = run("--draft", path, "--db", samples_db)
    assert done.exit_code == 1
    assert sentence in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_no_database(draft: Path, tmp_path: Path) -> None:
    done = run("--draft", draft, "--db", tmp_path / "none.db")
    assert done.exit_code == 1 and "错误：" in done.stderr


def test_a_document_that_is_not_there(samples_db: Path, draft: Path) -> None:
    done = run("--draft", draft, "--db", samples_db, "--document", "没有.pdf")
    assert done.exit_code == 1 and "没有.pdf" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["一句", "--claims", "-"],
        ["一句", "--output", "r.html"],
        ["  "],
        ["一句", "--base-url", "javascript:alert(1)"],
    ],
)
def test_wrong_usage(samples_db: Path, arguments: list[str]) -> None:
    assert run(*arguments, "--db", samples_db).exit_code == 2
