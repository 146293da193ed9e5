"""What the page shows is read, once and as printed; what it does not show is not."""

from __future__ import annotations

from reading_sheets import Draw, Sheet

from extract.reading.page.radicals import IDEOGRAPHS, unify
from extract.reading.page.signs import sign


def text_of(draw: Draw, sheet: Sheet) -> str:
    return draw(sheet).page_list[0].text


def test_radicals_become_ideographs_and_wide_signs_stay(drawn: Draw) -> None:
    words = "⼯业（１２３）ＡＢＣ：，⻓江⺠生"
    assert text_of(drawn, Sheet().text(30, 30, words)) == "工业（１２３）ＡＢＣ：，长江民生"


def test_radical_map_keeps_lengths() -> None:
    every = "".join(IDEOGRAPHS)
    assert len(unify(every)) == len(every)
    assert not any("\u2e80" <= c <= "\u2fd5" for c in unify(every))
    assert unify("（１）ｆｉ") == "（１）ｆｉ"


def test_a_flat_stroke_stands_on_its_line(drawn: Draw) -> None:
    sheet = Sheet().text(30, 30, "主要内容之").stroke(80, 30).text(90, 30, "是推动产业集聚")
    page = drawn(sheet).page_list[0]
    assert page.text == "主要内容之一是推动产业集聚"
    assert len(page.lines) == 1


def test_surrogate_pairs_are_one_character(drawn: Draw) -> None:
    page = drawn(Sheet().text(30, 30, "𠮷野家与𬭊，尾")).page_list[0]
    assert page.text == "𠮷野家与𬭊，尾"
    (line,) = page.lines
    assert len(line.edges) == 2 * len(page.text)
    widths = [b - a for a, b in zip(line.edges[::2], line.edges[1::2], strict=True)]
    assert max(widths) - min(widths) < 0.1  # each of its own place, none of no width


def test_bold_printed_twice_is_read_once(drawn: Draw) -> None:
    sheet = Sheet().text(30, 30, "重点标题一一二二").text(30.3, 30, "重点标题一一二二")
    assert text_of(drawn, sheet) == "重点标题一一二二"


def test_bold_of_a_cell_printed_twice_is_read_once(drawn: Draw) -> None:
    xs = [30.0, 130.0, 230.0]
    sheet = Sheet().table(xs, 40, [["名称", "数量"], ["甲", "11"], ["乙", "22"]])
    document = drawn(sheet.rows([x + 0.3 for x in xs], 40, [["名称", "数量"]]))
    assert [c.text for c in document.tables[0].cells] == ["名称", "数量", "甲", "11", "乙", "22"]


def test_hidden_text_is_not_read(drawn: Draw) -> None:
    assert (
        text_of(drawn, Sheet().text(30, 30, "看得见的文字").text(30, 60, "看不见", mode=3)) == "看得见的文字"
    )


def test_text_outside_its_window_is_not_read(drawn: Draw) -> None:
    sheet = (
        Sheet()
        .clipped(20, 20, 200, 60, 30, 30, "窗内的文字")
        .clipped(20, 100, 200, 120, 30, 140, "窗外的文字")
    )
    assert text_of(drawn, sheet) == "窗内的文字"


def test_text_off_the_page_is_not_read(drawn: Draw) -> None:
    sheet = (
        Sheet(crop=(0, 100, 400, 300))
        .text(30, 30, "页内的文字")
        .text(30, 250, "裁掉的")
        .text(30, -40, "页外的")
    )
    assert text_of(drawn, sheet) == "页内的文字"


def test_text_under_a_scan_is_the_text(drawn: Draw) -> None:
    page = drawn(Sheet().image(0, 0, 400, 300).text(30, 30, "识别出的文字在图像之下", mode=3)).page_list[0]
    assert page.text == "识别出的文字在图像之下"


def test_tiny_print_is_not_read(drawn: Draw) -> None:
    assert text_of(drawn, Sheet().text(30, 30, "正文").text(30, 60, "水印", size=1)) == "正文"


def test_raised_digits_are_superscripts(drawn: Draw) -> None:
    sheet = Sheet().text(30, 30, "面积三十平方千米").text(110, 29, "2", size=6)
    assert text_of(drawn, sheet) == "面积三十平方千米²"


def test_digits_that_are_only_smaller_are_no_superscripts(drawn: Draw) -> None:
    sheet = Sheet().text(40, 60, "共有").text(60, 62, "28", size=6).text(66, 60, "家企业")
    assert text_of(drawn, sheet) == "共有28家企业"


def test_glyphs_with_another_letter_in_the_fonts_map_are_told(drawn: Draw) -> None:
    page = drawn(Sheet().text(30, 30, "应᭦账款与其他权益工具ᣅ资")).page_list[0]
    assert page.status == "ok" and "2 个字" in (page.message or "") and "᭦" in (page.message or "")
    assert drawn(Sheet().text(30, 30, "\uf06e 应收账款")).page_list[0].message is None


def test_ticks_and_boxes_of_symbol_fonts_are_signs(drawn: Draw) -> None:
    assert text_of(drawn, Sheet().text(30, 30, "\uf052适用\uf0a3不适用")) == "☑适用□不适用"
    assert sign("\uf050", "ABCDEE+Wingdings 2") == "✓" and sign("\uf0a3", "SymbolMT") == "\uf0a3"
