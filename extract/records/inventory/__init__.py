"""The organizations that a document names, known as a whole before any event is read."""

from extract.records.inventory.inventory import Inventory, take_inventory

__all__ = ["Inventory", "take_inventory"]
