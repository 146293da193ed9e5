"""核对: is the figure that a claim quotes what the sources say?

Claims and sources are read into the same thing (`statement`): a number with the words that say what it is of, in layers
from the nearest to the farthest. `prose` and `cells` read running text (cut into `segments`) and tables, `claim` a claim;
`candidates` looks up where a claim may be spoken of. A claim that repeats a sentence is held against it word by word
(`copies`); else each figure is held against each number found (`compare`), slot by slot (`agreement`, `parties`, `roles`,
`numbers`), and what fits is tested against its neighbours (`rivals`). `judge` and, without figures, `wording` and `fillers`
decide: borne out is what accounts for a claim, but for wording of its own in whose place nothing else stands (`substitutes`), and
no neighbour says better; denied is what differs in one or two slots or words, or in the number where nearly all else is there.
`explain` says which slot differs.
"""

from extract.checking.verify.verifier import UnknownDocumentError, Verifier

__all__ = ["UnknownDocumentError", "Verifier"]
