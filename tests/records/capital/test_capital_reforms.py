"""Changes of capital that bring in nobody, told in prose: turned into shares, converted from reserves, reduced."""

from __future__ import annotations

import pytest
from told_events import LIMITED, STOCK, Case, Prospectus, assert_told, event, gives, title_of

REFORM_AND_CONVERSION = [
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
        [
            event(
                "conversion",
                STOCK,
                "2020-08-03",
                gives("全体股东", None, 1e7),
                capital_before=5e7,
                capital_after=6e7,
            )
        ],
    ),
    Case(  # what is called an increase and takes nothing from anybody
        "（十五）2013年6月，第四次增资\n"
        "2013年6月3日，清澜有限召开股东会，决议增加注册资本至2,000万元，新增注册资本由全体股东按原出资比例以未分配利润转增。",
        [event("conversion", LIMITED, "2013-06-03", gives("全体股东", None), capital_after=2e7)],
    ),
]
REDUCTION = [
    Case(
        "（七）2021年4月，减资\n"
        "2021年4月7日，公司召开股东大会，同意松石资本减少其对公司的出资300万股，公司股本由6,000万股减少至5,700万股，"
        "公司向松石资本支付减资款2,400万元。",
        [
            event(
                "capital_reduction",
                STOCK,
                "2021-04-07",
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
                price_per_share=8.0,
                capital_before=1.3e8,
                capital_after=1.28e8,
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
                capital_before=7e7,
                capital_after=6.5e7,
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
                price_per_share=8.5,
                capital_after=1.05e8,
            )
        ],
    ),
]


@pytest.mark.parametrize("case", REFORM_AND_CONVERSION, ids=title_of)
def test_a_reform_or_conversion_told_in_prose(prospectus: Prospectus, case: Case) -> None:
    assert_told(prospectus, case)


@pytest.mark.parametrize("case", REDUCTION, ids=title_of)
def test_a_reduction_told_in_prose(prospectus: Prospectus, case: Case) -> None:
    assert_told(prospectus, case)
