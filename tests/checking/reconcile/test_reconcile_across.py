"""One document against another, and the checks of a database on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.checking.reconcile.across import Said, across
from extract.cli.main import group
from schemas import Evidence


def said(
    document: int, text: str, value: float, unit: str = "元", qualifier: str = "exact", thing: str = "规模"
) -> Said:
    """A statement of a document."""
    evidence = Evidence(document_id=document, page=document, quote=text)
    currency = "CNY" if unit == "元" else None
    return Said(
        (thing,), thing, document, f"{document}.pdf", value, text, qualifier, unit, currency, evidence
    )


@pytest.mark.parametrize(
    ("statements", "verdicts"),
    [
        ([said(1, "45.5万亿元", 45.5e12), said(2, "45.53万亿元", 45.53e12)], ["consistent"]),
        ([said(1, "45.5万亿元", 45.5e12), said(2, "45.8万亿元", 45.8e12)], ["inconsistent"]),
        (
            [said(1, "超过45万亿元", 45e12, qualifier="more_than"), said(2, "45.5万亿元", 45.5e12)],
            ["consistent"],
        ),
        (
            [said(1, "39.8%", 39.8, "%"), said(2, "39.8%", 39.8, "%"), said(3, "38.9%", 38.9, "%")],
            ["consistent", "inconsistent"],
        ),
        (
            [said(1, "45.5万亿元", 45.5e12), said(1, "45.8万亿元", 45.8e12), said(2, "45.5万亿元", 45.5e12)],
            [],
        ),
        ([said(1, "45.5万亿元", 45.5e12), said(2, "45.8万亿元", 45.8e12, thing="投资")], []),
        ([said(1, "数亿元", 5e8, qualifier="several"), said(2, "45.8万亿元", 45.8e12)], []),
    ],
)
def test_documents_against_each_other(statements: list[Said], verdicts: list[str]) -> None:
    found = list(across(statements))
    assert [check.verdict for check in found] == verdicts
    for check in found:
        assert len({m.evidence.document_id for m in check.members if m.evidence}) == 2


def test_the_command_lists_what_is_wrong_with_its_places(samples_db: Path) -> None:
    result = CliRunner().invoke(group, ["check", "--db", str(samples_db), "--json"])
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    wrong = [check for check in found["checks"] if check["verdict"] == "inconsistent"]
    assert found["summary"]["inconsistent"] == len(wrong) == 3
    assert {check["file_name"] for check in wrong} == {"whitepaper-storage-2023.pdf"}
    assert {check["page"] for check in wrong} == {9, 12}
    for check in found["checks"]:
        assert check["members"]
        for member in check["members"]:
            assert member["evidence"]["quote"]
            assert member["evidence"]["boxes"]


@pytest.mark.parametrize(
    ("options", "code", "shown"),
    [
        ([], 1, "不一致 3 条"),
        (["--document", "prospectus-chengyu-2024.pdf"], 0, "共 "),
        (["--document", "whitepaper-storage-2023.pdf"], 1, "79起占"),
        (["--document", "policy-huzhou-storage-2024.pdf"], 0, "共 0 条"),
    ],
)
def test_the_command_in_words(samples_db: Path, options: list[str], code: int, shown: str) -> None:
    result = CliRunner(env={"COLUMNS": "300"}).invoke(group, ["check", "--db", str(samples_db), *options])
    assert result.exit_code == code
    assert shown in result.stdout


def test_all_checks_on_demand(samples_db: Path) -> None:
    arguments = ["check", "--db", str(samples_db), "--document", "prospectus-chengyu-2024.pdf"]
    runner = CliRunner(env={"COLUMNS": "300"})
    assert "募集资金" not in runner.invoke(group, arguments).stdout
    assert "募集资金" in runner.invoke(group, [*arguments, "--all"]).stdout


def test_a_document_that_is_not_there(samples_db: Path) -> None:
    result = CliRunner().invoke(group, ["check", "--db", str(samples_db), "--document", "no.pdf"])
    assert result.exit_code == 1
    assert "no.pdf 不在数据库中" in result.stderr
