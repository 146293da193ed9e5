"""A spaCy pipeline: blank zh, cut by jieba, with everything this package finds as spans.

`doc.spans` holds the groups `quantities`, `periods`, `regions` and `names`; a span's `_.found` is the object the
finder returned (`Quantity`, `Period`, `Region`, `NameSpan`), its label what kind of thing it is. Words are cut
where a span begins and ends, and a quantity is one word, so that every span is exact: the span's text is the
slice of the text.

>>> doc = pipeline()("2022年，徐工汉云完成3亿元B轮融资。")
>>> [(span.text, span.label_) for span in doc.spans["quantities"]]
[('3亿元', 'money')]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

import spacy
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extract.language.names import find_names
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import find_quantities
from extract.language.regions import find_regions
from extract.language.tokens import Tokens

GROUPS = ("quantities", "periods", "regions", "names")


class Found(Protocol):
    """What every finder returns: a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline, made once in a process.

    A date is resolved against `doc.user_data["context"]`, a `PeriodContext`, where one is set before the component
    `periods` runs; without one only what the text itself says is resolved.
    """
    if not Span.has_extension("found"):
        Span.set_extension("found", default=None)
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gouji.Segmenter.v1"}}})
    for group in GROUPS:
        nlp.add_pipe(f"gouji_{group}", name=group)
    return nlp


class Segmenter:
    """Cuts a text into jieba's words, changed so that no annotation begins or ends within one."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc with the annotations in its user data, from where the components take them."""
        tokens = Tokens(text)
        found: dict[str, Sequence[Found]] = {
            "quantities": find_quantities(text),
            "regions": find_regions(text),
            "names": find_names(text, tokens),
        }
        found["periods"] = find_periods(text, PeriodContext())
        cuts = {0, len(text), *tokens.ends}
        for quantity in found["quantities"]:
            cuts.update((quantity.start, quantity.end))
            cuts.difference_update(range(quantity.start + 1, quantity.end))
        for group in ("periods", "regions", "names"):
            for item in found[group]:
                cuts.update((item.start, item.end))
        places = sorted(cuts)
        words = [text[a:b] for a, b in pairwise(places)]
        doc = Doc(self.vocab, words=words, spaces=[False] * len(words))
        doc.user_data["found"], doc.user_data["places"] = found, places
        return doc


def _segmenter() -> Callable[[Language], Segmenter]:
    return lambda nlp: Segmenter(nlp.vocab)


util.registry.tokenizers("gouji.Segmenter.v1", func=_segmenter)


def _component(group: str) -> Callable[[Doc], Doc]:
    def annotate(doc: Doc) -> Doc:
        context = doc.user_data.get("context")
        found = doc.user_data["found"][group]
        if group == "periods" and context is not None:
            found = find_periods(doc.text, context)
        places = doc.user_data["places"]
        spans = []
        for item in found:
            first, last = bisect_left(places, item.start), bisect_left(places, item.end)
            label = str(getattr(item, "kind", None) or getattr(item, "level", group))
            span = Span(doc, first, last, label=label)
            span._.found = item
            spans.append(span)
        doc.spans[group] = spans
        return doc

    return annotate


for _group in GROUPS:
    Language.component(f"gouji_{_group}", func=_component(_group))
