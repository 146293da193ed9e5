"""勾稽: do the figures of a document agree with each other?"""

from extract.checking.reconcile.document import reconcile

__all__ = ["reconcile"]
