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
        ("高新区茶叶单价高于全省平均水平3元。", "高新区茶叶单价低于全省平均水平3元。", "contradicted"),
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


FIRMS = [("禾川资本", 1), ("明岚创投", 2)]


@pytest.mark.parametrize(
    ("one", "other"), [("领投", "跟投"), ("牵头", "配合"), ("保荐", "承销"), ("起草", "审核")]
)
@pytest.mark.parametrize("names", [FIRMS, []])
def test_two_parties_that_change_places_are_not_supported(
    one: str, other: str, names: list[tuple[str, int]]
) -> None:
    source = f"青禾科技宣布完成A轮融资，禾川资本{one}，明岚创投{other}。"
    assert verdict(f"青禾科技的A轮由明岚创投{one}，禾川资本{other}。", source, names=names) != "supported"
    assert verdict(f"青禾科技的A轮由禾川资本{one}，明岚创投{other}。", source, names=names) == "supported"


@pytest.mark.parametrize("whole", ["所有", "任何"])
@pytest.mark.parametrize("part", ["有条件的", "部分", "少数", "多数"])
@pytest.mark.parametrize(
    ("thing", "rest"), [("茶厂", "在厂区入口安装烟感报警器"), ("诊所", "在候诊大厅配备自动体温仪")]
)
def test_what_some_do_is_not_what_all_do(whole: str, part: str, thing: str, rest: str) -> None:
    assert verdict(f"{whole}{thing}都要{rest}。", f"{part}{thing}，{rest}。") == "contradicted"
    assert verdict(f"{whole}{thing}都要{rest}。", f"所有{thing}{rest}。") == "supported"


@pytest.mark.parametrize(
    ("claimed", "printed", "thing"),
    [
        ("存栏", "出栏", "山羊"),
        ("出栏", "存栏", "肉鸭"),
        ("进口", "出口", "茶叶"),
        ("增资", "减资", "子公司"),
    ],
)
def test_a_word_of_another_sentence_is_not_said_where_its_opposite_stands(
    claimed: str, printed: str, thing: str
) -> None:
    source = (
        f"去年全市畜牧业稳定，{thing}{claimed}52.7万，同比增长2.1%。{thing}{printed}83.4万，同比增长9.6%。"
    )
    assert verdict(f"去年全市{thing}{claimed}83.4万，同比增长9.6%。", source) != "supported"
    assert verdict(f"去年全市{thing}{printed}83.4万，同比增长9.6%。", source) == "supported"


@pytest.mark.parametrize(("mine", "other"), [("KBN", "QRT"), ("LORAX", "ZETAM")])
@pytest.mark.parametrize("thing", ["产品", "芯片"])
def test_a_foreign_name_of_another_sentence_is_not_said_where_another_stands(
    mine: str, other: str, thing: str
) -> None:
    source = f"青禾的{mine}{thing}销往海外。2021年，青禾的{other}{thing}实现收入3.2亿元，占总收入的86%。"
    assert verdict(f"2021年青禾的{mine}{thing}收入占总收入的86%。", source) != "supported"
    assert verdict(f"2021年青禾的{other}{thing}收入占总收入的86%。", source) == "supported"


@pytest.mark.parametrize(
    ("claim", "expected"), [("冷藏运输车辆的折旧使用年限为9。", True), ("冷藏运输车辆的净残值率为9。", False)]
)
def test_a_numeral_of_a_row_is_told_of_its_own_head(claim: str, expected: bool) -> None:
    source = "资产类别\t折旧使用年限\t净残值率\n冷藏运输车辆\t9\t5.5%\n叉车\t6\t4.5%"
    assert (verdict(claim, source) == "supported") == expected


def test_a_forecast_is_not_borne_out_by_a_row_of_what_was() -> None:
    source = "项目\t2021年\t2022年\n茶叶收入\t1,250.4\t1,380.6"
    assert verdict("茶叶收入的预测数为1,380.6。", source) != "supported"
    assert verdict("2022年茶叶收入为1,380.6。", source) == "supported"
