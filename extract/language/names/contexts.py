"""Names by what is said of them: …完成C轮融资, …领投, 以…为例, （以下简称“…”）."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import ahocorasick_rs

from extract.language import vocabularies
from extract.language.names.edges import LATIN_END, behind_kind, left_edge
from extract.language.names.lexicon import is_trade_name
from extract.language.names.model import NameSpan
from extract.language.names.words import (
    ACRONYM,
    common_stems,
    ending_kinds,
    is_person,
    is_proper,
    short_endings,
    title_before,
    words,
)
from extract.language.regions import find_regions
from extract.language.tokens import Token, Tokens
from schemas.organization import OrganizationKind

_FINANCED = re.compile(
    r"(?:已经?|又|再次|再度|再|先后|接连|宣布|正式|成功|近日|日前|随后|于[^，。；]{2,14}){0,3}(?:宣布)?(?:完成|获得|获|拿到|斩获|收获)(?:了|过)?"
    r"[^，。；、]{0,26}?(?:轮|融资|股权投资|战略投资|注资)"
)
_INVESTS = re.compile(r"(?:联合领投|独家领投|领投|跟投|参投|独家投资|战略投资)")
_EXAMPLE = re.compile(r"(?:以|如)(?P<name>[\u4e00-\u9fffA-Za-z0-9·\-&. ]{2,14}?)(?:为例|为代表|为首)")
_SOURCE = re.compile(
    r"(?:^|[，。；：（\s]|根|引)据(?P<name>[\u4e00-\u9fff]{2,6}?|[A-Z][A-Za-z&.]+(?: [A-Z&][A-Za-z.]*)*) ?(?:的|发布|公布|披露|最新|官方)*"
    r"(?:数据|统计|预测|报告|估算|调查|测算)(?:显示|表明|指出|，|,|统计|数据)"
)
"""据某某数据显示: what a report leans on is a name, unless it is an ordinary word."""
_ROLES = ("机构", "承销商", "保荐人", "律师", "会计师", "顾问", "银行")
_OFFICER = re.compile(r"(?:联合创始人|创始人|董事长|CEO|总裁|首席[\u4e00-\u9fff]{2,4}[官师家])")
_IS_A = re.compile(r"(?:是一家|是国内|是中国最大|是全球|成立于|创立于|创办于|总部位于)")
_RENAMED = re.compile(
    r"[（(]\s*(?:原名?(?:称|为|是)*|前身(?:为|是)?|曾用名[：:]?|现名(?:称|为|是)*|(?:现|后|已|现已|后已)?(?:更名|改名|变更|改制)(?:为|成)|现为|现)\s*[“\"]?"
    r"|[”\"]\s*变更为\s*[“\"]"
    r"|(?:已|拟|将|现|后|正式|整体|名称|由|企业){0,3}(?:更名|改名)(?:为|成)\s*[“\"]?"
)
_CODED = re.compile(r"[（(](?:\d{6}(?:\.[A-Z]{2})?|\d{4,5}\.HK)[）)]", re.I)
"""Behind the short name of a listed firm stands its code: 砚池生物（000000.SZ）."""
_JOURNAL = re.compile(
    r"《(?P<name>[\u4e00-\u9fff]{2,10})》\s*[，,（(]?\s*(?:19|20)\d{2}\s*年?\s*第\s*\d+\s*期"
)
_RENAMED_EACH = re.compile(r"(?:已|均|拟|现)?分别(?:更名|改名)(?:为|成)")
_TOLD = (
    (_FINANCED, "firm", ("轮", "融资", "股权投资", "战略投资", "注资")),
    (_INVESTS, "investor", ("领投", "跟投", "参投", "独家投资", "战略投资")),
    (_OFFICER, "firm", ("创始人", "董事长", "CEO", "总裁", "首席")),
    (_IS_A, "firm", ("是一家", "是国内", "是中国最大", "是全球", "成立于", "创立于", "创办于", "总部位于")),
)
"""What is said of a name, the kind that tells, and signs without which the pattern need not be tried."""
_ADVERBIAL = "dtfcba"
"""Classes of the words that may stand between a role and what says who has it: 始终, 目前仍."""
_PREDICATES = frozenset({"v", "vd", "a", "ad", "d", "t"})
"""Classes of the words that stand between a name and what it does: 甲|担任|领投, 甲|近期|顺利|完成."""
_ASIDE = re.compile(r"[（(][A-Za-z][^（）()]*[）)]$")
"""What else it is called: 砚尘智能（Yanchen）."""
_OPENING_QUOTES, _CLOSING_QUOTES = "“「『", frozenset("”」』")
_COPULAS = "为任兼是"
_LONGEST, _LEAST_STEM = 14, 2


def find_in_context(text: str, tokens: Tokens) -> list[NameSpan]:
    """Names that the words around them tell; only such as look like names themselves."""
    found: list[NameSpan] = []
    for pattern, kind, signs in _TOLD:
        if not any(sign in text for sign in signs):
            continue
        for match in pattern.finditer(text):
            found += _before(text, match.start(), kind, tokens)  # type: ignore[arg-type]
    for match in _EXAMPLE.finditer(text) if "为例" in text or "为代表" in text or "为首" in text else ():
        found += _whole(text, match.start("name"), match.end("name"), "firm", tokens)
    for match in _SOURCE.finditer(text) if "据" in text else ():
        found += _whole(text, match.start("name"), match.end("name"), "firm", tokens, brands=True)
    for match in _CODED.finditer(text):
        if "\u4e00" <= text[match.start() - 1 : match.start()] <= "\u9fff":
            found += _before(text, match.start(), "firm", tokens, coded=True)
    for match in _JOURNAL.finditer(text) if "》" in text else ():
        found.append(NameSpan(match.start("name"), match.end("name"), match["name"], "media", "context"))
    for match in _labelled().finditer(text) if "：" in text or ":" in text else ():
        name = NameSpan(match.start("name"), match.end("name"), match["name"], "intermediary", "context")
        found.append(name)
    return found + _in_roles(text, tokens) if _roles().find_matches_as_indexes(text) else found


def _in_roles(text: str, tokens: Tokens) -> list[NameSpan]:
    """Names whose role in an offering or financing the text tells."""
    found: list[NameSpan] = []
    for match in _role_is().finditer(text):
        start, end = match.span("name")
        if _has_ending(match["name"]):
            found.append(NameSpan(start, end, match["name"], "intermediary", "context"))
        elif all(t.tag[0] in _ADVERBIAL for t in tokens.between(match.end("role"), match.end("adverbs"))):
            found += _whole(text, start, end, "intermediary", tokens)
    for match in _serves().finditer(text):
        start, end = _subject(text, match.start(), tokens)
        if _has_ending(text[start:end]):
            found.append(NameSpan(start, end, text[start:end], "intermediary", "context"))
    return found


def find_renamings(text: str, spans: list[NameSpan]) -> list[tuple[NameSpan, NameSpan]]:
    """Pairs of full names of which the text says that one was renamed to the other: 甲（现更名为乙）, 甲更名为乙."""
    full = [span for span in spans if span.form == "full"]
    found = [(a, b) for a, b in pairwise(full) if _RENAMED.fullmatch(text, a.end, b.start)]
    for match in _RENAMED_EACH.finditer(text):
        before = _row([s for s in reversed(full) if s.end <= match.start()], text, match.start())
        after = _row([s for s in full if s.start >= match.end()], text, match.end())
        if len(before) == len(after):
            found += zip(reversed(before), after, strict=True)
    return found


def find_apposed(text: str, spans: list[NameSpan]) -> list[tuple[NameSpan, NameSpan]]:
    """Pairs of names of which one stands in brackets behind the other, in other letters: 砚池生物（Yanchi）."""
    return [
        (a, b)
        for a, b in pairwise(spans)
        if text[a.end : b.start].strip() in ("（", "(")
        and text[b.end : b.end + 1] in ("）", ")")
        and a.text.isascii() != b.text.isascii()
        and not ACRONYM.fullmatch(b.text)
    ]


def _row(spans: list[NameSpan], text: str, place: int) -> list[NameSpan]:
    """The names of a list that begins, or ends, at a place; `spans` in order of their distance from it."""
    found: list[NameSpan] = []
    for span in spans:
        between = text[span.end : place] if span.end <= place else text[place : span.start]
        if between not in (("、", "和", "及", "与") if found else ("",)):
            break
        found.append(span)
        place = span.start if span.end <= place else span.end
    return found


@vocabularies.derived
def _role_names() -> tuple[str, ...]:
    return (*words()["role_labels"], *(role for role in words()["contextual"] if role.endswith(_ROLES)))


@vocabularies.derived
def _roles() -> ahocorasick_rs.AhoCorasick:
    """Finds whether a text speaks of any role: few do."""
    return ahocorasick_rs.AhoCorasick(_role_names())


@vocabularies.derived
def _labelled() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, [*words()["role_labels"], *words()["contextual"]]))
    return re.compile(
        rf"(?:^|(?<=[\s、]))(?:{labels})\s*[：:]\s*(?P<name>[\u4e00-\u9fff]{{2,26}}(?:公司|事务所|银行|支行|分行))(?=[\s（(]|$)"
    )


@vocabularies.derived
def _role_is() -> re.Pattern[str]:
    """主办券商一直为某某证券, 审计机构是某某会计师事务所, 主办券商由某某证券担任; adverbs are told by their words' class."""
    labels = "|".join(map(re.escape, _role_names()))
    return re.compile(
        rf"(?P<role>{labels})(?P<adverbs>[\u4e00-\u9fff]{{0,6}}?)(?:为|是|系|由)(?P<name>[\u4e00-\u9fff]{{2,10}}?)(?=[，。；、）]|担任|负责|$)"
    )


