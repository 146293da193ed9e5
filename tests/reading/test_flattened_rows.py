"""Rows of tables that a text file holds as lines, where a name has spaces or goes on in the next line."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import read

HEAD = "序号 股东名称 股份数（万股） 持股比例（%）"

TABLES: list[tuple[str, list[str], list[list[str]]]] = [
    (
        "names in Latin letters",
        ["1 云岭控股 5,000.00 50.0000", "2 EARLY BIRD 3,000.00 30.0000", "3 QX201 2,000.00 20.0000"],
        [["1", "云岭控股", "5,000.00", "50.0000"], ["2", "EARLY BIRD", "3,000.00", "30.0000"],
         ["3", "QX201", "2,000.00", "20.0000"]],
    ),
    (
        "a Latin name first",
        ["1 NORTH LAKE FUND 600.00 60.00", "2 周敏 400.00 40.00"],
        [["1", "NORTH LAKE FUND", "600.00", "60.00"], ["2", "周敏", "400.00", "40.00"]],
    ),
    (
        "a name that goes on in the next line",
        ["1 云岭控股 600.00 60.00", "2 明岚产业发展股权投资基金（深圳）有", "限公司 300.00 30.00", "3 周敏 100.00 10.00"],
        [["1", "云岭控股", "600.00", "60.00"], ["2", "明岚产业发展股权投资基金（深圳）有限公司", "300.00", "30.00"],
         ["3", "周敏", "100.00", "10.00"]],
    ),
    (
        "an ordinal, a broken name and figures on lines of their own",
        ["1 云岭控股 600.00 60.00", "2", "明岚精密光学技术股份有限公", "司", "300.00 30.00", "3 周敏 100.00 10.00"],
        [["1", "云岭控股", "600.00", "60.00"], ["2", "明岚精密光学技术股份有限公司", "300.00", "30.00"],
         ["3", "周敏", "100.00", "10.00"]],
    ),
    (
        "the head again on the next page",
        ["1 云岭控股 600.00 60.00", "2 LAKE FUND 300.00 30.00", "\f" + HEAD, "3 周敏 100.00 10.00", "合计 1,000.00 100.00"],
        [["1", "云岭控股", "600.00", "60.00"], ["2", "LAKE FUND", "300.00", "30.00"], ["3", "周敏", "100.00", "10.00"],
         ["合计", "合计", "1,000.00", "100.00"]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lines", "expected"), TABLES, ids=[case[0] for case in TABLES])
def test_a_row_is_told_by_its_ordinal_and_its_figures(
    tmp_path: Path, name: str, lines: list[str], expected: list[list[str]]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\n".join(["股权结构如下：", HEAD, *lines, "上述变更已经登记。"]), encoding="utf-8")
    document = read(file)
    (table,) = document.tables
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        for column in range(cell.column, cell.column + cell.column_span):
            rows[cell.row][column] = cell.text
        assert cell.evidence.quote.replace("\n", "") == cell.text
    assert rows[1:] == expected


def test_one_figure_and_an_ordinal_that_goes_on_make_a_row(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = [
        "序号 内容 金额",
        "1 上市奖励 161.36",
        "2 2022 年度 前 20 强奖补 80.00",
        "3 扩岗补助 0.70",
        "合计 242.06",
    ]
    file.write_text("\n".join(["补助如下：", *lines]), encoding="utf-8")
    (table,) = read(file).tables
    assert [c.text for c in table.cells if c.column == 1] == [
        "内容",
        "上市奖励",
        "2022 年度 前 20 强奖补",
        "扩岗补助",
    ]


def test_a_list_that_begins_in_the_middle_is_doubted(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = ["序号 内容 数量 金额", "7 甲项 1 16.36", "8 乙项 2 80.00", "9 丙项 3 0.70"]
    file.write_text("\n".join(["补助如下：", *lines]), encoding="utf-8")
    (table,) = read(file).tables
    assert table.doubt is not None and "从 7 开始" in table.doubt


def test_another_list_does_not_go_on_with_the_rows_of_a_table(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = [
        HEAD,
        "1 云岭控股 600.00 60.00",
        "2 周敏 400.00 40.00",
        "5 NORTH LAKE 1.00 2.00",
        "公司由此成立。",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    (table,) = read(file).tables
    assert table.n_rows == 3


DEALS = "转让方 受让方 转让股数（股） 转让价格（万元）"


def _cells(tmp_path: Path, lines: list[str]) -> list[list[tuple[int, int, int, str]]]:
    file = tmp_path / "a.txt"
    file.write_text("\n".join(["具体情况如下：", *lines, "上述变更已经登记。"]), encoding="utf-8")
    return [[(c.row, c.column, c.row_span, c.text) for c in table.cells] for table in read(file).tables]


def test_a_label_of_its_own_line_is_the_first_cell_of_the_rows_below_it(tmp_path: Path) -> None:
    lines = [DEALS, "周敏", "云岭控股 480,000 2,400", "明岚资本 20,000 100", "吴语 明岚资本 50,000 250"]
    (cells,) = _cells(
        tmp_path, [*lines, "孙亦舟", "北屿合伙 6,000 30", "周敏 4,000 20", "合计 - 560,000 2,800"]
    )
    assert [(row, span, text) for row, column, span, text in cells if row and column == 0] == [
        (1, 2, "周敏"),
        (3, 1, "吴语"),
        (4, 2, "孙亦舟"),
        (6, 1, "合计"),
    ]
    assert [text for row, column, _, text in cells if row and column == 1] == [
        "云岭控股",
        "明岚资本",
        "明岚资本",
        "北屿合伙",
        "周敏",
        "-",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [DEALS, "云岭控股 480,000 2,400", "周敏", "明岚资本 20,000 100"],
        ["项目 2023年度 2022年度 2021年度", "补助", "奖励 480,000 2,400", "赔款 20,000 100"],
        ["项目 本期 上期 变动", "补助", "奖励 480,000 2,400", "罚款 10 20", "赔款 20,000 100 30", "其他说明"],
        [
            "项目 账面余额 减值准备 账面价值",
            "清澜智造生产",
            "线项目 5,316.76 5,316.76",
            "合计 5,316.76 - 5,316.76",
        ],
    ],
    ids=[
        "a label at half the height of its rows",
        "an empty cell among figures",
        "figures where names stood",
        "a broken name of one row",
    ],
)
def test_rows_that_lack_a_cell_are_not_read_where_nothing_tells_which(
    tmp_path: Path, lines: list[str]
) -> None:
    assert _cells(tmp_path, lines) == []


HEADS = [
    (
        "dates with spaces are one word",
        ["项目 2024 年度 2023 年度 2024 年 1-6 月", "运费 1.20 2.30 1.10", "保险费 0.40 0.50 0.20"],
        ["项目", "2024年度", "2023年度", "2024年1-6月"],
        3,
    ),
    (
        "words that return stand below others",
        ["项目", "2024 年度 2023 年度", "金额 占比 金额 占比", "运费 1.20 60.00% 2.30 40.00%", "租金 0.80 40.00% 3.45 60.00%"],
        ["项目", "2024 年度/金额", "2024 年度/占比", "2023 年度/金额", "2023 年度/占比"],
        4,
    ),
    (
        "cells of head and rows are broken",
        ["序号 名称 在公司处", "任职 性质 出资额", "（万元） 出资比例", "1", "云岭产业投资基金", "（有限合伙） / 普通 32.40 60.00%",
         "2 周敏 董事 有限 10.80 20.00%", "3 李岚 运营中心项目", "经理 有限 10.80 20.00%"],
        ["序号", "名称", "在公司处任职", "性质", "出资额（万元）", "出资比例"],
        4,
    ),
    (
        "a date above all columns but the first",
        ["项目", "2024.12.31", "账面余额 占比 账面价值", "运费 1.20 60.00% 1.10", "租金 0.80 40.00% 0.70"],
        ["项目", "2024.12.31/账面余额", "2024.12.31/占比", "2024.12.31/账面价值"],
        4,
    ),
    (
        "dates above rows that are counted anew, totals of a few columns",
        ["序号 名称 内容 金额 占比", "2024 年度", "1 云岭 铝棒 5.00 10.00%", "2 明岚 铝棒 4.00 8.00%", "合计 9.00 18.00%",
         "2023 年度", "1 明岚 铝棒 3.00 6.00%", "合计 3.00 6.00%"],
        ["序号", "名称", "内容", "金额", "占比"],
        8,
    ),
    (
        "labels longer than a line",
        ["项目 2024 年度 2023 年度 变动", "收入 5.00 4.00 25%", "归属于母公司所有", "者的净利润 3.00 2.00 50%", "扣除非经常性损益",
         "的净利润", "2.00 1.00 100%"],
        ["项目", "2024年度", "2023年度", "变动"],
        4,
    ),
    (
        "labels above rows of a head in pieces",
        ["简称 项目 2024 年度", "/2024 年末", "2023 年度", "/2023 年末", "云岭科技", "收入 333.00 290.00", "利润 80.00 14.00"],
        ["简称", "项目", "2024年度/2024年末", "2023年度/2023年末"],
        3,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "lines", "names", "rows"), HEADS, ids=[case[0] for case in HEADS])
def test_heads_of_flattened_tables(
    tmp_path: Path, name: str, lines: list[str], names: list[str], rows: int
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("\n".join(["具体构成如下：", *lines, "上述变更已经登记。"]), encoding="utf-8")
    (table,) = read(file).tables
    assert (table.header, table.n_rows) == (names, rows)
    for cell in table.cells:
        assert "".join(cell.text.split()) in "".join("".join(lines).split())


def test_a_head_that_comes_out_uneven_makes_no_table(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    lines = [
        "2024 年度 2023 年度 2022 年度",
        "金额 变动 金额 变动 金额",
        "收入 3.00 20% 2.50 25% 2.00",
        "成本 2.00 10% 1.80 20% 1.50",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert read(file).tables == []


def test_lines_with_blank_ones_between_are_a_paragraph_again(tmp_path: Path) -> None:
    """As programs that keep the layout write them."""
    file = tmp_path / "a.txt"
    lines = [
        "公司所处行业的景气程度与宏观经济的走势密切相关，近年来行业整体保持平稳的发展态",
        "势，需求稳中有升。",
    ] * 26
    lines += [
        "受产品价格下行与原料成本上升的共同影响，公司2013年、2014年及2015年净利润分",
        "别为74,735.62万元、21,330.10万元和-4,159.94万元。",
    ]
    file.write_text("\n\n".join(lines), encoding="utf-8")
    document = read(file)
    page = document.page_list[0].text
    texts = ["".join(page[start:end] for _, start, end in block.parts) for block in document.blocks]
    assert texts[-1] == lines[-2] + lines[-1]
