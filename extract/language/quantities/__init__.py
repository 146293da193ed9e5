"""Quantities: numbers in running text and in table cells, with unit, qualifier and precision."""

from extract.language.quantities.cells import read_cell
from extract.language.quantities.finder import find_quantities
from extract.language.quantities.headers import parse_unit
from extract.language.quantities.model import CellNumber, Kind, Quantity, UnitScale
from extract.language.quantities.render import spellings

__all__ = [
    "CellNumber",
    "Kind",
    "Quantity",
    "UnitScale",
    "find_quantities",
    "parse_unit",
    "read_cell",
    "spellings",
]
