"""Titles and document numbers of policies."""

from __future__ import annotations

import re

DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}?\s*(?:[〔\[［（(【]\s*(?:19|20)\d{2}\s*[〕\]］）)】])\s*第?\s*\d{1,5}\s*号"
)
"""发文字号: the issuer's short sign, the year in brackets, the number (GB/T 9704-2012)."""

_OUTER = re.compile(r"^《(?P<inner>[^《》]*(?:《[^《》]*》[^《》]*)*)》$")


def clean_title(text: str) -> str:
    """A title without white space between ideographs and without the 书名号 around the whole of it."""
    text = re.sub(r"(?<=[\u4e00-\u9fff，。、《》（）“”])\s+(?=[\u4e00-\u9fff，。、《》（）“”\d])|(?<=\d)\s+(?=[\u4e00-\u9fff])", "", text.strip())
    match = _OUTER.match(text)
    return match["inner"] if match else text
