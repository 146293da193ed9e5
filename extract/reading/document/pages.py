"""One PDF page to its draft: lines in reading order, tables, graphics."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from extract.options import Limits
from extract.reading.layout.columns import columns_of
from extract.reading.layout.draft import Draft, DraftTable, Graphic, Item, Rect, Zone, overlap
from extract.reading.layout.graphics import find_graphics, shows_bars
from extract.reading.layout.lines import line_of
from extract.reading.layout.runs import Boldness, Run, rows_of, runs_of
from extract.reading.ocr import presence, recogniser
from extract.reading.page.characters import Char
from extract.reading.page.fastpage import FastPage
from extract.reading.page.frames import Turn, media_frame, visible_box
from extract.reading.page.glyphs import Glyphs
from extract.reading.page.ink import Ink
from extract.reading.page.opening import to_show
from extract.reading.page.paths import TooManyError
from extract.reading.page.quality import is_garbled, is_scan, is_scanned, misread
from extract.reading.page.reference import reference_page
from extract.reading.page.size import TooLargeError
from extract.reading.tables.bodies import horizontal_rules
from extract.reading.tables.borderless import find_borderless
from extract.reading.tables.refusal import is_full, judge
from extract.reading.tables.ruled import find_ruled
from extract.reading.tables.three_line import find_three_line

_SCANNED = "页面只有图像，没有文字层；安装 gouji[ocr] 后用 --ocr auto 导入即可识别"
_GARBLED = (
    "文字层的字符对照表已损坏，读出的是乱码；安装 gouji[ocr] 后用 --ocr auto 导入即可识别，或换一份文件"
)
_MISREAD = "页上有 {} 个字在字体的字符对照表中有误，读成了“{}”之类；引用和检索前请核对原页"
_RECOGNISED = "文字由 OCR 从图像识别，引用前请核对原图"
_PICTURES = "页上图片中的文字由 OCR 识别，引用前请核对原图"
_LARGE, _SMALL = 0.1, 0.02
"""Shares of a page from which on a picture may be recognised."""
_PART = 0.6
"""Share of a grid that lies in a drawing from which on it is part of it."""
_LEAST_HEIGHT = 1.5
"""Points: smaller print is not meant to be read."""


def read_page(
    page: pypdfium2.PdfPage, number: int, recognition: str = "never", limits: Limits | None = None
) -> Draft:
    """Read one page. The page may be closed afterwards.

    `recognition` is `auto` to recognise text where there is none and in pictures of tables, `always` for all
    pictures, `never` otherwise.

    Raises:
        TooLargeError: it holds more than the limits allow.
    """
    limits = limits or Limits()
    shown = media_frame(page)
    glyphs = Glyphs(page)
    if (count := glyphs.count) > limits.page_characters:
        glyphs.close()
        raise TooLargeError(number, count, "个字符", "page_characters", limits.page_characters)
    turn = Turn(glyphs.direction(shown), shown.width, shown.height)
    frame = turn.frame(shown)
    visible = visible_box(page, frame)
    draft = Draft(number, shown.width, shown.height, turn)
    try:
        fast = FastPage(page, number, frame, glyphs=glyphs, most_objects=limits.page_objects)
    except TooManyError as error:
        glyphs.close()
        raise TooLargeError(
            number, error.args[0], "个图形对象", "page_objects", limits.page_objects
        ) from error
    with fast:
        _fill(draft, fast, visible, glyphs.control_characters)
    if recognition != "never" and presence.available():
        if draft.status != "ok":
            with to_show(page, number) as picture:
                _recognise_page(picture, draft)
        elif turn.degrees == 0:
            _recognise_pictures(page, draft, visible, recognition == "always")
    return draft


def read_page_again(path: Path, number: int, password: str | None = None) -> Draft:
    """Read one page through pdfplumber: slower, without a turn, for pages on which `read_page` fails."""
    with reference_page(path, number, password) as page:
        draft = Draft(number, page.width, page.height, Turn(0, page.width, page.height))
        _fill(draft, page, page.visible, 0)
    return draft


def _fill(draft: Draft, page: Ink, visible: Rect, control_characters: int) -> None:
    """Take a page's text, or say why there is none."""
    text = "".join(page.characters.texts)
    if is_scanned(text, page.shapes.images, page.width, page.height):
        draft.source, draft.status, draft.message = "none", "scanned", _SCANNED
    elif is_garbled(text, control_characters):
        draft.source, draft.status, draft.message = "none", "garbled", _GARBLED
    elif text.strip():
        page.keep(_visible(page, visible))
        draft.zones, draft.rules = lay_out(page)
        if strange := misread(text):
            draft.message = _MISREAD.format(len(strange), strange[0])
    else:
        draft.source = "none"


