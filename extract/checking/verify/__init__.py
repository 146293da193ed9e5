"""核对: is the figure that a claim quotes what the sources say?

A claim is taken apart (`claims`, `words`, `labels`), the pages and lines that share its rarest words are looked up
(`retrieve`) (`reader`, `lines`), every number on them stands in its context (`mentions`, `prose`, `lists`, `rows`) and is held against the claim (`numbers`,
`alignment`); the best of them decide (`judge`, `derived`, `wording`), and `explain` says why.
"""

from extract.checking.verify.verifier import UnknownDocumentError, Verifier

__all__ = ["UnknownDocumentError", "Verifier"]
