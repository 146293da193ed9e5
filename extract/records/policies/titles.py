"""The titles of chapters, articles and items, and where the words after them begin."""

from __future__ import annotations

import re

from extract.records.policies.lines import Line

ENDS_SENTENCE = re.compile(r"[。！？；!?;][”’」』）)]?$")
LONGEST_HEADING = 50
_SENTENCE = re.compile(r"[。；！？:：]")
# Words with which a first sentence is a provision rather than a title
_NO_TITLE = re.compile(
    r"^本[^市省区县州地年级次]|起(?:施行|实施|执行)|[，,%％]|不超过|不低于"
    r"|\d\s*[万亿]?元|应当|^[^“]*(?:可以|不得)"
)
_RUN_IN = re.compile(r"^[\s　]*(?P<title>[^。；：:！？]{2,40}?)[\s　]*(?P<stop>[。：:]|\s{2,}|$)")
_BRACKETED = re.compile(
    r"^[（(【〔\[]\s*(?P<title>[^（）()【】〔〕\[\]，。；]{2,20})\s*[）)】〕\]]\s*[。：:]?\s*"
)
_LONGEST_RUN_IN, _LONGEST_BOLD, _LONGEST_LABEL, _LONGEST_LEAD_IN = 30, 40, 16, 8


def title_of(line: Line, start: int, article: bool = False) -> tuple[str | None, int]:
    """The title after the number of a paragraph, and where the words after it begin.

    A title is a heading's whole line, words in bold or brackets, a short label with a colon, or a first
    sentence without a comma that more text follows. `start` is where the number ends.
    """
    text = line.text
    rest = text[start:]
    bracket = _BRACKETED.match(rest)
    if bracket and (article or rest[0] in "【〔["):
        return bracket["title"], start + bracket.end()
    bold = text[start : line.lead].strip(" \u3000。：:．.") if line.lead > start + 1 else ""
    after = text[line.lead :]
    if bold and len(bold) <= (_LONGEST_BOLD if _ends_there(line) else _LONGEST_LABEL):
        return bold, line.lead + len(after) - len(after.lstrip("。：: \u3000"))
    if not _SENTENCE.search(rest) and len(rest) <= LONGEST_HEADING:
        return rest.strip() or None, len(text)
    match = _RUN_IN.match(rest)
    if match is None or _NO_TITLE.search(match["title"]):
        return None, start
    if match["stop"] in ("：", ":"):
        return _labelled(match, text, start)
    if match["stop"] == "。":
        return _sentence(match, text, start, article)
    return None, start


def _labelled(match: re.Match[str], text: str, start: int) -> tuple[str | None, int]:
    """申报要求： is a title, 平台项目： before more words too; 应当提供以下材料： introduces a list."""
    title = match["title"].strip()
    ends = start + match.end() >= len(text)
    if len(title) > (_LONGEST_LEAD_IN if ends else _LONGEST_LABEL):
        return None, start
    return title, start + match.end()


def _sentence(match: re.Match[str], text: str, start: int, article: bool) -> tuple[str | None, int]:
    """A first sentence; where nothing follows it is a title only in an article, whose text may come below."""
    title = match["title"].strip()
    ends = start + match.end() >= len(text)
    if len(title) > _LONGEST_RUN_IN or (ends and not (article and len(title) <= _LONGEST_LABEL)):
        return None, start
    return title, start + match.end()


def is_run_in(line: Line) -> bool:
    """A paragraph that begins with a title in bold: the bold words end where a sentence does."""
    return 4 <= line.lead <= _LONGEST_RUN_IN and bool(line.text[line.lead :].strip()) and _ends_there(line)


def _ends_there(line: Line) -> bool:
    """The bold words end where a sentence does; where they don't, only the first printed line may be bold."""
    head, after = line.text[: line.lead].rstrip(), line.text[line.lead :]
    return head[-1:] in tuple("。：:．.") or after[:1] in tuple("。：:") or after[:1].isspace()


def is_heading(line: Line) -> bool:
    """A heading without a number."""
    return line.heading and is_title(line)


def is_title(line: Line) -> bool:
    """A line that may be one: short, and no sentence."""
    return not ENDS_SENTENCE.search(line.text) and len(line.text) <= LONGEST_HEADING
