"""The words of `policy_clauses.yaml` as patterns over sentences whose numbers are marked."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.records.policies.clauses.notation import HIDDEN, MONEY


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
def gives() -> re.Pattern[str]:
    """The verbs of giving, not where they are part of a noun such as 奖励标准."""
    short = rf"(?:{any_of('give_short')})(?=(?:{any_of('at_most')}|人民币|约|近)*{MONEY})"
    always = "给[予以与付]|予以"
    return re.compile(rf"{always}|(?:{any_of('give')})(?!{any_of('give_noun')})|{short}")


@vocabularies.derived
def basis() -> re.Pattern[str]:
    """按, 按照 before what a sum depends on; not where they make another phrase: 按期, 以及."""
    return re.compile(rf"(?!(?<=[予可所得足难用加给])以)(?:{any_of('by')})(?!{any_of('by_not')})")


@vocabularies.derived
def award_object() -> re.Pattern[str]:
    """What stands right behind a sum and says that it is given: 的一次性奖励."""
    return re.compile(
        rf"[{HIDDEN}\s]*(?:以内|/[\u4e00-\u9fff□㎡]{{1,3}}(?:/[\u4e00-\u9fff])?)?[{HIDDEN}\s]*的?"
        rf"(?!及?以[上下])(?:(?!给予|予以|按|达到|超过)[\u4e00-\u9fff{HIDDEN}]){{0,14}}?(?:{any_of('award')})(?:支持|金|款|{any_of('award')})*"
        rf"(?=$|[，,：:、\s{HIDDEN}]|后|用于|并|和|或|及|，|一次|的|支持|到|至|等|由|方式)"
    )


@vocabularies.derived
def relative() -> re.Pattern[str]:
    """What stands behind a number that says who is meant: 以上的企业, （含）的."""
    return re.compile(rf"[{HIDDEN}\s]*(?:及?以上|及?以下|以内|左右|之间)?[{HIDDEN}\s]*的")


@vocabularies.derived
def noun_behind() -> re.Pattern[str]:
    """A noun right behind a number, which it qualifies: 超100亿元企业."""
    return re.compile(
        rf"[{HIDDEN}\s]*(?:级|规模|及?以上|以下)*[{HIDDEN}]*(?:龙头|骨干|领军|优质|重点|大型|中小|工业)*"
        rf"(?:{any_of('class_nouns')})"
    )


@vocabularies.derived
def sum_noun() -> re.Pattern[str]:
    """A noun that says a sum is given: 奖励金额, 补助标准, 最高限额."""
    return re.compile(
        rf"(?:{any_of('award')})(?:资金|总|年度|最高)*(?:{any_of('sum')})|{any_of('sum_alone')}"
    )


@vocabularies.derived
def reaching() -> re.Pattern[str]:
    """A word right before a number that says it must be reached."""
    return re.compile(rf"(?:{any_of('reach')})(?:到|了|人民币|约|合|计|\s)*$")


@vocabularies.derived
def awarded_before() -> re.Pattern[str]:
    """What is given, right before a number: 折扣优惠50%, 补助20万元."""
    return re.compile(rf"(?:{any_of('award')})+(?:{any_of('at_most')}|比例|为|约|\s)*$")


@vocabularies.derived
def aims() -> re.Pattern[str]:
    """A verb that brings something about, not one that says how much it must be."""
    return re.compile("|".join(re.escape(w) for w in listed("goal") if w not in listed("reach")))


@vocabularies.derived
def fund_behind() -> re.Pattern[str]:
    """What stands right behind the size of a fund."""
    return re.compile(rf"(?:的|元|级|规模)*[^，,：:￥％＃]{{0,14}}?(?:{any_of('fund')})")


@vocabularies.derived
def fund_before() -> re.Pattern[str]:
    """A fund whose size the number is."""
    return re.compile(
        rf"(?:{any_of('fund')})[^，,：:]{{0,12}}(?:规模|总额)|(?:总|首期|募集)规模[^，,：:]{{0,6}}$"
    )


@vocabularies.derived
def limited() -> re.Pattern[str]:
    """A word that says that the number behind it is a limit; not 补助上限的50%, which is a share of one."""
    return re.compile(rf"(?:{any_of('at_most')})(?!的)")


@vocabularies.derived
def joins() -> re.Pattern[str]:
    """Between the members of a list: 、, 和, 、最高."""
    return re.compile(
        rf"[{HIDDEN}\s]*(?:及?以上|及?以下|的)?[{HIDDEN}\s]*(?:、|和|或者?|及|与|至|到|—|-|～|~)+\s*"
        rf"(?:{any_of('at_most')}|{any_of('by')}|的)*\s*"
    )


@vocabularies.derived
def tier() -> re.Pattern[str]:
    """Between 国家级100万元 and the 50万元 of 、省级50万元: a mark of the list and a name."""
    return re.compile(
        rf"[{HIDDEN}\s]*(?:/[\u4e00-\u9fff㎡])*[、，,]\s*(?P<label>[^、，,：:￥％＃]{{1,30}}?)(?:{any_of('at_most')}|为|各)*"
    )
