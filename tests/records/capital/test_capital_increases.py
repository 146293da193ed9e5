"""Foundings and increases of capital told in prose: who put in how much, and what part of it is capital."""

from __future__ import annotations

import pytest
from told_events import LIMITED, STOCK, Case, Prospectus, assert_told, event, gives, title_of

FOUNDING = [
    Case(
        "（一）2011年3月，清澜有限设立\n"
        "2011年3月8日，陈晨、林知远签署公司章程，约定共同出资设立清澜有限，注册资本为500万元，其中陈晨出资350万元，"
        "占注册资本的70%；林知远出资150万元，占注册资本的30%。\n"
        "2011年3月18日，清澜有限在清澜市工商行政管理局办理完毕设立登记手续，并领取了营业执照。",
        [
            event(
                "founding",
                LIMITED,
                "2011-03-18",
                gives("陈晨", 3.5e6, 3.5e6, 70.0),
                gives("林知远", 1.5e6, 1.5e6, 30.0),
                date_kind="工商变更",
                amount_low=5e6,
                capital_after=5e6,
            )
        ],
    ),
    Case(  # a first payment is not the registered capital of its payer
        "（一）2010年5月，清澜有限成立\n"
        "清澜有限系由自然人陈晨、林知远共同出资设立的有限责任公司，成立时注册资本300万元，首期出资90万元，"
        "其中陈晨60万元、林知远30万元。清澜有限于2010年5月20日取得企业法人营业执照。",
        [
            event(
                "founding",
                LIMITED,
                "2010-05-20",
                gives("陈晨", 6e5),
                gives("林知远", 3e5),
                capital_after=3e6,
            )
        ],
    ),
    Case(
        "（一）2009年4月，设立\n"
        "清澜有限成立于2009年4月28日，系由明岚控股、陈晨以货币资金出资设立，设立时的注册资本为1,000万元，"
        "其中明岚控股认缴出资800万元，占比80%，陈晨认缴出资200万元，占比20%。",
        [
            event(
                "founding",
                LIMITED,
                "2009-04-28",
                gives("明岚控股", 8e6, 8e6, 80.0),
                gives("陈晨", 2e6, 2e6, 20.0),
                date_kind="成立",
            )
        ],
    ),
]
INCREASE = [
    Case(
        "（二）2014年6月，第一次增资\n"
        "2014年6月5日，清澜有限召开股东会，决议将注册资本由500万元增加至1,000万元，新增注册资本500万元由陈晨认缴350万元，"
        "由林知远认缴150万元，增资价格为1元/注册资本。\n2014年6月20日，清澜有限办理了工商变更登记。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2014-06-05",
                gives("陈晨", None, 3.5e6),
                gives("林知远", None, 1.5e6),
                price_per_share=1.0,
                capital_before=5e6,
                capital_after=1e7,
                note="另有日期：工商变更 2014-06-20",
            )
        ],
    ),
    Case(  # 分别 with money and shares; the valuation is no party
        "（八）2022年3月，股份公司第一次增资\n"
        "2022年3月1日，公司与云杉创投、明岚控股签署《增资协议》，云杉创投、明岚控股分别以3,000万元、2,000万元认购公司新增股份"
        "180万股、120万股，增资价格为16.67元/股，投前估值95,000万元，投后估值100,000万元。\n"
        "2022年3月10日，公司召开股东大会审议通过上述增资事项，公司总股本增加至6,000万股。",
        [
            event(
                "capital_increase",
                STOCK,
                "2022-03-10",
                gives("云杉创投", 3e7, 1.8e6),
                gives("明岚控股", 2e7, 1.2e6),
                price_per_share=16.67,
                capital_after=6e7,
                pre_money=9.5e8,
                post_money=1e9,
            )
        ],
    ),
    Case(  # what goes to the surplus is no capital
        "（四）2017年9月，第三次增资\n"
        "2017年9月15日，清澜有限召开股东会，同意：明岚控股出资6,000万元认购新增注册资本200万元，其余5,800万元计入资本公积；"
        "北屿合伙出资600万元认购新增注册资本100万元，其余500万元计入资本公积。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2017-09-15",
                gives("明岚控股", 6e7, 2e6),
                gives("北屿合伙", 6e6, 1e6),
            )
        ],
    ),
    Case(  # 其中 after a sum of the whole, and the round by its name
        "（十二）2022年6月，第六次增资\n"
        "2022年6月8日，公司与云杉创投、松石资本及陈晨签署《增资扩股协议》，约定本轮B轮融资中，云杉创投、松石资本合计出资9,000万元"
        "认购公司新增注册资本300万元，其中云杉创投出资6,000万元，认购200万元注册资本；松石资本出资3,000万元，认购100万元注册资本。",
        [
            event(
                "capital_increase",
                STOCK,
                "2022-06-08",
                gives("云杉创投", 6e7, 2e6),
                gives("松石资本", 3e7, 1e6),
                amount_low=9e7,
                round="B轮",
            )
        ],
    ),
    Case(  # shares and money in their own units
        "（十）2021年2月，第五次增资\n"
        "2021年2月20日，公司召开股东大会，同意公司注册资本由人民币6,000万元增加至人民币6,600万元，其中：明岚控股认购360万股，"
        "出资10,800万元；云杉创投认购150万股，出资4,500万元；吴语认购90万股，出资2,700万元。",
        [
            event(
                "capital_increase",
                STOCK,
                "2021-02-20",
                gives("明岚控股", 1.08e8, 3.6e6),
                gives("云杉创投", 4.5e7, 1.5e6),
                gives("吴语", 2.7e7, 9e5),
                capital_before=6e7,
                capital_after=6.6e7,
            )
        ],
    ),
    Case(
        "（六）2020年10月，第一次定向发行\n"
        "2020年10月15日，公司与认购对象签署了《股份认购协议》，本次发行股票数量为300万股，发行价格为10.00元/股，"
        "募集资金总额为3,000.00万元，由云杉创投以现金全额认购。",
        [
            event(
                "capital_increase",
                STOCK,
                "2020-10-15",
                gives("云杉创投", 3e7, 3e6),
                amount_low=3e7,
                price_per_share=10.0,
            )
        ],
    ),
    Case(  # in kind: the percentage is of what is given, not of the firm
        "（二）2015年11月，第二次增资\n"
        "2015年11月2日，清澜有限召开临时股东会，同意明岚控股以其持有的清澜软件100%股权作价5,000万元认购公司新增注册资本500万元，"
        "其余4,500万元计入资本公积。",
        [event("capital_increase", LIMITED, "2015-11-02", gives("明岚控股", 5e7, 5e6), amount_low=5e7)],
    ),
    Case(  # paid for capital that is called 出资
        "（十）2015年12月，第四次增资\n"
        "2015年12月20日，清澜有限召开股东会，同意增加注册资本125万元，其中，北屿合伙以500万元认缴出资100万元，"
        "何静以125万元认缴出资25万元。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2015-12-20",
                gives("北屿合伙", 5e6, 1e6),
                gives("何静", 1.25e6, 2.5e5),
            )
        ],
    ),
    Case(  # foreign currency stays what it is
        "（十三）2018年7月，第四次增资\n"
        "2018年7月9日，清澜有限股东会同意云杉创投以600万美元认缴清澜有限新增注册资本150万美元，"
        "注册资本由850万美元增至1,000万美元。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2018-07-09",
                gives("云杉创投", 6e6, 1.5e6),
                currency="USD",
                capital_before=8.5e6,
                capital_after=1e7,
            )
        ],
    ),
    Case(  # claims turned into shares
        "（三）2016年4月，第三次增资\n"
        "2016年4月6日，清澜有限召开股东会，明岚控股以其对清澜有限的1,200万元债权转为对公司的股权，其中120万元计入注册资本，"
        "1,080万元计入资本公积。",
        [event("capital_increase", LIMITED, "2016-04-06", gives("明岚控股", 1.2e7, 1.2e6))],
    ),
    Case(  # what is paid in one sum, of which a part becomes capital
        "（二）2015年6月，第三次增资\n"
        "2015年6月1日，清澜有限股东会决议，同意公司注册资本由1,000万元增至1,176.47万元，新增的注册资本由云杉创投、松石资本"
        "以货币形式认缴，其中云杉创投投资2,000万元，117.65万元计入注册资本，1,882.35万元计入资本公积；松石资本投资1,000万元，"
        "58.82万元计入注册资本，941.18万元计入资本公积。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2015-06-01",
                gives("云杉创投", 2e7, 1_176_500.0),
                gives("松石资本", 1e7, 588_200.0),
                capital_before=1e7,
                capital_after=11_764_700.0,
            )
        ],
    ),
    Case(  # the price named before what is bought
        "（五）2017年8月，员工持股平台入股\n"
        "2017年8月8日，清澜有限召开股东会，审议同意北屿合伙以每1元注册资本作价4元的价格认购公司新增注册资本60万元，"
        "认购款共计240万元。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2017-08-08",
                gives("北屿合伙", 2.4e6, 6e5),
                amount_low=2.4e6,
                price_per_share=4.0,
            )
        ],
    ),
    Case(  # a limit is not a sum
        "（九）2016年10月，挂牌后第一次股票发行\n"
        "2016年10月20日，公司召开临时股东大会，表决通过了《关于股票发行方案的议案》，拟以5.20元/股的价格向陈晨等35名认购对象"
        "定向发行不超过500.00万股股票，募集资金总额不超过2,600.00万元。",
        [
            event(
                "capital_increase",
                STOCK,
                "2016-10-20",
                amount_low=None,
                price_per_share=5.2,
            )
        ],
    ),
    Case(  # 公司 is what the firm was called then
        "（二）2016年5月，第二次增资\n"
        "2016年5月5日，公司召开股东会，同意吸收云杉创投为公司新股东，公司注册资本由500万元增至588.2353万元，"
        "新增注册资本88.2353万元全部由云杉创投以货币资金3,000万元认缴，超出注册资本部分2,911.7647万元计入资本公积。\n"
        "2016年5月18日，清澜有限就本次增资办理了工商变更登记。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2016-05-05",
                gives("云杉创投", 3e7, 882_353.0),
                amount_low=3e7,
                capital_before=5e6,
                capital_after=5_882_353.0,
            )
        ],
    ),
    Case(  # sums that grow with the registered capital are parts of it
        "（一）2012年6月，第一次增资\n"
        "2012年6月8日，清澜有限股东陈晨、林知远作出股东会决议，同意清澜有限注册资本由人民币100万元增加至人民币500万元，"
        "其中陈晨以货币出资增加280万元，林知远以货币出资增加120万元。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2012-06-08",
                gives("陈晨", None, 2.8e6),
                gives("林知远", None, 1.2e6),
            )
        ],
    ),
    Case(  # who paid is told by the audit of the payment; one sum of several is nobody's
        "（三）2022年7月，股票定向发行\n"
        "2022年7月9日，公司召开临时股东大会，表决通过了定向发行方案。本次股票发行价格为4.00元/股，募集资金总额为2,000.00万元。\n"
        "2022年8月15日，松林会计师出具《验资报告》，经审验，公司已收到云杉创投、陈晨和林知远3名认购人缴纳的出资款2,000.00万元。",
        [
            event(
                "capital_increase",
                STOCK,
                "2022-07-09",
                gives("云杉创投", None),
                gives("陈晨", None),
                gives("林知远", None),
                amount_low=2e7,
                price_per_share=4.0,
                doubt=None,
            )
        ],
    ),
    Case(  # the number that is printed and the names that are listed
        "（四）2022年9月，增资\n"
        "2022年9月9日，公司召开股东会，新增注册资本100万元由陈晨、林知远、周斌4名股东认缴，注册资本由1,000万元增加至1,100万元。",
        [
            event(
                "capital_increase",
                STOCK,
                "2022-09-09",
                gives("陈晨", None),
                gives("林知远", None),
                gives("周斌", None),
                doubt="原文称4名，列出3名",
            )
        ],
    ),
    Case(  # parts that are not the whole
        "（五）2022年10月，增资\n"
        "2022年10月9日，清澜有限股东会同意注册资本由1,000万元增加至1,300万元，其中陈晨认缴新增注册资本100万元，林知远认缴新增注册资本150万元。",
        [
            event(
                "capital_increase",
                LIMITED,
                "2022-10-09",
                gives("陈晨", None, 1e6),
                gives("林知远", None, 1.5e6),
                doubt="各方所认缴之和2.5e+06与资本变动额3e+06不符",
            )
        ],
    ),
    Case(  # a phrase is no party
        "（六）2022年11月，增资\n"
        "2022年11月9日，清澜有限股东会同意新增注册资本100万元，全部以货币资金形式认缴，注册资本由1,000万元增加至1,100万元。",
        [event("capital_increase", LIMITED, "2022-11-09", capital_after=1.1e7)],
    ),
]


