"""The title of a document: above a notice, the largest print of its cover, or in its running heads."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.language import vocabularies
from extract.language.periods import parse_date
from extract.reading.layout.marks import ENDS_SENTENCE, numbering
from extract.records.inventory import Inventory
from extract.records.kind_words import kind_of_title, meets
from extract.records.policy_titles import DOCUMENT_NUMBER, clean_title
from schemas import Block, Document

_LONGEST_TITLE = 80
_SHORTEST = 5
_YEAR_LINE = re.compile(r"^[（(]\s*(?:19|20)\d{2}\s*年?(?:版|度)?\s*[）)]$|^(?:19|20)\d{2}\s*年(?:版|度)?$")
_LABELLED = re.compile(r"^(?:标\s*题|名\s*称|政策名称?|文件名称)\s*[:：]\s*(?P<title>.+)$")
_NOTICE_HEAD = re.compile(r"^(?:[^《》，。：]{0,60})关于")
_NOTICE = re.compile(r"关于.{2,80}?的(?:通知|意见|决定|公告|通告|批复|函|命令|指导意见|实施意见)$")
_DATE_LINE = re.compile(r"^[\d〇○零一二三四五六七八九十年月日./-]+$|^[（(](?:19|20)\d{2}年?[）)]$")
_ANNEX = re.compile(r"附件[\d一二三四五六七八九十]{0,2}[:：]?")
_LETTERHEAD = re.compile(r"^[^《》]{2,20}(?:文件|(?<![命指])令(?:第\d{1,5}号)?)$|^[（(]?第\d{1,5}号[）)]?$")
_CODE_AT_END = re.compile(r"(?<=[\u4e00-\u9fff])\d{4}-\d{2,3}$")
_DAY_AT_END = re.compile(r"(?<=.)(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$")
_LARGE, _LARGE_AT_HEAD = 1.25, 1.1
"""A title's print against that of running text: anywhere on the first page, and above all that runs on."""
_ALIKE, _NARROW = 0.06, 0.75
"""Lines of one title against each other, one sign against the next."""
_SECTIONS = 2
"""Gaps between headings in one print from which on they are those of sections."""
_RUNS_ON = 40
"""A paragraph of more characters is running text."""
_SMALLER = 0.7
"""What is printed smaller than this against the largest is no title, whatever its words."""
_BODY_BLOCKS = 80


def find_title(document: Document, cover: list[Block], heads: str, inventory: Inventory) -> str | None:
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
    lines = _Cover(document, cover, inventory)
    largest = lines.below_annex() or lines.title()
    if largest is not None:
        return largest
    if heads and kind_of_title("".join(heads.split())):
        return clean_title("".join(heads.split()))
    return _most_frequent_quoted(document) or lines.above_all_text()


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


