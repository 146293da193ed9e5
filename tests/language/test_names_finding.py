"""Organizations in running text: full names, authorities, lists, contexts; firms and towns of our own making where
a name must be new to the vocabularies."""

from __future__ import annotations

import pytest

from extract.language.names.contexts import find_renamings
from extract.language.names.finder import find_certain, find_names
from extract.language.names.lexicon import is_trade_name
from extract.records.parties import split_names


def names(text: str) -> list[str]:
    return [span.text for span in find_names(text)]


LEGAL = [
    ("指砺芯储能科技有限公司，系发行人客户", ["砺芯储能科技有限公司"]),
    ("由砚池（苏州）创业投资合伙企业（有限合伙）认购", ["砚池（苏州）创业投资合伙企业（有限合伙）"]),
    ("南屿证券有限公司北屿证券有限责任公司", ["南屿证券有限公司", "北屿证券有限责任公司"]),
    ("大连霁川证券有限责任公司担任分销商", ["大连霁川证券有限责任公司"]),
    ("（12）投资上海琢石新技术有限公司；", ["上海琢石新技术有限公司"]),
    ("中国贵州霁川酒厂（集团）有限责任公司", ["中国贵州霁川酒厂（集团）有限责任公司"]),
    ("贵州霁川酒厂进出口公司、贵州霁川贸易公司", ["贵州霁川酒厂进出口公司", "贵州霁川贸易公司"]),
    ("经霁川会计师事务所评估", ["霁川会计师事务所"]),
    ("经上海市高新技术成果转化服务中心认定", ["上海市高新技术成果转化服务中心"]),
    ("拥有国家级白酒技术开发中心", []),
    ("有限公司、股份有限公司和合伙企业", []),
    ("2015年至今任贝砚器械（苏州）国际贸易有限公司经理", ["贝砚器械（苏州）国际贸易有限公司"]),
    ("以售后回租方式向永砚金融租赁有限公司融资", ["永砚金融租赁有限公司"]),
    ("重庆砚森 指重庆砚森汽车科技有限公司", ["重庆砚森汽车科技有限公司"]),
    (
        "公司与霁川创新（深圳）股权投资合伙企业（有限合伙）签订",
        ["霁川创新（深圳）股权投资合伙企业（有限合伙）"],
    ),
    ("做强北京证券交易所", ["北京证券交易所"]),
    ("上海砚池汽车零部件股份有限", []),
    ("砚希诺（000000.SZ）的利润", ["砚希诺"]),
    ("砚池生物设备商（2021）发布", []),
    ("海外客户：砚希诺、采孚砚、舍勒砚等国际零部件集团的工厂", ["砚希诺", "采孚砚", "舍勒砚"]),
    ("旗下上市公司霁川通信控股集团股份有限公司", ["霁川通信控股集团股份有限公司"]),
    ("各地调动集成电路产业专项工作组", ["集成电路产业专项工作组"]),
    ("当地组建重大项目推进专项工作组", ["重大项目推进专项工作组"]),
    ("省里抽调营商环境优化专项工作组赴现场办公", ["营商环境优化专项工作组"]),
    ("数据来自美国国税局（IRS）大学研究报告", ["美国国税局"]),
    ("据英国税务局（HMRC）研究中心整理", ["英国税务局"]),
    ("来源：中华人民共和国中央人民政府官网", ["中华人民共和国中央人民政府"]),
    ("该公司的子公司为境外贸易公司", []),
    ("中国工商银行清远市支行", ["中国工商银行清远市支行"]),
]
AUTHORITIES = [
    ("由市工业和信息化局、区科工商信局牵头", ["市工业和信息化局", "区科工商信局"]),
    ("由区投促局、区营商环境局和区财政局按职责分工负责", ["区投促局", "区营商环境局", "区财政局"]),
    ("各市（州）人民政府、各县（市、区）人民政府", ["各市（州）人民政府", "各县（市、区）人民政府"]),
    ("各区人民政府、市财政局", ["各区人民政府", "市财政局"]),
    ("广州市花都区科技工业和信息化局印发", ["广州市花都区科技工业和信息化局"]),
    ("湖州市新型储能产业发展局办公室印发", ["湖州市新型储能产业发展局办公室"]),
    ("市委人才办、市人大常委会办公室", ["市委人才办", "市人大常委会办公室"]),
    ("市场监督管理总局（国家标准委）、科技部", ["市场监督管理总局（国家标准委）", "科技部"]),
    ("人民银行湖州市分行、金融监管总局湖州监管分局", ["人民银行湖州市分行", "金融监管总局湖州监管分局"]),
    ("切实发挥冷链物流专项工作组的优势", ["冷链物流专项工作组"]),
    ("国家冷链装备标准协调推进组", ["国家冷链装备标准协调推进组"]),
    ("本项目由企业注册地所在区政府推荐", ["企业注册地所在区政府"]),
    ("证监会海南监管局", ["证监会海南监管局"]),
    ("北京市经济和信息化局北京市财政局", ["北京市经济和信息化局", "北京市财政局"]),
    ("因房产未办理产证、政府征收等原因", []),
    ("市场格局、区域布局、区块链", []),
    ("组织开展县域办公室设备更新工作", []),
]
CONTEXTS = [
    ("琢石微芯完成C轮融资", ["琢石微芯"]),
    ("2023年8月，霁川液流再获5亿元B轮融资", ["霁川液流"]),
    ("睿莱智慧首席架构师徐先生", ["睿莱智慧"]),
    ("副主承销商：贵州证券公司", ["贵州证券公司"]),
    ("数据来源：《中国金融》2022年第15期", ["中国金融"]),
    ("经沃砚评估出具报告", ["沃砚评估"]),
    ("友砚有限召开股东会", ["友砚有限"]),
    ("能力有限，作用有限", []),
    ("资产评估报告", []),
]
LISTS = [
    ("阿里云、腾讯、百度等企业", ["阿里云", "腾讯", "百度"]),
    (
        "涌现出砚链财经、霁比特、砺讯财经、岚星财经、四点钟社群、砚络克财经等一批媒体",
        ["砚链财经", "霁比特", "砺讯财经", "岚星财经", "四点钟社群", "砚络克财经"],
    ),
    ("机械、电子、化工等企业", []),
    ("研发、生产、销售、服务、管理、采购等企业", []),
    ("主要芯片厂商包括华为/砚思/霁核/阿里云；", ["华为", "砚思", "霁核", "阿里云"]),
    ("以五巨头亚马逊、谷歌、脸书、苹果、微软为例", ["亚马逊", "谷歌", "脸书", "苹果", "微软"]),
    (
        "历史股东包括腾讯、北极光创投、Lanfeld Research、霁澜资本等基金",
        ["腾讯", "北极光创投", "Lanfeld Research", "霁澜资本"],
    ),
    ("新增3家，包括砚方科技、比亚迪、岚泽A三家。", ["砚方科技", "比亚迪", "岚泽A"]),
    ("投资了砺芯数科、Lanfeld等。", ["砺芯数科", "Lanfeld"]),
    ("支持百度、边缘计算、大数据、云计算发展", ["百度"]),
    ("腾讯、陈晨、李明共同设立", ["腾讯"]),
]


