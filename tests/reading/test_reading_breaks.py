"""Tables that the end of a page cuts: within a row, a figure, a label that spans rows."""

from __future__ import annotations

import pytest
from reading_sheets import Draw, Sheet

from schemas import SourceTable

XS = [40.0, 150.0, 230.0, 300.0, 360.0]
HEAD = ["事项", "项目", "数量", "合计"]


def grid_of(table: SourceTable) -> list[list[str]]:
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = "".join(cell.text.split())
    return rows


def broken(above: list[list[str]], below: list[list[str]]) -> tuple[Sheet, Sheet]:
    """A table with ruled lines whose rows stand at the foot of one page and at the head of the next."""
    top = 290 - 18 * (len(above) + 1)
    return Sheet().table(XS, top, [HEAD, *above]), Sheet().table(XS, 20, below).text(60, 200, "后面的正文。")


@pytest.mark.parametrize(
    ("above", "below", "row"),
    [
        pytest.param(
            ["远樟银行远樟银行远樟", "其他", "0.68%", "48,141,11"],
            ["股份有限公司成长基金", "", "", "6"],
            ["远樟银行远樟银行远樟股份有限公司成长基金", "其他", "0.68%", "48,141,116"],
            id="a name and a figure",
        ),
        pytest.param(
            ["青岭机械", "其他", "3", "65,842,326"],
            ["", "", "", ".22"],
            ["青岭机械", "其他", "3", "65,842,326.22"],
            id="the decimals of a figure",
        ),
        pytest.param(
            ["云湾新材料研究院有限", "其他", "3", "12"],
            ["责任公司", "", "", ""],
            ["云湾新材料研究院有限责任公司", "其他", "3", "12"],
            id="a name that had no more room",
        ),
        pytest.param(
            ["云湾新材料研究院有限", "", "", ""],
            ["责任公司", "", "", ""],
            ["云湾新材料研究院有限责任公司", "", "", ""],
            id="a name beside empty cells",
        ),
    ],
)
def test_a_row_cut_by_a_page_is_one_row(
    drawn: Draw, above: list[str], below: list[str], row: list[str]
) -> None:
    first, last = ["甲方", "其他", "1", "2"], ["乙方", "其他", "5", "6"]
    tables = drawn(*broken([first, first, above], [below, last])).tables
    assert [grid_of(t) for t in tables] == [[HEAD, first, first, row, last]]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(["甲方", "其他", "746", "758"], ["乙方", "其他", "11", "11"], id="whole rows"),
        pytest.param(["甲方", "其他", "746", "758"], ["", "其他", "11", "11"], id="no label overleaf"),
        pytest.param(["甲方", "其他", "1,746", "1,758"], ["", "", "11", "11"], id="only figures overleaf"),
        pytest.param(["甲方", "其他", "746", "758"], ["其他事项", "", "", ""], id="the label of a group"),
    ],
)
def test_rows_on_both_sides_of_a_page_are_not_glued(drawn: Draw, above: list[str], below: list[str]) -> None:
    last = ["丙方", "其他", "5", "6"]
    tables = drawn(*broken([above], [below, last])).tables
    assert [grid_of(t) for t in tables] == [[HEAD, above, below, last]]


def test_a_label_that_spans_rows_over_the_break_glues_no_rows(drawn: Draw) -> None:
    """Its column is divided only overleaf."""
    wide = [40.0, 230.0, 300.0, 360.0]
    first = Sheet().table(
        wide, 236, [["事项", "数量", "合计"], ["一、申请", "96", "128"], ["二、结转", "3", "4"]]
    )
    second = Sheet().table(wide, 20, [["三、办结", "7", "9"]])
    second.line(40, 38, 40, 92).line(40, 92, 360, 92)
    for x in (130.0, *wide[1:]):
        second.line(x, 38, x, 92)
    for y in (56.0, 74.0):
        second.line(130, y, 360, y)
    second.rows(
        [40, 130, *wide[1:]],
        38,
        [["（四）", "1.不掌握", "746", "758"], ["", "2.没有", "11", "11"], ["", "3.不明", "1", "1"]],
    )
    table = drawn(first, second).tables[0]
    assert grid_of(table)[-4:] == [
        ["三、办结", "", "7", "9"],
        ["（四）", "1.不掌握", "746", "758"],
        ["", "2.没有", "11", "11"],
        ["", "3.不明", "1", "1"],
    ]
    assert [c.row_span for c in table.cells if c.text == "（四）"] == [3]


def test_the_rest_of_a_label_overleaf_spans_on(drawn: Draw) -> None:
    xs = [40.0, 90.0, 230.0, 300.0]
    first = Sheet().table(
        xs,
        236,
        [["（一）公开", "1.主动", "96"], ["（二）部", "1.区分", "3"], ["（三）无", "1.不掌握", "746"]],
    )
    second = Sheet()
    for x in xs:
        second.line(x, 20, x, 74)
    for y in (20.0, 74.0):
        second.line(xs[0], y, xs[-1], y)
    for y in (38.0, 56.0):
        second.line(xs[1], y, xs[-1], y)
    second.rows(xs, 20, [["法提供", "2.没有", "11"], ["", "3.不明", "1"], ["", "4.其他", "2"]]).text(
        60, 200, "后面的正文。"
    )
    table = drawn(first, second).tables[0]
    assert [row[1:] for row in grid_of(table)[2:]] == [
        ["1.不掌握", "746"],
        ["2.没有", "11"],
        ["3.不明", "1"],
        ["4.其他", "2"],
    ]
    assert [(c.text, c.row_span) for c in table.cells if c.column == 0][-1] == ("（三）无法提供", 4)


