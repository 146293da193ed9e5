"""How many rows are a table's head, and what it calls the columns."""

from __future__ import annotations

import pytest

from extract.reading.tables.heads import count_head_rows, header_of, is_value, title_of
from schemas import TableCell

Row = list[str | tuple[str, int] | tuple[str, int, int]]


def cells_of(rows: list[Row]) -> list[TableCell]:
    """A word is a cell, (word, columns) a wide one, (word, columns, rows) a tall one; "" leaves the place empty."""
    found = []
    for number, row in enumerate(rows):
        column = 0
        for entry in row:
            text, wide, tall = (entry, 1, 1) if isinstance(entry, str) else (*entry, 1)[:3]
            if text:
                found.append(TableCell(row=number, column=column, column_span=wide, row_span=tall, text=text))
            column += wide
    return found


CASES: list[tuple[str, int, list[Row], int, list[str]]] = [
    ("plain", 2, [["名称", "数量"], ["甲", "1"]], 1, ["名称", "数量"]),
    ("years head columns", 3, [["", "2022年", "2021年"], ["甲", "1", "2"]], 1, ["", "2022年", "2021年"]),
    ("figures do not", 2, [["甲", "12.5"], ["乙", "3"]], 0, []),
    ("head alone", 2, [["名称", "数量"]], 1, ["名称", "数量"]),
    ("two levels", 3, [[("项目", 1, 2), ("金额", 2)], ["", "期初", "期末"], ["甲", "1", "2"]], 2, ["项目", "金额/期初", "金额/期末"]),
    ("two levels alone", 3, [[("项目", 1, 2), ("金额", 2)], ["", "期初", "期末"]], 2, ["项目", "金额/期初", "金额/期末"]),
    ("title", 2, [[("某某情况", 2)], ["名称", "数量"], ["甲", "1"]], 2, ["名称", "数量"]),
    ("title over a form", 3, [[("某某通知", 3)], ["依据", ("某文件", 2)], ["机构", ("某局", 2)], ["类别", "a", "b"]], 1, []),
    ("form", 3, [["披露日期", ("3月28日", 2)], ["披露索引", ("某网", 2)], ["比例", ("95%", 2)]], 0, []),
    ("pairs", 4, [["名称", "甲公司", "成立日期", "2014年5月20日"], ["注册资本", "100万元", "法人", "某某"]], 0, []),
    ("definitions", 3, [["甲", "指", "甲公司"], ["乙", "指", "乙公司"]], 0, []),
    ("head over definitions", 3, [["释义项", "指", "释义内容"], ["甲", "指", "甲公司"]], 1, ["释义项", "指", "释义内容"]),
    ("only the figures are named", 2, [["", "金额"], ["甲", "1"], ["乙", "2"]], 1, ["", "金额"]),
    ("one wide cell, labels unnamed", 3, [["", ("期末", 2)], ["", "原值", "净值"], ["甲", "1", "2"]], 2, ["", "期末/原值", "期末/净值"]),
    ("long stub", 3, [[("说明" * 16, 1, 2), ("申请人", 2)], ["", "甲", "乙"], ["丙", "1", "2"]], 2, ["说明" * 16, "申请人/甲", "申请人/乙"]),
    ("long label", 3, [["标准", ("评级", 2)], [("说明" * 16, 1, 2), "甲", "乙"], ["", "丙", "丁"]], 1, ["标准", "评级", "评级"]),
    ("wide cell not divided", 4, [["项目", "金额", ("说明", 2)], ["甲", "1", ("无", 2)]], 1, ["项目", "金额", "说明", "说明"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "n_columns", "rows", "head_rows", "header"), CASES, ids=[c[0] for c in CASES]
)
def test_head(name: str, n_columns: int, rows: list[Row], head_rows: int, header: list[str]) -> None:
    cells = cells_of(rows)
    assert count_head_rows(cells, len(rows), n_columns) == head_rows
    assert header_of(cells, head_rows, n_columns) == header


def test_title_is_a_first_row_over_the_whole_width() -> None:
    title = title_of(cells_of([[("某某情况", 2)], ["名称", "数量"]]), 2, 2)
    assert title is not None and title.text == "某某情况"
    assert title_of(cells_of([["名称", "数量"], ["甲", "1"]]), 2, 2) is None
    assert title_of(cells_of([[("某" * 61, 2)], ["名称", "数量"]]), 2, 2) is None
    assert title_of(cells_of([["名称"], ["甲"]]), 2, 1) is None


@pytest.mark.parametrize(
    "text", ["1,234.5", "-3%", "（12）", "(12)", "—", "￥5", "12万元", "1,252/1,300", "-/-"]
)
def test_figures_are_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["2022", "2022年", "2022.12", "2022/12", "甲", "", "第1项"])
def test_years_and_words_are_none(text: str) -> None:
    assert not is_value(text)
