"""Quantitative statements, in running text and in tables: who or what, which aspect, how much, when and where."""

from extract.records.statistics.sentences import statements
from extract.records.statistics.statement import Statement
from extract.records.statistics.tables import statistics_of_tables
from extract.records.statistics.text import statistics_in

__all__ = ["Statement", "statements", "statistics_in", "statistics_of_tables"]
