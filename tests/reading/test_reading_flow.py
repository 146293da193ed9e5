"""Lines become paragraphs, headings and notes in reading order; what repeats on every page stands apart."""

from __future__ import annotations

import pytest
from reading_sheets import Draw, Sheet

from schemas import Document

LONG = [
    "\u3000\u3000第一段的第一行文字要写得足够的长以便占满一整行，",
    "第一段的第二行同样要写得足够的长以便占满一整行文字，",
    "第一段到这里结束。",
    "\u3000\u3000第二段的第一行文字要写得足够的长以便占满一整行，",
    "第二段的第二行同样要写得足够的长以便占满一整行文字，",
    "第二段也结束了。",
]
FIRST, SECOND = "".join(LONG[:3]).strip(), "".join(LONG[3:]).strip()


def blocks(document: Document, *kinds: str) -> list[str]:
    return [block.text for block in document.blocks if not kinds or block.kind in kinds]


def test_paragraphs_by_their_indent(drawn: Draw) -> None:
    assert blocks(drawn(Sheet().prose(40, 40, LONG))) == [FIRST, SECOND]


def test_paragraphs_go_on_overleaf(drawn: Draw) -> None:
    for cut in (1, 2, 4, 5):
        document = drawn(Sheet().prose(40, 290 - 16 * cut, LONG[:cut]), Sheet().prose(40, 20, LONG[cut:]))
        assert blocks(document) == [FIRST, SECOND], cut
    (first, _) = document.blocks
    assert [part[0] for part in first.parts] == [1]


def test_a_label_at_the_foot_does_not_go_on(drawn: Draw) -> None:
    document = drawn(Sheet().prose(40, 40, LONG).text(40, 270, "本期金额"), Sheet().prose(40, 20, LONG))
    assert blocks(document) == [FIRST, SECOND, "本期金额", FIRST, SECOND]


def test_facts_of_a_line_each_stay_apart(drawn: Draw) -> None:
    facts = ["法定代表人：某甲", "联系电话：010-12345678", "注册地址：某市某区某路一号"]
    assert blocks(drawn(Sheet().prose(40, 40, facts))) == facts


def test_tall_latin_letters_do_not_part_a_paragraph(drawn: Draw) -> None:
    """Where the boxes of Latin letters are higher than those of ideographs, the ideographs tell the size."""
    sheet = Sheet().prose(40, 40, LONG[:1])
    sheet.text(40, 54, "Practical Byzantine Fault", size=13).text(202.5, 56, "容错等共识机制也是这样，")
    sheet.text(40, 72, "第一段到这里结束。")
    assert len(blocks(drawn(sheet))) == 1


def test_the_rest_of_a_title_stands_in_the_middle_under_it(drawn: Draw) -> None:
    title = "青岭储能设备股份有限公司关于投资建设二期厂房的公告"
    sheet = Sheet().text(20, 30, title, size=14).text(181, 48, "摘要", size=14).prose(20, 80, LONG)
    assert blocks(drawn(sheet))[0] == title + "摘要"
    dated = Sheet().text(20, 30, title, size=14).text(150, 48, "2024年5月7日", size=14).prose(20, 80, LONG)
    assert blocks(drawn(dated))[0] == title


def test_two_columns_are_read_one_after_the_other(drawn: Draw) -> None:
    left = [
        "左栏的第一行文字写满整",
        "栏，左栏的第二行文字写",
        "满整栏，左栏的第三行也",
        "写满整栏，左栏第四行也",
        "写满，到此结束。",
    ]
    right = [
        "右栏的第一行文字写满整",
        "栏，右栏的第二行文字写",
        "满整栏，右栏的第三行也",
        "写满整栏，右栏第四行也",
        "写满，到此结束。",
    ]
    sheet = Sheet(width=340)
    for number, (a, b) in enumerate(zip(left, right, strict=True)):
        sheet.text(40, 40 + 16 * number, a).text(190, 40 + 16 * number, b)
    text = drawn(sheet).page_list[0].text
    assert text.replace("\n", "") == "".join(left) + "".join(right)


def chapters() -> list[Sheet]:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet().text(40, 12, "某某白皮书（2023年）", size=8).line(40, 24, 360, 24)
        sheet.prose(40, 40, LONG).text(195, 282, f"— {number} —", size=8)
        sheets.append(sheet)
    return sheets


def test_notes_beside_the_text_are_read_apart(drawn: Draw) -> None:
    """Their lines are short, and stand on levels of their own; the rows of a list are on one."""
    notes = ["参考资料", "甲地的年报", "乙地的月报", "丙地的公告", "丁地的简报", "戊地的周报"]
    document = drawn(Sheet().prose(40, 40, LONG).prose(330, 43, notes, pitch=13))
    assert blocks(document)[:2] == [FIRST, SECOND]
    listed = drawn(Sheet().prose(40, 40, LONG).prose(330, 40, notes))
    assert blocks(listed)[:2] != [FIRST, SECOND]


def test_running_heads_and_page_numbers_stand_apart(drawn: Draw) -> None:
    document = drawn(*chapters())
    assert blocks(document) == [FIRST, SECOND] * 4
    for number, page in enumerate(document.page_list, start=1):
        assert page.header == "某某白皮书（2023年）"
        assert page.footer == f"— {number} —"
        assert page.label == str(number)


