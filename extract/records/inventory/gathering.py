"""Candidates from everywhere: running text, lines of label and value, tables, charts, definitions, enumerations."""

from __future__ import annotations

import re
from itertools import groupby

from extract.language import vocabularies
from extract.language.names.endings import find_possible
from extract.language.names.finder import find_certain, find_names
from extract.language.names.lexicon import lexicon
from extract.language.names.lists import find_listed
from extract.language.names.model import NameSpan
from extract.language.names.words import PERSON, ending_kinds, is_person
from extract.language.regions import gazetteer
from extract.language.segmenter import segmenter
from extract.language.tokens import Tokens
from extract.records.inventory.columns import label_kind, list_kind, looks_like_name, note_labelled
from extract.records.inventory.latin import latin_names
from extract.records.inventory.printed import unbroken
from extract.records.inventory.tally import Sign, Tally
from extract.records.passages import annotations_of
from schemas import Document

_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]{2}")
_LABELLED = re.compile(r"^(?P<label>[\u4e00-\u9fff（）A]{2,12})\s*[:：]\s*(?P<value>[^:：。；]{2,60})$")
_LIST = re.compile(
    r"(?:^|(?<=[。；;（(\s]))(?P<label>[\u4e00-\u9fff]{2,6})\s*[:：](?P<items>[^:：。；;（()）\n]{2,200})"
)
_SOURCES = re.compile(r"来源(?:于|自|为)?\s*[:：]?(?<=[:：为自于])(?P<items>[^。；;：:\n]{2,60})")
_TITLED, _BETWEEN = (
    re.compile(r"《[^》]*》?|[（(][^）)]*[）)]?"),
    re.compile(r"[、，,/|]|以及|[和与及]|\s{2,}"),
)
_OF_SOURCE = re.compile(r"(?:数据库?|官网|官方网站|网站|公告|年报|统计|整理|绘制|测算|研究)+$|^根据")
_LEAST_CELL = 3
_CLAUSE = re.compile(r"[^，。；：！？\n\t“”《》（）()]+")
_MARK = re.compile(r"\s*(?:、(?:(?:和|与|及)(?![^、]{1,16}、))?|以及|(?<!、)(?:和|与|及))\s*")
"""What parts the members of an enumeration; 和 behind a mark stands before the last of them only: 、和利时、 is a name."""
_LEAST_LIST, _LEAST_ITEM = 3, 2
_LONGEST_ITEM, _LONGEST_LINE = 16, 120
_ASIDE = re.compile(r"[〈<（(][^〉>）)]*(?:[〉>）)]|$)")
_COMMA = re.compile(r"[、，,；;\s]")
_NO_BODY = re.compile(r"[的了将按]|\d|负责|配合|牵头|分工|下同|以下")
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
    for match in _SOURCES.finditer(text) if "来源" in text else ():
        for item in _BETWEEN.split(_TITLED.sub("", match["items"])):
            source = _OF_SOURCE.sub("", item.strip())
            if _LEAST_ITEM <= len(source) <= _LONGEST_ITEM and _is_source(source):
                tally.add(source, "context", "other", "english" if source.isascii() else "short")
    labelled = _LABELLED.match(text.strip()) if "：" in text or ":" in text else None
    if labelled and label_kind(labelled["label"]):
        note_labelled(labelled["label"], labelled["value"], tally)
    return spans


def _is_source(name: str) -> bool:
    """Whether what a note gives as its source is a body, and no kind of paper: 公开资料."""
    return looks_like_name(name) or name.endswith(tuple(ending_kinds()))


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
    """Add full and known names in the cells of tables, of which many say the same."""
    found: dict[str, list[NameSpan]] = {}
    for table in document.tables:
        for cell in table.cells:
            text = unbroken(cell.text)
            if text not in found:
                named = len(text) >= _LEAST_CELL and _IDEOGRAPHS.search(text)
                found[text] = find_certain(text, annotations_of(document).words_of(text)) if named else []
            for span in found[text]:
                tally.add(span.text, span.source, span.kind, span.form, span.canonical)


def note_figure(text: str, tally: Tally) -> None:
    """Add the words drawn in a chart that are names whole."""
    labels = [label for piece in _PIECE.findall(text) if 2 < len(label := piece.strip()) <= 40]
    for label in labels:
        for span in find_names(label):
            if span.text == label or span.source in ("lexicon", "legal"):
                tally.add(span.text, span.source, span.kind, span.form, span.canonical)
    # The labels of an axis are an enumeration.
    listed = "、".join(dict.fromkeys(label for label in labels if label.isalpha()))
    for span in find_names(listed):
        if span.source == "list" and span.text in labels:
            tally.add(span.text, "list", span.kind)


def note_neighbours(text: str, tokens: Tokens, spans: list[NameSpan], tally: Tally) -> None:
    """Add the unknown members of enumerations of which others are names; `spans` are the names known so far."""
    known = {(span.start, span.end) for span in spans}
    for span in find_listed(text, tokens, spans):
        if (span.start, span.end) not in known and not tally.accepted(span.text):
            tally.add(span.text, "list", span.kind, "english" if span.text.isascii() else "short")


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
        PERSON.fullmatch(item) is not None
        and item not in gazetteer().names
        and item not in lexicon().names
        and not segmenter().has_word(item)
    )