def _recognise_page(page: pypdfium2.PdfPage, draft: Draft) -> None:
    """Take the whole page's text from its picture."""
    shown = media_frame(page)
    visible = visible_box(page, shown)
    ink, scale = recogniser.recognise(page, draft.number, visible, visible[:2], whole=True)
    draft.turn = Turn(0, shown.width, shown.height, scale)
    draft.width, draft.height = shown.width / scale, shown.height / scale
    if len(ink.characters):
        draft.zones, draft.rules = lay_out(ink)
        draft.source, draft.message = "ocr", _RECOGNISED


def _recognise_pictures(page: pypdfium2.PdfPage, draft: Draft, visible: Rect, every: bool) -> None:
    """Take tables from pictures that show the rules of one; with `every`, labels from all others too."""
    least = (_SMALL if every else _LARGE) * draft.width * draft.height
    large = {
        id(item)
        for zone in draft.zones
        for item in zone.items
        if isinstance(item, Graphic)
        and not item.drawn
        and (item.x1 - item.x0) * (item.bottom - item.top) > least
    }
    if not large:
        return
    with to_show(page, draft.number) as picture:
        for zone in draft.zones:
            items: list[Item] = []
            for item in zone.items:
                if isinstance(item, Graphic) and id(item) in large:
                    box = (item.x0, item.top, item.x1, item.bottom)
                    if every or recogniser.shows_grid(picture, box, visible[:2]):
                        items += _recognise_picture(picture, draft, item, visible, every)
                        continue
                items.append(item)
            zone.items = items


def _recognise_picture(
    page: pypdfium2.PdfPage, draft: Draft, picture: Graphic, visible: Rect, every: bool
) -> list[Item]:
    """The tables in a picture; where there is none, the picture, with `every` and its texts as labels."""
    box = (picture.x0, picture.top, picture.x1, picture.bottom)
    ink, _ = recogniser.recognise(page, draft.number, box, visible[:2])
    labels = [line_of([run]) for row in rows_of(runs_of(ink.chars)) for run in row]
    tables: list[Item] = [t for t in find_ruled(ink) if judge(t, ink.width, ink.height) and is_full(t)]
    if tables or (every and labels):
        draft.message = _PICTURES
    return tables or [Graphic(*box, lines=picture.lines + (labels if every else []), drawn=False)]


def _visible(page: Ink, box: Rect) -> list[int]:
    """The positions of the characters that a reader sees: on the page, of some size, and not printed
    invisibly.

    Where the page is an image with the text laid under it by recognition, invisible text is the text.
    """
    chars = page.characters
    x0, top, x1, bottom = (2 * value for value in box)
    sides = zip(chars.x0, chars.top, chars.x1, chars.bottom, strict=True)
    kept = [
        i
        for i, (a, b, c, d) in enumerate(sides)
        if d - b > _LEAST_HEIGHT and x0 <= a + c < x1 and top <= b + d < bottom
    ]
    return kept if is_scan(page.shapes.images, page.width, page.height) else page.printed(kept)


def lay_out(page: Ink) -> tuple[list[Zone], list[Rect]]:
    """The zones of a page in reading order, and its horizontal rules outside tables."""
    grids = find_ruled(page)
    tables = [t for t in grids if judge(t, page.width, page.height)]
    tables = [t for t in tables if not (t.tentative and shows_bars(page.shapes, t.box))]
    rows = rows_of(runs_of(_outside(page, tables)))
    refused = [g for g in grids if g.n_columns > 1]
    rules = [r for r in horizontal_rules(page.rules[0], page.width) if not _within(r, [*tables, *refused])]
    lined = find_three_line(rules, page.paint.bands, rows, page.is_bold)
    lined = [t for t in lined if not any(t.meets(other) for other in tables)]
    graphics, labels = _graphics(page, [*tables, *lined], _rows_outside(rows, lined))
    drawn = [t for t in [*tables, *lined] if any(_is_part(t, graphic) for graphic in graphics)]
    if drawn:
        # Boxes of a diagram that hang together; without them it is drawn as a whole.
        tables, lined = ([t for t in found if t not in drawn] for found in (tables, lined))
        rows = rows_of(runs_of(_outside(page, tables)))
        graphics, labels = _graphics(page, [*tables, *lined], _rows_outside(rows, lined))
    tables += lined
    rows = _rows_outside(rows, lined)
    rows = [[r for r in row if id(r) not in labels] for row in rows]
    rows = [row for row in rows if row]
    if rows:
        borderless = find_borderless(rows, page.is_bold)
        tables += borderless
        rows = _rows_outside(rows, borderless)
    rules = [r for r in rules if not _within(r, lined)]
    return _zones(rows, tables, graphics, page.is_bold), rules