@pytest.mark.parametrize("case", FOUNDING, ids=title_of)
def test_a_founding_told_in_prose(prospectus: Prospectus, case: Case) -> None:
    assert_told(prospectus, case)


@pytest.mark.parametrize("case", INCREASE, ids=title_of)
def test_an_increase_told_in_prose(prospectus: Prospectus, case: Case) -> None:
    assert_told(prospectus, case)


def test_one_event_told_twice_is_one_row(prospectus: Prospectus) -> None:
    told = INCREASE[0].text
    records, _ = prospectus(f"{told}\n（三）历次增资的情况\n{told.split(chr(10))[1]}")
    assert len(records.funding_rounds) == 1


def test_registrations_of_their_own_are_events_of_their_own(prospectus: Prospectus) -> None:
    """Increases that were agreed together, one after the other in the register."""
    records, _ = prospectus(
        "由激励对象陈晨、周斌认缴发行人新增注册资本合计70万元，每股作价1元。其中，陈晨以现金30万元认购新增注册资本30万元；"
        "周斌以现金40万元认购新增注册资本40万元。\n"
        "2018年6月28日，发行人就陈晨、周斌、松石资本向发行人增资一事办妥工商变更登记，发行人的注册资本由1,000万元增至1,200万元。\n"
        "2018年7月27日，发行人就云杉创投、明岚控股向发行人增资一事办妥工商变更登记。发行人的注册资本由1,200万元增至1,500万元。"
    )
    told = {event.date: event for event in records.funding_rounds}
    assert set(told) == {"2018-06-28", "2018-07-27"}
    first, second = told["2018-06-28"], told["2018-07-27"]
    assert {(p.name, p.amount_low) for p in first.participants} == {
        ("陈晨", 3e5),
        ("周斌", 4e5),
        ("松石资本", None),
    }
    assert (second.capital_before, second.capital_after) == (1.2e7, 1.5e7)
    assert len(first.support) == 2 and all(support.fields for support in first.support)


