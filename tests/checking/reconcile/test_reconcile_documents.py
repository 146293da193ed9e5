"""Whole documents: our own samples with their expected checks, and real ones where they are at hand."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from extract.checking.reconcile import reconcile
from extract.options import Options
from extract.reading.reader import read
from extract.records.pipeline import extract_records
from schemas import Check

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAME = {"within_rounding": "consistent"}


@cache
def checks_of(path: Path) -> tuple[Check, ...]:
    """The checks of a document."""
    return tuple(reconcile(extract_records(read(path, ocr="never"), Options())))


def numbers(text: object) -> set[float]:
    """All numbers of a text."""
    return {float(n.replace(",", "")) for n in _NUMBER.findall(str(text))}


def said(check: Check) -> set[float]:
    """All numbers that a check and the words it cites print."""
    return numbers(check.formula).union(*(numbers(m.evidence.quote) for m in check.members if m.evidence))


@pytest.mark.parametrize(
    ("name", "least"), [("whitepaper-storage-2023", 0.8), ("prospectus-chengyu-2024", 0.8)]
)
def test_expected_checks_of_the_samples(samples: Path, name: str, least: float) -> None:
    expected = yaml.safe_load((samples / f"{name}.yaml").read_text(encoding="utf-8"))["checks"]
    own = [(said(check), check.verdict) for check in checks_of(samples / f"{name}.pdf")]
    found = 0
    for check in expected:
        wanted = (numbers(check["formula"]) | numbers(check["stated"])) - {1.0, 100.0}
        verdicts = {_SAME.get(verdict, verdict) for printed, verdict in own if wanted <= printed}
        found += bool(verdicts)
        if verdicts:
            assert _SAME.get(check["verdict"], check["verdict"]) in verdicts, check
    assert found >= least * len(expected)


def test_only_the_seeded_errors_of_the_samples_are_called_wrong(samples: Path) -> None:
    wrong = [
        c for path in sorted(samples.glob("*.pdf")) for c in checks_of(path) if c.verdict == "inconsistent"
    ]
    assert {(c.evidence.page, c.stated) for c in wrong if c.evidence} == {(9, 29.6), (12, 12.5), (12, 100.0)}


@pytest.mark.shared
def test_the_industrial_internet_report(shared: Path) -> None:
    found = checks_of(shared / "documents" / "industrial-internet-investment-2022.pdf")
    verdicts = {check.formula: check.verdict for check in found}
    assert verdicts["76家 ÷ 262家 × 100 ≠ 29.1%"] == "inconsistent"
    assert verdicts["37.6亿元 ÷ 581.34亿元 × 100 ≠ 11.7%"] == "inconsistent"
    assert verdicts["179次 ÷ 443次 × 100 ≠ 40.96%"] == "inconsistent"
    assert verdicts["93家 ÷ 262家 × 100 = 35.5%"] == "consistent"
    assert verdicts["超390亿元 ÷ 超过475亿元 × 100 = 83.7%"] == "consistent"
    assert any(check.verdict == "undetermined" for check in found)


@pytest.mark.shared
def test_the_statements_of_an_annual_report(shared: Path) -> None:
    found = checks_of(shared / "documents" / "annual-report-gwfc-2022.pdf")
    held = Counter(c.explanation.partition("：")[0] for c in found if c.verdict == "consistent")
    for name in ("资产总计", "负债合计", "流动负债合计", "所有者权益合计", "负债和所有者权益总计"):
        assert held[name] >= 4, name
    for name in ("五、净利润", "五、现金及现金等价物净增加额", "六、期末现金及现金等价物余额"):
        assert sum(count for label, count in held.items() if label.startswith(name)) >= 2, name
    wrong = [check for check in found if check.verdict == "inconsistent"]
    # 20,089,925.35 of 2,607,307,808.06 is printed as 0.77% above and as 0.76% here
    assert [(c.evidence.page, c.stated) for c in wrong if c.evidence] == [(28, 0.76)]


@pytest.mark.shared
def test_a_prospectus_that_prints_its_assets_in_two_ways(shared: Path) -> None:
    found = checks_of(shared / "documents" / "pr01-moutai-ipo-prospectus-2001.pdf")
    wrong = [check for check in found if check.verdict == "inconsistent"]
    assert [check.stated for check in wrong] == [1268586200.0]


MISPRINTED = {
    # 476.27 of 8,118.16 is 5.87 %; printed is its share of the year before.
    "text/prospectus-301581-fulltext.txt": ["94.13% + 3.56% ≠ 100.00%"],
}
"""What the sources themselves print wrong, each looked up on the page."""


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "wp01-privacy-computing-market-2021.pdf",
        "wp08-caict-digital-economy-2022.pdf",
        "wp15-miit-blockchain-industry-2018.pdf",
        "po01-miit-industrial-internet-action-plan-2018.pdf",
        "pr12-301581-gujie-keypages-noannots.pdf",
        "pr13-603418-yousheng-keypages-noannots.pdf",
        "text/prospectus-301581-fulltext.txt",
        "text/prospectus-603418-fulltext.txt",
    ],
)
def test_no_false_alarm(shared: Path, name: str) -> None:
    wrong = [
        check.formula for check in checks_of(shared / "documents" / name) if check.verdict == "inconsistent"
    ]
    assert wrong == MISPRINTED.get(name, [])
