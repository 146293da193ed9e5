"""Ticks, boxes and bullets of fonts that have codes of their own for them.

Word processors print ☑ as a letter of Wingdings 2, and the file's map gives a code for private use. One sign for one
code, so that offsets and boxes stay true; what else such fonts have is kept as it comes.
"""

from __future__ import annotations

import re

SIGNS = dict(
    zip(
        "\uf04f\uf050\uf051\uf052\uf053\uf06c\uf06e\uf06f\uf075\uf0a3\uf0a7\uf0a8\uf0b7\uf0d8\uf0fb\uf0fc\uf0fd\uf0fe",
        "✗✓☒☑☒●■□◆□▪□•➢✗✓☒☑",
        strict=True,
    )
)
PRIVATE = re.compile(f"[{''.join(SIGNS)}]")
_BULLET = "\uf0b7"


def sign(code: str, font: str) -> str:
    """The sign that a code stands for; in the font of mathematical symbols they are letters, but for the bullet."""
    return code if "symbol" in font.lower() and code != _BULLET else SIGNS.get(code, code)
