"""What a measure works with: subsidies, rewards, loans, funds, platforms, standards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from extract.language import vocabularies
from extract.language.tokens import Tokens
from extract.records.policies.clauses.words import listed, pattern

_BRACKET = re.compile(r"[（(【〔\[][^（()）【】〔〕\[\]]*[）)】〕\]]|《[^《》]*》")
_WHOM = re.compile(
    r"(?:(?<=[，,。；;：:\s])|^)(?:其中[，,]?)?对于?(?![外内接照标应象比策])[^。；;\n]{2,400}?"
    r"(?=不[再予得]?(?:给予|享受|奖|补)|给予|予以|按|分别|一次性|最高|每|奖励|补助|补贴|实行|采取|依[法规照]|责令|追[缴回究]|[。；;\n])"
)
_CLAUSE = re.compile(r"[，,。；;：:\n\u3000]")
_REFUSES = re.compile(r"(?:不得?|不再|未|放弃|取消)(?!仅|但|断|低于|少于|超过|高于)")
_SO_MANY = re.compile(r"[\u4e00-\u9fff]{0,4}\d")
_NEAR = 12
MONEY = frozenset(
    {"subsidy", "reward", "loan", "interest_subsidy", "guarantee", "insurance", "fund", "tax", "rent"}
)
"""Codes of the instruments that cost money."""


def instruments_in(text: str, told: bool = True) -> list[str]:
    """The codes of `instruments.yaml` that a text uses, in the order of the vocabulary.

    A tool is used where its own word stands, or where a verb has it as its object; what only says for whom,
    wherefore and by the help of what something is done uses none. `told`: false for conditions, where words
    alone name what is required, not what is done.

    >>> instruments_in("依托市级平台，对入驻企业给予租金补贴。")
    ['subsidy', 'rent']
    """
    plain = _background().sub("　", _BRACKET.sub("　", text))
    given = _WHOM.sub("　", plain)
    found: list[str] = []
    for tool in _tools():
        said = plain if tool.whom else given
        if tool.never is not None:
            said = tool.never.sub("　", said)
        patterns = [tool.acts] if tool.acts is not None and (told or not tool.whom) else []
        spans = [m.span() for p in patterns for m in p.finditer(said)]
        spans += [m.span(1) for m in tool.words.finditer(said)] if told else []
        if tool.is_told(said, [span for span in spans if not tool.given or _is_given(said, *span)]):
            found += [tool.code, *tool.also]
    return sorted(dict.fromkeys(found), key=list(vocabularies.load("instruments")).index)


@vocabularies.derived
def labels() -> dict[str, str]:
    """The Chinese name of every code."""
    return {code: str(entry["label"]) for code, entry in vocabularies.load("instruments").items()}


@vocabularies.derived
def _background() -> re.Pattern[str]:
    """What is only the ground on which something is done: 依托…平台, 为落实…试点任务; and modifiers: 人力资源服务机构."""
    words = vocabularies.load("instrument_ground")
    grounds, heads = ("|".join(map(re.escape, words[name])) for name in ("grounds", "heads"))
    return re.compile(
        rf"(?:(?<=[，,。；;：:、\n])|^)(?:{grounds})[^，,。；;：:\n]{{0,60}}(?=[，,。；;：:\n]|$)"
        rf"|(?<=用于)[^。；;\n]{{1,120}}"
        rf"|[\u4e00-\u9fff]{{2,4}}服务(?={heads})|[\u4e00-\u9fff]{{2,4}}(?=(?:{heads})(?:[、，,]|的))"
    )


@dataclass(frozen=True, slots=True)
class _Tool:
    """How one instrument is known."""

    code: str
    words: re.Pattern[str]
    acts: re.Pattern[str] | None
    never: re.Pattern[str] | None
    also: tuple[str, ...]
    whom: bool
    """It counts too where it is those who are helped that are named."""
    given: bool
    """It counts only where it is given."""
    weak: tuple[str, ...]
    """A word that begins so is used of much else: it counts only together with another."""

    def is_told(self, text: str, spans: list[tuple[int, int]]) -> bool:
        """By a word of its own, or by two that are weak alone and stand apart: not 违法违规."""
        words, reached = set(), -1
        for start, end in sorted(spans):
            if not text.startswith(self.weak, start):
                return True
            if start > reached:
                words.add(text[start:end])
            reached = max(reached, end)
        return len(words) > 1


@vocabularies.derived
def _tools() -> tuple[_Tool, ...]:
    entries: dict[str, dict[str, Any]] = vocabularies.load("instruments")
    return tuple(
        _Tool(
            code,
            _any(entry["words"], overlapping=True),
            _act(entry["verbs"], entry["objects"]) if entry.get("verbs") else None,
            _any(entry["not"]) if entry.get("not") else None,
            tuple(entry.get("also", ())),
            bool(entry.get("whom")),
            bool(entry.get("given")),
            tuple(entry.get("weak", ())),
        )
        for code, entry in entries.items()
        if entry["words"]
    )


def _is_given(text: str, start: int, end: int) -> bool:
    """The award is given: not 领取奖励, whose verb is another, nor 奖励程序, whose head is another, nor 不给予奖励."""
    clause = _CLAUSE.split(text[:start])[-1]
    if _REFUSES.search(clause):
        return False
    if clause.endswith("的") and not any(c.isdigit() for c in clause) and not pattern("gives").search(clause):
        return False
    before = Tokens(clause[-_NEAR:])
    verb = before.at(len(before) - 1) if len(before) else None
    behind = _CLAUSE.split(text[end : end + _NEAR])[0]
    after = Tokens(behind)
    headed = len(after) > 0 and (after.at(0).text == "的" or after.at(0).tag in ("n", "vn"))
    if verb is not None and verb.tag in ("v", "vn"):
        if verb.text in listed("receive"):
            return False
        named = len(after) > 0 and after.at(0).tag in ("n", "nr", "nz", "b", "m")
        if (named or _SO_MANY.match(behind)) and not behind.startswith(tuple(listed("give_noun"))):
            return True  # 选拔资助青年船匠, 培养资助不少于20名: it is the second of two verbs
        if not pattern("gives").search(clause[-_NEAR:]):
            return False
    return not headed or any(c.isdigit() for c in behind)


def _act(verbs: list[str], objects: list[str]) -> re.Pattern[str]:
    """A verb with one of the objects behind it in its clause."""
    done, what = map(vocabularies.any_of, (verbs, objects))
    return re.compile(rf"(?:{done})(?!的)[^，,。；;：:\n]{{0,36}}?(?:{what})")


def _any(words: list[str], overlapping: bool = False) -> re.Pattern[str]:
    """Any of the words; … stands for up to twelve characters of the same sentence."""
    each = "|".join(re.escape("".join(w.split())).replace("…", "[^。；]{0,12}?") for w in words)
    return re.compile(f"(?=({each}))" if overlapping else each)
