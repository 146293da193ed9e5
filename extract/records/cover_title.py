"""The title of a document: on its cover, above a notice, in its running heads."""

from __future__ import annotations

import itertools
import re

from extract.language import vocabularies
from extract.language.periods import parse_date
from extract.reading.layout.marks import ENDS_SENTENCE, numbering
from extract.records.kind_words import kind_of_title, meets
from extract.records.policy_titles import DOCUMENT_NUMBER, clean_title
from schemas import Block, Document

_LONGEST_TITLE = 80
_YEAR_LINE = re.compile(r"^[（(]\s*(?:19|20)\d{2}\s*年?(?:版|度)?\s*[）)]$|^(?:19|20)\d{2}\s*年(?:版|度)?$")
_LABELLED = re.compile(r"^(?:标\s*题|名\s*称)\s*[:：]\s*(?P<title>.+)$")
_NOTICE_HEAD = re.compile(r"^(?:[^《》，。：]{0,60})关于")
_NOTICE = re.compile(r"关于.{2,80}?的(?:通知|意见|决定|公告|通告|批复|函|命令|指导意见|实施意见)$")


def find_title(document: Document, cover: list[Block], heads: str) -> str | None:
    """The title of a document; `cover` are the blocks of its first pages, `heads` its running head."""
    labelled = next((m["title"] for b in cover if (m := _LABELLED.match(b.text.strip()))), None)
    if labelled:
        return clean_title(labelled)
    for block in cover[:40]:
        text = "".join(block.text.split())
        if (
            _NOTICE.search(text)
            and len(text) <= _LONGEST_TITLE + 40
            and not text.startswith(("根据", "按照", "现将"))
        ):
            return clean_title(block.text)
    notice = _notice_on_lines(cover)
    if notice is not None:
        return notice
    best = _largest(cover)
    if best is not None:
        return best
    if heads and kind_of_title("".join(heads.split())):
        return clean_title("".join(heads.split()))
    return _most_frequent_quoted(document)


def _notice_on_lines(cover: list[Block]) -> str | None:
    """A notice's title that is broken over lines: the issuer, 关于印发《…, …》的通知."""
    for start in range(min(len(cover), 30)):
        text = ""
        for block in cover[start : start + 6]:
            line = "".join(block.text.split())
            if (
                not line
                or len(line) > 50
                or ENDS_SENTENCE.search(line)
                or line[-1] in "，：:"
                or numbering(line)
            ):
                break
            if DOCUMENT_NUMBER.search(line) or parse_date(line) or line.startswith("《"):
                break
            text += line
            if (
                _NOTICE.search(text)
                and text.count("《") == text.count("》")
                and len(text) <= _LONGEST_TITLE + 40
            ):
                return clean_title(text) if _NOTICE_HEAD.match(text) else None
    return None


def _largest(cover: list[Block]) -> str | None:
    """The line, or neighbouring lines, in the largest print whose words announce a kind of document."""
    candidates = [
        (i, b)
        for i, b in enumerate(cover)
        if len("".join(b.text.split())) <= _LONGEST_TITLE and b.text.strip()
    ]
    named = [(rank, i, b) for i, b in candidates if (rank := _rank(b.text)) is not None]
    if not named:
        return _joined_title(candidates)
    # Plain words such as 报告 or 研究 count only where nothing on the cover says more.
    clearest = min(rank for rank, _, _ in named)
    top = max(b.size for rank, _, b in named if rank == clearest)
    index, block = next((i, b) for rank, i, b in named if rank == clearest and b.size >= 0.97 * top)
    parts = [block.text]
    # A title set on several lines: what stands right above in like print, and the year right below.
    before = index - 1
    while before >= 0 and cover[before].page == block.page and _same_print(cover[before], block):
        if parse_date("".join(cover[before].text.split())) is None:
            parts.insert(0, cover[before].text)
        before -= 1
    if (
        index + 1 < len(cover)
        and _YEAR_LINE.match(cover[index + 1].text.strip())
        and cover[index + 1].page == block.page
    ):
        year = "".join(cover[index + 1].text.split()).replace("(", "（").replace(")", "）")
        parts.append(year if year.startswith("（") else f"（{year}）")
    return clean_title("".join("".join(p.split()) if not re.search(r"[A-Za-z]{2}", p) else p for p in parts))


def _rank(text: str) -> int | None:
    """The place in the vocabulary of the rule that a line meets, None for sentences and names of other documents."""
    plain = "".join(text.split())
    if ENDS_SENTENCE.search(plain) or plain.startswith("《") or plain.count("，") > 1 or numbering(plain):
        return None
    return next((i for i, rule in enumerate(vocabularies.load("document_kinds")) if meets(plain, rule)), None)


def _same_print(a: Block, b: Block) -> bool:
    return (
        a.size > 0
        and abs(a.size - b.size) < 0.12 * b.size
        and len(a.text) < 40
        and not a.text.strip().endswith("。")
    )


def _joined_title(candidates: list[tuple[int, Block]]) -> str | None:
    """Lines on the first page that only together announce a kind, as on a cover set in large type."""
    first = [b for _, b in candidates if b.page == 1 and not numbering("".join(b.text.split()))]
    for a, b in itertools.pairwise(first):
        text = "".join((a.text + b.text).split())
        if kind_of_title(text) and len(text) <= _LONGEST_TITLE:
            return clean_title(text)
    return None


def _most_frequent_quoted(document: Document) -> str | None:
    """A report that has its title in a picture names itself: 本报告《…》, 《…》编写委员会."""
    text = "".join(page.text for page in document.page_list[:8])
    match = re.search(r"《([^《》]{4,60})》(?:编写|编委|编制组)", text)
    return match[1] if match else None
