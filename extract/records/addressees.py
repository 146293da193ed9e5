"""Whom a notice is sent to: 各区人民政府，各有关单位 are bodies too, though none of them has a name of its own."""

from __future__ import annotations

import re

from extract.language.names.model import NameSpan
from extract.records.passages import Passage
from extract.records.policies.anatomy import is_addressees
from schemas.organization import OrganizationKind

_FIRST = 60
"""Passages among which the line stands, counted from the head of the notice."""
_PART = re.compile(r"(?:[^，,、；;：:（()）]|[（(][^（()）]*[）)])+")
_GOVERNMENT = re.compile(r"(?:政府|局|委|厅|办|部门|委员会|管委会|办事处|[（(][^（()）]*[）)])$")
_LEAST, _LONGEST = 3, 40


def add_addressees(texts: list[Passage]) -> None:
    """Complete `Passage.names` with the bodies that the line of addressees names together (各 …)."""
    line = next((p for p in texts[:_FIRST] if is_addressees(p.text)), None)
    if line is None:
        return
    for match in _PART.finditer(line.text):
        name = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        end = start + len(name)
        within = [s for s in line.names if s.start < end and start < s.end]
        if not name.startswith("各") or not _LEAST <= len(name) <= _LONGEST:
            continue
        kind: OrganizationKind = "government" if _GOVERNMENT.search(name) else "other"
        line.names = [s for s in line.names if s not in within]
        line.names.append(NameSpan(start, end, name, kind, "list", "alias"))
    line.names.sort(key=lambda s: s.start)
