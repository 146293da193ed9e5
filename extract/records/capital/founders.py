"""Founders that are named without sums: 由甲作为主发起人，联合乙、丙发起设立."""

from __future__ import annotations

import re

from extract.records.capital.sketch import Sketch

_FOUNDED = re.compile(
    r"由(?P<who>[^。；]{0,260}?)(?:共同)?(?:出资|投资)?(?:共同)?(?:发起|出资|投资)?(?:设立|组建|成立)(?!时|后|以来|的子公司)"
)
_SUBJECT = re.compile(
    r"(?P<firm>N|发行人|本公司|公司)(?:（[^（）]*）)?(?:系|是|为|于|原系)[^。；]{0,60}?(?:由[^。；]{0,200}?)?(?:设立|组建|成立)"
    r"|(?P<named>N|发行人|本公司|公司)(?:（[^（）]*）)?(?:成立|设立)于"
)
_OBJECT = re.compile(r"(?:设立|组建|成立)(?:了)?(?P<firm>N)")
_BRACKETED = re.compile(r"[（(][^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*[）)]")
_NOT_FOUNDERS = re.compile(r"整体变更|变更|批复|同意|转让|增资|认购|认缴|承继|组成")


def founders_in(sketch: Sketch) -> list[tuple[int, int, str]]:
    """(start, end, name) of each founder that a story names, in the story."""
    found: dict[str, tuple[int, int, str]] = {}
    for match in _FOUNDED.finditer(sketch.text):
        start, end = match.span("who")
        if "N" not in match["who"] or _NOT_FOUNDERS.search(match["who"]):
            continue
        hidden = [(m.start(), m.end()) for m in _BRACKETED.finditer(sketch.text, start, end)]
        for place, sign in sketch.signs_in(start, end, "N"):
            if any(a <= place < b for a, b in hidden):
                continue
            for name in sign.names:
                found.setdefault(name.text, (name.start, name.end, name.text))
    return list(found.values())


def founded_in(sketch: Sketch) -> str | None:
    """The firm that a story says was founded: the subject of 由…设立, or what stands behind 组建."""
    for pattern in (_SUBJECT, _OBJECT):
        match = pattern.search(sketch.text)
        if match is None:
            continue
        group = "firm" if match["firm"] else "named"
        sign = sketch.sign_at(match.start(group))
        return sign.names[0].text if sign is not None else match[group]
    return None
