"""Is there text on the page, and does it read as Chinese or Latin?"""

from __future__ import annotations

import re
from functools import cache

_LEAST_CHARACTERS = 20
_LEAST_COMMON = 0.7
_SAMPLE = 600
_LEAST_INK = 0.05
_LEAST_BESIDES = 40
_LEAST_IDEOGRAPHS = 6
_ODD = "[\u0590-\u1dff\ua4d0-\uabff\ue000-\uefff]"
"""Scripts from Hebrew to Mongolian and further ones, and what fonts use for themselves."""
_FOREIGN = re.compile(f"(?<=[\u4e00-\u9fff]){_ODD}|{_ODD}(?=[\u4e00-\u9fff])")


def is_garbled(text: str, control_characters: int) -> bool:
    """Whether a text layer is nonsense, as where the font's character map is broken.

    Readable Chinese is made almost wholly of the 3,755 characters of GB 2312's first level (or of the first
    level of Big5), of Latin letters, digits and the usual punctuation. A broken map hits those at random.
    """
    text = "".join(text.split())[: 4 * _SAMPLE]
    if control_characters > 0.2 * (len(text) + control_characters):
        return True
    if len(text) < _LEAST_CHARACTERS:
        return False
    step = max(1, len(text) // _SAMPLE)
    sample = text[::step]
    return sum(map(_is_common, sample)) < _LEAST_COMMON * len(sample)


@cache
def _is_common(character: str) -> bool:
    if character.isascii():
        return character.isprintable()
    if (
        "\u2000" <= character <= "\u206f"
        or "\u3000" <= character <= "\u303f"
        or "\uff01" <= character <= "\uffee"
    ):
        return True
    if "\u2460" <= character <= "\u24ff" or character in "·—–×÷±°‰℃№〇⁰¹²³⁴⁵⁶⁷⁸⁹":
        return True
    return _level(character, "gb2312", 0xB0, 0xD7) or _level(character, "big5", 0xA4, 0xC6)


def misread(text: str) -> list[str]:
    """Letters of scripts that do not stand beside ideographs (应᭦账款): the font's map gives them for some glyphs."""
    return _FOREIGN.findall(text)


def _level(character: str, encoding: str, first: int, last: int) -> bool:
    try:
        return first <= character.encode(encoding)[0] <= last
    except UnicodeEncodeError:
        return False


def is_scan(images: list[tuple[float, float, float, float]], width: float, height: float) -> bool:
    """Whether images cover the page so far that its text may only be in them."""
    covered = sum(max(0.0, x1 - x0) * max(0.0, bottom - top) for x0, top, x1, bottom in images)
    return covered > 0.4 * width * height


def is_scanned(
    text: str, images: list[tuple[float, float, float, float]], width: float, height: float
) -> bool:
    """Whether a page's text is in its image: next to nothing is printed besides, a date or a watermark."""
    if not text.strip():
        return has_picture(images, width, height)
    ideographs = sum("\u4e00" <= c <= "\u9fff" for c in text)
    beside = len("".join(text.split())) < _LEAST_BESIDES and ideographs < _LEAST_IDEOGRAPHS
    return beside and is_scan(images, width, height)


def has_picture(images: list[tuple[float, float, float, float]], width: float, height: float) -> bool:
    """Whether a page without text shows anything worth recognising."""
    covered = sum(max(0.0, x1 - x0) * max(0.0, bottom - top) for x0, top, x1, bottom in images)
    return covered > _LEAST_INK * width * height
