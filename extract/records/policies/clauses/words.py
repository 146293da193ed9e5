"""The words of `policy_clauses.yaml` as patterns over sentences whose numbers are marked."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.records.policies.clauses.notation import HIDDEN, MONEY, NUMBER, PERCENT

_LIST = re.compile(r"@(\w+)")
_GAP = rf"[{HIDDEN}\s]*"
_ASIDE = rf"[^，,：:{MONEY}{PERCENT}{NUMBER}]"
_PATTERNS = {
    # The verbs of giving, not where they are part of a noun such as 奖励标准
    "gives": rf"给[予以与付]|予以|@give(?!@give_noun)|@give_short(?=(?:@at_most|人民币|约|近)*{MONEY})",
    # Who is meant, at the head of a clause: 对…, 凡…
    "whom": r"(?:^|(?<=[，,：:\s]))(?:其中[，,]?|且|并|，|,)?(?:对于?|凡是?|给(?![予以与付]))(?!外|内|接|照|标|应|象|比|策|口)",
    # A word of giving whose object follows
    "gives_right_before": r"(?:@give)(?:@at_least|约|近)*$",
    # 按 before what a sum depends on, not where it makes another phrase: 按期, 以及
    "basis": r"(?!(?<=[予可所得足难用加给])以|以[上下内及后前来此外便免])@by(?!@by_not)",
    # What stands right behind a sum and says that it is given: 的一次性奖励
    "award_behind": rf"{_GAP}(?:以内|/[\u4e00-\u9fff□㎡]{{1,3}}(?:/[\u4e00-\u9fff])?)?{_GAP}的?(?!及?以[上下])"
    rf"(?:(?!给予|予以|按|达到|超过)[\u4e00-\u9fff{HIDDEN}]){{0,14}}?@award(?:支持|金|款|@award)*"
    rf"(?=$|[，,：:、\s{HIDDEN}]|后|用于|并|和|或|及|一次|的|支持|到|至|等|由|方式)",
    # What stands behind a number that says who is meant: 以上的企业, （含）的, 超100亿元企业
    "relative": rf"{_GAP}(?:及?以上|及?以下|以内|左右|之间)?{_GAP}的"
    rf"|{_GAP}(?:级|规模|及?以上|以下)*[{HIDDEN}]*(?:龙头|骨干|领军|优质|重点|大型|中小|工业)*@class_nouns",
    # A noun that says a sum is given: 奖励金额, 补助标准, 最高限额
    "sum_noun": r"@award(?:资金|总|年度|最高)*@sum|@sum_alone",
    # Right before a number: it must be reached; it is given (折扣优惠50%, 补助20万元)
    "reaching": r"@reach(?:到|了|人民币|约|合|计|\s)*$",
    "awarded": r"(?:@award)+(?:@at_most|比例|为|约|\s)*$",
    # The size of a fund, behind it or before it
    "fund_behind": rf"(?:的|元|级|规模)*{_ASIDE}{{0,14}}?@fund",
    "fund_before": r"@fund[^，,：:]{0,12}(?:规模|总额)|(?:总|首期|募集)规模[^，,：:]{0,6}$",
    # The number behind it is a limit; not 补助上限的50%, which is a share of one
    "limited": r"@at_most(?!的)",
    # Between the members of a list: 、, 和, 、最高; and with a name: the 、省级 of 国家级100万元、省级50万元
    "joins": rf"{_GAP}(?:及?以上|及?以下|的)?{_GAP}(?:、|和|或者?|及|与|至|到|—|-|～|~)+\s*(?:@at_most|@by|的)*\s*",
    "tier": rf"{_GAP}(?:/[\u4e00-\u9fff㎡])*[、，,]\s*(?P<label>(?:(?!、){_ASIDE}){{1,30}}?)(?:@at_most|为|各)*",
}


def listed(name: str) -> list[str]:
    """The words of a list of the vocabulary, the longest first."""
    words: list[str] = vocabularies.load("policy_clauses")[name]
    return sorted(words, key=len, reverse=True)


def any_of(*names: str) -> str:
    """An alternation of the words of some lists."""
    return "|".join(re.escape(word) for name in names for word in listed(name))


@vocabularies.derived
def words(*names: str) -> re.Pattern[str]:
    """Any word of some lists."""
    return re.compile(any_of(*names))


@vocabularies.derived
def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns above, with the words of the vocabulary for @list."""
    return re.compile(_LIST.sub(lambda match: f"(?:{any_of(match[1])})", _PATTERNS[name]))
