"""What the finders of numbers return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.quantity import Qualifier

Kind = Literal["money", "percent", "point", "count", "multiple", "measure", "rank", "number"]


@dataclass(slots=True, frozen=True)
class Quantity:
    """A number in running text, with its unit and the words that say how it is meant."""

    start: int
    end: int
    text: str
    """Exactly text[start:end], with the words of the qualifier: 超过475亿元, 5 个左右."""
    number_start: int
    number_end: int
    """The bare number with magnitude and unit: 475亿元."""
    value: float | None
    """In base units (亿元 in 元, 万户 in 户); a percentage as printed; None for a range and for 数亿."""
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    currency: str | None
    """ISO 4217 for money, else None."""
    kind: Kind
    precision: float
    """Half a unit of the last printed digit, in base units: 5e6 for 475.3亿, 0.5 for 53家, 5 for 八成."""
    shared_unit: bool = False
    """Magnitude or unit, or both, were taken from a later member of the same list or range."""
    rhetorical: bool = False
    """A number that shapes the sentence rather than measures: 三大环节, 六个方面, 首个."""


@dataclass(slots=True, frozen=True)
class CellNumber:
    """A whole table cell read as one number."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None
    currency: str | None
    decimals: int
    """Digits printed after the decimal point."""
    precision: float
    """Half a unit of the last printed digit, in base units."""
    text: str


@dataclass(slots=True, frozen=True)
class UnitScale:
    """The unit that a header or caption declares: 万元 is 元 with power 4."""

    unit: str
    power: int = 0
    currency: str | None = None

    @property
    def spelled(self) -> str:
        """The unit as a caption prints it: 万元."""
        return {0: "", 3: "千", 4: "万", 6: "百万", 8: "亿"}.get(self.power, "") + self.unit
