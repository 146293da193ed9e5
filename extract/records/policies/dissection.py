"""A notice taken apart: head, addressees, body, attachments, signature, what it issues, imprint."""

from __future__ import annotations

import re

from extract.records.names import name_key
from extract.records.policies.anatomy import (
    ANNEX,
    ATTACHMENTS,
    COPIES,
    LISTED,
    PARENTHESIS,
    PRINTED,
    RED_HEAD,
    Anatomy,
    PolicyText,
    attachment_titles,
    is_addressees,
    is_policy_title,
    issued_title,
    opens_annex,
    signatories_in,
    titles_sent,
)
from extract.records.policies.bodies import is_signatory
from extract.records.policies.front import contents_end, title_span
from extract.records.policies.issuing import FULL, issue_of
from extract.records.policies.labels import fields_of, is_of_the_web
from extract.records.policies.lines import Line
from extract.records.policies.marks import mark_of
from extract.records.policy_titles import DOCUMENT_NUMBER, clean_title

_OF_THE_TEXT = frozenset({"condition", "content", "goal", "scope", "process", "material"})
"""Labels that head a measure; all others at the beginning of a document are of its metadata."""
_LONGEST_TITLE, _SIGNATURE_LINES = 90, 8
_SHORTEST_TITLE = 6


def dissect(lines: list[Line], title: str | None) -> Anatomy:
    """The parts of a document whose title is known (None where it has none)."""
    return _Dissector(lines, title).run()


