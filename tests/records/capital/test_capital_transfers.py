"""Transfers told in prose: who sold what to whom, sold, given, inherited or transferred without payment."""

from __future__ import annotations

import pytest
from told_events import LIMITED, STOCK, Case, Prospectus, assert_told, buys, event, sells, title_of

TRANSFER = [
    Case(
        "（三）2016年9月，第二次股权转让\n"
        "2016年9月2日，林知远与松石资本签订《股权转让协议》，约定林知远将其持有的清澜有限10%的股权（对应注册资本100万元）"
        "以300万元的价格转让给松石资本。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2016-09-02",
                sells("林知远", 3e6, 1e6),
                buys("松石资本", 3e6, 1e6, 10.0),
                date_kind="协议",
                amount_low=3e6,
            )
        ],
    ),
    Case(  # one seller, two sentences
        "（二）2015年8月，第一次股权转让\n"
        "2015年8月10日，陈晨与周斌、林知远分别签订了《股权转让协议》，陈晨将其持有的清澜有限20%的股权（对应注册资本60万元）"
        "转让给周斌，转让价格为90万元；将其持有的清澜有限10%的股权（对应注册资本30万元）转让给林知远，转让价格为45万元。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2015-08-10",
                sells("陈晨", 1.35e6, 9e5),
                buys("周斌", 9e5, 6e5, 20.0),
                buys("林知远", 4.5e5, 3e5, 10.0),
            )
        ],
    ),
    Case(  # three sellers, each with its own figures
        "（十二）2018年3月，第三次股权转让\n"
        "2018年3月2日，李静芝、赵立文、孙亦舟与北屿合伙签署《股权转让协议》，分别将其持有的清澜有限12万元、8万元、5万元出资额"
        "以24万元、16万元、10万元的价格转让给北屿合伙。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2018-03-02",
                sells("李静芝", 2.4e5, 1.2e5),
                sells("赵立文", 1.6e5, 8e4),
                sells("孙亦舟", 1e5, 5e4),
                buys("北屿合伙", 5e5, 2.5e5),
            )
        ],
    ),
    Case(  # a name whose first sign leads to names elsewhere: 受让|为山咨询; each buyer with a price of its own
        "（九）2019年8月，第三次股权转让\n"
        "2019年8月13日，为山咨询与陈晨、林知远分别签署了《股份转让协议》。根据该协议，陈晨以40万元的价格受让为山咨询持有的"
        "发行人股份40万股，林知远以50万元的价格受让为山咨询持有的发行人股份50万股。\n"
        "本次转让后，公司的股权结构如下：\n"
        "序号 股东姓名/名称 持股数量（股） 持股比例（%）\n"
        "1 为山咨询 9,100,000 91.00\n"
        "2 林知远 500,000 5.00\n"
        "3 陈晨 400,000 4.00\n"
        "合计 10,000,000 100.00",
        [
            event(
                "share_transfer",
                STOCK,
                "2019-08-13",
                sells("为山咨询", 9e5, 9e5),
                buys("陈晨", 4e5, 4e5, 4.0),
                buys("林知远", 5e5, 5e5, 5.0),
            )
        ],
    ),
    Case(  # interests in a partnership that is a holder are not shares of the issuer
        "（九）员工持股情况\n"
        "2017年5月2日，陈晨将其持有的北屿合伙相应财产份额转让予林知远，转让价格为30万元。",
        [event("share_transfer", "北屿合伙", "2017-05-02", sells("陈晨", 3e5), buys("林知远", 3e5))],
    ),
    Case(  # a table of transfers in which a seller is printed once, above its rows
        "（九）2020年9月，股权转让\n"
        "2020年9月15日，陈晨、林知远与云杉创投、松石资本签署股权转让协议，具体情况如下：\n"
        "转让方 受让方 转让出资额（万元） 转让价格（万元）\n"
        "陈晨\n"
        "云杉创投 48.00 2,400.00\n"
        "松石资本 40.00 2,000.00\n"
        "林知远 松石资本 15.00 750.00\n"
        "上述股权转让的价格由各方协商确定。",
        [
            event(
                "share_transfer",
                STOCK,
                "2020-09-15",
                sells("陈晨", 4.4e7, 8.8e5),
                sells("林知远", 7.5e6, 1.5e5),
                buys("云杉创投", 2.4e7, 4.8e5),
                buys("松石资本", 2.75e7, 5.5e5),
            )
        ],
    ),
    Case(  # 分别 over percentages and prices
        "（四）2016年3月，股权转让\n"
        "2016年3月18日，周斌分别与孙亦舟、赵立文签订《股权转让协议书》，将其持有的清澜有限3.00%、2.00%的股权分别以90万元、60万元"
        "的价格转让给孙亦舟、赵立文。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2016-03-18",
                sells("周斌", 1.5e6),
                buys("孙亦舟", 9e5, None, 3.0),
                buys("赵立文", 6e5, None, 2.0),
            )
        ],
    ),
    Case(  # the buyer signs as well, and sells nothing
        "（九）2020年12月，第二次股份转让\n"
        "2020年12月15日，北屿合伙、松石资本与明岚控股分别签署《股份转让协议》，分别向明岚控股转让公司50万股、30万股股份，"
        "转让价格均为20元/股。",
        [
            event(
                "share_transfer",
                STOCK,
                "2020-12-15",
                sells("北屿合伙", None, 5e5),
                sells("松石资本", None, 3e5),
                buys("明岚控股", None, 8e5),
                price_per_share=20.0,
            )
        ],
    ),
    Case(  # the price before the shares
        "（二）2013年4月，第一次股权转让\n"
        "2013年4月，陈晨与松石资本签订股权转让协议，陈晨以480万元的对价将其持有的清澜有限6%的股权（对应注册资本48万元）转让给松石资本。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2013-04",
                sells("陈晨", 4.8e6, 4.8e5),
                buys("松石资本", 4.8e6, 4.8e5, 6.0),
            )
        ],
    ),
    Case(  # taken over
        "（八）2013年3月，第二次股权转让\n"
        "2013年3月2日，清澜有限召开股东会，同意吴语受让林知远持有的公司5%股权，转让价格为100万元，其他股东放弃优先购买权。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2013-03-02",
                sells("林知远", 1e6),
                buys("吴语", 1e6, None, 5.0),
            )
        ],
    ),
    Case(  # without payment, in the words of the text
        "（六）2019年4月，国有股权无偿划转\n"
        "2019年4月2日，清澜市国资委下发文件，决定将明岚控股所持公司600万股股份无偿划转给清澜国有资本运营有限公司持有。",
        [
            event(
                "share_transfer",
                STOCK,
                "2019-04-02",
                sells("明岚控股", 0.0, 6e6),
                buys("清澜国有资本运营有限公司", 0.0, 6e6),
                amount_text="无偿",
            )
        ],
    ),
    Case(  # to a relative, without payment
        "（七）2014年8月，第三次股权转让\n"
        "2014年8月，因股东个人原因，林知远将其持有的公司240万元出资额全部转让给其配偶周敏，本次转让系夫妻之间的财产安排，"
        "未支付对价。",
        [
            event(
                "share_transfer",
                STOCK,
                "2014-08",
                sells("林知远", 0.0, 2.4e6),
                buys("周敏", 0.0, 2.4e6),
                date_kind="标题所列",
            )
        ],
    ),
    Case(
        "（八）2012年12月，第一次股权转让\n"
        "2012年12月5日，周敏因个人资金需求将其持有的清澜有限15%的股权以原始出资额75万元的价格转让给林知远。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2012-12-05",
                sells("周敏", 7.5e5),
                buys("林知远", 7.5e5, None, 15.0),
            )
        ],
    ),
    Case(  # the seller before the agreement, with the reason between
        "（五）2022年1月，股份转让\n"
        "2022年1月，云杉创投因基金到期退出，与明岚控股签署《股份转让协议》，将其持有的公司2.5%的股份（对应150万股）转让给"
        "明岚控股，转让价格为25元/股，转让总价款为3,750万元。",
        [
            event(
                "share_transfer",
                STOCK,
                "2022-01",
                sells("云杉创投", 3.75e7, 1.5e6),
                buys("明岚控股", 3.75e7, 1.5e6, 2.5),
                price_per_share=25.0,
            )
        ],
    ),
    Case(  # by way of a market
        "（六）2017年3月，第一次股份转让\n"
        "2017年3月8日，云杉创投通过全国股转系统以协议转让方式将其持有的公司股份200万股转让给明岚控股，转让价格7.00元/股。",
        [
            event(
                "share_transfer",
                STOCK,
                "2017-03-08",
                sells("云杉创投", None, 2e6),
                buys("明岚控股", None, 2e6),
                price_per_share=7.0,
            )
        ],
    ),
]


@pytest.mark.parametrize("case", TRANSFER, ids=title_of)
def test_a_transfer_told_in_prose(prospectus: Prospectus, case: Case) -> None:
    assert_told(prospectus, case)


def test_a_date_of_another_decision_is_not_the_events(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "（一）2014年6月，第一次股权转让\n"
        "2014年6月7日，吴语与明岚控股签订《股权转让协议》，约定吴语将其持有的清澜有限33%的股权转让给明岚控股。\n"
        "2016年9月28日，清澜有限召开股东会，决议股东的名称变更为明岚控股。"
    )
    (told,) = records.funding_rounds
    assert (told.date, told.date_kind, told.note) == ("2014-06-07", "协议", None)
