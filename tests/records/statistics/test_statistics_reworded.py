"""One sentence in many words: what a reading finds may not hang on which noun or verb stands in its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.records.statistics import statements
from schemas import Extraction

Told = list[tuple[str | None, str | None]]


def told(text: str) -> Told:
    """Subject and metric of every figure of a text."""
    return [(s.subject, s.metric) for s in statements(text)]


@pytest.mark.parametrize("aspect", ["融资额", "投资额", "订单额", "出口额", "年产值", "注册资本", "利润"])
@pytest.mark.parametrize("bound", ["超过3亿元", "高于5000万元", "不足800万元", "在2亿元以上"])
@pytest.mark.parametrize("group", ["企业", "工厂", "门店", "成员单位"])
@pytest.mark.parametrize("link", ["共", "有", "达", "合计"])
def test_threshold_is_part_of_what_is_counted(aspect: str, bound: str, group: str, link: str) -> None:
    assert told(f"{aspect}{bound}的{group}{link}57家。") == [(f"{aspect}{bound}的{group}", "数量")]


@pytest.mark.parametrize("who", ["协会", "该中心", "云帆平台", "我们"])
@pytest.mark.parametrize("verb", ["记录", "监测", "追踪", "识别", "征集", "登记"])
@pytest.mark.parametrize("how", ["", "累计", "共"])
@pytest.mark.parametrize("end", ["到", "到了"])
@pytest.mark.parametrize("thing", ["工厂", "网站", "项目"])
def test_who_finds_something_is_not_what_is_counted(
    who: str, verb: str, how: str, end: str, thing: str
) -> None:
    (found,) = statements(f"2023年，{who}{how}{verb}{end}268个{thing}。")
    assert found.subject == thing


@pytest.mark.parametrize("what", ["业务", "服务网络"])
@pytest.mark.parametrize("verb", ["推广到", "覆盖到", "扩展到"])
def test_what_reaches_somewhere_is_told_of(what: str, verb: str) -> None:
    (found,) = statements(f"2023年，{what}{verb}12个城市。")
    assert found.subject is not None
    assert found.subject.startswith(what)


@pytest.mark.parametrize("name", ["充电桩", "检测仪器", "水泵", "光伏组件", "云岫市"])
@pytest.mark.parametrize(
    "lead", ["其次是", "其次为", "再次是", "紧随其后的是", "排名第二的是", "增长较快的则是"]
)
def test_what_is_announced_is_the_subject(name: str, lead: str) -> None:
    assert told(f"2018年逆变器市场增速为17.6%，{lead}{name}，增速为12.8%。")[-1] == (name, "增速")


@pytest.mark.parametrize(
    "aspect", ["存货周转率", "应付账款周转率", "应收账款周转率", "总资产周转率", "产能利用率"]
)
@pytest.mark.parametrize("other", ["研发费用", "销售费用", "管理费用", "检测收入"])
@pytest.mark.parametrize("firm", ["公司", "发行人"])
def test_aspects_of_one_firm_stay_apart(aspect: str, other: str, firm: str) -> None:
    text = f"{firm}的{aspect}分别为6.38、5.92和2.47，{other}分别为318.24万元和-74.15万元。"
    assert told(text) == [(firm, aspect)] * 3 + [(firm, other)] * 2


@pytest.mark.parametrize(
    "deed", ["参与项目第二期", "入选计划", "加入联盟", "通过复核", "获得补贴", "承接订单"]
)
@pytest.mark.parametrize("noun", ["企业", "工厂", "机构"])
def test_relative_clause_belongs_to_what_is_counted(deed: str, noun: str) -> None:
    first, second = told(f"2023年，{deed}的9家{noun}已融资340万元。")
    assert first == (f"{deed}的{noun}", "数量")
    assert second[0] is not None
    assert second[0].startswith(f"{deed}的{noun}")


@pytest.mark.parametrize("noun", ["应用长处", "突出优势", "薄弱环节", "典型特征", "核心要素", "明显短板"])
@pytest.mark.parametrize("verb", ["有", "存在", "具有"])
def test_points_of_a_text_are_no_statistics(noun: str, verb: str) -> None:
    assert told(f"该系统在巡检方面{verb}三个{noun}。") == []


@pytest.mark.parametrize("noun", ["网点", "站点", "工厂", "实验室", "仓库"])
def test_few_things_are_counted_all_the_same(noun: str) -> None:
    (found,) = statements(f"云帆科技设有三个{noun}。")
    assert found.subject == f"云帆科技{noun}"


@pytest.mark.parametrize("aspect", ["增长水平", "市场份额", "占有率", "增速"])
def test_aspect_behind_a_percentage(aspect: str) -> None:
    assert told(f"2023年，云帆科技取得12%的{aspect}。") == [("云帆科技", aspect)]


@pytest.mark.parametrize("who", ["研究机构灯塔", "国外咨询公司", "业内人士"])
@pytest.mark.parametrize("says", ["预计", "认为", "指出", "表示"])
def test_who_speaks_is_not_what_is_told_of(who: str, says: str) -> None:
    assert told(f"2022年，{who}{says}欧洲储能服务收入达到8亿元。")[0][0] == "欧洲储能"
    assert told(f"2022年，{who}{says}营业收入达到8亿元。") == [(who, "营业收入")]


@pytest.mark.parametrize("there", ["有", "共有", "共发生", "已出现", "拥有", "存在"])
@pytest.mark.parametrize("thing", ["融资事件", "安全漏洞", "示范项目"])
def test_that_there_is_something_is_no_part_of_its_name(there: str, thing: str) -> None:
    assert told(f"2020年，全省{there}{thing}200起。") == [(f"全省{thing}", "数量")]


@pytest.mark.parametrize("link", ["远远高于2015年的", "高于上年的", "相比之下去年同期为", "而2015年为"])
@pytest.mark.parametrize(("aspect", "unit"), [("收入", "亿元"), ("产量", "万吨"), ("渗透率", "%")])
def test_what_is_compared_with_is_of_the_same(link: str, aspect: str, unit: str) -> None:
    first, second = told(f"2021年，储能产业{aspect}达到142{unit}，{link}18{unit}。")
    assert first == second


@pytest.mark.parametrize("move", ["下降到", "逐年下降至", "增长至", "提高到"])
def test_span_over_which_something_moves(move: str) -> None:
    found = statements(f"2018年至2020年，储能市场增速从25.7%{move}11.9%。")
    assert [s.period.iso if s.period else None for s in found] == ["2018", "2020"]


@pytest.mark.parametrize(
    "first", ["储能网站用户数10.8亿户", "储能设备产量达到12万吨", "关键工序数控化率为55%"]
)
@pytest.mark.parametrize("second", ["短视频上传用户", "数字化研发工具", "高技术制造业企业"])
def test_what_is_measured_side_by_side_is_not_joined(first: str, second: str) -> None:
    assert told(f"2021年，{first}，{second}320家。")[-1] == (second, "数量")


@pytest.mark.parametrize("deed", ["领投", "合投", "盗取", "窃取"])
def test_deed_alone_tells_what_was_counted(deed: str) -> None:
    assert told(f"2022年，云帆科技{deed}11次。") == [(f"云帆科技{deed}", "次数")]
    assert told(f"2022年，云帆科技扩大布局，{deed}500万美元。")[0] == ("云帆科技", f"{deed}金额")


@pytest.mark.parametrize("self_named", ["公司", "该公司"])
@pytest.mark.parametrize(
    ("aspect", "figure"), [("营业收入", "53.4亿元"), ("净利润", "2亿元"), ("研发投入", "3亿元")]
)
def test_firm_that_a_report_calls_by_its_kind(
    self_named: str, aspect: str, figure: str, told: Callable[..., Extraction]
) -> None:
    paragraphs = ("7、云帆科技（600001.SH）率先推出储能产品。", f"{self_named}2023年{aspect}{figure}。")
    (row,) = told(*paragraphs).statistics
    assert (row.subject, row.metric) == ("云帆科技", aspect)


@pytest.mark.parametrize("number", ["", "8、", "（8）"])
@pytest.mark.parametrize("code", ["", "（600001.SH）", "（300001）"])
def test_number_of_a_paragraph_and_code_of_a_share_are_no_part_of_a_name(number: str, code: str) -> None:
    assert told(f"{number}云帆科技{code}2021年营业收入为37亿元。") == [("云帆科技", "营业收入")]


@pytest.mark.parametrize("asked", ["谁多赚了10倍以上？", "哪些产品销量超过30万台？", "产能为何只有3万吨？"])
def test_what_is_asked_is_not_stated(asked: str) -> None:
    assert told(f"2021年{asked}") == []


@pytest.mark.parametrize("link", ["均为", "均", "都为"])
@pytest.mark.parametrize(
    ("years", "span"), [("2020年和2021年", "2020/2021"), ("2019年、2020年及2021年", "2019/2021")]
)
def test_years_for_which_one_number_holds(link: str, years: str, span: str) -> None:
    (found,) = statements(f"{years}储能收入占比{link}70%。")
    assert found.period is not None
    (near,) = statements(f"储能收入占比{years}{link}70%。")
    assert near.period is not None
    assert near.period.iso == span


@pytest.mark.parametrize("second", ["（约42亿元人民币）", "（折合42亿元）", "，约合人民币42亿元"])
def test_sum_in_another_currency_is_of_the_same(second: str) -> None:
    first, again = told(f"2020年，云帆科技年营收6.49亿美元{second}。")
    assert first == again


@pytest.mark.parametrize("stage", ["A轮", "B+轮", "Pre-A轮"])
@pytest.mark.parametrize("amount", ["1亿美元", "近亿元", "3000万元"])
def test_sum_of_a_round_is_told_by_the_round(
    stage: str, amount: str, told: Callable[..., Extraction]
) -> None:
    extraction = told(f"2023年5月，云帆科技有限公司完成{amount}{stage}融资。")
    assert [row.amount_text for row in extraction.funding_rounds] == [amount]
    assert extraction.statistics == []


@pytest.mark.parametrize("before", ["比2019年的11.8亿元", "较上年的11.8亿元"])
def test_growth_is_of_the_year_that_grew(before: str) -> None:
    found = statements(f"2020年云帆科技营业收入23.5亿元，{before}增长了99%。")
    assert found[-1].relation == "growth"
    assert found[-1].period is not None
    assert found[-1].period.iso == "2020"


@pytest.mark.parametrize("size", ["百亿级", "千万级", "十亿级别"])
@pytest.mark.parametrize("thing", ["企业", "母基金", "研发机构", "产业集群"])
def test_size_by_which_things_are_classed_is_no_figure(size: str, thing: str) -> None:
    assert [s.quantity.text for s in statements(f"全市{size}{thing}达到17家。")] == ["17家"]


@pytest.mark.parametrize("verb", ["将达", "突破", "接近"])
def test_size_that_something_reaches_is_one(verb: str) -> None:
    assert [s.quantity.value or s.quantity.low for s in statements(f"市场规模{verb}千亿级。")] != []


@pytest.mark.parametrize("span", ["十年", "五年", "连续三年", "两个月"])
@pytest.mark.parametrize("what", ["增长1.3倍", "提升12个百分点", "保持在20%以下"])
def test_time_in_which_something_came_about_is_no_figure(span: str, what: str) -> None:
    (found,) = statements(f"全市水产品总产量{span}{what}。")
    assert found.subject == "全市水产品" and found.quantity.unit != "年"


@pytest.mark.parametrize("length", ["工期为三年", "保修期达5年", "从26小时缩短至3小时"])
def test_time_that_is_told_itself_is_one(length: str) -> None:
    assert all(s.quantity.kind == "measure" for s in statements(f"该项目{length}。")) and statements(length)


@pytest.mark.parametrize(
    ("noun", "unit"),
    [("物流企业", "家"), ("白领人才", "人"), ("用户", "人"), ("文学作品", "件"), ("传感设备", "个")],
)
@pytest.mark.parametrize("number", ["30万", "1.2亿", "数十万"])
def test_bare_number_has_the_unit_of_the_noun(noun: str, unit: str, number: str) -> None:
    (found,) = statements(f"该平台服务{number}{noun}。")
    assert (found.unit, found.metric) == (unit, "数量")


@pytest.mark.parametrize("aspect", ["金额", "销售收入", "研发支出"])
@pytest.mark.parametrize("place", ["排名第一", "位居首位", "位列第三"])
def test_figure_of_an_aspect_is_no_threshold(aspect: str, place: str) -> None:
    found = statements(f"云帆科技以3570多亿元的{aspect}{place}。")
    assert (found[0].quantity.value, found[0].unit) == (357000000000, "元")


@pytest.mark.parametrize("lead", ["其中，乙厂更是达到", "乙厂甚至仅为", "乙厂为"])
def test_part_has_the_aspect_of_the_whole(lead: str) -> None:
    found = statements(f"甲厂、丙厂的渗透率均超过10%，{lead}25.4%。")
    assert found[-1].metric == "渗透率"


@pytest.mark.parametrize("aspect", ["装机容量", "产量", "销售收入"])
def test_share_behind_a_level_is_of_its_aspect(aspect: str) -> None:
    found = statements(f"2023年，火电{aspect}7600万元，占总{aspect}的比重为54.6%。")
    assert found[-1].metric == f"{aspect}占比"


@pytest.mark.parametrize("word", ["由于", "尽管", "虽然", "然而"])
def test_conjunction_is_no_part_of_a_subject(word: str) -> None:
    assert told(f"{word}海岭公司收入增长8%。")[0][0] == "海岭公司"


@pytest.mark.parametrize("headline", ["云帆科技获2亿元订单", "36家门店年内开业"])
def test_headline_repeats_what_the_text_tells(headline: str, told: Callable[..., Extraction]) -> None:
    body = "2023年，云帆科技获得订单2亿元，另有36家门店开业。"
    alone = [row.text for row in told(body).statistics]
    assert [row.text for row in told(headline, body).statistics] == alone
    assert len(told(headline).statistics) == 1


@pytest.mark.parametrize(
    ("first", "held"), [("一季度", "2023-01/2023-03"), ("1—5月份", "2023-01/2023-05"), ("2023年", "2023")]
)
def test_time_goes_on_in_the_next_paragraph(first: str, held: str, told: Callable[..., Extraction]) -> None:
    rows = told(f"{first}，全市投资102亿元。", "住宅投资31亿元。").statistics
    assert [row.period for row in rows] == [held, held]


ITEMS = (("造船", "修船", "拆船"), ("甲港", "乙港", "丙港"), ("冷链", "仓储", "配送"))


@pytest.mark.parametrize("items", ITEMS)
@pytest.mark.parametrize("metric", ["产值", "营业收入", "利润总额"])
@pytest.mark.parametrize("mark", ["、", "和"])
def test_names_and_numbers_in_one_order(items: tuple[str, ...], metric: str, mark: str) -> None:
    first, second, third = items
    text = f"{first}、{second}{mark}{third}{metric}分别为120亿元、45亿元和8亿元，分别增长10%、5%和下降2%。"
    told = statements(text)
    assert [(s.subject, s.quantity.low) for s in told] == [
        (item, value) for value, item in zip((12e9, 45e8, 8e8, 10, 5, 2), (*items, *items), strict=True)
    ]
    assert [s.polarity for s in told[3:]] == ["up", "up", "down"]
    assert all(metric in (s.metric or "") for s in told)


@pytest.mark.parametrize("metric", ["增加值", "用电量", "就业人数"])
def test_the_industries_by_their_ordinals(metric: str) -> None:
    told = statements(f"第一、二、三产业{metric}分别增长3.8%、4.9%和5.2%。")
    names = [(s.subject or "")[:4] for s in told]
    assert (names, [s.polarity for s in told]) == (["第一产业", "第二产业", "第三产业"], ["up"] * 3)


@pytest.mark.parametrize("who", ["两家船厂", "三个渔港", "四类航线"])
@pytest.mark.parametrize("rest", ["去年分别增长8.6%和6.2%。", "均实现盈利，平均利润率为12%。"])
def test_those_that_have_been_named_are_counted_no_more(who: str, rest: str) -> None:
    assert all(s.quantity.text not in who for s in statements(f"{who}{rest}"))


@pytest.mark.parametrize(
    ("whole", "part"), [("全省泊位", "万吨级泊位"), ("在册渔船", "远洋渔船"), ("注册船员", "女性船员")]
)
@pytest.mark.parametrize("share", ["占26.9%", "占比26.9%", "占全部的26.9%"])
def test_a_share_of_a_part_is_of_the_whole(whole: str, part: str, share: str) -> None:
    *_, told = statements(f"{whole}达到320个，其中{part}86个，{share}。")
    assert (told.subject, told.base) == (part, "全部" if "全部" in share else whole)