@pytest.mark.parametrize(("text", "expected"), [*LEGAL, *AUTHORITIES, *CONTEXTS, *LISTS])
def test_names_in_running_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(("text", "_"), [*LEGAL, *AUTHORITIES, *CONTEXTS, *LISTS])
def test_spans_slice_to_the_text(text: str, _: list[str]) -> None:
    for span in (*find_names(text), *find_certain(text)):
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize("text", ["江海储能研究院 江海储能产业联盟", "江海储能产业联盟（以下简称“联盟”）"])
def test_an_institution_on_a_line_by_itself(text: str) -> None:
    assert names(text) and "江海储能产业联盟" in names(text)


def test_the_same_words_within_a_sentence_are_no_institution() -> None:
    assert names("建设储能技术研究院，推动成果转化") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "上海琢石技术有限公司（现已更名为上海砚石科技有限公司）",
            [("上海琢石技术有限公司", "上海砚石科技有限公司")],
        ),
        (
            "上海砚石会计师事务所有限公司（原上海琢石会计师事务所）",
            [("上海砚石会计师事务所有限公司", "上海琢石会计师事务所")],
        ),
        (
            "名称由“上海琢石技术有限公司”变更为“上海砚石科技有限公司”",
            [("上海琢石技术有限公司", "上海砚石科技有限公司")],
        ),
        (
            "北京琢石有限公司、北京霁川有限公司分别更名为北京砚石有限公司、北京屿川有限公司",
            [("北京琢石有限公司", "北京砚石有限公司"), ("北京霁川有限公司", "北京屿川有限公司")],
        ),
        ("上海琢石技术有限公司与上海砚石科技有限公司合资", []),
        ("上海琢石技术有限公司（控股股东为上海砚石科技有限公司）", []),
    ],
)
def test_renamings(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(a.text, b.text) for a, b in find_renamings(text, find_names(text))] == expected


@pytest.mark.parametrize("before", ["根据", "由", "经", "2018年10月27日，", ""])
@pytest.mark.parametrize(
    "name", ["岚普天健会计师事务所（特殊普通合伙）", "中水澄远资产评估有限公司", "东水砚远工程咨询有限公司"]
)
def test_a_word_of_place_or_a_known_name_within_a_full_name_is_its_part(before: str, name: str) -> None:
    if before or name[0] not in "中东":
        assert names(f"{before}{name}出具的报告") == [name]


