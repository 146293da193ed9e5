"""The spaCy pipeline: exact spans, tokens that no span cuts, dates resolved against the document."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.language.annotation import Context, annotate
from extract.language.names import NameSpan
from extract.language.periods import PeriodContext
from extract.language.pipeline import GROUPS, doc_of, docs_of, pipeline
from extract.language.tokens import Tokens

SENTENCE = "2022年，苏州市的远舟能源股份有限公司完成12,345.67万元B轮融资，同比增长33.5%。"


def test_pipeline_spans_carry_what_was_found() -> None:
    doc = pipeline()(SENTENCE)
    spans = {group: [(span.text, span.label_) for span in doc.spans[group]] for group in GROUPS}
    assert spans["quantities"] == [("12,345.67万元", "money"), ("33.5%", "percent")]
    assert ("2022年", "point") in spans["periods"]
    assert spans["regions"] == [("苏州市", "city")]
    assert spans["names"] == [("远舟能源股份有限公司", "firm")]
    money = doc.spans["quantities"][0]._.found
    assert (money.value, money.currency) == (123456700.0, "CNY")


def test_pipeline_makes_one_token_of_a_number() -> None:
    assert "12,345.67万元" in [token.text for token in pipeline()(SENTENCE)]


def test_pipeline_resolves_dates_against_the_context() -> None:
    context = Context(PeriodContext(published_on="2023-09"))
    (doc,) = docs_of([Tokens("今年上半年新增9家。")], context)
    assert [span._.found.iso for span in doc.spans["periods"]] == ["2023-01/2023-06"]


def test_pipeline_finds_the_names_that_the_document_is_known_to_name() -> None:
    def known(text: str, tokens: Tokens) -> list[NameSpan]:
        return [NameSpan(0, 2, text[:2], "firm", "known")]

    texts = [Tokens("云杉融资。"), Tokens("砚池扩产。")]
    found = list(annotate(texts, Context(names=known)))
    docs = list(docs_of(texts, Context(names=known)))
    assert [[span.text for span in doc.spans["names"]] for doc in docs] == [["云杉"], ["砚池"]]
    assert [[name.text for name in each.names] for each in found] == [["云杉"], ["砚池"]]
    doc = doc_of(texts[0], found[0])
    assert [span.text for span in doc.spans["names"]] == ["云杉"]


def test_pipeline_without_context_resolves_only_what_is_printed() -> None:
    doc = pipeline()("今年新增9家，2022年新增8家。")
    assert [span._.found.iso for span in doc.spans["periods"]][-1] == "2022"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="北京苏州公司完成亿元年月日第一二三0123456789.,，。%（）、 \nABc轮融资", max_size=40))
def test_pipeline_keeps_every_character(text: str) -> None:
    doc = pipeline()(text)
    assert doc.text == text
    for group in GROUPS:
        for span in doc.spans[group]:
            assert text[span._.found.start : span._.found.end] == span.text


@pytest.mark.parametrize("text", ["", "远舟能源完成3亿元融资。", "A轮 B轮\n2022年"])
def test_tokens_cover_the_text(text: str) -> None:
    tokens = Tokens(text)
    assert "".join(word.text for word in tokens.words) == text
    assert all(text[word.start : word.end] == word.text for word in tokens.words)
    assert tokens.bounds >= {0, len(text)}


def test_tokens_between_begin_inside() -> None:
    tokens = Tokens("企业完成融资")
    assert [word.text for word in tokens.between(2, 6)] == ["完成", "融资"]
    assert tokens.at(tokens.ending_at(2)).text == "企业"
