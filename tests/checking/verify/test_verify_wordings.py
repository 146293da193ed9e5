"""Claims in words of their own: borne out where nothing else stands in the place of what they say, denied where it does."""

from __future__ import annotations

import pytest

from tests.checking.verify.verify_world import verdict

NAMES = [("青岚农业局", 1), ("云溪水务局", 2)]


@pytest.mark.parametrize(
    ("one", "other"), [("定向", "全面"), ("短期", "长期"), ("农业", "林业"), ("存量", "增量")]
)
def test_another_word_beside_the_same_word_denies(one: str, other: str) -> None:
    source = f"去年银行实施了6次调整（其中4次基本上是{other}贷款投放），市场流动性保持宽松。"
    assert verdict(f"银行去年6次调整，其中4次是{one}贷款投放。", source) != "supported"
    assert verdict(f"银行去年实施6次调整，其中4次是{other}贷款投放。", source) == "supported"


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        # the unit of a price, before the number and behind it
        ("全市鲤鱼平均价格为每公斤14.6元。", "全市鲤鱼平均价格14.6元/公斤，比前一周下降1.0%。", "supported"),
        ("全市茶叶平均价格为每公斤14.6元。", "全市鲤鱼平均价格14.6元/公斤，比前一周下降1.0%。", "contradicted"),
        ("水库共存水300万吨。", "水库共存水300万立方米。", "contradicted"),
        ("按实到外资的4%给予奖励。", "按实到外资的4‰给予奖励。", "contradicted"),
        ("按实到外资的0.4%给予奖励。", "按实到外资的4‰给予奖励。", "supported"),
        # opposites by their characters, and a quality denied
        ("该市茶叶单价低于全省平均水平3元。", "该市茶叶单价高于全省平均水平3元。", "contradicted"),
        ("骨干茶厂约有460家，产量不高。", "骨干茶厂数量约460家，企业产量较低。", "supported"),
        # a level says whether it rose or fell to it
        ("门店由40家减少至53家。", "门店由40家增加至53家。", "contradicted"),
        # what is denied of a number
        ("茶叶产量未达到20亿元。", "茶叶产量达到20亿元。", "contradicted"),
        # what is proposed is not done
        ("青禾科技已经分拆子公司在主板上市。", "青禾科技发布公告，建议分拆子公司在主板上市。", "contradicted"),
        # a list of grades is dealt out
        ("新评定为国家4A级的茶园给予20万元奖励。", "对新评定为国家3A、4A、5A级的茶园，分别给予10万元、20万元、30万元奖励。", "supported"),
        ("新评定为国家4A级的茶园给予30万元奖励。", "对新评定为国家3A、4A、5A级的茶园，分别给予10万元、20万元、30万元奖励。", "contradicted"),
        # a kind of thing that the source does not speak of
        ("独角兽企业可获200万元落户奖励。", "每家企业可获500万元落户奖励。", "not_found"),
    ],
)  # fmt: skip
def test_verdict(claim: str, source: str, expected: str) -> None:
    assert verdict(claim, source) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("茶园灌溉由青岚农业局牵头，云溪水务局配合。", "supported"),
        ("茶园灌溉由云溪水务局牵头，青岚农业局配合。", "contradicted"),
    ],
)
def test_a_body_of_a_list_has_the_role_of_its_label(claim: str, expected: str) -> None:
    source = "茶园灌溉（牵头单位：青岚农业局，配合单位：云溪水务局）"
    assert verdict(claim, source, names=NAMES) == expected
