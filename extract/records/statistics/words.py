"""The vocabulary of statements in the form in which the analysis needs it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from extract.language import vocabularies

RECORD = re.compile(
    "(?:达到|创下?|刷新)了?(?:历史|近年|同期)?(?:最高|新高|高位|高点|峰值|最低|新低|低位|低点)(?:点|值|水平)?$"
)
"""增速达到历史高位21.8%: how high a number is, not of what."""


def _either(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first."""
    return f"(?:{vocabularies.any_of(words)})"


@vocabularies.derived
def vocabulary() -> dict[str, Any]:
    """The whole vocabulary."""
    found: dict[str, Any] = vocabularies.load("statistics")
    return found


@vocabularies.derived
def _copula() -> re.Pattern[str]:
    words, growth = vocabulary(), vocabulary()["growth"]
    moves = _either([*words["copula_moves"], *growth["up"], *growth["down"]])
    verbs, adverbs, ends = (_either(words[f"copula{part}"]) for part in ("s", "_adverbs", "_ends"))
    return re.compile(f"{adverbs}+|{adverbs}*(?:{moves}{ends}|{verbs}){ends}*")


@vocabularies.derived
def is_copula(word: str) -> bool:
    """Whether a word stands between a subject and its number: 已达到, 增长至, 分别为."""
    return _copula().fullmatch(word) is not None


@vocabularies.derived
def word_set(name: str) -> frozenset[str]:
    """The words of a list of the vocabulary: observers, sayers, existentials, comparisons, nowhere."""
    return frozenset(vocabulary()[name])


@vocabularies.derived
def nobody() -> re.Pattern[str]:
    """Words with which a sentence begins though it is about something else: 本报告, 数据, 我们."""
    return re.compile(f"{_either(vocabulary()['nobody'])}$")


@vocabularies.derived
def flow_before() -> re.Pattern[str]:
    """The word nearest to a number that says whether it is what came to be or what there is in all: 新增, 累计."""
    words = _either(vocabulary()["flows"])
    return re.compile(f"{words}(?!.*{words})", re.DOTALL)


@vocabularies.derived
def flow_at_end() -> re.Pattern[str]:
    """Such a word with which a phrase ends: it is part of the metric."""
    return re.compile(f"{_either(vocabulary()['flows'])}$")


@vocabularies.derived
def acts() -> tuple[str, ...]:
    """Verbs that say what is counted, where no noun does: 带动就业近2万人."""
    return tuple(vocabulary()["acts"])


@vocabularies.derived
def metric_at_end() -> re.Pattern[str]:
    """A metric with its modifiers at the end of a phrase: 累计融资规模, 关键工序数控化率."""
    heads, places = _either(vocabulary()["metrics"]), _either(vocabulary()["nowhere"])
    return re.compile(
        rf"(?:(?:累计|平均|首发|总|年|月|单笔|全年|合计|新增|实际|名义|预计|人均|日均|年均|融资|投资|募资|交易|营业|销售|市场|产业|IPO|行业|主营业务|业务)\s*)*{heads}(?:总和)?{places}?$"
    )


@vocabularies.derived
def unit_metrics() -> dict[str, str]:
    """The metric that a unit tells where none is printed."""
    return {unit: metric for metric, units in vocabulary()["metric_of_unit"].items() for unit in units}


@vocabularies.derived
def abstract_noun() -> re.Pattern[str]:
    """A noun of what a text is made of, with the words before it: 应用优势, 方面."""
    nouns = "|".join((*map(re.escape, vocabulary()["abstract"]), *vocabulary()["abstract_endings"]))
    return re.compile(rf"[\u4e00-\u9fff]{{0,5}}?(?:{nouns})(?=[，。；：、！？\s的]|$|展开|进行|介绍|阐述)")


