"""Names by what is said of them: …完成C轮融资, …领投, 以…为例, （以下简称“…”）."""

from __future__ import annotations

import re

from extract.language.names.edges import left_edge
from extract.language.names.model import NameSpan
from extract.language.names.words import is_proper
from extract.language.regions import find_regions
from extract.language.tokens import Tokens
from schemas.organization import OrganizationKind

_FINANCED = re.compile(
    r"(?:已经?|又|再次|先后|接连|宣布|正式|成功|近日|日前|随后|于[^，。；]{2,14}){0,3}(?:宣布)?(?:完成|获得|获|拿到|斩获|收获)(?:了|过)?"
    r"[^，。；、]{0,26}?(?:轮|融资|股权投资|战略投资|注资)"
)
_INVESTS = re.compile(r"(?:联合领投|独家领投|领投|跟投|参投|独家投资|战略投资)")
_EXAMPLE = re.compile(r"(?:以|如)(?P<name>[\u4e00-\u9fffA-Za-z0-9·\-&. ]{2,14}?)(?:为例|为代表|为首)")
_DEFINED = re.compile(
    r"[（(](?:以下|下文|下|后)?(?:统称|简称|称|合称)(?:为|作)?[:：]?\s*[“\"「『](?P<name>[^”\"」』]{2,20})[”\"」』]"
    r"(?:\s*(?:或|、|，|和)\s*[“\"「『](?P<second>[^”\"」』]{2,20})[”\"」』])?"
)
_OFFICER = re.compile(r"(?:联合创始人|创始人|董事长|首席执行官|CEO|总裁|首席科学家)")
_IS_A = re.compile(r"(?:是一家|是国内|是中国最大|是全球|成立于|创立于|创办于|总部位于)")
_LONGEST = 14


def find_in_context(text: str, tokens: Tokens) -> list[NameSpan]:
    """Names that the words around them tell; only such as look like names themselves."""
    found: list[NameSpan] = []
    for pattern, kind in ((_FINANCED, "firm"), (_INVESTS, "investor"), (_OFFICER, "firm"), (_IS_A, "firm")):
        for match in pattern.finditer(text):
            found += _before(text, match.start(), kind, tokens)  # type: ignore[arg-type]
    for match in _EXAMPLE.finditer(text):
        found += _whole(text, match.start("name"), match.end("name"), "firm", tokens)
    return found


def find_definitions(text: str) -> list[tuple[int, int, str]]:
    """(where the bracket opens, end, the short name defined) of each definition in brackets."""
    found = []
    for match in _DEFINED.finditer(text):
        found.append((match.start(), match.end(), match["name"]))
        if match["second"]:
            found.append((match.start(), match.end(), match["second"]))
    return found


def _before(text: str, end: int, kind: OrganizationKind, tokens: Tokens) -> list[NameSpan]:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return _whole(text, left_edge(tokens, end, _LONGEST), end, kind, tokens)


def _whole(text: str, start: int, end: int, kind: OrganizationKind, tokens: Tokens) -> list[NameSpan]:
    while start < end and text[start].isspace():
        start += 1
    name = text[start:end]
    if not 2 <= len(name) <= _LONGEST:
        return []
    words = tokens.between(start, end)
    if not words or not is_proper(words) or any(t.tag[0] in "pcur" for t in words):
        return []
    if any(r.end == end - start for r in find_regions(name)):
        return []
    return [NameSpan(start, end, name, kind, "context")]
