"""Charts as pictures that the browser need not compute: Vega-Lite, drawn here, with a link under every bar."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from datasette.utils.asgi import Response
from markupsafe import Markup

from extract.web import answers, apart, files, kept

if TYPE_CHECKING:
    from datasette.app import Datasette

_HANS = "PingFang SC, Hiragino Sans GB, Microsoft YaHei, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif"
_PALETTE = (
    *("#2f6690", "#b0342a", "#d99a2b", "#5b8c5a", "#7a5c99"),
    *("#3a9a9a", "#a0522d", "#8a8f98", "#c2668f", "#4c6a92"),
)
_CONFIG = {
    "font": _HANS,
    "background": None,
    "view": {"stroke": None},
    "axis": {"labelColor": "#565b61", "titleColor": "#6c7178", "titleFontWeight": "normal", "labelFontSize": 12,
             "titleFontSize": 12, "gridColor": "#ece9e1", "domainColor": "#cfcbc0", "tickColor": "#cfcbc0", "labelLimit": 190},
    "legend": {"labelColor": "#565b61", "titleColor": "#6c7178", "titleFontWeight": "normal", "labelFontSize": 12,
               "symbolLimit": 12, "labelLimit": 130, "columns": 6, "orient": "top", "title": None},
    "range": {"category": _PALETTE},
    "bar": {"color": _PALETTE[0]},
}  # fmt: skip


_FEW = 8
"""A count up to this has a tick for every whole number."""
PICTURES = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png"}
UNSAID = "（未写明）"
"""What a group is called whose rows say nothing."""
_UNSAID_SHADE = "#c9c5b9"
LATER = Markup('<p class="quiet" data-later>图正在画，稍后就有</p>')
"""Stands in place of a chart; the page's script looks again."""
_BASE = "http://chart.invalid"
"""Vega wants whole addresses; this one is taken off again."""


@dataclass(frozen=True)
class Bar:
    """One bar, or one point of a line."""

    label: str
    value: float
    shown: str
    """The value in words, for whoever cannot see the bar."""
    address: str | None = None
    color: str | None = None


@dataclass(frozen=True)
class Drawing:
    """What is drawn, and what the axes are called."""

    kind: Literal["bar", "column", "line"]
    bars: Sequence[Bar]
    value_title: str
    label_title: str
    is_money: bool = False
    width: int = 560
    height: int | None = None
    """Of bars that lie; as high as there are bars, unless it is said."""


def specification(drawing: Drawing) -> dict[str, Any]:
    """The chart in the language of Vega-Lite."""
    labels = list(dict.fromkeys(bar.label for bar in drawing.bars))
    factor, unit = _scale(drawing)
    across: dict[str, Any] = {"field": "value", "type": "quantitative", "title": drawing.value_title + unit}
    if all(float(bar.value).is_integer() for bar in drawing.bars) and not drawing.is_money:
        across["axis"] = {"tickMinStep": 1, "format": ",d"} | _few(drawing)
    along = {
        "field": "label",
        "type": "nominal",
        "sort": labels,
        "title": None,
        "axis": {"labelAngle": 0, "labelOverlap": True},
    }
    if drawing.kind != "bar" and len(labels) > 12:
        along["axis"] = {"labelAngle": -60, "labelOverlap": True}
    encoding: dict[str, Any] = {
        "href": {"field": "address"},
        "description": {"field": "words"},
        "x" if drawing.kind == "bar" else "y": across,
        "y" if drawing.kind == "bar" else "x": along,
    }
    colors = list(dict.fromkeys(bar.color for bar in drawing.bars if bar.color is not None))
    if colors:
        # What is not said stands last and grey.
        known = [color for color in colors if color != UNSAID]
        shades = [_PALETTE[place % len(_PALETTE)] for place in range(len(known))]
        domain, tones = [*known, UNSAID][: len(colors)], [*shades, _UNSAID_SHADE][: len(colors)]
        encoding["color"] = {"field": "color", "type": "nominal", "scale": {"domain": domain, "range": tones}}
    mark: dict[str, Any] = {"type": "line", "point": True} if drawing.kind == "line" else {"type": "bar"}
    if drawing.kind == "bar":
        size: dict[str, Any] = {"height": drawing.height or {"step": 21}}
    else:
        size = {"height": 220}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": [_datum(bar, factor) for bar in drawing.bars]},
        "mark": mark,
        "encoding": encoding,
        "width": drawing.width,
        **size,
        "config": _CONFIG,
    }


def _few(drawing: Drawing) -> dict[str, Any]:
    """The ticks where a count is small: Vega would put some between whole numbers, and write both alike."""
    heights: Counter[str] = Counter()
    for bar in drawing.bars:
        heights[bar.label] += int(bar.value)
    highest = max(heights.values(), default=0)
    return {"values": list(range(highest + 1))} if highest <= _FEW else {}


def _datum(bar: Bar, factor: float) -> dict[str, Any]:
    words = f"{bar.label}{f'，{bar.color}' if bar.color else ''}：{bar.shown}"
    return {
        "label": bar.label,
        "value": bar.value / factor,
        "address": f"{_BASE}{bar.address or '#'}",
        "color": bar.color,
        "words": words,
    }


def _scale(drawing: Drawing) -> tuple[float, str]:
    if not drawing.is_money:
        return 1, ""
    greatest = max((abs(bar.value) for bar in drawing.bars), default=0)
    for factor, unit in ((1e8, "（亿元）"), (1e4, "（万元）")):
        if greatest >= factor:
            return factor, unit
    return 1, "（元）"


async def svg(datasette: Datasette, drawing: Drawing | None, is_needed: bool = False) -> Markup | None:
    """The chart as part of a page; None where there is none, `LATER` where it takes longer to draw than a page should."""
    if drawing is None:
        return None
    text = json.dumps(specification(drawing), ensure_ascii=False)
    drawn: str | None = await kept.kept(
        datasette, text, lambda: apart.done("charts", _draw, "svg", text), is_needed
    )
    # Vega escapes what stands in the data.
    return LATER if drawn is None else Markup(drawn)


async def picture(drawing: Drawing, kind: str, name: str) -> Response:
    """The chart as a file to keep."""
    text = json.dumps(specification(drawing) | {"background": "white", "padding": 12}, ensure_ascii=False)
    return answers.content(
        await apart.done("charts", _draw, kind, text), PICTURES[kind], files.attachment(name, kind)
    )


@lru_cache(maxsize=256)
def _draw(kind: str, specification_text: str) -> str | bytes:
    # Imported when the first chart is drawn: it brings a JavaScript engine, which takes two seconds to start.
    import vl_convert

    if kind == "png":
        return bytes(vl_convert.vegalite_to_png(specification_text, scale=2, allowed_base_urls=[]))
    drawn: str = vl_convert.vegalite_to_svg(specification_text, allowed_base_urls=[])
    return drawn.replace(f'xlink:href="{_BASE}', 'href="')