@pytest.mark.parametrize("sign", ["系", "经", "由", "以", "向"])
@pytest.mark.parametrize("ending", ["科技", "智能", "医疗"])
def test_nothing_is_cut_off_that_leaves_a_name_without_a_body(sign: str, ending: str) -> None:
    assert all(len(name) - len(ending) != 1 for name in names(f"收购了美国{sign}腾{ending}（ST）"))


@pytest.mark.parametrize("lead", ["主要厂商包括", "国内玩家有", "代表企业如", "投资了", "收购了"])
@pytest.mark.parametrize("mark", ["、", "/"])
@pytest.mark.parametrize("tail", ["。", "等。", "，发展很快。"])
def test_what_leads_to_a_list_tells_that_its_members_are_firms(lead: str, mark: str, tail: str) -> None:
    members = ["华为", "砚思科", "霁核信", "岚莱"]
    assert names(lead + mark.join(members) + tail) == members


@pytest.mark.parametrize("particle", ["由", "为", "与", "将"])
def test_a_particle_that_a_guess_took_into_a_word_is_no_part_of_the_name(particle: str) -> None:
    assert all(not name.startswith(particle) for name in names(f"分别{particle}纳砚达和紫光股份共同设立"))


def test_the_register_of_trade_names_holds_whole_names_only() -> None:
    assert is_trade_name("大庸古城") and not is_trade_name("庸古城") and not is_trade_name("")
    assert not is_trade_name("注册资本") and not is_trade_name("人工智能")


@pytest.mark.parametrize("joint", ["和", "与", "及", "以及"])
def test_a_conjunction_parts_names_but_no_name_from_its_ending(joint: str) -> None:
    text = "晴川联和投资、砚池创投" + joint + "霁光资本"
    assert [text[a:b] for a, b in split_names(text)] == ["晴川联和投资", "砚池创投", "霁光资本"]


@pytest.mark.parametrize("lead", ["如", "包括", "由", "与"])
def test_a_known_name_of_one_sign_and_an_ending_is_told_from_what_leads_to_it(lead: str) -> None:
    assert names(f"国有投资机构，{lead}深创投、霁川创投等机构") == ["深创投", "霁川创投"]


@pytest.mark.parametrize("head", ["子公司", "参股公司", "下游厂商", "合作企业"])
@pytest.mark.parametrize("names_", [("心通医疗", "砚创机器人"), ("阿砚智能", "飞砚电子")])
def test_a_noun_before_two_names_tells_them_whatever_words_they_are_of(
    head: str, names_: tuple[str, str]
) -> None:
    assert names(f"{head}{'、'.join(names_)}成功上市") == list(names_)


@pytest.mark.parametrize("house", ["研究所", "研究院", "经济与金融研究院", "研究中心"])
def test_a_research_house_is_named_with_its_firm(house: str) -> None:
    assert names(f"资料来源：国金证券{house}") == [f"国金证券{house}"]


@pytest.mark.parametrize("body", ["太空军", "太空发展局", "航天局", "能源局"])
def test_bodies_of_other_countries(body: str) -> None:
    assert names(f"法国{body}计划追加投资") == [f"法国{body}"]


@pytest.mark.parametrize("firm", ["霁川智能", "苍岭航天"])
def test_a_label_right_before_its_headline_is_no_part_of_the_name(firm: str) -> None:
    assert set(names(f"{firm}{firm}完成数亿元B轮融资")) == {firm}


@pytest.mark.parametrize("town", ["蒲县", "苏州", "绍兴"])
@pytest.mark.parametrize("close", ["等19家整合煤矿企业", "等5家公司", "3家企业", "2名机构股东"])
def test_members_of_a_list_of_firms_are_named_by_their_town_whatever_words_follow(
    town: str, close: str
) -> None:
    text = f"公司目前与{town}开拓、{town}良友煤业{close}合作。"
    assert {f"{town}开拓", f"{town}良友煤业"} <= {span.text for span in find_names(text)}
    assert f"{town}民营企业" not in {
        span.text for span in find_names(f"走访{town}民营企业、{town}外资企业{close}。")
    }


@pytest.mark.parametrize("joint", ["联合", "共同", "分别"])
def test_how_several_invest_is_no_part_of_the_last_ones_name(joint: str) -> None:
    found = {span.text for span in find_names(f"本轮由砚池资本、启砚财智{joint}投资，岚川资本担任财务顾问。")}
    assert "砚池资本" in found and not [name for name in found if joint in name]


@pytest.mark.parametrize(
    "clause", ["苏州地处经济发达", "广东省国家税务局联合认定为高新技术", "全国中小", "苏州位于长江下游"]
)
def test_a_clause_about_a_town_is_no_member_of_a_list_of_firms(clause: str) -> None:
    assert clause not in {s.text for s in find_names(f"{clause}、砚池科技、岚川智能等3家企业。")}
