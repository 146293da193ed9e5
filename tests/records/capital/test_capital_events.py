"""Several events told in one place, and what is no event; every firm and person is made up."""

from __future__ import annotations

import pytest
from told_events import LIMITED, Case, Prospectus, assert_told, buys, event, gives, sells, title_of

TRANSFER_AND_INCREASE = [
    Case(  # a transfer and an increase under one heading
        "（四）2017年5月，第三次股权转让及第二次增资\n"
        "2017年5月6日，清澜有限召开股东会，同意陈晨将其持有的50万元出资额以200万元的价格转让给云杉创投；同意公司注册资本"
        "由1,000万元增至1,250万元，新增250万元注册资本由云杉创投以1,500万元认购，其中250万元计入注册资本，1,250万元计入资本公积。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2017-05-06",
                gives("云杉创投", 1.5e7, 2.5e6),
                capital_before=1e7,
                capital_after=1.25e7,
            ),
            event(
                "share_transfer",
                LIMITED,
                "2017-05-06",
                sells("陈晨", 2e6, 5e5),
                buys("云杉创投", 2e6, 5e5),
            ),
        ],
    ),
    Case(  # the total of the transfer is not that of the increase beside it
        "（三）2012年5月，第二次股权转让及第二次增资\n"
        "2012年5月4日，明岚控股与陈晨签订股权转让协议，将其所持清澜有限5%的股权（即75万元出资额）转让给陈晨，转让价款为375万元。\n"
        "2012年5月16日，清澜有限股东会通过决议，同意将清澜有限注册资本由1,500万元增加至1,800万元，"
        "本次增加的300万元注册资本由松石资本以1,800万元认缴。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2012-05-16",
                gives("松石资本", 1.8e7, 3e6),
                amount_low=1.8e7,
                capital_before=1.5e7,
                capital_after=1.8e7,
            ),
            event(
                "share_transfer",
                LIMITED,
                "2012-05-04",
                sells("明岚控股", 3.75e6, 7.5e5),
                buys("陈晨", 3.75e6, 7.5e5, 5.0),
                amount_low=3.75e6,
            ),
        ],
    ),
    Case(  # capital of the increase is not what was transferred before
        "（四）2016年9月，第四次增资及第三次股权转让\n"
        "2016年9月1日，清澜有限作出股东会决议，同意陈晨将其所持公司2%的股权以1,000万元转让给明岚控股，同意明岚控股向公司增资"
        "2,000万元，其中公司新增注册资本47.06万元，其余计入资本公积。",
        [
            event("capital_increase", LIMITED, "2016-09-01", gives("明岚控股", 2e7, 470_600.0)),
            event(
                "share_transfer",
                LIMITED,
                "2016-09-01",
                sells("陈晨", 1e7),
                buys("明岚控股", 1e7, None, 2.0),
            ),
        ],
    ),
]
OF_ANOTHER = [
    ("陈晨于2019年5月6日认购北屿合伙8万元出资份额，每份出资份额4.2元。", "北屿合伙"),
    ("2019年5月6日，陈晨、林知远各认缴北屿合伙10万元财产份额。", "北屿合伙"),
]
NOTHING = [
    "（一）发行人的对赌安排\n若公司未能于2025年12月31日前上市，松石资本有权要求陈晨以1,000万元的价格受让其持有的公司股份。",
    "（二）股份锁定的承诺\n陈晨承诺，自公司上市之日起三十六个月内不转让其持有的公司100万股股份。",
    "（三）访谈情况\n经对林知远的访谈，其对2016年将清澜有限股权转让给松石资本不存在任何异议。",
]


@pytest.mark.parametrize("case", TRANSFER_AND_INCREASE, ids=title_of)
def test_a_transfer_and_an_increase_under_one_heading(prospectus: Prospectus, case: Case) -> None:
    assert_told(prospectus, case)


@pytest.mark.parametrize(("text", "firm"), OF_ANOTHER)
def test_a_share_of_a_partnership_is_no_increase_of_the_issuer(
    prospectus: Prospectus, text: str, firm: str
) -> None:
    records, _ = prospectus(f"（二）持股平台\n{text}")
    assert {event.firm for event in records.funding_rounds} <= {firm}


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_agreed_promised_or_confirmed_is_no_event(prospectus: Prospectus, text: str) -> None:
    assert prospectus(text)[0].funding_rounds == []


def test_several_events_under_one_heading(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "三、发行人设立及报告期内股本变化\n2019年1月1日，清澜有限的注册资本为1,000万元。\n"
        "2019年5月6日，清澜有限股东会同意新增注册资本100万元，由云杉创投以1,000万元认购。\n"
        "2019年9月3日，陈晨与松石资本签订《股权转让协议》，将其持有的清澜有限2%的股权以200万元转让给松石资本。"
    )
    assert [(e.kind, e.date, e.amount_low) for e in records.funding_rounds] == [
        ("capital_increase", "2019-05-06", 1e7),
        ("share_transfer", "2019-09-03", 2e6),
    ]


def test_a_title_printed_as_a_paragraph_begins_its_event_below_the_headings_of_others(
    prospectus: Prospectus,
) -> None:
    body = (
        "1、2021年3月股权转让及增资\n"
        "（1）第一次股权转让\n2021年2月2日，清澜有限股东会同意陈晨将其持有的50万元出资额以200万元转让给云杉创投。\n"
        "（2）第一次增资\n2021年2月5日，清澜有限股东会同意新增注册资本300万元，由云杉创投、松石资本以人民币0.15亿元认购，"
        "其中云杉创投出资1,000万元，松石资本出资500万元。\n"
        "2、2021年7月股权转让\n2021年7月1日，清澜有限股东会同意陈晨将其持有的31万元出资额以0元转让给松石资本。"
    )
    records, _ = prospectus(body)
    told = [(e.kind, e.date, e.amount_low) for e in records.funding_rounds]
    assert sorted(told) == [
        ("capital_increase", "2021-02-05", 1.5e7),
        ("share_transfer", "2021-02-02", 2e6),
        ("share_transfer", "2021-07-01", 0.0),
    ]
