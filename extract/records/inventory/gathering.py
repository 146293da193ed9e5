"""Candidates from everywhere: running text, lines of label and value, tables, charts, definitions, enumerations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from extract.language import vocabularies
from extract.language.names.endings import find_possible, is_possible
from extract.language.names.finder import find_certain, find_names
from extract.language.names.lexicon import lexicon
from extract.language.names.model import NameSpan
from extract.language.names.words import is_person, is_proper, stop_words, words
from extract.language.regions import gazetteer
from extract.language.segmenter import segmenter
from extract.language.tokens import Tokens
from extract.records.inventory.columns import label_kind, list_kind, note_labelled
from extract.records.inventory.latin import latin_in_list, latin_names
from extract.records.inventory.printed import unbroken
from extract.records.inventory.tally import Sign, Tally
from schemas import Document

_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]{2}")
_LABELLED = re.compile(r"^(?P<label>[\u4e00-\u9fff（）A]{2,12})\s*[:：]\s*(?P<value>[^:：。；]{2,60})$")
_LIST = re.compile(
    r"(?:^|(?<=[。；;（(\s]))(?P<label>[\u4e00-\u9fff]{2,6})\s*[:：](?P<items>[^:：。；;（()）\n]{2,200})"
)
_LEAST_CELL = 3
_CLAUSE = re.compile(r"[^，。；：！？\n\t“”《》（）()]+")
_MARK = re.compile(r"\s*(?:、(?:(?:和|与|及)(?![^、]{1,16}、))?|以及|(?<!、)(?:和|与|及))\s*")
"""What parts the members of an enumeration; 和 behind a mark stands before the last of them only: 、和利时、 is a name."""
_TAIL = re.compile(r"等.*")
_LEAST_LIST, _LEAST_ITEM = 3, 2
_LONGEST_ITEM, _LONGEST_LINE = 16, 120
_ASIDE = re.compile(r"[〈<（(][^〉>）)]*(?:[〉>）)]|$)")
_COMMA = re.compile(r"[、，,；;\s]")
_NO_BODY = re.compile(r"[的了将按]|\d|负责|配合|牵头|分工|下同|以下")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,12}")
_COUNTED_PERSONS = re.compile(r"(?:等?(?:\d+|[一二两三四五六七八九十]+)[名位人]|等).*")
_MOSTLY = 0.6
_RELATIVE = "各省市区县团"
_PIECE = re.compile(r"[^\t\n]+")


def note_text(text: str, tokens: Tokens, tally: Tally) -> list[NameSpan]:
    """Add what a text tells to be names; those of them that are no bare run of Latin words are returned."""
    spans = find_names(text, tokens)
    for span in spans:
        tally.add(span.text, _sign(span), span.kind, span.form, span.canonical)
        if span.form == "full" and span.kind == "firm" and text.endswith("发行人", 0, span.start):
            tally.called.append(span.text)
    for span in find_possible(text, tokens):
        tally.add(span.text, "beside", span.kind)
    for name, sign, _, _ in latin_names(text):
        tally.add(name, sign, "firm", "english")
    for match in _LIST.finditer(text):
        kind = list_kind(match["label"])
        for item in _bodies(text, match) if kind is not None else ():
            tally.add(item, "label", kind or "other", "alias" if item[0] in _RELATIVE else "short")
    labelled = _LABELLED.match(text.strip()) if "：" in text or ":" in text else None
    if labelled and label_kind(labelled["label"]):
        note_labelled(labelled["label"], labelled["value"], tally)
    return spans


def _sign(span: NameSpan) -> Sign:
    """What a name tells by how it was found; 勒索软件 and 国际知名组织 take more than their ending to be one."""
    words = vocabularies.load("name_evidence")
    if span.source == "ending" and span.text.endswith(tuple(words["thing_endings"])):
        return "thing"
    if span.source == "agency" and span.text.endswith(tuple(words["weak_bodies"])):
        return "beside"
    return span.source


def _bodies(text: str, match: re.Match[str]) -> list[str]:
    """The bodies that a label's list names; the last is left out where the list breaks off with the text."""
    items = [_ASIDE.sub("", item).strip() for item in _COMMA.split(_ASIDE.sub("", match["items"]))]
    if match.end() == len(text):
        items = items[:-1] if len(text) > _LONGEST_LINE else items
    return [item for item in items if _LEAST_CELL <= len(item) <= _LONGEST_ITEM and not _NO_BODY.search(item)]


