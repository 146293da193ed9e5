"""Running heads and feet and printed page numbers: what repeats from page to page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.reading.layout.draft import Draft, DraftTable, Graphic, Zone
from extract.reading.layout.lines import Line

_TOP, _BOTTOM = 0.13, 0.88
"""Shares of the page's height above and below which a running head or foot stands."""
_EDGE = 0.04
_LEVEL = 6.0
_WATERMARK = 3
_NEAR_PAGES = 12
_NEARLY = 85
"""Per cent of likeness from which on two recognised lines are held to be the same line."""
_SMALL_PRINT = 0.92
"""Print smaller than this share of the usual one of its page is no title that stands at one place on every slide."""
_PLACE = 3.0
_LABEL = re.compile(
    r"^[\s\-–—_·•.|/第页]*(?P<label>\d{1,4}(?:-\d{1,4}){0,3}|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})[\s\-–—_·•.|页]*(?:[/／共]\s*\d+\s*页?)?$"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(slots=True)
class Furniture:
    """What stands on a page besides its body."""

    header: str | None = None
    footer: str | None = None
    label: str | None = None


def set_apart(drafts: list[Draft]) -> list[Furniture]:
    """Take running heads, feet, page numbers and watermarks out of the drafts; the texts are returned."""
    _drop_watermarks(drafts)
    marginal = [_marginal(draft) for draft in drafts]
    shapes = _shapes(drafts, marginal)
    repeated = _repeated(drafts, marginal, shapes)
    stamps = _stamps(drafts, marginal)
    numbered = _numbered(drafts, marginal)
    found: list[Furniture] = []
    for draft, (heads, feet) in zip(drafts, marginal, strict=True):
        furniture = Furniture()
        taken: set[int] = set()
        for lines, is_head in ((heads, True), (feet, False)):
            texts = []
            for line in lines:
                label = numbered.get((draft.number, id(line)))
                again = id(line) in stamps or _is_repeated(line, draft, repeated, is_head, shapes)
                if label is None and not again:
                    break  # furniture is outermost: behind the first line of the body nothing more is taken
                taken.add(id(line))
                texts.append(line.text)
                furniture.label = furniture.label or label
            joined = " ".join(texts) or None
            if is_head:
                furniture.header = joined
            else:
                furniture.footer = joined
        _remove(draft, taken)
        found.append(furniture)
    return found


def _drop_watermarks(drafts: list[Draft]) -> None:
    """Pictures that stand at the same place on several pages say nothing."""

    def place(graphic: Graphic) -> tuple[int, ...]:
        return tuple(round(v / 4) for v in (graphic.x0, graphic.top, graphic.x1, graphic.bottom))

    pictures = [
        (draft, item)
        for draft in drafts
        for zone in draft.zones
        for item in zone.items
        if isinstance(item, Graphic) and not item.lines
    ]
    counts = Counter(place(item) for _, item in pictures)
    marks = {id(item) for _, item in pictures if counts[place(item)] >= _WATERMARK}
    for draft in drafts:
        _remove(draft, marks)


def label_number(label: str) -> int | None:
    """The number of a page label: its last number, or the value of a Roman one."""
    if label[-1].isdigit():
        return int(re.split(r"\D", label)[-1])
    total = last = 0
    for letter in reversed(label.lower()):
        value = _ROMAN.get(letter, 0)
        total += value if value >= last else -value
        last = max(last, value)
    return total or None


def _marginal(draft: Draft) -> tuple[list[Line], list[Line]]:
    """Lines in the upper and lower margin, outermost first."""
    height = draft.height if draft.turn.degrees in (0, 180) else draft.width
    lines = draft.lines
    heads = sorted((ln for ln in lines if ln.bottom < _TOP * height), key=lambda ln: ln.top)
    feet = sorted((ln for ln in lines if ln.top > _BOTTOM * height), key=lambda ln: -ln.bottom)
    return heads[:4], feet[:4]


def _shape(text: str) -> str:
    """The text with numbers taken out, so that a running foot with a page number repeats."""
    return re.sub(r"\d+", "#", re.sub(r"\s", "", text))


def _shapes(drafts: list[Draft], marginal: list[tuple[list[Line], list[Line]]]) -> dict[int, str]:
    """The shape of every marginal line, by its id. Recognition reads a running head a little otherwise on every page:
    there what is nearly a line of the last pages counts as that line."""
    shapes: dict[int, str] = {}
    latest: deque[str] = deque(maxlen=_WATERMARK * 8)
    for draft, (heads, feet) in zip(drafts, marginal, strict=True):
        for line in (*heads, *feet):
            shape = _shape(line.text)
            if draft.source == "ocr":
                shape = next((s for s in latest if fuzz.ratio(s, shape) >= _NEARLY), shape)
                latest.append(shape)
            shapes[id(line)] = shape
    return shapes


def _repeated(
    drafts: list[Draft], marginal: list[tuple[list[Line], list[Line]]], shapes: dict[int, str]
) -> dict[tuple[bool, str], list[tuple[int, float]]]:
    """For each shape of marginal text on several pages: the pages and heights at which it stands."""
    places: dict[tuple[bool, str], list[tuple[int, float]]] = defaultdict(list)
    for draft, (heads, feet) in zip(drafts, marginal, strict=True):
        for is_head, lines in ((True, heads), (False, feet)):
            for line in lines:
                places[is_head, shapes[id(line)]].append((draft.number, line.top))
    return {key: found for key, found in places.items() if len({page for page, _ in found}) >= 2}


def _stamps(drafts: list[Draft], marginal: list[tuple[list[Line], list[Line]]]) -> set[int]:
    """The ids of lines in small print that stand at one place at the head of three pages, whatever they say; at the foot
    these may be notes."""
    places: dict[tuple[int, int], list[tuple[int, Line]]] = defaultdict(list)
    for draft, (heads, _) in zip(drafts, marginal, strict=True):
        tables = (item for zone in draft.zones for item in zone.items if isinstance(item, DraftTable))
        cells = [line for table in tables for cell in table.cells for line in cell.lines]
        sizes = sorted(line.size for line in (*draft.lines, *cells))
        for line in heads:
            if line.size < _SMALL_PRINT * sizes[len(sizes) // 2]:
                places[round(line.top / _PLACE), round(line.x0 / _PLACE)].append((draft.number, line))
    found: set[int] = set()
    for lines in places.values():
        for number, line in lines:
            near = {page for page, _ in lines if 0 < abs(page - number) <= _NEAR_PAGES}
            if len(near) >= _WATERMARK - 1:
                found.add(id(line))
    return found


def _is_repeated(
    line: Line,
    draft: Draft,
    repeated: dict[tuple[bool, str], list[tuple[int, float]]],
    is_head: bool,
    shapes: dict[int, str],
) -> bool:
    shape = shapes[id(line)]
    places = repeated.get((is_head, shape), [])
    near = {
        page
        for page, top in places
        if abs(top - line.top) < _LEVEL and 0 < abs(page - draft.number) <= _NEAR_PAGES
    }
    if len(near) >= 2:
        return True
    # Two pages are few: the same words may open two chapters. A rule below a head makes it one, and no chapter opens
    # at the very edge, where browsers print a page's title and address.
    ruled = any(0 <= rule[1] - line.bottom < 8 for rule in draft.rules)
    edge = min(line.bottom, draft.height - line.top) < _EDGE * draft.height
    return bool(near) and (ruled or edge or shape in ("#", "-#-", "—#—"))


def _numbered(
    drafts: list[Draft], marginal: list[tuple[list[Line], list[Line]]]
) -> dict[tuple[int, int], str]:
    """Lines that are page numbers: those whose distance from the PDF page is shared by other pages."""
    candidates: list[tuple[int, Line, str, int, bool]] = []
    for draft, (heads, feet) in zip(drafts, marginal, strict=True):
        for is_head, lines in ((True, heads), (False, feet)):
            for line in lines:
                match = _LABEL.match(line.text)
                number = label_number(match["label"]) if match else None
                if match and number is not None:
                    candidates.append((draft.number, line, match["label"], number - draft.number, is_head))
    shared = Counter((offset, is_head, label[-1:].isdigit()) for _, _, label, offset, is_head in candidates)
    found: dict[tuple[int, int], str] = {}
    single = len(drafts) == 1
    for page, line, label, offset, is_head in candidates:
        alone = single and not is_head
        if shared[offset, is_head, label[-1:].isdigit()] >= min(3, max(2, len(drafts) // 12)) or alone:
            found[page, id(line)] = label
    return found


def _remove(draft: Draft, taken: set[int]) -> None:
    if not taken:
        return
    kept: list[Zone] = []
    for zone in draft.zones:
        zone.items = [item for item in zone.items if id(item) not in taken]
        if zone.items:
            zone.top = min(item.top for item in zone.items)
            zone.bottom = max(item.bottom for item in zone.items)
            kept.append(zone)
    draft.zones = kept
