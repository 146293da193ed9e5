"""What a statement says in slots that can be filled otherwise: relation, modality, polarity, places, parties, rounds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extract.checking.verify.spans import is_span, within
from extract.checking.verify.statement import CLAUSE, Statement
from extract.language import vocabularies
from extract.language.quantities import numerals
from extract.language.regions import find_regions, province_of
from extract.language.rounds import find_rounds
from extract.language.segmenter import segmenter

Relation = Literal["up", "down", "change", "share"]

_DOCUMENT_NUMBER = re.compile(
    r"(?:(?![是为号据的按和与及])[\u4e00-\u9fffA-Z]){1,10}\s*[〔\[［【（(]\s*(?:19|20)\d{2}\s*[〕\]］】）)]\s*(?:第\s*)?\d+\s*号"
)
_BRACKETS = str.maketrans("[［【（(]］】）)", "〔〔〔〔〔〕〕〕〕〕")
RELATIVE = frozenset({"percent", "point", "multiple"})
_PLAN = re.compile(
    r"预计|预期(?=[将可到在今明后年实达增])|预测|有望|拟(?!合|定)|力争|争取|规划(?=[到在于])|目标(?=是|为|值|：|不|超|达|[0-9])|(?<![\u4e00-\u9fff])计划|"
    r"(?<=[司将年省市区县府期部会人前])计划|计划(?=[在到于用新投建安募发使收总])"
)
_MOVED = re.compile(r"将(?=[^，。；]{2,20}?[从由][^，。；]{1,24}[到至为])")
"""将 before what is brought from here to there tells no plan: 将时间从 3 个月缩短到 1 周."""
_DONE = re.compile(r"(?:19|20)\d\d年|已|实现了|达到了|完成了")
_PROPOSES = frozenset({"将", "建议", "提议", "筹划", "谋划", "研究", "考虑", "打算", "准备"})
_WILL = "将"
"""Before a preposition it marks an object: 将由45%摊薄至33%."""
_SOON = 6
_CALLED_FOR = re.compile(r"提出|要求|要(?=[\u4e00-\u9fff])|目标|到20\d\d年|20\d\d年[前底]|应|加快|推动")
_DENYING = "不未没"
"""A verb or an adverb that begins with one of these denies something."""
_TURN = 12
_OBJECT = re.compile(r"的|投资|出资|注册资本|股本|资本")
"""Behind a word of growth: what was added, and not by how much something grew."""
_LAST = 6
"""Characters before a sum or a count in which a word says that it is by how much something grew."""


@lru_cache(50_000)
def regions_in(text: str) -> frozenset[str]:
    """The places named in a text; the whole country is one, and 国内外 is none."""
    found = (r for r in find_regions(text) if not (r.name in _NATIONAL and text.startswith("外", r.end)))
    return frozenset(_NATION if r.name in _NATIONAL else r.name for r in found)


_NATION = "中国"
_NATIONAL = frozenset({"全国", "我国", "中国", "国内", "境内"})


def national(regions: frozenset[str]) -> bool:
    """Whether a text speaks of the whole country and no other place."""
    return regions <= {_NATION}


def related(one: str, other: str) -> bool:
    """Whether a place is another, or lies in it."""
    if one == other:
        return True
    groups = _groups()
    return (
        province_of(one) == other or province_of(other) == one
        or one in groups.get(other, ()) or other in groups.get(one, ())
    )  # fmt: skip


@vocabularies.derived
def _groups() -> dict[str, list[str]]:
    return {name: members or [] for name, members in vocabularies.load("regions")["groups"].items()}


@lru_cache(50_000)
def rounds_in(text: str) -> frozenset[str]:
    """The funding rounds named in a text."""
    return frozenset(r.name for r in find_rounds(text))


@lru_cache(50_000)
def document_numbers(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, number in one spelling) of the document numbers in a text: 某科规〔2025〕1号."""
    return tuple(
        (m.start(), m.end(), "".join(m[0].split()).translate(_BRACKETS).replace("第", ""))
        for m in _DOCUMENT_NUMBER.finditer(text)
    )


_ORDINAL = re.compile(r"第([一二两三四五六七八九十百]+)")


def ordinals(text: str) -> str:
    """A text with its ordinals in digits: 第三年 is 第3年."""

    def digits(match: re.Match[str]) -> str:
        number = numerals.chinese(match[1])
        return f"第{int(numerals.scaled(number.mantissa, number.exponent))}" if number else match[0]

    return _ORDINAL.sub(digits, text)


# Relation -----------------------------------------------------------------------------------------------


