"""What a cell is by its own words, by the parsers that exist; and what a column is by its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from extract.language import vocabularies
from extract.language.names import find_names
from extract.language.periods import parse_date
from extract.language.quantities import read_cell
from extract.language.regions import find_regions

CellType = Literal[
    "blank", "undisclosed", "year", "date", "percent", "money", "number", "count", "round", "place", "name", "names",
    "title", "words", "prose",
]  # fmt: skip

FIGURES: frozenset[CellType] = frozenset({"percent", "money", "number", "count"})

_YEAR = re.compile(r"(?:19|20)\d\d\s*(?:年度?)?")
_GRADE = re.compile(r"第?[一二三四五六七八九十]+[类级等期型档星]")
"""三类 is a class and no quantity."""
_TITLE = re.compile(r"《.{4,}》")
_TITLE_TAIL = re.compile(r"(?:[（(][^（）()]{1,24}[）)]|\s)+$")
_LEAST_TITLE = 6
_SENTENCE = re.compile(r"[。；！？]|[，].*[，]")
_LIST = re.compile(r"[、;；\n]|(?<=[\u4e00-\u9fff])[，,](?=[\u4e00-\u9fffA-Z])")
_LATIN_NAME = re.compile(r"[A-Z0-9][\w.&'’+-]*(?: [A-Za-z0-9&][\w.&'’+-]*){0,5}")
_PROSE = 40
_LONGEST_PLACE = 12


@vocabularies.derived
def cell_type(text: str) -> CellType:
    """The type of a cell, names left as words: telling them needs more than a look (`name_type`)."""
    plain = text.strip()
    if plain in vocabularies.load("qualifiers")["empty"]:
        return "blank"
    if _YEAR.fullmatch(plain):
        return "year"
    if _GRADE.fullmatch(plain):
        return "words"
    number = read_cell(plain) if len(plain) < _PROSE else None
    if number is not None and number.qualifier == "undisclosed":
        return "undisclosed"
    if parse_date(plain) is not None:
        return "date"
    if number is not None:
        if number.unit in ("%", "‰", "百分点"):
            return "percent"
        if number.currency is not None:
            return "money"
        return "count" if number.unit is not None else "number"
    if _round(plain):
        return "round"
    if len(plain) <= _LONGEST_PLACE and _is_place(plain):
        return "place"
    if _TITLE.search(plain) or _ends_as_title(plain):
        return "title"
    return "prose" if len(plain) > _PROSE or _SENTENCE.search(plain) else "words"


@vocabularies.derived
def name_type(text: str) -> CellType | None:
    """Whether words are the name of one organization or a list of several."""
    plain = text.strip()
    items = [item.strip() for item in _LIST.split(plain) if item.strip()]
    if len(items) > 1:
        short = sum(2 <= len(item) <= 24 for item in items)
        return "names" if short == len(items) and any(map(_is_name, items)) else None
    return "name" if _is_name(plain) else None


def profile(texts: Iterable[str], *, names: bool = False) -> dict[CellType, float]:
    """The share that each type has of the cells that say something; with `names`, words are asked for names."""
    counts: Counter[CellType] = Counter()
    for text in texts:
        kind = cell_type(text)
        if kind == "blank":
            continue
        if names and kind in ("words", "prose"):
            kind = name_type(text) or kind
        counts[kind] += 1
    total = counts.total()
    return {kind: count / total for kind, count in counts.items()} if total else {}


def counts_up(texts: list[str]) -> bool:
    """Whether cells number their rows: 1, 2, 3 …."""
    plain = [text.strip().rstrip(".、") for text in texts]
    if len(plain) < 2 or not all(text.isdecimal() and len(text) < 5 for text in plain):
        return False
    first = int(plain[0])
    return first in (0, 1) and [int(text) for text in plain] == list(range(first, first + len(plain)))


@vocabularies.derived
def _round_forms() -> frozenset[str]:
    names: dict[str, list[str]] = vocabularies.load("rounds")["names"]
    return frozenset(form.lower() for name, forms in names.items() for form in (name, *forms))


_LETTER_ROUND = re.compile(
    r"(?:pre[-－—]?)?[a-h][1-9]?\+{0,3}(?:轮\+?)?|(?:天使|种子|战略)(?:轮|融资|投资)?\+?", re.I
)


def _round(text: str) -> bool:
    """Whether words name one round, or two by turns: 天使轮/Pre-A."""
    parts = [part for part in re.split(r"[/、]", "".join(text.split()).replace("＋", "+")) if part]
    return bool(parts) and all(
        _LETTER_ROUND.fullmatch(part) is not None or part.lower() in _round_forms() for part in parts
    )


def _ends_as_title(text: str) -> bool:
    """Whether words end like the name of a policy: 关于…的通知, …行动计划（2021—2023年）."""
    plain = _TITLE_TAIL.sub("", text)
    endings: list[str] = vocabularies.load("policy_names")["endings"]
    return len(plain) >= _LEAST_TITLE and plain.endswith(tuple(endings)) and _SENTENCE.search(plain) is None


def _is_place(text: str) -> bool:
    regions = find_regions(text)
    covered = sum(region.end - region.start for region in regions)
    return bool(regions) and covered >= len(re.sub(r"[、/，,\s]", "", text))


def _is_name(text: str) -> bool:
    if len(text) < 2 or len(text) > _PROSE:
        return False
    if _LATIN_NAME.fullmatch(text):
        return True
    spans = find_names(text)
    return any(span.end - span.start >= 0.8 * len(text) for span in spans)
