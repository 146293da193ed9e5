"""The inventory of a document's names: taken before any event is read, asked by everything that reads one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import ahocorasick_rs

from extract.language import vocabularies
from extract.language.characters import simplified
from extract.language.names.finder import find_names, without_overlaps
from extract.language.names.legal import find_legal
from extract.language.names.lexicon import lexicon, stands_alone
from extract.language.names.model import NameSpan
from extract.language.names.words import is_person, list_heads, may_be_person, words
from extract.language.regions import gazetteer
from extract.language.segmenter import segmenter
from extract.language.tokens import Tokens
from extract.records.capital.definitions import definitions_in
from extract.records.inventory.abbreviations import note_abbreviations, note_towns
from extract.records.inventory.borders import has_different_neighbours, settle_borders
from extract.records.inventory.columns import note_tables
from extract.records.inventory.contained import settle_contained
from extract.records.inventory.gathering import (
    note_cells,
    note_figure,
    note_neighbours,
    note_persons,
    note_text,
)
from extract.records.inventory.printed import unbroken
from extract.records.inventory.tally import ENOUGH, Candidate, Tally
from extract.records.names import Names
from extract.records.passages import annotations_of
from schemas import Document
from schemas.organization import OrganizationKind

_TEXTS = ("paragraph", "heading", "footnote", "caption", "source_note", "title")
_ROUNDS = 2
_NEVER = re.compile(r"[。；！？“”《》%％\n\t]|^\W|^[\d.,\s]+$|^[（(]?\d+[）)]?$")
_OF_ANOTHER = frozenset("股卡所在")
_LEAST_FOUND = 3
_SURE = ("lexicon", "legal", "agency")


class Inventory:
    """The names of one document."""

    def __init__(
        self, accepted: dict[str, Candidate], moved: dict[str, str], tally: Tally, dropped: set[str]
    ) -> None:
        self._accepted = accepted
        self._met = {candidate.text for candidate in tally} | dropped
        self._moved = moved
        self._find()
        self._told: dict[str, list[NameSpan]] = {}
        self.persons = tally.persons - accepted.keys()
        """Names of persons that tables and labels give."""
        self.names = Names()
        """Which names are one organization."""
        self.issuer: str | None = None
        """Whom the document calls 发行人 or 本公司, or whose name its form of particulars gives."""

    def _find(self) -> None:
        self._forms = [form for form in self._accepted if len(form) > 1]
        self._finder = ahocorasick_rs.AhoCorasick(
            self._forms, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST
        )

    def learn(self, names: Iterable[Candidate]) -> None:
        """Take names that rows were found to hold: where a text was read as naming a piece of one, it names the whole."""
        new = {c.text: c for c in names if c.text not in self._accepted and c.text not in self._moved}
        self._accepted |= new
        self._find()

    def mentions(self, text: str, tokens: Tokens | None = None) -> list[NameSpan]:
        """Every organization that a text names, from left to right, none overlapping another."""
        tokens = tokens or Tokens(text)
        told = self._told.get(text)
        told = find_names(text, tokens) if told is None else told
        return self.completed([s for s in map(self._settled, told) if s is not None], text, tokens)

    def completed(self, spans: list[NameSpan], text: str, tokens: Tokens) -> list[NameSpan]:
        """The names that were found in a text, with all others that the document is known to name."""
        for number, start, end in self._finder.find_matches_as_indexes(text):
            others = [s for s in spans if s.start < end and start < s.end]
            if any(s.start < start or s.end > end or s.end - s.start == end - start for s in others):
                continue
            if not others and not self._stands_alone(text, start, end, tokens):
                continue
            spans = [s for s in spans if s not in others]
            spans.append(self._span(start, end, self._forms[number]))
        return without_overlaps(spans)

    def is_name(self, text: str) -> bool:
        """Whether a whole string is the name of an organization, known here or of a full name's form."""
        name = text.strip()
        if name in self._accepted:
            return True
        if name in self._moved or name in self.persons:
            return False
        return any(s.text == name for s in find_legal(name, Tokens(name)))

    def is_person(self, text: str) -> bool:
        """Whether a string is a person's name: one that the document gives as such, or of that form and no firm's."""
        formed = is_person(text) or (len(text) == 3 and not text.isascii() and may_be_person(text))
        return text in self.persons or (text not in self._accepted and formed and not _is_word(text))

    def kind(self, name: str) -> OrganizationKind | None:
        """What an organization is by the name it goes by here, None for a string that is none of the names."""
        candidate = self._accepted.get(self._moved.get(name, name))
        return candidate.kind if candidate is not None else None

    def is_listed(self, name: str) -> bool:
        """Whether a name stands in a column of names: of holders, of customers."""
        candidate = self._accepted.get(name)
        return candidate is not None and "column" in candidate.signs

    def same(self, one: str, other: str) -> bool:
        """Whether two names are one organization's."""
        return self.names.identity(one) == self.names.identity(other)

    def full_name(self, name: str) -> str:
        """The full name of the organization that a name stands for; the name itself where the document gives none."""
        return self.names.full_name(name) or name

    def all(self) -> list[str]:
        """Every name, in the order in which the document gives them."""
        return list(self._accepted)

    def _settled(self, span: NameSpan) -> NameSpan | None:
        """A name that a text tells, as the whole document settled it; None where it is none after all."""
        form = self._moved.get(span.text, span.text)
        if form not in self._accepted:
            return span if span.source in _SURE and span.text not in self._met else None
        if form == span.text:
            return span
        at = span.text.find(form)
        if at < 0:
            return span  # completed by signs beside it: found by the second pass
        return replace(span, start=span.start + at, end=span.start + at + len(form), text=form)

    def _stands_alone(self, text: str, start: int, end: int, tokens: Tokens) -> bool:
        if text[end : end + 1] in _OF_ANOTHER and end - start <= _LEAST_FOUND:
            return False
        return stands_alone(text, start, end, tokens)

    def _span(self, start: int, end: int, form: str) -> NameSpan:
        candidate = self._accepted[form]
        return NameSpan(start, end, form, candidate.kind, "known", candidate.form, candidate.canonical)


