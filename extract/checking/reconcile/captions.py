"""The lists of figures and tables in the contents against the captions in the text: is the wording the same?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from extract.records.passages import Passage
from schemas import Check, CheckMember, Document, Evidence, SourceFigure, SourceTable
from schemas.check import CheckVerdict

_ENTRY = re.compile(
    r"^\s*(?P<label>图表|附图|附表|图|表)\s*(?P<number>\d+(?:[-.．—–]\d+)*)[\s:：.．、]*(?P<title>\S.*?)\s*"
    r"(?:[.．…·⋯•﹒‥_\s]{3,}|\t|\s)\s*(?P<page>\d{1,4})\s*$",
    re.M,
)
_LABEL = re.compile(r"^(?P<label>图表|附图|附表|图|表)\s*(?P<number>\d+(?:[-.．—–]\d+)*)$")
_MARKS = re.compile(r"[\s“”\"'‘’（）()《》、，,：:；;.·—–\-~～]+")
_ALIKE = 0.5


def check_captions(document: Document) -> Iterator[Check]:
    """A check for every entry of a list of figures or tables whose caption was found."""
    items: list[SourceFigure | SourceTable] = [*document.figures, *document.tables]
    captions = {
        key: (item.caption, item.evidence)
        for item in items
        if item.caption and item.evidence is not None and (key := _key(item.number or "")) is not None
    }
    for index, block in enumerate(document.blocks):
        if block.kind != "contents":
            continue
        passage = Passage(document, index)
        for entry in _ENTRY.finditer(passage.text):
            found = captions.get((entry["label"], _number(entry["number"])))
            if found is not None:
                evidence = passage.evidence(entry.start("label"), entry.end("title"))
                check = _check(entry["title"].rstrip(" .…·"), evidence, *found)
                if check is not None:
                    yield check


def _check(listed: str, entry: Evidence, caption: str, evidence: Evidence) -> Check | None:
    first, second = _bare(listed), _bare(caption)
    verdict: CheckVerdict = "consistent" if first == second else "inconsistent"
    if verdict == "inconsistent":
        if SequenceMatcher(None, first, second, autojunk=False).ratio() < _ALIKE:
            # Another caption: numbers begin anew in each chapter, or the caption was read wrongly
            verdict = "undetermined"
        elif first.startswith(second) or second.startswith(first):
            # One of them may have been cut at the end of its line
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


def _key(number: str) -> tuple[str, str] | None:
    found = _LABEL.match(number.strip())
    return (found["label"], _number(found["number"])) if found else None


def _number(text: str) -> str:
    return re.sub(r"[.．—–]", "-", text)


def _bare(title: str) -> str:
    return _MARKS.sub("", title)
