"""The small headings of policies, labels at the head of a line and fields of forms: what each announces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.language import vocabularies
from extract.language.tokens import Tokens

_LABEL = re.compile(
    r"^(?P<open>[【\[〔（(]?)\s*(?P<name>[\u4e00-\u9fff/　 ]{2,14}?)\s*(?P<close>[】\]〕）)]?)\s*"
    r"(?P<colon>[:：]|(?<=[】\]〕])|$)\s*"
)
_FIELD = re.compile(r"\s*(?P<name>[\u4e00-\u9fff/　 ]{2,14}?)\s*[:：]\s*(?P<value>.*?)[\s。]*$")
_PIECES = re.compile(r"[；;\t|｜]|\s{2,}|\s+(?=[\u4e00-\u9fff]{2,8}\s*[:：])")
_MARKS = re.compile(r"[\s\d０-９.．、:：（）()【】\[\]〔〕*＊]+")
_LONGEST_TITLE = 16


@dataclass(frozen=True, slots=True)
class Label:
    """A label: what it announces, and where the words after it begin."""

    kind: str
    end: int
    bare: bool
    """The label is all that the line says."""


def label_of(text: str) -> Label | None:
    """The label with which a line begins, None where it begins with none of the vocabulary.

    >>> label_of("责任单位：市科技局").kind
    'responsible'
    """
    match = _LABEL.match(text)
    if match is None or (match["open"] and not match["close"]):
        return None
    kind = kind_of_label(match["name"])
    if kind is None or (kind == "responsible" and match.end() >= len(text)):
        return None
    return Label(kind, match.end(), match.end() >= len(text))


def fields_of(text: str) -> list[tuple[str, str]]:
    """The fields that a line of a head lists, each what it announces with its value; none where a piece has no label.

    >>> fields_of("文号：澜政发〔2024〕3号；生成日期：2024年3月8日。")
    [('number', '澜政发〔2024〕3号'), ('issued', '2024年3月8日')]
    """
    matches = [_FIELD.match(piece) for piece in _PIECES.split(text) if piece.strip()]
    found = [(kind_of_label(match["name"]), match["value"]) for match in matches if match is not None]
    named = [(kind, value) for kind, value in found if kind is not None]
    return named if len(named) == len(matches) else []


@vocabularies.derived
def kind_of_label(text: str) -> str | None:
    """What a label or the head of a field announces, by its whole text without white space and modifiers."""
    plain = _MARKS.sub("", text)
    known = _labels()
    if plain in known:
        return known[plain]
    for word in vocabularies.load("policy_labels")["before"]:
        if plain.startswith(word) and plain[len(word) :] in known:
            return known[plain[len(word) :]]
    return None


@vocabularies.derived
def kind_of_head(text: str) -> str | None:
    """What the head of a column announces, by its whole text or by the words it ends with: 申报基本条件 is a `condition`."""
    known = kind_of_label(text)
    if known is not None:
        return known
    return _labels().get(_ending(_MARKS.sub("", text), 1))


def _ending(plain: str, least: int) -> str:
    """The longest label with more than so many characters that a text ends with; empty where there is none."""
    return max(
        (word for word in _labels() if len(word) > least and plain.endswith(word)), key=len, default=""
    )


@vocabularies.derived
def kind_of_title(text: str) -> str | None:
    """What a heading announces, by the words it ends with: 企业申报条件 is a `condition`."""
    plain = _MARKS.sub("", text)
    if not plain or len(plain) > _LONGEST_TITLE:
        return None
    for role, words in vocabularies.load("policy_labels")["roles"].items():
        if any("".join(word.split()) in plain for word in words):
            return str(role)
    exact = kind_of_label(plain)
    if exact is not None:
        return exact
    # 重点支持条件及标准 and the like name two things; the last one counts.
    ending = _ending(plain, 2)
    if ending and len(ending) < len(plain) and Tokens(plain[: -len(ending)]).at(0).tag == "v":
        return None  # 扩大…支持范围 is what is done
    return _labels().get(ending)


@vocabularies.derived
def kind_of_lead(text: str) -> str | None:
    """What a line that introduces a list says of it: `condition` or `material`; None for measures."""
    for kind, words in vocabularies.load("policy_labels")["leads"].items():
        if any(word in text for word in words):
            return str(kind)
    return None


@vocabularies.derived
def clause_patterns() -> dict[str, re.Pattern[str]]:
    """For preamble, scope and final provisions: the words by which a clause gives itself away."""
    return {
        role: re.compile("|".join(re.escape(word).replace("…", "[^。]{0,400}?") for word in words))
        for role, words in vocabularies.load("policy_labels")["clauses"].items()
    }


@vocabularies.derived
def is_of_the_web(text: str) -> bool:
    """Words that a web page adds to a notice."""
    plain = "".join(text.split())
    return len(plain) < 40 and any(
        "".join(word.split()) in plain for word in vocabularies.load("policy_labels")["web"]
    )


@vocabularies.derived
def _labels() -> dict[str, str]:
    return {
        "".join(word.split()): kind
        for kind, words in vocabularies.load("policy_labels")["labels"].items()
        for word in words
    }
