"""The note in brackets below a policy's title: （2023年11月2日市人民代表大会常务委员会通过）, （市发展改革委 2021年9月）."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.language.periods import parse_date
from schemas import Block

_NOTE = re.compile(r"[（(](?P<words>[^（）()]{6,120})[）)]")
_DAY = re.compile(r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?")
_DONE = re.compile(r"(?P<done>公布|发布|印发|批准|通过|修订|修正)")
_BY = re.compile(r"(?P<body>[\u4e00-\u9fff]{2,40}?(?:人民代表大会(?:常务委员会)?|人民政府|常务会议))")
_BODY = re.compile(r"[\u4e00-\u9fff]{2,30}(?:部|局|厅|委|委员会|办公室|政府|院|署|中心)")
_BLOCKS = 30


def note_below_title(blocks: Iterable[Block]) -> tuple[str | None, str | None]:
    """(issuer, date in ISO 8601) that the first such note tells; None where it does not.

    Of several dates the one of publication counts, else the first.
    """
    for block in list(blocks)[:_BLOCKS]:
        match = _NOTE.fullmatch("".join(block.text.split()))
        if match is None:
            continue
        words = match["words"]
        days = list(_DAY.finditer(words))
        body = _BODY.fullmatch(_DAY.sub("", words).strip("，,、；;"))
        if not days or not (body or _DONE.search(words)):
            continue
        told = next((d for d in days if _published(words, d.end())), days[0])
        by = _BY.search(_DAY.sub("", words))
        issuer = body[0] if body else by["body"] if by else None
        return issuer, parse_date(told[0])
    return None, None


def _published(words: str, place: int) -> bool:
    """Whether the first thing that is said to be done after a date is the publication."""
    done = _DONE.search(words, place)
    return done is not None and done["done"] in ("公布", "发布", "印发")
