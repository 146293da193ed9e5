"""One event told in prose, in the ways in which prospectuses tell it; every firm and person is made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from extract.records.capital.model import CapitalRecords
from schemas import Document, FundingRound

Prospectus = Callable[..., tuple[CapitalRecords, Document]]
Party = tuple[str, str, float | None, float | None, float | None]
"""Role, name, sum paid, shares or registered capital, ratio."""


@dataclass
class Case:
    """A heading and a paragraph, and the events that they tell: fields that are not None, and parties."""

    text: str
    events: list[tuple[dict[str, Any], list[Party]]]


def event(
    kind: str, firm: str, date: str, *parties: Party, **fields: Any
) -> tuple[dict[str, Any], list[Party]]:
    return {"kind": kind, "firm": firm, "date": date, **fields}, list(parties)


def gives(name: str, paid: float | None, capital: float | None = None, ratio: float | None = None) -> Party:
    return "investor", name, paid, capital, ratio


def sells(name: str, paid: float | None, capital: float | None = None) -> Party:
    return "transferor", name, paid, capital, None


def buys(name: str, paid: float | None, capital: float | None = None, ratio: float | None = None) -> Party:
    return "transferee", name, paid, capital, ratio


LIMITED, STOCK, SHORT = "清澜有限", "清澜精工股份有限公司", "清澜精工"

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
]
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
    Case(  # inherited
        "（十）2013年2月，股权继承\n"
        "2013年2月，清澜有限原股东周远山因病去世，其持有的清澜有限20%的股权（出资额100万元）由其配偶李静芝继承。"
        "2013年2月26日，清澜有限完成了工商变更登记。",
        [
            event(
                "share_transfer",
                LIMITED,
                "2013-02-26",
                sells("周远山", None, 1e6),
                buys("李静芝", None, 1e6, 20.0),
            )
        ],
    ),
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
]
OTHER = [
    Case(
        "（五）2018年12月，整体变更为股份有限公司\n"
        "2018年11月10日，清澜有限召开股东会，同意以截至2018年8月31日经审计的净资产9,123.45万元为基础，按1:0.5480的比例折合为"
        "股份公司股本5,000万股，每股面值1元，其余4,123.45万元计入资本公积。\n"
        "2018年12月11日，公司取得清澜市市场监督管理局核发的营业执照。",
        [event("share_reform", STOCK, "2018-12-11", capital_after=5e7, price_per_share=None)],
    ),
    Case(
        "（六）2020年8月，资本公积转增股本\n"
        "2020年8月3日，公司召开股东大会，审议通过以资本公积向全体股东每10股转增2股，合计转增1,000万股，转增后公司总股本"
        "由5,000万股增加至6,000万股。\n2020年8月21日，公司办理完毕工商变更登记手续。",
        [event("conversion", STOCK, "2020-08-03", capital_before=5e7, capital_after=6e7)],
    ),
    Case(  # what is called an increase and takes nothing from anybody
        "（十五）2013年6月，第四次增资\n"
        "2013年6月3日，清澜有限召开股东会，决议增加注册资本至2,000万元，新增注册资本由全体股东按原出资比例以未分配利润转增。",
        [event("conversion", LIMITED, "2013-06-03", capital_after=2e7)],
    ),
    Case(
        "（七）2021年4月，减资\n"
        "2021年4月7日，公司召开股东大会，同意松石资本减少其对公司的出资300万股，公司股本由6,000万股减少至5,700万股，"
        "公司向松石资本支付减资款2,400万元。",
        [
            event(
                "capital_reduction",
                STOCK,
                "2021-04-07",
                sells("松石资本", 2.4e7, 3e6),
                capital_before=6e7,
                capital_after=5.7e7,
            )
        ],
    ),
    Case(  # bought back and cancelled
        "（十）2023年1月，第二次减资\n"
        "2022年11月20日，公司召开股东大会，决议以每股8元的价格回购松石资本持有的公司200万股股份并予以注销，"
        "公司注册资本由13,000万元减至12,800万元。2023年1月16日，公司办理完成工商变更登记。",
        [
            event(
                "capital_reduction",
                STOCK,
                "2022-11-20",
                sells("松石资本", None, 2e6),
                price_per_share=8.0,
                capital_before=1.3e8,
                capital_after=1.28e8,
            )
        ],
    ),
    Case(  # no heading says what it is
        "（十二）2012年2月，清澜有限变更注册资本\n"
        "2012年2月6日，清澜有限股东会决议将清澜有限注册资本由1,000万元减少至800万元，其中陈晨减少出资120万元，林知远减少出资80万元。",
        [
            event(
                "capital_reduction",
                LIMITED,
                "2012-02-06",
                sells("陈晨", None, 1.2e6),
                sells("林知远", None, 8e5),
                capital_before=1e7,
                capital_after=8e6,
            )
        ],
    ),
]
MORE = [
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
    Case(  # 上述投资者 are those named before; a firm's name may have a verb in it
        "（六）2021年11月，引入外部投资者\n"
        "2021年11月，公司与霁川创新（深圳）股权投资合伙企业（有限合伙）、琢石一号（青岛）创业投资中心（有限合伙）签订《投资协议》，"
        "约定上述投资者以30元/股的价格分别认购公司新增股本100万股和50万股，投资金额分别为3,000万元和1,500万元。",
        [
            event(
                "capital_increase",
                STOCK,
                "2021-11",
                gives("霁川创新（深圳）股权投资合伙企业（有限合伙）", 3e7, 1e6),
                gives("琢石一号（青岛）创业投资中心（有限合伙）", 1.5e7, 5e5),
                price_per_share=30.0,
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
    Case(  # a limit is not a sum
        "（九）2016年10月，挂牌后第一次股票发行\n"
        "2016年10月20日，公司召开临时股东大会，审议通过了《关于股票发行方案的议案》，拟以5.20元/股的价格向陈晨等35名认购对象"
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
    Case(  # bought back for one sum
        "（十）2018年4月，第一次减资\n"
        "2018年1月15日，公司召开2018年第一次临时股东大会，同意公司以3,000万元回购并注销明岚控股持有的公司500万股股份，"
        "公司总股本由7,000万股减少至6,500万股。2018年4月9日，公司完成工商变更登记。",
        [
            event(
                "capital_reduction",
                STOCK,
                "2018-01-15",
                sells("明岚控股", 3e7, 5e6),
                amount_low=3e7,
                capital_before=7e7,
                capital_after=6.5e7,
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
    Case(
        "（七）2019年6月，定向回购\n"
        "2019年6月5日，公司召开2018年年度股东大会，同意公司定向回购霁川二号私募投资基金持有的300万股股份，回购价格为8.5元/股，"
        "回购总价款2,550万元，回购完成后公司注册资本变更为10,500万元。",
        [
            event(
                "capital_reduction",
                STOCK,
                "2019-06-05",
                sells("霁川二号私募投资基金", 2.55e7, 3e6),
                price_per_share=8.5,
                capital_after=1.05e8,
            )
        ],
    ),
]
NOTHING = [
    "（一）发行人的对赌安排\n若公司未能于2025年12月31日前上市，松石资本有权要求陈晨以1,000万元的价格受让其持有的公司股份。",
    "（二）股份锁定的承诺\n陈晨承诺，自公司上市之日起三十六个月内不转让其持有的公司100万股股份。",
    "（三）访谈情况\n经对林知远的访谈，其对2016年将清澜有限股权转让给松石资本不存在任何异议。",
]


def _parties(found: FundingRound) -> list[Party]:
    return sorted((str(p.role), p.name, p.amount_low, p.shares, p.ratio) for p in found.participants)


@pytest.mark.parametrize(
    "case", [*FOUNDING, *INCREASE, *TRANSFER, *OTHER, *MORE], ids=lambda case: case.text.split("\n")[0]
)
def test_an_event_told_in_prose(prospectus: Prospectus, case: Case) -> None:
    records, _ = prospectus(case.text)
    found = {event.kind: event for event in records.funding_rounds}
    assert sorted(found) == sorted(fields["kind"] for fields, _ in case.events)
    for fields, parties in case.events:
        told = found[fields["kind"]]
        assert {name: getattr(told, name) for name in fields} == fields
        assert _parties(told) == sorted(parties)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_agreed_promised_or_confirmed_is_no_event(prospectus: Prospectus, text: str) -> None:
    assert prospectus(text)[0].funding_rounds == []


@pytest.mark.parametrize("case", [FOUNDING[0], INCREASE[1], TRANSFER[2], OTHER[3]])
def test_every_row_quotes_its_page(prospectus: Prospectus, case: Case) -> None:
    records, document = prospectus(case.text)
    pages = {page.page: page.text for page in document.page_list}
    quoted = [row.evidence for event in records.funding_rounds for row in (event, *event.participants)]
    assert quoted
    for evidence in quoted:
        assert evidence is not None
        assert pages[evidence.page][evidence.char_start : evidence.char_end] == evidence.quote


def test_a_date_of_another_decision_is_not_the_events(prospectus: Prospectus) -> None:
    records, _ = prospectus(
        "（一）2014年6月，第一次股权转让\n"
        "2014年6月7日，吴语与明岚控股签订《股权转让协议》，约定吴语将其持有的清澜有限33%的股权转让给明岚控股。\n"
        "2016年9月28日，清澜有限召开股东会，决议股东的名称变更为明岚控股。"
    )
    (told,) = records.funding_rounds
    assert (told.date, told.date_kind, told.note) == ("2014-06-07", "协议", None)


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


def test_one_event_told_twice_is_one_row(prospectus: Prospectus) -> None:
    told = INCREASE[0].text
    records, _ = prospectus(f"{told}\n（三）历次增资的情况\n{told.split(chr(10))[1]}")
    assert len(records.funding_rounds) == 1
