"""How a quantity is meant, by the words of its sentence: as support, threshold, ratio or target."""

from __future__ import annotations

import re

from extract.language.quantities import Quantity
from extract.records.policies.sentences import Sentence, give_pattern, word_pattern

_NOUN_AFTER = re.compile(
    r"^(?:级|规模)?的?(?:龙头|骨干|领军|优质|重点|大型|头部)?(?:企业|项目|集群|园区|产业|基地|平台|园|单位|主体|产品)(?![^，。；]{0,6}基金)"
)
_WHICH = re.compile(r"^(?:[（(]含?[^（）()]{0,6}[）)])?(?:及?以上)?的")
_THAT = re.compile(
    r"^(?:(?!给予|予以|奖励|补助|补贴|资助)[^，,。；;\d]){0,30}?"
    r"的(?=[，,]|[\u4e00-\u9fff]{1,16}?(?:[，,]|给予|予以|奖励|补|资助|$))"
)
_REACHED = re.compile(r"达到?|突破|实现|超过?|完成|力争|确保")
_INTENDED = frozenset({"完成", "力争", "确保", "实现"})
# 千亿级集群 and 百亿企业 are names of classes
_CLASS = re.compile(
    r"[十百千万亿]+(?:级|元级|企业|家?企业|量级|规模)|[一二三四五六七八九十]+[十百千万亿]+(?:级|元级)"
)
_EACH = re.compile(
    r"每(?P<unit>[\u4e00-\u9fff]{1,4}?)(?:每?年|每?月|每?日)?(?:给予|补贴|补助|奖励|不超过|最高)?$"
)
_FOR_EACH = re.compile(r"每(?:家|个|户|人|项|年度?)$")
_YEARLY = re.compile(r"每年(?:安排|支持|扶持|奖励)")
_LIMIT = re.compile(
    r"(?:最高[^，。；\d]{0,8}(?:限额|额度|金额)|限额|上限|(?:最高|不超过)等值)(?:不超过|为|是|等值|达|[:：])*[^，。；\d]{0,12}(?:[^，。；]*、[^，。；\d]*)?$"
)
_PRIZE = re.compile(r"奖[项设]?$")
_LEAST_NUMBER = 1000
"""A number without a unit below this is rather a number of something else: a standard, a list."""
_YEAR = re.compile(
    r"(?:到|至|(?<!目)前|底|末|力争)[^，,。]{0,12}[，,]|(?:19|20)\d\d\s*年|“[一二三四五十]{2,3}”[末期]|力争"
)


