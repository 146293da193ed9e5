"""What a notice is made of, and by what its parts are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from extract.records.kind_words import kind_of_title
from extract.records.policies.bodies import find_bodies, is_signatory
from extract.records.policies.issuing import FULL, issue_of
from extract.records.policies.labels import kind_of_label
from extract.records.policies.lines import Line
from extract.records.policies.marks import mark_of
from extract.records.policy_titles import clean_title

TextKind = Literal["notice", "issued", "appendix"]

_QUOTED = r"《(?P<title>.+)》(?:[（(][^（）()]*[）)])?\s*的?"
_ISSUES = re.compile(
    rf"(?:印发|发布|转发|公布|下发|颁发|修订印发)[^《》]{{0,24}}?{_QUOTED}(?:通知|公告|通告|决定|函)"
)
_ISSUES_PLAIN = re.compile(r"关于(?:修订)?(?:印发|公布|发布)(?P<title>[^《》]{4,60})的(?:通知|公告|通告)$")
_SENDS = re.compile(r"印发|转发|发布|公布|下发|颁发")
_TITLES = re.compile(r"《(?:[^《》]|《[^《》]*》)+》")
ANNEX = re.compile(
    r"^(?:附\s*件|附\s*录|附)\s*(?P<number>[一二三四五六七八九十\d]{0,2})\s*(?:[:：.．、]\s*(?P<title>\S.*)?)?$"
)
ATTACHMENTS = re.compile(r"^附\s*件?\s*[:：]\s*\S")
LISTED = re.compile(r"^\s*(?P<number>[一二三四五六七八九十\d]{1,2})\s*[.．、:：]\s*(?P<title>\S.*)$")
COPIES = re.compile(r"^(?:抄\s*送|主\s*送|抄\s*报|分\s*送)\s*[:：]")
PRINTED = re.compile(r"\d{1,2}\s*日\s*印\s*发\s*$")
_IMPRINT = re.compile(
    rf"{COPIES.pattern}|{PRINTED.pattern}"
    r"|^(?:信息)?公\s*开\s*(?:方式|属性|选项|形式|范围)|^[（(]?此件|^校\s*对|^共印|^(?:联系人|联系电话)\s*[:：]"
)
_DECREED = re.compile(r"日[^，。年]{0,24}?(?P<number>[\u4e00-\u9fff]{2,14}令第?\d+号)(?:公布|发布)")
_ADDRESSED = re.compile(
    r"政府|单位|部门|公司|企业|机构|局|委|厅|办|会|院|校|处|所|部|中心|组织|街道|开发区|银行|集团|同志|群众|有关|各"
)
_ANNOUNCES = re.compile(r"(?:如下|以下|下列|通知|意见|公告)[^，、]{0,6}[:：]$")
PARENTHESIS = re.compile(r"^[（(][^（）()]{1,160}[）)]$")
RED_HEAD = re.compile(r"文\s*件$|^签发人|^特急$|^密级|^机密|^内部|^急件|公\s*报$|^正文$|^第?\s*\d+\s*[号期]$")
_LONGEST_ADDRESSEES, _LONGEST_IMPRINT = 400, 200


@dataclass(slots=True)
class PolicyText:
    """A text with a title of its own: the notice, what it issues, or an appendix."""

    kind: TextKind
    title: str | None = None
    annex: str | None = None
    """Its mark, 附件1, where it is annexed to what is issued."""
    title_lines: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Anatomy:
    """The parts of a document; every paragraph is in one of them."""

    texts: list[PolicyText] = field(default_factory=list)
    apart: list[tuple[str, Line]] = field(default_factory=list)
    """Paragraphs that are no policy's text, with what they are: metadata, number, addressees, signature …"""
    fields: dict[str, str] = field(default_factory=dict)
    """What a head such as 文号：… says, by kind of label."""
    notes: list[str] = field(default_factory=list)
    """What stands in brackets under the title: （…通过，自…起施行）."""
    addressees: str | None = None
    number: str | None = None
    attachments: list[str] = field(default_factory=list)
    signatories: list[str] = field(default_factory=list)
    signed_on: str | None = None
    printed_on: str | None = None

    def of(self, kind: TextKind) -> Iterator[PolicyText]:
        """The texts of one kind."""
        return (text for text in self.texts if text.kind == kind)

    def take_note(self, text: str) -> None:
        """Note what stands in brackets under a title, with the date, alone or of a decree, and its number."""
        self.notes.append(text.strip(" （）()"))
        issue = issue_of(text)
        if issue is not None and len(issue.date) == FULL:
            self.signed_on = self.signed_on or issue.date
        if decreed := _DECREED.search("".join(text.split())):
            self.number = self.number or decreed["number"]

    def take_imprint(self, text: str) -> bool:
        """Whether a line is of the imprint; the date of printing is noted."""
        plain = text.strip()
        if not _IMPRINT.search(plain) or len(plain) > _LONGEST_IMPRINT:
            return False
        printed = issue_of(re.sub(r"\s*印\s*发\s*$", "", plain))
        if printed is not None and "印" in plain[-4:]:
            self.printed_on = printed.date
        return True


def issued_title(title: str | None) -> str | None:
    """What a notice says in its title that it issues.

    >>> issued_title("某市科技局关于印发《某市科技创新券实施细则》的通知")
    '某市科技创新券实施细则'
    """
    if not title:
        return None
    match = _ISSUES.search(title) or _ISSUES_PLAIN.search(title)
    return clean_title(match["title"]) if match else None


def titles_sent(text: str) -> list[str]:
    """What a notice says in its first paragraph that it issues: 《甲》《乙》…现印发给你们."""
    return [clean_title(t) for t in _TITLES.findall(text)] if _SENDS.search(text) else []


def is_addressees(text: str) -> bool:
    """The line that names whom the notice is sent to: 各区人民政府，各有关单位："""
    plain = text.strip()
    return (
        plain.endswith(("：", ":"))
        and len(plain) <= _LONGEST_ADDRESSEES
        and not re.search(r"[。；！]", plain)
        and not mark_of(plain)
        and kind_of_label(plain) is None
        and bool(_ADDRESSED.search(plain))
        and not _ANNOUNCES.search(plain)
    )


def is_policy_title(title: str) -> bool:
    """A title of measures, not of a form, list or explanation."""
    return kind_of_title("".join(title.split())) == "policy_notice"


def opens_annex(text: str) -> bool:
    """附件1 above an attachment, not the list of attachments."""
    plain = text.strip()
    return bool(ANNEX.match(plain)) and not ATTACHMENTS.match(plain)


def attachment_titles(text: str) -> list[str]:
    """The titles of a list of attachments set in one paragraph: 1．… 2．…"""
    pieces = re.split(r"(?:^|(?<=\S))\s*(?:\d{1,2}\s*[.．、])\s*(?=\D)", text)
    return [clean_title(p) for p in pieces if p.strip()]


def signatories_in(text: str) -> list[str]:
    """The organizations on a line of a signature: one, or several set apart by spaces or by nothing."""
    pieces = ["".join(piece.split()) for piece in re.split(r"\s{2,}|\t|、", text.strip()) if piece]
    if len(pieces) == 1:
        words = text.split()
        if len(words) > 1 and all(is_signatory(w) and (len(w) > 3 or find_bodies(w)) for w in words):
            return words
        names = [body.name for body in find_bodies(pieces[0])]
        return names if len(names) > 1 and "".join(names) == pieces[0] else pieces
    return pieces
