"""Every organization that a document names, wherever it does."""

from __future__ import annotations

import re

import ahocorasick_rs

from extract.language import vocabularies
from extract.language.names.contexts import find_definitions, find_renamings
from extract.language.names.edges import left_edge
from extract.language.names.finder import find_certain, find_names
from extract.language.names.lexicon import stands_alone
from extract.language.names.model import NameSpan
from extract.records.addressees import add_addressees
from extract.records.grid import Grid
from extract.records.names import Names, name_key
from extract.records.passages import Passage
from schemas import Document, Evidence, Extraction

_KINDS = ("paragraph", "heading", "footnote", "caption", "source_note", "title")
_LEAST_KNOWN = 3
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]{2}")
_PERSON = re.compile(r"^[\u4e00-\u9fff]{2,3}$")


def collect_names(document: Document, texts: list[Passage], extraction: Extraction, names: Names) -> None:
    """Gather the names of the rows so far, of cells and of running text, and set `Passage.names`.

    Names once recognised are then found everywhere.
    """
    names_of_rows(extraction, names)
    _from_cells(document, names)
    for passage in texts:
        passage.names = find_names(passage.text, passage.tokens)
    if document.kind == "policy_notice":
        add_addressees(texts)
    _again(texts, names)
    for passage in texts:
        for span in passage.names:
            names.add(span.text, span.kind, passage.evidence(span.start, span.end), span.form, span.canonical)
        _definitions(passage, names)
        for former, later in find_renamings(passage.text, passage.names):
            names.same(former.text, later.text)


def texts_of(document: Document) -> list[Passage]:
    """The passages in which organizations are named."""
    return [Passage(document, i) for i, block in enumerate(document.blocks) if block.kind in _KINDS]


def names_of_rows(extraction: Extraction, names: Names) -> None:
    """The names that rows hold; those of a row that was noted before are not noted again."""
    for event in extraction.funding_rounds:
        if event.evidence is not None:
            names.add(event.firm, "firm", event.evidence)
        for party in event.participants:
            if party.evidence is not None and not _is_nobody(party.name, party.evidence):
                names.add(party.name, "investor", party.evidence)
    for holding in extraction.shareholdings:
        if (
            holding.evidence is not None
            and holding.holder_kind not in ("自然人", "社会公众")
            and not _is_nobody(holding.holder, holding.evidence)
        ):
            names.add(holding.holder, "investor", holding.evidence)
    for fund in extraction.funds:
        if fund.evidence is not None:
            names.add(fund.name, "fund", fund.evidence)


def _from_cells(document: Document, names: Names) -> None:
    """Full and known names in the cells of tables; a name of a row is not taken apart (清澜 in 清澜科技)."""
    rows = {name_key(form) for form in names.surface_forms()}
    for index, table in enumerate(document.tables):
        grid = Grid(document, index)
        for cell in table.cells:
            if len(cell.text) < _LEAST_KNOWN or not _IDEOGRAPHS.search(cell.text):
                continue
            if name_key(cell.text) in rows:
                continue
            for span in find_certain(cell.text):
                names.add(
                    span.text, span.kind, grid.cite(cell, span.start, span.end), span.form, span.canonical
                )


def _is_nobody(name: str, evidence: Evidence) -> bool:
    """Whether a holder or party is a person, or the public: 社会公众, or a kind of shares named for its holders."""
    public = any(word in name for word in vocabularies.load("capital_words")["public"])
    return public or _PERSON.match(name) is not None or f"\t{name}股" in evidence.quote


def _definitions(passage: Passage, names: Names) -> None:
    for opens, end, short in find_definitions(passage.text):
        full = next((s for s in passage.names if s.end == opens), None)
        start = full.start if full else left_edge(passage.tokens, opens)
        name = passage.text[start:opens].strip()
        if 4 <= len(name) <= 50 and (full is not None or name.endswith(("公司", "院", "会", "中心", "所"))):
            names.define(short, name, passage.evidence(start, end), full.kind if full else "firm")


def _again(texts: list[Passage], names: Names) -> None:
    """Find the names that the rest of the document, or its tables, made known.

    A name that is known whole takes the place of one that was found within it.
    """
    met = {span.text: span.kind for passage in texts for span in passage.names}
    forms = {f: k for f, k in (met | names.surface_forms()).items() if len(f) >= _LEAST_KNOWN}
    if not forms:
        return
    ordered = list(forms)
    automaton = ahocorasick_rs.AhoCorasick(ordered, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)
    for passage in texts:
        more: list[NameSpan] = []
        for number, start, end in automaton.find_matches_as_indexes(passage.text):
            others = [s for s in passage.names if s.start < end and start < s.end]
            if any(s.start < start or s.end > end or s.end - s.start == end - start for s in others):
                continue
            if not others and not stands_alone(passage.text, start, end, passage.tokens):
                continue
            passage.names = [s for s in passage.names if s not in others]
            more.append(NameSpan(start, end, ordered[number], forms[ordered[number]], "known"))
        if more:
            passage.names = sorted([*passage.names, *more], key=lambda s: s.start)
