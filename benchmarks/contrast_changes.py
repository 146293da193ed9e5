"""The ways in which a true sentence is made false by changing one thing, and the ways it may be told otherwise."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import combinations

from benchmarks.contrast_pool import Pool, figures
from extract.language.quantities import Quantity
from extract.language.regions import find_regions

Change = Callable[[str, str, Pool, random.Random], str | None]

_METRICS = [
    ["营业收入", "净利润", "营业成本", "资产总额", "研发费用", "净资产", "利润总额", "负债总额"],
    ["新增", "累计"],
    ["销量", "产量"],
    ["销售额", "采购额"],
    ["用户规模", "市场规模", "产业规模", "投资规模"],
    ["注册资本", "总股本"],
    ["合同金额", "回款金额"],
    ["出口", "进口"],
    ["存款", "贷款"],
    ["收入", "支出"],
    ["应收账款", "应付账款", "存货"],
    ["毛利率", "净利率"],
]
_DIRECTIONS = [("增长", "下降"), ("增加", "减少"), ("上升", "下降"), ("提高", "降低"), ("下降", "增长"), ("减少", "增加"),
               ("降低", "提高"), ("提升", "下降"), ("下滑", "增长"), ("高于", "低于"), ("低于", "高于")]  # fmt: skip
_BOUNDS = [("不超过", "不少于"), ("不低于", "不超过"), ("不少于", "不超过"), ("超过", "不足"), ("至少", "最多"), ("最高", "最低"),
           ("以上", "以下"), ("以下", "以上"), ("不高于", "不低于"), ("突破", "不足"), ("近", "超过")]  # fmt: skip
_NEGATIONS = [("不得", "可以"), ("不存在", "存在"), ("未能", "已经"), ("不予", "予以"), ("不再", "继续"), ("没有", "有"), ("无需", "需要"),
              ("不能", "能够"), ("应当", "不应当"), ("可以", "不可以"), ("是指", "不是指"), ("能够", "不能"), ("具有", "不具有"),
              ("已经", "尚未"), ("存在", "不存在"), ("实现", "未实现"), ("完成", "未完成"), ("达到", "未达到"), ("属于", "不属于"),
              ("适用", "不适用"), ("给予", "不给予")]  # fmt: skip
_PLANS = ["预计", "拟", "力争", "有望", "计划"]
_SYNONYMS = [("同比增长", "比上年增长"), ("达到", "为"), ("共计", "一共"), ("超过", "多于"), ("不超过", "至多"), ("不低于", "至少"),
             ("不少于", "至少"), ("占比", "占的比重"), ("以及", "和"), ("约", "大约"), ("企业", "公司"), ("增长", "增加"),
             ("累计", "总共"), ("主要", "主要是"), ("设立", "成立"), ("截至", "到"), ("给予", "给"), ("奖励", "奖补"), ("其中", "里面")]  # fmt: skip
_UNITS = {"亿": 1e8, "万": 1e4}
_ARABIC = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s*年)")
_CODE = re.compile(
    r"(?<=第)[\d一二三四五六七八九十]+(?=[号条项批届期])|(?<=每)[两三四五二](?=[年个])|[A-Z]{2,}[-\d]*\d{2,}"
)
_LIST = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{2,12})(、|和|及|与)([\u4e00-\u9fffA-Za-z]{2,12})(?=[^，。；]{0,12}分别)"
)
_PART = re.compile(r"，?其中")


def crossed(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """Two numbers of a kind change places."""
    found = [q for q in figures(sentence) if q.number_end > q.number_start]
    pairs = [
        (a, b)
        for a, b in combinations(found, 2)
        if a.kind == b.kind and a.unit == b.unit and a.value != b.value
    ]
    return _swapped(sentence, chance.choice(pairs)) if pairs else None


def listed(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """Two members of a 分别 list change places."""
    match = _LIST.search(sentence)
    if match is None or len(figures(sentence[match.end() :])) < 2:
        return None
    if max(len(match[1]), len(match[3])) > 2 * min(len(match[1]), len(match[3])):
        return None  # the last member goes on into what is said of all
    return f"{sentence[: match.start()]}{match[3]}{match[2]}{match[1]}{sentence[match.end() :]}"


def digit(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """One digit of a number is another one."""
    found = [q for q in figures(sentence) if re.search(r"\d", q.text)]
    if not found:
        return None
    figure = chance.choice(found)
    at = figure.start + re.search(r"\d", figure.text).start()  # type: ignore[union-attr]
    other = chance.choice([d for d in "123456789" if d != sentence[at]])
    return sentence[:at] + other + sentence[at + 1 :]


def magnitude(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """万 for 亿, 亿 for 万, or ten times as much."""
    found = [
        q for q in figures(sentence) if re.search(r"\d", q.text) and q.kind in ("money", "count", "measure")
    ]
    if not found:
        return None
    figure = chance.choice(found)
    words = figure.text
    for one, other in (("亿", "万"), ("万", "亿")):
        if one in words:
            return sentence[: figure.start] + words.replace(one, other, 1) + sentence[figure.end :]
    number = _ARABIC.search(words)
    if number is None or "." in number[0] or "," in number[0]:
        return None
    return sentence[: figure.start] + words.replace(number[0], number[0] + "0", 1) + sentence[figure.end :]


def year(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """Another year."""
    found = list(_YEAR.finditer(sentence))
    if not found or not figures(sentence):
        return None
    match = chance.choice(found)
    other = str(int(match[0]) + chance.choice([-2, -1, 1, 2]))
    return None if other in sentence else sentence[: match.start()] + other + sentence[match.end() :]


def metric(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """Another metric: net profit for turnover, all so far for what is new."""
    if not figures(sentence):
        return None
    for group in chance.sample(_METRICS, len(_METRICS)):
        present = [m for m in group if m in sentence]
        others = [m for m in group if m not in sentence and not any(m in p or p in m for p in present)]
        if present and others:
            return sentence.replace(present[0], chance.choice(others), 1)
    return None


def place(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """Another place of the same kind."""
    found = [
        r for r in find_regions(sentence) if r.level in ("province", "city", "country") and len(r.text) <= 4
    ]
    others = {
        "province": ["湖南", "云南", "江西", "甘肃"],
        "city": ["洛阳", "扬州", "柳州"],
        "country": ["巴西", "印度", "加拿大"],
    }
    if not found:
        return None
    region = chance.choice(found)
    other = chance.choice(others[region.level])
    if region.text[-1] in "省市" and len(region.text) > 2:
        other += region.text[-1]
    return sentence[: region.start] + other + sentence[region.end :] if other not in sentence else None


def firm(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """Another organization of the same document."""
    known = pool.firms.get(file, [])
    inside = sorted((n for n in known if n in sentence), key=len, reverse=True)
    others = [n for n in known if n not in sentence and not any(n in i or i in n for i in inside)]
    return sentence.replace(inside[0], chance.choice(others), 1) if inside and len(others) > 2 else None


def swapped_roles(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """Giver and taker change places."""
    match = re.search(r"向|给予?|转让给|受让|收购|委托|聘请|控股|起诉", sentence)
    if match is None:
        return None
    known = sorted(pool.firms.get(file, []), key=len, reverse=True)
    before = next((n for n in known if n in sentence[: match.start()]), None)
    after = next((n for n in known if n in sentence[match.end() :]), None)
    if not before or not after or _abbreviates(before, after) or _abbreviates(after, before):
        return None  # one firm by two of its names
    return sentence.replace(before, "\0").replace(after, before).replace("\0", after)


def _abbreviates(short: str, name: str) -> bool:
    """Whether a name has all characters of another in order."""
    characters = iter(name)
    return all(c in characters for c in short)


def _replacing(pairs: Sequence[tuple[str, str]], with_figure: bool) -> Change:
    def change(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
        if with_figure and not figures(sentence):
            return None
        usable = [(one, other) for one, other in pairs if one in sentence]
        if not usable:
            return None
        one, other = chance.choice(usable)
        if with_figure and not any(
            abs(q.start - sentence.index(one)) < 8 or one in q.text for q in figures(sentence)
        ):
            return None
        return sentence.replace(one, other, 1)

    return change


def as_fact(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """What is planned or forecast told as done: its marks taken away."""
    if not figures(sentence) or re.search(r"如果|若|假设", sentence):
        return None
    for word in _PLANS:
        verb = "(?=[在到于投建收募发总])(?<![修研该本励])" if word == "计划" else ""
        match = re.search(
            rf"(?<![行工稿规激励动修研该本]){word}{verb}(?=[^，。；]{{0,24}}\d)(?!于|军|来|其|该|本|的|书)",
            sentence,
        )
        if match:
            rest = re.sub(r"(?<![即必])将(?=[\u4e00-\u9fff]{2})", "", sentence[match.end() :], count=1)
            return sentence[: match.start()] + ("已" if word == "拟" else "") + rest
    return None


def part_for_whole(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """What holds of a part told of the whole."""
    match = _PART.search(sentence)
    if match is None:
        return None
    before = [q for q in figures(sentence) if q.end <= match.start()]
    after = [q for q in figures(sentence) if q.start >= match.end()]
    pairs = [
        (a, b) for a in before for b in after if a.kind == b.kind and a.unit == b.unit and a.value != b.value
    ]
    if not pairs:
        return None
    whole, part = pairs[-1]
    return sentence[: whole.start] + part.text + sentence[whole.end : match.start()] + "。"


def numeral(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """A numeral that measures nothing: a code, 第3号, 每三年."""
    match = _CODE.search(sentence)
    if match is None:
        return None
    if match[0].isdigit():
        other = str(int(match[0]) + 1)
    elif match[0][0] in "一二两三四五六七八九十":
        other = chance.choice([c for c in "三五六七八" if c not in match[0]])
    else:
        other = match[0][:-1] + str((int(match[0][-1]) + 3) % 10)
    return sentence[: match.start()] + other + sentence[match.end() :]


FALSE: dict[str, Change] = {
    "figures crossed": crossed,
    "list order": listed,
    "digit": digit,
    "magnitude": magnitude,
    "year": year,
    "metric": metric,
    "place": place,
    "firm": firm,
    "roles swapped": swapped_roles,
    "direction": _replacing(_DIRECTIONS, True),
    "bound": _replacing(_BOUNDS, True),
    "negation": _replacing(_NEGATIONS, False),
    "forecast as fact": as_fact,
    "part for whole": part_for_whole,
    "numeral": numeral,
}


def reordered(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """The date goes behind the subject: 2022年，甲为5家 becomes 甲2022年为5家."""
    match = re.match(
        r"((?:截至|到)?\d{4}年(?:\d+月)?(?:底|末)?)，([\u4e00-\u9fff]{2,14}?)(?=达到|达|为|实现|超过|共|增长|新增)",
        sentence,
    )
    if match is None or not figures(sentence):
        return None
    return f"{match[2]}{match[1]}{sentence[match.end() :]}"


def reworded(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """One or two plain synonyms."""
    usable = [(one, other) for one, other in _SYNONYMS if one in sentence and other not in sentence]
    if not usable or not figures(sentence):
        return None
    for one, other in chance.sample(usable, min(2, len(usable))):
        sentence = sentence.replace(one, other, 1)
    return sentence


def _rescaled(figure: Quantity, chance: random.Random, rounds: bool) -> str | None:
    match = re.search(r"(\d[\d,]*\.?\d*)\s*([万亿])", figure.text)
    if match is None or figure.qualifier != "exact":
        return None
    number = float(match[1].replace(",", ""))
    if rounds:
        if "." not in match[1]:
            return None
        return f"约{number:.1f}{match[2]}{figure.text[match.end() :]}" if round(number, 1) != number else None
    if match[2] == "亿":
        return f"{number * 1e4:.10g}万{figure.text[match.end() :]}" if number < 1e5 else None
    return f"{number / 1e4:.10g}亿{figure.text[match.end() :]}" if number >= 100 else None


def _rescaling(rounds: bool) -> Change:
    def change(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
        for figure in figures(sentence):
            if (other := _rescaled(figure, chance, rounds)) is not None:
                return sentence[: figure.start] + other + sentence[figure.end :]
        return None

    return change


def clause(file: str, sentence: str, pool: Pool, chance: random.Random) -> str | None:
    """The first clause alone, where it says something whole."""
    parts = [p for p in re.split(r"[，；。]", sentence) if p]
    first = parts[0] if parts else ""
    if (
        len(parts) > 1
        and len(first) >= 14
        and len(figures(first)) == 1
        and not re.search(r"预计|拟|计划|如|若|当$", first)
    ):
        return first + "。"
    return None


TRUE: dict[str, Change] = {
    "reordered": reordered,
    "reworded": reworded,
    "rescaled": _rescaling(False),
    "rounded": _rescaling(True),
    "first clause": clause,
}


def _swapped(sentence: str, pair: tuple[Quantity, Quantity]) -> str:
    one, other = pair
    return (
        sentence[: one.start]
        + other.text
        + sentence[one.end : other.start]
        + one.text
        + sentence[other.end :]
    )
