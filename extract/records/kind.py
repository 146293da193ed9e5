"""What a document is: its kind, title, issuer, number, stock code and date."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import Any

from extract.language import vocabularies
from extract.language.periods import parse_date
from extract.options import Options
from extract.reading.marks import ENDS_SENTENCE, numbering
from extract.records.policy_titles import DOCUMENT_NUMBER, clean_title
from schemas import Block, Document
from schemas.document import DocumentKind

_COVER_PAGES = 3
_LONGEST_TITLE = 80
_YEAR_LINE = re.compile(r"^[（(]\s*(?:19|20)\d{2}\s*年?(?:版|度)?\s*[）)]$|^(?:19|20)\d{2}\s*年(?:版|度)?$")
_REPORT_NUMBER = re.compile(r"^(?:No\.?|编号[:：]?|报告编号[:：]?)\s*[A-Za-z]*\d[\w-]*$", re.I)
_YEAR_AT_END = re.compile(r"[（(]?(?:19|20)\d{2}年?(?:版|度)?[）)]?$")
_STOCK_CODE = re.compile(
    r"(?:股票|证券|股份|公司)\s*(?:简称\s*[及和与、]\s*)?代\s*码\**\s*[:：]?\s*(?:[\u4e00-\u9fffA-Za-z*]{2,8}[，,、\s]\s*)?(\d{6})(?!\d)"
)
_SIGNED = re.compile(
    r"(?:招股说明书|招股意向书|本招股说明书)?\s*签署\s*(?:日期|日|时间)\s*[:：]?\s*((?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)"
)
_CODE_IN_NAME = re.compile(r"(?<!\d)((?:60[0135]|688|689|00[0-3]|30[0-9]|43|83|87|92)\d{2,4})(?!\d)")
_ORGANIZATION_LINE = re.compile(
    r"^(?:编制单位|编写单位|发布单位|牵头编写单位|主编单位|发布机构|编制机构|指导单位|主办单位)?[:：]?\s*"
    r"(?P<name>[\u4e00-\u9fffA-Za-z（）()·\s]{3,30}?(?:公司|研究院|研究所|研究中心|联盟|协会|学会|委员会|部|局|厅|院|中心|办公室|政府|集团|大学|证券|资本|咨询|智库))$"
)
_FIRM = re.compile(r"[\u4e00-\u9fffA-Za-z（）()]{2,40}?(?:股份有限公司|有限责任公司|有限公司)")
_LABELLED = re.compile(r"^(?:标\s*题|名\s*称)\s*[:：]\s*(?P<title>.+)$")
_NOTICE_HEAD = re.compile(r"^(?:[^《》，。：]{0,60})关于")
_NOTICE = re.compile(r"关于.{2,80}?的(?:通知|意见|决定|公告|通告|批复|函|命令|指导意见|实施意见)$")


def describe(document: Document, options: Options) -> None:
    """Fill in the document's own fields."""
    heads = _running_heads(document)
    cover = [
        b for b in document.blocks if b.page <= _COVER_PAGES and b.kind in ("heading", "paragraph", "figure")
    ]
    title = _title(document, cover, heads)
    document.title = title
    document.kind = options.kind if options.kind != "auto" else _kind(document, title, heads)
    document.stock_code = _stock_code(document)
    document.document_number = _number(document, cover)
    document.published_on = _date(document, cover)
    document.issuer = _issuer(document, cover, heads)
    if document.kind == "prospectus" and title and document.issuer and document.issuer not in title:
        document.title = document.issuer + title


def _running_heads(document: Document) -> str:
    """The running head of most pages."""
    counts = Counter(page.header for page in document.page_list if page.header)
    return counts.most_common(1)[0][0] if counts else ""


def kind_of_title(text: str) -> DocumentKind | None:
    """The kind that a title announces, None where its words are in no vocabulary."""
    for rule in vocabularies.load("document_kinds"):
        if _meets(text, rule):
            kind: DocumentKind = rule["kind"]
            return kind
    return None


def _kind(document: Document, title: str | None, heads: str) -> DocumentKind:
    for text in (title or "", heads):
        found = kind_of_title("".join(text.split()))
        if found is not None:
            return found
    first = "".join(page.text for page in document.page_list[:_COVER_PAGES])
    if "招股说明书" in first:
        return "prospectus"
    if DOCUMENT_NUMBER.search(first[:600]) and re.search(r"印发|通知|施行", first):
        return "policy_notice"
    return "other"


