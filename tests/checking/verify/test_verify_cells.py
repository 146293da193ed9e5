"""Cells named by a row and a head: the one that both name decides."""

from __future__ import annotations

import pytest

from tests.checking.verify.verify_world import verdict

STAFF = "类别\t人数（人）\t占比（%）\n制瓷工\t318\t61.51\n画师\t122\t23.60"
SHARES = "公司\t总股本（万股）\t流通股本（万股）\n丰泽瓷业\t6,000\t2,246\n南岸陶艺\t9,120\t3,870"
PRICES = "项目\t面值（元）\t发行费用（元）\n每股\t1.00\t0.67\n合计\t2,500.00\t1,675.00"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("制瓷工的占比为61.51%。", STAFF, "supported"),
        ("制瓷工的人数为61.51%。", STAFF, "contradicted"),
        ("画师的人数为23.60%。", STAFF, "contradicted"),
        ("丰泽瓷业的总股本为6000万股。", SHARES, "supported"),
        ("丰泽瓷业的总股本为2246万股。", SHARES, "contradicted"),
        ("南岸陶艺的流通股本为3870万股。", SHARES, "supported"),
        ("每股的发行费用为0.67元。", PRICES, "supported"),
    ],
)
def test_the_cell_that_row_and_head_name_decides(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


def test_a_number_without_unit_is_taken_as_it_is_printed() -> None:
    source = "项目（万元）\t期初\t期末\n窑炉折旧\t92.09\t95.31"
    assert verdict("窑炉折旧期初为92.09。", source) == "supported"
    assert verdict("窑炉折旧期末为92.09。", source) == "contradicted"