def relation_of(statement: Statement) -> Relation | None:
    """Whether a number is a level (None), a share, or by how much something rose, fell or changed."""
    quantity = statement.quantity
    if quantity is None:
        return None
    own = statement.own
    before = own if statement.row is not None else statement.before[-len(own) :] if own else ""
    relative = quantity.kind in RELATIVE
    near = own if relative else before.rstrip()[-_LAST:]
    ends = len(near.split(" ")[0]) if relative and statement.row is None else len(near)
    """What stands before the number is nearer than what stands behind it."""
    found: tuple[int, Relation] | None = None
    for relation, pattern in _relations():
        for match in pattern.finditer(near):
            if not relative and (relation in ("share", "change") or _OBJECT.search(near, match.end())):
                continue  # 增长的机构奖 300 万元, 增加投资 300 万元
            place = match.end() if match.end() <= ends else -match.start()
            if found is None or place >= found[0]:
                found = (place, relation)
    if found is None:
        return None
    if found[1] in ("change", "up") and (quantity.value or 0) < 0:
        return "down"
    return found[1]


def turn_of(statement: Statement) -> Relation | None:
    """Whether a level is one that something rose or fell to: 增至 50 家."""
    near = statement.own if statement.row is not None else statement.before[-_TURN:]
    found = [(match.start(), turn) for turn, pattern in _turns() for match in pattern.finditer(near)]
    return max(found)[1] if found else None


@vocabularies.derived
def _turns() -> tuple[tuple[Relation, re.Pattern[str]], ...]:
    words = vocabularies.load("synonyms")
    return tuple(
        (name, re.compile(f"(?:{'|'.join(map(re.escape, words[key]))})[了]?[至到为]"))  # type: ignore[misc]
        for name, key in (("up", "rises"), ("down", "falls"))
    )


@vocabularies.derived
def _relations() -> tuple[tuple[Relation, re.Pattern[str]], ...]:
    """Change first: 同比 alone says nothing of the direction, 同比下降 does."""
    words = vocabularies.load("synonyms")
    return tuple(
        (
            name,
            re.compile(
                f"(?<![至最不])(?:{'|'.join(map(re.escape, sorted(words[key], key=len, reverse=True)))})(?![至到]|(?<=多)达)"
            ),
        )  # type: ignore[misc]
        for name, key in (("change", "changes"), ("share", "shares"), ("up", "rises"), ("down", "falls"))
    )


# Modality and polarity ----------------------------------------------------------------------------------


@lru_cache(50_000)
def planned(text: str) -> bool:
    """Whether a text says that something is planned, forecast or aimed at."""
    return _PLAN.search(text) is not None or bool(_proposed(_MOVED.sub(" ", text)))


def is_planned(statement: Statement) -> bool:
    """Whether a statement's own clause, or its sentence up to the number, tells a plan and not a fact.

    What is planned ends where the sentence names another time or says what was done.
    """
    if statement.ahead or planned(statement.own):
        return True
    found = list(_PLAN.finditer(statement.before))
    return bool(found) and not _DONE.search(statement.before, found[-1].end() + _SOON)


def is_called_for(statement: Statement) -> bool:
    """Whether a statement says what shall be: a claim may call that a plan."""
    return _CALLED_FOR.search(statement.text(CLAUSE)) is not None


@lru_cache(50_000)
def _proposed(text: str) -> frozenset[str]:
    """将, 建议 and the like before a verb, which tell what is to come; 将股权转让 and 将持有的股权转让 have a noun behind it."""
    found = set()
    tags = [*segmenter().tag(text, False), ("", "")]
    for (word, _), (_, following), (behind, _) in zip(tags, tags[1:], tags[2:], strict=False):
        if (
            word in _PROPOSES
            and (following[:1] == "v" or (following == "p" and word != _WILL))
            and behind != "的"
        ):
            found.add(word)
    return frozenset(found)


@lru_cache(50_000)
def negations(text: str) -> int:
    """How often a text denies something."""
    return sum(
        1
        for word, tag in segmenter().tag(_fixed().sub(" ", text), False)
        if word in _negative() or (word[0] in _DENYING and tag[:1] in "vd")
    )


@vocabularies.derived
def _fixed() -> re.Pattern[str]:
    """Terms with 未, 非 or 不 in them that deny nothing, and bounds: 未分配利润, 不超过."""
    bounds = vocabularies.load("qualifiers")["before"]
    words = (*vocabularies.load("synonyms")["fixed"], *bounds["at_most"], *bounds["at_least"])
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@vocabularies.derived
def _negative() -> frozenset[str]:
    return frozenset(vocabularies.load("synonyms")["negations"])


# Periods ------------------------------------------------------------------------------------------------


def fits(claimed: str, printed: str) -> bool:
    """Whether a number of a printed period may be told as one of the claimed period.

    The end of a year stands for the year; a quarter or half of it does not.
    """
    if claimed == printed:
        return True
    if is_span(claimed) or is_span(printed):
        return _same_days(claimed, printed)
    if len(printed) > len(claimed):
        return within(printed, claimed)
    return len(claimed) > len(printed) and within(claimed, printed) and _is_end(claimed)


def _same_days(one: str, other: str) -> bool:
    return within(one, other) and within(other, one)


def _is_end(iso: str) -> bool:
    """年底 of a year that a source gives as the year."""
    return iso[4:] in ("-12", "-12-31")