def note_cells(document: Document, tally: Tally) -> None:
    """Add full and known names in the cells of tables."""
    for table in document.tables:
        for cell in table.cells:
            text = unbroken(cell.text)[0]
            if len(text) >= _LEAST_CELL and _IDEOGRAPHS.search(text):
                for span in find_certain(text):
                    tally.add(span.text, span.source, span.kind, span.form, span.canonical)


def note_figure(text: str, tally: Tally) -> None:
    """Add the words drawn in a chart that are names whole."""
    for piece in _PIECE.findall(text):
        label = piece.strip()
        for span in find_names(label) if 2 < len(label) <= 40 else ():
            if span.text == label or span.source in ("lexicon", "legal"):
                tally.add(span.text, span.source, span.kind, span.form, span.canonical)


def note_neighbours(text: str, spans: list[NameSpan], tally: Tally) -> None:
    """Add the unknown members of enumerations of which others are names."""
    for clause in _CLAUSE.finditer(text):
        known = {(s.start, s.end): s for s in spans if clause.start() <= s.start and s.end <= clause.end()}
        if not known or "、" not in clause[0]:
            continue
        items = list(_items(text, clause, known))
        members = [known[item] for item in items if item in known]
        if not members or len(items) < _LEAST_LIST:
            continue
        kinds = [member.kind for member in members]
        kind = max(kinds, key=kinds.count)
        for start, end in items:
            item = text[start:end]
            if (start, end) in known or tally.accepted(item) or item in words()["not_names"]:
                continue
            if latin_in_list(text, start, end):
                tally.add(item, "list", "firm" if kind == "government" else kind, "english")
            elif kind != "government" and not is_person(item) and _may_be_name(item):
                tally.add(item, "list", kind)


def note_persons(text: str, tally: Tally) -> None:
    """Note the members of an enumeration of persons, whatever the family names of some: 陈晨、盛砚、李霁和文澜."""
    for clause in _CLAUSE.finditer(text) if "、" in text else ():
        items = [item.strip() for item in _MARK.split(_COUNTED_PERSONS.sub("", clause[0]))]
        for person, run in groupby(items, key=_has_persons_form):
            members = list(run)
            if person and len(members) >= _LEAST_LIST:
                if sum(map(is_person, members)) >= _MOSTLY * len(members):
                    tally.persons.update(members)


def _has_persons_form(item: str) -> bool:
    return (
        _PERSON.fullmatch(item) is not None
        and item not in gazetteer().names
        and item not in lexicon().names
        and not segmenter().has_word(item)
    )


def _items(
    text: str, clause: re.Match[str], known: dict[tuple[int, int], NameSpan]
) -> Iterator[tuple[int, int]]:
    """The slices of a clause that stand between the marks of an enumeration; known names are never cut."""
    place, first = clause.start(), True
    for mark in [*_MARK.finditer(text, clause.start(), clause.end()), None]:
        end = mark.start() if mark else clause.end()
        if any(a < end < b for a, b in known):
            continue
        inside = [name for name in known if place <= name[0] and name[1] <= end]
        if inside:
            yield inside[-1] if first else inside[0]
        elif not first and end - place <= _LONGEST_ITEM:
            tail = _TAIL.search(text, place, end)
            stop = tail.start() if tail else end
            while place < stop and text[place].isspace():
                place += 1
            if mark is not None or tail is not None or end < len(text):
                yield place, len(text[:stop].rstrip())
        if mark:
            place, first = mark.end(), False


def _may_be_name(item: str) -> bool:
    tokens = Tokens(item).words
    return (
        _LEAST_ITEM <= len(item) <= _LONGEST_ITEM
        and item.isalnum()
        and not item.isdigit()
        and item not in gazetteer().names
        and not any(t.text in stop_words() or t.tag[0] in "pcu" for t in tokens[1:] or tokens)
        and not any(t.tag in ("t", "v") or (t.tag == "m" and not t.text.isdigit()) for t in tokens)
        and tokens[0].tag != "m"
        and (is_proper(tokens) or is_possible(item) or (tokens[0].tag == "nz" and tokens[-1].tag == "m"))
    )
