"""The normal form of tables: what stands over each figure, which rows belong together, which way a table lies."""

from __future__ import annotations

import pytest

from extract.language.quantities import parse_unit
from extract.records.tables import Frame, tables_of
from extract.records.tables.heads import head_words
from extract.records.tables.reporting import Reporting
from extract.records.tables.surroundings import Surroundings
from tests.records.tables.conftest import draw

YEAR = Reporting(2022)
HALF = Reporting(2022, ("01", "06"))


@pytest.mark.parametrize(
    ("levels", "name", "unit", "period", "modality"),
    [
        (["2023A"], "", None, "2023", "actual"),
        (["2025E"], "", None, "2025", "expected"),
        (["2024"], "", None, "2024", None),
        (["2024.6.30"], "", None, "2024-06-30", None),
        (["2023年末"], "", None, "2023-12-31", None),
        (["2022年度", "归属于母公司所有者权益", "股本"], "归属于母公司所有者权益/股本", None, "2022", None),
        (["2022年", "金额（万元）"], "金额", "（万元）", "2022", None),
        (["期末余额"], "期末余额", None, "2022-12-31", None),
        (["期初余额"], "期初余额", None, "2021-12-31", None),
        (["本期发生额"], "", None, "2022", None),
        (["上年同期"], "", None, "2021", None),
        (["本年增加"], "本年增加", None, "2022", None),
        (["产量/万吨"], "产量", "万吨", None, None),
        (["持股比例(%)"], "持股比例", "（%）", None, None),
        (["23Q1"], "", None, "2023-01/2023-03", None),
        (["预算数"], "预算数", None, None, "planned"),
        (["股东名称（全称）"], "股东名称（全称）", None, None, None),
    ],
)
def test_a_head_is_taken_apart(
    levels: list[str], name: str, unit: str | None, period: str | None, modality: str | None
) -> None:
    words = head_words(levels, YEAR)
    assert (words.name, words.unit, words.period and words.period.iso, words.modality) == (
        name,
        unit,
        period,
        modality,
    )


def test_relative_heads_follow_what_the_document_reports_on() -> None:
    assert [head_words([h], HALF).period.iso for h in ("本期", "上年同期", "期末", "期初")] == [  # type: ignore[union-attr]
        "2022-01/2022-06",
        "2021-01/2021-06",
        "2022-06-30",
        "2021-12-31",
    ]
    assert head_words(["期末余额"], Reporting()).period is None


def frames(grid: str, head: int = 1, **said: str) -> list[Frame]:
    return tables_of(draw(grid, head=head, **said)).frames(0)


def table(frame: Frame) -> list[list[str]]:
    return [[frame.text(row, field) for field in frame.fields] for row in frame.rows]


def test_sides_of_a_mirrored_table_are_frames_of_their_own() -> None:
    income, spending = frames(
        """收入 | < | 支出 | <
           项目 | 决算数 | 项目 | 决算数
           一、拨款 | 410.50 | 一、公共服务 | 355.20
           二、其他 | | 二、社会保障 | 30.10""",
        2,
    )
    assert (income.title, spending.title) == ("收入", "支出")
    assert table(spending) == [["一、公共服务", "355.20"], ["二、社会保障", "30.10"]]


def test_figures_repeated_by_year_are_no_mirror() -> None:
    (frame,) = frames(
        """产品 | 2021年 | 说明 | 2022年
           泵 | 10 | 停产 | 12
           阀 | 20 | 扩产 | 22"""
    )
    assert len(frame.fields) == 4


def test_a_head_in_mid_table_changes_what_follows() -> None:
    first, second, third = frames(
        """第（一）项 | < | <
           信息内容 | 制发件数 | 有效件数
           规章 | 2 | 15
           第（二）项 | < | <
           信息内容 | 处理决定数量 | <
           行政许可 | 51873 | <
           第（三）项 | < | <
           信息内容 | 收费金额（单位：万元） | <
           事业性收费 | 8617.6 | <""",
        2,
    )
    assert [f.title for f in (first, second, third)] == ["第（一）项", "第（二）项", "第（三）项"]
    assert [f.name for f in second.fields] == ["信息内容", "处理决定数量"]
    assert third.fields[1].unit == "单位：万元"


def test_labels_of_groups_hold_for_the_rows_below() -> None:
    (frame,) = frames(
        """项目 | 机器 | 房屋
           一、原值 | |
           1.期初余额 | 10 | 20
           2.期末余额 | 11 | 21
           二、折旧 | |
           1.期初余额 | 1 | 2
           合计 | 12 | 23"""
    )
    assert [(row.groups, frame.text(row, frame.fields[0])) for row in frame.rows] == [
        (("一、原值",), "1.期初余额"),
        (("一、原值",), "2.期末余额"),
        (("二、折旧",), "1.期初余额"),
        ((), "合计"),
    ]


