"""All relations of one table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.checking.reconcile.arithmetic.relation import (
    Term,
    form_check,
    make_check,
    slip_note,
    slip_of,
    sum_formula,
    sum_of,
)
from extract.checking.reconcile.arithmetic.slips import one_figure_off
from extract.checking.reconcile.arithmetic.verdicts import judge
from extract.checking.reconcile.tables.columns import Derived, derived_columns
from extract.checking.reconcile.tables.conventions import (
    NEGATIVE_BASE,
    abridged,
    is_cut,
    last_figure,
    sign_note,
    terms_at,
    turned_lines,
)
from extract.checking.reconcile.tables.identities import identities
from extract.checking.reconcile.tables.rereading import reread
from extract.checking.reconcile.tables.search import Found
from extract.checking.reconcile.tables.shares import shares_down
from extract.checking.reconcile.tables.sheet import Sheet
from extract.checking.reconcile.tables.sums import find_sums
from extract.checking.reconcile.tables.view import Exactness, Fit, View
from extract.checking.reconcile.tables.words import is_a
from schemas import Check
from schemas.check import CheckKind, CheckVerdict

_CREDIBLE = 0.3
"""A total that differs by more of itself is a table read or built otherwise, not an error."""
_HUNDRED = 100.0
_TENTH = 0.1
_FEWEST_EXACT = 4
_PLAIN = 10
"""Half units of the last figure by which a rate must be off to be wrong although rounding could explain it."""


class TableSums:
    """A table with the sums that are found in it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        columns = list(enumerate(sheet.columns))
        self.amounts = [i for i, c in columns if c.measure == "amount"]
        added = [i for i, c in columns if c.measure == "percent" and not is_a(c.name, "growth")]
        self.views = [View(sheet, True, sorted((*self.amounts, *added)))] if sheet.numbers else []
        if self.views and len(self.amounts) > 1:
            self.views.append(View(sheet, False, self.amounts))
        self.sums = [find_sums(view) for view in self.views]

    @property
    def decimals(self) -> int:
        """How many decimals most of its amounts have: numbers with as many will have been rounded alike."""
        counts = Counter(n.decimals for (_, c), n in self.sheet.numbers.items() if c in self.amounts)
        return counts.most_common(1)[0][0] if counts else 0

    @property
    def rounded(self) -> bool:
        """Whether any of its numbers may have been rounded."""
        return any(margin for view in self.views for margins in view.margins for margin in margins)

    def exactness(self) -> Exactness:
        """How often its sums come out exactly."""
        found = Exactness()
        for view, own in zip(self.views, self.sums, strict=True):
            found += view.exactness([f.fit for f in own if f.adopted])
        return found

    def tighten(self, alike: Exactness) -> None:
        """Find the sums again without allowing for rounding, where its own or those of all tables `alike`, with as
        many decimals, are too often exact for that.
        """
        if self.rounded and (self.exactness().certain or alike.certain):
            for view in self.views:
                view.tighten(alike.complete)
            self.sums = [find_sums(view) for view in self.views]


def exactness_together(tables: Iterable[TableSums]) -> dict[int, Exactness]:
    """How often sums come out exactly in all tables whose amounts have so many decimals."""
    together: dict[int, Exactness] = defaultdict(Exactness)
    for table in tables:
        together[table.decimals] += table.exactness()
    return together


def check_tables(sheets: Iterable[Sheet]) -> Iterator[Check]:
    """The checks of all tables of a document.

    Where sums of numbers with so many decimals, such as whole 万元, so often come out exactly that they cannot have been
    rounded, in one table or in all of them, those that do not come out are called wrong.
    """
    tables = [TableSums(sheet) for sheet in sheets]
    together = exactness_together(tables)
    for table in tables:
        table.tighten(together[table.decimals])
        yield from check_table(table)


def check_table(table: TableSums) -> Iterator[Check]:
    """The checks of one table."""
    if not table.views:
        return
    sheet, sums = table.sheet, table.sums
    shares = list(shares_down(sheet, [f.fit for f in sums[0] if f.adopted]))
    whole = {d.column for d in shares}
    for view, own in zip(table.views, sums, strict=True):
        for relation in own:
            yield from _sums(view, relation, whole)
    columns = [
        frozenset(table.amounts[line] for line in (f.fit.total, *(m for m, _ in f.fit.members)))
        for own in sums[1:]
        for f in own
    ]
    derived = [*derived_columns(sheet, columns), *shares]
    strict = _strict(derived)
    for found in derived:
        yield from _derived(found, found.column in strict)
    yield from identities(sheet)


def _strict(derived: Sequence[Derived]) -> set[int]:
    """The columns whose rates follow from the printed figures so often that these were not rounded: heads counted."""
    exact: Counter[int] = Counter()
    others: Counter[int] = Counter()
    for found in derived:
        computed = found.form.of(found.members)
        if (
            computed is not None
            and abs(computed.value - found.stated.value) <= found.stated.precision * 1.001
        ):
            exact[found.column] += 1
        else:
            others[found.column] += 1
    return {column for column, count in exact.items() if count >= _FEWEST_EXACT and others[column] == 1}


