"""What a document is: its kind, title, issuer, number, stock code and date."""

from __future__ import annotations

import re
from collections import Counter

from extract.options import Options
from extract.records.cover_title import find_title
from extract.records.inventory import Inventory
from extract.records.kind_words import kind_of_title
from extract.records.policies.issuing import Issue, issued
from extract.records.policies.labels import fields_of
from extract.records.policies.provisions import provision_score
from extract.records.policy_titles import DOCUMENT_NUMBER
from schemas import Block, Document
from schemas.document import DocumentKind

_COVER_PAGES, _COVER_LINES = 3, 40
_LONGEST_LABEL = 30
_REPORT_NUMBER = re.compile(r"^(?:No\.?|编号[:：]?|报告编号[:：]?)\s*[A-Za-z]*\d[\w-]*$", re.I)
_STOCK_CODE = re.compile(
    r"(?:股票|证券|股份|公司)\s*(?:简称\s*[及和与、]\s*)?代\s*码\**\s*[:：]?\s*(?:[\u4e00-\u9fffA-Za-z*]{2,8}[，,、\s]\s*)?(\d{6})(?!\d)"
)
_CODE_IN_NAME = re.compile(r"(?<!\d)((?:60[0135]|688|689|00[0-3]|30[0-9]|43|83|87|92)\d{2,4})(?!\d)")
_ORGANIZATION_LINE = re.compile(
    r"^[\u4e00-\u9fffA-Za-z（）()·\s]{3,30}?(?:公司|研究院|研究所|研究中心|联盟|协会|学会|委员会|部|局|厅|院|中心|办公室|政府|集团|大学|证券|资本|咨询|智库)$"
)
_BRACKET_AT_END = re.compile(r"\s*[（(][A-Za-z]{2,10}[）)]$")
_LONGEST_LINE = 44
_LETTERHEAD = re.compile(r"(?P<body>[^《》，。]{2,30}?)(?:文件|令)(?:第\d{1,5}号)?$")
_HEAD_LINES = 6
_DECREE = re.compile(
    r"^[（(]?(?:[\u4e00-\u9fff]{2,20}(?:令|公告|通告))?(?:(?:19|20)\d{2}年)?第\d{1,5}号[）)]?$"
)
"""The number of a decree or an announcement: 国务院令第764号, 2024年第5号."""
_PROVIDES = 0.54
"""Of a hundred documents notices, plans, laws and guides score .58 at least; white papers, prospectuses and reports .49 at most."""


def describe(document: Document, options: Options, inventory: Inventory) -> None:
    """Fill in the document's own fields; `inventory` knows the names in it."""
    heads = _running_heads(document)
    cover = [
        b for b in document.blocks if b.page <= _COVER_PAGES and b.kind in ("heading", "paragraph", "figure")
    ]
    title = find_title(document, cover, heads, inventory)
    document.title = title
    document.kind = options.kind if options.kind != "auto" else _kind(document, title, heads)
    document.stock_code = _stock_code(document)
    document.document_number = _number(document, cover)
    issue = issued(document, cover)
    document.published_on = issue.date if issue else _year_of(document)
    document.issuer = _issuer(document, cover, heads, inventory, issue)
    if document.kind == "prospectus" and title and document.issuer and document.issuer not in title:
        document.title = document.issuer + title


def _running_heads(document: Document) -> str:
    """The running head of most pages."""
    counts = Counter(page.header for page in document.page_list if page.header)
    return counts.most_common(1)[0][0] if counts else ""


