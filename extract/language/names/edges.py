"""Where a name begins, when it is known where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.language import vocabularies
from extract.language.names.lexicon import is_trade_name, lexicon
from extract.language.names.words import is_unknown, list_heads, short_endings, stop_words, words
from extract.language.regions import gazetteer
from extract.language.tokens import Token, Tokens

_LONGEST = 40
_CLOSED_TAGS = frozenset({"p", "c", "uj", "ul", "uv", "ud", "ug", "uz", "u", "r", "rr", "rz", "y", "e", "o"})
_VERB_TAGS = frozenset({"v", "d", "ad", "vd", "s"})
_AGENTS = "srt"
"""Behind who or when, a word that may be a verb is one: 市里|调动, 各地|协调."""
_GOVERNORS = "pvx"
"""Behind these no word says where something is: 由|中某某, but ，后|某某."""
_NAME_MARKS = frozenset("（）()·•&-—－.")
_ITEM_NUMBER = re.compile(r"[（(](?:\d+|[一二三四五六七八九十]+)[）)]$")
_ABBREVIATED = re.compile(r"[（(][A-Za-z]+[）)]$")
"""Behind a name its letters stand in brackets: what follows is no more of it."""
PARTICLES = "由为向以被将与于了如获有从对在给"
"""Signs that join words and that a guess takes into the unknown word beside them."""
LATIN_END = re.compile(r"(?<![A-Za-z0-9&'’.-])(?<![A-Za-z] )[A-Z][A-Za-z0-9&'’. -]*$")
"""A run of Latin words at the end of a slice."""
_GUESSED = 4
_HELD = "所持"
_SIGNS = 2
"""Words between a town and a trade that may be one trade name."""
_OWN = re.compile(
    r"(?![各其该本这那此某每我你他她它])[^\W\d_由为向以被将与于了如获有从对在给和及等也或但的之是不这那]{2,3}"
)
"""Two or three signs none of which joins words: the trade name between a town and a trade."""
_OPENING, _CLOSING = "（(", "）)"
_LEADING_VERBS = frozenset({"v", "vn", "d", "vd", "ad", "f", "m", "t", "i", "l", "a"})
_KIND = re.compile(r"(?:[^有限]公司|企业|机构|平台|品牌|商|巨头|龙头|股东|投资[人方者])$")
_LEAST = 2
_KINDS = ("公司",)
"""Words of the dictionary that end so say what kind of firm a name behind them is of: 上市公司|甲股份有限公司."""
IN_NAMES = frozenset("新大老小")
"""Adjectives with which a name may begin before its town: 新上海."""


def repeated(name: str) -> int:
    """How many characters at the front are told again by the rest: a label that stands right before the headline it belongs to."""
    half = len(name) // 2
    return half if half > 1 and name[:half] == name[half:] else 0


def left_edge(tokens: Tokens, end: int, longest: int = _LONGEST, verbs: bool = True) -> int:
    """Where a name begins whose ending starts at `end`: as far left as its words can be part of one.

    A verb, preposition or title stops it; where a region is named within, what is not a name before it is left
    out (投资北京某某有限公司); brackets must come in pairs. Firms have verbs in their names (建设, 发展);
    with `verbs` false a verb ends the name.
    """
    if not len(tokens) or end <= 0:
        return end
    index = tokens.ending_at(end)
    stop, regions = stop_words(), gazetteer().names
    closed = _CLOSED_TAGS if verbs else _CLOSED_TAGS | _VERB_TAGS
    taken: list[Token] = []
    depth = 0
    while index >= 0:
        token = tokens.at(index)
        if token.start >= end:
            index -= 1
            continue
        text = token.text[: end - token.start] if token.end > end else token.text
        if end - token.start > longest or text.isspace():
            break
        if text in _CLOSING:
            bracket = "".join(tokens.at(i).text for i in range(max(0, index - 2), index + 1))
            if _ITEM_NUMBER.search(bracket) or (not verbs and _ABBREVIATED.search(bracket)):
                break
            depth += 1
        elif text in _OPENING:
            if not depth:
                break
            depth -= 1
        elif (token.tag == "x" and text not in _NAME_MARKS and not text.isalnum()) or (
            not depth
            and (
                (text in stop and (verbs or token.tag != "vn"))
                or (verbs and text.endswith(_KINDS))
                or (token.tag in closed and text not in body_words())
            )
            and text not in regions
            and text not in brands()
        ):
            town = _town_before(tokens, index) if verbs and taken else None
            if town is None:
                break
            taken[:0] = [tokens.at(i) for i in range(town, index + 1)]
            index = town - 1
            continue
        taken.insert(0, Token(token.start, min(token.end, end), text, token.tag))
        index -= 1
    while len(taken) > 1 and taken[0].text in stop:
        taken.pop(0)
    if (
        not verbs
        and len(taken) > 1
        and taken[0].tag == "vn"
        and index >= 0
        and tokens.at(index).tag[0] in _AGENTS
    ):
        taken.pop(0)
    while taken and (taken[0].text in _NAME_MARKS or taken[0].text.isspace()):
        taken.pop(0)
    governed = index < 0 or tokens.at(index).tag[0] in _GOVERNORS
    return behind_particle(tokens, _from_region(taken, end, governed), end)


def _town_before(tokens: Tokens, index: int) -> int | None:
    """The town behind which a trade name stands that a word of the grammar is part of: 湖南|裕能|新能源…公司."""
    regions = gazetteer().names
    for back in range(index - 1, max(index - _SIGNS, 0) - 1, -1):
        between = [tokens.at(i) for i in range(back + 1, index + 1)]
        signs = "".join(token.text for token in between)
        if tokens.at(back).text in regions:
            is_own = all(len(token.text) == 1 or token.tag == "r" for token in between)
            return back if is_own and _OWN.fullmatch(signs) else None
    return None


def behind_kind(words: Sequence[Token]) -> int:
    """How many words say what kind of firm is named behind them: 储能|企业|远舟能源, 原|股东|晴川资本, 初创|项目|Tanagra."""
    latin = next((i + 1 for i in range(len(words) - 1, -1, -1) if not words[i].text.isascii()), 0)
    told = "".join(word.text for word in words[:latin])
    if 0 < latin < len(words) and words[latin].text[0].isupper() and told not in lexicon().names:
        if not is_trade_name(told) and not any(is_unknown(word.text) for word in words[:latin]):
            return latin
    for index in range(len(words) - 1, 0, -1):
        word = words[index - 1]
        kind = word.text in list_heads() or _KIND.search(word.text)
        if kind and (word.text in _KINDS or word.text not in short_endings()) and words[index].text.isalnum():
            return index if sum(len(w.text) for w in words[index:]) >= _LEAST else 0
    return 0


def behind_particle(tokens: Tokens, start: int, end: int) -> int:
    """Behind the last particle that a guess at unknown words took into one: 分别|为纳|思达, 资本|由国|寿霁泉.

    Where no word stands before, the sign is the name's own: 为砚咨询. 所持|裕某 is what somebody holds.
    """
    if tokens.text[start - 1 : start + 1] == _HELD and end - start > _LEAST:
        return start + 1
    for token in reversed(tokens.between(max(0, start - _GUESSED), end)):
        if token.end < start or not is_unknown(token.text):
            continue
        place = token.start + max(token.text.rfind(sign) for sign in PARTICLES)
        before = tokens.text[place - 1 : place]
        if place >= token.start and end - place > _LEAST and before >= "\u4e00" and before not in PARTICLES:
            return place + 1
    return start


def may_be_part(token: Token) -> bool:
    """Whether a word can be part of a name: no mark, function word or title, unless it names a region or a brand."""
    text = token.text
    if text in gazetteer().names or text in brands():
        return True
    if token.tag == "x":
        return text.isalnum()
    return not text.isspace() and token.tag not in _CLOSED_TAGS and text not in stop_words()


@vocabularies.derived
def brands() -> frozenset[str]:
    """What known firms are called without 中国: words that the dictionary takes for verbs, such as 联通."""
    names = lexicon().names
    return frozenset(
        name.removeprefix("中国") for name in names if name.startswith("中国") and len(name) == 4
    )


@vocabularies.derived
def body_words() -> frozenset[str]:
    """Verbs that stand within the names of bodies: 标准协调推进组, 战略咨询专家委员会."""
    return frozenset(words()["body_words"])


def _from_region(taken: list[Token], end: int, governed: bool) -> int:
    if not taken:
        return end
    for index, token in enumerate(taken):
        if (
            index
            and _begins_region(token.text)
            and all(
                (t.tag in _LEADING_VERBS or t.tag == "n") and t.text not in IN_NAMES for t in taken[:index]
            )
            and not is_unknown(taken[index - 1].text)
        ):
            if not any(_begins_region(t.text) for t in taken[:index]):
                return token.start
    first = taken[0].text
    in_name = (governed and len(first) == 1 and first not in "前后") or is_unknown(first)  # 由东|某某
    leading = ("d", "m", "t", "vd") if in_name else ("d", "m", "f", "t", "vd")
    while len(taken) > 1 and taken[0].tag in leading and not _begins_region(taken[0].text):
        taken.pop(0)
    return taken[0].start


def _begins_region(text: str) -> bool:
    names = gazetteer().names
    return any(text[:length] in names for length in (2, 3, 4))