def _derived(found: Derived, strict: bool) -> Iterator[Check]:
    computed = found.form.of(found.members)
    if computed is None:
        return
    verdict, note = judge(found.stated, computed), ""
    if verdict == "inconsistent" and found.form.kind == "growth" and found.members[1].value < 0:
        opposite = replace(found.stated, value=-found.stated.value)
        if judge(opposite, computed) != "inconsistent":
            verdict, note = "undetermined", NEGATIVE_BASE
    if verdict == "inconsistent" and found.form.kind == "share" and last_figure(found.stated, computed.value):
        verdict, note = "within_rounding", "，末位相差一"
    if verdict == "within_rounding" and strict and one_figure_off(found.stated, computed.value):
        off = abs(computed.value - found.stated.value)
        verdict = "inconsistent" if off > _PLAIN * found.stated.precision else verdict
    if verdict == "inconsistent" and not found.sure:
        return
    sentence, stated = f"{found.label}：{found.form.does}", Term("结果", found.stated)
    yield from form_check(found.form, stated, found.members, sentence, verdict, note)


def _sums(view: View, found: Found, shares: set[int]) -> Iterator[Check]:
    """The checks of one sum. `shares` are the columns of shares of a total, which add up where the amounts do."""
    fit = reread(view, found.fit)
    sole = view.lines[fit.members[0][0]] if len(fit.members) == 1 else None
    if sole is not None and sole.sign_word == "其中":
        # A single part marked 其中 may be all of it, and need not
        return
    kind: CheckKind = "flow_snapshot" if view.lines[fit.total].role == "closing" else "sum"
    turned = turned_lines(view, fit)
    for place in (*fit.matches, *fit.misses):
        if sole is not None and not view.voting[place]:
            continue
        terms = terms_at(view, fit, place)
        stated = view.number(fit.total, place)
        assert stated is not None
        if stated.value == _HUNDRED and stated.unit == "%" and terms:
            # 100% is all of it, however few figures are printed
            stated = replace(stated, precision=min(stated.precision, *(t.number.precision for t in terms)))
        computed = sum_of(terms)
        verdict: CheckVerdict | None = judge(stated, computed)
        note = ""
        if verdict == "inconsistent" and place in fit.matches:
            verdict, note = "within_rounding", "，只差一分"
        elif verdict != "consistent" and is_cut(stated, terms, computed.value):
            verdict, note = "within_rounding", "，有的数印出的小数位数较少"
        elif verdict == "inconsistent" or (view.tight and place in fit.misses):
            slip = slip_of(stated, terms)
            off = abs(computed.value - stated.value) / max(abs(stated.value), abs(computed.value))
            share = view.down and view.place_ids[place] in shares
            verdict = _doubted(view, found, place, off, slip is not None, share)
            note = slip_note(slip)
            mended = [line for line in turned if slip is not None and view.number(line, place) is slip.number]
            if (
                verdict == "inconsistent"
                and slip is not None
                and slip.kind == "正负"
                and mended
                and (slip.number.value > 0 or view.lines[mended[0]].sign_word)
            ):
                verdict, note = "undetermined", sign_note([slip.number])
                if turned[mended[0]] > 1:
                    terms = terms_at(view, fit, place, frozenset(mended))
                    computed, note = sum_of(terms), ""
                    verdict = judge(stated, computed)
            elif verdict == "inconsistent" and slip is None and abridged(view, fit):
                verdict, note = "undetermined", "；各列均少于合计，所列项目可能不全"
            elif verdict == "inconsistent" and len(terms) == 1 and (slip is None or not slip.of_figures):
                verdict = None
        if verdict is None:
            continue
        does = "相加减" if any(t.sign < 0 for t in terms) else "相加"
        sentence = f"{stated.label or view.lines[fit.total].label}：{len(terms)}项{does}"
        yield make_check(
            kind, Term("合计", stated), terms, sum_formula(terms), computed, sentence, verdict, note
        )


def _doubted(
    view: View, found: Found, place: int, off: float, slip: bool, share: bool
) -> CheckVerdict | None:
    """What to make of a sum that does not agree: an error, undecided, or a relation that the table does not have."""
    fit: Fit = found.fit
    if not view.voting[place]:
        stated = view.number(fit.total, place)
        whole = stated is not None and abs(stated.value) == _HUNDRED and len(fit.members) > 1
        return "inconsistent" if (whole or share) and found.adopted and (off < _TENTH or slip) else None
    if slip:
        return "inconsistent"
    if not found.named:
        return "inconsistent" if found.adopted and off < 0.05 else None
    if found.adopted:
        return "inconsistent" if off <= _CREDIBLE else "undetermined"
    if off <= _CREDIBLE and _plain(view, found):
        return "inconsistent"
    return None


def _plain(view: View, found: Found) -> bool:
    """Whether a total and the lines before it can be read in one way only: a list of items, then 合计."""
    lines = [view.lines[line] for line, _ in found.fit.members]
    return len(lines) > 1 and not any(line.sums_up or line.style or line.sign_word for line in lines)