def _kind(document: Document, title: str | None, heads: str) -> DocumentKind:
    """What a document is: by what it is called where it is shown, and by what its sentences do where that leaves room."""
    names = (kind_of_title("".join(text.split())) for text in (title or "", heads))
    called: DocumentKind | None = next(filter(None, names), None)
    if called in ("other", "prospectus"):
        return called
    first = "".join(page.text for page in document.page_list[:_COVER_PAGES])
    if called is None and "招股说明书" in first:
        return "prospectus"
    lines = ["".join(b.text.split()) for b in document.blocks[:_COVER_LINES] if b.page == 1]
    if any(_is_number(line) for line in lines) and re.search(r"印发|通知|施行", first):
        return "policy_notice"
    provisions = provision_score(document)
    if provisions is not None and provisions >= _PROVIDES:
        return "policy_notice"
    if called is None and "white_paper" in (kind_of_title(ln) for ln in lines if len(ln) <= _LONGEST_LABEL):
        return "white_paper"
    return called or "other"


def _is_number(line: str) -> bool:
    """Whether a line is a document's own number and nothing else."""
    match = DOCUMENT_NUMBER.search(line)
    return match is not None and len(line) <= len(match.group()) + 8


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


def _year_of(document: Document) -> str | None:
    """The year that the title of a white paper names."""
    year = re.search(r"(?:19|20)\d{2}", document.title or "") if document.kind == "white_paper" else None
    return year.group() if year else None


def _number(document: Document, cover: list[Block]) -> str | None:
    for block in cover[:30]:
        text = "".join(block.text.split())
        if _REPORT_NUMBER.match(text):
            return text
    if document.kind != "policy_notice":
        return None
    for block in cover[:30]:
        text = "".join(block.text.split())
        labelled = dict(fields_of(block.text)).get("number", "")
        match = DOCUMENT_NUMBER.search(labelled or text)
        if match and (labelled or _is_number(text)):
            return match.group()
    for block in cover[:12]:
        text = "".join(block.text.split())
        if _DECREE.match(text):
            return text.strip("（）()")
    return None


def _issuer(
    document: Document, cover: list[Block], heads: str, inventory: Inventory, issue: Issue | None
) -> str | None:
    """Who issued a document: whom it calls 发行人, the body with which its title begins, or a line of its cover."""
    if document.kind == "policy_notice":
        return _authority(document, cover, inventory, issue)
    if inventory.issuer is not None and document.kind != "white_paper":
        return inventory.issuer
    if document.kind == "prospectus":
        texts = (document.title or "", heads, *(b.text for b in cover))
        firms = (
            s.text for text in texts for s in inventory.mentions("".join(text.split())) if s.kind == "firm"
        )
        return next((name for name in firms if name.endswith("有限公司")), None)
    return _labelled(cover) or _leading(document.title, inventory) or _on_a_line(document, cover, inventory)


def _authority(
    document: Document, cover: list[Block], inventory: Inventory, issue: Issue | None
) -> str | None:
    title = document.title or ""
    if "关于" in title and (lead := title.split("关于", 1)[0].strip()):
        return lead
    below = issue.by if issue else None
    headed = (_LETTERHEAD.match("".join(block.text.split())) for block in cover[:_HEAD_LINES])
    head = next((match["body"] for match in headed if match), None)
    return (
        _labelled(cover)
        or head
        or below
        or _leading(title, inventory)
        or _on_a_line(document, cover, inventory)
    )


def _labelled(cover: list[Block]) -> str | None:
    """Who is named behind a label: 编写单位：…."""
    found = (dict(fields_of(block.text)).get("issuer") for block in cover)
    return next(filter(None, found), None)


def _leading(title: str | None, inventory: Inventory) -> str | None:
    """The body with which a title begins: 清澜市财政局|2024年度部门决算."""
    spans = inventory.mentions(title) if title else []
    return spans[0].text if spans and spans[0].start == 0 and spans[0].form == "full" else None


def _on_a_line(document: Document, cover: list[Block], inventory: Inventory) -> str | None:
    """An organization whose name is a line of the cover, but for a sign in brackets."""
    for block in cover:
        text = " ".join(block.text.split())
        if len(text) > _LONGEST_LINE or text == document.title:
            continue
        plain = _BRACKET_AT_END.sub("", text)
        spans = inventory.mentions(plain)
        if (spans and spans[0].text == plain) or _ORGANIZATION_LINE.match(plain):
            return text
    return None