@vocabularies.derived
def _serves() -> re.Pattern[str]:
    """甲担任本轮融资的独家财务顾问."""
    labels = "|".join(map(re.escape, _role_names()))
    return re.compile(rf"(?:担|出)任[^，。；]{{0,14}}?(?:{labels})(?=[，。；、]|$)")


def _has_ending(name: str) -> bool:
    """Whether a name that a role announces ends as names of firms do, of whatever words the rest is."""
    ending = next(
        (
            e
            for e in (*ending_kinds(), *short_endings())
            if name.endswith(e) and e not in words()["contextual"]
        ),
        name,
    )
    return len(name) - len(ending) >= _LEAST_STEM and name.removesuffix(ending) not in common_stems()


def _is_person(name: str, inside: Sequence[Token]) -> bool:
    """Whether a name is a person's, with a title or without."""
    return title_before(name) > 0 or (len(inside) == 1 and inside[0].tag == "nr" and is_person(name))


def _before(
    text: str, end: int, kind: OrganizationKind, tokens: Tokens, coded: bool = False
) -> list[NameSpan]:
    start, end = _subject(text, end, tokens)
    if text[end - 1 : end] in tuple(_COPULAS):
        return []  # 陈晨为|董事长
    marked = text[end : end + 1] in _CLOSING_QUOTES  # 「甲」获融资: the marks say where the name ends
    return _whole(text, start, end, kind, tokens, coded=coded or marked)


