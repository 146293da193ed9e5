"""Tables with few rules or none: bands, zebras, sides, labels of groups, labels left of the rules, rules in part."""

from __future__ import annotations

from reading_sheets import Draw, Sheet

from schemas import SourceTable

XS = [40.0, 140.0, 210.0, 280.0]
HEAD = ["项目", "2023A", "2024E", "2025E"]
BODY = [
    ["流动资产：", "", "", ""],
    ["现金", "69,070", "90,310", "103,969"],
    ["存货", "46,435", "45,578", "47,959"],
    ["非流动资产：", "", "", ""],
    ["固定资产", "19,909", "19,864", "19,053"],
    ["资产总计", "272,700", "289,361", "303,978"],
]


def grid_of(table: SourceTable) -> list[list[str]]:
    rows = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = "".join(cell.text.split())
    return rows


def tables_of(sheet: Sheet, drawn: Draw) -> list[list[list[str]]]:
    return [grid_of(table) for table in drawn(sheet).tables]


def test_a_band_belongs_to_the_rows_below_it(drawn: Draw) -> None:
    sheet = Sheet().shade(40, 40, 340, 56).rows(XS, 40, [HEAD, *BODY], pitch=16)
    assert tables_of(sheet, drawn) == [[HEAD, *BODY]]


def test_a_zebra_is_one_table(drawn: Draw) -> None:
    head = ["省份", "项目", "容量", "投资"]
    body = [["浙江", f"青岭{number}期", f"{number}310", f"{number}2"] for number in range(1, 6)]
    sheet = Sheet()
    for number in range(0, 6, 2):
        for x0, x1 in ((40, 140), (140, 210), (210, 280), (280, 340)):
            sheet.shade(x0, 40 + 18 * number, x1, 58 + 18 * number, gray=0.5 if number == 0 else 0.9)
    assert tables_of(sheet.rows(XS, 40, [head, *body]), drawn) == [[head, *body]]


def test_tables_side_by_side_are_two(drawn: Draw) -> None:
    """Under one rule, on the same lines, one with more rows than the other; the label of a group has a row of its
    own."""
    sheet = Sheet(width=620).line(36, 38, 590, 38)
    xs = [330.0, 430.0, 490.0, 550.0]
    for x0, x1 in ((36, 312), (326, 590)):
        sheet.shade(x0, 40, x1, 56)
    sheet.rows([40, 140, 200, 260], 40, [HEAD, *BODY], pitch=16)
    other = [
        ["利润表", "2023A", "2024E", "2025E"],
        ["收入", "150", "174", "199"],
        ["成本", "11", "12", "14"],
        ["毛利", "139", "162", "185"],
    ]
    sheet.rows(xs, 40, other, pitch=16)
    sheet.line(36, 154, 312, 154).line(326, 154, 590, 154)
    assert sorted(tables_of(sheet, drawn)) == sorted([[HEAD, *BODY], other])


def test_tables_without_rules_side_by_side_are_two(drawn: Draw) -> None:
    sheet = Sheet(width=620)
    left = [
        ["净利润", "77,521", "90,924"],
        ["折旧", "1,848", "1,756"],
        ["投资", "34", "60"],
        ["筹资", "-35", "-78"],
    ]
    right = [
        ["毛利率", "92.1%", "92.7%"],
        ["净利率", "51.5%", "52.1%"],
        ["周转率", "0.6", "0.6"],
        ["负债率", "18.0%", "18.6%"],
    ]
    sheet.rows([40, 140, 210], 40, left, pitch=16).rows([330, 430, 500], 40, right, pitch=16)
    assert tables_of(sheet, drawn) == [left, right]


def test_labels_left_of_the_rules_belong_to_the_table(drawn: Draw) -> None:
    sheet = Sheet()
    rows = [
        ["", "阶段一", "阶段二", "合计"],
        ["存放款项", "52,064", "10", "52,074"],
        ["拆出资金", "13,700", "–", "13,700"],
        ["合计", "65,764", "10", "65,774"],
    ]
    for y in (40, 56, 104):
        sheet.line(136, y, 340, y)
    assert tables_of(sheet.rows(XS, 40, rows, pitch=16), drawn) == [rows]


def test_a_name_of_two_lines_is_one_row(drawn: Draw) -> None:
    sheet = Sheet().line(40, 40, 340, 40).line(40, 56, 340, 56).line(40, 130, 340, 130)
    sheet.rows(XS, 40, [HEAD, ["营业收入", "1,505", "1,741", "1,859"]], pitch=16)
    sheet.text(44, 78, "划分为持有待售的").text(44, 90, "资产和负债")
    for x, words in zip(XS[1:], ("12", "13", "14"), strict=True):
        sheet.text(x + 4, 90, words)
    sheet.rows(XS, 106, [["合计", "1,517", "1,754", "1,873"]])
    assert tables_of(sheet, drawn) == [
        [
            HEAD,
            ["营业收入", "1,505", "1,741", "1,859"],
            ["划分为持有待售的资产和负债", "12", "13", "14"],
            ["合计", "1,517", "1,754", "1,873"],
        ]
    ]