class _Dissector:
    def __init__(self, lines: list[Line], title: str | None) -> None:
        self.lines = lines
        self.title = title
        issued = issued_title(title)
        self.expected = [issued] if issued else []
        """Titles of what the notice issues, by its own title and body."""
        self.found = Anatomy()
        self.at = 0

    def run(self) -> Anatomy:
        self._head()
        if self.expected or self.found.addressees is not None:
            self._notice()
        else:
            self.found.texts[0].kind = "issued"
        while self.at < len(self.lines):
            self._body()
        return self.found

    @property
    def line(self) -> Line:
        """The paragraph at hand."""
        return self.lines[self.at]

    def _apart(self, kind: str) -> bool:
        self.found.apart.append((kind, self.line))
        self.at += 1
        return True

    def _head(self) -> None:
        """Metadata, red head, number, title and addressees."""
        text = PolicyText("notice", self.title)
        self.found.texts.append(text)
        span = title_span(self.lines, self.title)
        while self.at < len(self.lines):
            if span is not None and self.at < span[0] and self._is_letter():
                # A letter or decree that does not print its own title, before what it issues.
                text.title = None
                break
            if span is not None and self.at == span[0]:
                text.title_lines = self.lines[span[0] : span[1]]
                self.at = span[1]
                break
            if self.line.table is not None:
                self._apart("table")
            elif self._metadata() or self._number():
                continue
            elif span is not None:
                self._apart("red_head")
            else:
                break
        self._after_title()

    def _is_letter(self) -> bool:
        """The line is sent to somebody, or says that what is titled below is made public: 《…》已经…通过，现予公布."""
        sent = name_key(self.title or "") in map(name_key, titles_sent(self.line.text))
        if sent and self.title:
            self.expected.append(self.title)
        return sent or is_addressees(self.line.text)

    def _contents(self) -> bool:
        end = contents_end(self.lines, self.at)
        while end is not None and self.at < end:
            self._apart("contents")
        return end is not None

    def _metadata(self) -> bool:
        fields = fields_of(self.line.text)
        if not fields or fields[0][0] in _OF_THE_TEXT:
            return self._apart("red_head") if RED_HEAD.search("".join(self.line.text.split())) else False
        for kind, value in fields:
            self.found.fields.setdefault(kind, value)
        return self._apart("metadata")

    def _number(self) -> bool:
        plain = "".join(self.line.text.split())
        match = DOCUMENT_NUMBER.search(plain)
        if match is None or len(plain) > len(match.group()) + 12:
            return False
        self.found.number = self.found.number or match.group()
        return self._apart("number")

    def _after_title(self) -> None:
        """Notes under the title, a number printed there, and the addressees."""
        while self.at < len(self.lines):
            plain = "".join(self.line.text.split())
            if self.line.table is None and (self._contents() or self._number()):
                continue
            fields = fields_of(self.line.text)
            if fields and fields[0][0] not in _OF_THE_TEXT:
                self._metadata()
                continue
            if not (PARENTHESIS.match(plain) or RED_HEAD.search(plain) or issue_of(self.line.text)):
                break
            self.found.take_note(self.line.text)
            self._apart("note")
        if self.at < len(self.lines) and is_addressees(self.line.text):
            self.found.addressees = self.line.text.strip().rstrip("：: ")
            self._apart("addressees")

    def _notice(self) -> None:
        """The body of the notice, up to the signature or to what it issues."""
        text = self.found.texts[0]
        while self.at < len(self.lines):
            if text.lines and self._starts_text():
                break
            if self._attachments() or self._signature():
                continue
            if self._imprint():
                continue
            if self.found.signed_on:
                break
            if len(text.lines) < 2:
                self.expected += [t for t in titles_sent(self.line.text) if t not in self.expected]
            text.lines.append(self.line)
            self.at += 1

    def _starts_text(self) -> bool:
        """An attachment's mark, or the title of what the notice issues."""
        plain = name_key(self.line.text)
        # What is already open is not begun again by a line that repeats its title.
        known = {name_key(t.title or "") for t in self.found.texts}
        waited = [key for t in self.expected if (key := name_key(t)) not in known]
        if len(plain) > _SHORTEST_TITLE and any(key.startswith(plain) for key in waited):
            return True
        return opens_annex(self.line.text)

    def _attachments(self) -> bool:
        """附件：1. … 2. …"""
        if self.line.table is not None or not ATTACHMENTS.match(self.line.text.strip()):
            return False
        first = re.split("[:：]", self.line.text.strip(), maxsplit=1)[1]
        numbered = LISTED.match(first) is not None
        self.found.attachments += attachment_titles(first)
        self._apart("attachments")
        while numbered and self.at < len(self.lines) and self.line.table is None:
            more = LISTED.match(self.line.text)
            if more is None:
                break
            self.found.attachments.append(clean_title(more["title"]))
            self._apart("attachments")
        return True

    def _signature(self) -> bool:
        """The issuers' names with the date below them."""
        for end in range(self.at, min(self.at + _SIGNATURE_LINES, len(self.lines))):
            text = self.lines[end].text.strip()
            issue = issue_of(text)
            if issue is None or issue.told or len(issue.date) != FULL:
                if not is_signatory(text):
                    return False
                continue
            before = issue.by or ""
            for line in [*(ln.text for ln in self.lines[self.at : end]), before]:
                self.found.signatories += signatories_in(line)
            self.found.signed_on = issue.date
            while self.at <= end:
                self._apart("signature")
            return True
        return False

    def _imprint(self) -> bool:
        """A line of the imprint; from 抄送 on, all that stands above the date of printing is."""
        if is_of_the_web(self.line.text):
            return self._apart("imprint")
        if not self.found.take_imprint(self.line.text):
            return False
        copies = COPIES.match(self.line.text.strip()) is not None
        self._apart("imprint")
        if copies:
            ahead = self.lines[self.at : self.at + _SIGNATURE_LINES]
            printed = next((i for i, ln in enumerate(ahead) if PRINTED.search(ln.text.strip())), 0)
            while printed > 0:
                self._apart("imprint")
                printed -= 1
        return True

    def _body(self) -> None:
        """One more text: its annex mark and title, then its paragraphs up to the next."""
        text = self.found.texts[-1]
        if text.kind == "notice" or self._starts_text():
            text = self._open_text()
        while self.at < len(self.lines):
            if self.line.table is None:
                if (text.lines or text.title_lines) and self._starts_text():
                    return
                if self._imprint():
                    continue
                signs = text.kind != "appendix" and self.found.signed_on is None
                if self._attachments() or (signs and self._signature()):
                    continue
            text.lines.append(self.line)
            self.at += 1

    def _open_text(self) -> PolicyText:
        text = PolicyText("issued")
        annex = ANNEX.match(self.line.text.strip()) if self.line.table is None else None
        text.annex = f"附件{annex['number']}" if annex else None
        if annex:
            self._apart("annex")
        self._read_title(text)
        if text.title is not None and self._is_expected(text.title):
            text.annex = None
        elif text.title is not None and not is_policy_title(text.title):
            text.kind = "appendix"
        self.found.texts.append(text)
        return text

    def _is_expected(self, title: str) -> bool:
        return any(name_key(title) == name_key(known) for known in self.expected)

    def _read_title(self, text: PolicyText) -> None:
        """The lines under an annex mark that are its title."""
        wanted = [name_key(t) for t in (*self.expected, *self.found.attachments)]
        titles: list[Line] = []
        while self.at < len(self.lines) and len(titles) < 4:
            line = self.line
            joined = name_key("".join(t.text for t in titles) + line.text)
            if line.table is not None or mark_of(line.text) or len(line.text) > _LONGEST_TITLE:
                break
            titles.append(line)
            self.at += 1
            if joined in wanted:
                break
        if titles:
            text.title = clean_title("".join(t.text for t in titles))
            text.title_lines = titles
