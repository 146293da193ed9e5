"""A table that was read otherwise than it is printed says so."""

from __future__ import annotations

import pytest
from reading_sheets import Draw, Sheet

from extract.reading.document.doubt import doubt_of
from schemas import TableCell


def cells_of(rows: list[list[str]]) -> list[TableCell]:
    return [
        TableCell(page=1, row=number, column=column, text=text)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["1", "甲"], ["2", "乙"], ["3", "丙"], ["合计", ""]], None),
        ([["1", "甲"], ["2", "乙"], ["1", "丙"], ["2", "丁"]], None),
        ([["1", "甲"], ["2", "乙"], ["3", "丙"], ["5", "丁"]], "序号 3 之后是 5"),
        ([["4", "甲"], ["5", "乙"], ["6", "丙"]], "序号从 4 开始"),
        ([["12", "甲"], ["7", "乙"], ["30", "丙"]], None),
        ([["甲", "92.3%"], ["乙", "51.6%"], ["丙", "3%"]], None),
        ([["甲", "92.3%51.6%"], ["乙", "51.6%"], ["丙", "3%"]], "92.3%51.6%"),
        ([["甲", "1,746"], ["乙", "48,141,11"], ["丙", "3,000"]], "48,141,11"),
        ([["甲", "2024.6.30"], ["乙", "2024.7.1"], ["丙", "2024.8.1"]], None),
    ],
)
def test_doubt_of_what_does_not_fit(rows: list[list[str]], words: str | None) -> None:
    doubt = doubt_of(cells_of(rows), 0)
    assert doubt is None if words is None else words in (doubt or "")


def test_figures_beside_the_cells_are_told(drawn: Draw) -> None:
    rows = [["序号", "名称", "数量"], ["1", "甲方", "44"], ["2", "乙方", "36"]]
    whole = drawn(Sheet().table([40, 140, 260, 360], 80, rows)).tables[0]
    assert whole.doubt is None
    assert doubt_of(whole.cells, 1, ["1,234"]) == "表格范围内印有 1 个数字不在任何单元格中，如“1,234”"