def test_upper_heads_span_the_columns_they_stand_over(drawn: Draw) -> None:
    sheet = Sheet().line(40, 40, 340, 40).line(40, 76, 340, 76).line(40, 130, 340, 130)
    sheet.text(170, 43, "2022年").text(280, 43, "2023年")
    xs = [40.0, 140.0, 200.0, 260.0, 310.0]
    sheet.rows(xs, 56, [["领域", "数量", "占比", "数量", "占比"]], pitch=16)
    sheet.rows(
        xs,
        76,
        [
            ["储能", "52", "23.1%", "67", "25.0%"],
            ["电芯", "31", "12.2%", "42", "15.5%"],
            ["合计", "83", "35.3%", "109", "40.5%"],
        ],
        pitch=16,
    )
    (table,) = drawn(sheet).tables
    assert table.header == ["领域", "2022年/数量", "2022年/占比", "2023年/数量", "2023年/占比"]


def test_a_label_spans_the_rows_beside_short_rules(drawn: Draw) -> None:
    sheet = Sheet().shade(40, 40, 360, 58).line(40, 166, 360, 166).line(140, 112, 360, 112)
    sheet.rows([40, 140, 200], 40, [["评级标准", "类别", "说明"]])
    sheet.text(44, 90, "以发布日后的").text(44, 104, "涨跌幅为准")
    sheet.text(144, 80, "公司").text(144, 134, "行业")
    for number, words in enumerate(
        ("涨幅15%以上", "涨幅5%以上", "跌幅5%以上", "涨幅5%以上", "涨幅在5%间", "跌幅5%以上")
    ):
        sheet.text(204, 61 + 18 * number, words)
        if number not in (2, 5):
            sheet.line(200, 76 + 18 * number, 360, 76 + 18 * number)
    (table,) = drawn(sheet).tables
    assert (table.n_rows, table.n_columns) == (7, 3)
    spans = {"".join(cell.text.split()): cell.row_span for cell in table.cells if cell.row_span > 1}
    assert spans == {"以发布日后的涨跌幅为准": 6, "公司": 3, "行业": 3}


def test_prose_between_two_rules_is_no_table(drawn: Draw) -> None:
    sheet = Sheet(width=500).line(30, 30, 470, 30).line(30, 280, 470, 280)
    for number in range(9):
        sheet.text(40, 40 + 16 * number, "这里是正文的一行文字，写满了整个版面的左边一栏，不是表格。")
        if number % 2:
            sheet.text(380, 40 + 16 * number, "旁注一条")
    assert drawn(sheet).tables == []


def test_characters_one_below_the_other_are_a_word_of_the_chart(drawn: Draw) -> None:
    sheet = Sheet().line(60, 160, 300, 160)
    for number, (x, height) in enumerate(((80, 60), (150, 90), (220, 40))):
        sheet.bar(x, 160 - height, x + 30, 160)
        for place, character in enumerate(("青岭股份", "云湾科技", "远樟信源")[number]):
            sheet.text(x + 10, 164 + 11 * place, character)
    text = drawn(sheet.text(120, 230, "图 1 三家的利润")).page_list[0].text
    assert all(name in text for name in ("青岭股份", "云湾科技", "远樟信源"))


def test_a_table_beside_prose_takes_none_of_it(drawn: Draw) -> None:
    rows = [
        ["市场数据", "3月31日"],
        ["收盘价", "1,450.00"],
        ["最高/最低", "1,634.9/1,322.0"],
        ["市净率", "7.1"],
    ]
    sheet = Sheet(width=620).rows([20, 100], 56, rows, pitch=16)
    sheet.prose(240, 50, ["渠道改革使各地的供需关系有所好转，全年的目标可望达成，此处从略。"] * 9, pitch=14)
    assert tables_of(sheet, drawn) == [rows]


def test_a_list_with_page_numbers_is_no_table(drawn: Draw) -> None:
    rows = [["第一章总论", "3"], ["第二章产业", "8"], ["第三章政策", "15"], ["第四章展望", "21"]]
    assert not tables_of(Sheet().rows([40, 200], 56, rows), drawn)


def test_what_stands_far_above_the_first_row_is_none(drawn: Draw) -> None:
    rows = [["基本数据", "2024"], ["股价", "63.92"], ["市值", "15877"], ["股本", "1256"]]
    sheet = Sheet().line(40, 40, 240, 40).rows([40, 160], 40, [["分析师", "S105"]]).rows([40, 160], 120, rows)
    for number in range(1, 5):
        sheet.line(40, 120 + 18 * number, 240, 120 + 18 * number)
    assert tables_of(sheet, drawn) == [rows]


