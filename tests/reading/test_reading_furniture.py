"""What repeats from page to page is no text of the document; recognition reads it otherwise on every page."""

from __future__ import annotations

from typing import Literal

import pytest

from extract.reading.layout.draft import Draft, Turn, Zone
from extract.reading.layout.furniture import set_apart
from extract.reading.layout.lines import Line

BODY = ["甲公司于三月设立，注册资本一千万元。", "乙基金于五月增资，持股一成。", "丙先生任董事长，任期三年。"]


def pages(heads: list[str], source: Literal["native", "ocr"]) -> list[Draft]:
    """Pages with a head each and a line of text."""
    found = []
    for number, (head, body) in enumerate(zip(heads, BODY, strict=True), 1):
        lines = [
            Line(text, [], 60.0, top, 60.0 + 10 * len(text), top + 12, 12.0)
            for text, top in ((head, 40.0 + number % 2), (body, 300.0))
        ]
        draft = Draft(number, 595.0, 842.0, Turn(0, 595.0, 842.0), [Zone(60.0, 40.0, 400.0, 312.0, [*lines])])
        draft.source = source
        found.append(draft)
    return found


READ = [
    "晴川新材料股份有限公司招股说明书",
    "目晴川新材料股份有限公司招股说明书",
    "晴川新材抖股份有限公司招股说明书",
]


@pytest.mark.parametrize(
    ("heads", "source", "apart"),
    [
        ([READ[0]] * 3, "native", True),
        (READ, "ocr", True),
        (READ, "native", False),
        (["第一章储能的市场与企业", "第二章氢能的政策与项目", "第三章光伏的技术与标准"], "ocr", False),
    ],
    ids=["printed", "recognised with slips", "other words that are printed", "other words"],
)
def test_heads_that_repeat_are_set_apart(
    heads: list[str], source: Literal["native", "ocr"], apart: bool
) -> None:
    drafts = pages(heads, source)
    furniture = set_apart(drafts)
    assert [f.header for f in furniture] == (heads if apart else [None] * 3)
    assert [draft.lines[-1].text for draft in drafts] == BODY
    assert [len(draft.lines) for draft in drafts] == [1 if apart else 2] * 3