def test_what_a_browser_prints_at_the_edge_stands_apart_on_two_pages_too(drawn: Draw) -> None:
    def page(number: int, body: list[str]) -> Sheet:
        sheet = Sheet(height=600).text(20, 8, "2/3/24, 9:41 AM 青岭市统计公报").prose(40, 60, body)
        return sheet.text(20, 584, f"https://tj.qingling.example/a.html {number}/2")

    document = drawn(page(1, LONG[:3]), page(2, LONG[3:]))
    assert blocks(document) == [FIRST, SECOND]
    # Further in, the same words may open two parts of a text.
    again = drawn(
        *(Sheet(height=600).text(40, 40, "青岭市统计公报").prose(40, 90, LONG[:3]) for _ in range(2))
    )
    assert blocks(again).count("青岭市统计公报") == 2


def test_roman_page_numbers_of_a_few_pages_in_many(drawn: Draw) -> None:
    roman = [
        Sheet().prose(40, 40, LONG).text(195, 282, number, size=8) for number in ("I", "II", "III", "IV")
    ]
    arabic = [Sheet().prose(40, 40, LONG).text(195, 282, str(number), size=8) for number in range(1, 45)]
    document = drawn(*roman, *arabic)
    assert [page.label for page in document.page_list[:6]] == ["I", "II", "III", "IV", "1", "2"]


def test_headings_make_a_tree(drawn: Draw) -> None:
    sheet = Sheet(height=500)
    for number, (words, size) in enumerate(
        [
            ("第一章 总则", 15),
            ("一、工作目标", 10),
            ("（一）基本原则", 10),
            ("1.市场主导", 10),
            ("二、重点任务", 10),
        ]
    ):
        sheet.text(60, 30 + 90 * number, words, size=size).prose(40, 56 + 90 * number, LONG[:3])
    sections = drawn(sheet).sections
    assert [(s.number, s.title, s.level) for s in sections] == [
        ("第一章", "总则", 1),
        ("一、", "工作目标", 2),
        ("（一）", "基本原则", 3),
        ("1.", "市场主导", 4),
        ("二、", "重点任务", 2),
    ]
    assert [s.parent.title if s.parent else None for s in sections] == [
        None,
        "总则",
        "工作目标",
        "基本原则",
        "总则",
    ]


def test_contents_are_recognised_and_used(drawn: Draw) -> None:
    contents = Sheet().text(180, 20, "目录", size=14)
    for number, words in enumerate(
        ["产业发展的总体情况", "投融资的主要特点", "面临的问题", "对策建议"], start=1
    ):
        contents.text(40, 40 + 20 * number, f"{words}{'.' * 30}{number}")
    body = Sheet().text(40, 30, "产业发展的总体情况").prose(40, 60, LONG)
    document = drawn(contents, body)
    assert [b.kind for b in document.blocks if b.parts[0][0] == 1] == ["contents"] * 5
    assert [s.title for s in document.sections] == ["产业发展的总体情况"]


def test_footnotes_stand_apart(drawn: Draw) -> None:
    sheet = Sheet().prose(40, 40, LONG).line(40, 258, 140, 258)
    sheet.text(40, 264, "1", size=5).text(43, 264, "数据来源于国家统计局，截至年底。", size=8)
    document = drawn(sheet)
    assert blocks(document, "footnote") == ["¹数据来源于国家统计局，截至年底。"]
    assert blocks(document, "paragraph") == [FIRST, SECOND]


def test_figures_have_their_caption_and_labels(drawn: Draw) -> None:
    chart = Sheet(height=400).line(60, 200, 340, 200)
    for number, (year, value) in enumerate((("2021年", "98.3"), ("2022年", "186.5"), ("2023年", "132.8"))):
        x = 90 + 90 * number
        chart.bar(x, 200 - float(value) / 2, x + 30, 200).text(x - 3, 204, year, size=8)
        chart.text(x + 4, 186 - float(value) / 2, value, size=8)
    chart.text(110, 230, "图 4 2021—2023年首发募资规模（亿元）").text(120, 250, "数据来源：证券交易所公告")
    (figure,) = drawn(chart).figures
    assert (figure.number, figure.caption) == ("图 4", "2021—2023年首发募资规模（亿元）")
    assert figure.source_note == "数据来源：证券交易所公告"
    assert sorted((v.label or "", v.value) for v in figure.values) == [
        ("2021年", 98.3),
        ("2022年", 186.5),
        ("2023年", 132.8),
    ]
    assert all(v.evidence is not None and v.evidence.quote == f"{v.value}" for v in figure.values)


@pytest.mark.parametrize("label", ["砚池能源", "兼岚机器人", "三、近期动态"])
@pytest.mark.parametrize("day", ["2024-03-05", "2024年3月5日"])
def test_a_label_set_in_does_not_take_in_the_lines_under_it(drawn: Draw, label: str, day: str) -> None:
    """A label further in than the headline, the day and the text below it begins no paragraph that goes on with them."""
    sheet = (
        Sheet()
        .text(49, 40, label)
        .text(40, 56, "砚池能源完成近2亿元融资")
        .text(40, 72, day)
        .prose(40, 88, LONG)
    )
    assert blocks(drawn(sheet))[:3] == [label, "砚池能源完成近2亿元融资", day]


@pytest.mark.parametrize("verb", ["获近亿元融资已经到账", "发布了新的储能产品"])
def test_headlines_set_in_over_flush_text_are_not_its_first_lines(drawn: Draw, verb: str) -> None:
    """Where indented lines end early one after the other, they are no first lines that were merely not finished."""
    body = LONG[1:3]
    lines = [line for name in ("岚川", "砚池", "青岭") for line in (f"\u3000「{name}」近日{verb}", *body)]
    assert blocks(drawn(Sheet().prose(40, 40, lines)))[::2] == [
        f"「{name}」近日{verb}" for name in ("岚川", "砚池", "青岭")
    ]
