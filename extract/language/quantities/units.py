"""Units and counters: what the vocabulary lists, found at a place in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from extract.language import vocabularies
from extract.language.quantities.model import Kind

_NAME_CHARACTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")


@dataclass(slots=True, frozen=True)
class Unit:
    """One unit with the limits that keep it from being read out of other words."""

    name: str
    kind: Kind
    power: int = 0
    currency: str | None = None
    not_before: tuple[str, ...] = ()
    but_before: tuple[str, ...] = ()
    arabic: bool = False
    least: float = 0
    close: bool = False
    whole: bool = False
    noun: bool = False
    trailing: tuple[str, ...] = ()
    """Words after the unit that say the currency once more: 2亿元人民币."""


class UnitTable:
    """All written forms of all units, by first character and longest first."""

    def __init__(
        self, forms: Mapping[str, Unit], magnitudes: Mapping[str, int], denominators: list[str]
    ) -> None:
        self._forms: dict[str, list[tuple[str, Unit]]] = {}
        for form in sorted(forms, key=len, reverse=True):
            self._forms.setdefault(form[0], []).append((form, forms[form]))
        self.first_characters = frozenset(self._forms)
        self._names = {
            **{form: form for form in denominators},
            **{form: unit.name for form, unit in forms.items()},
        }
        powers, forms_of = vocabularies.any_of(magnitudes), vocabularies.any_of(self._names)
        self._per = re.compile(rf"\s?[/／]\s?(每?)((?:{powers})?)({forms_of})")

    def at(self, text: str, position: int) -> tuple[Unit, int] | None:
        """The longest unit that stands at the position, with the place where it ends."""
        for form, unit in self._forms.get(text[position : position + 1], ()):
            if not text.startswith(form, position):
                continue
            end = position + len(form)
            if form[-1] in _NAME_CHARACTERS and text[end : end + 1] in _NAME_CHARACTERS and end < len(text):
                continue
            if unit.not_before and text.startswith(unit.not_before, end):
                if not (unit.but_before and text.startswith(unit.but_before, end)):
                    continue
            return unit, end
        return None

    def per(self, text: str, position: int, unit: Unit) -> tuple[Unit, int] | None:
        """The compound unit, where the unit is divided by another at the position: 元/股, 吨标准煤/万元."""
        found = self._per.match(text, position)
        if found is None:
            return None
        return replace(unit, name=f"{unit.name}/{found[2]}{self._names[found[3]]}"), found.end()


@vocabularies.derived
def unit_table() -> UnitTable:
    """The units of the vocabulary and the currencies."""
    vocabulary = vocabularies.load("units")
    forms: dict[str, Unit] = {}
    for kind, units in vocabulary["units"].items():
        for name, properties in units.items():
            unit = _unit(kind, name, properties or {})
            for form in (name, *(properties or {}).get("also", ())):
                forms[form] = unit
    for code, currency in vocabularies.load("currencies")["currencies"].items():
        unit = _unit("money", currency["name"], currency, code)
        forms.update(dict.fromkeys(currency["after"], unit))
    return UnitTable(forms, vocabulary["magnitudes"], vocabulary["denominators"])


def in_currency(unit: str | None, code: str) -> str:
    """The name of a unit of money in the currency that was declared beside it: US$5亿元 is in 美元."""
    name: str = vocabularies.load("currencies")["currencies"][code]["name"]
    return unit.replace("元", name, 1) if unit is not None and unit.startswith("元") else unit or name


@vocabularies.derived
def magnitude_pattern() -> re.Pattern[str]:
    """万, 亿, 万亿, 千万 … after digits."""
    return re.compile(vocabularies.any_of(magnitudes()))


@vocabularies.derived
def magnitudes() -> Mapping[str, int]:
    """Words that multiply, with their powers of ten."""
    words: Mapping[str, int] = vocabularies.load("units")["magnitudes"]
    return words


def _unit(kind: Kind, name: str, properties: Mapping[str, Any], currency: str | None = None) -> Unit:
    return Unit(
        name=properties.get("name", name),
        kind=kind,
        power=properties.get("power", 0),
        currency=currency,
        not_before=tuple(properties.get("not_before", ())),
        but_before=tuple(properties.get("but_before", ())),
        arabic=properties.get("arabic", False),
        least=properties.get("min", 0),
        close=properties.get("close", False),
        whole=properties.get("whole", False),
        noun=properties.get("noun", False),
        trailing=tuple(properties.get("trailing", ())),
    )
