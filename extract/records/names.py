"""Which names of a document are one organization.

Names are joined only where the text or a vocabulary says so: by definition (以下简称), by a vocabulary's full
name, or where a short name is part of exactly one full name. Two organizations taken for one cost more than
one taken for two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.language.characters import simplified
from extract.language.names.lexicon import lexicon
from extract.language.names.words import words
from extract.language.regions import find_regions
from schemas import Evidence, Mention, Organization, OrganizationName
from schemas.organization import NameKind, OrganizationKind

_NOISE = re.compile(r"[\s\"'“”‘’「」《》〈〉()（）\[\]【】·,，.。、；;：:*]")
_STATE_HELD = re.compile(r"\((?:SS|CS|SLS)\)$")
"""Marks behind a holder's name in a table: it is, or is controlled by, a State-owned Shareholder."""
_LEGAL = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|集团|（?有限合伙）?|合伙企业|（特殊普通合伙）|\(有限合伙\))+$"
)
_FORM = re.compile(r"(?P<trade>[\u4e00-\u9fff]{2,6})(?P<form>股份|有限|集团)")
_LEAST_SHORT, _LONGEST_TRADE, _LONGEST_STEM = 3, 6, 12
_TOWNS, _INVESTORS = ("province", "city"), ("资本", "创投", "投资")
_FAMILY = re.compile(r"^([\u4e00-\u9fff]{2,4})系(?:资本|基金|机构)?$")


def name_key(name: str) -> str:
    """What two printings of a name share: NFKC, lower case, simplified, without white space and marks."""
    plain = _STATE_HELD.sub("", unicodedata.normalize("NFKC", name).strip())
    return simplified(_NOISE.sub("", plain).lower())


@dataclass
class _Entry:
    """One name as it was met: its forms, kind and places."""

    key: str
    forms: dict[str, NameKind] = field(default_factory=dict)
    kind: OrganizationKind = "other"
    places: list[tuple[str, Evidence]] = field(default_factory=list)
    canonical: str | None = None