def _title(document: Document, cover: list[Block], heads: str) -> str | None:
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
    return next(
        (i for i, rule in enumerate(vocabularies.load("document_kinds")) if _meets(plain, rule)), None
    )


def _meets(text: str, rule: dict[str, Any]) -> bool:
    if any(word in text for word in rule.get("exclude", ())):
        return False
    ending = _YEAR_AT_END.sub("", text)
    return any(w in text for w in rule.get("words", ())) or any(
        ending.endswith(w) for w in rule.get("ends", ())
    )


def _same_print(a: Block, b: Block) -> bool:
    return (
        a.size > 0
        and abs(a.size - b.size) < 0.12 * b.size
        and len(a.text) < 40
        and not a.text.strip().endswith("。")
    )


def _joined_title(candidates: list[tuple[int, Block]]) -> str | None:
    """Lines on the first page that only together announce a kind, as on a cover set in large type."""
    first = [b for _, b in candidates if b.page == 1]
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


def _stock_code(document: Document) -> str | None:
    for page in document.page_list[:12]:
        match = _STOCK_CODE.search(page.text)
        if match:
            return match[1]
    if document.kind != "prospectus":
        return None
    # A prospectus does not yet print its code; exchanges put it into the file's name.
    named = _CODE_IN_NAME.search(document.file_name)
    if named and len(named[1]) == 6:
        document.inferred = "stock_code 取自文件名"
        return named[1]
    return None


def _number(document: Document, cover: list[Block]) -> str | None:
    for block in cover[:30]:
        text = "".join(block.text.split())
        if _REPORT_NUMBER.match(text):
            return text
    if document.kind != "policy_notice":
        return None
    for block in cover[:30]:
        text = "".join(block.text.split())
        match = DOCUMENT_NUMBER.search(text)
        if match and len(text) <= len(match.group()) + 8:
            return re.sub(r"^(?:文号|发文字号)[:：]?", "", match.group())
    return None


def _date(document: Document, cover: list[Block]) -> str | None:
    if document.kind == "policy_notice":
        signed = _signature_date(document)
        if signed:
            return signed
    if document.kind == "prospectus":
        for page in document.page_list[:6]:
            signed_on = _SIGNED.search(page.text)
            if signed_on:
                return parse_date(signed_on[1])
    dates = []
    for block in cover:
        if block.page > 2 and document.kind != "white_paper":
            continue
        text = "".join(block.text.split())
        if len(text) <= 24:
            tail = re.search(
                r"(?:(?:19|20)\d{2}|二[〇○零０Ｏ][〇○零０Ｏ一二三四五六七八九]{2})年(?:[\d一二三四五六七八九十]{1,2}月)?(?:[\d一二三四五六七八九十]{1,3}日)?$",
                text,
            )
            date = parse_date(tail.group()) if tail else None
            if date and (tail is None or tail.start() == 0 or len(text) < 24):
                dates.append(date)
    if dates:
        # Of several on a cover the most precise is the imprint; the title's year is only a year.
        return max(dates, key=len)
    if document.title and document.kind == "white_paper":
        year = re.search(r"(?:19|20)\d{2}", document.title)
        return year.group() if year else None
    return None


def _signature_date(document: Document) -> str | None:
    """The date on a line of its own, below the issuer's name."""
    for block in document.blocks[:120]:
        text = "".join(block.text.split())
        if 8 <= len(text) <= 14:
            date = parse_date(text)
            if date and len(date) == 10:
                return date
    return None


def _issuer(document: Document, cover: list[Block], heads: str) -> str | None:
    if document.kind == "prospectus":
        for text in (document.title or "", heads, *(b.text for b in cover)):
            match = _FIRM.search("".join(text.split()))
            if match:
                return match.group()
        return None
    if document.kind == "policy_notice" and document.title and "关于" in document.title:
        lead = document.title.split("关于", 1)[0].strip()
        if lead:
            return lead
    for block in cover:
        labelled = re.match(
            r"^(?:发布机关|发文机关|发布单位|编写单位|牵头编写单位)\s*[:：]\s*(\S.*)$", block.text.strip()
        )
        if labelled:
            return labelled[1].strip()
    for block in cover:
        match = _ORGANIZATION_LINE.match(block.text.strip())
        if match and match["name"] != document.title:
            return " ".join(match["name"].split())
    return None
