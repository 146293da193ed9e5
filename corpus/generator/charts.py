"""Vector charts with their data labels as real text, as office programs export them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from corpus.generator.text import Setting

COLOURS = ("#17788c", "#f0a13a", "#7fb7a8", "#c8553d", "#8a8fbf", "#9aa5ab")
GREY, INK = "#c9d3d6", "#38474d"
FONT = "Noto Sans CJK SC"


@dataclass(frozen=True)
class Value:
    """A printed data label."""

    label: str
    text: str
    unit: str
    series: str | None = None

    @property
    def number(self) -> float:
        """Its value."""
        return float(self.text.replace(",", "").rstrip("%"))


@dataclass(frozen=True)
class Figure:
    """A chart with caption and source below it. `kind` is bars, columns_line, line or pie."""

    key: str
    number: str
    caption: str
    kind: str
    values: tuple[Value, ...]
    source: str | None = None
    unit: str | None = None

    def html(self, setting: Setting) -> str:
        """HTML of the block."""
        draw = {"bars": bars, "line": line, "pie": pie, "columns_line": columns_line}[self.kind]
        unit = f'<div class="unit">{escape(self.unit)}</div>' if self.unit else ""
        source = f'<div class="source">{escape(self.source)}</div>' if self.source else ""
        caption = f'<div class="caption">{escape(self.number)}　{escape(self.caption)}</div>'
        return f'<div class="figure" id="{self.key}">{unit}{draw(self.values)}{caption}{source}</div>'


def label(x: float, y: float, words: str, anchor: str = "middle", size: float = 9, colour: str = INK) -> str:
    look = f'font-size="{size}" text-anchor="{anchor}" fill="{colour}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>'


def box(x: float, y: float, width: float, height: float, colour: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
    return f'<rect {place} fill="{colour}"/>'


def curve(points: Sequence[tuple[float, float]], colour: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.8"/>'


def svg(width: int, height: int, *parts: str) -> str:
    # Text in SVG does not take the font of the page.
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg {size} font-family="{FONT}">{"".join(parts)}</svg>'


def grid(left: float, right: float, bottom: float, top: float, steps: int = 4) -> str:
    """Thin lines behind the columns, and the axis."""
    out = []
    for i in range(steps + 1):
        y = bottom - (bottom - top) * i / steps
        place = f'x1="{left}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"'
        out.append(f'<line {place} stroke="{GREY if i else INK}" stroke-width="0.6"/>')
    return "".join(out)


def legend(names: Sequence[str], x: float, y: float, step: float = 110) -> str:
    return "".join(
        box(x + i * step, y - 7, 9, 9, COLOURS[i]) + label(x + i * step + 13, y + 1, name, "start", 8.5)
        for i, name in enumerate(names)
    )


def bars(values: Sequence[Value]) -> str:
    """Columns, side by side where there are series."""
    width, height, bottom, top = 430, 190, 160, 30
    labels = list(dict.fromkeys(v.label for v in values))
    series = list(dict.fromkeys(v.series for v in values))
    most = max(v.number for v in values) * 1.12
    step = (width - 50) / len(labels)
    wide = min(34.0, step * 0.72 / len(series))
    parts = [grid(30, width - 10, bottom, top)]
    for v in values:
        centre = 35 + step * (labels.index(v.label) + 0.5)
        x = centre + wide * (series.index(v.series) - len(series) / 2)
        tall = (bottom - top) * v.number / most
        parts.append(box(x + 1, bottom - tall, wide - 2, tall, COLOURS[series.index(v.series)]))
        parts.append(label(x + wide / 2, bottom - tall - 4, v.text, size=8.5))
    parts += [label(35 + step * (i + 0.5), bottom + 14, name) for i, name in enumerate(labels)]
    if series != [None]:
        parts.append(legend([str(s) for s in series], 150, 14))
    return svg(width, height, *parts)


def line(values: Sequence[Value]) -> str:
    """A line with its points and data labels."""
    width, height, bottom, top = 430, 185, 155, 25
    most, least = max(v.number for v in values) * 1.08, min(v.number for v in values) * 0.7
    step, scale = (width - 60) / (len(values) - 1), (bottom - top) / (most - least)
    points = [(30 + step * i, bottom - scale * (v.number - least)) for i, v in enumerate(values)]
    parts = [grid(12, width - 12, bottom, top), curve(points, COLOURS[0])]
    for (x, y), v in zip(points, values, strict=True):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{COLOURS[0]}"/>')
        parts.append(label(x, y - 7, v.text, size=8.5))
        parts.append(label(x, bottom + 14, v.label, size=8))
    return svg(width, height, *parts)


def pie(values: Sequence[Value]) -> str:
    """A pie; each label carries name and percentage."""
    width, height, cx, cy, radius = 430, 200, 145, 100, 78
    total, angle, parts = sum(v.number for v in values), -pi / 2, []
    for i, v in enumerate(values):
        turn = 2 * pi * v.number / total
        start = f"{cx + radius * cos(angle):.2f},{cy + radius * sin(angle):.2f}"
        angle += turn
        end = f"{cx + radius * cos(angle):.2f},{cy + radius * sin(angle):.2f}"
        arc = f"M{cx},{cy} L{start} A{radius},{radius} 0 {int(turn > pi)} 1 {end} Z"
        parts.append(f'<path d="{arc}" fill="{COLOURS[i]}" stroke="#fff" stroke-width="0.8"/>')
        y = 40 + i * 27
        parts.append(box(275, y - 8, 10, 10, COLOURS[i]))
        parts.append(label(291, y + 1, f"{v.label}，{v.text}", "start", 9.5))
    return svg(width, height, *parts)


def columns_line(values: Sequence[Value]) -> str:
    """Columns for the first series and a line, on a scale of its own, for the second."""
    width, height, bottom, top = 430, 200, 165, 40
    names = list(dict.fromkeys(str(v.series) for v in values))
    columns, points = ([v for v in values if v.series == name] for name in names)
    step = (width - 60) / len(columns)
    most, high = max(v.number for v in columns) * 1.5, max(v.number for v in points) * 1.1
    parts, path = [grid(20, width - 20, bottom, top), legend(names, 130, 16, 130)], []
    for i, (column, point) in enumerate(zip(columns, points, strict=True)):
        x, tall = 30 + step * (i + 0.5), (bottom - top) * column.number / most
        y = bottom - (bottom - top) * (0.35 + 0.6 * point.number / high)
        parts.append(box(x - 19, bottom - tall, 38, tall, COLOURS[0]))
        parts.append(label(x, bottom - tall + 12, column.text, colour="#fff"))
        parts.append(label(x, bottom + 14, column.label))
        parts.append(label(x, y - 7, point.text, size=8.5))
        path.append((x, y))
    return svg(width, height, *parts, curve(path, COLOURS[1]))
