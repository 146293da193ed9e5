"""Policies that the rows of a table name: where their titles end, and what stands behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.options import Options
from extract.records.pipeline import extract_records
from schemas import Document

Draw = Callable[..., Document]


@pytest.mark.parametrize(
    ("cell", "title", "issued_on"),
    [
        (
            "《冰雪旅游发展行动计划（2021—2023年）》（2021年2月）",
            "冰雪旅游发展行动计划（2021—2023年）",
            "2021-02",
        ),
        ("《户外装备产业目录（2011年本）》（2013年修订）", "户外装备产业目录（2011年本）", None),
        ("《关于加快营地建设的若干意见》(2014.10.8)", "关于加快营地建设的若干意见", "2014-10-08"),
        ("关于印发《露营管理办法》的通知", "关于印发《露营管理办法》的通知", None),
    ],
)
@pytest.mark.parametrize("number", ["-", "—", ""])
def test_title_ends_where_its_marks_close(
    drawn: Draw, cell: str, title: str, issued_on: str | None, number: str
) -> None:
    document = drawn(f"文件名称 | 文号 | 主要内容\n{cell} | {number} | 支持营地与线路的建设。")
    (policy,) = extract_records(document, Options()).policies
    assert (policy.title, policy.issued_on, policy.document_number) == (title, issued_on, None)
