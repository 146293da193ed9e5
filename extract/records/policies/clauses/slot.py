"""What a number's place in its clause says of it: what governs it, what limits it, whom it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from extract.records.policies.clauses.mood import begins_with_act, ends_with_act
from extract.records.policies.clauses.place import Place
from extract.records.policies.clauses.sentences import Verb
from extract.records.policies.clauses.words import pattern, words

_WHOM = re.compile(r"(?:对于?|凡|给(?![予以与付]))(?!外|内|接|照|标|应|象|比|策|口)")
_AS_MONEY = re.compile(r"[□\s]*(?:折合?(?:成|为)?人民币|折算)?[□\s]*")
_AT_A_RATE = re.compile(r"[□\s]*的?(?:标准|比例|额度)")
_THAT = re.compile(r"的[□\s]*$")
_OF_SO_MANY = re.compile(r"[□\s]*(?:及?以[上下内]|左右)?[□\s]*的")
_LIMITED_BEHIND = re.compile(r"[□\s]*(?:以内|封顶|为限)")
_FINED = re.compile(r"(?:并处|处以|(?<![办事好之此])处(?![理置于在])|罚款|罚金)[^，,：:]{0,24}$")
_BUDGET = re.compile(
    r"(?:财政|预算|专户)[^，,]{0,10}(?:安排|设立|筹集|列支|投入|筹措)(?P<what>[^，,￥％＃]{0,20})$"
)
_FOR = re.compile(r"[□\s]*[^，,￥％＃]{0,8}(?:资金|经费)|[^￥％＃]{0,6}用于")
_TOTAL = re.compile(r"(?:总额|总量|总计|累计|合计)[^，,￥％＃]{0,4}$")
_NOBODY = re.compile(r"[□\s]*(?:一次性|每|人民币|总|累计|合计|不同|分别|年度|定额|相应|单|同一|其中|其)")
_TIER = re.compile(r"、[\u4e00-\u9fff□]{1,16}")
_CUES: dict[str, tuple[str, re.Pattern[str] | Callable[[], re.Pattern[str]]]] = {
    # It must be so: 出租率应不低于65%
    "due": ("left", re.compile(r"(?<![供对反响])应|须|(?<!供)需(?!求|要)|不得")),
    # What is before it is a rate
    "rate": ("near", re.compile(r"比例|率|占比|比重")),
    # It only says how many have been named: 甲、乙等8个领域
    "listed": ("near", re.compile(r"等\s*$")),
    # 每引进1名: for so many something is given
    "unit of award": ("near", re.compile(r"每(?![年月季日天周次场届名家户个人位项])[^，,：:￥％＃]{0,8}$")),
    # Nothing stands behind it
    "end": ("right", re.compile(r"^[□\s]*(?:以上|以下|以内|左右)?[□\s]*$")),
    # What one gets in all, or what one of them gets, is limited
    "total": ("left", lambda: words("total")),
    "single": ("left", lambda: words("total", "single")),
    # A noun such as 优惠 stands right before it
    "award": ("near", lambda: pattern("awarded")),
    # The sentence names an award before it: 核定资助资金，甲类项目最高200万元
    "told award": ("before_it", lambda: pattern("sum_noun")),
}


class Slot(Place):
    """A number among the words of its sentence."""

    def says(self, cue: str) -> bool:
        """What stands beside it says so: a key of `_CUES`."""
        place, told = _CUES[cue]
        beside: str = getattr(self, place)
        return bool((told if isinstance(told, re.Pattern) else told()).search(beside))

    @property
    def verbs_before(self) -> list[Verb]:
        """Those before the number."""
        return [v for v in self.sentence.verbs if v.end <= self.at]

    @property
    def is_given(self) -> bool:
        """A verb gives it, or a noun right behind it says that it is an award."""
        return self.verb is not None or (self.award_behind and not self.reaches and not self.is_whom)

    @property
    def given_before(self) -> bool:
        """Something is given earlier in the sentence."""
        return any(not v.weak for v in self.verbs_before)

    @property
    def verbs_after(self) -> list[Verb]:
        """Those behind it that need no object to give."""
        return [v for v in self.sentence.verbs if v.start >= self.to and not v.weak]

    @cached_property
    def verb(self) -> Verb | None:
        """The verb of its clause that governs the number."""
        if self.reaches:
            return None
        verbs = [v for v in self.verbs_before if v.start >= self.clause[0]]
        return next((v for v in reversed(verbs) if self._governs(v)), None)

    def _governs(self, verb: Verb) -> bool:
        """Between the verb and the number stand only whom it is given to and how it is limited."""
        between = self.sentence.plain[verb.end : self.at]
        bounded = bool(pattern("limited").search(between[-8:]))
        if verb.weak:
            named = self.says("award") and not self.is_relative
            return self.award_behind or named or not between or (len(between) <= 8 and bounded)
        return not between or bounded or not self.is_relative

    @cached_property
    def recipient(self) -> tuple[int, int] | None:
        """Who stands between the verb and the sum: 给予新设工厂最高70万元, as offsets of the sentence."""
        if self.verb is None:
            return None
        start = max(self.verb.end, self.near_start)
        bound = pattern("limited").search(self.sentence.plain, start, self.at)
        end = bound.start() if bound else self.at
        words_ = self.sentence.plain[start:end]
        if len(words_.strip("□ ")) < 2 or _NOBODY.match(words_):
            return None
        return start, end

    @property
    def multiplies(self) -> bool:
        """使用费用的50%给予…: what is given is that share of what stands before it."""
        if not self.near.endswith("的") or self.quantity.kind != "percent":
            return False
        behind = _AS_MONEY.match(self.right)
        place = self.to + (behind.end() if behind else 0)
        if place == self.clause[1]:
            return bool(self.verbs_after)
        return any(v.start == place for v in self.sentence.verbs)

    @cached_property
    def award_behind(self) -> bool:
        """A noun such as 奖励 stands right behind it, or behind the last of its list."""
        last = self
        while last.after is not None and pattern("joins").fullmatch(
            self.sentence.plain, last.to, last.after.at
        ):
            last = last.after
        return bool(pattern("award_behind").match(last.right))

    @cached_property
    def bounded(self) -> bool:
        """A word such as 最高 or 以内 makes it a limit."""
        return bool(pattern("limited").search(self.near) or _LIMITED_BEHIND.match(self.right))

    @cached_property
    def reaches(self) -> bool:
        """达到 or 超过 stands right before it, or 以上 behind."""
        if self.bounded and not _LIMITED_BEHIND.match(self.right):
            return False
        return bool(pattern("reaching").search(self.near)) or self.right.lstrip("□ ").startswith(
            ("以上", "及以上")
        )

    @cached_property
    def is_relative(self) -> bool:
        """What is behind it says who is meant: 1亿元以上的企业, not 10万元的奖励."""
        if self.award_behind or (self.by is not None and _AT_A_RATE.match(self.right)):
            return False
        if self.quantity.kind == "count":
            return bool(_OF_SO_MANY.match(self.right))  # the noun behind 50家 is what is counted
        return bool(pattern("relative").match(self.right))

    @cached_property
    def is_whom(self) -> bool:
        """It stands in a phrase with 对 or 凡, before anything is given."""
        whom = list(_WHOM.finditer(self.left))
        if not whom:
            return False
        start = self.clause[0] + whom[-1].end()
        return (
            not any(v.start >= start for v in self.verbs_before)
            and pattern("basis").search(self.left, whom[-1].end()) is None
        )

    @cached_property
    def defines(self) -> bool:
        """It stands in the phrase that says who is meant: 对 … 的, 达到1亿元以上的企业."""
        if self.is_whom and not (self.sums and self.bounded):
            return True
        in_clause = any(v.start >= self.clause[0] for v in self.verbs_before)
        return self.is_relative or bool(not in_clause and _THAT.search(self.right))

    @cached_property
    def conditional(self) -> bool:
        """It says who is meant, not what they get."""
        if self.defines:
            return True
        if self.bounded and self.quantity.kind == "money" and not self.is_before_giving:
            return False
        return self.limits_next or (self.is_before_giving and self.by is None)

    @cached_property
    def is_directed(self) -> bool:
        """Its clause says what is to be done, to nobody in particular: 重点筹建50家…, not 对…给予3个…."""
        left = self.sentence.plain[self.clause[0] : self.quantity.start - self.sentence.start]
        lead = self.sentence.lead if self.sentence.aside else ""  # 实现“…达到150个”
        acts = begins_with_act(left) or ends_with_act(left) or ends_with_act(lead)
        acts = acts or bool(pattern("gives_right_before").search(left))
        return acts and not pattern("whom").search(self.sentence.plain, 0, self.at)

    @property
    def is_before_giving(self) -> bool:
        """Something is given later in the sentence, nothing before."""
        before = [v for v in self.verbs_before if not v.weak]
        return bool(self.verbs_after) and not before and not (self.sums and self.bounded)

    @property
    def limits_next(self) -> bool:
        """It says for whom a limit right behind it is: 到场展商达80家以上，每场活动最高补助限额3万元."""
        after = self.after
        if after is None or after.quantity.kind not in ("money", "percent") or self.bounded or self.sums:
            return False
        if after.clause == self.clause:
            return False
        return (
            self.quantity.kind != after.quantity.kind
            and after.bounded
            and bool(pattern("sum_noun").search(after.near))
        )

    @cached_property
    def by(self) -> int | None:
        """Where 按 stands that leads to it, as an offset of the sentence."""
        found = list(pattern("basis").finditer(self.near))
        if not found:
            return None
        place = self.near_start + found[-1].start()
        if _LIMITED_BEHIND.match(self.right):
            return None
        return None if any(place <= v.start for v in self.verbs_before) else place

    @cached_property
    def sums(self) -> bool:
        """A noun such as 奖励金额 or 最高限额 stands before it, or before the colon or bracket before it."""
        if self.reaches:
            return False
        return bool(pattern("sum_noun").search(self.near) or pattern("sum_noun").search(self.heading))

    @property
    def heading(self) -> str:
        """What stands before the colon or the bracket that opens its clause."""
        plain, start = self.sentence.plain, self.clause[0]
        if start and plain[start - 1] in "：:":
            return plain[self.sentence.clause(start - 2)[0] : start - 1]
        return self.sentence.lead if self.sentence.aside and not start else ""

    @property
    def is_multiplied(self) -> bool:
        """按每亩300元给予最高6万元: what its clause gives is another sum, worked out from it."""
        after = self.after
        return (
            after is not None
            and after.quantity.kind == "money"
            and after.clause == self.clause
            and any(v.end <= after.at for v in self.verbs_after)
        )

    @property
    def limits_what_is_given(self) -> bool:
        """It limits all that one gets, without saying anew who is meant: 单户每年贴息不超过60万元."""
        given = next((s for s in self.earlier() if s.figure and s.figure.role in ("support", "base")), None)
        if given is None or not self.bounded:
            return False
        between = self.sentence.plain[given.to : self.at]
        each = words("total", "single").search(self.sentence.plain, max(self.clause[0], given.to), self.at)
        if each is None or "的" in between[between.find("，") + 1 :] or _WHOM.search(self.left):
            return False
        return self.verb is None or each.start() < self.verb.start

    @cached_property
    def is_fund(self) -> bool:
        """It is the size of a fund."""
        if not words("fund_size").search(self.left):
            return False
        budget = self._is_budget() and not pattern("whom").search(self.sentence.plain, 0, self.at)
        return bool(
            budget or pattern("fund_behind").match(self.right) or pattern("fund_before").search(self.left)
        )

    def _is_budget(self) -> bool:
        """The public purse sets it aside: 市财政每年安排不少于3000万元用于…, 县财政列支经费1200万元."""
        purse = _BUDGET.search(self.left)
        for_what = self.sentence.plain[self.to :]
        return purse is not None and bool(re.search("资金|经费", purse["what"]) or _FOR.match(for_what))

    @property
    def is_all_one_gets(self) -> bool:
        """It limits a total: 单个企业获得的扶持总额不超过500万元."""
        return self.bounded and bool(_TOTAL.search(self.near))

    @property
    def is_fine(self) -> bool:
        """It is to be paid for a breach."""
        return bool(_FINED.search(self.left)) and ("罚" in self.left or "罚" in self.right)

    def ends_range(self, before: Slot) -> bool:
        """It closes what the number before it opens: 一万元以上十万元以下."""
        if before.figure is None or before.quantity.kind != self.quantity.kind:
            return False
        gap = self.sentence.plain[before.to : self.at].strip("□ ")
        return gap == "以上" and self.quantity.qualifier == "at_most" and self.quantity.low is None

    @cached_property
    def is_tier(self) -> bool:
        """One of several named sums right before the verb: 博士5万元、硕士3万元给予补贴."""
        last, count = self, 1
        while last.after is not None and _TIER.fullmatch(self.sentence.plain, last.to, last.after.at):
            last, count = last.after, count + 1
        if self.before is not None and _TIER.fullmatch(self.sentence.plain, self.before.to, self.at):
            count += 1
        return count > 1 and any(v.start == last.to for v in self.sentence.verbs) and not self.reaches

    @property
    def is_quota(self) -> bool:
        """So many may be chosen or helped: 每年最多评选10个."""
        unit = self.quantity.unit or ""
        if self.quantity.kind not in ("count", "number") or self.is_whom or not self.bounded:
            return False
        if words("no_count").fullmatch(unit) and not words("people").fullmatch(unit):
            return False
        return bool(words("quota").search(self.left) or words("quota").match(self.right))