class Names:
    """Collects the names of a document and links them to organizations."""

    def __init__(self) -> None:
        self._entries: dict[str, _Entry] = {}
        self._joined: dict[str, str] = {}
        self._groups: dict[str, list[str]] = {}
        self._organizations: dict[str, Organization] = {}
        self.organizations: list[Organization] = []
        self.mentions: list[Mention] = []

    def know(
        self, name: str, kind: OrganizationKind, form: NameKind = "short", canonical: str | None = None
    ) -> _Entry | None:
        """Note that there is a name."""
        key = name_key(name)
        if not key:
            return None
        entry = self._entries.setdefault(key, _Entry(key))
        entry.forms.setdefault(name, _form(name, form))
        if entry.kind == "other" or (entry.kind == "firm" and kind in ("investor", "fund")):
            entry.kind = kind
        known = lexicon().names.get(name)
        if known is not None:
            entry.canonical = known.canonical
            entry.kind = known.kind
        entry.canonical = entry.canonical or canonical
        return entry

    def add(
        self,
        name: str,
        kind: OrganizationKind,
        evidence: Evidence,
        form: NameKind = "short",
        canonical: str | None = None,
    ) -> None:
        """Note that a name stands at a place."""
        entry = self.know(name, kind, form, canonical)
        # Rows and running text may both name it at one place; that is one mention.
        if entry is not None and all(
            e.page != evidence.page or e.char_start != evidence.char_start or n != name
            for n, e in entry.places[-3:]
        ):
            entry.places.append((name, evidence))

    def define(self, short: str, full: str, kind: OrganizationKind = "firm") -> None:
        """Note that the document itself calls `full` by `short`."""
        alias = short in words()["contextual"] or len(short) < 2
        self.know(full, kind, "full")
        taken = self._root(name_key(short))
        if alias and taken != name_key(short) and taken != self._root(name_key(full)):
            return  # a letter quoted in an annex calls its own writer 本公司 too; the document's own 本公司 stays
        self.know(short, kind, "alias" if alias else "short")
        self._join(name_key(short), name_key(full))

    def same(self, one: str, other: str) -> None:
        """Note that the document says of two names that they are one organization's: 甲更名为乙."""
        self._join(name_key(one), name_key(other))

    def identity(self, name: str) -> str:
        """What all names of one organization share, as far as they are joined."""
        return self._root(name_key(name))

    def full_name(self, name: str) -> str | None:
        """The longest full name among those of the organization that a name stands for."""
        root = self._root(name_key(name))
        return max(
            (
                form
                for key in self._members(root)
                for form, kind in self._entries[key].forms.items()
                if kind == "full"
            ),
            key=len,
            default=None,
        )

    def join(self, home: frozenset[str] = frozenset()) -> None:
        """Join the names that are one organization's by a vocabulary, or as a part of the one full name."""
        self._join_canonical()
        self._join_parts()
        self._join_dressed()
        if home:
            self._join_relative(home)
        self._join_families()

    def link(self, home: frozenset[str] = frozenset()) -> None:
        """Decide which names are one organization, and make the organizations and their mentions.

        `home` are the regions in which the firm is at home whose document it is: 省人民政府 is theirs. What a city
        writes of 区财政局 is of every district's, even where one district's is named.
        """
        self.join(home)
        groups: dict[str, list[_Entry]] = {}
        for key, entry in self._entries.items():
            groups.setdefault(self._root(key), []).append(entry)
        for root, entries in groups.items():
            organization = _organization(entries)
            self.organizations.append(organization)
            self._organizations[root] = organization
            for entry in entries:
                for name, evidence in entry.places:
                    self.mentions.append(Mention(name=name, organization=organization, evidence=evidence))

    def of(self, name: str | None) -> Organization | None:
        """The organization of a name, after linking."""
        key = name_key(name or "")
        return self._organizations.get(self._root(key)) if key in self._entries else None

    def _join_canonical(self) -> None:
        """Names that a vocabulary gives as one organization."""
        by_canonical: dict[str, str] = {}
        for key, entry in self._entries.items():
            if entry.canonical:
                self._join(key, by_canonical.setdefault(entry.canonical, key))
                full = name_key(entry.canonical)
                if full in self._entries:
                    self._join(key, full)

    def _join_parts(self) -> None:
        """A short name and the one full name it is the distinctive part of: 清澜云帆, 江苏清澜云帆技术股份有限公司."""
        full = [
            e
            for e in self._entries.values()
            if "full" in e.forms.values() and _LEGAL.search(next(iter(e.forms)))
        ]
        hosts_of = _Hosts(full)
        told = {self._root(entry.key) for entry in full}
        for entry in self._entries.values():
            if (
                entry.key in hosts_of.keys
                or "alias" in entry.forms.values()
                or entry.kind in ("government", "exchange")
                # The document has said whose name it is: 云杉港湾基金 is not 云杉科技创业基金 as well.
                or self._root(entry.key) in told
            ):
                continue
            hosts = {self._root(host.key) for host in hosts_of.of(next(iter(entry.forms)))}
            if len(hosts) == 1:
                self._join(entry.key, hosts.pop())

    def _join_dressed(self) -> None:
        """A short name with its town before it or 资本 behind it: 江苏砚池医疗 is 砚池医疗, 砚光融汇资本 is 砚光融汇."""
        short = (e for e in self._entries.values() if "full" not in e.forms.values())
        keys = {e.key for e in short if e.kind in ("firm", "investor", "fund", "other")}
        for key in keys:
            town = next((r for r in find_regions(key) if r.start == 0 and r.level in _TOWNS), None)
            bare = [key[town.end :]] if town is not None and len(key) - town.end > _LEAST_SHORT else []
            bare += [b for e in _INVESTORS if len(b := key.removesuffix(e)) >= _LEAST_SHORT and b != key]
            for plain in keys.intersection(bare):
                if self.full_name(key) is None or self.full_name(plain) is None:
                    self._join(key, plain)

    def _join_relative(self, home: frozenset[str]) -> None:
        """省人民政府 is the one provincial government that the document names in full, where it is its own."""
        full = [
            e
            for e in self._entries.values()
            if e.kind == "government" and "full" in e.forms.values() and _region(next(iter(e.forms))) in home
        ]
        for entry in self._entries.values():
            if entry.kind == "government" and set(entry.forms.values()) == {"alias"}:
                hosts = {self._root(f.key) for f in full if f.key.endswith(entry.key) and f.key != entry.key}
                if len(hosts) == 1:
                    self._join(entry.key, hosts.pop())

    def _join_families(self) -> None:
        """云杉系资本 and 松石系基金 mean the one investor whose name begins so."""
        for entry in self._entries.values():
            match = _FAMILY.match(next(iter(entry.forms)))
            if match is None:
                continue
            hosts = {
                self._root(k)
                for k, e in self._entries.items()
                if k.startswith(match[1]) and e is not entry and "系" not in k
            }
            if len(hosts) == 1:
                self._join(entry.key, hosts.pop())

    def _join(self, key: str, other: str) -> None:
        a, b = self._root(key), self._root(other)
        if a != b:
            self._joined[a] = b
            self._groups.setdefault(b, [b]).extend(self._groups.pop(a, [a]))

    def _members(self, root: str) -> list[str]:
        return [key for key in self._groups.get(root, [root]) if key in self._entries]

    def _root(self, key: str) -> str:
        while key in self._joined:
            key = self._joined[key]
        return key


