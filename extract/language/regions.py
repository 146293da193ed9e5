"""Regions: provinces, cities, counties, and the larger areas that documents speak of."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

import ahocorasick_rs

from extract.language import vocabularies
from extract.language.characters import simplified


@dataclass(slots=True, frozen=True)
class Region:
    """A region named at a place in a text, under its usual short name."""

    start: int
    end: int
    text: str
    name: str
    level: str
    """province, city, county, place (a zone), area or country."""


class Gazetteer:
    """All region names."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[str, str]] = {}
        """Printed form -> (usual name, level)."""
        self.parents: dict[str, str] = {}
        """Usual name of a city or county -> usual name of its province."""
        self.cities: dict[str, str] = {}
        """Usual name of a county -> usual name of its city."""
        self.members: dict[str, tuple[str, ...]] = {}
        """Usual name of an area -> the provinces or cities it is made of."""
        source = resources.files("extract.language.vocabularies") / "divisions.csv"
        rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
        by_code = {row["code"]: row for row in rows}
        regions = vocabularies.load("regions")
        for row in rows:
            usual = row["short"] or row["name"]
            # A county's name alone may be a word or another place; it counts with its 县, 区 or 市 only.
            for form in {row["name"], row["short"]} - {"", *regions["words"]}:
                self.names.setdefault(form, (usual, row["level"]))
            province = by_code.get(row["code"][:2])
            if province is not None and row["level"] != "province":
                self.parents.setdefault(usual, province["short"])
            city = by_code.get(row["code"][:4])
            if city is not None and row["level"] == "county":
                self.cities.setdefault(usual, city["short"] or city["name"])
        for group in regions["groups"]:
            self.names[group] = (group, "area")
            self.members[group] = tuple(regions["groups"][group])
        for usual, forms in regions["same"].items():
            for form in forms:
                self.names[form] = (usual, "area")
        for place in regions["places"]:
            self.names.setdefault(place, (place, "place"))
        for country in regions["countries"]:
            self.names.setdefault(country, (country, "country"))

    @cached_property
    def automaton(self) -> ahocorasick_rs.AhoCorasick:
        """Finds every name, the longest at each place."""
        return ahocorasick_rs.AhoCorasick(
            list(self.names), matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST
        )

    @cached_property
    def forms(self) -> list[str]:
        """The names by the automaton's numbers."""
        return list(self.names)


@vocabularies.derived
def gazetteer() -> Gazetteer:
    """The region names of the vocabularies."""
    return Gazetteer()


def find_regions(text: str) -> list[Region]:
    """The regions that a text names, from left to right; 北京市海淀区 is one, under the name of its last part."""
    known = gazetteer()
    found: list[Region] = []
    for number, start, end in known.automaton.find_matches_as_indexes(simplified(text)):
        usual, level = known.names[known.forms[number]]
        if (
            found
            and found[-1].end == start
            and level in ("city", "county")
            and found[-1].level in ("province", "city")
        ):
            last = found.pop()
            start = last.start
        found.append(Region(start, end, text[start:end], usual, level))
    return found


def province_of(name: str) -> str | None:
    """The province in which a region lies, or the region itself where it is one."""
    known = gazetteer().names.get(name)
    if known is not None and known[1] == "province":
        return known[0]
    return gazetteer().parents.get(name)


def regions_around(text: str) -> frozenset[str]:
    """The regions in which the one that a text names lies, itself included: 山东威海 -> 威海, 山东, 东部地区, …"""
    named = find_regions(text)
    if not named:
        return frozenset()
    known, usual = gazetteer(), named[-1].name
    around = {usual} | {place for place in (known.cities.get(usual), province_of(usual)) if place}
    return frozenset(around | {area for area, members in known.members.items() if around & {*members}})


def province_in(text: str) -> str | None:
    """The province in which the region that a text names lies; 中国 for the whole country."""
    named = find_regions(text)
    if not named:
        return None
    return province_of(named[-1].name) or named[-1].name


_PARTS = ("东部地区", "中部地区", "西部地区", "东北地区")


def part_of_china(text: str) -> str | None:
    """东部地区, 中部地区, 西部地区 or 东北地区, as the statistics divide the provinces."""
    around = regions_around(text)
    return next((part for part in _PARTS if part in around), None)
