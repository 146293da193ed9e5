"""Radicals that stand where ideographs are meant.

Some PDF writers map a glyph to the Kangxi (U+2F00-2FD5) or CJK radical (U+2E80-2EF3) code point that shares
its shape: 人 comes out as ⼈, 民 as ⺠. The map below gives the ideograph, one character for one, so that
offsets and boxes stay true; full-width signs and everything else are kept as printed, which NFKC would not
do.

Source: the Unicode Character Database (NFKC mappings of the Kangxi block and of two radicals; for the rest of
the CJK Radicals Supplement the names, with the simplified ideograph where the radical is the simplified
form).
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    "⺀冫⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵"
    "⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳网⺴网"
    "⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶"
    "⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟"
    "⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲龟⻳龟"
)


def _kangxi() -> dict[str, str]:
    codes = range(0x2F00, 0x2FD6)
    return {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in codes}


IDEOGRAPHS: dict[str, str] = _kangxi() | dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
"""Each radical code point and the ideograph it stands for; both are one character."""

_TABLE = str.maketrans(IDEOGRAPHS)


def unify(text: str) -> str:
    """The text with every radical code point replaced by its ideograph; the length does not change."""
    return text.translate(_TABLE)
