"""A draft that is dropped on the page comes back with its figures marked; a verdict has a link and a citation."""

import asyncio
import base64
import hashlib
import re

import pytest
from web_sample import Site


@pytest.fixture(scope="module")
def reading(samples_db):
    return Site(samples_db)


def test_a_draft_comes_back_marked(reading):
    async def run():
        client = reading.datasette.client
        token = (await client.get("/-/verify")).cookies["ds_csrftoken"]
        options = {"cookies": {"ds_csrftoken": token}, "headers": {"x-csrftoken": token}}
        text = "2023年，全国新型储能领域融资事件286起，同比增长33.0%。\n".encode()
        sent = await client.post("/-/draft?name=稿件.txt", content=text, **options)
        assert sent.status_code == 201, sent.text
        report = await client.get(sent.json()["address"])
        assert "核对报告" in report.text and "286起" in report.text and "/-/page/" in report.text
        policy = report.headers["content-security-policy"]
        style = re.search(r"<style>(.*?)</style>", report.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        assert f"style-src 'self' 'sha256-{digest}';" in policy and "unsafe-inline" not in policy
        assert " style=" not in report.text, "it would be blocked"
        for name, content, words in (
            ("a.exe", b"MZ", "不是可核对的稿件"),
            ("a.docx", b"none", "docx"),
            ("a.txt", b"", "空文件"),
        ):
            refused = await client.post(f"/-/draft?name={name}", content=content, **options)
            assert refused.status_code == 400 and words in refused.text and "/tmp" not in refused.text
        assert (await client.get("/-/draft/none")).status_code == 404

    asyncio.run(run())


def test_a_verdict_has_a_link_and_a_citation(reading):
    page = reading.get("/-/verify?claim=2023年新型储能领域融资事件286起").text
    assert 'class="quiet permalink" href="/-/verify?claim=' in page
    assert 'data-citation="' in page and "第 " in page.split('data-citation="')[1].split('"')[0]
