"""A spaCy pipeline: blank zh, cut by jieba, with everything this package finds as spans.

`doc.spans` holds the groups `quantities`, `periods`, `regions` and `names`; a span's `_.found` is the object the
finder returned (`Quantity`, `Period`, `Region`, `NameSpan`), its label what kind of thing it is; `found(doc, group)`
gives those objects alone. Words are cut where a span begins and ends, and a quantity is one word, so that every
span is exact: the span's text is the slice of the text.

>>> doc = pipeline()("2022年，徐工汉云完成3亿元B轮融资。")
>>> [(span.text, span.label_) for span in doc.spans["quantities"]]
[('3亿元', 'money')]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise
from typing import Any, Literal, Protocol, cast

import spacy
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extract.language.names import NameSpan, find_names
from extract.language.periods import PeriodContext, find_periods
from extract.language.quantities import find_quantities
from extract.language.tokens import Tokens

Group = Literal["quantities", "periods", "regions", "names"]
GROUPS: tuple[Group, ...] = ("quantities", "periods", "regions", "names")
_BATCH = 128


class Found(Protocol):
    """What every finder returns: a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a text leans on that stands elsewhere in its document."""

    periods: PeriodContext = field(default_factory=PeriodContext)
    """What dates are resolved against; without one only what the text itself says is resolved."""
    names: Callable[[str, Tokens], list[NameSpan]] = find_names
    """Finds the names in a text: those the text tells by itself, or those that its document is known to name."""


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline, made once in a process; `annotate` runs it over many texts."""
    if not Span.has_extension("found"):
        Span.set_extension("found", getter=_found_of)
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gouji.Segmenter.v1"}}})
    for group in GROUPS:
        nlp.add_pipe(f"gouji_{group}", name=group)
    return nlp


def annotate(texts: Iterable[Tokens], context: Context | None = None) -> Iterator[Doc]:
    """A Doc for each text, in order, run through the pipeline in batches."""
    nlp, asked, waiting = pipeline(), context or Context(), iter(texts)
    while batch := list(islice(waiting, _BATCH)):
        yield from nlp.pipe(segmented(nlp.vocab, batch, asked), batch_size=_BATCH)


def found(doc: Doc, group: Group) -> Any:
    """What a finder returned for a text, as a list."""
    return doc.user_data["found"][group]


class Segmenter:
    """Cuts a text into jieba's words, changed so that no annotation begins or ends within one."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc with the annotations in its user data, from where the components take them."""
        return segmented(self.vocab, [Tokens(text)], Context())[0]


def segmented(vocab: Vocab, batch: list[Tokens], context: Context) -> list[Doc]:
    """Docs of texts, with their annotations in the user data, from where the components take them.

    One finder after the other reads the whole batch: what it needs stays in the processor's cache.
    """
    quantities = [find_quantities(tokens.text) for tokens in batch]
    periods = [find_periods(tokens.text, context.periods) for tokens in batch]
    regions = [tokens.regions for tokens in batch]
    for tokens in batch:
        tokens.cut()
    names = [context.names(tokens.text, tokens) for tokens in batch]
    columns = zip(quantities, periods, regions, names, strict=True)
    return [
        _doc(vocab, tokens, dict(zip(GROUPS, found, strict=True)))
        for tokens, found in zip(batch, columns, strict=True)
    ]


def _doc(vocab: Vocab, tokens: Tokens, found: dict[Group, Sequence[Found]]) -> Doc:
    text, places = tokens.text, _places(tokens, found)
    words = [text[a:b] for a, b in pairwise(places)]
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    doc.user_data["found"], doc.user_data["places"] = found, places
    return doc


def _places(tokens: Tokens, found: dict[Group, Sequence[Found]]) -> list[int]:
    """Where words begin and end: jieba's places, those of all that was found, and none within a quantity."""
    cuts = {0, *tokens.ends}
    for item in found["quantities"]:
        cuts.difference_update(range(item.start + 1, item.end))
    for group in found.values():
        for item in group:
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
            for item in found(doc, group)
        ]
        return doc

    return label


def _label(group: Group, item: Found) -> str:
    return str(getattr(item, "kind", None) or getattr(item, "level", group))


def _found_of(span: Span) -> Found | None:
    """What a finder returned for a span, looked up by its place and label when asked."""
    for group, items in span.doc.user_data["found"].items():
        for item in items:
            place = (item.start, item.end, _label(group, item))
            if place == (span.start_char, span.end_char, span.label_):
                return cast("Found", item)
    return None


for _group in GROUPS:
    Language.component(f"gouji_{_group}", func=_component(_group))
