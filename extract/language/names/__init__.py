"""Names of organizations in running text."""

from extract.language.names.finder import find_names
from extract.language.names.model import NameSpan

__all__ = ["NameSpan", "find_names"]
