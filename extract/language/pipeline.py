"""A spaCy pipeline: blank zh, cut by jieba, with everything this package finds as spans.

`doc.spans` holds the groups `quantities`, `periods`, `regions` and `names`; a span's `_.found` is the object the
finder returned (`Quantity`, `Period`, `Region`, `NameSpan`), its label what kind of thing it is. Words are cut where
a span begins and ends, and a quantity is one word, so that every span is exact: its text is the slice of the text.

>>> doc = pipeline()("2022年，徐工汉云完成3亿元B轮融资。")
>>> [(span.text, span.label_) for span in doc.spans["quantities"]]
[('3亿元', 'money')]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, Protocol, cast

import spacy
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extract.language.annotation import Annotation, Context, annotate
from extract.language.tokens import Tokens

Group = Literal["quantities", "periods", "regions", "names"]
GROUPS: tuple[Group, ...] = ("quantities", "periods", "regions", "names")


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
    """The pipeline, made once in a process; `docs_of` runs it over many texts."""
    if not Span.has_extension("found"):
        Span.set_extension("found", getter=_found_of)
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gouji.Segmenter.v1"}}})
    for group in GROUPS:
        nlp.add_pipe(f"gouji_{group}", name=group)
    return nlp


def docs_of(texts: Iterable[Tokens], context: Context | None = None) -> Iterator[Doc]:
    """A Doc for each text, in order."""
    nlp, tokens = pipeline(), list(texts)
    made = (
        _doc(nlp.vocab, each, found) for each, found in zip(tokens, annotate(tokens, context), strict=True)
    )
    yield from nlp.pipe(made)


def doc_of(tokens: Tokens, annotation: Annotation) -> Doc:
    """The Doc of a text in which all has been found already."""
    nlp = pipeline()
    (doc,) = nlp.pipe([_doc(nlp.vocab, tokens, annotation)])
    return doc


class Segmenter:
    """Cuts a text into jieba's words, changed so that no annotation begins or ends within one."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc with the annotations in its user data, from where the components take them."""
        tokens = Tokens(text)
        (annotation,) = annotate([tokens])
        return _doc(self.vocab, tokens, annotation)


def _doc(vocab: Vocab, tokens: Tokens, found: Annotation) -> Doc:
    text, places = tokens.text, _places(tokens, found)
    words = [text[a:b] for a, b in pairwise(places)]
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    doc.user_data["found"], doc.user_data["places"] = found, places
    return doc


def _places(tokens: Tokens, found: Annotation) -> list[int]:
    """Where words begin and end: jieba's places, those of all that was found, and none within a quantity."""
    cuts = {0, *tokens.ends}
    for item in found.quantities:
        cuts.difference_update(range(item.start + 1, item.end))
    for group in GROUPS:
        for item in getattr(found, group):
            cuts.add(item.start)
            cuts.add(item.end)
    return sorted(cuts)


def _segmenter() -> Callable[[Language], Segmenter]:
    return lambda nlp: Segmenter(nlp.vocab)


util.registry.tokenizers("gouji.Segmenter.v1", func=_segmenter)


def _component(group: Group) -> Callable[[Doc], Doc]:
    def label(doc: Doc) -> Doc:
        places = doc.user_data["places"]
        doc.spans[group] = [
            Span(
                doc, bisect_left(places, item.start), bisect_left(places, item.end), label=_label(group, item)
            )
            for item in getattr(doc.user_data["found"], group)
        ]
        return doc

    return label


def _label(group: Group, item: Found) -> str:
    return str(getattr(item, "kind", None) or getattr(item, "level", group))


def _found_of(span: Span) -> Found | None:
    """What a finder returned for a span, looked up by its place and label when asked."""
    for group in GROUPS:
        for item in getattr(span.doc.user_data["found"], group):
            place = (item.start, item.end, _label(group, item))
            if place == (span.start_char, span.end_char, span.label_):
                return cast("Found", item)
    return None


for _group in GROUPS:
    Language.component(f"gouji_{_group}", func=_component(_group))