def test_the_history_of_a_subsidiary_is_its_own(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "第五节 公司基本情况\n一、子公司情况\n1、霁川电子\n"
        "①2019年5月，霁川电子设立\n"
        "2019年5月15日，陈晨、林知远共同签署章程，设立霁川电子，注册资本为300万元。其中，陈晨持有60%的股权，林知远持有40%的股权。\n"
        "2019年5月21日，霁川市市场监督管理局核准霁川电子设立。\n"
        "②2019年7月，霁川电子第一次股权转让\n"
        "2019年7月18日，霁川电子召开股东会，作出决议，同意股东陈晨将其所持公司60%的股权转让给周斌。",
        history=False,
    )
    assert [(e.firm, e.kind) for e in records.funding_rounds] == [
        ("霁川电子", "founding"),
        ("霁川电子", "share_transfer"),
    ]
    assert {(p.name, p.ratio) for p in records.funding_rounds[0].participants} == {
        ("陈晨", 60.0),
        ("林知远", 40.0),
    }


def test_firms_founded_respectively_have_one_founder_each_and_a_title_of_something_else_ends_an_event(
    prospectus: Prospectus,
) -> None:
    records, _ = prospectus(
        "第五节 公司基本情况\n一、境外架构的情况\n"
        "（1）2014年7月，设立Khora控股、Lanfeld控股\n"
        "2014年7月23日，陈晨、林知远在百慕大群岛分别注册成立Khora控股、Lanfeld控股。\n"
        "（2）2015年2月，设立北屿科技\n"
        "北屿科技系松石资本以现汇出资形式设立的外商独资企业，注册资本260.00万元。\n"
        "（3）2015年3月，签署托管合同\n"
        "2015年3月6日，北屿科技与清澜有限签署一系列托管合同。",
        history=False,
    )
    assert [(e.firm, e.date, [p.name for p in e.participants]) for e in records.funding_rounds] == [
        ("Khora控股", "2014-07-23", ["陈晨"]),
        ("Lanfeld控股", "2014-07-23", ["林知远"]),
        ("北屿科技", "2015-02", ["松石资本"]),
    ]


def test_the_limited_firm_is_called_by_its_name(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "（一）有限公司设立情况\n"
        "2008年4月17日，陈晨和林知远共同申请设立有限公司，注册资本为50万元。其中：陈晨认缴出资25万元，林知远认缴出资25万元。\n"
        "2008年5月7日，有限公司办理完毕工商登记手续。"
    )
    (founding,) = records.funding_rounds
    assert founding.firm == "清澜有限"
