"""Quantities: numbers in running text and in table cells, with unit, qualifier and precision."""
from extract.language.quantities.finder import find_quantities
from extract.language.quantities.model import CellNumber, Quantity, UnitScale

__all__ = ["CellNumber", "Quantity", "UnitScale", "find_quantities"]