def test_a_caption_below_the_last_part_begins_no_table(drawn: Draw) -> None:
    rows = [["甲方", "其他", "1", "2"], ["乙方", "其他", "5", "6"]]
    above, below = broken(rows[:1], rows[1:])
    below.text(120, 46, "表 2-1 青岭各方的数量")
    other = Sheet().table(XS, 40, [HEAD, ["丙方", "其他", "7", "8"]]).text(120, 82, "表 2-2 云湾各方的数量")
    tables = drawn(above, below, other).tables
    assert [(t.number, t.n_rows) for t in tables] == [("表 2-1", 3), ("表 2-2", 2)]


def test_a_page_between_ends_a_table(drawn: Draw) -> None:
    above, below = broken([["甲方", "其他", "1", "2"]], [["乙方", "其他", "5", "6"]])
    assert len(drawn(above, Sheet(), below).tables) == 2


def test_a_stamp_with_changing_words_does_not_part_a_table(drawn: Draw) -> None:
    """Small print at one place on every page, other words each time."""
    rows = [[f"{name}方", "其他", "1", "2"] for name in "甲乙丙"]
    stamps = ("附注之一 待核", "复核无误", "批注见后")
    first, second, third = (Sheet().text(60, 6, stamp, size=6) for stamp in stamps)
    first.table(XS, 254, [HEAD, rows[0]])
    second.table(XS, 20, [HEAD, *[rows[1]] * 14])
    third.table(XS, 20, [HEAD, rows[2]])
    document = drawn(first, second, third)
    assert [(t.page, t.last_page, t.n_rows) for t in document.tables] == [(1, 3, 17)]
    assert [page.header for page in document.page_list] == list(stamps)


def test_a_head_cut_by_a_page_is_one_head(drawn: Draw) -> None:
    xs = [20.0, 60, 100, 140, 180]
    first = (
        Sheet()
        .prose(20, 40, ["下列各项均经审议。"])
        .table(xs, 260, [["担保对", "担保额", "实际担", "担保期"]])
    )
    rows = [["象名称", "度", "保额", ""], ["甲公司", "200", "100", "五年"], ["乙公司", "300", "200", "三年"]]
    [table] = drawn(first, Sheet().table(xs, 20, rows)).tables
    assert table.header == ["担保对象名称", "担保额度", "实际担保额", "担保期"]
    assert table.n_rows == 3


def test_a_row_of_words_below_a_head_that_has_room_is_a_row(drawn: Draw) -> None:
    xs = [20.0, 100, 180, 260]
    first = Sheet().prose(20, 40, ["下列各项均经审议。"]).table(xs, 260, [["名称", "期末", "期初"]])
    rows = [["甲项", "无", "不适用"], ["乙项", "200", "100"], ["丙项", "300", "200"]]
    [table] = drawn(first, Sheet().table(xs, 20, rows)).tables
    assert table.header == ["名称", "期末", "期初"] and table.n_rows == 4


def test_a_row_without_its_upper_rule_belongs_to_the_table(drawn: Draw) -> None:
    """Where the end of a page has cut the table between two rows, their rule may be drawn on neither."""
    xs, rows = [20.0, 140, 260], [["乙公司", "200"], ["丙公司", "300"]]
    first = (
        Sheet().prose(20, 40, ["下列各项均经审议。"]).table(xs, 242, [["名称", "金额"], ["甲公司", "100"]])
    )
    second = Sheet().rows(xs, 20, rows)
    for y in (38, 56):
        second.line(xs[0], y, xs[-1], y)
    for x in xs:
        second.line(x, 20, x, 56)
    [table] = drawn(first, second).tables
    assert grid_of(table) == [["名称", "金额"], ["甲公司", "100"], *rows]


def test_a_cell_without_a_lower_rule_is_one_where_text_stands_in_it(drawn: Draw) -> None:
    """A label that spans the end of the page is not closed there."""
    xs = [20.0, 60, 140, 260]
    sheet = Sheet().rows(xs, 40, [["序号", "项目", "内容"], ["1", "范围", "甲地与乙地"]])
    sheet.line(20, 40, 260, 40).line(20, 58, 260, 58).line(140, 76, 260, 76)
    for x in xs:
        sheet.line(x, 40, x, 76)
    [table] = drawn(sheet).tables
    assert grid_of(table) == [["序号", "项目", "内容"], ["1", "范围", "甲地与乙地"]]


def test_a_table_goes_on_without_its_outer_column_and_with_the_next_ordinal(drawn: Draw) -> None:
    xs, wide = [20.0, 60, 140, 260, 380], [30.0, 76, 160, 270, 370]
    first = Sheet().prose(20, 40, ["各地要求如下。"])
    first.table(xs, 222, [["序号", "项目", "甲地", "乙地"], ["1", "范围", "全部", "部分"]])
    second = (
        Sheet()
        .prose(20, 20, [])
        .table(wide, 20, [["2", "定义", "较宽", "较窄"], ["3", "期限。", "三年。", "五年。"]])
    )
    third = Sheet().table(wide[1:], 20, [["责任", "较重", "较轻"], ["救济", "有", "无"]])
    [table] = drawn(first, second, third).tables
    assert [row[1] for row in grid_of(table)] == ["项目", "范围", "定义", "期限。", "责任", "救济"]
