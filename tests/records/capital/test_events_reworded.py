"""Events told in words that vary: joint sums, joint headings, offerings of former years, who only signed."""

from __future__ import annotations

import pytest
from told_events import LIMITED, STOCK, Prospectus

from extract.options import Options
from extract.records.capital.party_tables import party_table
from extract.records.pipeline import extract_records
from schemas import Block, Document, FundingRound, Page, SourceTable, TableCell


def told(prospectus: Prospectus, text: str) -> list[FundingRound]:
    return prospectus(text)[0].funding_rounds


@pytest.mark.parametrize(
    "joint",
    [
        "收到了云杉创投等3名股东的出资6,000万元",
        "云杉创投等三名股东缴纳的出资6,000万元已到位",
        "收到全体股东缴纳的出资6,000万元",
    ],
)
def test_what_several_paid_together_is_the_sum_of_all_and_of_none(prospectus: Prospectus, joint: str) -> None:
    (event,) = told(
        prospectus,
        "（二）2019年1月，增资\n2019年1月3日，清澜有限召开股东会并作出决议，同意注册资本由1,600万元增至1,800万元。新增的注册资本200万元"
        "分别由云杉创投以货币方式出资134万元、松石资本以货币方式出资50万元、北屿合伙以货币方式出资16万元。\n"
        f"2019年1月20日，根据《验资报告》，清澜有限{joint}，其中200万元计入注册资本、5,800万元计入资本公积。",
    )
    assert event.amount_low == 6e7
    parties = {p.name: (p.shares, p.amount_low) for p in event.participants}
    assert parties == {"云杉创投": (1.34e6, None), "松石资本": (5e5, None), "北屿合伙": (1.6e5, None)}


@pytest.mark.parametrize(
    ("first", "second"), [("（1）同意股权转让", "（2）同意增资"), ("1）股权转让事项", "2）增资事项")]
)
def test_parts_of_a_joint_heading_are_its_events(prospectus: Prospectus, first: str, second: str) -> None:
    events = told(
        prospectus,
        "（三）2019年8月，增资和股权转让\n2019年6月20日，清澜有限召开股东会并作出如下决议：\n"
        f"{first}\n陈晨将其持有的清澜有限5%的股权以500万元的价格转让给云杉创投。\n"
        f"{second}\n清澜有限注册资本由1,000万元增至1,100万元，新增注册资本100万元由松石资本以2,000万元认购。\n"
        "2019年7月5日，上述各方签署了《增资及股权转让协议》。",
    )
    kinds = {event.kind: event for event in events}
    assert sorted(kinds) == ["capital_increase", "share_transfer"] and len(events) == 2
    assert {p.name for p in kinds["share_transfer"].participants} == {"陈晨", "云杉创投"}
    assert {p.name for p in kinds["capital_increase"].participants} == {"松石资本"}
    assert all(event.date for event in events)


@pytest.mark.parametrize(
    "signed", ["签订《增资协议》", "签署了《投资及增资扩股协议》", "签署《股份认购协议》"]
)
@pytest.mark.parametrize(
    "parties", ["清澜精工与云杉创投、松石资本2名机构股东以及陈晨", "云杉创投、松石资本、陈晨与清澜精工"]
)
def test_who_signed_an_agreement_on_an_increase_took_part(
    prospectus: Prospectus, signed: str, parties: str
) -> None:
    (event,) = told(
        prospectus,
        "（四）2020年11月，增资\n2020年11月6日，清澜精工召开临时股东大会，同意公司新增注册资本2,300万元。\n"
        f"2020年11月6日，{parties}{signed}，约定增资价格为每股2.35元。",
    )
    assert {p.name for p in event.participants} == {"云杉创投", "松石资本", "陈晨"}
    assert all(p.amount_low is None and p.shares is None for p in event.participants)


@pytest.mark.parametrize(
    ("offered", "listed"),
    [
        ("发行人以每股11.00元的价格向社会公众发行了人民币普通股1,800万股", "在上海证券交易所挂牌上市"),
        ("公司首次向社会公众公开发行A股股票1,800万股，发行价格为每股11.00元", "公司股票上市交易"),
    ],
)
def test_an_offering_of_former_years_is_an_event_of_its_day(
    prospectus: Prospectus, offered: str, listed: str
) -> None:
    events = told(
        prospectus,
        f"经核准，公司公开发行新股不超过2,000万股。{offered}，发行后公司注册资本变更为6,300万元。\n"
        f"2006年9月22日，{listed}，总股本为6,300万股。",
    )
    (event,) = [e for e in events if e.kind == "ipo"]
    assert (event.firm, event.date, event.price_per_share) == (STOCK, "2006-09-22", 11.0)
    assert [(p.name, p.shares) for p in event.participants] == [("社会公众", 1.8e7)]