class _Cover:
    """The lines of the first pages that may be a title."""

    def __init__(self, document: Document, cover: list[Block], inventory: Inventory) -> None:
        self.document = document
        self.cover = cover
        self.inventory = inventory
        sizes = sorted(
            b.size
            for b in document.blocks[:_BODY_BLOCKS]
            if b.kind == "paragraph" and len(b.text) > _RUNS_ON and b.size
        )
        self.body = sizes[len(sizes) // 2] if sizes else 0.0

    def below_annex(self) -> str | None:
        """The line below 附件 at the very top, where a text is printed without the notice that issued it."""
        if len(self.cover) < 2 or not _ANNEX.fullmatch("".join(self.cover[0].text.split())):
            return None
        return clean_title(self._whole(1)) if self._may_be_title(self.cover[1]) else None

    def title(self) -> str | None:
        """The largest print of the first page, or what on the next ones announces a kind of document."""
        for page in sorted({block.page for block in self.cover}):
            lines = [(i, b) for i, b in enumerate(self.cover) if b.page == page and self._may_be_title(b)]
            lines.sort(key=lambda line: (-round(line[1].size), _rank(line[1].text)))
            largest = lines[0][1].size if lines else 0.0
            headed = page == 1 and bool(lines) and not self._recurs(lines[0][1])
            for index, block in lines:
                title = self._whole(index)
                plain = "".join(title.split())
                announced = kind_of_title(plain) is not None and not numbering(plain)
                large = headed and len(plain) >= _SHORTEST and block.size >= _LARGE * self.body > 0
                if announced or (large and block.size >= _SMALLER * largest):
                    return clean_title(title)
        return next(filter(None, map(self._drawn, self.cover)), None)

    def above_all_text(self) -> str | None:
        """The first heading of a document without a cover: larger than running text, and none before it."""
        for index, block in enumerate(self.cover):
            if block.page > 1 or (block.kind == "paragraph" and len(block.text) > _RUNS_ON):
                return None
            if not index and not block.size and len(self.cover) > 1 and self._may_be_title(block):
                return clean_title(block.text)  # A text file prints nothing larger: its first line heads it.
            if block.kind == "heading" and self._may_be_title(block):
                title = clean_title(self._whole(index))
                large = len(title) >= _SHORTEST and block.size >= _LARGE_AT_HEAD * self.body > 0
                return title if large else None
        return None

    def _recurs(self, block: Block) -> bool:
        """Whether text of a page is divided by headings in this print: they head its sections, none heads the page."""
        alike = [
            i
            for i, b in enumerate(self.cover)
            if b.page == block.page and b.kind == "heading" and abs(b.size - block.size) < _ALIKE * block.size
        ]
        return sum(after - before > 1 for before, after in pairwise(alike)) >= _SECTIONS

    def _may_be_title(self, block: Block) -> bool:
        text = "".join(block.text.split())
        if not text or len(text) > _LONGEST_TITLE or block.kind == "figure":
            return False
        if (
            ENDS_SENTENCE.search(text)
            or text.startswith("《")
            or (text.count("，") > 1 and block.kind != "heading")
            or numbering(text)
        ):
            return False
        words = vocabularies.load("cover_words")
        return not (
            _LETTERHEAD.match(text)
            or _begins_amid(text)
            or _DATE_LINE.match(text)
            or DOCUMENT_NUMBER.search(text)
            or text.isascii()
            or text in words["labels"]
            or any(word in text for word in words["disclaimers"])
            or self._is_organization(text)
        )

    def _is_organization(self, text: str) -> bool:
        """Whether a line is a name, alone or behind a label: 编写单位：…."""
        text = text.rpartition("：")[2] if self.inventory.is_name(text.rpartition("：")[2]) else text
        return self.inventory.is_name(text) or any(s.text == text for s in self.inventory.mentions(text))

    def _whole(self, index: int) -> str:
        """The lines of one title: those above and below in like print, and the year below."""
        block = self.cover[index]
        parts = [_spoken(self.document, block)]
        before = index - 1
        while before >= 0 and self._alike(self.cover[before], block):
            parts.insert(0, self.cover[before].text)
            before -= 1
        after = index + 1
        while after < len(self.cover) and self._continues(self.cover[after], block):
            parts.append(self.cover[after].text)
            after += 1
        if after < len(self.cover) and self.cover[after].page == block.page:
            year = "".join(self.cover[after].text.split()).replace("(", "（").replace(")", "）")
            if _YEAR_LINE.match(self.cover[after].text.strip()):
                parts.append(year if year.startswith("（") else f"（{year}）")
        joined = "".join("".join(p.split()) if not re.search(r"[A-Za-z]{2}", p) else p for p in parts)
        return _CODE_AT_END.sub("", _DAY_AT_END.sub("", joined))

    def _continues(self, below: Block, block: Block) -> bool:
        return self._alike(below, block) and not self._is_organization("".join(below.text.split()))

    def _alike(self, other: Block, block: Block) -> bool:
        text = "".join(other.text.split())
        return (
            other.page == block.page
            and other.size > 0
            and abs(other.size - block.size) < _ALIKE * block.size
            and 1 < len(text) < 40
            and not text.endswith("。")
            and not numbering(text)
            and not _DATE_LINE.match(text)
            and text not in vocabularies.load("cover_words")["labels"]
        )

    def _drawn(self, block: Block) -> str | None:
        """A title that stands in a picture's words."""
        if block.kind != "figure" or block.page > 1:
            return None
        pieces = [piece.strip() for piece in re.split(r"[\t\n]", block.text)]
        return next((p for p in pieces if _SHORTEST <= len(p) <= _LONGEST_TITLE and kind_of_title(p)), None)


def _begins_amid(text: str) -> bool:
    """Whether a line goes on with what the line above began: it closes a bracket that it has not opened."""
    depth = 0
    for sign in text:
        depth += (sign in "（(《〈") - (sign in "）)》〉")
        if depth < 0:
            return True
    return False


def _rank(text: str) -> int:
    """How clearly a line announces a kind of document: the place in the vocabulary of the rule that it meets."""
    plain, rules = "".join(text.split()), vocabularies.load("document_kinds")
    return next((number for number, rule in enumerate(rules) if meets(plain, rule)), len(rules))


def _spoken(document: Document, block: Block) -> str:
    """The words of a line without a sign that only stands beside them: 报 of a label that runs down the margin."""
    page, start, end = block.parts[0]
    line = next((ln for ln in document.page_list[page - 1].lines if ln.start <= start < ln.end), None)
    if line is None or not line.edges or end - start < _SHORTEST:
        return block.text
    first, second = (line.box(start + n, start + n + 1) for n in (0, 1))
    narrow = first[2] - first[0] < _NARROW * (second[2] - second[0]) and block.text[0] >= "\u4e00"
    return block.text[1:].lstrip() if narrow or second[0] - first[2] > block.size else block.text


def _most_frequent_quoted(document: Document) -> str | None:
    """A report that has its title in a picture names itself: 本报告《…》, 《…》编写委员会."""
    text = "".join(page.text for page in document.page_list[:8])
    match = re.search(r"《([^《》]{4,60})》(?:编写|编委|编制组)", text)
    return match[1] if match else None