def _subject(text: str, end: int, tokens: Tokens) -> tuple[int, int]:
    """The slice before a predicate that may be a name, without adverbs behind it and the kind of firm before it."""
    while end > 0:
        last = tokens.at(tokens.ending_at(end))
        if text[end - 1].isspace():
            end -= 1
        elif (last.end == end and (last.tag in _PREDICATES or last.text in _meant())) or (
            last.tag == "l" and last.end > end
        ):
            end = last.start
        elif aside := _ASIDE.search(text, max(0, end - _LONGEST), end):
            end = aside.start()
        else:
            break
    if text[end - 1 : end] in _CLOSING_QUOTES:
        opening = max(text.rfind(sign, 0, end) for sign in _OPENING_QUOTES)
        return (opening + 1, end - 1) if opening >= 0 else (end, end)
    latin = LATIN_END.search(text, max(0, end - 2 * _LONGEST), end)
    if latin:
        return latin.start(), latin.start() + len(latin[0].rstrip())
    start = left_edge(tokens, end, _LONGEST)
    inside = tokens.between(start, end)
    return (inside[behind_kind(inside)].start if inside else start), end


@vocabularies.derived
def _meant() -> frozenset[str]:
    """Words for what is planned or said, whatever the class that a dictionary gives them: 甲|计划|完成."""
    return frozenset(w for key in ("plans", "says") for w in vocabularies.load("events")[key])


def _whole(
    text: str,
    start: int,
    end: int,
    kind: OrganizationKind,
    tokens: Tokens,
    brands: bool = False,
    coded: bool = False,
) -> list[NameSpan]:
    """A slice that is a name; with `brands`, one that is a proper noun of the dictionary as well: 赛门铁克; `coded` if
    a code behind it says that it is one, whatever its words."""
    while start < end and text[start].isspace():
        start += 1
    name = text[start:end]
    if not 2 <= len(name) <= (2 if name.isascii() else 1) * _LONGEST:
        return []
    inside = tokens.between(start, end)
    if brands and (not inside or inside[0].start > start):
        inside = Tokens(name).words  # 据 was taken for the beginning of an unknown word
    latin = name.isascii() and name[0].isupper() and (brands or not ACRONYM.fullmatch(name))
    proper = (
        coded
        or latin
        or is_proper(inside)
        or is_trade_name(name)
        or (brands and any(t.tag == "nz" for t in inside))
    )
    if not proper or any(t.tag[0] in "pcur" for t in inside) or _is_person(name, inside):
        return []
    if any(r.end == end - start for r in find_regions(name)):
        return []
    return [NameSpan(start, end, name, kind, "context")]
