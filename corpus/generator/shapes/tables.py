"""The tables, each with what a reader should find in it."""

from __future__ import annotations

from corpus.generator.tables import Row, Table


def rows(*lines: str) -> tuple[Row, ...]:
    """Rows from lines whose cells are parted by bars."""
    return tuple(Row(tuple(cell.strip() for cell in line.split("|"))) for line in lines)


ZEBRA = Table(
    key="zebra",
    caption="各省储能项目的装机",
    number="表 1",
    header=("省份", "项目", "装机MW", "国产化率"),
    rows=rows(
        "浙江 | 青岭一期 | 310 | 70%",
        "浙江 | 青岭二期 | 1,300 | 55%",
        "江苏 | 云湾一期 | 2,120 | 70%",
        "福建 | 宁屿一期 | 4,320 | 75%",
        "广东 | 岭岬一期 | 1,980 | 30%",
    ),
    widths=(20, 35, 25, 20),
    align="llrr",
    ruling="zebra",
)
BAND = Table(
    key="band",
    caption="青岭储能的盈利预测",
    number="表 2",
    header=("利润表", "2023A", "2024E", "2025E"),
    rows=rows(
        "营业收入 | 1,505 | 1,741 | 1,859",
        "营业成本 | 1,102 | 1,256 | 1,330",
        "毛利率 | 26.8% | 27.9% | 28.5%",
        "净利润 | 150 | 174 | 186",
    ),
    widths=(40, 20, 20, 20),
    align="lrrr",
    ruling="band",
)
OPEN = Table(
    key="open",
    caption="云湾科技的股东",
    number="表 3",
    header=("序号", "股东", "持股数", "占比"),
    rows=rows(
        "1 | 曾远樟 | 17,096,750 | 36.89",
        "2 | CLEARWATER FUND | 618,000 | 1.33",
        "3 | 宁屿创投 | 543,840 | 1.17",
    ),
    widths=(15, 45, 22, 18),
    align="clrr",
    ruling="open",
)
SHADED = Table(
    key="shaded",
    caption="持有人一览",
    number="表 4",
    header=("持有人的全称及其所在的地区", "报告期末持有的全部份额", "报告期内的增减变动情况"),
    rows=rows("澄光控股 | 2,731,537 | 0", "远樟基金 | 48,141 | -5,157"),
    widths=(40, 30, 30),
    align="lrr",
    ruling="shaded",
)
RETURNING = Table(
    key="returning",
    caption="初创企业的两轮融资",
    number="表 5",
    header=("企业", ("天使轮", "金额"), ("天使轮", "投资方"), ("A轮", "金额"), ("A轮", "投资方")),
    rows=rows(
        "青岭储能 | 300 | 远樟创投 | 4,000 | 澄光资本",
        "云湾科技 | 500 | 宁屿创投 | 6,200 | 远樟创投",
        "岭岬材料 | 260 | Octave Partners | 3,500 | 宁屿创投",
    ),
    widths=(24, 16, 22, 16, 22),
    align="lrlrl",
)
SPACED = Table(
    key="spaced",
    caption="拟立项的攻关任务",
    number="表 6",
    header=("编号", "任务", "承担单位", "经费"),
    rows=rows(
        "甲 | 液流电池隔膜的国产替代 | 岭岬材料 | 320",
        "乙 | 站用变流器的并网试验 | 青岭储能 | 185",
        "丙 | 退役电池的分级利用 | 云湾科技 | 240",
    ),
    widths=(12, 44, 26, 18),
    align="clcr",
    ruling="spaced",
)
LINED = Table(
    key="lined",
    caption="各站的运行情况",
    number="表 7",
    header=("站名", "等效利用小时数", "调用次数", "综合效率"),
    rows=rows(
        "南桥站 | 1,204.5 | 618 | 84.1%",
        "北塘站 | 986.2 | 402 | 81.7%",
        "西溪站 | 1,110.8 | 577 | 86.0%",
        "柏泉站 | 873.9 | 365 | 82.4%",
    ),
    widths=(25, 30, 22, 23),
    align="llll",
    ruling="lined",
)
PLAIN = Table(
    key="plain",
    caption="期末的资产",
    number="表 8",
    header=("项目", "2023年12月31日", "2022年12月31日"),
    rows=(
        Row(("流动资产：", "", "")),
        *rows(
            "货币资金 | 825,036,328.71 | 466,011,240.65",
            "应收票据 | 168,313,819.55 | 241,354,268.84",
            "存货 | 266,981,406.42 | 635,094,628.97",
            "流动资产合计 | 1,260,331,554.68 | 1,342,460,138.46",
        ),
    ),
    widths=(34, 36, 30),
    align="lrr",
    ruling="plain",
)
GROUPED = Table(
    key="grouped",
    caption="两期的每站收益",
    number="表 9",
    header=(
        "项目",
        ("2023年上半年", "基本"),
        ("2023年上半年", "稀释"),
        ("2022年上半年", "基本"),
        ("2022年上半年", "稀释"),
    ),
    rows=rows(
        "归属于出资人 | 0.41 | 0.40 | 0.37 | 0.36",
        "扣除非经常性损益后 | 0.36 | 0.35 | 0.33 | 0.32",
        "含少数出资人 | 0.45 | 0.44 | 0.40 | 0.39",
    ),
    widths=(32, 17, 17, 17, 17),
    align="lrrrr",
    ruling="grouped",
)
PARTIAL = Table(
    key="partial",
    caption="评级的说明",
    number="表 10",
    header=("标准", "等级", "说明"),
    rows=rows(
        "站点 | 优先 | 综合效率高于同类15%以上",
        "站点 | 推荐 | 综合效率高于同类5%至15%",
        "站点 | 观察 | 综合效率与同类相差不到5%",
        "区域 | 增配 | 调用次数高于全省平均",
        "区域 | 持平 | 调用次数与全省平均相当",
    ),
    widths=(20, 20, 60),
    align="lll",
    ruling="partial",
    merge=(0,),
)
CUT = Table(
    key="cut",
    caption="长名称的项目",
    number="表 11",
    header=("单位", "说明", "数量"),
    rows=(
        *rows(*(f"第{number}分中心 | 已投运的储能站 | {number * 137}" for number in range(1, 32))),
        *rows(
            "宁屿港新型储能与源网荷储一体化协同创新中心（有限合伙） | 统计期末已经投运的项目，不含抽水蓄能，按额定功率计，"
            "数据由各站每月自行填报并经联合会逐一核对 | 6,584",
            "岭岬示范站 | 在建 | 219",
        ),
    ),
    widths=(26, 54, 20),
    align="llr",
    head="once",
    css="cut",
)
TABLES = (ZEBRA, BAND, OPEN, SHADED, RETURNING, SPACED, LINED, PLAIN, GROUPED, PARTIAL, CUT)