def test_codes_and_numbering_are_no_figures() -> None:
    (frame,) = frames(
        """类 | 款 | 科目名称 | 合计
           201 | | 公共服务 | 249.75
           201 | 06 | 事务 | 249.75
           208 | | 社会保障 | 160.75
           208 | 05 | 养老 | 160.75"""
    )
    assert [field.use for field in frame.fields] == ["code", "code", "label", "figure"]


def test_groups_that_return_become_rows() -> None:
    document = draw(
        """企业 | 天使轮 | < | A轮 | <
           ^ | 金额 | 投资方 | 金额 | 投资方
           云湾科技 | 500万 | 甲资本 | 3000万 | 乙资本、丙创投
           青岫数据 | — | — | 未披露 | 丁基金""",
        head=2,
    )
    (frame,) = tables_of(document).records(0)
    assert table(frame) == [
        ["云湾科技", "天使轮", "500万", "甲资本"],
        ["云湾科技", "A轮", "3000万", "乙资本、丙创投"],
        ["青岫数据", "天使轮", "—", "—"],
        ["青岫数据", "A轮", "未披露", "丁基金"],
    ]
    assert [field.upper for field in frame.fields] == [False, True, False, False]


def test_a_table_that_lies_on_its_side_is_turned() -> None:
    (frame,) = frames(
        """企业 | 云湾科技 | 青岫数据
           成立日期 | 2015年3月 | 2017年6月
           融资轮次 | A轮 | B轮
           融资金额 | 3000万元 | 1亿元"""
    )
    assert table(frame) == [
        ["云湾科技", "2015年3月", "A轮", "3000万元"],
        ["青岫数据", "2017年6月", "B轮", "1亿元"],
    ]


def test_columns_under_one_head_that_are_used_in_turns_are_one() -> None:
    (frame,) = frames(
        """项目 | 投资（万元） | < | 收益
           改造 | 25 | | 7
           替换 | | 18 | 5"""
    )
    assert table(frame) == [["改造", "25", "7"], ["替换", "18", "5"]]


def test_a_head_wrapped_into_narrow_cells_is_one_level() -> None:
    (frame,) = frames(
        """名称 | 报告期末持有可
           ^ | 转债金额（元）
           甲银行 | 214,866.29""",
        2,
    )
    assert (frame.fields[1].name, frame.fields[1].unit) == ("报告期末持有可转债金额", "（元）")


def test_a_table_without_a_head_goes_on_under_the_one_above() -> None:
    document = draw("项目 | 2022A | 2023E\n收入 | 10 | 12", unit="百万元")
    below = draw("毛利率 | 31.2 | 32.5\n净利率 | 10.1 | 11.0", head=0)
    document.tables.append(below.tables[0])
    for table in document.tables:
        for cell in table.cells:
            cell.box = [100.0 * cell.column, 0.0, 100.0 * cell.column + 80, 10.0]
    (frame,) = tables_of(document).frames(1)
    periods = [field.period for field in frame.used("figure")]
    assert [(p.iso, p.inferred) for p in periods if p] == [("2022", True), ("2023", True)]
    assert [field.modality for field in frame.used("figure")] == ["actual", "expected"]


def test_statements_side_by_side_share_their_periods_if_all_agree() -> None:
    document = draw("项目 | 2022A | 2023E\n收入 | 10 | 12")
    document.tables.append(draw("毛利率 | 31.2 | 32.5", head=0).tables[0])
    for place, table in enumerate(document.tables):
        for cell in table.cells:
            cell.box = [300.0 * place + 100 * cell.column, 0.0, 300.0 * place + 100 * cell.column + 80, 10.0]
    (frame,) = tables_of(document).frames(1)
    assert [field.period.iso for field in frame.used("figure") if field.period] == ["2022", "2023"]


def test_only_lines_that_name_the_report_say_what_it_reports_on() -> None:
    cover = draw("项目 | 金额\n甲 | 1", before="云溪市规划局\n2024 年度部门决算")
    prose = draw("项目 | 金额\n甲 | 1", before="公司2023年三季报点评：业绩稳健增长\n维持推荐评级")
    assert [tables_of(d).reporting.iso for d in (cover, prose)] == ["2024", None]


def test_traditional_heads_are_read_as_simplified_ones() -> None:
    document = draw(
        "項目 | 期末餘額 | 2022年金額（人民幣百萬元）\n存貨 | 10 | 12",
        title="2022年年度報告",
        traditional=True,
    )
    (frame,) = tables_of(document).frames(0)
    assert [(f.name, f.unit) for f in frame.used("figure")] == [
        ("期末余额", None),
        ("金额", "（人民币百万元）"),
    ]


@pytest.mark.parametrize("head", ["人民币百万元", "（人民币百万元）", "金额单位：人民币百万元"])
def test_the_head_of_a_page_states_the_unit_of_its_tables(head: str) -> None:
    document = draw("项目 | 2022年 | 2021年\n营业收入 | 10 | 12")
    document.page_list[-1].header = f"清澜精工2022年年度报告\n{head}"
    surroundings = Surroundings(document, YEAR)
    unit = parse_unit(surroundings.of(0).unit or "")
    assert unit is not None and unit.spelled == "百万元"