def _form(name: str, form: NameKind) -> NameKind:
    if form == "short" and name.isascii():
        return "english"
    if name in words()["contextual"]:
        return "alias"
    return form


def stems_of(full: str) -> tuple[str, str]:
    """What short names are made from: a full name without its legal form, and that without its region too."""
    whole = _LEGAL.sub("", re.sub(r"[（(][^（）()]*[）)]", "", full))
    regions = find_regions(whole)
    return (whole[regions[0].end :] if regions and regions[0].start == 0 else whole), whole


class _Hosts:
    """Full names by what short ones are made of, so that each short name is looked up once."""

    def __init__(self, full: Iterable[_Entry]) -> None:
        self.keys: set[str] = set()
        self._begins: dict[str, list[_Entry]] = defaultdict(list)
        self._trades: dict[str, list[_Entry]] = defaultdict(list)
        self._ends: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
        for entry in full:
            self.keys.add(entry.key)
            stem, whole = stems_of(next(iter(entry.forms)))
            for name in {stem, whole}:
                for length in range(_LEAST_SHORT, len(name) + 1):
                    self._begins[name[:length]].append(entry)
            if len(stem) < _LEAST_SHORT:
                self._begins[stem].append(entry)  # 砚池 of 砚池集团股份有限公司
            for length in range(2, min(_LONGEST_TRADE, len(stem)) + 1):
                self._trades[stem[:length]].append(entry)
            if len(stem) <= _LONGEST_STEM:
                self._ends[stem[:2], stem[-2:]].append(entry)

    def of(self, name: str) -> Iterator[_Entry]:
        """The full names that a name may be short for: their beginning, their trade name with what stands in the
        middle left out, or with their legal form: 清澜股份 of 清澜精工股份有限公司, whose 清澜有限 is another."""
        short = _LEGAL.sub("", name)
        yield from self._begins.get(short, ())
        if len(name) < _LEAST_SHORT or len(short) < 2:
            return
        if len(short) > _LEAST_SHORT:
            yield from self._ends.get((short[:2], short[-2:]), ())
        match = _FORM.fullmatch(name)
        for entry in self._trades.get(match["trade"], ()) if match else ():
            printed = next(iter(entry.forms))
            stock = "股份有限" in printed
            if match and (stock if match["form"] == "股份" else match["form"] in printed and not stock):
                yield entry


def _organization(entries: list[_Entry]) -> Organization:
    forms = {name: kind for entry in entries for name, kind in entry.forms.items()}
    counts = {name: sum(1 for e in entries for n, _ in e.places if n == name) for name in forms}
    usual = max(
        (n for n in forms if forms[n] != "alias"),
        key=lambda n: (counts[n], len(n)),
        default=next(iter(forms)),
    )
    full = max((n for n, kind in forms.items() if kind == "full"), key=len, default=None)
    if full is None:
        full = next((e.canonical for e in entries if e.canonical and len(e.canonical) > len(usual)), None)
    kinds = [e.kind for e in entries if e.kind != "other"]
    organization = Organization(
        name=usual,
        full_name=full,
        kind=max(kinds, key=kinds.count) if kinds else "other",
        region=_region(full or usual),
    )
    organization.names = [
        OrganizationName(name=name, kind=kind, key=name_key(name)) for name, kind in forms.items()
    ]
    return organization


def _region(name: str) -> str | None:
    """The region with which a full name begins."""
    regions = find_regions(name)
    if regions and regions[0].start == 0 and regions[0].level in ("province", "city", "county"):
        return regions[0].name
    return None
