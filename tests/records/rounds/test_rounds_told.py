"""Financing rounds, acquisitions and listings told in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records.rounds.merge import without_known
from schemas import Extraction, FundingParticipant, FundingRound

Tell = Callable[..., Extraction]


def said(row: FundingRound) -> str:
    """An event on one line: firm | date | round or kind | low~high currency | parties with their roles."""
    parties = "、".join(f"{p.name}({p.role})" for p in row.participants)
    low = "" if row.amount_low is None else f"{row.amount_low:g}"
    high = "" if row.amount_high is None else f"{row.amount_high:g}"
    amount = f"{low}~{high} {row.currency}" if row.amount_text else "undisclosed"
    return f"{row.firm}|{row.date}|{row.round or row.kind}|{amount}|{parties}"


CASES = {
    "a sum gathered in a round": (
        "2021年6月，远舟能源在E轮融资中筹得6.3亿美元，投后估值达42亿美元，由晴川资本领投，霁光创投参投。",
        ["远舟能源|2021-06|E轮|6.3e+08~6.3e+08 USD|晴川资本(lead)、霁光创投(participant)"],
    ),
    "the latest round": (
        "远舟能源最近一轮为2020年10月的D轮，融资额3亿元，投资方为晴川资本。",
        ["远舟能源|2020-10|D轮|3e+08~3e+08 CNY|晴川资本(unspecified)"],
    ),
    "the investor completes, or buys in for a sum": (
        "晴川资本于2018年6月完成对远舟能源的股权投资；霁光创业投资有限公司以4000万美元战略入股砚池微芯科技有限公司，持股比例为12%。",
        [
            "远舟能源|2018-06|round|undisclosed|晴川资本(unspecified)",
            "砚池微芯科技有限公司|None|round|4e+07~4e+07 USD|霁光创业投资有限公司(unspecified)",
        ],
    ),
    "an acquisition announced": (
        "明岚控股公告拟以不超过15亿元收购远舟能源100%股权。",
        ["远舟能源|None|并购|~1.5e+09 CNY|明岚控股(acquirer)"],
    ),
    "a change in the register": (
        "2021年5月，北屿远舟科技有限公司发生工商变更，股东新增晴川创业投资有限公司，注册资本由100万元增至125万元。",
        ["北屿远舟科技有限公司|2021-05|capital_increase|undisclosed|晴川创业投资有限公司(investor)"],
    ),
    "names in marks, and what they do before them": (
        "储能公司「远舟能源」宣布获得1.2亿元B轮融资；智能家居品牌“砚池微芯”获战略融资，投资方为晴川资本。",
        [
            "远舟能源|None|B轮|1.2e+08~1.2e+08 CNY|",
            "砚池微芯|None|战略投资|undisclosed|晴川资本(unspecified)",
        ],
    ),
    "Latin names, and a name that ends in a conjunction": (
        "远舟能源完成B轮融资，Smile、Octave和Inter参与投资；砚池微芯完成A轮融资，投资方包括霁光创投、国科嘉和及个人投资者王某。",
        [
            "远舟能源|None|B轮|undisclosed|Smile(unspecified)、Octave(unspecified)、Inter(unspecified)",
            "砚池微芯|None|A轮|undisclosed|霁光创投(unspecified)、国科嘉和(unspecified)、王某(unspecified)",
        ],
    ),
    "lead and participants": (
        "2023年12月21日，远舟能源完成3亿元B轮融资，由晴川资本领投，霁光创投、砚池资本跟投。",
        [
            "远舟能源|2023-12-21|B轮|3e+08~3e+08 CNY|晴川资本(lead)、霁光创投(participant)、砚池资本(participant)"
        ],
    ),
    "roles inside the phrase, with 老股东": (
        "近日，储能企业远舟能源宣布获得由晴川资本领投、老股东霁光创投跟投的1.5亿元A轮融资。",
        ["远舟能源|None|A轮|1.5e+08~1.5e+08 CNY|晴川资本(lead)、霁光创投(participant)"],
    ),
    "two that lead together": (
        "2022年8月，远舟能源获得由晴川资本、霁光创投联合领投的25亿元C轮融资。",
        ["远舟能源|2022-08|C轮|2.5e+09~2.5e+09 CNY|晴川资本(lead)、霁光创投(lead)"],
    ),
    "a sole investor and a foreign currency": (
        "远舟能源完成1.9亿美元E轮融资，由晴川资本独家投资。",
        ["远舟能源|None|E轮|1.9e+08~1.9e+08 USD|晴川资本(sole)"],
    ),
    "the sentence after tells the parties and the valuation": (
        "远舟能源完成近5亿元C轮融资，投后估值达30亿元。本轮融资由晴川资本领投，霁光创投跟投。",
        ["远舟能源|None|C轮|~5e+08 CNY|晴川资本(lead)、霁光创投(participant)"],
    ),
    "several firms, the sums 分别": (
        "远舟能源、晴川科技、砚池数据分别完成2亿元、1亿元和5000万元C轮融资。",
        [
            "远舟能源|None|C轮|2e+08~2e+08 CNY|",
            "晴川科技|None|C轮|1e+08~1e+08 CNY|",
            "砚池数据|None|C轮|5e+07~5e+07 CNY|",
        ],
    ),
    "several firms, dates and sums 分别": (
        "远舟能源、晴川科技分别于2023年3月和5月完成1亿元、2亿元B轮融资。",
        [
            "远舟能源|2023-03|B轮|1e+08~1e+08 CNY|",
            "晴川科技|2023-05|B轮|2e+08~2e+08 CNY|",
        ],
    ),
    "one firm, several rounds": (
        "2022年上半年，远舟能源先后完成A轮和A+轮融资，金额分别为1.2亿元和8000万元。",
        [
            "远舟能源|2022-01/2022-06|A轮|1.2e+08~1.2e+08 CNY|",
            "远舟能源|2022-01/2022-06|A+轮|8e+07~8e+07 CNY|",
        ],
    ),
    "investors as the subject; a date that is of something else is not the round's": (
        "晴川资本早在2013年就开始涉足储能，其在境内投资了远舟能源、霁光集团旗下的砚池数据等。",
        [
            "远舟能源|None|round|undisclosed|晴川资本(unspecified)",
            "砚池数据|None|round|undisclosed|晴川资本(unspecified)",
        ],
    ),
    "the year of founding is not the round's": (
        "远舟能源成立于2016年，2021年5月完成数千万元天使轮融资。",
        ["远舟能源|2021-05|天使轮|1e+07~1e+08 CNY|"],
    ),
    "a capital increase without a round": (
        "储能企业远舟能源已于2022年12月完成2.25亿元的增资，晴川资本等10名投资方参与。",
        ["远舟能源|2022-12|capital_increase|2.25e+08~2.25e+08 CNY|晴川资本(unspecified)"],
    ),
    "an acquisition with its price before the verb": (
        "2022年5月，远舟能源股份有限公司以100.54亿元收购晴川科技有限公司19.88%股权。",
        ["晴川科技有限公司|2022-05|并购|1.0054e+10~1.0054e+10 CNY|远舟能源股份有限公司(acquirer)"],
    ),
    "an acquisition of a stake by firms of which nothing else is known": (
        "2023年6月，远舟能源收购晴川科技51%股权，交易金额3.2亿元。",
        ["晴川科技|2023-06|并购|3.2e+08~3.2e+08 CNY|远舟能源(acquirer)"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_rounds_told(text: str, expected: list[str], told: Tell) -> None:
    assert [said(row) for row in told(text).funding_rounds] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2022年，储能领域共发生融资事件443起，融资总额超过475亿元。",
        "获投企业中，完成B轮及以后融资的企业有53家。",
        "远舟能源、晴川科技等几家头部厂商接连赢得资本追捧，获投金额都在两亿元以上。",
        "企业普遍完成了数字化改造，融资需求旺盛。",
        "并购市场活跃，收购案例明显增多。",
    ],
)
def test_rounds_not_told(text: str, told: Tell) -> None:
    assert told(text).funding_rounds == []


def test_rounds_told_twice_are_one_with_what_both_say(told: Tell) -> None:
    (row,) = told(
        "2023年5月，远舟能源完成3亿元B轮融资。",
        "远舟能源于2023年5月12日完成的B轮融资由晴川资本领投。",
    ).funding_rounds
    assert said(row) == "远舟能源|2023-05-12|B轮|3e+08~3e+08 CNY|晴川资本(lead)"


@pytest.mark.parametrize(
    ("text", "board", "listed_on", "raised"),
    [
        ("2022年8月，远舟能源在科创板首发上市，募集资金17.66亿元。", "科创板", "2022-08", 1.766e9),
        ("2021年7月，远舟能源成功登陆创业板，募资35.93亿元。", "创业板", "2021-07", 3.593e9),
    ],
)
def test_listings_told(text: str, board: str, listed_on: str, raised: float, told: Tell) -> None:
    # The firm has to be known as one: by the round told before.
    extraction = told("2019年3月，远舟能源完成B轮融资。", text)
    (row,) = extraction.listings
    assert (row.firm, row.board, row.listed_on, row.raised_low) == ("远舟能源", board, listed_on, raised)


def test_the_issuers_listing_is_one_row_under_its_name(told: Tell) -> None:
    extraction = told(
        "发行人清澜精工股份有限公司的基本情况如下。",
        "2021年5月17日起，发行人股票在全国股转系统挂牌交易。",
        "公司股票自2021年5月17日在全国股转系统挂牌。",
        kind="prospectus",
    )
    (row,) = extraction.listings
    assert (row.firm, row.listed_on) == ("清澜精工股份有限公司", "2021-05-17")


def test_an_acquisition_told_twice_is_one(told: Tell) -> None:
    (row,) = told(
        "2020年12月，海纳控股以2亿元收购鑫砚物流100%股权。",
        "海纳控股收购鑫砚物流100%股权后，双方整合业务。",
    ).funding_rounds
    assert (row.firm, row.kind, row.date) == ("鑫砚物流", "merger", "2020-12")


def test_what_the_history_of_capital_tells_is_not_told_again_by_sentences() -> None:
    made = [
        FundingRound(firm=firm, kind=kind, participants=[FundingParticipant(name=name)])
        for firm, kind, name in (
            ("清澜有限", "merger", "砚池科技"),
            ("砚池科技", "merger", "清澜有限"),
            ("霁川科技", "round", "云杉资本"),
        )
    ]
    kept = without_known(made[1:], made[:1], ["清澜股份"], lambda a, b: a == b)
    assert [event.firm for event in kept] == ["霁川科技"]


def test_a_date_that_heads_the_paragraph_is_that_of_what_follows_and_marked(told: Tell) -> None:
    (row,) = told("2022年，行业融资活跃。在采掘业，远舟能源完成Pre-IPO融资。", year=2023).funding_rounds
    assert row.date == "2022"
    assert row.note is not None and "推定" in row.note
