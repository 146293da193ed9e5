"""Drafts against the samples: what was altered is found, what was not is left in peace."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from draft_sample import CROSSED, MARKED, write

from extract.checking.verify.draft import check
from extract.checking.verify.draft_context import leans, sentences
from extract.checking.verify.draft_tables import claims_of_row
from extract.checking.verify.verifier import UnknownDocumentError, Verifier
from extract.jobs.verify import verifier
from extract.reading.drafts import read_draft
from schemas import DraftBlock, DraftReport


@pytest.fixture(scope="module")
def against(samples_db: Path):
    with verifier(samples_db) as made:
        yield made


def checked(against: Verifier, *blocks: DraftBlock) -> DraftReport:
    return check(blocks, against, "draft")


def paragraph(text: str) -> DraftBlock:
    return DraftBlock(kind="paragraph", text=text)


def said(report: DraftReport) -> list[tuple[str, str]]:
    return [(figure.text, figure.verdict) for figure in report.figures]


def test_of_forty_figures_the_ten_that_were_altered_are_found_and_none_else(
    against: Verifier, tmp_path: Path
) -> None:
    sample = write(tmp_path / "稿件.docx")
    assert (len(sample.right), len(sample.altered)) == (30, 10)
    report = check(read_draft(sample.path).blocks, against, sample.path.name)
    found = [figure for figure in report.figures if figure.verdict == "contradicted"]
    assert [figure.text for figure in found] == sample.altered
    assert report.counts["supported"] >= 28, "the rest may be left open, none may be called wrong"


def test_right_digits_in_wrong_places_are_found(against: Verifier, tmp_path: Path) -> None:
    sample = write(tmp_path / "稿件.docx", CROSSED)
    figures = list(check(read_draft(sample.path).blocks, against, sample.path.name).figures)
    in_order = [match[1] is not None for _, text in CROSSED for match in MARKED.finditer(str(text))]
    assert len(figures) == len(in_order) == 30
    right = [(f.verdict == "supported") == is_true for f, is_true in zip(figures, in_order, strict=True)]
    assert sum(right) >= 28
    assert not [
        f.text
        for f, is_true in zip(figures, in_order, strict=True)
        if is_true and f.verdict == "contradicted"
    ]


def test_every_figure_is_where_it_says_and_its_evidence_too(
    against: Verifier, tmp_path: Path, connection
) -> None:
    report = check(read_draft(write(tmp_path / "a.docx").path).blocks, against, "a.docx")
    for block in report.blocks:
        for figure in block.figures:
            assert block.text[figure.start : figure.end] == figure.text
            assert figure.explanation and figure.claim
            assert figure.evidence
            for place in figure.evidence:
                row = connection.execute(
                    "SELECT text FROM pages WHERE document_id = ? AND page = ?",
                    (place.document_id, place.page),
                ).fetchone()
                assert row["text"][place.char_start : place.char_end] == place.quote
                assert all(box[0] == place.page for box in place.boxes) and place.boxes


@pytest.mark.parametrize(
    "text",
    [
        "1. 概述",
        "3. 见图 3 和表 2",
        "第三章 结论",
        "2024年7月15日",
        "联系电话：010-6655 7788",
        "（一）总体情况",
        "① 其他",
    ],
)
def test_what_is_no_claim_is_left(against: Verifier, text: str) -> None:
    assert said(checked(against, paragraph(text))) == []


def test_the_number_of_a_list_item_is_left_and_the_rest_is_checked(against: Verifier) -> None:
    report = checked(against, paragraph("2. 2023年新增新型储能上市企业9家"))
    assert said(report) == [("9家", "supported")]
    assert report.figures[0].start == 18


def test_a_sentence_without_its_subject_gets_it_from_the_one_before(against: Verifier) -> None:
    report = checked(
        against,
        paragraph("2023年，新增新型储能上市企业9家，首发募集资金132.8亿元。同比分别减少2家和下降28.8%。"),
    )
    assert said(report)[2:] == [("2家", "supported"), ("28.8%", "supported")]


def test_a_figure_that_says_nothing_by_itself_is_not_called_wrong(against: Verifier) -> None:
    assert said(checked(against, paragraph("我们很高兴。其中占35.5%。")))[0][1] == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "2023年，新增新型储能上市企业1家，首发募集资金132.8亿元，同比分别减少2家和下降28.8%。",
        "2023年，新增新型储能上市企业8家，首发募集资金132.8亿元，同比分别减少2家和下降28.8%。",
    ],
)
def test_a_heading_does_not_make_a_wrong_figure_good(against: Verifier, text: str) -> None:
    heading = DraftBlock(kind="heading", text="（二）二级市场：上市节奏放缓，科创板占比居首", level=2)
    report = checked(against, heading, paragraph(text))
    assert report.figures[0].verdict != "supported"
    assert [figure.verdict for figure in report.figures[1:]] == ["supported"] * 3


def test_the_neighbours_of_an_altered_figure_are_not_called_wrong(against: Verifier) -> None:
    text = "从地区看，东部地区新设基金35只，中部和西部地区分别新设7只和4只，东北地区新设1只。"
    report = checked(against, paragraph(text))
    assert said(report)[:3] == [("35只", "contradicted"), ("7只", "supported"), ("4只", "supported")]


def test_long_cells_are_read_sentence_by_sentence(against: Verifier) -> None:
    text = "对新引进的固定资产投资1亿元以上的新型储能制造项目，按设备投资额的10%给予补助。"
    row = DraftBlock(kind="row", text=f"湖州市\t{text}", label="湖州市", heads=["地区", "举措"])
    report = checked(against, row)
    assert said(report) == [("1亿元以上", "supported"), ("10%", "supported")]
    assert report.figures[0].start == 4 + text.index("1亿元以上")


def test_the_cell_on_the_left_may_say_what_a_figure_is() -> None:
    row = DraftBlock(
        kind="row", text="注册资本\t7,500万元\t员工总数\t618人", label="注册资本", heads=["", "", "", ""]
    )
    assert [c.claim for c in claims_of_row(row, "")] == ["注册资本为7,500万元", "员工总数为618人"]


def test_a_sentence_without_end_is_checked_all_the_same(against: Verifier) -> None:
    text = "，".join(["这一句写得很长，还没有说到要核对的话"] * 80) + "，2023年新增储能上市企业9家。"
    assert len(text) > 1_400
    assert [figure for figure, _ in said(checked(against, paragraph(text)))] == ["9家"]


def test_what_the_sources_do_not_speak_of_is_not_found_and_has_candidates(against: Verifier) -> None:
    report = checked(against, paragraph("2023年储能行业从业人员超过60万人。"))
    assert said(report) == [("超过60万人", "not_found")]
    assert not report.figures[0].evidence


def test_cells_take_the_unit_of_the_caption_and_the_label_of_the_row(against: Verifier) -> None:
    heads = ["企业", "轮次", "金额"]
    report = checked(
        against,
        DraftBlock(kind="caption", text="表 1 部分融资"),
        paragraph("单位：亿元"),
        DraftBlock(kind="row", text="企业\t轮次\t金额", table=0, is_head=True),
        DraftBlock(kind="row", text="屿安电池\tC轮\t6.8", table=0, label="屿安电池 C轮", heads=heads),
        DraftBlock(kind="row", text="砺芯储能\tA轮\t15", table=0, label="砺芯储能 A轮", heads=heads),
    )
    assert said(report) == [("6.8", "supported"), ("15", "contradicted")]


def test_one_document_alone_may_be_asked(against: Verifier) -> None:
    block = paragraph("2023年新增新型储能上市企业9家。")
    alone = check([block], against, "draft", "policy-huzhou-storage-2024.pdf")
    assert [figure.verdict for figure in alone.figures] == ["not_found"]
    with pytest.raises(UnknownDocumentError):
        check([block], against, "draft", "别的.pdf")


def test_progress_is_told_block_by_block(against: Verifier) -> None:
    told: list[int] = []
    check([paragraph("甲"), paragraph("乙")], against, "draft", advance=told.append)
    assert told == [1, 2]


@pytest.mark.parametrize(
    "text, found",
    [
        ("甲乙。丙丁；戊", ["甲乙。", "丙丁；", "戊"]),
        ("他说“够了。”然后走了", ["他说“够了。”", "然后走了"]),
        ("", []),
        ("。。", ["。。"]),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


@pytest.mark.parametrize(
    "text, expected",
    [
        ("其中占35.5%", True),
        ("同比增长3.4%", True),
        ("该基金规模50亿元", True),
        ("其中，A轮融资占35.5%", True),
        ("其中，A轮有179次，占比35.5%", False),
        ("全国企业53家", False),
    ],
)
def test_which_sentences_lean_on_the_one_before(text: str, expected: bool) -> None:
    assert leans(text, len(text) - 3) is expected


@pytest.mark.parametrize(
    "cell, head, above, claim",
    [
        ("6.8", "金额", "单位：亿元", "甲 金额为6.8亿元"),
        ("6.8", "金额（万元）", "单位：亿元", "甲 金额为6.8万元"),
        ("35.5", "占比", "单位：亿元", "甲 占比为35.5%"),
        ("35.5%", "占比", "", "甲 占比为35.5%"),
        ("1,200", "数量（家）", "", "甲 数量为1,200家"),
    ],
)
def test_a_cell_as_a_claim(cell: str, head: str, above: str, claim: str) -> None:
    row = DraftBlock(kind="row", text=f"甲\t{cell}", label="甲", heads=["企业", head])
    found = list(claims_of_row(row, above))
    assert [(c.claim, c.text, c.start) for c in found] == [(claim, cell, 2)]
    assert found[0].claim[found[0].place :].startswith(cell)


@pytest.mark.parametrize(
    "cell, head", [("3", "序号"), ("2023", "年份"), ("2023年1月", "时间"), ("—", "金额")]
)
def test_cells_that_are_no_figures(cell: str, head: str) -> None:
    row = DraftBlock(kind="row", text=f"甲\t{cell}", label="甲", heads=["企业", head])
    assert list(claims_of_row(row, "")) == []


def test_the_sample_has_a_foot_that_must_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.docx").path
    with zipfile.ZipFile(path) as archive:
        assert any(
            "印发 300 份" in archive.read(name).decode() for name in archive.namelist() if "footer" in name
        )
    assert not any("印发" in block.text for block in read_draft(path).blocks)
