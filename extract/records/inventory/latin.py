"""Runs of capitalised Latin words, and what around them says that they are an organization."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language import vocabularies
from extract.records.inventory.tally import Sign

_WORD = r"(?:[A-Z][A-Za-z0-9&'’]*(?:[-.][A-Za-z0-9]+)*\.?|[a-z]{1,2}[A-Z][A-Za-z0-9]*|\d{1,2}[A-Z][a-z]+)"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9./@-]){_WORD}(?:(?: (?:\([A-Z][A-Za-z ]+\) )?|, ?(?=Inc|Ltd|LLC|L\.?P|Co\b))(?:(?:of|and|for|the|de|&) )?{_WORD})*(?![A-Za-z0-9@/])"
)
_ACRONYM = re.compile(r"[A-Z0-9.&-]{1,5}")
_ACTS = re.compile(r"\s*(?:公司)?(?:宣布|收购|发布|推出|完成|获得|表示|并购|融资|成立于|投资了?|被)")
_LISTED_BEFORE, _LISTED_AFTER = re.compile(r"[、和与及]\s*$"), re.compile(r"\s*[、和与及]")
_MARKS = '《“"（('


def latin_names(text: str) -> Iterator[tuple[str, Sign, int, int]]:
    """(name, sign, start, end) of each run with a sign beside it that it is an organization."""
    words = vocabularies.load("name_evidence")
    for match in _RUN.finditer(text):
        name = match[0].rstrip(".") if not match[0].endswith(tuple(words["latin_endings"])) else match[0]
        end = match.start() + len(name)
        if len(name) < 2 or (
            text[match.start() - 1 : match.start()] in _MARKS and text[end : end + 1] not in "）)"
        ):
            continue
        last = name.rsplit(" ", 1)[-1]
        if " " in name and last in words["latin_endings"]:
            yield name, "latin", match.start(), end
        elif text.startswith(tuple(words["latin_after"]), end + (text[end : end + 1] == " ")):
            if not _ACRONYM.fullmatch(name):
                yield name, "latin", match.start(), end
        elif _ACTS.match(text, end) and not _ACRONYM.fullmatch(name):
            yield name, "beside", match.start(), end


def latin_in_list(text: str, start: int, end: int) -> bool:
    """Whether an item of an enumeration is a run of Latin words and no acronym of a technique."""
    match = _RUN.fullmatch(text, start, end)
    return match is not None and not _ACRONYM.fullmatch(match[0])