class View:
    """A quantity among the words of its sentence."""

    def __init__(self, text: str, quantity: Quantity, sentence: Sentence, kind: str | None) -> None:
        self.quantity = quantity
        self.sentence = sentence
        self.kind = kind
        self.text = text
        self.clause = sentence.clause(quantity.start)
        self.before = text[self.clause[0] : quantity.start]
        self.after = text[quantity.end : self.clause[1]]
        self.said = text[sentence.start : quantity.start]

    @property
    def is_bare_money(self) -> bool:
        """最高不超过200万 is money where something is given."""
        quantity = self.quantity
        if quantity.kind != "number" or quantity.unit is not None or _size(quantity) < _LEAST_NUMBER:
            return False
        return self.kind not in ("goal", "deadline") and bool(word_pattern("support").search(self.said))

    @property
    def is_condition(self) -> bool:
        """The quantity says who is meant, not what they get."""
        if self.kind == "condition":
            return True
        if self.kind == "support" and self.sentence.gives is None:
            return bool(_WHICH.match(self.after)) and self._about_threshold
        gives = self.sentence.gives
        if gives is not None and gives < self.quantity.start:
            # 给予 and then 销售额达到1亿元的: what follows may again say who is meant.
            if re.search(r"按|给予|予以", self.before) or self._gives_near:
                return False
            floor = self.quantity.qualifier in ("at_least", "more_than")
            which = _THAT.match(self.after) or _WHICH.match(self.after)
            return self._about_threshold and (floor or bool(which))
        if gives is not None and self.quantity.start < gives:
            return self.sentence.opens or self._about_threshold or bool(_THAT.match(self.after))
        return self.sentence.opens and bool(_THAT.match(self.after))

    @property
    def _about_threshold(self) -> bool:
        """A noun such as 投资 or 营业收入 stands right before the quantity."""
        nouns = list(word_pattern("threshold").finditer(self.before))
        return bool(nouns) and len(self.before) - nouns[-1].end() <= 10

    @property
    def _gives_near(self) -> bool:
        return bool(word_pattern("support").search(self.before[-8:]))

    @property
    def is_money_goal(self) -> bool:
        """A turnover or investment to be reached."""
        if _NOUN_AFTER.match(self.after) or _WHICH.match(self.after):
            return False
        if self.kind in ("goal", "deadline"):
            return not self._gives_near
        if self.is_condition or self._gave or self.quantity.qualifier in ("at_most", "less_than"):
            return False
        reached = _REACHED.search(self.before[-16:] + self.quantity.text)
        if reached is None:
            return False
        return self._dated or "每年" in self.said or reached.group() in _INTENDED

    @property
    def _gave(self) -> bool:
        """Something has been given earlier in the sentence."""
        return self.sentence.gives is not None and self.sentence.gives < self.quantity.start

    def role(self, supported: bool) -> str | None:
        """What the sum is: support, its limit, a loan, a threshold or a price."""
        if "/" in (self.quantity.unit or "") or self._per_unit:
            return "price"
        if _NOUN_AFTER.match(self.after) and not self._gives_near:
            return "threshold"
        if self.is_condition:
            return "threshold"
        if self._is_lent:
            return "loan"
        if self._is_capped and (supported or "总额" in self.before or "预算" in self.before):
            return "cap_total"
        if word_pattern("support").search(self.said + self.quantity.text) or word_pattern("support").search(
            self.after
        ):
            return "support"
        if word_pattern("fund").search(self.said[-30:] + self.after[:16]):
            return "support"
        if self.kind == "support":
            return "support"
        floor = self.quantity.qualifier in ("at_least", "more_than") or _WHICH.match(self.after)
        return "threshold" if floor or self._about_threshold else None

    @property
    def _is_lent(self) -> bool:
        """A loan or what is guaranteed, not what is paid towards it."""
        before, after = self.before[-16:], self.after[:14]
        lent = word_pattern("loan").search(before + after[:10])
        return bool(lent) and not word_pattern("not_loan").search(before + after)

    @property
    def _is_capped(self) -> bool:
        """A limit of what one firm gets in all, or in a year."""
        capped = self.quantity.qualifier in ("at_most", "less_than") or "以内" in self.after[:4]
        return capped and bool(word_pattern("cap").search(self.before))

    @property
    def is_limit(self) -> bool:
        """The clause calls the sum a limit: 每个项目最高支持限额为5万元, 最高不超过等值1000万美元."""
        return bool(_LIMIT.search(self.before))

    @property
    def _per_unit(self) -> bool:
        match = _EACH.search(self.before)
        return bool(match and word_pattern("per_unit").match(match["unit"]))

    @property
    def is_share_goal(self) -> bool:
        """A rate to be reached: 增长30%左右."""
        if self.kind in ("goal", "deadline"):
            return True
        if self.is_condition or self.is_given:
            return False
        return bool(word_pattern("share").search(self.before[-14:])) and self.has_goal_verb

    @property
    def is_given(self) -> bool:
        """Words of support stand in the clause, or above it."""
        if self.kind == "support":
            return True
        return bool(word_pattern("ratio").search(self.before[-24:] + self.quantity.text + self.after[:16]))

    @property
    def is_ratio(self) -> bool:
        """A share that is granted: 按投资额的20%."""
        return not self.is_condition and self.is_given

    @property
    def has_goal_verb(self) -> bool:
        """The clause tells to bring something about."""
        return bool(word_pattern("goal_verbs").search(self.before + self.quantity.text))

    @property
    def is_counted_goal(self) -> bool:
        """So many things to be built, found or trained."""
        if not self._is_countable:
            return False
        if self.kind in ("goal", "deadline"):
            return not _EACH.search(self.before)
        quantity = self.quantity
        if quantity.qualifier in ("at_most", "less_than") or not any(c.isdigit() for c in quantity.text):
            return False
        if self.is_condition or (self.sentence.opens and not self._dated):
            return False
        if _THAT.match(self.after) or _FOR_EACH.search(self.before):
            return False
        if self._gave and not self._dated and give_pattern().search(self.before):
            return bool(_YEARLY.search(self.said))
        return self.has_goal_verb or "每年" in self.before

    @property
    def _is_countable(self) -> bool:
        """Things, not a length of time, a rank or a clause of a law."""
        quantity = self.quantity
        if quantity.kind not in ("count", "measure", "number", "multiple"):
            return False
        if _CLASS.match(self.text, quantity.number_start) or _PRIZE.search(self.before):
            return False
        if quantity.kind == "number" and _size(quantity) < _LEAST_NUMBER:
            return False
        unit = quantity.unit or ""
        return bool(word_pattern("goal_people").fullmatch(unit)) or not word_pattern("not_goal").fullmatch(
            unit
        )

    @property
    def _dated(self) -> bool:
        return bool(_YEAR.search(self.said))


def _size(quantity: Quantity) -> float:
    return quantity.high or quantity.low or 0.0
