"""Prospectuses and reports: who holds what, who paid what and when, and the accounts."""

from extract.records.capital.model import CapitalRecords, Definition, Snapshot
from extract.records.capital.records import capital_records

__all__ = ["CapitalRecords", "Definition", "Snapshot", "capital_records"]