def _graphics(page: Ink, tables: list[DraftTable], rows: list[list[Run]]) -> tuple[list[Graphic], set[int]]:
    return find_graphics(page.shapes, [t.box for t in tables], rows, page.width, page.height)


def _is_part(table: DraftTable, graphic: Graphic) -> bool:
    """Whether a grid is a part of a drawing that has labels besides."""
    across = overlap(table.x0, table.x1, graphic.x0, graphic.x1)
    down = overlap(table.top, table.bottom, graphic.top, graphic.bottom)
    area = (table.x1 - table.x0) * (table.bottom - table.top)
    return graphic.drawn and bool(graphic.lines) and min(across, down) > 0 and across * down > _PART * area


def _outside(page: Ink, tables: list[DraftTable]) -> list[Char]:
    """The characters outside the cells of tables that run from left to right."""
    taken = {i for table in tables for cell in table.cells for i in page.within(cell.box)}
    return [c for i, c in enumerate(page.chars) if i not in taken and (c["upright"] or c["text"].isspace())]


def _within(rule: Rect, tables: list[DraftTable]) -> bool:
    return any(
        t.top - 3 <= rule[1] <= t.bottom + 3
        and overlap(rule[0], rule[2], t.x0, t.x1) > 0.5 * (rule[2] - rule[0])
        for t in tables
    )


def _rows_outside(rows: list[list[Run]], tables: list[DraftTable]) -> list[list[Run]]:
    """Rows without the runs that a table has taken (runs may have been split for it)."""
    if not tables:
        return rows

    def free(run: Run) -> bool:
        x = (run.x0 + run.x1) / 2
        return not any(t.top - 1 <= run.middle <= t.bottom + 1 and t.x0 - 4 <= x <= t.x1 + 4 for t in tables)

    kept = [[r for r in row if free(r)] for row in rows]
    return [row for row in kept if row]


def _zones(
    rows: list[list[Run]],
    tables: list[DraftTable],
    graphics: list[Graphic],
    boldness: Boldness,
) -> list[Zone]:
    zones: list[Zone] = []
    for column in columns_of(rows, [table.box for table in tables]):
        lines: list[Item] = [line_of(row, boldness) for row in column.rows]
        zones.append(Zone(column.x0, lines[0].top, column.x1, max(line.bottom for line in lines), lines))
    for table in tables:
        _insert(zones, table)
    for graphic in graphics:
        _insert(zones, graphic)
    return zones


def _insert(zones: list[Zone], item: DraftTable | Graphic) -> None:
    """Put a table or a graphic where a reader comes to it."""
    beside = [
        z
        for z in zones
        if overlap(z.x0 - 20, z.x1 + 20, item.x0, item.x1) > 0
        and overlap(z.top, z.bottom, item.top, item.bottom) > 0
    ]
    if not beside:
        # Above, below or between the zones: after the last one that has ended or stands left of it.
        at = 0
        for index, zone in enumerate(zones):
            left = zone.x1 <= item.x0 + 2 and zone.top <= item.top + 2
            if zone.bottom <= item.top + 2 or left:
                at = index + 1
        zones.insert(at, Zone(item.x0, item.top, item.x1, item.bottom, [item]))
        return
    zone = max(beside, key=lambda z: overlap(z.x0, z.x1, item.x0, item.x1))
    position = next((i for i, other in enumerate(zone.items) if other.top > item.top), len(zone.items))
    zone.items.insert(position, item)
    zone.top, zone.bottom = min(zone.top, item.top), max(zone.bottom, item.bottom)
