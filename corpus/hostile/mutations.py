"""A PDF changed in one place by chance, where its structure is: what half-broken programs and bad lines make of files.

The same seed gives the same change.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]

_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_REFERENCE = re.compile(rb"\d+ 0 R\b")
_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_OPERATOR = re.compile(rb"(?<=[\s\])>])(?:BT|ET|Tf|Td|Tm|Tj|TJ|re|m|l|c|S|f|q|Q|cm|Do|w)(?=\s)")
_ODD_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"99999999999999",
    b"1e9",
    b"0.0000001",
)


def mutated(content: bytes, seed: int) -> bytes:
    """The content with one to three changes."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = chance.choice(CHANGES)(content, chance)
    return content


def _at(content: bytes, pattern: re.Pattern[bytes], chance: random.Random) -> tuple[int, int] | None:
    places = [match.span() for match in pattern.finditer(content)]
    return chance.choice(places) if places else None


def _put(content: bytes, place: tuple[int, int] | None, new: bytes) -> bytes:
    return content if place is None else content[: place[0]] + new + content[place[1] :]


def _number(content: bytes, chance: random.Random) -> bytes:
    return _put(content, _at(content, _NUMBER, chance), chance.choice(_ODD_NUMBERS))


def _name(content: bytes, chance: random.Random) -> bytes:
    other = _at(content, _NAME, chance)
    new = content[other[0] : other[1]] if other else b"/X"
    return _put(content, _at(content, _NAME, chance), new)


def _reference(content: bytes, chance: random.Random) -> bytes:
    """An object refers to another: to itself, or to what holds it."""
    other = _at(content, _REFERENCE, chance)
    new = content[other[0] : other[1]] if other else b"1 0 R"
    return _put(content, _at(content, _REFERENCE, chance), new)


def _lost_object(content: bytes, chance: random.Random) -> bytes:
    return _put(content, _at(content, _OBJECT, chance), b"")


def _doubled_object(content: bytes, chance: random.Random) -> bytes:
    place = _at(content, _OBJECT, chance)
    return content if place is None else _put(content, place, 2 * content[place[0] : place[1]])


def _stream(content: bytes, chance: random.Random) -> bytes:
    """Inside a packed stream: a number, an operator, or a piece of it again and again."""
    matches = list(_STREAM.finditer(content))
    if not matches:
        return content
    match = chance.choice(matches)
    try:
        inner = zlib.decompress(match[1])
    except zlib.error:
        return _bits(content, chance)
    way = chance.randrange(4)
    if way == 0:
        inner = _number(inner, chance)
    elif way == 1:
        inner = _put(
            inner, _at(inner, _OPERATOR, chance), chance.choice((b"q", b"Q", b"Do", b"re", b"BT", b""))
        )
    elif way == 2 and inner:
        start = chance.randrange(len(inner))
        inner = inner[:start] + inner[start : start + 200] * 200 + inner[start:]
    else:
        inner = inner[: chance.randrange(len(inner) + 1)]
    return _put(content, match.span(1), zlib.compress(inner))


def _bits(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 4, 64))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content))]


def _hole(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 100, 5_000)) :]


def _zeros(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    length = min(chance.choice((16, 4_096)), len(content) - start)
    return content[:start] + bytes(length) + content[start + length :]


CHANGES: tuple[Change, ...] = (
    _number, _number, _name, _reference, _reference, _lost_object, _doubled_object, _stream, _stream, _bits, _cut,
    _hole, _zeros,
)  # fmt: skip
