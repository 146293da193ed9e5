"""勾稽: do the figures of a document agree with each other?"""

from extract.checking.reconcile.document import reconcile
from extract.checking.reconcile.doubts import doubt_tables

__all__ = ["doubt_tables", "reconcile"]
