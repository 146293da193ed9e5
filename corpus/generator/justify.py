"""Flush right margins for Chinese text.

WeasyPrint widens only the spaces of a line, of which Chinese has few: lines stay ragged, or the few spaces
grow very wide. Chinese typesetting spreads the rest of the line over all signs instead. Where lines and pages
end does not change by this, and neither does the text. The functions replaced here are internal to
WeasyPrint: where a version lacks them, the lines stay as that version sets them.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def _signs(box: Any, boxes: Any) -> int:
    """How many signs of a line can move."""
    if isinstance(box, boxes.TextBox):
        return len(box.text)
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        return sum(_signs(child, boxes) for child in box.children)
    return 0


def _spread(context: Any, box: Any, gap: float, moved: float, inline: Any) -> float:
    """Widen the gap after each sign and move what follows; gives back how far the end has moved."""
    boxes = inline.boxes
    if isinstance(box, boxes.TextBox):
        style = box.style.copy()
        style["letter_spacing"] = (
            gap if style["letter_spacing"] == "normal" else style["letter_spacing"] + gap
        )
        box.style = style
        box.position_x += moved
        box.pango_layout = inline.create_layout(
            box.text, style, context, max_width=None, justification_spacing=0
        )
        box.pango_layout.deactivate()
        wider = gap * len(box.text)
        box.width += wider
        return moved + wider
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        before = moved
        box.position_x += moved
        for child in box.children:
            if child.is_in_normal_flow():
                moved = _spread(context, child, gap, moved, inline)
        box.width += moved - before
        return moved
    box.translate(moved, 0)
    return moved


@contextmanager
def chinese_justification() -> Iterator[None]:
    """Spread lines over all their signs while this is open."""
    inline: Any = importlib.import_module("weasyprint.layout.inline")
    known = all(hasattr(inline, name) for name in ("justify_line", "create_layout", "boxes"))
    original = getattr(inline, "justify_line", None)

    def justify(context: Any, line: Any, extra: float) -> None:
        if (signs := _signs(line, inline.boxes)) > 1:
            _spread(context, line, extra / (signs - 1), 0, inline)

    if known:
        inline.justify_line = justify
    try:
        yield
    finally:
        if known:
            inline.justify_line = original
