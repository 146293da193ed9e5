"""Who holds what of other firms, told in a clause or in a list of investments: 甲持有乙55%股权, 丙系乙的全资子公司, 甲持股12%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language.names.words import is_person
from extract.records.capital.firms import Firms
from extract.records.inventory.printed import unbroken
from extract.records.passages import Passage, passages
from extract.records.rounds.arguments import Arguments
from extract.records.rounds.phrases import BRACKET, Named
from schemas import Document, Evidence, Shareholding, SourceTable

_HOLDS = re.compile(r"(?P<no>[其所将曾原拟未不]|间接|合计|共同|分别)?(?:直接)?(?:持有|拥有)")
_STAKE = re.compile(r"\s*的?(?:股权|股份|出资额|(?:财产|出资|合伙)?份额|权益)")
_NEXT = re.compile(r"[、，]?(?:以及|[和与及并])?(?:直接)?(?:持有|拥有)?")
_WHOLLY = re.compile(r"的?全资(?:子|孙)?公司")
_COPULA = re.compile(r"[为系是]$")
_CHANGE = re.compile(
    r"转让|受让|收购|增资|认购|出售|划转|置换|注销|完成后|变更|[此本该][次前]|曾|拟|如果|代[其为]?持"
)
_PRONOUN = re.compile(r"\s*(?:本公司|公司|发行人|上市公司|其|该)(?!控股|实际|股东|[全子母])")
_FIRM_HEAD = re.compile(r"(?:企业|公司|单位)(?:名称)?$")
_RATIO_HEAD = re.compile(r"(?:股权|持股|出资|投资)比例")
_CELL = re.compile(
    r"(?:(?P<holder>[^\d%，。；]{2,20}?)(?:直接)?(?:持股|持有|出资|控股))?(?P<ratio>\d+(?:\.\d+)?)[%％]"
)
_Told = tuple[str, str, float, Evidence]
"""Holder, firm, ratio and the words that say so."""
_INVESTS = re.compile(r"(?:对(?:其他|外)|所?(?:投资|控制|参股)的)[^，。；]{0,12}(?:投资|企业|公司)")


def told_stakes(document: Document, firms: Firms) -> list[Shareholding]:
    """The holders of firms other than the issuer that sentences and lists of investments name."""
    found: dict[tuple[str, str], Shareholding] = {}
    for passage in passages(document, "paragraph"):
        if "有" in passage.text or "全资" in passage.text:
            for holder, firm, ratio, evidence in _in_passage(passage):
                row = Shareholding(holder=holder, firm=firm, ratio=ratio, evidence=evidence)
                found.setdefault((firm, holder), row)
    for index, block in enumerate(document.blocks):
        if block.kind == "table" and block.table is not None:
            investor = _investor_before(document, index)
            for holder, firm, ratio, evidence in _in_table(document, document.tables[block.table], investor):
                row = Shareholding(holder=holder, firm=firm, ratio=ratio, evidence=evidence)
                row.table_index = block.table
                found.setdefault((firm, holder), row)
    return [row for (firm, holder), row in found.items() if firm != holder and not firms.is_issuer(firm)]


def _in_passage(passage: Passage) -> Iterator[_Told]:
    names, text = Arguments(passage), passage.marked
    for start, end in passage.sentences:
        if _CHANGE.search(text, start, end):
            continue
        told = start
        for verb in _HOLDS.finditer(text, start, end):
            begin = names.clause_start(verb.start(), start)
            if verb["no"] or verb.start() < told or _PRONOUN.match(text, begin):
                continue
            by = text.rfind("由", begin, verb.start())
            if by >= 0:  # 乙由甲持有70%股权, 乙70%的股权由甲持有
                held, holders = names.own_subject(by, begin), names.listed(by + 1, verb.start())
                stop = names.passage.clause_at(verb.start())[1]
                share = next((q for q in passage.quantities_between(begin, stop) if q.unit == "%"), None)
                if len(held) == len(holders) == 1 and share is not None and share.value is not None:
                    yield holders[0].text, held[0].text, share.value, passage.evidence(begin, stop)
                continue
            holders = _holders(names, verb.start() - text.startswith("除", verb.start() - 1), begin, start)
            for firm, ratio, told in _objects(names, verb.end(), end) if len(holders) == 1 else ():
                yield holders[0].text, firm.text, ratio, passage.evidence(holders[0].start, told)
        for whole in _WHOLLY.finditer(text, start, end):
            owner = next((s for s in names.spans if s.end == whole.start()), None)
            if owner is None:
                continue
            copula = _COPULA.search(text, start, owner.start)
            owned = (
                names.own_subject(copula.start(), names.clause_start(copula.start(), start)) if copula else []
            )
            owned = owned or [Named(s.start, s.end, s.text) for s in names.spans if s.start == whole.end()]
            if len(owned) == 1:
                yield owner.text, owned[0].text, 100.0, passage.evidence(start, end)


def _holders(names: Arguments, place: int, begin: int, start: int) -> list[Named]:
    """Who holds: a person or a name that fills the clause so far, or the subject."""
    own = names.skipped(begin, place)
    whole = Named(own, place, names.text[own:place])
    if is_person(whole.text) or (own < place and names.may_be_name(whole, bounded=True)):
        return [whole]
    return names.subject(place, start)


def _objects(names: Arguments, place: int, end: int) -> Iterator[tuple[Named, float, int]]:
    """Each firm of a list with its share: 持有|甲55%股权、|乙30%股权."""
    while place < end:
        share = next((q for q in names.passage.quantities_between(place, end) if q.unit == "%"), None)
        stake = _STAKE.match(names.text, share.end, end) if share is not None else None
        if share is None or share.value is None or stake is None:
            return
        stop = len(names.text[: share.start].rstrip("的 "))
        bracket = next((b for b in BRACKET.finditer(names.text, place, stop) if b.end() == stop), None)
        firm = Named(place, bracket.start() if bracket else stop, "")
        firm = Named(firm.start, firm.end, names.text[firm.start : firm.end])
        if not names.may_be_name(firm, bounded=True):
            return
        goes_on = _NEXT.match(names.text, stake.end(), end)
        place = goes_on.end() if goes_on else stake.end()
        yield firm, share.value, place
        if place == stake.end():
            return


def _investor_before(document: Document, index: int) -> str | None:
    """Whose investments a table lists, as the sentence before it says: 陈晨对其他企业的投资情况如下."""
    for near in (index - 1, index - 2):
        if near < 0 or document.blocks[near].kind != "paragraph":
            continue
        passage = Passage(document, near)
        told = list(_INVESTS.finditer(passage.marked))[-1:]
        start = passage.sentence_at(told[0].start())[0] if told else 0
        names = Arguments(passage)
        if told and not _PRONOUN.match(passage.marked, names.clause_start(told[0].start(), start)):
            place = told[0].start()
            if passage.marked[start:place].rstrip("，").endswith("外"):
                place = max(start, passage.marked.rfind("除", start, place))  # 陈晨|除持有…外，对其他企业
            found = names.subject(place, start)
            return found[0].text if len(found) == 1 else None
    return None


def _in_table(document: Document, table: SourceTable, investor: str | None) -> Iterator[_Told]:
    """The firms of a list of investments, each held by whom its cell names, else by the investor."""
    heads = {c.column: unbroken(c.text) for c in table.cells if c.row < max(1, table.header_rows)}
    firm = next((c for c, head in heads.items() if _FIRM_HEAD.search(head)), None)
    ratio = next((c for c, head in heads.items() if _RATIO_HEAD.search(head)), None)
    if firm is None or ratio is None:
        return
    firms = {c.row: c for c in table.cells if c.column == firm}
    for cell in table.cells:
        told = _CELL.match(unbroken(cell.text)) if cell.column == ratio and cell.row in firms else None
        holder = told and (told["holder"] or investor)
        if told and holder and cell.row >= max(1, table.header_rows):
            held = firms[cell.row]
            evidence = document.cite([*held.parts, *cell.parts])
            yield holder, unbroken(held.text), float(told["ratio"]), evidence
