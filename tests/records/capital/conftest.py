"""Prospectuses made in the test from lines of text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.options import Options
from extract.reading.reader import read
from extract.records.capital import capital_records
from extract.records.capital.model import CapitalRecords
from extract.records.inventory import take_inventory
from extract.records.kind import describe
from extract.records.passages import annotations_of
from schemas import Document

HEAD = """\
清澜精工股份有限公司
首次公开发行股票并在创业板上市招股说明书
第一节 释义
发行人、公司、清澜精工 指 清澜精工股份有限公司
清澜有限 指 清澜精工有限公司，公司前身
云杉创投 指 云杉（苏州）创业投资合伙企业（有限合伙）
松石资本 指 松石资本管理有限公司
北屿合伙 指 北屿企业管理中心（有限合伙），公司员工持股平台
明岚控股 指 明岚控股集团有限公司
元 指 人民币元
"""
HISTORY = """
第四节 发行人基本情况
一、发行人概况
二、发行人股本的形成及变化情况
"""

pytest.register_assert_rewrite("told_events")

Prospectus = Callable[..., tuple[CapitalRecords, Document]]


@pytest.fixture
def prospectus(tmp_path: Path) -> Prospectus:
    """What a prospectus with the given words says of capital, and the prospectus.

    The words stand among the changes of capital; with `history` false they follow the list of definitions.
    """

    def make(body: str, history: bool = True) -> tuple[CapitalRecords, Document]:
        path = tmp_path / "prospectus.txt"
        path.write_text(HEAD + (HISTORY if history else "") + body, encoding="utf-8")
        document = read(path)
        inventory = take_inventory(document)
        describe(document, Options(), inventory)
        annotations_of(document).know(inventory.mentions)
        assert document.kind == "prospectus"
        return capital_records(document, inventory), document

    return make
