"""Relations told in running text, each as it holds and as it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from schemas import Check

WHOLE = "2021年新增合成生物上市企业53家，合成生物上市企业总数为240家；新增企业首发融资规模600.5亿元。"


def verdicts(checks: list[Check], kind: str) -> list[str]:
    """The verdicts of the checks of a kind."""
    return [check.verdict for check in checks if check.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("其中84家在科创板上市，占合成生物全部上市企业的35.0%。", ["consistent"]),
        ("其中70家在创业板上市，占合成生物全部上市企业的29.1%。", ["inconsistent"]),
        ("西部企业首发融资规模312.26亿元，占新增企业首发融资规模的一半以上。", ["consistent"]),
        (
            "北京72家、上海54家，占合成生物全部上市企业的比例分别为30.0%、22.5%。",
            ["consistent", "consistent"],
        ),
        ("其中39家为外资企业，占全国外资企业的29.1%。", ["undetermined"]),
        ("前五家客户占销售总额的13%。", []),
        ("2023年增长29.1%。", []),
    ],
)
def test_shares_of_a_whole_told_elsewhere(
    of_text: Callable[..., list[Check]], sentence: str, expected: list[str]
) -> None:
    assert verdicts(of_text(WHOLE, sentence), "share") == expected


@pytest.mark.parametrize(("share", "expected"), [("21%", "consistent"), ("25%", "inconsistent")])
def test_shares_that_name_no_whole_have_one_in_common(
    of_text: Callable[..., list[Check]], share: str, expected: str
) -> None:
    found = of_text(
        "截至2019年6月，全国脑机接口公司数量达420家。",
        f"北京有160家公司、占比38%，为数最多；上海有88家公司，占比{share}；"
        "广东有66家公司、占比16%；浙江有33家公司、占比8%。",
    )
    assert verdicts(found, "share") == ["consistent", expected, "consistent", "consistent"]


def test_a_series_of_years_is_not_called_wrong_for_want_of_its_wholes(
    of_text: Callable[..., list[Check]],
) -> None:
    found = of_text(
        "2023年末流动负债为8,240.15万元。",
        "报告期各期末，预收账款分别为451.26万元、1,203.77万元和1,745.32万元，占流动负债的比重分别为5.55%、8.71%和12.88%。",
        kind="prospectus",
    )
    assert "inconsistent" not in verdicts(found, "share")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("其中发明35项、实用新型521项、外观50项，合计606项。", ["consistent"]),
        ("公司拥有专利606项，其中发明35项、实用新型521项、外观50项。", ["consistent"]),
        (
            "募集资金总额71,500.00万元，扣除发行费用6,679.65万元后，募集资金净额为64,820.35万元。",
            ["consistent"],
        ),
        (
            "募集资金总额71,500.00万元，扣除发行费用6,679.65万元后，募集资金净额为64,280.35万元。",
            ["inconsistent"],
        ),
        ("市场以锂电为主，锂电、液流、压缩空气占比分别为41.0%、38.5%和20.5%。", ["consistent"]),
        ("东部占比65.0%，中部占比20.3%，其余占比18.7%。", ["inconsistent"]),
        ("建设投资94,644万元、流动资金50,352万元、收购资金44,215万元，合计189,211万元。", ["consistent"]),
        ("建设投资94,644万元、流动资金50,352万元、收购资金44,215万元，合计198,211万元。", ["inconsistent"]),
        ("公司有员工618人，其中研发人员142人、销售人员36人。", []),
        ("以10股送4股的比例，合计派发14,810万股。", []),
    ],
)
def test_sums(of_text: Callable[..., list[Check]], sentence: str, expected: list[str]) -> None:
    assert verdicts(of_text(sentence), "sum") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("装机规模由14.36吉瓦增长至33.92吉瓦，增长136.2%。", ["consistent"]),
        ("装机规模由14.36吉瓦增长至33.92吉瓦，增长163.2%。", ["inconsistent"]),
        ("装机规模达到33.92吉瓦，较2022年底的14.36吉瓦增长136.2%。", ["consistent"]),
        ("系统价格从1.45元/瓦时降至0.82元/瓦时，下降43.4%。", ["consistent"]),
        ("系统价格从1.45元/瓦时降至0.82元/瓦时，下降34.4%。", ["inconsistent"]),
        (
            "营业收入分别为31,246.58万元、48,905.72万元和66,382.91万元，增长率分别为56.52%和35.74%。",
            ["consistent", "consistent"],
        ),
        (
            "营业收入分别为31,246.58万元、48,905.72万元和66,382.91万元，增长率分别为56.52%和37.74%。",
            ["consistent", "inconsistent"],
        ),
        (
            "营业收入分别为31,246.58万元、48,905.72万元和66,382.91万元，年均复合增长率为45.76%。",
            ["consistent"],
        ),
        ("装机规模33.92吉瓦，投资规模14.36吉瓦，同比增长21.5%。", []),
    ],
)
def test_growth(of_text: Callable[..., list[Check]], sentence: str, expected: list[str]) -> None:
    assert verdicts(of_text(sentence), "growth") == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("84,372.15", ["consistent"]), ("84,327.15", ["inconsistent"]), ("98,765.43", [])],
)
def test_text_against_a_table(book: Callable[[str], Any], stated: str, expected: list[str]) -> None:
    made = book("prospectus")
    made.table(
        [
            ["项目（万元）", "2020年末", "2019年末"],
            ["资产总计", "84,372.15", "71,505.70"],
            ["存货", "31,233.28", "20,112.10"],
        ],
        unit="万元",
    )
    made.block("paragraph", f"2020年末公司资产总计{stated}万元。")
    assert verdicts(made.checks(), "flow_snapshot") == expected
