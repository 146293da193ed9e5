"""Relations between capital events, snapshots and the offering, each as it holds and as it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extract.checking.reconcile.capital import check_capital
from extract.options import Options
from extract.reading.reader import read
from extract.records.pipeline import extract_records
from schemas import Check, Extraction

PROSPECTUS = """\
清澜精工股份有限公司
首次公开发行股票并在创业板上市招股说明书
第一节 释义
发行人、公司、清澜精工 指 清澜精工股份有限公司
清澜有限 指 清澜精工有限公司，公司前身
第四节 发行人基本情况
二、发行人股本的形成及变化情况
2021年6月15日，清澜精工召开股东大会，同意将注册资本由1,250.00万元增加至1,500.00万元，其中云杉创投以6,000.00万元认缴新增注册资本150.00万元，\
松石资本以4,000.00万元认缴新增注册资本100.00万元，增资价格均为40.00元/注册资本。
"""


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str], Extraction]:
    """The rows of a prospectus."""

    def make(text: str) -> Extraction:
        path = tmp_path / "prospectus.txt"
        path.write_text(text, encoding="utf-8")
        return extract_records(read(path), Options())

    return make


def wrong(checks: list[Check]) -> set[str]:
    """The kinds of the checks that do not hold."""
    return {check.kind for check in checks if check.verdict in ("inconsistent", "undetermined")}


def test_an_increase_of_capital_holds(told: Callable[[str], Extraction]) -> None:
    found = list(check_capital(told(PROSPECTUS)))
    assert {check.kind for check in found} == {"flow_snapshot", "product"}
    assert wrong(found) == set()
    after = next(check for check in found if check.kind == "flow_snapshot")
    assert after.formula == "1,250.00万 + 150.00万 + 100.00万 = 1,500.00万"


@pytest.mark.parametrize(
    ("printed", "misprinted", "kind"),
    [
        ("增加至1,500.00万元", "增加至1,550.00万元", "flow_snapshot"),
        ("以6,000.00万元", "以6,100.00万元", "product"),
        ("以4,000.00万元", "以4,900.00万元", "product"),
    ],
)
def test_a_misprint_in_an_increase_of_capital(
    told: Callable[[str], Extraction], printed: str, misprinted: str, kind: str
) -> None:
    assert printed in PROSPECTUS
    assert kind in wrong(list(check_capital(told(PROSPECTUS.replace(printed, misprinted)))))


@pytest.fixture(scope="module")
def sample(samples: Path) -> Extraction:
    """The rows of our own prospectus."""
    return extract_records(read(samples / "prospectus-chengyu-2024.pdf", ocr="never"), Options())


def test_the_sample_prospectus_holds(sample: Extraction) -> None:
    found = list(check_capital(sample))
    assert wrong(found) == set()
    formulas = {check.formula for check in found}
    assert "2,500.00万 × 28.60元 = 71,500.00万元" in formulas
    assert "6,000.00万 × 15.00元 = 90,000.00万元" in formulas
    flows = [c for c in found if c.kind == "flow_snapshot" and c.members[0].role == "变动后"]
    assert len({c.explanation.partition("（")[0] for c in flows}) == 16


def test_a_holder_whose_shares_changed_without_an_event(sample: Extraction) -> None:
    rows = [row.model_copy() for row in sample.shareholdings]
    changed = next(row for row in rows if row.as_of == "2021-06-30" and row.shares == 3_000_000)
    evidence = changed.evidence
    assert evidence is not None
    other = next(r for r in rows if r.as_of == "2021-06-30" and r.shares == 2_500_000)
    changed.shares, changed.evidence = other.shares, other.evidence
    found = list(check_capital(replace(sample, shareholdings=rows)))
    bad = [check for check in found if check.verdict == "inconsistent"]
    assert [check.formula for check in bad][:1] == ["300.00万 ≠ 250.00万"]
