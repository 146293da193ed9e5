"""Tables as a reader sees them: ruled, with rules across only, without any, and over the ends of pages."""

from __future__ import annotations

import itertools

import pytest
from reading_sheets import Draw, Sheet

from schemas import Document, SourceTable

XS = [40.0, 140.0, 240.0, 340.0]
HEAD = ["企业", "轮次", "金额（万元）"]
BODY = [["甲公司", "A轮", "1,200"], ["乙公司", "B轮", "3,400"], ["丙公司", "C轮", "560"]]


def only(document: Document) -> SourceTable:
    (table,) = document.tables
    return table


def grid(table: SourceTable) -> list[list[str]]:
    cells = [["" for _ in range(table.n_columns)] for _ in range(table.n_rows)]
    for cell in table.cells:
        cells[cell.row][cell.column] = cell.text
    return cells


def test_ruled_table_with_caption_unit_and_source(drawn: Draw) -> None:
    sheet = (
        Sheet()
        .text(120, 20, "表 3 2023年部分融资事件")
        .text(300, 40, "单位：万元")
        .table(XS, 60, [HEAD, *BODY])
    )
    table = only(drawn(sheet.text(40, 140, "数据来源：公开资料整理")))
    assert (table.number, table.caption, table.unit) == ("表 3", "2023年部分融资事件", "万元")
    assert table.source_note == "数据来源：公开资料整理"
    assert (table.header, table.header_rows, table.ruling) == (HEAD, 1, "ruled")
    assert grid(table) == [HEAD, *BODY]
    assert table.cells[3].box == pytest.approx([40, 78, 140, 96], abs=0.6)


def test_open_sides_are_closed(drawn: Draw) -> None:
    """No lines at the left and right edge: the outer columns still count."""
    sheet = Sheet().rows(XS, 60, [HEAD, *BODY])
    for number in range(5):
        sheet.line(40, 60 + 18 * number, 340, 60 + 18 * number)
    for x in XS[1:-1]:
        sheet.line(x, 60, x, 132)
    assert grid(only(drawn(sheet))) == [HEAD, *BODY]


def test_merged_cells_and_a_head_of_two_levels(drawn: Draw) -> None:
    xs, sheet = [40.0, 120.0, 180.0, 240.0, 300.0], Sheet()
    for y, x0 in ((40, 40), (58, 120), (76, 40), (94, 120), (112, 40)):
        sheet.line(x0, y, 300, y)
    for x, top in zip(xs, (40, 40, 58, 40, 40), strict=True):
        sheet.line(x, top, x, 112)
    sheet.line(240, 40, 240, 58)
    sheet = Sheet()
    for y, x0 in ((40, 40), (58, 120), (76, 40), (94, 120), (112, 40)):
        sheet.line(x0, y, 360, y)
    for x, top in ((40, 40), (120, 40), (180, 58), (240, 40), (300, 58), (360, 40)):
        sheet.line(x, top, x, 112)
    sheet.text(44, 50, "项目").text(124, 44, "2022年").text(244, 44, "2023年")
    sheet.rows(
        [120, 180, 240, 300],
        58,
        [["金额", "占比", "金额", "占比"], ["1", "2%", "3", "4%"], ["5", "6%", "7", "8%"]],
    )
    sheet.text(44, 86, "合并的行")
    table = only(drawn(sheet))
    assert table.header == ["项目", "2022年/金额", "2022年/占比", "2023年/金额", "2023年/占比"]
    assert table.header_rows == 2
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in table.cells}
    assert spans["项目"] == (0, 0, 2, 1)
    assert spans["2023年"] == (0, 3, 1, 2)
    assert spans["合并的行"] == (2, 0, 2, 1)


def test_a_title_within_the_frame_is_the_caption(drawn: Draw) -> None:
    sheet = Sheet().grid([40, 340], [42, 60]).text(150, 46, "申报事项一览").table(XS, 60, [HEAD, *BODY])
    table = only(drawn(sheet))
    assert (table.caption, table.header, table.header_rows) == ("申报事项一览", HEAD, 2)


