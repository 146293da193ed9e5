"""Who is meant: the issuer under all its names, its predecessor, and every other name that the document defines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.language import vocabularies
from extract.records.capital.definitions import is_organization
from extract.records.capital.model import Definition
from extract.records.capital.story import Story, squeezed
from extract.records.names import name_key
from extract.records.passages import Passage
from schemas import Document

if TYPE_CHECKING:
    from extract.records.inventory import Inventory

_STOCK = re.compile(r"股份(?:有限)?公司$")


@dataclass
class Firms:
    """The names of a document's issuer and of the others."""

    issuer: str | None
    """The issuer's full name."""
    aliases: set[str] = field(default_factory=set)
    """Its short names, generic ones left out."""
    predecessors: set[str] = field(default_factory=set)
    """Full and short names of the limited company that it was."""
    full_names: dict[str, str] = field(default_factory=dict)
    """Short name to full name, of all that are defined."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Short name to what the definition says of it."""

    groups: dict[str, str] = field(default_factory=dict)
    """Key of a name to the key that stands for all names of its organization."""
    others: frozenset[str] = frozenset()
    """Every other firm that the document names."""

    @property
    def generic(self) -> frozenset[str]:
        """Words that stand for the issuer: 公司, 发行人."""
        return _generic()

    def display(self, name: str) -> str:
        """A name as it is kept: as printed, but the firm's own for 公司 and 发行人, and its former one for 有限公司."""
        if name in former_words():
            full = self.full_names.get(name)
            own = {n for n in self.predecessors - former_words() if full in (None, self.full_names.get(n))}
            return min(own, key=lambda n: (len(n), n), default=full or name)
        return self.issuer if name in self.generic and self.issuer else name

    def lineage(self, name: str | None) -> str:
        """What names of one firm share: the issuer and its predecessor are one."""
        if name is None or self.is_issuer(name):
            return ""
        return name_key(self.full_names.get(name, name))

    def identity(self, name: str) -> str:
        """What all names of one organization share, as far as the definitions tell."""
        if self.is_issuer(name):
            return ""
        key = name_key(name)
        return self.groups.get(key, key)

    def is_issuer(self, name: str) -> bool:
        """Whether a name is the issuer's or its predecessor's."""
        return (
            name in self.generic or name == self.issuer or name in self.aliases or name in self.predecessors
        )

    def is_limited(self, name: str) -> bool:
        """Whether a name is of a firm without shares: 清澜有限."""
        full = self.full_names.get(name, name)
        return name in self.predecessors or (
            not _STOCK.search(full) and full.endswith(("有限公司", "有限责任公司", "有限"))
        )

    @property
    def organizations(self) -> set[str]:
        """Every name known, generic ones left out."""
        names = set(self.full_names) | set(self.full_names.values()) | self.aliases | self.predecessors
        if self.issuer:
            names.add(self.issuer)
        return {name for name in names if name not in self.generic and len(name) > 1}


@vocabularies.derived
def _generic() -> frozenset[str]:
    return frozenset(vocabularies.load("capital_words")["short_name_kinds"]["issuer"])


@vocabularies.derived
def former_words() -> frozenset[str]:
    """What a firm with shares calls the limited one that it was made from."""
    return frozenset(vocabularies.load("capital_words")["short_name_kinds"]["predecessor"])


def _same(firms: Firms, definition: Definition) -> None:
    """Note that the names of a definition are one organization's."""
    keys = [name_key(n) for n in (*definition.short_names, definition.full_name) if n not in firms.generic]
    known = next((firms.groups[k] for k in keys if k in firms.groups), keys[0] if keys else "")
    for key in keys:
        firms.groups.setdefault(key, known)


def firms_of(document: Document, definitions: list[Definition], inventory: Inventory) -> Firms:
    """The firms that the definitions, the document's own head and its inventory name."""
    issuer = next((d.full_name for d in definitions if d.kind == "issuer"), document.issuer)
    others = (n for n in inventory.all() if inventory.kind(n) in ("firm", "investor", "fund"))
    firms = Firms(issuer, others=frozenset(others))
    for definition in definitions:
        _same(firms, definition)
        for short in definition.short_names:
            if short in firms.generic:
                continue
            firms.full_names.setdefault(short, definition.full_name)
            if definition.kind:
                firms.kinds.setdefault(short, definition.kind)
            if definition.kind == "issuer" and definition.full_name == issuer:
                firms.aliases.add(short)
            elif definition.kind == "predecessor":
                firms.predecessors |= {short, definition.full_name}
    return firms


def is_short_for(short: str, full: str) -> bool:
    """Whether the signs of a short name stand in the full one, in their order.

    >>> is_short_for("清澜股份", "上海清澜精工股份有限公司"), is_short_for("昆山砚捷", "黄山砚捷股份有限公司")
    (True, False)
    """
    rest = iter(full)
    return len(short) >= 3 and all(sign in rest for sign in short)


def inferred(firms: Firms, inventory: Inventory, passages: Iterable[Passage]) -> list[Definition]:
    """Names of the issuer and its predecessor where an excerpt has no list of definitions.

    A name whose signs stand in the issuer's is the issuer's, or its predecessor's where it is a limited company's and
    the issuer has shares; no holder's is. `firms` is completed.
    """
    if firms.issuer is None or firms.aliases or firms.predecessors:
        return []
    stock = _STOCK.search(firms.issuer) is not None
    short = {
        n
        for n in firms.others
        if n != firms.issuer and is_short_for(n, firms.issuer) and not inventory.is_listed(n)
    }
    formerly = {n for n in short if stock and firms.is_limited(n)}
    full = next((n for n in sorted(formerly) if n.endswith("公司")), "")
    found: dict[str, Definition] = {}
    for passage in passages:
        for span in passage.names:
            if span.text not in short or span.text in found or span.text == full:
                continue
            former = span.text in formerly
            evidence = passage.evidence(span.start, span.end)
            meant = full if former else firms.issuer
            found[span.text] = Definition(
                (span.text,), meant, "predecessor" if former else "issuer", evidence, inferred=True
            )
            (firms.predecessors if former else firms.aliases).add(span.text)
            firms.full_names[span.text] = meant
    firms.predecessors |= {full} - {""}
    return list(found.values())


def heading_organization(story: Story | str, firms: Firms) -> str | None:
    """The organization whose name a heading is, None where it is another heading."""
    title = story if isinstance(story, str) else story.text
    name = squeezed(title)[0].strip("：: ")
    if name in firms.full_names or is_organization(name):
        return name
    return None
