"""The policies that a document is: the notice, and what it issues."""

from __future__ import annotations

import re

from extract.records.policies.anatomy import Anatomy, PolicyText, signatories_in
from extract.records.policies.bodies import is_national, is_officer
from extract.records.policies.body_lists import ends_as_body
from extract.records.policies.labels import kind_of_title
from extract.records.policies.lines import Line, parts_of
from extract.records.policies.marks import mark_of
from extract.records.policies.places import NATION, place_of
from extract.records.policies.responsible import from_label
from extract.records.policies.titles import title_of
from extract.records.policies.validity import Validity, date_in, repeals_of, validity_of
from schemas import Document, Policy

_CONTACT = re.compile(
    r"(?:联系人|联系电话|咨询电话|联系方式|咨询方式)\s*[及和]?[^。；\n]{0,6}[:：]\s*(?=[^。\n]*\d)[^。\n]{4,120}"
)
_LONGEST_BODY = 20
_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{2,5}?[省市区县州](?=[\u4e00-\u9fff]{2,})")
_ABOUT = re.compile(r"\s*关于")


def policies_of(document: Document, anatomy: Anatomy) -> dict[int, Policy]:
    """A policy for every text that is one, by the text's index; what is issued points to its notice."""
    found: dict[int, Policy] = {}
    notice: Policy | None = None
    shared = _shared(document, anatomy)
    for index, text in enumerate(anatomy.texts):
        if text.kind == "appendix" or (text.kind == "notice" and text.title is None):
            continue
        lines = text.title_lines or text.lines[:1]
        if not lines:
            continue
        policy = shared.model_copy(deep=True)
        policy.title = text.title
        policy.evidence = document.cite(parts_of(lines))
        if text.kind == "notice":
            notice = policy
            policy.addressees = anatomy.addressees
            policy.attachments = anatomy.attachments
        elif notice is not None:
            policy.notice = notice
            policy.document_number = None
        found[index] = policy
    _add_words(document, anatomy, found)
    _place(document, anatomy, found)
    return found


def named_in_head(anatomy: Anatomy) -> frozenset[str]:
    """The bodies that sign the document and those that it is sent to."""
    names = [*anatomy.signatories, *from_label(anatomy.addressees or "")]
    names += [name[place - 1 :] for name in names if (place := _place_end(name))]
    return frozenset(name for name in names if 3 < len(name) <= _LONGEST_BODY and ends_as_body(name))


def _place_end(name: str) -> int:
    """Where the place ends that a body belongs to: 区水利局 is 栖云区水利局."""
    place = _OF_PLACE.match(name)
    return place.end() if place is not None else 0


def _shared(document: Document, anatomy: Anatomy) -> Policy:
    """What holds for the notice and for what it issues."""
    fields = anatomy.fields
    policy = Policy(is_document=True)
    policy.issuers = _issuers(document, anatomy)
    policy.document_number = _number(document, anatomy)
    policy.issued_on = anatomy.signed_on or date_in(fields.get("issued", "")) or document.published_on
    policy.printed_on = anatomy.printed_on
    policy.effective_on = date_in(fields.get("effective", ""))
    policy.expires_on = date_in(fields.get("expires", ""))
    policy.contact = fields.get("contact")
    return policy


def _number(document: Document, anatomy: Anatomy) -> str | None:
    printed = document.document_number or anatomy.number or _fields_number(anatomy)
    return "".join(printed.split()) if printed else None


def _fields_number(anatomy: Anatomy) -> str | None:
    """The number that a metadata head gives."""
    number = anatomy.fields.get("number")
    return number if number and any(c.isdigit() for c in number) else None


def _issuers(document: Document, anatomy: Anatomy) -> list[str]:
    """By the signature, else the title's words before 关于, else the metadata head."""
    bodies = [name for name in anatomy.signatories if not is_officer(name)]
    if bodies:
        return bodies
    lead = _ABOUT.split(document.title or "", maxsplit=1)
    named = lead[0] if len(lead) > 1 else ""
    for text in (named, anatomy.fields.get("issuer", ""), document.issuer or ""):
        names = [name.strip("《》") for name in signatories_in(text) if len(name) > 1]
        if names:
            return names
    return []


def _add_words(document: Document, anatomy: Anatomy, found: dict[int, Policy]) -> None:
    """Validity, repeals and contact, which any of the texts may state."""
    imprint = [line.text for kind, line in anatomy.apart if kind == "imprint"]
    for index, policy in found.items():
        text = "\n".join([*(line.text for line in _words(anatomy.texts[index])), *anatomy.notes])
        validity = validity_of(text, policy.issued_on)
        if validity is not None:
            policy.validity = validity.text
            for other in found.values():
                if other is policy or other is policy.notice or other.notice is policy:
                    _apply(other, validity, document)
        policy.repeals = repeals_of(text)
        policy.application_period = _application_period(_words(anatomy.texts[index]))
        contact = _CONTACT.search("\n".join([text, *imprint]))
        if contact and policy.contact is None:
            policy.contact = contact.group().strip()


def _application_period(lines: list[Line]) -> str | None:
    """When to apply, under a heading that says so."""
    for index, line in enumerate(lines):
        mark = mark_of(line.text)
        title, end = title_of(line, mark.end if mark else 0) if mark or line.heading else (None, 0)
        if title is not None and kind_of_title(title) == "period":
            rest = line.text[end:].strip() or (lines[index + 1].text if index + 1 < len(lines) else "")
            if any(c.isdigit() for c in rest):
                return rest.strip(" \u3000。") or None
    return None


def _apply(policy: Policy, validity: Validity, document: Document) -> None:
    """Take the dates that no metadata head gives; those only implied are said to be inferred."""
    for name in ("effective_on", "expires_on"):
        value = getattr(validity, name)
        if value is None or getattr(policy, name) is not None:
            continue
        setattr(policy, name, value)
        if name in validity.inferred:
            note_inferred(document, f"policies.{name} 由“{validity.text}”推算")


def note_inferred(document: Document, words: str) -> None:
    """Say on the document that a value is not printed but worked out."""
    known = document.inferred.split("；") if document.inferred else []
    if words not in known:
        document.inferred = "；".join([*known, words])


def _place(document: Document, anatomy: Anatomy, found: dict[int, Policy]) -> None:
    for policy in found.values():
        notice = policy.notice.title if policy.notice else None
        if policy.issuers and is_national(policy.issuers[0]):
            policy.region, policy.level = NATION, "national"
        else:
            policy.region, policy.level = place_of(*policy.issuers[:1], policy.title, notice)


def _words(text: PolicyText) -> list[Line]:
    return [line for line in text.lines if line.table is None]
