"""One event said in many ways: other verbs, nouns, orders and names. What is found must not depend on the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas import Extraction, FundingRound

Tell = Callable[..., Extraction]


def said(row: FundingRound) -> tuple[str, str | None, str | None, float | None, str]:
    """Firm, date, round or kind, sum, and parties with their roles."""
    parties = "、".join(f"{p.name}({p.role})" for p in row.participants)
    return row.firm, row.date, row.round or row.kind, row.amount_low, parties


@pytest.mark.parametrize("when", ["早在2013年", "2013年", "自2013年起", "2013年3月"])
@pytest.mark.parametrize("began", ["便着手涉足", "就开始关注", "即深耕", "已切入", "正式进军"])
def test_a_date_of_what_came_before_is_not_the_rounds(when: str, began: str, told: Tell) -> None:
    (row,) = told(f"晴川资本{when}{began}储能，其在境内投资了远舟能源。").funding_rounds
    assert said(row) == ("远舟能源", None, "round", None, "晴川资本(unspecified)")


@pytest.mark.parametrize(
    "before", ["启动电池研发", "着手建厂", "投产首条产线", "推出首款产品", "获评高新技术企业"]
)
def test_a_clause_with_a_verb_and_a_date_of_its_own_dates_nothing_else(before: str, told: Tell) -> None:
    rows = told(f"远舟能源2015年{before}，先后完成A轮和B轮融资。").funding_rounds
    assert [(row.round, row.date) for row in rows] == [("A轮", None), ("B轮", None)]


@pytest.mark.parametrize("says", ["宣布", "对外公布", "公告称", "发布消息", "透露"])
def test_what_a_firm_says_it_did_it_did(says: str, told: Tell) -> None:
    (row,) = told(f"2021年5月，远舟能源{says}，完成1亿元B轮融资。").funding_rounds
    assert said(row) == ("远舟能源", "2021-05", "B轮", 1e8, "")


@pytest.mark.parametrize("told_of", ["", "专注于钠电池的", "总部位于深圳的", "储能企业", "据媒体报道，"])
def test_what_is_said_of_a_firm_is_no_part_of_its_name(told_of: str, told: Tell) -> None:
    (row,) = told(f"2021年5月，{told_of}远舟能源完成1亿元B轮融资。").funding_rounds
    assert said(row) == ("远舟能源", "2021-05", "B轮", 1e8, "")


@pytest.mark.parametrize(
    "verb",
    [
        "完成",
        "获得",
        "拿下",
        "敲定",
        "落定",
        "收到",
        "揽获",
        "顺利完成",
        "签下",
        "募得",
        "筹集到",
        "成功融得",
        "获投",
    ],
)
def test_any_verb_of_an_outcome_completes_a_round(verb: str, told: Tell) -> None:
    (row,) = told(f"2022年3月，远舟能源{verb}1亿元A轮融资，投资方为晴川资本。").funding_rounds
    assert said(row) == ("远舟能源", "2022-03", "A轮", 1e8, "晴川资本(unspecified)")


@pytest.mark.parametrize("verb", ["计划完成", "正在寻求", "启动", "筹备", "尚未完成", "推动"])
def test_what_is_meant_or_wished_is_no_round(verb: str, told: Tell) -> None:
    assert told(f"2022年3月，远舟能源{verb}1亿元A轮融资。").funding_rounds == []


@pytest.mark.parametrize(
    "roles",
    [
        "晴川资本领投，霁光创投跟投",
        "由晴川资本领投、霁光创投跟投",
        "领投方为晴川资本，跟投方为霁光创投",
        "其中晴川资本领投，霁光创投参投",
        "晴川资本担任领投方，霁光创投跟进",
        "本轮由晴川资本领衔，霁光创投跟投",
        "晴川资本作为领投方，霁光创投参与跟投",
    ],
)
def test_roles_in_any_order_and_with_any_verb(roles: str, told: Tell) -> None:
    (row,) = told(f"2022年3月，远舟能源完成1亿元A轮融资，{roles}。").funding_rounds
    assert said(row)[4] == "晴川资本(lead)、霁光创投(participant)"


@pytest.mark.parametrize(
    "more",
    [
        "老股东砚池创投、北屿建发持续加投。",
        "原股东砚池创投、北屿建发继续加注。",
        "现有股东砚池创投和北屿建发追加投资。",
        "投资方还包括砚池创投、北屿建发。",
    ],
)
def test_those_who_invest_again_are_parties_to_the_last(more: str, told: Tell) -> None:
    (row,) = told(f"远舟能源完成1亿元A轮融资，由晴川资本领投。{more}").funding_rounds
    assert [party.name for party in row.participants] == ["晴川资本", "砚池创投", "北屿建发"]


def test_a_bracket_behind_a_party_and_a_bar_in_a_headline_part_names(told: Tell) -> None:
    rows = told(
        "新材料周报|设备商「远舟能源」获近亿元A轮融资",
        "远舟能源已完成近亿元A轮融资，由晴川资本领投，砚池资本、霁光创新院（砚大科技成果投资转化平台）跟投。",
    ).funding_rounds
    assert {row.firm for row in rows} == {"远舟能源"}
    assert [party.name for party in rows[0].participants] == ["晴川资本", "砚池资本", "霁光创新院"]


@pytest.mark.parametrize("title", ["核心骨干", "联合创始人", "创始团队成员", "知名天使投资人", "产业投资人"])
@pytest.mark.parametrize("person", ["陈晨", "盛砚秋"])
def test_a_persons_title_is_no_part_of_a_party(title: str, person: str, told: Tell) -> None:
    extraction = told(f"2022年3月，远舟能源完成1亿元A轮融资，由{title}{person}与晴川资本共同投资。")
    (row,) = extraction.funding_rounds
    assert [party.name for party in row.participants] == [person, "晴川资本"]
    assert title not in "".join(organization.name for organization in extraction.organizations)


@pytest.mark.parametrize(
    "text",
    [
        "2021年4月，晴川资本向远舟能源注资2亿元，为其B轮融资。",
        "2021年4月，晴川资本以2亿元参与远舟能源B轮融资。",
        "2021年4月，晴川资本投资远舟能源B轮，金额2亿元。",
        "2021年4月，晴川资本2亿元入股远舟能源，轮次为B轮。",
        "2021年4月，远舟能源B轮融资2亿元到账，投资方为晴川资本。",
        "2021年4月，远舟能源获晴川资本2亿元B轮投资。",
        "远舟能源于2021年4月从晴川资本处获得2亿元B轮融资。",
    ],
)
def test_investor_and_firm_in_any_order(text: str, told: Tell) -> None:
    (row,) = told(text).funding_rounds
    assert said(row) == ("远舟能源", "2021-04", "B轮", 2e8, "晴川资本(unspecified)")


@pytest.mark.parametrize(
    "text",
    [
        "2021年4月，晴川科技以3亿元收购远舟能源51%股权。",
        "2021年4月，晴川科技斥资3亿元买下远舟能源51%的股权。",
        "2021年4月，远舟能源被晴川科技以3亿元收购。",
        "2021年4月，晴川科技宣布收购远舟能源，交易金额为3亿元。",
        "2021年4月，晴川科技完成对远舟能源的收购，对价3亿元。",
        "2021年4月，晴川科技将远舟能源收入囊中，作价3亿元。",
        "2021年4月，晴川科技并购远舟能源，涉及金额3亿元。",
        "2021年4月，晴川科技（代码：000000）公告称，公司以3亿元收购霁光集团持有的远舟能源51%的股权。",
    ],
)
def test_an_acquisition_in_any_order(text: str, told: Tell) -> None:
    (row,) = told(text).funding_rounds
    assert said(row) == ("远舟能源", "2021-04", "并购", 3e8, "晴川科技(acquirer)")


@pytest.mark.parametrize(
    "text",
    [
        "本公司以募集资金收购霁光酒业的酿造资产，交易金额3亿元。",
        "双方签订《吸收合并协议》，约定了权利义务。",
        "2021年4月，市场上的收购方不乏溢价。",
    ],
)
def test_assets_agreements_and_markets_are_no_acquired_firms(text: str, told: Tell) -> None:
    assert told(text).funding_rounds == []


@pytest.mark.parametrize("lead", ["晴川联和投资", "霁光与资本", "KXG", "RPCB"])
@pytest.mark.parametrize("follows", ["联朔投资、湖桥资本、联岚资本", "联岚资本、湖桥资本和联朔投资"])
@pytest.mark.parametrize("noun", ["等基金", "等机构", ""])
def test_a_list_of_investors_is_read_whole(lead: str, follows: str, noun: str, told: Tell) -> None:
    (row,) = told(f"远舟能源完成A轮融资，本轮融资由{lead}领投，{follows}{noun}跟投。").funding_rounds
    members = [f"{lead}(lead)", *(f"{name}(participant)" for name in follows.replace("和", "、").split("、"))]
    assert said(row)[4] == "、".join(members)


@pytest.mark.parametrize("last", ["朔必达", "云必达"])
@pytest.mark.parametrize("how", ["共同", "联合", ""])
def test_a_name_that_ends_as_a_verb_does_is_whole_before_the_verb(last: str, how: str, told: Tell) -> None:
    (row,) = told(f"远舟能源完成A轮融资，由松石资本、德岚宏和{last}{how}投资。").funding_rounds
    assert [p.name for p in row.participants] == ["松石资本", "德岚宏", last]


@pytest.mark.parametrize("adverb", ["刚刚", "日前", "近期", "顺利", "本周", "正式", "已", ""])
def test_the_firm_goes_by_a_pronoun_in_the_next_clause(adverb: str, told: Tell) -> None:
    (row,) = told(f"3月8日，远舟能源宣布，公司{adverb}完成了近亿元A轮融资，KXG领投。").funding_rounds
    assert (row.firm, [(p.name, p.role) for p in row.participants]) == ("远舟能源", [("KXG", "lead")])


@pytest.mark.parametrize("kind", ["HR SaaS服务商", "软件服务商", "机器人公司", "电商平台"])
@pytest.mark.parametrize("name", ["Glimmer", "Norvexa", "云湾数据"])
def test_a_firm_in_marks_behind_what_it_does_is_told_once(kind: str, name: str, told: Tell) -> None:
    found = told(
        f"{kind}「{name}」获1800万美元C轮融资",
        f"{kind}「{name}」今天对外宣布获1800万美元融资，由Halden Holdings领投，松石资本跟投。",
    )
    (row,) = found.funding_rounds
    assert said(row) == (name, None, "C轮", 18_000_000, "Halden Holdings(lead)、松石资本(participant)")
    assert name in {o.name for o in found.organizations}


def test_rounds_of_other_sums_stay_two(told: Tell) -> None:
    found = told("远舟能源获2亿元C轮融资。", "远舟能源宣布获3亿元融资，由松石资本领投。")
    assert [row.amount_low for row in found.funding_rounds] == [200_000_000, 300_000_000]


def test_a_short_and_a_full_name_tell_one_round(told: Tell) -> None:
    found = told(
        "「远舟智行」获1亿人民币A轮融资",
        "长沙远舟智行科技有限公司（以下简称“远舟智行”）宣布完成人民币1亿元的A轮融资，由松石资本领投。",
    )
    assert [(r.round, [p.name for p in r.participants]) for r in found.funding_rounds] == [
        ("A轮", ["松石资本"])
    ]


@pytest.mark.parametrize("what", ["流通股", "51%股份", "全部股权", "优先股"])
@pytest.mark.parametrize("who", ["晴川资本", "Marlow Equity Partners"])
@pytest.mark.parametrize("kind", ["美国投资公司", "投资公司", "产业巨头", ""])
def test_who_buys_what_stock_of_whom(what: str, who: str, kind: str, told: Tell) -> None:
    (row,) = told(f"2010年8月，{kind}{who}以1.39亿美元收购了远舟科技{what}。").funding_rounds
    assert said(row) == ("远舟科技", "2010-08", "并购", 139_000_000, f"{who}(acquirer)")


@pytest.mark.parametrize("joint", [" 和 ", "与", "及"])
@pytest.mark.parametrize("behind", ["两家芯片厂商", "三家企业中的两家", ""])
@pytest.mark.parametrize("did", ["成功上市", "成功 IPO 上市", "顺利转型"])
def test_firms_of_latin_names_are_bought(joint: str, behind: str, did: str, told: Tell) -> None:
    found = told(f"1998年，Norvexa {did}，并于当年收购 Quarten{joint}Halden {behind}，逐渐成为龙头。")
    bought = [(row.firm, row.participants[0].name) for row in found.funding_rounds]
    assert bought == [("Quarten", "Norvexa"), ("Halden", "Norvexa")]


@pytest.mark.parametrize("word", ["代", "替", "凭"])
@pytest.mark.parametrize("ending", ["有限", "科技", "智能"])
def test_one_sign_before_a_name_told_again_and_again_is_none_of_it(
    word: str, ending: str, told: Tell
) -> None:
    name = f"霁澜{ending}"
    again = [
        f"{name}{did}。" for did in ("召开股东会", "完成增资", "更换董事", "变更住所", "减资", "完成A轮融资")
    ]
    found = told(
        f"陈晨{word}{name}支付土地款。", f"芜湖霁澜电子{ending}有限公司（简称“{name}”）设立。", *again
    )
    assert f"{word}{name}" not in {o.name for o in found.organizations}


@pytest.mark.parametrize("who", ["晴川资本独家投资", "由晴川资本投资", "晴川资本领投", "晴川资本参与投资"])
@pytest.mark.parametrize("got", ["获得", "完成", "拿下"])
def test_what_an_investor_is_said_to_pay_is_the_rounds_sum(who: str, got: str, told: Tell) -> None:
    (row,) = told(f"远舟能源2021年5月{got}{who}的5000万元B轮融资。").funding_rounds
    assert (row.firm, row.date, row.round, row.amount_low) == ("远舟能源", "2021-05", "B轮", 5e7)
    assert [p.name for p in row.participants] == ["晴川资本"]


@pytest.mark.parametrize(
    "into",
    ["对清越医疗数千万元的Pre-B轮投资", "对清越医疗的Pre-B轮投资", "了对清越医疗的数千万元Pre-B轮投资"],
)
def test_whom_an_investment_is_made_in_is_the_firm(into: str, told: Tell) -> None:
    (row,) = told(f"晴川资本近日完成{into}。").funding_rounds
    assert (row.firm, row.round, [p.name for p in row.participants]) == ("清越医疗", "Pre-B轮", ["晴川资本"])


@pytest.mark.parametrize(
    "before", ["由晴川资本领投，海粟创投、松石资本跟投，", "由晴川资本领投，海粟创投和松石资本参投，"]
)
def test_parties_told_before_the_firm_are_its_rounds(before: str, told: Tell) -> None:
    (row,) = told(f"{before}远舟能源于2022年3月完成了总额为3.2亿元的B轮融资。").funding_rounds
    parties = "晴川资本(lead)、海粟创投(participant)、松石资本(participant)"
    assert said(row) == ("远舟能源", "2022-03", "B轮", 3.2e8, parties)


@pytest.mark.parametrize("old", ["现有股东", "老股东", "早期投资方"])
@pytest.mark.parametrize("joint", ["与", "和", "及"])
def test_an_old_holder_named_as_such_ends_a_list(old: str, joint: str, told: Tell) -> None:
    (row,) = told(f"远舟能源完成2亿元C轮融资，Sora Ventures{joint}{old}晴川资本跟投。").funding_rounds
    assert [p.name for p in row.participants] == ["Sora Ventures", "晴川资本"]


@pytest.mark.parametrize("rounds", [("A轮", "A+轮"), ("天使轮", "Pre-A轮"), ("B轮", "C轮")])
def test_parties_are_of_the_round_that_is_named_before_them(rounds: tuple[str, str], told: Tell) -> None:
    one, two = rounds
    found = told(
        f"远舟能源连续完成{one}及{two}两轮融资。其中{one}由晴川资本领投，{two}由海粟创投独家投资。"
    ).funding_rounds
    assert [(r.round, [p.name for p in r.participants]) for r in found] == [
        (one, ["晴川资本"]),
        (two, ["海粟创投"]),
    ]


@pytest.mark.parametrize(
    "new", ["新增晴川资本、海粟创投为股东", "股东新增晴川资本、海粟创投", "新增股东晴川资本、海粟创投"]
)
def test_whoever_the_register_adds_is_a_party_and_its_subject_the_firm(new: str, told: Tell) -> None:
    (row,) = told(f"清越医疗近日发生工商变更，{new}，注册资本由1000万元增至1200万元。").funding_rounds
    assert (row.firm, row.capital_before, row.capital_after) == ("清越医疗", 1e7, 1.2e7)
    assert [p.name for p in row.participants] == ["晴川资本", "海粟创投"]


@pytest.mark.parametrize("paper", ["协议", "意向", "计划"])
def test_a_paper_about_an_investment_is_none(paper: str, told: Tell) -> None:
    assert told(f"东澜汽车与远舟能源签署战略投资{paper}，东澜汽车将向后者投资5亿元。").funding_rounds == []


@pytest.mark.parametrize("name", ["令才科技", "再生海", "只二网", "从前山水"])
def test_marks_say_where_a_name_of_any_words_ends(name: str, told: Tell) -> None:
    found = told(
        f"「{name}」获近亿元A轮融资，由晴川资本领投。", f"「{name}」已完成近亿元A轮融资，由晴川资本领投。"
    )
    assert {row.firm for row in found.funding_rounds} == {name}
