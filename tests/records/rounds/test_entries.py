"""Lists of news: the day, the headline and the text of an entry belong together, however they are set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas import Extraction, FundingRound

Tell = Callable[..., Extraction]
Entry = tuple[str, str, str]

DAYS = [("2024-03-05", "2024-04-18"), ("2024年3月5日", "2024年4月18日"), ("2024.3.5", "2024.4.18")]
ISO = ["2024-03-05", "2024-04-18"]


def parties(row: FundingRound) -> list[tuple[str, str]]:
    return [(p.name, p.role) for p in row.participants]


def entries(days: tuple[str, str]) -> list[Entry]:
    """(day, headline, text) of two entries."""
    return [
        (
            days[0],
            "砚池能源完成近2亿元B轮融资",
            "砚池能源宣布拿下近2亿元B轮融资，由晴川资本及海粟创投共同领投。",
        ),
        (
            days[1],
            "兼岚机器人获数千万元天使轮融资",
            "兼岚机器人官宣获得数千万元天使轮融资，东泽产投跟投。",
        ),
    ]


LAYOUTS: dict[str, Callable[[Entry], tuple[str, ...]]] = {
    "headline, day, text": lambda e: (e[1], e[0], e[2]),
    "day, headline, text": lambda e: e,
    "day with its source": lambda e: (e[1], f"{e[0]} 来源：砚报", e[2]),
    "day and hour": lambda e: (e[1], f"{e[0]} 10:20", e[2]),
    "label before the day": lambda e: (e[1], f"发布时间：{e[0]}", e[2]),
    "day before the headline": lambda e: (f"【{e[0]}】{e[1]}", e[2]),
    "day behind the headline": lambda e: (f"{e[1]}（{e[0]}）", e[2]),
    "day set off by a bar": lambda e: (f"{e[1]} | {e[0]}", e[2]),
}


@pytest.mark.parametrize("days", DAYS, ids=lambda days: days[0])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_day_of_an_entry_dates_its_events(
    layout: Callable[[Entry], tuple[str, ...]], days: tuple[str, str], told: Tell
) -> None:
    lines = [line for entry in entries(days) for line in layout(entry)]
    rows = told(*lines, "以上内容由砚报整理。").funding_rounds
    assert sorted((row.firm, row.date) for row in rows) == sorted(
        zip(["砚池能源", "兼岚机器人"], ISO, strict=True)
    )
    (first,) = [row for row in rows if row.firm == "砚池能源"]
    assert parties(first) == [("晴川资本", "lead"), ("海粟创投", "lead")]


def test_the_words_of_the_day_bear_it_out(told: Tell) -> None:
    lines = [line for entry in entries(DAYS[1]) for line in (entry[1], entry[0], entry[2])]
    for row in told(*lines).funding_rounds:
        quotes = [s.evidence.quote for s in row.support if s.fields == ("date",)]
        assert quotes and all(quote in DAYS[1] for quote in quotes)
        assert row.note and "推定" in row.note


@pytest.mark.parametrize("day", [days[0] for days in DAYS])
def test_a_single_day_is_the_documents_and_dates_no_event(day: str, told: Tell) -> None:
    _, headline, text = entries(DAYS[0])[0]
    assert [row.date for row in told(headline, day, text).funding_rounds] == [None]


def test_a_date_in_the_sentence_goes_before_that_of_the_entry(told: Tell) -> None:
    lines = [
        "2024-03-05",
        "回顾",
        "2021年6月，砚池能源完成1亿元A轮融资。",
        "2024-04-18",
        "近况",
        "兼岚机器人完成5000万元A轮融资。",
    ]
    assert [row.date for row in told(*lines).funding_rounds] == ["2021-06", "2024-04-18"]


@pytest.mark.parametrize("firm", ["公司", "该公司", "其"])
@pytest.mark.parametrize("done", ["近日完成", "日前获得", "宣布拿下"])
def test_a_text_goes_on_about_the_firm_of_its_headline(firm: str, done: str, told: Tell) -> None:
    (row,) = told(
        "砚池能源再获融资", "砚池能源完成B轮融资", f"{firm}{done}3亿元B轮融资，海粟创投领投。"
    ).funding_rounds
    assert (row.firm, row.round, row.amount_low, parties(row)) == (
        "砚池能源",
        "B轮",
        3e8,
        [("海粟创投", "lead")],
    )


@pytest.mark.parametrize(
    "next_text",
    [
        "本轮融资由晴川资本领投，海粟创投跟投。",
        "晴川资本领投本轮，海粟创投跟投。",
        "此轮由晴川资本领投，跟投方为海粟创投。",
    ],
)
def test_a_paragraph_goes_on_about_the_round_before_it(next_text: str, told: Tell) -> None:
    (row,) = told("砚池能源完成B轮融资", next_text).funding_rounds
    assert (row.firm, row.round, parties(row)) == (
        "砚池能源",
        "B轮",
        [("晴川资本", "lead"), ("海粟创投", "participant")],
    )


@pytest.mark.parametrize("lead", ["由{}联合领投", "投资方包括{}", "本轮投资方为{}", "由{}等多家机构共同投资"])
@pytest.mark.parametrize("marks", ["、、、", "、，、", "，，，", "、、及", "，，和", "、，以及"])
def test_commas_and_conjunctions_part_a_list_alike(lead: str, marks: str, told: Tell) -> None:
    names = ["晴川资本", "海粟创投", "云杉资本", "砚山产投"]
    joints = [*(marks[:2]), marks[2:]]
    listed = names[0] + "".join(joint + name for joint, name in zip(joints, names[1:], strict=True))
    (row,) = told(f"远舟能源完成2亿元B轮融资，{lead.format(listed)}。").funding_rounds
    assert [name for name, _ in parties(row)] == names


@pytest.mark.parametrize(
    "two", ["晴川资本及海粟创投", "晴川富海及兼岚资本", "砚山产投与云杉资本", "云砚创投以及东泽资本"]
)
@pytest.mark.parametrize("verb", ["联合领投", "领投", "共同投资"])
def test_two_names_that_a_conjunction_joins_are_two(two: str, verb: str, told: Tell) -> None:
    extraction = told(f"远舟能源完成2亿元B轮融资，由{two}{verb}。")
    (row,) = extraction.funding_rounds
    assert len(row.participants) == 2
    assert "".join(p.name for p in row.participants) == two.replace("以及", "").replace("及", "").replace(
        "与", ""
    )
    assert two not in {o.name for o in extraction.organizations}


@pytest.mark.parametrize("group", ["多家产业方", "数家机构", "老股东"])
@pytest.mark.parametrize("lists", ["，包括", "，分别为", "，其中包括"])
def test_names_behind_a_verb_are_its_parties(group: str, lists: str, told: Tell) -> None:
    (row,) = told(f"远舟能源完成新一轮融资，有{group}跟投{lists}晴川资本、海粟创投等。").funding_rounds
    assert parties(row) == [("晴川资本", "participant"), ("海粟创投", "participant")]


@pytest.mark.parametrize(("one", "two"), [("A轮", "A+轮"), ("天使轮", "Pre-A轮")])
def test_rounds_with_one_sum_are_one_row(one: str, two: str, told: Tell) -> None:
    (row,) = told(f"远舟能源连续完成{one}及{two}融资数亿元，由晴川资本领投。").funding_rounds
    assert (row.round, row.amount_low, parties(row)) == (f"{one}及{two}", 1e8, [("晴川资本", "lead")])


def test_parties_of_several_rounds_with_sums_are_given_to_none_unless_they_took_part_in_all(
    told: Tell,
) -> None:
    text = "远舟能源先后完成A轮、B轮融资，金额分别为5000万元、2亿元，{}。"
    assert [parties(row) for row in told(text.format("投资方包括晴川资本、海粟创投")).funding_rounds] == [
        [],
        [],
    ]
    both = told(text.format("均由晴川资本领投")).funding_rounds
    assert [parties(row) for row in both] == [[("晴川资本", "lead")]] * 2
