"""The lists of figures and tables in the contents against the captions in the text: is the wording the same?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from extract.reading.layout.marks import ENTRY, PLAIN_ENTRY, caption
from extract.records.passages import Passage
from schemas import Check, CheckMember, Document, Evidence, SourceFigure, SourceTable
from schemas.check import CheckVerdict

_DASHES = str.maketrans(dict.fromkeys(".．—–", "-"))
_ALIKE = 0.5


def check_captions(document: Document) -> Iterator[Check]:
    """A check for every entry of a list of figures or tables whose caption was found."""
    items: list[SourceFigure | SourceTable] = [*document.figures, *document.tables]
    captions = {
        _key(item.number): (item.caption, item.evidence)
        for item in items
        if item.caption and item.number and item.evidence is not None
    }
    for index, block in enumerate(document.blocks):
        if block.kind != "contents":
            continue
        passage = Passage(document, index)
        offset = 0
        for line in passage.text.split("\n"):
            entry = ENTRY.match(line) or PLAIN_ENTRY.match(line)
            listed = caption(entry["title"]) if entry is not None else None
            found = captions.get(_key(listed[1] or "")) if listed is not None else None
            if entry is not None and listed is not None and found is not None:
                evidence = passage.evidence(offset, offset + entry.end("title"))
                yield _check(listed[2].rstrip(" .…·"), evidence, *found)
            offset += len(line) + 1


def _check(listed: str, entry: Evidence, caption: str, evidence: Evidence) -> Check:
    first, second = _bare(listed), _bare(caption)
    verdict: CheckVerdict = "consistent" if first == second else "inconsistent"
    if verdict == "inconsistent":
        if SequenceMatcher(None, first, second, autojunk=False).ratio() < _ALIKE:
            # Another caption: numbers begin anew in each chapter, or the caption was read wrongly
            verdict = "undetermined"
    says = {"consistent": "一致", "inconsistent": "不一致"}.get(verdict, "对不上，可能是另一条题名")
    return Check(
        kind="caption",
        formula=f"目录“{listed}” {'=' if verdict == 'consistent' else '≠'} 题名“{caption}”",
        verdict=verdict,
        explanation=f"第{entry.page}页目录作“{listed}”，第{evidence.page}页题名作“{caption}”，{says}。",
        evidence=evidence,
        members=[CheckMember(role="题名", evidence=evidence), CheckMember(role="目录", evidence=entry)],
    )


def _key(number: str) -> str:
    """A number as printed, without white space and with one kind of dash: 图 1—2 -> 图1-2."""
    return "".join(number.split()).translate(_DASHES)


def _bare(title: str) -> str:
    return "".join(filter(str.isalnum, title))
