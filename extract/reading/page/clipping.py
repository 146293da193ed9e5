"""Text that the file draws and the page does not show, since it lies outside what it is clipped to.

Word processors that cut a row of a table at the end of a page print the whole row on both pages, and let each
show its part: without this, the other part would be read twice, and in the wrong place.
"""

from __future__ import annotations

import ctypes

from extract.reading.page.calls import (
    clip_path,
    clip_segment,
    count_clip_paths,
    count_clip_segments,
    object_bounds,
    segment_point,
)

_SLACK = 1.0
"""Points by which text may stand out and still be shown."""


def clipped_away(texts: list[int]) -> set[int]:
    """Of PDFium's text objects those whose middle lies outside their clipping path; while the page is open.

    Object and path are in the coordinates of the page or form that holds them both.
    """
    sides, point = (ctypes.c_float * 4)(), (ctypes.c_float * 2)()
    sides_at, point_at = ctypes.addressof(sides), ctypes.addressof(point)
    away: set[int] = set()
    for text in texts:
        clip = clip_path(text)
        paths = count_clip_paths(clip) if clip else 0
        if paths <= 0 or not object_bounds(text, *range(sides_at, sides_at + 16, 4)):
            continue
        x, y = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
        for path in range(paths):
            xs, ys = [], []
            for index in range(count_clip_segments(clip, path)):
                if segment_point(clip_segment(clip, path, index), point_at, point_at + 4):
                    xs.append(point[0])
                    ys.append(point[1])
            if xs and not (
                min(xs) - _SLACK <= x <= max(xs) + _SLACK and min(ys) - _SLACK <= y <= max(ys) + _SLACK
            ):
                away.add(text)
                break
    return away
