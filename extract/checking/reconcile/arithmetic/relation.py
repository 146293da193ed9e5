"""From a relation between printed numbers to a check: formula, verdict, one sentence, evidence of every number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.checking.reconcile.arithmetic.forms import Form
from extract.checking.reconcile.arithmetic.intervals import total
from extract.checking.reconcile.arithmetic.numbers import Number, shown
from extract.checking.reconcile.arithmetic.slips import Slip, find_slip
from extract.checking.reconcile.arithmetic.verdicts import Computed, judge
from schemas import Check, CheckMember
from schemas.check import CheckKind, CheckVerdict

_TAIL = re.compile(r"\d([^\d,.，）)]*)$")
SIGNS: dict[CheckVerdict, str] = {
    "consistent": "=",
    "within_rounding": "≈",
    "inconsistent": "≠",
    "undetermined": "?",
}
_ENDINGS: dict[CheckVerdict, str] = {
    "consistent": "与印出的{stated}相符",
    "within_rounding": "与印出的{stated}相差在四舍五入的范围之内",
    "inconsistent": "与印出的{stated}不符",
    "undetermined": "与印出的{stated}能否相符无法判断",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A number in its part: 部分, 合计, 基数 …"""

    role: str
    number: Number
    sign: int = 1


def sum_of(terms: Sequence[Term]) -> Computed:
    """What signed terms come to."""
    value = math.fsum(t.sign * t.number.value for t in terms)
    near = total(t.number.near.scaled(t.sign) for t in terms)
    reach = total(t.number.reach.scaled(t.sign) for t in terms)
    return Computed(value, near, reach)


def sum_formula(terms: Sequence[Term]) -> str:
    """The left side of a sum, as printed: 8.35 + 37.18 − 1.2."""
    first = ("−" if terms[0].sign < 0 else "") + terms[0].number.text
    return first + "".join(f" {'−' if t.sign < 0 else '+'} {t.number.text}" for t in terms[1:])


def make_check(
    kind: CheckKind,
    stated: Term,
    terms: Sequence[Term],
    formula: str,
    computed: Computed,
    sentence: str,
    verdict: CheckVerdict | None = None,
    note: str = "",
    unit: str = "",
) -> Check:
    """A check.

    `formula` is the left side, `sentence` what was done with the members, up to what it gives: “3 项相加”.
    `unit` follows the computed value in the sentence where the stated one shows none. `verdict` is that of `judge` where it is not given.
    """
    found = verdict or judge(stated.number, computed)
    gives = shown(computed.value, stated.number, 2 if found == "inconsistent" else 1)
    ending = _ENDINGS[found].format(stated=stated.number.text)
    return Check(
        kind=kind,
        formula=f"{formula} {SIGNS[found]} {stated.number.text}",
        stated=stated.number.value,
        computed_low=_finite(computed.near.low),
        computed_high=_finite(computed.near.high),
        verdict=found,
        explanation=f"{sentence}得{gives}{_tail(stated.number) or unit}，{ending}{note}。",
        evidence=stated.number.cite(),
        members=[_member(stated), *(_member(t) for t in terms)],
    )


def sum_check(
    kind: CheckKind,
    stated: Number,
    terms: Sequence[Term],
    sentence: str,
    otherwise: CheckVerdict | None = None,
) -> Iterator[Check]:
    """A check of a sum that agrees, or that a figure slipped explains; `otherwise` is the verdict of any other, of
    which there is no check without: a sign or a unit that would mend it says rather that the figures are not of one sum.
    """
    computed = sum_of(terms)
    verdict: CheckVerdict | None = judge(stated, computed)
    slip = slip_of(stated, terms) if verdict == "inconsistent" else None
    if verdict == "inconsistent" and (slip is None or not slip.of_figures):
        verdict = otherwise
    if verdict is not None:
        formula, note = sum_formula(terms), slip_note(slip)
        yield make_check(kind, Term("合计", stated), terms, formula, computed, sentence, verdict, note)


def form_check(
    form: Form,
    stated: Term,
    members: Sequence[Number],
    sentence: str,
    verdict: CheckVerdict | None = None,
    note: str = "",
) -> Iterator[Check]:
    """A check of a number that follows from others in a form, where it can be computed."""
    computed = form.of(members)
    if computed is not None:
        terms = [Term(role, number) for role, number in zip(form.roles, members, strict=True)]
        formula = form.written(members)
        yield make_check(form.kind, stated, terms, formula, computed, sentence, verdict, note, form.unit)


def undecided(kind: CheckKind, stated: Number, member: Number, reason: str) -> Check:
    """A relation that is told, but of which the document lacks a member."""
    return Check(
        kind=kind,
        formula=f"{member.text} ÷ ? = {stated.text}" if kind == "share" else f"{member.text} ? {stated.text}",
        stated=stated.value,
        verdict="undetermined",
        explanation=f"{stated.text}：{reason}，无法核算。",
        evidence=stated.cite(),
        members=[_member(Term("结果", stated)), _member(Term("部分", member))],
    )


def same_check(kind: CheckKind, stated: Number, other: Number, name: str, note: str = "") -> Check:
    """A check of a figure that stands in two places. The coarser of the two is the one that is tested."""
    if stated.precision < other.precision:
        stated, other = other, stated
    computed = Computed(other.value, other.near, other.reach)
    verdict = judge(stated, computed)
    page, other_page = stated.cite().page, other.cite().page
    places = f"第{page}页印作{stated.text}，第{other_page}页印作{other.text}"
    agrees = {
        "consistent": "相符",
        "within_rounding": "相差在四舍五入的范围之内",
        "undetermined": "能否相符无法判断",
    }
    return Check(
        kind=kind,
        formula=f"{other.text} {SIGNS[verdict]} {stated.text}",
        stated=stated.value,
        computed_low=_finite(computed.near.low),
        computed_high=_finite(computed.near.high),
        verdict=verdict,
        explanation=f"{name}：{places}，{agrees.get(verdict, '不符')}{note}。",
        evidence=stated.cite(),
        members=[_member(Term("数字", stated)), _member(Term("另一处", other))],
    )


def slip_of(stated: Number, terms: Sequence[Term]) -> Slip | None:
    """The slip that would explain why a sum does not agree."""
    return find_slip([(t.sign, t.number) for t in terms], stated)


def slip_note(slip: Slip | None) -> str:
    """；若“12,345”应为“12,354”则相符"""
    if slip is None or not slip.meant:
        return ""
    what = {"正负": "正负号", "单位": "单位或小数点", "数位": "多印或漏印一位", "数字": ""}[slip.kind]
    return f"；若“{slip.number.text}”应为“{slip.meant}”{f'（{what}有误）' if what else ''}则相符"


def _member(term: Term) -> CheckMember:
    return CheckMember(role=term.role, value=term.number.value, evidence=term.number.cite())


def _tail(number: Number) -> str:
    """The unit beside a printed number: 万元 of 7,000万元; empty where the number is a word such as 一半以上."""
    found = _TAIL.search(number.text)
    return found[1] if found else ""


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
