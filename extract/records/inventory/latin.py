"""Runs of capitalised Latin words, and what around them says that they are an organization."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.language import vocabularies
from extract.language.names.words import ACRONYM
from extract.records.inventory.tally import Sign

_WORD = r"(?:[A-Z][A-Za-z0-9&'’]*(?:[-.][A-Za-z0-9]+)*\.?|[a-z]{1,2}[A-Z][A-Za-z0-9]*|\d{1,2}[A-Z][a-z]+)"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9./@-]){_WORD}(?:(?: (?:\([A-Z][A-Za-z ]+\) )?|, ?(?=Inc|Ltd|LLC|L\.?P|Co\b))(?:(?:of|and|for|the|de|&) )?{_WORD})*(?![A-Za-z0-9@/])"
)
_ACTS = re.compile(r"\s*(?:公司)?(?:宣布|收购|发布|推出|完成|获得|表示|并购|融资|成立于|投资了?|被)")
_NOUN = 8
_DESCRIBED = re.compile(r"[\u4e00-\u9fff](?<![限分子母本该属各])$")
"""有限公司CFO, 分公司A and 该公司IPO name nobody."""
_SPOKEN_OF = re.compile(r"\s*(?:[的、，等）)]|和|与|及|对|统计|发布|宣布|表示|披露|预测|发动|研究|发现|收购)")
_MARKS = ("《", "“", '"', "（", "(")


def latin_names(text: str) -> Iterator[tuple[str, Sign, int, int]]:
    """(name, sign, start, end) of each run with a sign beside it that it is an organization."""
    words = vocabularies.load("name_evidence")
    for match in _RUN.finditer(text):
        name = match[0].rstrip(".") if not match[0].endswith(tuple(words["latin_endings"])) else match[0]
        end = match.start() + len(name)
        marked = text[: match.start()].endswith(_MARKS) and not text.startswith(("）", ")"), end)
        if len(name) < 2 or marked:
            continue
        last = name.rsplit(" ", 1)[-1]
        acronym = ACRONYM.fullmatch(name) is not None
        joined = _joined().match(text, end)
        if " " in name and last in words["latin_endings"]:
            yield name, "latin", match.start(), end
        elif joined and not acronym:
            yield text[match.start() : joined.end()], "latin", match.start(), joined.end()
        elif text.startswith(tuple(words["latin_after"]), end + (text[end : end + 1] == " ")):
            if not acronym:
                yield name, "latin", match.start(), end
        elif _is_apposed(text, match.start(), end, name, acronym):
            yield name, "latin", match.start(), end
        elif _ACTS.match(text, end) and not acronym:
            yield name, "beside", match.start(), end


def _is_apposed(text: str, start: int, end: int, name: str, acronym: bool) -> bool:
    """Whether a kind of firm stands right before a name: 安全服务公司Khora, 数据安全商KHR统计."""
    words = vocabularies.load("name_evidence")
    before = text[max(0, start - _NOUN) : start].rstrip(" ")
    noun = next((n for n in words["latin_before"] if before.endswith(n)), None)
    if noun is None or not _DESCRIBED.search(before.removesuffix(noun)):
        return False
    return name not in words["latin_terms"] and (not acronym or _SPOKEN_OF.match(text, end) is not None)


@vocabularies.derived
def _joined() -> re.Pattern[str]:
    endings = "|".join(map(re.escape, vocabularies.load("name_evidence")["latin_joined"]))
    return re.compile(rf"(?:{endings})(?=[^\u4e00-\u9fff]|[的和与及在增股持转将已于为]|$)")
