"""Candidates from everywhere: running text, lines of label and value, tables, charts, definitions, enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language.names.finder import find_certain, find_names
from extract.language.names.model import NameSpan
from extract.language.names.words import is_proper, stop_words, words
from extract.language.regions import gazetteer
from extract.language.tokens import Tokens
from extract.records.inventory.columns import label_kind, list_kind, names_of_cell, note_labelled
from extract.records.inventory.latin import latin_in_list, latin_names
from extract.records.inventory.tally import Tally
from schemas import Document
from schemas.organization import OrganizationKind

_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]{2}")
_LABELLED = re.compile(r"^(?P<label>[\u4e00-\u9fff（）A]{2,12})\s*[:：]\s*(?P<value>[^:：。；]{2,60})$")
_LIST = re.compile(
    r"(?:^|(?<=[。；;（(\s]))(?P<label>[\u4e00-\u9fff]{2,6})\s*[:：](?P<items>[^:：。；;（()）\n]{2,200})"
)
_LEAST_CELL = 3
_BETWEEN = re.compile(r"\s*、(?P<items>[^，。；：！？\n\t“”《》（）()]{2,80}?)(?:、|以及|和|与|及)\s*")
_AFTER = re.compile(
    r"\s*(?:、|以及|和|与|及)\s*(?P<item>[\u4e00-\u9fffA-Za-z0-9·&. -]{2,24}?)(?=等|[，。；）)]|$)"
)
_BEFORE = re.compile(r"(?:^|[，。；：（(由如有括是])(?P<item>[\u4e00-\u9fffA-Za-z0-9·&. -]{2,16})\s*、\s*$")
_LONGEST_ITEM = 16
_RELATIVE = "各省市区县团"
_PIECE = re.compile(r"[^\t\n]+")


def note_text(text: str, tokens: Tokens, tally: Tally) -> list[NameSpan]:
    """Add what a text tells to be names; those of them that are no bare run of Latin words are returned."""
    spans = find_names(text, tokens)
    for span in spans:
        tally.add(span.text, span.source, span.kind, span.form, span.canonical)
    for name, sign, _, _ in latin_names(text):
        tally.add(name, sign, "firm", "english")
    for match in _LIST.finditer(text):
        kind = list_kind(match["label"])
        for item in names_of_cell(match["items"]) if kind is not None else ():
            tally.add(item, "label", kind or "other", "alias" if item[0] in _RELATIVE else "short")
    labelled = _LABELLED.match(text.strip()) if "：" in text or ":" in text else None
    if labelled and label_kind(labelled["label"]):
        note_labelled(labelled["label"], labelled["value"], tally)
    return spans


def note_cells(document: Document, tally: Tally) -> None:
    """Add full and known names in the cells of tables."""
    for table in document.tables:
        for cell in table.cells:
            if len(cell.text) >= _LEAST_CELL and _IDEOGRAPHS.search(cell.text):
                for span in find_certain(cell.text):
                    tally.add(span.text, span.source, span.kind, span.form, span.canonical)


def note_figure(text: str, tally: Tally) -> None:
    """Add the words drawn in a chart that are names whole."""
    for piece in _PIECE.findall(text):
        label = piece.strip()
        for span in find_names(label) if 2 < len(label) <= 40 else ():
            if span.text == label or span.source in ("lexicon", "legal"):
                tally.add(span.text, span.source, span.kind, span.form, span.canonical)


def note_neighbours(text: str, spans: list[NameSpan], tally: Tally) -> None:
    """Add the unknown members of enumerations whose other members are names."""
    for item, start, end in _listed(text, spans):
        if tally.accepted(item) or not 2 <= len(item) <= _LONGEST_ITEM or item in words()["not_names"]:
            continue
        if latin_in_list(text, start, end):
            tally.add(item, "list", "firm", "english")
        elif _may_be_name(item):
            tally.add(item, "list", _kind_of(spans))


def _listed(text: str, spans: list[NameSpan]) -> Iterator[tuple[str, int, int]]:
    """The items that stand beside names in enumerations."""
    for index, span in enumerate(spans):
        following = spans[index + 1].start if index + 1 < len(spans) else None
        if following is not None:
            between = _BETWEEN.fullmatch(text, span.end, following)
            if between:
                yield from _split(text, *between.span("items"))
        elif index and (after := _AFTER.match(text, span.end)):
            yield after["item"].strip(), *after.span("item")
        if (
            index == 0
            and len(spans) > 1
            and (before := _BEFORE.search(text, max(0, span.start - 20), span.start))
        ):
            yield before["item"].strip(), *before.span("item")


def _split(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in re.compile(r"[^、]+").finditer(text, start, end):
        yield match[0].strip(), match.start() + len(match[0]) - len(match[0].lstrip()), match.end()


def _may_be_name(item: str) -> bool:
    tokens = Tokens(item).words
    return (
        item.isalnum()
        and not item.isdigit()
        and item not in gazetteer().names
        and not any(t.text in stop_words() or t.tag[0] in "pcu" or t.tag in ("m", "t", "v") for t in tokens)
        and is_proper(tokens)
    )


def _kind_of(spans: list[NameSpan]) -> OrganizationKind:
    kinds = [span.kind for span in spans]
    return max(set(kinds), key=kinds.count)
