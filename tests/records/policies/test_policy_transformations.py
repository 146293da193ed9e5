"""The generator's measures told otherwise: other words, numbers, names and lines; the rows stay the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from corpus.generator.measures import Measure
from corpus.generator.policy.measures import BLOCKS
from extract.records.policies import policy_records
from schemas import Document

Make = Callable[..., Document]
Row = tuple[object, ...]

TITLE = "湖州市促进新型储能产业高质量发展若干措施"
WORDS = "\n".join(
    line
    for m in BLOCKS
    if isinstance(m, Measure)
    for line in (m.plain, m.tail.plain if m.tail else "")
    if line
)


def rows(make: Make, words: str, title: str = TITLE) -> list[Row]:
    """What every measure says of its sums, ratios and targets, and who is responsible."""
    document = make(f"{title}\n{words}\n")
    found: list[Row] = []
    for policy in policy_records(document):
        for row in policy.measures:
            found += [
                (a.kind, a.role, a.low, a.high, a.qualifier, a.currency, a.per, a.due) for a in row.amounts
            ]
            found.append(tuple(row.responsible))
    return found


def test_the_notice_as_it_stands_has_rows_of_every_kind(notice: Make) -> None:
    told = rows(notice, WORDS)
    assert {row[0] for row in told if row} >= {"amount", "ratio", "target"}
    assert {row[1] for row in told if len(row) > 3} >= {"support", "cap", "threshold", "fund", "target"}


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"给予最高", "最高给予"),
        (r"给予不超过", "不超过"),
        (r"（责任单位：([^；）]+)）", r"[责任单位：\1]"),
        (r"^第([一二三四五六七八九十]+)条", r"\1、"),
        (r"市科技局", "市科创局"),
        (r"最高(\d)", r"不超过\1"),
    ],
)
def test_other_words_and_numbers(notice: Make, pattern: str, instead: str) -> None:
    changed = re.sub(pattern, instead, WORDS, flags=re.M)
    assert changed != WORDS
    told = [tuple("市科技局" if v == "市科创局" else v for v in row) for row in rows(notice, changed)]
    assert told == rows(notice, WORDS)


@pytest.mark.parametrize("name", ["办法", "指引", "规程", "实施细则"])
def test_other_kinds_of_text(notice: Make, name: str) -> None:
    changed = WORDS.replace("本措施", f"本{name}")
    assert rows(notice, changed, TITLE.replace("若干措施", name)) == rows(notice, WORDS)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lines_broken_anywhere(notice: Make, seed: int) -> None:
    chance = random.Random(seed)
    lines = []
    for line in WORDS.splitlines():
        at = chance.randrange(30, len(line) - 4) if len(line) > 40 else 0
        # A break between figures, or right behind a closing mark, is not one inside a sentence.
        whole = (
            at
            and not re.search(r"[\d.。；：）\]]$", line[:at])
            and not re.match(r"[（(\d一二三四五六七八九十]", line[at:])
        )
        lines += [line[:at], line[at:]] if whole else [line]
    assert rows(notice, "\n".join(lines)) == rows(notice, WORDS)
