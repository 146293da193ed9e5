"""Quantitative statements of running text: who or what, which aspect, how much, when and where."""

from extract.records.statistics.text import statistics_in

__all__ = ["statistics_in"]