def test_three_levels_of_a_head_over_labels_of_several_lines_without_rules_between(drawn: Draw) -> None:
    sheet = Sheet(width=640, height=420).prose(40, 40, ["本公司的收益率及每股收益列示如下："])
    sheet.text(225, 70, "收益率").text(430, 70, "每股收益").line(200, 84, 310, 84).line(340, 84, 590, 84)
    sheet.text(372, 88, "基本").text(512, 88, "稀释").line(340, 102, 450, 102).line(480, 102, 590, 102)
    xs = [200.0, 260, 340, 400, 480, 540]
    sheet.rows([x - 4 for x in xs], 102, [["2021年", "2020年"] * 3, ["上半年"] * 6], pitch=12)
    top = 142
    for lines, first in (
        (["归属于普通股", "股东的利润"], 1),
        (["扣除一次性损益后", "归属于普通股", "股东的利润"], 2),
    ):
        sheet.prose(40, top, lines, pitch=13)
        top += 13 * len(lines) + 8
        for place, x in enumerate(xs):
            sheet.text(x + 10, top - 21, f"{first}.{place}5")
    [table] = drawn(sheet).tables
    half = ["2021年上半年", "2020年上半年"]
    assert table.header == [
        "", *(f"收益率/{p}" for p in half), *(f"每股收益/{k}/{p}" for k in ("基本", "稀释") for p in half)
    ]  # fmt: skip
    assert grid_of(table)[3:] == [
        ["归属于普通股股东的利润", *(f"1.{place}5" for place in range(6))],
        ["扣除一次性损益后归属于普通股股东的利润", *(f"2.{place}5" for place in range(6))],
    ]


def test_labels_stand_in_the_middle_of_the_rows_they_span(drawn: Draw) -> None:
    rows = [["区域", "姓名", "职务", "电话"]]
    rows += [["", name, "经理", f"021-684{number}"] for number, name in enumerate("甲乙丙丁戊己")]
    sheet = Sheet().rows(XS, 40, rows).line(40, 38, 340, 38).line(40, 58, 340, 58).line(40, 166, 340, 166)
    sheet.text(44, 71, "北京").text(44, 125, "上海")
    [table] = drawn(sheet).tables
    labels = [(c.text, c.row, c.row_span) for c in table.cells if c.column == 0]
    assert labels == [("区域", 0, 1), ("北京", 1, 2), ("上海", 3, 4)]


def test_a_head_without_borders_between_its_names_is_dealt_out(drawn: Draw) -> None:
    xs, body = [40.0, 140, 240, 340], [["甲项", "1", "2"], ["乙项", "3", "4"]]
    sheet = Sheet().shade(40, 40, 340, 58, gray=0.5).rows(xs, 40, [["名称", "期末", "期初"], *body])
    sheet.grid(xs, [58, 76, 94]).line(40, 40, 40, 58).line(340, 40, 340, 58)
    assert tables_of(sheet, drawn) == [[["名称", "期末", "期初"], *body]]


def test_rows_between_hairlines_may_have_a_cell_of_several_lines(drawn: Draw) -> None:
    """The other cells stand in the middle of theirs, so that a line of it may stand alone above and below."""
    sheet = Sheet(width=420, height=300)
    head = ["股东名称", "股东性质", "比例", "数量"]
    holders = [
        ["丰泽瓷业有限公司", ["境内", "法人"], "28.33%", "2,169"],
        ["南岸陶艺中心", ["境内非", "国有法", "人"], "14.54%", "1,113"],
        ["方青瓷", ["境内自", "然人"], "1.53%", "116"],
        ["栗远窑", ["境外自", "然人"], "0.60%", "45"],
    ]
    xs, top = [40.0, 180.0, 250.0, 320.0], 40.0
    sheet.line(36, top, 390, top)
    for x, words in zip(xs, head, strict=True):
        sheet.text(x, top + 4, words)
    top += 18
    sheet.line(36, top, 390, top)
    for name, kind, *figures in holders:
        height = 12.0 * len(kind)
        for x, words in zip([xs[0], *xs[2:]], [name, *figures], strict=True):
            sheet.text(x, top + 3 + (height - 12) / 2, str(words))
        for number, words in enumerate(kind):
            sheet.text(xs[1], top + 3 + 12 * number, words)
        top += height + 6
        sheet.line(36, top, 390, top)
    body = [[name, "".join(kind), *figures] for name, kind, *figures in holders]
    assert tables_of(sheet, drawn) == [[head, *body]]
