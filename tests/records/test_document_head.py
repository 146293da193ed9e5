"""What the first page says a document is: title, number, issuer and date of notices, plans, laws and announcements."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.options import Options
from extract.reading.reader import read
from extract.records.inventory import take_inventory
from extract.records.kind import describe
from extract.records.title_note import note_below_title
from schemas import Block, Document

HEADS = {
    "a notice signed at its end": (
        "清澜市人民政府关于促进制造业发展的若干意见\n清政发〔2024〕12号\n各区人民政府：\n"
        + "\n".join(f"{n}、支持第{i}类企业开展技术改造。" for i, n in enumerate("一二三四五六七八九十", 1))
        + "\n清澜市人民政府\n2024年3月8日\n",
        ("清澜市人民政府关于促进制造业发展的若干意见", "清政发〔2024〕12号", "清澜市人民政府", "2024-03-08"),
    ),
    "a plan with its body and month below the title": (
        "清澜市“十四五”制造业发展规划\n（清澜市工业和信息化局 2021年9月）\n前言\n一、发展基础\n全市共有企业300家。\n",
        ("清澜市“十四五”制造业发展规划", None, "清澜市工业和信息化局", "2021-09"),
    ),
    "a law passed by a congress": (
        "清澜市数据条例\n（2023年11月2日清澜市第十七届人民代表大会常务委员会第八次会议通过）\n第一章 总则\n"
        "第一条 为了规范数据处理活动，制定本条例。\n第二条 本条例自2024年1月1日起施行。\n",
        ("清澜市数据条例", None, "清澜市第十七届人民代表大会常务委员会", "2023-11-02"),
    ),
    "an announcement with a number of its own": (
        "清澜市商务局\n关于开展2024年消费券发放工作的公告\n2024年第5号\n为促进消费，现公告如下：\n一、总额5000万元。\n"
        "特此公告。\n清澜市商务局\n2024年4月20日\n",
        ("关于开展2024年消费券发放工作的公告", "2024年第5号", "清澜市商务局", "2024-04-20"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), HEADS.values(), ids=HEADS.keys())
def test_heads_of_policies(text: str, expected: tuple[str | None, ...], tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text(text, encoding="utf-8")
    document: Document = read(path)
    describe(document, Options(), take_inventory(document))
    assert document.kind == "policy_notice"
    assert (document.title, document.document_number, document.issuer, document.published_on) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("（2021年3月1日市政府常务会议通过 2021年4月5日公布）", ("市政府常务会议", "2021-04-05")),
        ("（征求意见稿）", (None, None)),
        ("（以下简称“本条例”，自2024年1月1日起施行）", (None, None)),
        ("（清澜市商务局2022年12月）", ("清澜市商务局", "2022-12")),
    ],
)
def test_notes_below_a_title(note: str, expected: tuple[str | None, str | None]) -> None:
    assert note_below_title([Block(kind="paragraph", text=note, parts=[(1, 0, len(note))])]) == expected