def test_three_line_table(drawn: Draw) -> None:
    sheet = Sheet().text(150, 20, "表 1 板块分布").rows(XS, 40, [HEAD, *BODY])
    for y in (40, 58, 112):
        sheet.line(40, y, 340, y)
    table = only(drawn(sheet))
    assert table.ruling == "three_line"
    assert grid(table) == [HEAD, *BODY]


def test_heads_set_close_to_each_other_are_parted(drawn: Draw) -> None:
    """Body to the right, heads in the middle: the heads meet over the gap of the body's columns."""
    sheet = Sheet().text(44, 44, "板块").text(112, 44, "新增数量（家）").text(186, 44, "首发募资（亿）")
    for number, (name, a, b) in enumerate(
        (("科创板", "4", "71.6"), ("创业板", "3", "48.9"), ("北交所", "2", "12.3"))
    ):
        top = 62 + 18 * number
        sheet.text(44, top, name).text(170 - 5 * len(a), top, a).text(250 - 5 * len(b), top, b)
    for y in (40, 58, 114):
        sheet.line(40, y, 260, y)
    assert only(drawn(sheet)).header == ["板块", "新增数量（家）", "首发募资（亿）"]


def test_borderless_table_needs_a_reason(drawn: Draw) -> None:
    words = [
        ["指标", "口径", "出处"],
        ["规模", "年末值", "年报"],
        ["均价", "含税", "统计"],
        ["份额", "按量", "协会"],
    ]
    captioned = Sheet().text(40, 20, "表 2 指标口径").rows(XS, 40, words)
    assert grid(only(drawn(captioned))) == words
    assert not drawn(Sheet().rows(XS, 40, words)).tables
    figures = Sheet().rows(XS, 40, [HEAD, *BODY])
    assert grid(only(drawn(figures))) == [HEAD, *BODY]


def test_definitions_hang_from_their_first_line(drawn: Draw) -> None:
    rows = [
        ["甲公司、本公司、发行人、甲", "指", "江苏甲科技股份有限公司"],
        ["科技", "", ""],
        ["乙公司", "指", "乙投资有限公司，系本公司股"],
    ]
    rows += [["", "", "东"], ["丙公司", "指", "丙有限公司"], ["丁公司", "指", "丁有限公司"]]
    table = only(drawn(Sheet().rows([20, 180, 220], 40, rows, pitch=14)))
    assert table.header == [] and table.header_rows == 0
    assert grid(table) == [
        ["甲公司、本公司、发行人、甲科技", "指", "江苏甲科技股份有限公司"],
        ["乙公司", "指", "乙投资有限公司，系本公司股东"],
        ["丙公司", "指", "丙有限公司"],
        ["丁公司", "指", "丁有限公司"],
    ]


def test_unit_and_name_from_the_line_above(drawn: Draw) -> None:
    for above, unit, caption in (
        ("（二）分部合并损益表（单位：人民币元）", "人民币元", "分部合并损益表"),
        ("前五名供应商及采购额 单位：万元", "万元", None),
        ("各项数据见下表", None, None),
    ):
        table = only(drawn(Sheet().text(40, 40, above).table(XS, 60, [HEAD, *BODY])))
        assert (table.unit, table.caption) == (unit, caption), above


def test_charts_and_text_boxes_are_no_tables(drawn: Draw) -> None:
    chart = Sheet().grid([60, 120, 180, 240, 300], [40, 80, 120, 160])
    for number, x in enumerate((60, 120, 180, 240)):
        chart.bar(x + 20, 100 - 15 * number, x + 40, 160).text(x + 20, 165, f"202{number}年")
    for number, y in enumerate((36, 76, 116)):
        chart.text(64, y + 6, str(90 - 30 * number))
    assert not drawn(chart).tables
    box = (
        Sheet().grid([40, 360], [40, 120]).prose(50, 50, ["方框里的一段话，不是表格，", "只是加了框的文字。"])
    )
    assert not drawn(box).tables
    frame = Sheet().grid([5, 395], [5, 295]).prose(50, 50, ["页面四周的边框也不是表格。"])
    assert not drawn(frame).tables


