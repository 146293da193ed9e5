"""What a document is: its kind, title, issuer, number, stock code and date."""

from __future__ import annotations

import re
from collections import Counter

from extract.language.periods import parse_date
from extract.options import Options
from extract.reading.layout.marks import numbering
from extract.records.cover_title import find_title
from extract.records.inventory import Inventory
from extract.records.kind_words import kind_of_title
from extract.records.policies.labels import label_of
from extract.records.policy_titles import DOCUMENT_NUMBER
from extract.records.title_note import note_below_title
from schemas import Block, Document
from schemas.document import DocumentKind

_COVER_PAGES, _COVER_LINES = 3, 40
_LONGEST_LABEL = 30
_REPORT_NUMBER = re.compile(r"^(?:No\.?|编号[:：]?|报告编号[:：]?)\s*[A-Za-z]*\d[\w-]*$", re.I)
_STOCK_CODE = re.compile(
    r"(?:股票|证券|股份|公司)\s*(?:简称\s*[及和与、]\s*)?代\s*码\**\s*[:：]?\s*(?:[\u4e00-\u9fffA-Za-z*]{2,8}[，,、\s]\s*)?(\d{6})(?!\d)"
)
_SIGNED = re.compile(
    r"(?:招股说明书|招股意向书|本招股说明书)?\s*签署\s*(?:日期|日|时间)\s*[:：]?\s*((?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)"
)
_CODE_IN_NAME = re.compile(r"(?<!\d)((?:60[0135]|688|689|00[0-3]|30[0-9]|43|83|87|92)\d{2,4})(?!\d)")
_LABELLED = re.compile(
    r"^(?:发布机关|发文机关|发布单位|编写单位|牵头编写单位|编制单位|主编单位|发布机构|编制机构|主办单位)\s*[:：]\s*(\S.*)$"
)
_ORGANIZATION_LINE = re.compile(
    r"^[\u4e00-\u9fffA-Za-z（）()·\s]{3,30}?(?:公司|研究院|研究所|研究中心|联盟|协会|学会|委员会|部|局|厅|院|中心|办公室|政府|集团|大学|证券|资本|咨询|智库)$"
)
_BRACKET_AT_END = re.compile(r"\s*[（(][A-Za-z]{2,10}[）)]$")
_LONGEST_LINE = 44
_DUTY = re.compile(r"(?<![供相适对感反响])应当?(?![用急对答收付力激变邀届时聘])|必须|不得|禁止|严禁")
_GRANT = re.compile(
    r"(?:给予|予以|奖励|补[助贴]|资助)[^。；\n]{0,24}?\d[\d.,]*\s*[万亿]?元|\d\s*%[^。；，\n]{0,12}(?:给予|予以|奖励|补[助贴]|资助)"
)
_FEWEST_GRANTS, _GRANTS = 3, 0.1
_FEWEST_DUTIES, _NUMBERED, _DUTIES, _SHORT_LINE = 8, 0.35, 0.2, 12
"""How many paragraphs say what must be done, and which shares of all are numbered and say so; white papers stay below .15."""
_DECREE = re.compile(
    r"^[（(]?(?:[\u4e00-\u9fff]{2,20}(?:令|公告|通告))?(?:(?:19|20)\d{2}年)?第\d{1,5}号[）)]?$"
)
"""The number of a decree or an announcement: 国务院令第764号, 2024年第5号."""


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
    document.published_on = _date(document, cover)
    document.issuer = _issuer(document, cover, heads, inventory)
    if document.kind == "prospectus" and title and document.issuer and document.issuer not in title:
        document.title = document.issuer + title


def _running_heads(document: Document) -> str:
    """The running head of most pages."""
    counts = Counter(page.header for page in document.page_list if page.header)
    return counts.most_common(1)[0][0] if counts else ""


def _kind(document: Document, title: str | None, heads: str) -> DocumentKind:
    """What a document is called where it is shown: by its title, its running head, or the lines of its first page."""
    for text in (title or "", heads):
        found = kind_of_title("".join(text.split()))
        if found is not None:
            return found
    first = "".join(page.text for page in document.page_list[:_COVER_PAGES])
    if "招股说明书" in first:
        return "prospectus"
    lines = ["".join(b.text.split()) for b in document.blocks[:_COVER_LINES] if b.page == 1]
    if any(_is_number(line) for line in lines) and re.search(r"印发|通知|施行", first):
        return "policy_notice"
    labels = (kind_of_title(line) for line in lines if len(line) <= _LONGEST_LABEL)
    if "white_paper" in labels:
        return "white_paper"
    return "policy_notice" if _provides(document) else "other"


def _provides(document: Document) -> bool:
    """Whether a text is made of provisions with numbers or labels and says what must be done or what is given, whatever it is called."""
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "heading")]
    told = [block.text for block in blocks if len(block.text) > _SHORT_LINE]
    labels = [label_of(block.text) for block in blocks]
    parts = sum(1 for block, label in zip(blocks, labels, strict=True) if label or numbering(block.text))
    duties = sum(1 for text in told if _DUTY.search(text))
    grants = sum(1 for text in told if _GRANT.search(text))
    if parts < _NUMBERED * len(blocks) and grants < max(_FEWEST_GRANTS, _NUMBERED * len(told)):
        return False
    records = sum(1 for label in labels if label is not None and label.kind == "content" and not label.bare)
    gives = grants >= _GRANTS * len(told) or records >= _FEWEST_GRANTS
    obliges = duties >= _FEWEST_DUTIES and duties >= _DUTIES * len(told)
    return obliges or (grants >= _FEWEST_GRANTS and gives)


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
        if match and _is_number(text):
            return re.sub(r"^(?:文号|发文字号)[:：]?", "", match.group())
    for block in cover[:12]:
        text = "".join(block.text.split())
        if _DECREE.match(text):
            return text.strip("（）()")
    return None


def _date(document: Document, cover: list[Block]) -> str | None:
    if document.kind == "policy_notice":
        signed = _signature_date(document) or note_below_title(cover)[1]
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


def _issuer(document: Document, cover: list[Block], heads: str, inventory: Inventory) -> str | None:
    """Who issued a document: whom it calls 发行人, the body with which its title begins, or a line of its cover."""
    if document.kind == "policy_notice":
        return _authority(document, cover, inventory)
    if inventory.issuer is not None and document.kind != "white_paper":
        return inventory.issuer
    if document.kind == "prospectus":
        texts = (document.title or "", heads, *(b.text for b in cover))
        firms = (
            s.text for text in texts for s in inventory.mentions("".join(text.split())) if s.kind == "firm"
        )
        return next((name for name in firms if name.endswith("有限公司")), None)
    return _labelled(cover) or _leading(document.title, inventory) or _on_a_line(document, cover, inventory)


def _authority(document: Document, cover: list[Block], inventory: Inventory) -> str | None:
    title = document.title or ""
    if "关于" in title and (lead := title.split("关于", 1)[0].strip()):
        return lead
    below = note_below_title(cover)[0]
    return _labelled(cover) or below or _leading(title, inventory) or _on_a_line(document, cover, inventory)


def _labelled(cover: list[Block]) -> str | None:
    """Who is named behind a label: 编写单位：…."""
    matches = (_LABELLED.match(block.text.strip()) for block in cover)
    return next((match[1].strip() for match in matches if match), None)


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
        if len(spans) > 1 and sum(len(s.text) for s in spans) == len(plain):
            return spans[0].text  # names whose line ends were lost
        if (spans and spans[0].text == plain) or _ORGANIZATION_LINE.match(plain):
            return text
    return None
