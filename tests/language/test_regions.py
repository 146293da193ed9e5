"""Regions that a text names."""

from __future__ import annotations

import pytest

from extract.language.regions import find_regions, province_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("北京市海淀区发布", [("北京市海淀区", "海淀区", "county")]),
        ("广东省深圳市南山区", [("广东省深圳市南山区", "南山区", "county")]),
        ("广西壮族自治区南宁市", [("广西壮族自治区南宁市", "南宁", "city")]),
        ("江苏、浙江两省", [("江苏", "江苏", "province"), ("浙江", "浙江", "province")]),
        ("长三角地区领先", [("长三角地区", "长三角", "area")]),
        ("我国与日本", [("我国", "中国", "area"), ("日本", "日本", "country")]),
        ("广东省与广东企业", [("广东省", "广东", "province"), ("广东", "广东", "province")]),
        ("中关村示范区", [("中关村", "中关村", "place")]),
        ("白银市和酒泉", [("白银市", "白银", "city"), ("酒泉", "酒泉", "city")]),
    ],
)
def test_regions_found(text: str, found: list[tuple[str, str, str]]) -> None:
    regions = find_regions(text)
    assert [(r.text, r.name, r.level) for r in regions] == found
    assert all(text[r.start : r.end] == r.text for r in regions)


@pytest.mark.parametrize("text", ["储能是朝阳产业", "黄金和白银价格", "各位来宾", "鼓楼前", "龙头企业"])
def test_regions_not_found_in_common_words(text: str) -> None:
    assert find_regions(text) == []


def test_regions_lie_in_provinces() -> None:
    assert province_of("苏州") == "江苏"
    assert province_of("江苏") == "江苏"
    assert province_of("长三角") is None
