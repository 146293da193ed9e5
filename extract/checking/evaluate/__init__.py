"""Precision, recall and F1 of what was extracted, against rows that a person labelled."""

from extract.checking.evaluate.compare import Score
from extract.checking.evaluate.gold import Found, Gold, GoldError, load
from extract.checking.evaluate.lists import evaluate

__all__ = ["Found", "Gold", "GoldError", "Score", "evaluate", "load"]
