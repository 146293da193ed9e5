"""What is a drawing and what a table, where boxes and bars are drawn; names of tables side by side."""

from __future__ import annotations

from reading_sheets import Draw, Sheet


def test_boxes_in_a_diagram_are_its_labels(drawn: Draw) -> None:
    sheet = Sheet().shade(40, 40, 360, 200).text(50, 60, "应用").text(50, 160, "数据")
    sheet.table([120, 180, 240, 300], 80, [["采集", "清洗", "入库"]])
    sheet.text(250, 160, "备份")
    document = drawn(sheet.text(120, 220, "图 1 平台架构"))
    assert not document.tables and len(document.figures) == 1
    assert {"采集", "清洗", "入库"} <= set(document.page_list[0].text.split())


def test_a_chart_of_bars_stays_one_over_a_long_row_of_labels(drawn: Draw) -> None:
    sheet = Sheet(width=500)
    for number, top in enumerate((90, 120, 105, 150, 140, 160)):
        sheet.bar(50 + 70 * number, top, 74 + 70 * number, 200)
    sheet.text(40, 204, "东湖县西湖县南湖县北湖县东山县西山县南山县北山县东河县西河县南河县北河县")
    document = drawn(sheet.text(160, 224, "图 2 各县产量"))
    assert not document.tables and len(document.figures) == 1
    assert document.figures[0].caption == "各县产量"


def test_a_form_that_is_mostly_empty_is_a_table(drawn: Draw) -> None:
    rows = [["收入", "数额", "支出", "合计", "专项", "其他"], ["一、拨款", "307.82", "一、教育", "", "", ""]]
    rows += [["", "", f"{n}、支出", "", "", ""] for n in "二三四五六七八"]
    [table] = drawn(Sheet(height=400).table([20, 80, 140, 220, 270, 320, 370], 150, rows)).tables
    assert (table.n_rows, table.n_columns) == (9, 6)


def test_names_above_tables_side_by_side_are_dealt_out(drawn: Draw) -> None:
    rows = [["", "2023A", "2024E"], ["甲项", "1", "2"], ["乙项", "3", "4"], ["丙项", "5", "6"]]
    sheet = Sheet(width=500).text(20, 60, "利润表").text(260, 60, "现金流量表")
    sheet.table([20, 100, 160, 220], 80, rows).table([260, 340, 400, 460], 80, rows)
    assert [t.caption for t in drawn(sheet).tables] == ["利润表", "现金流量表"]


def test_a_head_without_a_name_for_the_labels_goes_on_with_the_label_of_a_group(drawn: Draw) -> None:
    rows = [["", "2022", "2023", "2024E"], ["每股指标", "", "", ""]]
    rows += [[name, "1.5", "2.5", "3.5"] for name in ("收益", "净资产", "现金流", "股利")]
    sheet = Sheet().text(44, 56, "比率分析（元）").rows([40, 160, 230, 300], 74, rows, pitch=15)
    [table] = drawn(sheet).tables
    assert table.header == ["", "2022", "2023", "2024E"]
    assert [c.text for c in table.cells if c.row == 1] == ["每股指标"]


def test_a_mark_repeated_under_the_prose_swallows_no_words(drawn: Draw) -> None:
    sheet = Sheet(height=400)
    for x in (60, 180, 300):
        for top in (60, 160, 260):
            sheet.wave(x, top, 60)
    words = "本文所述的情况，以各地报来的资料为准，与此前所说不同的，以此处为准。"
    document = drawn(sheet.prose(30, 50, [words] * 20))
    assert not document.figures and document.page_list[0].text.count("以此处为准") == 20


def test_bars_with_their_figures_between_grid_lines_are_a_chart(drawn: Draw) -> None:
    sheet = Sheet().grid([100, 160, 220, 280, 340], [40, 220])
    for number, width in enumerate((200, 150, 130, 90, 60, 30)):
        top = 50 + 28 * number
        sheet.text(64, top, f"第{number + 1}类").bar(100, top, 100 + width, top + 8)
        sheet.text(104 + width, top, f"{width / 10}%")
    document = drawn(sheet.text(120, 236, "图表 10 本周各类涨跌幅（%）"))
    assert not document.tables and len(document.figures) == 1
