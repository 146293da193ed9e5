"""Who has the duty that a provision states, or may apply for what it gives: 发电企业应当…, 申报单位不得…."""

from __future__ import annotations

import re

from extract.language import vocabularies
from extract.records.policies.bodies import find_bodies
from extract.records.policies.clauses.words import any_of
from extract.records.policies.outline import Node

_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_CLAUSE = re.compile(r"[，,：:]")
_ALL = re.compile(r"、|和|以及|及|或者?")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_LONGEST, _LONGEST_LIST = 24, 60
_NO_NAME = re.compile(
    r"^(?:[应须不得将可并且仍也均都还只才一方经]|本|其|该|此|上述|前款|凡|对|按|依|以|为)|[，,。]"
)
_BOTH = frozenset({"单位", "个人", "单位和个人"})


def obliged_by(node: Node, role: str | None) -> list[str]:
    """The subjects of the duties in a node's sentences, as printed; public bodies are responsible, not obliged."""
    if role in ("preamble", "scope", "final"):
        return []
    found: list[str] = []
    for index, piece in enumerate(node.pieces):
        start = node.mark.end if index == 0 and node.mark is not None else 0
        for match in _SENTENCE.finditer(piece.line.text[start:]):
            found += _subjects(_BRACKET.sub("", match.group()))
    return list(dict.fromkeys(found))


def _subjects(sentence: str) -> list[str]:
    duty = _duty().search(sentence)
    if duty is None:
        return []
    clause = _CLAUSE.split(sentence[: duty.start()])[-1].strip(" \u3000的")
    if not clause or len(clause) > _LONGEST_LIST or not _who().search(clause) or _NO_NAME.match(clause):
        return []
    bodies = find_bodies(clause)
    if bodies and bodies[-1].end == len(clause):
        return []
    names = [name.strip() for name in _ALL.split(clause)]
    if (
        len(names) > 1
        and all(_who().search(name) and len(name) > 1 for name in names)
        and not _BOTH & set(names)
    ):
        return names
    return [clause] if len(clause) <= _LONGEST_LIST else []


@vocabularies.derived
def _duty() -> re.Pattern[str]:
    does = "进行|采取|实施|开展|给予|予以|加以|负责|作出"
    return re.compile(rf"(?:{any_of('duty')})(?:(?![用对急变届付答邀])|(?=对[^，。；]{{1,40}}?(?:{does})))")


@vocabularies.derived
def _who() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('who')})$")
