"""Two dates joined to a stretch: 2022年1月至9月, 10月29日-11月6日, 去年12月到今年2月."""

from __future__ import annotations

from extract.language.periods import isodates
from extract.language.periods.mention import Mention

_JOINERS = frozenset(("-", "－", "—", "——", "–", "~", "～", "至", "到", "−", "起至"))
_LIST = frozenset(("、", "和", "及", "与", "，", ","))


def joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Neighbours with a dash or 至 between them made one."""
    kept: list[Mention] = []
    for mention in mentions:
        if (
            kept
            and mention.start - kept[-1].end <= 4
            and text[kept[-1].end : mention.start].strip() in _JOINERS
        ):
            if _join(kept[-1], mention):
                continue
        kept.append(mention)
    for earlier, later in zip(reversed(kept[:-1]), reversed(kept[1:]), strict=True):
        _share_end(text, earlier, later)
    return kept


def _share_end(text: str, earlier: Mention, later: Mention) -> None:
    """2021、2022年末 is the end of both years."""
    bare = earlier.end - earlier.start == 4 and earlier.iso is not None and len(earlier.iso) == 4
    if bare and later.iso is not None and later.relation == "end" and later.iso.endswith("-12-31"):
        if later.start - earlier.end <= 3 and text[earlier.end : later.start].strip() in _LIST:
            earlier.iso, earlier.relation = f"{earlier.iso}-12-31", "end"


def _join(first: Mention, last: Mention) -> bool:
    if first.iso is None or last.iso is None or first.kind == "duration" or last.kind == "duration":
        return False
    end = last.iso
    if last.yearless:
        if not first.yearless:
            end = isodates.years_later(end, isodates.year_of(first.iso) - isodates.year_of(end))
        if end < first.iso:
            end = isodates.years_later(end, 1)
    if isodates.last_of(end) <= isodates.first_of(first.iso):
        return False
    first.iso, first.kind, first.end = isodates.span(first.iso, end), "span", last.end
    first.inferred = first.inferred or (last.inferred and not last.yearless)
    first.resolved_from = first.resolved_from or (last.resolved_from if first.inferred else None)
    first.relation = None
    return True