def unit_told(phrase: str, noun: str, value: float | None) -> str | None:
    """The unit that a subject with its metric, or the noun that is counted, tells where the number has none.

    Such units count, so that a number which is not whole has none of them: 性别比为102.08.
    """
    if value is not None and value % 1:
        return None
    units: dict[str, list[str]] = vocabulary()["unit_of_metric"]
    counted: dict[str, list[str]] = vocabulary()["unit_of_noun"]
    by_metric = (unit for unit, words in units.items() if any(word in phrase for word in words))
    return next(by_metric, None) or next(
        (unit for unit, words in counted.items() if noun.endswith(tuple(words))), None
    )


@vocabularies.derived
def growth_before() -> re.Pattern[str]:
    """Words of growth right before a number, with the comparison before them."""
    growth = vocabulary()["growth"]
    ups, downs = _either(growth["up"]), _either(growth["down"])
    return re.compile(
        rf"(?P<compare>(?:同比|环比|比上年同期|较上年同期|比上年|较上年|比去年|较去年|与上年相比|相?[较比][^，。；]{{1,16}}?)?)"
        rf"(?P<how>(?:分别|(?<![0-9])年(?=复合|均|平均|增)|名义|实际|大幅|小幅|平均|年均|复合|累计|持续|明显|显著|进一步|整体|净|又|再|也)*)"
        rf"(?:(?P<up>{ups})|(?P<down>{downs}))(?P<link>(?:率)?(?:了|到|至|为|达|达到|达到了|约为|约|在|超|超过|近|接近|分别为|分别|幅度为|幅度达)*)$"
    )


@vocabularies.derived
def growth_metric() -> re.Pattern[str]:
    """A metric that is growth by its name: 同比, 增长率, 增速."""
    growth = vocabulary()["growth"]
    words = {*growth["up"], *growth["down"], *vocabulary()["comparisons"]}
    return re.compile(_either(word for word in words if len(word) > 1))


@vocabularies.derived
def moved_to() -> re.Pattern[str]:
    """What stands between two numbers of which the one became the other, or is the same in another currency."""
    growth = vocabulary()["growth"]
    moves = _either([*growth["up"], *growth["down"], "变更", "调整", "上调", "下调"])
    return re.compile(
        rf"\s*[（(，,]?(?:折合|约合|相当于)(?:人民币)?\s*|\s*[\u4e00-\u9fff]{{0,4}}?{moves}(?:至|到|为)\s*"
    )


@vocabularies.derived
def share_before() -> re.Pattern[str]:
    """Words of a share before a number: 占…的比重为, 占比达到, 份额为."""
    return re.compile(
        r"占(?!用|地|领|有率)(?:据|有|到)?了?(?P<base>(?!比)[^，。；、]{1,40}?)?(?:的)?(?:比重|比例|比率|份额|比|总额|总数)?(?:分别|均|约为|为|约|达到了|达到|达|超过|超|近|接近|不足|在|仅为|仅|提升至|提升到|上升至|上升到|下降至|提高至|提高到|的)*$"
    )


@vocabularies.derived
def share_metric() -> re.Pattern[str]:
    """A metric that is a share by its name."""
    return re.compile(r"(?:占比|比重|比例|份额|贡献率|占有率|百分比)[^，。；、]{0,8}$")


@vocabularies.derived
def lead_in() -> re.Pattern[str]:
    """Words at the head of a clause that are not its subject."""
    joined = _either(vocabulary()["lead_ins"])
    return re.compile(
        rf"^(?:[从分按][\u4e00-\u9fff]{{2,16}}看|{joined}|[\u4e00-\u9fff]{{2,8}}的是[，,]?|[^，。；]{{0,12}}(?:结果|报告|数据|调查|统计|研究|资料)(?:显示|表明)|有(?![效限关机色望利力轨线害序偿])|据[^，。；]{{2,12}}(?:统计|测算|估算|披露|介绍|报道|显示)|[\s，,：:、—\-·●◼•■◆▪□◇►▶➢]+|[（(]?\d{{1,2}}[）)]|\d{{1,2}}、|[①-⑳])"
    )