@pytest.mark.parametrize("since", ["成立于", "设立于"])
def test_the_day_since_which_a_firm_is_there_is_that_of_its_founding(
    prospectus: Prospectus, since: str
) -> None:
    (event,) = told(
        prospectus,
        f"（一）公司设立情况\n清澜有限{since}2001年7月19日，由陈晨、云杉创投共同出资，注册资本为500万元，"
        "其中陈晨出资300万元，云杉创投出资200万元。",
    )
    assert (event.firm, event.kind, event.date) == (LIMITED, "founding", "2001-07-19")


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_buyer_printed_once_among_its_rows_is_that_of_all(place: int) -> None:
    rows = [["转让方", "受让方", "转让股份数量（股）"]]
    rows += [[f"{name}", "", str(n)] for n, name in enumerate(("陈晨", "明岚控股", "北屿合伙"), start=1)]
    rows[1 + place][1] = "云杉创投"
    document, text = Document(pages=1), ""
    cells = []
    for row, columns in enumerate([*rows, ["合计", "合计", "6"]]):
        for column, words in enumerate(columns):
            if words:
                cells.append(
                    TableCell(
                        page=1, row=row, column=column, text=words, parts=[(1, len(text), len(text + words))]
                    )
                )
                text += f"{words}\t"
    table = SourceTable(page=1, header=rows[0], header_rows=1, n_rows=5, n_columns=3, cells=cells)
    document.tables.append(table)
    document.page_list.append(Page(page=1, text=text))
    document.blocks.append(Block(kind="table", text=text, parts=[(1, 0, len(text))], table=0))
    found = party_table(document, 0)
    assert found is not None
    assert [(r.name, r.shares) for r in found.rows if r.role == "transferor"] == [
        ("陈晨", 1),
        ("明岚控股", 2),
        ("北屿合伙", 3),
    ]
    assert {r.name for r in found.rows if r.role == "transferee"} == {"云杉创投"}


EVENTS = [
    (
        "2020年7月未分配利润转增资本",
        "公司注册资本由100万元增至1,600万元，其中陈晨以未分配利润转增750万元，云杉创投以未分配利润转增750万元。",
    ),
    (
        "2021年2月股权转让",
        "陈晨将其持有的公司160万元注册资本以200万元的价格转让给北屿合伙，转让后陈晨占40%、北屿合伙占10%。",
    ),
    (
        "2021年7月现金增资",
        "公司注册资本由1,600万元增至1,706万元，其中松石资本出资4,500万元认购106万元出资额。",
    ),
]


@pytest.mark.parametrize("head", ["时间/变动类型", "时间及事项", "变动情况"])
@pytest.mark.parametrize("numbered", [True, False])
def test_a_table_of_events_told_in_cells_gives_one_for_each_row(head: str, numbered: bool) -> None:
    rows = [["序号", head, "具体内容"], *([str(n), *row] for n, row in enumerate(EVENTS, start=1))]
    rows = rows if numbered else [row[1:] for row in rows]
    known = "发行人的自然人股东为李霁、陈晨、盛砚和林知远，机构股东为云杉创投、北屿合伙、松石资本等3家企业。"
    document, text = Document(pages=1, kind="prospectus", issuer=STOCK), f"{known}\n"
    document.blocks.append(Block(kind="paragraph", text=known, parts=[(1, 0, len(known))]))
    cells = []
    for row, columns in enumerate(rows):
        for column, words in enumerate(columns):
            parts = [(1, len(text), len(text + words))]
            cells.append(TableCell(page=1, row=row, column=column, text=words, parts=parts))
            text += f"{words}\t"
    width = len(rows[0])
    table = SourceTable(page=1, header=rows[0], header_rows=1, n_rows=4, n_columns=width, cells=cells)
    document.tables.append(table)
    document.page_list.append(Page(page=1, text=text))
    printed = text[len(known) + 1 :]
    document.blocks.append(Block(kind="table", text=printed, parts=[(1, len(known) + 1, len(text))], table=0))
    events = extract_records(document, Options(kind="prospectus")).funding_rounds
    found = {
        (e.kind, e.date): {(p.name, p.role): (p.amount_low, p.shares) for p in e.participants} for e in events
    }
    assert found == {
        ("conversion", "2020-07"): {
            ("陈晨", "investor"): (None, 7.5e6),
            ("云杉创投", "investor"): (None, 7.5e6),
        },
        ("share_transfer", "2021-02"): {
            ("陈晨", "transferor"): (2e6, 1.6e6),
            ("北屿合伙", "transferee"): (2e6, 1.6e6),
        },
        ("capital_increase", "2021-07"): {("松石资本", "investor"): (4.5e7, 1.06e6)},
    }
    assert all(
        e.evidence and text[e.evidence.char_start : e.evidence.char_end] == e.evidence.quote for e in events
    )


@pytest.mark.parametrize(
    "other", ["面值为每股人民币1.00元", "每股面值1元", "每股净资产为3.20元", "每股收益0.50元"]
)
def test_another_figure_of_a_share_is_not_its_price(prospectus: Prospectus, other: str) -> None:
    (event,) = told(
        prospectus,
        "（二）2019年1月，增资\n2019年1月3日，清澜精工召开股东大会，同意公司股本由1,600万股增至1,800万股，"
        f"{other}，新增的200万股股份由云杉创投认购，面值1元，发行价格为11.26元/股。",
    )
    assert event.price_per_share == 11.26
