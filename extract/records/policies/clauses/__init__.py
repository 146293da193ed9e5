"""The clauses of a measure: whom, by what, what is given, how much, of what, how much at most."""

from extract.records.policies.clauses.figures import Context, Figure
from extract.records.policies.clauses.parser import Parsed, gives_sums, parse

__all__ = ["Context", "Figure", "Parsed", "gives_sums", "parse"]