def below(sheet: Sheet, rows: list[list[str]], top: float = 20) -> Sheet:
    return sheet.table(XS, top, rows)


def at_foot(rows: list[list[str]]) -> Sheet:
    sheet = Sheet().prose(40, 30, ["这一页的正文在表格之前，只有一句话。"])
    return below(sheet, rows, 280 - 18 * len(rows))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param([HEAD, *BODY[:2]], [BODY[2]], [HEAD, *BODY], id="without head"),
        pytest.param([HEAD, *BODY[:2]], [HEAD, BODY[2]], [HEAD, *BODY], id="head repeated"),
        pytest.param([HEAD], BODY, [HEAD, *BODY], id="head alone at the foot"),
        pytest.param([HEAD], [HEAD, *BODY], [HEAD, *BODY], id="head alone and repeated"),
        pytest.param(
            [HEAD, BODY[0], ["乙公司", "B轮及以后", "1,20"]],
            [["有限责任", "各轮次", "4,000"], BODY[2]],
            [HEAD, BODY[0], ["乙公司有限责任", "B轮及以后各轮次", "1,204,000"], BODY[2]],
            id="a row cut through its figures",
        ),
        pytest.param(
            [HEAD, BODY[0], ["乙公司", "B轮及以后的各轮次由", "3,400"]],
            [["", "老股东参与", ""], BODY[2]],
            [HEAD, BODY[0], ["乙公司", "B轮及以后的各轮次由老股东参与", "3,400"], BODY[2]],
            id="a row cut in one cell",
        ),
        pytest.param(
            [["企业", "所处的轮", "金额"]],
            [["", "次", ""], *BODY],
            [["企业", "所处的轮次", "金额"], *BODY],
            id="a head cut in one cell",
        ),
    ],
)
def test_tables_go_on_overleaf(
    drawn: Draw, first: list[list[str]], second: list[list[str]], expected: list[list[str]]
) -> None:
    document = drawn(at_foot(first), below(Sheet(), second))
    table = only(document)
    assert grid(table) == expected
    assert (table.page, table.last_page) == (1, 2)
    for cell in table.cells:
        assert cell.evidence is not None and cell.evidence.quote == cell.text
        assert {box[0] for box in cell.boxes} == {part[0] for part in cell.parts}


def test_a_head_cut_between_its_levels(drawn: Draw) -> None:
    """The wide cell is divided overleaf, the narrow ones go on there."""
    foot = Sheet().prose(40, 30, ["这一页的正文在表格之前，只有一句话。"])
    for y in (262, 280):
        foot.line(40, y, 340, y)
    for x in (40, 120, 280, 340):
        foot.line(x, 262, x, 280)
    foot.text(44, 266, "项目").text(124, 266, "本期金额").text(284, 266, "期末")
    xs = [40, 120, 200, 280, 340]
    top = Sheet().table(xs, 20, [["", "增加", "减少", "余额"], ["甲", "1", "2", "3"], ["乙", "4", "5", "6"]])
    table = only(drawn(foot, top))
    assert table.header == ["项目", "本期金额/增加", "本期金额/减少", "期末余额"]
    assert grid(table)[2:] == [["甲", "1", "2", "3"], ["乙", "4", "5", "6"]]


def test_another_table_overleaf_stays_another(drawn: Draw) -> None:
    other = Sheet().text(120, 20, "表 2 另一张表").table(XS, 40, [HEAD, BODY[2]])
    assert len(drawn(at_foot([HEAD, *BODY[:2]]), other).tables) == 2
    between = below(Sheet().prose(40, 20, ["两张表之间还有一段话，所以不是一张表。"]), [HEAD, BODY[2]], 60)
    assert len(drawn(at_foot([HEAD, *BODY[:2]]), between).tables) == 2


def test_text_of_a_table_is_written_once(drawn: Draw) -> None:
    text = drawn(Sheet().text(40, 20, "表前的话。").table(XS, 60, [HEAD, *BODY])).page_list[0].text
    for words in itertools.chain(HEAD, *BODY):
        assert text.count(words) == 1