def take_inventory(document: Document) -> Inventory:
    """The names of a document: candidates from everywhere, borders by recurrence, acceptance by all that was met."""
    annotations, tally = annotations_of(document), Tally()
    indices = [i for i, block in enumerate(document.blocks) if block.kind in _TEXTS]
    told = {}
    for index in indices:
        tokens = annotations.tokens(index)
        told[tokens.text] = note_text(tokens.text, tokens, tally)
        note_persons(tokens.text, tally)
        note_towns(tokens.text, tokens, tally)
    for block in document.blocks:
        if block.kind == "figure":
            note_figure(block.text, tally)
    for head in dict.fromkeys(page.header for page in document.page_list if page.header):
        note_text(head, Tokens(head), tally)
    note_tables(document, tally)
    note_cells(document, tally)
    definitions = definitions_in(document)
    for definition in definitions:
        tally.add(definition.full_name, "definition", "firm", "full")
        for short in definition.short_names:
            tally.add(short, "definition", "firm", "alias" if short in words()["contextual"] else "short")
    whole = "\n".join(page.text for page in document.page_list)
    whole = simplified(whole) if document.traditional else whole
    note_abbreviations(whole, tally)
    moved = settle_borders(whole, tally)
    met = {candidate.text for candidate in tally}
    moved |= settle_contained(unbroken(whole), tally)
    dropped = met - {candidate.text for candidate in tally}
    inventory = _accepting(tally, moved, dropped, whole, told)
    for _ in range(_ROUNDS):
        before = len(inventory.all())
        for index in indices:
            tokens = annotations.tokens(index)
            if "、" in tokens.text or "/" in tokens.text:
                note_neighbours(tokens.text, tokens, inventory.mentions(tokens.text, tokens), tally)
        inventory = _accepting(tally, moved, dropped, whole, told)
        if len(inventory.all()) == before:
            break
    for form, candidate in inventory._accepted.items():
        inventory.names.know(form, candidate.kind, candidate.form, candidate.canonical)
    for definition in definitions:
        for short in definition.short_names:
            inventory.names.define(short, definition.full_name)
    inventory.names.join()
    issuers = (d.full_name for d in definitions if d.kind == "issuer")
    inventory.issuer = next(issuers, None) or next(
        (f for f in (*tally.issuers, *tally.called) if inventory.is_name(f)), None
    )
    return inventory


def _accepting(
    tally: Tally, moved: dict[str, str], dropped: set[str], whole: str, told: dict[str, list[NameSpan]]
) -> Inventory:
    accepted = {c.text: c for c in tally if _is_name(c, tally, whole)}
    inventory = Inventory(accepted, moved, tally, dropped)
    inventory._told = told
    return inventory


def _is_name(candidate: Candidate, tally: Tally, whole: str) -> bool:
    """Whether what was met of a candidate makes it a name."""
    name = candidate.text
    if (
        len(name) < 2
        or _NEVER.search(name)
        or not _is_paired(name)
        or name in words()["not_names"]
        or name in list_heads()
    ):
        return False
    if (
        name in _roles()
        or name in words()["contextual"]
        or (name in gazetteer().names and name not in lexicon().names)
    ):
        return False
    evidence = vocabularies.load("name_evidence")
    if name in evidence["latin_endings"]:
        return False
    told = candidate.signs.keys() & {"lexicon", "definition"}
    if not told and (
        name.startswith(tuple(evidence["never_heads"])) or name.endswith(tuple(evidence["never_tails"]))
    ):
        return False
    if name in tally.persons and not candidate.signs.keys() - {"column", "list"}:
        return False
    if candidate.score < ENOUGH and candidate.score + 0.5 >= ENOUGH and has_different_neighbours(name, whole):
        return True
    return candidate.score >= ENOUGH


@vocabularies.derived
def _roles() -> frozenset[str]:
    """Heads and labels that names stand under: 客户, 实际控制人 are none."""
    evidence = vocabularies.load("name_evidence")
    groups = [*evidence["columns"].values(), *evidence["labels"].values()]
    return frozenset(word for group in groups for word in group)


def _is_word(text: str) -> bool:
    """Whether a string is a word of the dictionary, and no person known to it: 盛大."""
    return segmenter().has_word(text) and segmenter().tag(text)[0][1] != "nr"


def _is_paired(name: str) -> bool:
    """Whether every bracket of a name is closed: 城）有限公司 is a piece of one."""
    return sum(sign in "（(" for sign in name) == sum(sign in "）)" for sign in name)
