"""Whatever a document says, it is text on our pages."""

import pytest
from web_sample import NASTY


def pages(sample):
    quote = sample.evidence[f"50万元，说明见{NASTY}"]
    return [
        "/",
        "/gouji/documents",
        f"/gouji/documents/{sample.text}",
        f"/gouji/statistics?document_id={sample.text}",
        "/gouji/statistics",
        "/gouji/policies",
        "/gouji/mentions",
        "/gouji/organizations",
        "/gouji/organizations/3",
        "/gouji/evidence",
        f"/gouji/evidence/{quote}",
        "/gouji/pages",
        "/gouji/ingest_log",
        f"/-/page/{sample.text}/1?evidence={quote}",
        f"/-/page/{sample.text}/1?q=%3Cscript%3E",
        "/-/search?q=%3Cscript%3Ealert(1)",
        "/-/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/gouji/evidence?_search=%3Cscript%3E",
        "/gouji/statistics?subject=%3Cscript%3Ealert(1)%3C/script%3E",
        "/gouji?sql=select+*+from+statistics",
        "/nothing/%3Cscript%3Ealert(1)",
        "/gouji/%3Cscript%3Ealert(1)",
    ]


@pytest.mark.parametrize("index", range(22))
def test_nothing_a_document_says_becomes_a_tag(site, sample, index):
    answer = site.get(pages(sample)[index], follow_redirects=True)
    text = answer.text
    assert "<script>alert" not in text
    assert "onmouseover" not in text
    # A quotation mark of the document must not close an attribute of ours.
    assert f'="{NASTY}' not in text and "script>\"'&" not in text


def test_the_list_is_whole(sample):
    assert len(pages(sample)) == 22
